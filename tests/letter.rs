//! The letter to an office about its report: every open point, and nothing that was given a reason.

mod given;

use given::{fixture, type_in};
use xxgk_annual_report::document::{Block, Document, Style};
use xxgk_annual_report::letter;
use xxgk_annual_report::report::Report;
use xxgk_annual_report::rules::{Stage, check};

fn letter(report: &Report) -> Document {
    letter::of(report, &check(report, Stage::Finished, None), Style::default())
}

fn paragraphs(document: &Document) -> Vec<&str> {
    let all = document.blocks.iter();
    all.filter_map(|block| if let Block::Paragraph { text, .. } = block { Some(text.as_str()) } else { None })
        .collect()
}

#[test]
fn it_names_the_office_each_point_with_its_place_what_to_do_and_where_that_is_laid_down() {
    let mut report = fixture("hangzhou-2025");
    type_in(&mut report, "t3.granted.natural", "5354");
    let document = letter(&report);
    let all = paragraphs(&document);
    assert_eq!(all.first(), Some(&"杭州市："));
    let count = all.len() - 3;
    assert!(all.get(1).is_some_and(|text| text.contains(&format!("请核对以下 {count} 处"))), "{all:?}");
    let first = all.get(2).copied().unwrap_or_default();
    assert!(first.starts_with("1．错误：〔") && first.contains("怎么办："), "{first}");
    assert!(!first.contains("。。"), "{first}");
}

#[test]
fn where_nothing_was_found_it_says_so() {
    let report = fixture("hangzhou-2025");
    let document = letter::of(&report, &[], Style::default());
    assert!(paragraphs(&document).iter().any(|text| text.ends_with("没有发现问题。")));
}

#[test]
fn what_was_given_a_reason_is_no_point() {
    let mut report = fixture("hangzhou-2025");
    type_in(&mut report, "t3.granted.natural", "5354");
    let mut found = check(&report, Stage::Finished, None);
    let before = paragraphs(&letter::of(&report, &found, Style::default())).len();
    if let Some(first) = found.first_mut() {
        first.accepted = Some("情况属实".to_owned());
    }
    assert_eq!(paragraphs(&letter::of(&report, &found, Style::default())).len(), before - 1);
}
