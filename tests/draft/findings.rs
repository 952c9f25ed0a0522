//! What is done about findings, which are named by their place in what was shown last.

use crate::common::{FIXTURES, empty, fixture, shown, type_cell};
use xxgk_annual_report::draft::Draft;
use xxgk_annual_report::rules::{Finding, Stage};

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
