//! Next year's form: the made-up edition of `tests/editions/2090.toml`, through everything that a
//! report goes through. Built with the feature `next-edition` only (`npm test -- editions`).

#![cfg(feature = "next-edition")]
#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::unwrap_used)] // All of it is test.

mod given;

use given::{docx, form_2021, page, parts, saved, type_in};
use xxgk_annual_report::claims;
use xxgk_annual_report::document::{self, Block, Style};
use xxgk_annual_report::form::Form;
use xxgk_annual_report::read::{self, read};
use xxgk_annual_report::report::{Field, Report, Totals};
use xxgk_annual_report::rules::{Finding, Outcome, Stage, check, prove};
use xxgk_annual_report::write::{Format, Options, write};

const SMART_SERVICES: Field = Field::Section("smart_services");
const SHORTCOMINGS: Field = Field::Section("shortcomings");

fn form() -> &'static Form {
    Form::edition("2090").expect("the made-up edition")
}

/// A whole report on it: every cell 0 but some of the natural persons', and prose in each section.
fn whole() -> Report {
    let mut report = Report::new(form());
    for cell in form().cell_ids().filter(|cell| !form().info(*cell).is_sum) {
        report.set_cell(cell, "0");
    }
    for (address, text) in [
        ("t3.new_received.natural", "9"),
        ("t3.granted.natural", "4"),
        ("t3.abusive_requests.natural", "2"),
        ("t3.carried_forward.natural", "1"),
        ("t3.transferred.natural", "2"),
    ] {
        type_in(&mut report, address, text);
    }
    for (field, text) in [
        (Field::OrganName, "港口乡"),
        (Field::Year, "2090"),
        (Field::OVERVIEW, "新收政府信息公开申请9件，予以公开4件。"),
        (SHORTCOMINGS, "公开的内容还不够全。"),
        (Field::OTHER_MATTERS, "没有其他需要报告的事项。"),
        (SMART_SERVICES, "智能问答答复了〔t3.transferred.total〕件转送的申请。"),
    ] {
        report.set_text(field, text);
    }
    report.follow_tables();
    report
}

fn of_rule<'a>(findings: &'a [Finding], rule: &str) -> Vec<&'a Finding> {
    findings
        .iter()
        .filter(|one| one.rule == rule || one.explains.iter().any(|one| one.rule == rule))
        .collect()
}

#[test]
fn it_is_the_newest_and_ends_the_one_before() {
    assert_eq!(Form::newest(), form());
    assert_eq!((Form::of_year(2089), Form::of_year(2090)), (Some(form_2021()), Some(form())));
    assert_eq!(form_2021().report_years(), "2021 至 2089 年度");
}

#[test]
fn its_balance_counts_the_new_row() {
    assert_eq!(of_rule(&check(&whole(), Stage::Filling, None), "T3-01").len(), 0);
    let mut report = whole();
    type_in(&mut report, "t3.transferred.natural", "0");
    let findings = check(&report, Stage::Filling, None);
    let [balance] = of_rule(&findings, "T3-01")[..] else { panic!("{findings:#?}") };
    assert_eq!(
        balance.message,
        "自然人：本年新收 9 + 上年结转 0 = 9，办理结果总计 6 + 结转下年度 1 + 转送其他机关 0 = 7，相差 2"
    );
}

#[test]
fn the_wrong_cell_is_named_in_the_new_row_too() {
    let mut report = whole();
    let figures = report.figures();
    for table in 0..report.form.tables.len() {
        report.set_totals(table, Totals::Entered);
    }
    for cell in form().cell_ids() {
        let printed = report.printed(cell, &figures);
        report.set_cell(cell, &printed);
    }
    assert_eq!(of_rule(&check(&report, Stage::Filling, None), "S-01").len(), 0);
    type_in(&mut report, "t3.transferred.natural", "7");
    let findings = check(&report, Stage::Filling, None);
    let [culprit] = of_rule(&findings, "S-01")[..] else { panic!("{findings:#?}") };
    assert!(culprit.message.contains("自然人·转送其他机关"), "{}", culprit.message);
    assert_eq!(culprit.expected.as_deref(), Some("2"));
}

#[test]
fn the_document_has_its_sections_and_rows() {
    let document = document::of(&whole(), Style::default());
    let headings: Vec<&str> = document
        .blocks
        .iter()
        .filter_map(|block| match block {
            Block::Heading { level: 1, text } => Some(text.as_str()),
            _ => None,
        })
        .collect();
    let official: Vec<&str> = form().sections.iter().map(|section| section.heading).collect();
    assert_eq!(headings, official);
    assert_eq!(headings[6], "七、智能服务中的信息公开情况");
    let text = String::from_utf8(write(&whole(), Format::Text, &Options::default())).unwrap();
    assert!(text.contains("智能问答答复了2件转送的申请。"), "{text}");
    assert!(text.contains("五、转送其他机关办理"), "{text}");
    assert!(!text.contains("行政强制"), "{text}");
}

