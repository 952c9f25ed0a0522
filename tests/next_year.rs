//! This year's report begun from last year's: what is taken over, and what never is.

mod given;

use given::{cell_2021, fixture, form_2021};
use xxgk_annual_report::draft::Draft;
use xxgk_annual_report::report::{Field, Report};
use xxgk_annual_report::rules;

const OVERVIEW: &str = "2024年，某乡主动公开政府信息12条。乡里的公开栏设在办事大厅门口，\
    每月换一次内容，村民随时可以来看；有问题的，当面回答，答不上来的记下来，三天内打电话告诉他。";

/// A report of that year on the form of 2021.
fn of_year(year: &str) -> Report {
    let mut report = Report::new(form_2021());
    report.set_text(Field::Year, year);
    report
}

/// Last year's: three applications of natural persons and one of an enterprise were left open.
fn last() -> Report {
    let mut last = of_year("2024");
    last.set_text(Field::OrganName, "某乡");
    last.set_text(Field::OVERVIEW, OVERVIEW);
    for (address, text) in [
        ("t3.carried_forward.natural", "3"),
        ("t3.carried_forward.commercial", "1"),
        ("t3.carried_forward.research", "0"),
    ] {
        last.set_cell(cell_2021(address), text);
    }
    last
}

#[test]
fn what_was_left_open_is_carried_over_and_what_is_not_known_stays_blank() {
    let mut draft = Draft::of(of_year("2025"), None);
    draft.set_last_year(last());
    let at = |address| draft.report().cell(cell_2021(address));
    assert_eq!(at("t3.carried_over.natural"), "3");
    assert_eq!(at("t3.carried_over.commercial"), "1");
    assert_eq!(at("t3.carried_over.research"), "0");
    assert_eq!(at("t3.carried_over.welfare"), "", "nobody knows it");
    assert_eq!(at("t3.carried_over.total"), "", "it is a sum");
    draft.undo();
    assert_eq!(draft.report().cell(cell_2021("t3.carried_over.natural")), "");
    assert!(draft.report().last_year.is_none(), "one step");
}

#[test]
fn a_row_in_which_something_stands_is_left_as_it_is() {
    let mut this = of_year("2025");
    this.set_cell(cell_2021("t3.carried_over.legal"), "2");
    assert_eq!(this.carried_over_from(&last()), []);
}

#[test]
fn the_report_of_another_year_carries_nothing_over() {
    assert_eq!(of_year("2026").carried_over_from(&last()), []);
    assert_eq!(of_year("").carried_over_from(&last()).len(), 3, "a year that is not known yet");
}

#[test]
fn the_next_report_begins_with_last_years_office_figures_and_text_which_is_found_to_be_last_years() {
    let begun = Report::after(last());
    assert_eq!(begun.text(Field::OrganName), "某乡");
    assert_eq!(begun.text(Field::Year), "2025");
    assert_eq!(begun.cell(cell_2021("t3.carried_over.natural")), "3");
    assert_eq!(begun.cell(cell_2021("t3.carried_forward.natural")), "", "this year's is not known");
    assert_eq!(begun.text(Field::OVERVIEW), OVERVIEW);
    assert!(begun.last_year.is_some());
    let found = rules::check(&begun, rules::Stage::Filling, None);
    let of_text: Vec<_> = found.iter().map(|finding| finding.rule).collect();
    // The year before, and text of last year's report.
    assert!(of_text.contains(&"N-12") && of_text.contains(&"N-07"), "{of_text:?}");
}

#[test]
fn a_whole_report_begins_the_next_one() {
    let last = fixture("hangzhou-2025");
    let begun = Report::after(last.clone());
    let figures = last.figures();
    for column in ["natural", "commercial", "research", "welfare", "legal", "other"] {
        let forward = last.printed(cell_2021(&format!("t3.carried_forward.{column}")), &figures);
        assert_eq!(begun.cell(cell_2021(&format!("t3.carried_over.{column}"))), forward);
    }
}
