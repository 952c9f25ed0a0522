//! Last year's report, opened or typed.

use crate::common::{FIXTURES, cell, empty, fixture, type_field};
use xxgk_annual_report::draft::Draft;
use xxgk_annual_report::report::{Field, Totals};

#[test]
fn figures_that_are_typed_one_by_one_make_a_report_on_the_year_before() {
    let mut draft = empty();
    type_field(&mut draft, Field::Year, "2025");
    draft.set_last_year_cell(cell("t3.carried_forward.total"), "3");
    let last = draft.report().last_year.as_deref().expect("last year's report");
    assert_eq!(last.text(Field::Year), "2024");
    assert_eq!(last.cell(cell("t3.carried_forward.total")), "3");
    assert_eq!(last.totals(1), Totals::Entered, "a few figures are no sum of all");
    draft.forget_last_year();
    assert!(draft.report().last_year.is_none());
    draft.undo();
    assert!(draft.report().last_year.is_some());
}

#[test]
fn a_report_taken_for_last_years_brings_neither_its_own_last_year_nor_what_was_accepted() {
    let mut draft = Draft::of(fixture(FIXTURES[0]), None);
    let mut last = fixture(FIXTURES[1]);
    last.last_year = Some(Box::new(fixture(FIXTURES[0])));
    draft.set_last_year(last);
    let last = draft.report().last_year.as_deref().expect("last year's report");
    assert!(last.last_year.is_none() && last.accepted.is_empty());
    assert_eq!(draft.done().next(), Some("读入上年数据"));
}
