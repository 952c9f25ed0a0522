//! A fault that is made ten thousand times is a short list, and no finding repeats the whole text.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)] // All of it is test.

mod given;

use given::{blank, type_in};
use xxgk_annual_report::data::spell;
use xxgk_annual_report::report::{Doubt, Field, Report};
use xxgk_annual_report::rules::{Finding, Stage, check, corrected};

const FIGURE: &str = "〔t3.new_received.natural〕";

/// A report with that text in section one, and one figure for it.
fn with_overview(text: &str) -> Report {
    let mut report = blank();
    type_in(&mut report, "t3.new_received.natural", "12");
    report.set_text(Field::OVERVIEW, text);
    report.follow_tables();
    report
}

fn found(report: &Report, rule: &str) -> Vec<Finding> {
    let all = check(report, Stage::Finished, None).into_iter();
    all.filter(|one| one.rule == rule).collect()
}

#[test]
fn figures_that_stand_close_to_each_other_are_one_fault_and_quoted_by_their_ends() {
    let found = found(&with_overview(&FIGURE.repeat(32_000)), "N-56");
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].span, Some(0..64_000));
    assert!(found[0].message.chars().count() < 150, "{}", found[0].message);
}

#[test]
fn of_many_alike_the_first_are_listed_and_one_says_how_many_more_there_are() {
    let report = with_overview(&"公开信息〔7〕条。\n".repeat(400));
    let found = found(&report, "N-56");
    assert_eq!(found.len(), 21);
    assert!(found[20].message.contains("后面还有 380 处"), "{}", found[20].message);
    assert_eq!(found[20].edits.len(), 380);
}

#[test]
fn those_that_are_not_listed_are_put_right_with_the_one_that_says_them() {
    let report = with_overview(&"公开信息〔7〕条。\n".repeat(400));
    let list = found(&report, "N-56");
    let put_right = corrected(&report, &[&list[20]]);
    assert_eq!(found(&put_right, "N-56").len(), 20);
    let put_right = corrected(&report, &list.iter().collect::<Vec<_>>());
    assert_eq!(put_right.text(Field::OVERVIEW), "公开信息7条。\n".repeat(400));
}

#[test]
fn one_more_than_the_list_holds_is_said_in_its_own_words() {
    let found = found(&with_overview(&"公开信息〔7〕条。\n".repeat(21)), "N-56");
    assert_eq!(found.len(), 21);
    assert!(found.iter().all(|one| one.message == found[0].message));
}

#[test]
fn no_finding_repeats_a_text_that_is_as_long_as_the_field() {
    let texts = [
        FIGURE.repeat(3000),
        format!("〔{}〕", "1".repeat(30_000)),
        "信息公开".repeat(9000),
        "的".repeat(30_001),
        format!("《关于{}》的通知", "信息".repeat(9000)),
        format!("申请人王某{}", "，".repeat(30_000)),
        format!("2021年{}1月1日", " ".repeat(30_000)),
        format!("应公开尽公开，{}不公开为例外", " ".repeat(30_000)),
        "（一）（一）\n（三）主动公开\n".repeat(3000),
        "“".repeat(30_001),
    ];
    for text in &texts {
        let mut report = with_overview(text);
        for field in [Field::OrganName, Field::Year, Field::Title, Field::Published] {
            report.set_text(field, text);
        }
        type_in(&mut report, "t3.granted.natural", text);
        type_in(&mut report, "t2.fees.amount", &format!("{text}元"));
        let findings = check(&report, Stage::Finished, None);
        for one in &findings {
            for said in [&one.message, &one.fix] {
                let start: String = said.chars().take(60).collect();
                assert!(said.chars().count() < 400, "{} says a long text: {start}", one.rule);
            }
        }
        for one in spell(&report, &findings) {
            assert!(one.found.as_deref().unwrap_or_default().chars().count() < 400, "{}", one.rule);
        }
    }
}

#[test]
fn a_doubt_about_a_long_section_quotes_little_of_it() {
    let long = "公开栏每月换一次。".repeat(2_000);
    let mut report = blank();
    report.set_text(Field::OVERVIEW, &long);
    report
        .doubts
        .push(Doubt { place: "overview".to_owned(), text: long, why: "是按次序放的".to_owned() });
    let said = found(&report, "C-07").iter().map(|one| one.message.chars().count()).collect::<Vec<_>>();
    assert!(matches!(said.as_slice(), [characters] if *characters < 200), "{said:?}");
}