#[test]
fn word_and_web_page_show_it_and_bring_it_back() {
    let report = whole();
    let word = docx(&report);
    let (_, body) = parts(&word).into_iter().find(|(name, _)| name == "word/document.xml").unwrap();
    for words in ["五、转送其他机关办理", "五、不足和改进情况", "4.滥用申请权利", "智能问答答复了"]
    {
        assert!(body.contains(words), "{words}");
        assert!(page(&report).contains(words), "{words}");
    }
    assert_eq!(read(&word).unwrap().report, report);
    assert_eq!(read(page(&report).as_bytes()).unwrap().report, report);
    assert_eq!(read(saved(&report).as_bytes()).unwrap().report, report);
}

#[test]
fn the_workbook_adds_up_with_the_new_row() {
    let file = write(&whole(), Format::Xlsx, &Options::default());
    let sheets: String = parts(&file).into_iter().map(|(_, text)| text).collect();
    assert!(sheets.contains("转送其他机关"), "the new row");
    assert!(sheets.contains("SUM(D6:D7)=SUM(D29:D31)"), "the balance takes the new row in");
}

#[test]
fn a_pasted_table_finds_the_new_row_by_its_label() {
    let start = form().cell("t3.new_received.natural").unwrap();
    let block = "四、结转下年度继续办理\t1\t0\t0\t0\t0\t0\t1\n五、转送其他机关办理\t2\t0\t0\t0\t0\t0\t2";
    let readings = read::block(form(), start, block).unwrap();
    let cells: Vec<(&str, &str)> =
        readings[0].cells.iter().map(|(cell, text)| (form().info(*cell).address, text.as_str())).collect();
    assert!(cells.contains(&("t3.transferred.natural", "2")), "{cells:?}");
    assert!(cells.contains(&("t3.carried_forward.natural", "1")), "{cells:?}");
}

#[test]
fn the_words_of_the_form_file_let_prose_speak_of_new_rows() {
    let mut report = whole();
    report.set_text(Field::OVERVIEW, "新收政府信息公开申请9件，滥用申请权利2件，转送其他机关5件。");
    let findings = check(&report, Stage::Filling, None);
    let stated = of_rule(&findings, "N-20");
    assert_eq!(stated.len(), 1, "{findings:#?}");
    assert!(stated[0].message.contains("转送其他机关5件"), "{}", stated[0].message);
    assert!(claims::read(&report).len() >= 3);
}

#[test]
fn last_years_report_on_the_edition_before_is_compared() {
    let mut report = whole();
    type_in(&mut report, "t3.carried_over.natural", "1");
    let mut last = Report::new(form_2021());
    last.set_text(Field::Year, "2089");
    last.set_text(Field::PROBLEMS, "公开的内容还不够全。");
    type_in(&mut last, "t3.carried_forward.natural", "3");
    report.last_year = Some(Box::new(last));
    let findings = check(&report, Stage::Filling, None);
    let rules: Vec<&str> = findings.iter().map(|one| one.rule).collect();
    assert!(rules.contains(&"T3-07") || rules.contains(&"T3-08"), "{rules:?}");
    assert!(!rules.contains(&"D-13"), "{rules:?}");
}

#[test]
fn a_draft_of_the_edition_before_goes_over_with_its_renamed_row_and_section() {
    let mut report = Report::new(form_2021());
    type_in(&mut report, "t3.massive_requests.natural", "2");
    type_in(&mut report, "t2.coercion.decisions", "8");
    report.set_text(Field::PROBLEMS, "大量反复申请〔t3.massive_requests.total〕件。");
    let before = report.clone();
    report.change_edition(form());
    assert_eq!(report.cell(form().cell("t3.abusive_requests.natural").unwrap()), "2");
    assert_eq!(report.text(SHORTCOMINGS), "大量反复申请2件。");
    let aside: Vec<(String, &str)> = report.aside.iter().map(|one| (one.name(), one.text.as_str())).collect();
    assert_eq!(aside, [("行政强制·本年处理决定数量".to_owned(), "8")]);
    report.change_edition(form_2021());
    report.follow_tables();
    let mut expected = before;
    expected.follow_tables();
    assert_eq!(report, expected);
    // Over two editions: 2019 calls the row as 2021 does.
    report.change_edition(form());
    report.change_edition(Form::edition("2019").unwrap());
    assert_eq!(report.cell(report.form.cell("t3.massive_requests.natural").unwrap()), "2");
}

#[test]
fn the_proof_sheet_says_of_what_the_edition_lacks_that_it_was_not_checked() {
    let proof = prove(&whole(), None);
    let line = proof.rules.iter().find(|line| line.rule == "D-09").unwrap();
    assert!(matches!(line.outcome, Outcome::NotRun(_)), "{:?}", line.outcome);
}
