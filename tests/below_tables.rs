//! What an office says below a table: it is read, saved, printed where it stood, and checked.

#![allow(clippy::unwrap_used, clippy::panic)] // A panic is how a test fails.

mod given;

use given::{blank, docx, form_2021, page, saved, type_in};
use xxgk_annual_report::read::read;
use xxgk_annual_report::report::{Field, Report};
use xxgk_annual_report::rules::{Stage, check};

const BELOW_TWO: Field = Field::Section("t2");
const BELOW_THREE: Field = Field::Section("t3");
const NOTE: &str = "注：行政许可件数含委托下放的事项。";

fn with_note() -> Report {
    let mut report = blank();
    for (field, text) in
        [(Field::OrganName, "青石镇"), (Field::Year, "2024"), (Field::OVERVIEW, "全年公开信息12条。")]
    {
        report.set_text(field, text);
    }
    type_in(&mut report, "t2.licensing.decisions", "31");
    report.set_text(BELOW_TWO, NOTE);
    report
}

#[test]
fn it_is_saved_and_comes_back() {
    let report = with_note();
    assert!(saved(&report).contains(&format!("\"t2\": \"{NOTE}\"")));
    assert_eq!(read(saved(&report).as_bytes()).unwrap().report, report);
}

#[test]
fn where_nothing_is_said_nothing_is_saved() {
    assert!(!saved(&blank()).contains("\"t2\": \"\""));
}

#[test]
fn it_is_printed_below_its_table() {
    let html = page(&with_note());
    let place = |words: &str| html.find(words).unwrap_or_else(|| panic!("{words}"));
    let figure = place(">31<");
    assert!(figure < place(NOTE) && place(NOTE) < place("三、收到和处理政府信息公开申请情况"));
}

#[test]
fn a_word_file_without_our_data_gives_it_back() {
    let plain: Vec<(String, String)> = given::parts(&docx(&with_note()))
        .into_iter()
        .filter(|(name, _)| {
            name.ends_with("document.xml") || name.contains("rels") || name.contains("Content")
        })
        .filter(|(name, _)| !name.contains("customXml"))
        .collect();
    let found = read(&given::zipped(&plain)).unwrap();
    assert_eq!(found.report.text(BELOW_TWO), NOTE);
    let is_said = |text: &str| text.contains("表后有文字，已读在表后") && text.contains("委托下放");
    assert!(found.notes.iter().any(|note| is_said(&note.text)), "{:?}", found.notes);
}

const FILE: &str = "# 青石镇2024年政府信息公开工作年度报告
## 一、总体情况
全年公开信息12条。
## 二、主动公开政府信息情况
统计口径为本机关制发。
| 信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |
| 规章 | 1 | 2 | 3 |
| 行政规范性文件 | 4 | 5 | 6 |
| 行政许可 | 7 |
单位：件
备注：许可含备案
其中两件为联合发文。
第2页
## 五、存在的主要问题及改进情况
人手少。
";

#[test]
fn of_a_foreign_file_the_sentences_are_taken_and_not_its_units_and_page_numbers() {
    let found = read(FILE.as_bytes()).unwrap();
    assert_eq!(found.report.text(BELOW_TWO), "备注：许可含备案\n其中两件为联合发文。");
    // What stands above the table has no place.
    let above = found.notes.iter().find(|note| note.text.contains("统计口径"));
    assert!(above.is_some_and(|note| note.text.contains("没有读入")), "{:?}", found.notes);
}

#[test]
fn figures_in_it_are_held_against_the_tables() {
    let mut report = with_note();
    for column in form_2021().table("t3").unwrap().columns.iter().filter(|column| column.key != "total") {
        type_in(&mut report, &format!("t3.new_received.{}", column.key), "0");
    }
    report.set_text(BELOW_THREE, "说明：本年新收政府信息公开申请5件。");
    let findings = check(&report, Stage::Filling, None);
    let found = findings.iter().find(|finding| finding.rule.starts_with("N-2"));
    assert!(found.is_some_and(|finding| finding.message.contains('5')), "{findings:#?}");
}
