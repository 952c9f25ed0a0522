//! What is to be shown: all of it, or what is new since it was shown last.

use crate::common::{FIXTURES, fixture, type_cell, type_field};
use xxgk_annual_report::draft::{Draft, News};
use xxgk_annual_report::report::Field;
use xxgk_annual_report::rules::{Severity, Stage};

fn draft() -> Draft {
    let mut draft = Draft::of(fixture(FIXTURES[0]), None);
    type_field(&mut draft, Field::OVERVIEW, "全市新收政府信息公开申请14069件，办结13810件。");
    draft
}

fn places(news: &News<'_>) -> Vec<Option<usize>> {
    news.findings.iter().map(|one| one.before).collect()
}

#[test]
fn where_nothing_was_done_nothing_is_new() {
    let mut draft = draft();
    let shown = draft.view().findings.len();
    let news = draft.news();
    assert_eq!(places(&news), (0..shown).map(Some).collect::<Vec<_>>());
    assert!(news.claims.is_none() && !news.has_new_prose);
}

#[test]
fn the_first_look_and_a_look_at_everything_know_nothing_from_before() {
    let mut draft = draft();
    let first = draft.news();
    assert!(first.has_new_prose && first.claims.is_some_and(|claims| !claims.is_empty()));
    assert!(places(&first).iter().all(Option::is_none));
    let whole = draft.view();
    assert!(whole.has_new_prose && whole.claims.is_some());
    assert!(places(&whole).iter().all(Option::is_none));
}

#[test]
fn after_a_key_in_a_table_only_its_findings_are_new() {
    let mut draft = draft();
    let before: Vec<_> = draft.view().findings.iter().map(|one| one.finding.clone()).collect();
    type_cell(&mut draft, "t3.carried_forward.natural", "x");
    let news = draft.news();
    assert!(!news.has_new_prose);
    for one in &news.findings {
        match one.before {
            Some(place) => assert_eq!(before[place], *one.finding),
            None => assert!(!before.contains(one.finding)),
        }
    }
    assert!(places(&news).contains(&None), "x is no number");
}

#[test]
fn of_statements_that_still_hold_nothing_is_said_again_but_of_those_that_do_not() {
    let mut draft = draft();
    draft.view();
    type_cell(&mut draft, "t2.licensing.decisions", "11398890");
    assert!(draft.news().claims.is_none());
    type_cell(&mut draft, "t3.new_received.total", "1");
    assert!(draft.news().claims.is_some());
}

#[test]
fn after_a_key_in_the_prose_or_another_stage_everything_is_said_anew() {
    let mut draft = draft();
    draft.view();
    type_field(&mut draft, Field::PROBLEMS, "无");
    assert!(draft.news().has_new_prose);
    draft.set_stage(Stage::Finished);
    assert!(draft.news().has_new_prose);
    draft.set_stage(Stage::Finished);
    assert!(!draft.news().has_new_prose, "it was so before");
}

#[test]
fn errors_are_counted_as_they_are_shown_without_those_accepted() {
    let mut draft = draft();
    type_cell(&mut draft, "t3.granted.total", "1");
    draft.set_stage(Stage::Finished);
    let errors = draft.view().open(Severity::Error);
    assert!(errors > 0);
    assert_eq!(draft.check(), errors);
    let infos = draft.view().open(Severity::Info) + draft.view().open(Severity::Warning);
    assert_eq!(draft.view().findings.len(), errors + infos);
    let place =
        draft.view().findings.iter().position(|one| xxgk_annual_report::rules::can_be_accepted(one.finding));
    draft.accept(place.expect("one that can be accepted"), "已核实");
    let view = draft.view();
    assert_eq!(view.findings.len(), errors + infos);
    let open = [Severity::Error, Severity::Warning, Severity::Info].map(|severity| view.open(severity));
    assert_eq!(open.iter().sum::<usize>(), errors + infos - 1);
}
