//! A whole page, opened again: the report comes back as it was, even when a browser has
//! saved the page anew.

#![allow(clippy::indexing_slicing, clippy::unwrap_used, clippy::panic)] // A panic is how a test fails.

mod given;

use given::{cell_2021, fixture, made_up, page, reports};
use proptest::prelude::*;
use xxgk_annual_report::read::{Read, read};
use xxgk_annual_report::report::{Field, Report};
use xxgk_annual_report::write::{Format, Options, write};

fn opens_the_same(file: &[u8]) {
    let read = read(file).unwrap_or_else(|error| panic!("{error}"));
    assert!(read.report == fixture("hongze-2023"));
    assert_eq!(read.notes, [""; 0]);
}

fn refused(file: &str) -> String {
    read(file.as_bytes()).map(|_| ()).unwrap_err().to_string()
}

#[test]
fn a_page_opens_as_the_report_that_was_written() {
    opens_the_same(page(&fixture("hongze-2023")).as_bytes());
}

#[test]
fn a_page_that_a_browser_saved_again_still_opens() {
    let page = page(&fixture("hongze-2023"));
    let ours = r#"<script type="application/json" id="xxgk-annual-report">"#;
    assert!(page.contains(ours));
    let tags = [
        "<script id='xxgk-annual-report' type='application/json'>",
        "<SCRIPT id=xxgk-annual-report type=application/json>",
        "<script\n  data-x=\"a > b\"  ID = \"xxgk-annual-report\"\n>",
        "<script async id=xxgk-annual-report>",
        "<script>var a = '<script>';</script><script src=x></script><script id=xxgk-annual-report>",
    ];
    for tag in tags {
        opens_the_same(page.replace(ours, tag).as_bytes());
    }
    opens_the_same(page.replace("</script>", "</SCRIPT >").as_bytes());
    opens_the_same(format!("\u{feff}\r\n<!-- saved from url=(0014)about:internet -->\r\n{page}").as_bytes());
    opens_the_same(page.replace('\n', "\r\n").as_bytes());
}

#[test]
fn a_page_in_another_encoding_still_opens() {
    let page = page(&fixture("hongze-2023"));
    let marked = format!("\u{feff}{page}");
    let little: Vec<u8> = marked.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let big: Vec<u8> = marked.encode_utf16().flat_map(u16::to_be_bytes).collect();
    opens_the_same(&little);
    opens_the_same(&big);
    // As in GBK: every Chinese character is two bytes that are no UTF-8.
    let two_bytes = |sign: char| if sign.is_ascii() { vec![sign as u8] } else { vec![0xb8, 0xdb] };
    opens_the_same(&page.chars().flat_map(two_bytes).collect::<Vec<u8>>());
}

#[test]
fn the_tool_itself_with_a_draft_in_it_opens_too() {
    let saved = String::from_utf8(write(&fixture("hongze-2023"), Format::Json, &Options::default())).unwrap();
    let tool = format!(
        "<!doctype html>\n<html><head><meta http-equiv=\"Content-Security-Policy\" content=\"script-src 'sha256-x='\" />\
         </head><body>\n<script type=\"application/json\" id=\"xxgk-annual-report\" data-draft=\"a1-b2\">{}</script>\n\
         <script type=\"module\">\nvar a=\"<script\",b='<script id=xxgk-annual-report>',c=1<2;\n</script></body></html>\n",
        saved.replace('<', "\\u003c")
    );
    opens_the_same(tool.as_bytes());
}

#[test]
fn what_somebody_wrote_into_the_text_is_not_taken_for_the_data() {
    let mut report = fixture("hongze-2023");
    report.set_text(Field::Title, "<script id=\"xxgk-annual-report\">{}</script>");
    report.set_text(Field::OVERVIEW, "<!-- <script id='xxgk-annual-report'>");
    assert!(read(page(&report).as_bytes()).unwrap().report == report);
}

