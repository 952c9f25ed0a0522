//! Every limit: what is just within it is taken, what is beyond it is refused as a whole, in a
//! sentence that says what, where, and what to do.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)] // All of it is test.

mod given;

use given::{blank, docx, fixture, form_2021, page};
use std::fmt::Write as _;
use std::io::{Cursor, Write as _};
use xxgk_annual_report::limits;
use xxgk_annual_report::read::{Read, block, read};
use xxgk_annual_report::report::Field;
use xxgk_annual_report::saved;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

fn refused(file: impl AsRef<[u8]>) -> String {
    let sentence = read(file.as_ref()).map(|_| ()).unwrap_err().to_string();
    assert!(sentence.ends_with('。'), "{sentence}");
    sentence
}

fn opened(file: &str) -> Read {
    read(file.as_bytes()).unwrap_or_else(|error| panic!("{error}"))
}

/// A draft with that in it.
fn draft(entries: &str) -> String {
    format!(r#"{{ "schema": "xxgk-annual-report/1", "edition": "2021"{entries} }}"#)
}

// ── Sizes ───────────────────────────────────────────────────────────────────

#[test]
fn a_file_that_is_too_large_is_refused_whatever_it_is() {
    let mut file = vec![b' '; limits::FILE + 1];
    file[..4].copy_from_slice(b"%PDF");
    let sentence = refused(&file);
    assert!(sentence.starts_with("这个文件有 65 MB，超过 64 MB"), "{sentence}");
    file.truncate(limits::FILE);
    assert!(refused(&file).contains("PDF"));
}

#[test]
fn a_draft_that_is_too_long_is_refused_and_one_within_the_limit_opens_whole() {
    let long = |length: usize| draft(&format!(r#", "overview": "{}""#, "a".repeat(length)));
    let around = long(0).len();
    let within = opened(&long(limits::SAVED - around));
    assert_eq!(within.report.text(Field::OVERVIEW).len(), limits::SAVED - around);
    assert_eq!(within.notes, [""; 0]);
    let sentence = refused(long(limits::SAVED - around + 1));
    assert!(sentence.starts_with("草稿的内容有 9 MB，超过 8 MB"), "{sentence}");
}

#[test]
fn a_package_that_unpacks_to_too_much_is_refused() {
    let mut file = Cursor::new(docx(&blank()));
    let mut zip = ZipWriter::new_append(&mut file).unwrap();
    zip.start_file("customXml/item9.xml", SimpleFileOptions::default()).unwrap();
    let size = 123_457_u32;
    zip.write_all(&vec![b' '; size as usize]).unwrap();
    zip.finish().unwrap();
    // What it says to have is known before anything is unpacked.
    let mut file = file.into_inner();
    let large = u32::try_from(limits::UNPACKED).unwrap();
    while let Some(place) = file.windows(4).position(|four| four == size.to_le_bytes()) {
        file[place..place + 4].copy_from_slice(&large.to_le_bytes());
    }
    assert!(refused(file).starts_with("文件展开后超过 64 MB"));
}

// ── What a draft holds ──────────────────────────────────────────────────────

#[test]
fn a_draft_of_nothing_but_values_is_refused() {
    let list = |count: usize| draft(&format!(r#", "other": [{}0]"#, "0,".repeat(count)));
    assert!(refused(list(limits::VALUES)).starts_with("文件到第 1 行已有 400000 项内容"));
    assert_eq!(opened(&list(limits::VALUES - 10)).notes, ["文件里的“other”这个版本不认得，没有读入。"]);
}

#[test]
fn brackets_within_brackets_are_refused_from_a_depth_on() {
    let deep = |depth: usize| draft(&format!(r#", "other": {}{}"#, "[".repeat(depth), "]".repeat(depth)));
    assert_eq!(opened(&deep(limits::NESTING - 1)).notes.len(), 1);
    assert!(refused(deep(limits::NESTING)).contains("括号里套括号超过 16 层"));
    assert!(refused("{\"a\":".repeat(100_000)).contains("括号里套括号超过 16 层"));
}

#[test]
fn a_list_that_is_too_long_is_refused() {
    for key in ["accepted", "aside"] {
        let list = |count: usize| draft(&format!(r#", "{key}": [{}0]"#, "0,".repeat(count)));
        assert_eq!(opened(&list(limits::LISTED - 1)).notes.len(), limits::NOTES + 1);
        assert!(refused(list(limits::LISTED)).starts_with(&format!("文件里的“{key}”有 2001 项")));
    }
}

/// As much as the page takes (`www/view/room.ts`), of what is spelled longest in a file.
#[test]
fn what_can_be_typed_opens_again() {
    let mut report = blank();
    for text in ["\u{1}".repeat(800_000), "〔t3.new_received.total〕".repeat(200_000), "\n".repeat(40_000)]
    {
        report.set_text(Field::OVERVIEW, &text);
        let file = saved::write(&report);
        assert!(file.len() <= limits::SAVED, "{}", file.len());
        assert!(read(file.as_bytes()).is_ok());
    }
}

#[test]
fn prose_of_too_many_lines_is_refused() {
    let lines = |count: usize| draft(&format!(r#", "overview": "{}""#, "a\\n".repeat(count)));
    // Each of the three other sections of prose has one.
    assert_eq!(opened(&lines(limits::LINES - 4)).notes, [""; 0]);
    assert!(refused(lines(limits::LINES)).starts_with("草稿里的文字有 1000"));
    // Whatever ends them: a document makes a paragraph of each.
    for end in ["\\r", "\\u000b", "\\u2028"] {
        let other = lines(limits::LINES).replace("\\n", end);
        assert!(refused(&other).starts_with("草稿里的文字有 1000"), "{end}");
    }
}

#[test]
fn unknown_keys_are_noted_up_to_a_few_and_then_counted() {
    let mut entries = String::new();
    for place in 0..200_000 {
        write!(entries, r#", "k{place}": 1"#).unwrap();
    }
    let notes = opened(&draft(&entries)).notes;
    assert_eq!(notes.len(), limits::NOTES + 1);
    assert_eq!(notes[limits::NOTES], "另有 199990 处这样的内容，也没有读入。");
}

#[test]
fn a_note_quotes_a_long_key_by_its_ends() {
    let notes = opened(&draft(&format!(r#", "{}": 1"#, "k".repeat(100_000)))).notes;
    assert_eq!(notes.len(), 1);
    assert!(notes[0].text.len() < 400, "{} bytes", notes[0].text.len());
}

#[test]
fn what_somebody_typed_is_never_too_long_to_be_saved_and_opened_again() {
    // Far beyond what is checked.
    let mut report = blank();
    report.set_text(Field::OVERVIEW, &"港".repeat(limits::CHECKED));
    assert!(opened(&saved::write(&report)).report == report);
}

// ── Pasted blocks ───────────────────────────────────────────────────────────

#[test]
fn a_block_that_is_too_long_or_too_wide_is_refused() {
    let start = form_2021().cell("t3.new_received.natural").unwrap();
    let refused = |text: &str| block(form_2021(), start, text).unwrap_err().to_string();
    assert!(refused(&"1\t".repeat(limits::BLOCK / 2 + 1)).starts_with("要粘贴的内容有 5 MB，超过 4 MB"));
    let line = |columns: usize| vec!["1"; columns].join("\t");
    assert!(refused(&line(limits::BLOCK_SIDE + 1)).starts_with("要粘贴的有 1 行 65 列"));
    assert!(block(form_2021(), start, &line(limits::BLOCK_SIDE)).is_ok());
    // A whole column of a sheet, with all its blank cells.
    let column = format!("3\r\n{}", "\r\n".repeat(3 << 20));
    assert_eq!(block(form_2021(), start, &column).unwrap()[0].cells.len(), 1);
}

#[test]
fn quotes_that_never_close_do_not_make_a_block_slow() {
    let start = form_2021().cell("t3.new_received.natural").unwrap();
    let text = "\"\"\"\t".repeat(100_000);
    assert!(block(form_2021(), start, &text).is_err());
}

// ── Nothing chosen in silence ───────────────────────────────────────────────

#[test]
fn what_a_file_says_twice_is_noted_with_its_place() {
    let repeated =
        |entries: &str| opened(&draft(entries)).notes.into_iter().map(|note| note.text).collect::<Vec<_>>();
    let note =
        |place: &str| [format!("文件里的“{place}”写了不止一遍，内容不一样，读入的是最后一遍，请核对。")];
    let cells = r#", "cells": {"t3.granted.natural": "1"}, "cells": {"t3.granted.natural": "2"}"#;
    assert_eq!(repeated(cells), note("cells"));
    let cell = r#", "cells": {"t3.granted.natural": "1", "t3.granted.natural": "2"}"#;
    assert_eq!(repeated(cell), note("cells.t3.granted.natural"));
    assert_eq!(repeated(r#", "organ": {"name": "甲", "name": "乙"}"#), note("organ.name"));
    assert_eq!(repeated(r#", "last_year": {"year": 2020, "year": 2019}"#), note("last_year.year"));
    assert_eq!(repeated(r#", "overview": "同一句话。", "overview": "同一句话。""#), [""; 0]);
    let many = r#", "overview": "甲", "overview": "乙""#.repeat(30);
    assert_eq!(repeated(&many).len(), limits::NOTES + 1);
}

#[test]
fn an_object_that_is_spelled_like_a_number_is_no_number() {
    let entries = r#", "cells": {"t3.granted.natural": {"$serde_json::private::Number": "77"}}"#;
    let Read { report, notes, .. } = opened(&draft(entries));
    assert_eq!(report.cell(form_2021().cell("t3.granted.natural").unwrap()), "");
    assert_eq!(notes, ["“自然人·予以公开”（t3.granted.natural）的内容不是文字，没有读入。"]);
    let numbers = r#", "cells": {"t3.granted.natural": 7.50, "t3.granted.total": 12345678901234567890123}"#;
    assert_eq!(opened(&draft(numbers)).notes, [""; 0]);
}

#[test]
fn a_page_with_two_drafts_is_refused_unless_they_are_the_same() {
    let (one, other) = (page(&fixture("hongze-2023")), page(&fixture("suqian-2023")));
    assert!(refused(format!("{one}{other}")).starts_with("这个网页里有几份不一样的草稿"));
    assert!(opened(&format!("{one}{one}")).report == fixture("hongze-2023"));
}

#[test]
fn a_draft_in_a_comment_or_in_another_script_is_none() {
    let (one, other) = (page(&fixture("hongze-2023")), page(&fixture("suqian-2023")));
    for hidden in [format!("<!--{other}-->{one}"), format!("{one}<!-- {other}")] {
        assert!(opened(&hidden).report == fixture("hongze-2023"));
    }
    let text = "<html><script>let page = `<script id=xxgk-annual-report>{}`</script></html>";
    assert!(refused(text).starts_with("文件里没有找到年度报告"));
    assert!(refused(format!("<html><!-- {one}")).starts_with("文件里没有找到年度报告"));
}

#[test]
fn a_word_file_with_two_drafts_is_refused() {
    let other = docx(&fixture("suqian-2023"));
    let mut other = zip::ZipArchive::new(Cursor::new(other)).unwrap();
    let mut part = String::new();
    std::io::Read::read_to_string(&mut other.by_name("customXml/item1.xml").unwrap(), &mut part).unwrap();
    let mut file = Cursor::new(docx(&fixture("hongze-2023")));
    let mut zip = ZipWriter::new_append(&mut file).unwrap();
    zip.start_file("customXml/item9.xml", SimpleFileOptions::default()).unwrap();
    zip.write_all(part.as_bytes()).unwrap();
    zip.finish().unwrap();
    assert!(refused(file.get_ref()).starts_with("这份 Word 文件里有几份不一样的草稿"));
}
