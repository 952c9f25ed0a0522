//! Word files that carry a draft are opened again, whoever saved them last.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)] // A panic is how a test fails.

mod given;

use given::{blank, cell_2021, docx, fixture, made_up, parts, reports, zipped};
use proptest::prelude::*;
use xxgk_annual_report::document::{LookKind, Style};
use xxgk_annual_report::read::{Read, read};
use xxgk_annual_report::report::{Field, Place, Report};
use xxgk_annual_report::rules::{Stage, check};
use xxgk_annual_report::write::{Format, Options, write};

const ITEM: &str = "customXml/item1.xml";
const TEXT: &str = "word/document.xml";
const EDITED: &str = "这份 Word 文件导出以后在 Word 里改过，改了哪些文字认不出来，标题可能也改了。\
    文字是导出时的，请对照 Word 文件核对。";

/// The file as another program packs it, each part by its name and text as `save` wants it.
fn saved_again(file: &[u8], mut save: impl FnMut(&str, &str) -> Option<(String, String)>) -> Vec<u8> {
    let saved = parts(file).iter().filter_map(|(name, text)| save(name, text)).collect::<Vec<_>>();
    zipped(&saved)
}

/// The file with other text in one of its parts.
fn with(file: &[u8], part: &str, change: impl Fn(&str) -> String) -> Vec<u8> {
    let changed = |name: &str, text: &str| if name == part { change(text) } else { text.to_owned() };
    saved_again(file, |name, text| Some((name.to_owned(), changed(name, text))))
}

#[track_caller]
fn refused(bytes: &[u8]) -> String {
    match read(bytes) {
        Ok(_) => panic!("it was opened"),
        Err(error) => error.to_string(),
    }
}

#[track_caller]
fn opened_whole(bytes: &[u8], report: &Report) {
    let Read { report: opened, notes, .. } = read(bytes).unwrap();
    assert_eq!(notes, [""; 0]);
    assert!(opened == *report);
}

#[test]
fn a_word_file_opens_as_the_report_that_it_was_made_from() {
    for name in ["hangzhou-2025", "gangkou-2021", "hongze-2023"] {
        let report = fixture(name);
        for (kind, ..) in <LookKind as xxgk_annual_report::document::Choice>::ALL {
            let options = Options { style: Style::of(*kind), ..Options::default() };
            opened_whole(&write(&report, Format::Docx, &options), &report);
        }
    }
}

#[test]
fn the_part_may_have_another_name_a_prefix_and_neighbours() {
    let report = fixture("gangkou-2021");
    let mut others = 0;
    let file = saved_again(&docx(&report), |name, text| {
        if name != ITEM {
            others += 1;
            return Some((name.to_owned(), text.to_owned()));
        }
        let prefixed = text
            .replace("<report xmlns=", "<!-- a --><d:report a=\"b\" xmlns:d=")
            .replace("</report>", "</d:report><!-- b -->");
        Some(("customXml/item12.xml".to_owned(), prefixed))
    });
    assert!(others > 5);
    opened_whole(&file, &report);
    let file = with(&file, "customXml/itemProps1.xml", |_| "<b:Sources xmlns:b=\"urn:b\"/>".into());
    opened_whole(&file, &report);
}

#[test]
fn the_document_may_have_a_number_in_its_name() {
    let report = fixture("gangkou-2021");
    let file = saved_again(&docx(&report), |name, text| {
        Some((if name == TEXT { "word/document2.xml" } else { name }.to_owned(), text.to_owned()))
    });
    opened_whole(&file, &report);
}

#[test]
fn saving_it_in_another_program_is_no_change() {
    let report = fixture("gangkou-2021");
    // Text cut into runs, blanks and tabs spelled otherwise, marks of the spelling checker.
    let file = with(&docx(&report), TEXT, |text| {
        text.replace("公开", "公</w:t></w:r><w:proofErr w:type=\"spellStart\"/><w:r><w:t>开")
            .replace("。</w:t>", "。</w:t><w:lastRenderedPageBreak/><w:tab/>")
            .replace("<w:t>", "<w:t xml:space=\"preserve\">")
    });
    opened_whole(&file, &report);
}