/// The page of a report, with some of it changed by hand, once.
fn changed(report: &Report, before: &str, after: &str) -> Read {
    let page = page(report);
    assert!(page.contains(before), "{before}");
    read(page.replacen(before, after, 1).as_bytes()).unwrap()
}

#[test]
fn a_figure_that_was_changed_in_a_page_is_read_as_it_stands_there() {
    let report = fixture("hangzhou-2025");
    let opened = changed(&report, ">11398889<", ">11398888<");
    assert_eq!(
        opened.notes,
        ["这个网页导出以后改过，改的 1 处已照着读入，请核对：“行政许可·本年处理决定数量”。"]
    );
    let mut now = report.clone();
    now.set_cell(cell_2021("t2.licensing.decisions"), "11398888");
    assert!(opened.report == now, "and nothing else");
    // A total stays as it stands there, as far as it no longer fits.
    let total = cell_2021("t3.new_received.total");
    let printed = report.printed(total, &report.figures());
    let natural = report.cell(cell_2021("t3.new_received.natural")).to_owned();
    let opened = changed(&report, &format!(">{natural}<"), ">7<");
    assert_eq!(opened.report.cell(cell_2021("t3.new_received.natural")), "7");
    assert_eq!(opened.report.cell(total), printed);
}

#[test]
fn words_that_were_changed_in_a_page_are_read_as_they_stand_there() {
    let report = fixture("hongze-2023");
    let overview = report.text(Field::OVERVIEW).to_owned();
    let start: String = overview.chars().take(12).collect();
    let opened = changed(&report, &format!(">{start}"), &format!(">今天改过。{start}"));
    assert_eq!(opened.report.text(Field::OVERVIEW), format!("今天改过。{overview}"));
    assert!(opened.notes[0].text.starts_with("这个网页导出以后改过，改的 1 处"), "{:?}", opened.notes);
    assert!(opened.report.last_year == report.last_year && opened.report.accepted == report.accepted);
    // A heading has no place in the report: what may have been changed is said.
    let opened = changed(&report, "存在的主要问题及改进情况</h2>", "存在的问题</h2>");
    assert!(
        opened.notes[0].text.starts_with("这个网页导出以后改过，改了哪些文字认不出来"),
        "{:?}",
        opened.notes
    );
}

#[test]
fn a_figure_that_is_gone_from_a_page_stays_in_doubt() {
    let report = fixture("hongze-2023");
    let page = page(&report);
    let (before, rest) = page.split_once("<table").unwrap();
    let (_, after) = rest.split_once("</table>").unwrap();
    let opened = read(format!("{before}{after}").as_bytes()).unwrap();
    let gone: Vec<&str> = opened.report.doubts.iter().map(|doubt| doubt.place.as_str()).collect();
    assert!(gone.contains(&"t2.licensing.decisions") && gone.iter().all(|place| place.starts_with("t2.")));
    assert!(!opened.notes.is_empty());
}

#[test]
fn a_page_without_data_is_read_from_what_it_shows() {
    let report = fixture("hongze-2023");
    let fragment = String::from_utf8(write(&report, Format::Fragment, &Options::default())).unwrap();
    let whole = page(&report);
    let (broken_off, _) = whole.split_once("<script type=\"application/json\"").unwrap();
    for file in [fragment.as_str(), broken_off] {
        let opened = read(file.as_bytes()).unwrap().report;
        let figures = report.figures();
        for cell in report.form.cell_ids() {
            assert_eq!(opened.cell(cell), report.printed(cell, &figures), "{}", report.form.name_of(cell));
        }
        assert_eq!(opened.text(Field::OVERVIEW), report.text(Field::OVERVIEW));
    }
}

#[test]
fn a_page_without_a_report_is_refused() {
    let none = "文件里没有找到年度报告的表格和各部分的标题。请打开年度报告的网页、Word 或 Excel 文件，或者用“存草稿”保存的 .json 文件。";
    for file in [
        "<!doctype html><html></html>",
        "<script>",
        "<script id=\"other\">{}</script>",
        "<script id=",
        "<",
        "\n <?xml version=\"1.0\"?><a/>",
    ] {
        assert_eq!(refused(file), none, "{file}");
    }
}

