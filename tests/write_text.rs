//! Plain text and Markdown, for pasting. `tests/web.test.mjs` shows the Markdown with
//! programs that are not ours.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)] // A panic is how a test fails.

mod given;

use given::{blank, fixture, type_in};
use xxgk_annual_report::read::{self};
use xxgk_annual_report::report::{Field, Report};
use xxgk_annual_report::write::{Format, Options, write};

fn spelled(report: &Report, format: Format) -> String {
    String::from_utf8(write(report, format, &Options::default())).unwrap()
}

fn text(report: &Report) -> String {
    spelled(report, Format::Text)
}

/// The lines of the tables, as a sheet takes them when they are pasted.
fn rows(text: &str) -> Vec<Vec<&str>> {
    text.split("\r\n").filter(|line| line.contains('\t')).map(|line| line.split('\t').collect()).collect()
}

/// The lines of the prose in section one, as Markdown has them.
fn markdown_of(prose: &str) -> String {
    let mut report = blank();
    report.set_text(Field::OVERVIEW, prose);
    let whole = spelled(&report, Format::Markdown);
    let (_, from) = whole.split_once("一、总体情况\n\n").unwrap();
    from.split_once("\n\n## 二、").unwrap().0.to_owned()
}

// ── Plain text ──────────────────────────────────────────────────────────────

#[test]
fn text_is_for_windows() {
    let text = text(&fixture("gangkou-2021"));
    assert!(text.starts_with("\u{feff}港口乡2021年政府信息公开工作年度报告\r\n\r\n　　根据《"));
    assert_eq!(text.matches('\n').count(), text.matches("\r\n").count());
    assert!(text.ends_with("\r\n"));
}

#[test]
fn paragraphs_are_indented_and_sections_are_not() {
    let text = text(&fixture("hongze-2023"));
    assert!(text.contains("\r\n一、总体情况\r\n　　2023年，洪泽区"));
    assert!(text.contains("\r\n　　（一）主动公开情况。主要通过"));
}

#[test]
fn every_line_of_a_table_is_as_wide_as_its_grid() {
    let text = text(&fixture("hangzhou-2025"));
    let widths: Vec<usize> = rows(&text).iter().map(Vec::len).collect();
    let expected: Vec<usize> =
        [(14, 4), (28, 10), (4, 15)].into_iter().flat_map(|(rows, columns)| vec![columns; rows]).collect();
    assert_eq!(widths, expected);
}

#[test]
fn figures_and_labels_stand_in_their_columns() {
    let text = text(&fixture("hangzhou-2025"));
    let rows = rows(&text);
    assert_eq!(rows[3], ["行政规范性文件", "564", "984", "4185"]);
    assert_eq!(rows[6], ["行政许可", "11398889", "", ""]);
    assert_eq!(
        rows[17],
        ["一、本年新收政府信息公开申请数量", "", "", "13612", "252", "0", "45", "128", "32", "14069"]
    );
    assert_eq!(rows[21], ["", "（三）不予公开", "1.属于国家秘密", "13", "0", "0", "0", "0", "0", "13"]);
    assert_eq!(rows[22][..3], ["", "", "2.其他法律行政法规禁止公开"]);
    assert_eq!(rows[45][..5], ["376", "97", "196", "121", "790"]);
}

#[test]
fn the_figures_of_a_table_can_be_pasted_back() {
    let report = fixture("hangzhou-2025");
    let text = text(&report);
    let rows = rows(&text);
    let block: Vec<String> = rows[17..42].iter().map(|row| row[3..].join("\t")).collect();
    let start = report.form.cell("t3.new_received.natural").unwrap();
    let readings = read::block(report.form, start, &block.join("\r\n")).unwrap();
    let pasted = &readings[0].cells;
    let figures = report.figures();
    assert_eq!(pasted.len(), 25 * 7);
    assert!(pasted.iter().all(|(cell, text)| *text == report.printed(*cell, &figures)));
}

