//! From one report to another.

use crate::common::{FIXTURES, empty, fixture, form_2021, shown, type_cell, type_field};
use xxgk_annual_report::draft::Draft;
use xxgk_annual_report::report::Field;

#[test]
fn a_report_that_was_kept_goes_on_as_if_nothing_had_been_before() {
    let mut draft = empty();
    type_field(&mut draft, Field::OrganName, "港口乡");
    draft.go_on(fixture(FIXTURES[0]));
    assert_eq!(draft.report(), &fixture(FIXTURES[0]));
    assert!(draft.undo().is_none() && draft.redo().is_none());
}

#[test]
fn a_blank_report_is_a_step_and_is_being_filled_in() {
    let mut draft = Draft::of(fixture(FIXTURES[0]), None);
    draft.start_new(form_2021());
    assert_eq!(shown(&draft, "t3.new_received.total"), "");
    assert_eq!(draft.check(), 0, "what is missing is no fault yet");
    assert!(draft.undo().expect("a step").step.opens_another());
    assert_eq!(draft.report(), &fixture(FIXTURES[0]));
}

#[test]
fn the_prose_is_read_again_after_every_step_back() {
    let mut draft = Draft::of(fixture(FIXTURES[0]), None);
    type_field(&mut draft, Field::OVERVIEW, "新收政府信息公开申请1件。");
    let claims = |draft: &mut Draft| draft.view().claims.expect("claims").len();
    let typed = claims(&mut draft);
    draft.undo();
    let before = claims(&mut draft);
    assert_ne!(before, typed);
    draft.redo();
    assert_eq!(claims(&mut draft), typed);
    type_cell(&mut draft, "t3.new_received.natural", "1");
    assert_eq!(claims(&mut draft), typed);
}
