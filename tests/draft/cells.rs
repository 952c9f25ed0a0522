//! What is done to the cells of the tables.

use crate::common::{cell, empty, shown, type_cell};
use xxgk_annual_report::draft::Draft;
use xxgk_annual_report::report::{Doubt, Report, Totals};

#[test]
fn zeros_go_into_blank_cells_only_and_leave_sums_alone() {
    let mut draft = empty();
    type_cell(&mut draft, "t4.review.upheld", "/");
    assert_eq!(draft.fill_zeros("t4.review"), 3);
    assert_eq!(shown(&draft, "t4.review.upheld"), "/");
    assert_eq!(shown(&draft, "t4.review.pending"), "0");
    assert_eq!(shown(&draft, "t4.review.total"), "", "it is worked out");
    assert_eq!(draft.fill_zeros("nowhere"), 0);
}

#[test]
fn a_table_that_there_is_not_has_no_totals_to_choose() {
    let mut draft = empty();
    draft.set_totals("t9", Totals::Entered);
    draft.settle();
    assert_eq!(draft.done().count(), 0);
}

#[test]
fn a_block_is_pasted_in_the_reading_that_was_chosen() {
    let mut draft = empty();
    let (start, block) = (cell("t3.new_received.other"), "1\t2\t3");
    let plan = draft.paste_plan(start, block).expect("a block");
    let turned = plan.iter().position(|laid| laid.words.contains("对调")).expect("a reading");
    assert_eq!(draft.paste(start, block, turned), Ok(3));
    assert_eq!(shown(&draft, "t3.granted.other"), "3");
    assert_eq!(draft.paste(start, block, plan.len()), Ok(0), "there is no such reading");
    assert!(draft.paste(start, &"1\n".repeat(500), 0).is_err());
    assert_eq!(draft.done().count(), 1);
}

#[test]
fn emptying_several_cells_is_one_step() {
    let mut draft = empty();
    draft.paste(cell("t3.new_received.natural"), "1\t2", 0).expect("a block");
    draft.clear(&[cell("t3.new_received.natural"), cell("t3.new_received.commercial")]);
    assert_eq!(shown(&draft, "t3.new_received.commercial"), "");
    draft.undo();
    assert_eq!(shown(&draft, "t3.new_received.commercial"), "2");
}

/// A report that a sum of others came to.
fn sum(natural: &str, commercial: &str) -> Report {
    let mut draft = empty();
    type_cell(&mut draft, "t3.new_received.natural", natural);
    type_cell(&mut draft, "t3.new_received.commercial", commercial);
    draft.report().clone()
}

#[test]
fn a_draft_follows_the_sum_that_it_was_begun_from_in_one_step() {
    let before = sum("26", "3");
    let mut draft = Draft::of(before.clone(), None);
    type_cell(&mut draft, "t4.review.upheld", "1");
    draft.settle();
    assert_eq!(draft.follow_sum(&before, &sum("30", "3")), [""; 0]);
    assert_eq!(shown(&draft, "t3.new_received.natural"), "30");
    assert_eq!(shown(&draft, "t4.review.upheld"), "1", "what the sum has nothing to do with");
    draft.undo();
    assert_eq!(shown(&draft, "t3.new_received.natural"), "26");
}

#[test]
fn what_was_changed_in_the_draft_since_does_not_follow_the_sum_and_is_named() {
    let before = sum("26", "3");
    let mut draft = Draft::of(before.clone(), None);
    type_cell(&mut draft, "t3.new_received.natural", "27");
    assert_eq!(draft.follow_sum(&before, &sum("30", "4")), ["自然人·本年新收"]);
    assert_eq!(shown(&draft, "t3.new_received.natural"), "27");
    assert_eq!(shown(&draft, "t3.new_received.commercial"), "4");
}

#[test]
fn a_cell_in_which_an_office_is_still_missing_stays_in_doubt() {
    let before = sum("26", "3");
    let mut now = sum("30", "3");
    let place = "t3.new_received.natural".to_owned();
    now.doubts.push(Doubt { place, text: "30".to_owned(), why: "缺 1 家的数：白水镇".to_owned() });
    let mut draft = Draft::of(before.clone(), None);
    draft.follow_sum(&before, &now);
    assert_eq!(draft.report().doubts, now.doubts);
}
