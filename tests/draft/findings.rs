//! What is done about findings, which are named by their place in what was shown last.

use crate::common::{FIXTURES, empty, fixture, saved, shown, type_cell, type_field};
use xxgk_annual_report::draft::Draft;
use xxgk_annual_report::report::Field;
use xxgk_annual_report::rules::{Finding, NOT_MEANT, Stage};

/// Where a finding is shown now.
fn place(draft: &mut Draft, is_it: impl Fn(&Finding) -> bool) -> usize {
    draft.view().findings.iter().position(|one| is_it(one.finding)).expect("a finding")
}

/// A report in which one row does not add up.
fn broken() -> Draft {
    let mut draft = Draft::of(fixture(FIXTURES[0]), None);
    type_cell(&mut draft, "t3.granted.total", "1");
    draft.set_stage(Stage::Finished);
    draft
}

#[test]
fn a_finding_is_put_right_by_its_place_in_one_step() {
    let mut draft = broken();
    let errors = draft.check();
    let place = place(&mut draft, |finding| finding.correction.is_some());
    draft.correct(&[place]);
    assert!(draft.check() < errors);
    assert_ne!(shown(&draft, "t3.granted.total"), "1");
    assert_eq!(draft.done().next(), Some("改正 1 处"));
    draft.undo();
    assert_eq!(draft.check(), errors);
}

#[test]
fn places_that_were_not_shown_change_nothing() {
    let mut draft = empty();
    draft.correct(&[0, 7]);
    draft.accept(7, "属实");
    draft.withdraw(7);
    draft.settle();
    assert_eq!(draft.done().count(), 0);
}

#[test]
fn an_accepted_finding_stays_so_until_it_is_taken_back() {
    let mut draft = Draft::of(fixture(FIXTURES[0]), None);
    draft.set_stage(Stage::Finished);
    let one = place(&mut draft, xxgk_annual_report::rules::can_be_accepted);
    draft.accept(one, "已核实");
    let one = place(&mut draft, |finding| finding.accepted.as_deref() == Some("已核实"));
    assert_eq!(draft.report().accepted.len(), 1);
    draft.withdraw(one);
    assert_eq!(draft.report().accepted.len(), 0);
    draft.undo();
    assert_eq!(draft.report().accepted.len(), 1, "taking it back is a step, too");
}

#[test]
fn words_that_are_not_meant_so_are_quiet_until_their_sentence_changes() {
    let overview = "全年收到政府信息公开申请12件。收到申请的都是居民。";
    let mut draft = empty();
    type_field(&mut draft, Field::OVERVIEW, overview);
    type_cell(&mut draft, "t3.new_received.total", "7");
    type_cell(&mut draft, "t3.carried_over.total", "0");
    let says = |finding: &Finding| finding.rule.starts_with("N-2") && finding.span.is_some();
    let one = place(&mut draft, says);
    draft.accept(one, NOT_MEANT);
    let is_quiet = |draft: &mut Draft| {
        let one = place(draft, says);
        draft.view().findings.get(one).is_some_and(|one| one.finding.accepted.as_deref() == Some(NOT_MEANT))
    };
    assert!(is_quiet(&mut draft));
    type_cell(&mut draft, "t3.new_received.total", "8");
    assert!(is_quiet(&mut draft), "whatever the figures are");
    type_field(&mut draft, Field::OVERVIEW, &format!("{overview}一律当年答复。"));
    assert!(is_quiet(&mut draft), "another sentence is no matter");
    let kept = xxgk_annual_report::read::read(saved(draft.report()).as_bytes()).expect("a saved file");
    let mut opened = Draft::of(kept.report, None);
    assert!(is_quiet(&mut opened), "the saved file keeps it");
    type_field(&mut draft, Field::OVERVIEW, "今年收到政府信息公开申请12件。");
    assert!(!is_quiet(&mut draft), "it is said of one sentence");
    type_field(&mut draft, Field::OVERVIEW, overview);
    assert!(is_quiet(&mut draft));
    let one = place(&mut draft, says);
    draft.withdraw(one);
    assert!(!is_quiet(&mut draft));
    assert!(draft.report().accepted.is_empty());
}