#[test]
fn what_is_typed_into_a_cell_stays_in_it() {
    let mut report = blank();
    for (address, typed) in [
        ("t2.regulations.made", "约\t3\n件"),
        ("t2.regulations.repealed", "\"甲\"乙"),
        ("t2.regulations.valid", "\u{0}甲\u{1b}\u{2028}乙\u{fffe}"),
    ] {
        type_in(&mut report, address, typed);
    }
    let text = text(&report);
    assert_eq!(rows(&text)[2], ["规章", "约 3 件", "\"\"\"甲\"\"乙\"", "甲 乙"]);
}

#[test]
fn no_text_is_a_formula_for_the_sheet_that_takes_it() {
    let mut report = blank();
    report.set_text(Field::OrganName, "=1+1局");
    report.set_text(Field::Year, "2025");
    for (address, typed) in [
        ("t2.regulations.made", "=1+1"),
        ("t2.regulations.repealed", "-5"),
        ("t2.regulations.valid", "@SUM(1)"),
    ] {
        type_in(&mut report, address, typed);
    }
    let text = text(&report);
    assert!(text.starts_with("\u{feff}'=1+1局2025年"));
    assert_eq!(rows(&text)[2], ["规章", "'=1+1", "-5", "'@SUM(1)"]);
}

// ── Markdown ────────────────────────────────────────────────────────────────

#[test]
fn markdown_has_headings_of_three_levels_and_tables() {
    let markdown = spelled(&fixture("hongze-2023"), Format::Markdown);
    assert!(markdown.starts_with("# 洪泽区人民政府2023年政府信息公开工作年度报告\n\n"));
    assert!(markdown.contains(
        "\n\n## 二、主动公开政府信息情况\n\n| 第二十条第（一）项 |  |  |  |\n| --- | --- | --- | --- |\n"
    ));
    assert!(markdown.contains("\n| 行政规范性文件 | 0 | 5 | 5 |\n"));
    assert!(spelled(&fixture("gangkou-2021"), Format::Markdown).contains("\n\n### （一）主动公开情况\n\n"));
    assert!(!markdown.contains('\r') && markdown.ends_with('\n'));
}

#[test]
fn every_line_of_a_markdown_table_has_the_columns_of_its_grid() {
    let markdown = spelled(&fixture("hangzhou-2025"), Format::Markdown);
    let widths: Vec<usize> = markdown
        .lines()
        .filter(|line| line.starts_with('|'))
        .map(|line| line.matches('|').count() - 1)
        .collect();
    let expected: Vec<usize> =
        [(15, 4), (29, 10), (5, 15)].into_iter().flat_map(|(rows, columns)| vec![columns; rows]).collect();
    assert_eq!(widths, expected);
}

#[test]
fn signs_that_markdown_takes_for_its_own_have_a_backslash() {
    for (typed, written) in [
        ("共*16*条_x_", "共\\*16\\*条\\_x\\_"),
        ("<b>&amp;</b> `a` ~~b~~ $c$", "\\<b\\>\\&amp;\\</b\\> \\`a\\` \\~\\~b\\~\\~ \\$c\\$"),
        ("![甲](乙) \\ | #", "!\\[甲\\](乙) \\\\ \\| \\#"),
        ("# 标题", "\\# 标题"),
        ("- 一", "\\- 一"),
        ("+ 一", "\\+ 一"),
        ("===", "\\==="),
        ("1. 一", "1\\. 一"),
        ("12) 一", "12\\) 一"),
        ("1.机构", "1\\.机构"),
        ("http://www.a.cn/b_c，d@e.cn", "http\\://www\\.a.cn/b\\_c，d\\@e.cn"),
        ("2021年-2022年，1.5万", "2021年-2022年，1.5万"),
    ] {
        assert_eq!(markdown_of(typed), written);
    }
}

#[test]
fn a_bar_in_a_cell_does_not_make_two_of_it() {
    let mut report = blank();
    type_in(&mut report, "t2.regulations.made", "3|4");
    assert!(spelled(&report, Format::Markdown).contains("\n| 规章 | 3\\|4 |  |  |\n"));
}