#[test]
fn a_figure_that_was_changed_in_word_is_read_as_it_stands_there() {
    let report = fixture("hangzhou-2025");
    let file = with(&docx(&report), TEXT, |text| text.replacen(">11398889<", ">11398888<", 1));
    let opened = read(&file).unwrap();
    let cell = cell_2021("t2.licensing.decisions");
    assert_eq!(
        opened.notes,
        ["这份 Word 文件导出以后在 Word 里改过，改的 1 处已照着读入，请核对：“行政许可·本年处理决定数量”。"]
    );
    let mut changed = report.clone();
    changed.set_cell(cell, "11398888");
    assert!(opened.report == changed, "and nothing else");
}

#[test]
fn a_total_that_no_longer_fits_after_a_change_in_word_is_not_computed_anew() {
    let mut report = blank();
    report.set_text(Field::OrganName, "某乡");
    report.set_text(Field::Year, "2025");
    for column in ["natural", "commercial", "research", "welfare", "legal", "other"] {
        report.set_cell(cell_2021(&format!("t3.new_received.{column}")), "111");
    }
    let file = with(&docx(&report), TEXT, |text| text.replacen(">111<", ">211<", 1));
    let opened = read(&file).unwrap().report;
    assert_eq!(opened.cell(cell_2021("t3.new_received.natural")), "211");
    assert_eq!(opened.cell(cell_2021("t3.new_received.total")), "666", "as it stands in the document");
}

#[test]
fn words_that_were_changed_in_word_are_read_as_they_stand_there() {
    let report = fixture("hangzhou-2025");
    let changed = |before: &str, after: &str| {
        read(&with(&docx(&report), TEXT, |text| text.replacen(before, after, 1))).unwrap()
    };
    let opened = changed("杭州市", "杭洲市");
    assert_eq!(opened.report.text(Field::OrganName), "杭洲市");
    assert!(opened.notes[0].text.ends_with("“单位名称”。"), "{:?}", opened.notes);
    // A heading has no place in the report.
    let opened = changed("情况</w:t>", "情况。</w:t>");
    assert_eq!(opened.notes, [EDITED]);
    assert!(opened.report == report);
}

#[test]
fn a_word_file_without_a_draft_is_read_from_what_it_shows() {
    let report = fixture("gangkou-2021");
    let stripped = saved_again(&docx(&report), |name, text| {
        (!name.starts_with("customXml/")).then(|| (name.to_owned(), text.to_owned()))
    });
    let other = with(&docx(&report), ITEM, |text| text.replace("urn:", "urn:x"));
    for file in [stripped, other] {
        let opened = read(&file).unwrap().report;
        let figures = report.figures();
        for cell in report.form.cell_ids() {
            assert_eq!(opened.cell(cell), report.printed(cell, &figures), "{}", report.form.name_of(cell));
        }
        for field in [Field::OrganName, Field::Year, Field::OVERVIEW, Field::PROBLEMS, Field::OTHER_MATTERS] {
            assert_eq!(opened.text(field), report.text(field), "{}", field.key());
        }
    }
}

/// What was read of 行政许可 with doubt, and the finding that says so.
fn licensing(file: &[u8]) -> (String, Option<String>) {
    let report = read(file).unwrap().report;
    let cell = cell_2021("t2.licensing.decisions");
    let found = check(&report, Stage::Filling, None);
    let said = found.iter().find(|one| one.rule == "C-07" && one.primary == Some(Place::Cell(cell)));
    (report.cell(cell).to_owned(), said.map(|one| one.message.clone()))
}

