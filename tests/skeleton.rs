//! Texts to begin with, and headings that number themselves.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)] // All of it is test.

mod given;

use given::{blank, form_2021, type_in};
use xxgk_annual_report::report::{Field, Report, addresses};
use xxgk_annual_report::rules::{Stage, check, has_part, insert_skeleton, toggle_heading};

const OVERVIEW: Field = Field::OVERVIEW;

fn report(text: &str) -> Report {
    let mut report = blank();
    report.set_text(Field::OrganName, "港口乡");
    report.set_text(Field::Year, "2024");
    report.set_text(OVERVIEW, text);
    report
}

/// The first characters of each paragraph.
fn heads(report: &Report) -> Vec<String> {
    report.text(OVERVIEW).lines().map(|line| line.chars().take(7).collect()).collect()
}

/// Presses the button for headings in the line that begins with these words.
fn toggle(report: &mut Report, line: &str) {
    let place = report.text(OVERVIEW).find(line).unwrap() + line.len();
    let moved = toggle_heading(report, OVERVIEW, place);
    assert!(
        report.text(OVERVIEW)[..moved]
            .ends_with(line.trim_start_matches(|sign| "（）一二三四五".contains(sign)))
    );
}

#[test]
fn a_part_comes_in_with_its_figures_the_office_and_the_year() {
    let mut report = report("");
    type_in(&mut report, "t2.licensing.decisions", "7");
    let place = insert_skeleton(&mut report, OVERVIEW, Some("disclosure")).unwrap();
    let text = report.text(OVERVIEW);
    assert_eq!(&text[place], text);
    assert!(text.starts_with("（一）主动公开情况。2024年，港口乡通过"), "{text}");
    assert!(text.contains("作出行政许可决定7件、行政处罚决定〔　〕件"), "{text}");
    assert_eq!(report.live_figures(OVERVIEW).len(), 6);
}

#[test]
fn without_office_and_year_there_are_gaps() {
    let mut report = blank();
    insert_skeleton(&mut report, OVERVIEW, Some("disclosure"));
    assert!(report.text(OVERVIEW).starts_with("（一）主动公开情况。＿＿＿＿年，本机关"));
}

#[test]
fn a_part_stands_before_those_that_come_after_it_and_all_are_numbered_anew() {
    let mut report = report("（一）主动公开情况。公开16条。\n（二）监督保障情况。加强领导。");
    let place = insert_skeleton(&mut report, OVERVIEW, Some("applications")).unwrap();
    assert!(report.text(OVERVIEW)[place].starts_with("（二）依申请公开情况。"));
    assert_eq!(heads(&report), ["（一）主动公开", "（二）依申请公", "（三）监督保障"]);
}

#[test]
fn all_parts_that_are_missing_come_in_at_once() {
    let mut report = report("（一）依申请公开情况。未收到申请。\n\n");
    let first = insert_skeleton(&mut report, OVERVIEW, None).unwrap();
    assert_eq!(first.start, 0);
    assert_eq!(
        heads(&report),
        ["（一）主动公开", "（二）依申请公", "（三）政府信息", "（四）政府信息", "（五）监督保障"]
    );
    assert!(report.form.parts("overview").iter().all(|part| has_part(&report, OVERVIEW, part)));
    assert_eq!(insert_skeleton(&mut report, OVERVIEW, None), None);
}

#[test]
fn every_skeleton_reads_well_once_its_gaps_are_filled() {
    let mut report = report("");
    for cell in report.form.cell_ids().filter(|cell| !report.form.info(*cell).is_sum) {
        report.set_cell(cell, "0");
    }
    for address in ["t3.new_received.natural", "t3.granted.natural", "t2.licensing.decisions"] {
        type_in(&mut report, address, "12");
    }
    report.set_text(Field::OrganKind, "township");
    for field in Field::prose(form_2021()) {
        insert_skeleton(&mut report, field, None);
        let text = report.saved_text(field).replace("＿＿", "3").replace("结果为3", "结果为良好");
        let text = text
            .replace("追究情况为3", "追究情况为未发生")
            .replace("是3", "是更新慢")
            .replace("问题，3", "问题，加强培训");
        report.set_text(field, &text);
    }
    report.follow_tables();
    let found = check(&report, Stage::Finished, None);
    let about_words = found.iter().filter(|one| one.rule.starts_with('N') || one.rule == "D-11");
    let said: Vec<String> =
        about_words.map(|one| format!("{} {} {:?}", one.rule, one.message, one.found(&report))).collect();
    assert_eq!(said, [""; 0]);
}

#[test]
fn the_figures_of_a_skeleton_are_what_its_words_mean() {
    let mut report = report("");
    for field in Field::prose(form_2021()) {
        insert_skeleton(&mut report, field, None);
    }
    // Every cell a number of its own: a figure in the wrong place would differ.
    for (number, cell) in (101..).zip(report.form.cell_ids()) {
        report.set_cell(cell, &number.to_string());
    }
    report.follow_tables();
    let prose = xxgk_annual_report::rules::Prose::read(&report, Stage::Filling);
    let claims = xxgk_annual_report::rules::claims(&report, &report.figures(), &prose);
    let wrong = claims.iter().filter(|claim| claim.holds != Some(true));
    let wrong: Vec<&str> = wrong.map(|claim| &report.text(claim.field)[claim.span.clone()]).collect();
    assert_eq!(wrong, [""; 0]);
    assert!(claims.len() >= 12, "{} figures are read", claims.len());
}

#[test]
fn every_address_of_a_skeleton_is_one_of_the_form() {
    for part in form_2021().sections.iter().flat_map(|section| form_2021().parts(section.key)) {
        assert!(addresses(part.skeleton).all(|(_, address)| form_2021().cell(address).is_some()));
        assert!(part.skeleton.contains(part.find) && !part.prompts.is_empty(), "{}", part.key);
    }
}

#[test]
fn the_button_makes_a_heading_and_takes_it_away() {
    let mut report = report("前言。\n主动公开。\n（一）依申请公开。\n（二）监督保障。");
    toggle(&mut report, "主动公开。");
    assert_eq!(report.text(OVERVIEW), "前言。\n（一）主动公开。\n（二）依申请公开。\n（三）监督保障。");
    toggle(&mut report, "（二）依申请公开。");
    assert_eq!(report.text(OVERVIEW), "前言。\n（一）主动公开。\n依申请公开。\n（二）监督保障。");
}

#[test]
fn a_list_that_begins_anew_keeps_its_numbers() {
    let mut report = report("问题：\n（一）更新慢。\n培训少。\n措施：\n（一）定期更新。\n（二）培训。");
    toggle(&mut report, "培训少。");
    assert_eq!(
        report.text(OVERVIEW),
        "问题：\n（一）更新慢。\n（二）培训少。\n措施：\n（一）定期更新。\n（二）培训。"
    );
}

#[test]
fn another_number_gives_way_to_the_heading_and_figures_stay_live() {
    let mut report = report("2.办结〔t3.granted.natural〕件。\n（一）其他。");
    toggle(&mut report, "办结");
    assert_eq!(report.saved_text(OVERVIEW), "（一）办结〔t3.granted.natural〕件。\n（二）其他。");
}