#[test]
fn a_page_whose_data_breaks_off_is_refused() {
    let sentence =
        "这个网页里存的报告数据不完整，可能没有存完，或者被改动过。请换一份，或者打开草稿（.json）。";
    let page = page(&fixture("hongze-2023"));
    let (cut, _) = page.split_once("\"cells\"").unwrap();
    assert_eq!(refused(cut), sentence);
    assert_eq!(refused("<script id=xxgk-annual-report></script>"), sentence);
}

#[test]
fn a_page_of_another_program_with_our_id_is_refused_like_its_json() {
    let none = "文件里没有“schema”，不是本工具保存的草稿。请选择用“存草稿”保存的 .json 文件。";
    assert_eq!(refused("<script id=xxgk-annual-report>{}</script>"), none);
}

/// Texts as they are typed into cells and fields.
fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        3 => "[0-9]{1,5}",
        2 => "[</>script!&;\\-\"'=\\\\u0-9\\r\\n\u{2028}𠮷]{0,12}",
        1 => Just("</script>".to_owned()),
        2 => any::<String>(),
    ]
}

proptest! {
    #![proptest_config(made_up(60))]

    #[test]
    fn any_report_comes_back_from_its_page(
        report in reports(text, 40),
    ) {
        let page = page(&report);
        let again = read(page.as_bytes());
        prop_assert!(again.is_ok_and(|again| again.report == report && again.notes.is_empty()), "{page}");
    }
}

proptest! {
    #![proptest_config(made_up(300))]

    #[test]
    fn no_bytes_make_it_panic(
        mark in prop_oneof![Just(vec![]), Just(vec![0xff, 0xfe]), Just(vec![0xfe, 0xff]), Just(b"<".to_vec())],
        pieces in prop::collection::vec(prop_oneof![
            Just("<script".to_owned()), Just(" id=".to_owned()), Just("\"xxgk-annual-report\"".to_owned()),
            Just(">".to_owned()), Just("</script".to_owned()), Just("{".to_owned()), "[\"'=<> é港]{0,3}", any::<String>(),
        ], 0..12),
    ) {
        let mut bytes = mark;
        bytes.extend(pieces.concat().into_bytes());
        let _ = read(&bytes);
    }
}

#[test]
fn the_heading_of_a_table_that_an_editor_wrote_behind_it_stands_before_it() {
    // As CKEditor 5 saves them: each table in a figure, with its caption last.
    let table = |number: &str| {
        format!(
            "<table><tr><th>信息内容</th><th>本年制发件数</th><th>本年废止件数</th><th>现行有效件数</th></tr>\
             <tr><th>规章</th><td>{number}</td><td>0</td><td>0</td></tr></table>"
        )
    };
    let page = |figure: &str| {
        format!(
            "<p>测试乡2023年政府信息公开工作年度报告</p><h2>一、总体情况</h2><p>一切正常。</p>{figure}\
             <h2>五、存在的主要问题及改进情况</h2><p>没有。</p>"
        )
    };
    let heading = "二、主动公开政府信息情况";
    let behind = page(&format!("<figure>{}<figcaption>{heading}</figcaption></figure>", table("3")));
    let before = page(&format!("<h2>{heading}</h2>{}", table("3")));
    let [behind, before] =
        [behind, before].map(|page| read(page.as_bytes()).unwrap_or_else(|error| panic!("{error}")));
    assert!(behind.report == before.report);
    assert_eq!(behind.notes, before.notes);

    // A sentence is a note on the table, and stays below it; so does the caption of what is no table.
    let note = |tag: &str| {
        page(&format!("<h2>{heading}</h2><figure>{}<{tag}>另有说明一件。</{tag}></figure>", table("3")))
    };
    let [caption, paragraph] =
        ["figcaption", "p"].map(|tag| read(note(tag).as_bytes()).unwrap_or_else(|error| panic!("{error}")));
    assert!(caption.report == paragraph.report);
}