#[test]
fn a_cell_in_which_something_was_deleted_stays_in_doubt() {
    let run = "<w:r><w:t>11398889</w:t></w:r>";
    let deleted = "<w:del w:id=\"1\"><w:r><w:delText>12</w:delText></w:r></w:del><w:ins w:id=\"2\"><w:r><w:t>13</w:t></w:r></w:ins>";
    let struck = "<w:r><w:rPr><w:strike/></w:rPr><w:t>12</w:t></w:r><w:r><w:t>13</w:t></w:r>";
    let only = "<w:del w:id=\"1\"><w:r><w:delText>12</w:delText></w:r></w:del>";
    let nothing = "<w:r><w:t>13</w:t></w:r><w:del w:id=\"1\"><w:r><w:delText> </w:delText></w:r></w:del>";
    let why = "原件里这一格删去或划掉了“12”，没有读入";
    let doubt = |how: &str| Some(format!("行政许可·本年处理决定数量：{how}，{why}"));
    let ours = docx(&fixture("hangzhou-2025"));
    let of_others = with(&ours, ITEM, |text| text.replace("urn:", "urn:x"));
    for file in [ours, of_others] {
        let changed = |to: &str| licensing(&with(&file, TEXT, |text| text.replace(run, to)));
        assert_eq!(changed(deleted), ("13".to_owned(), doubt("读入的“13”可能不对")));
        assert_eq!(changed(struck), ("13".to_owned(), doubt("读入的“13”可能不对")));
        assert_eq!(changed(only), (String::new(), doubt("没有读入")));
        assert_eq!(changed(nothing), ("13".to_owned(), None));
        // What was deleted in a paragraph concerns no cell.
        let in_prose = with(&file, TEXT, |text| text.replacen("<w:r><w:t", &format!("{only}<w:r><w:t"), 1));
        assert_eq!(licensing(&in_prose), ("11398889".to_owned(), None));
    }
}

#[test]
fn a_draft_of_a_newer_version_is_refused_in_its_own_words() {
    let newer = with(&docx(&fixture("gangkou-2021")), ITEM, |text| text.replace("report/1", "report/2"));
    let sentence = refused(&newer);
    assert!(
        sentence.starts_with("这份 Word 文件里带的草稿打不开：这份草稿是用更新版本的工具保存的"),
        "{sentence}"
    );
}

#[test]
fn other_packages_are_refused_by_what_they_are() {
    let zip = |name: &str| zipped(&[(name.to_owned(), String::new())]);
    assert!(refused(&zip("xl/workbook.xml")).starts_with("这是 Excel 文件"));
    assert!(refused(&zip("年报/草稿.json")).starts_with("这是压缩文件"));
}

#[test]
fn a_word_file_that_is_cut_anywhere_is_refused() {
    let file = docx(&fixture("hongze-2023"));
    for end in (2..file.len()).step_by(97) {
        assert!(refused(&file[..end]).starts_with("文件不完整"), "{end}");
    }
}

/// Text with everything that a draft can hold, and above all what XML cannot.
fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        "[0-9]{1,8}",
        any::<String>(),
        prop::collection::vec(
            prop_oneof![
                any::<char>(),
                prop::sample::select(vec![
                    '\0', '\u{1}', '\r', '\n', '\u{1f}', '\u{7f}', '\u{85}', '\u{fffd}'
                ]),
                prop::sample::select(vec![
                    '\u{fffe}',
                    '\u{ffff}',
                    '\u{202e}',
                    '\u{feff}',
                    '\u{10ffff}',
                    '𠮷'
                ]),
                prop::sample::select(vec!['\\', '"', '<', '&', ']', '>', ';', 'u']),
            ],
            0..40
        )
        .prop_map(String::from_iter),
        Just("]]>&amp;&#0;\\ufffe</report>".to_owned()),
    ]
}

proptest! {
    #![proptest_config(made_up(200))]

    #[test]
    fn any_report_comes_back_from_its_word_file(report in reports(text, 60)) {
        let read = read(&docx(&report)).unwrap();
        prop_assert_eq!(read.notes, [""; 0]);
        prop_assert!(read.report == report);
    }
}

proptest! {
    #![proptest_config(made_up(2000))]

    #[test]
    fn bytes_that_begin_like_a_package_never_panic(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        let _ = read(&[b"PK\x03\x04", bytes.as_slice()].concat());
        let _ = read(&[bytes.as_slice(), b"PK\x05\x06", bytes.as_slice()].concat());
    }

    #[test]
    fn a_word_file_with_changed_bytes_never_panics(
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..12),
        from_end in any::<bool>(),
    ) {
        static FILE: std::sync::LazyLock<Vec<u8>> = std::sync::LazyLock::new(|| docx(&blank()));
        let mut file = FILE.clone();
        for (place, byte) in changes {
            // The directory at the end is what the reader goes by.
            let range = if from_end { file.len() - 1200..file.len() } else { 0..file.len() };
            let place = range.start + place.index(range.len());
            file[place] = byte;
        }
        let _ = read(&file);
    }
}
