//! What the tests of a draft begin with, and how they work with one.

use xxgk_annual_report::draft::Draft;
use xxgk_annual_report::form::{CellId, Form};
use xxgk_annual_report::read::read;
use xxgk_annual_report::report::{Field, Report};
use xxgk_annual_report::write::{Format, Options, write};

const FIXTURES: [&str; 2] =
    [include_str!("../fixtures/hangzhou-2025.json"), include_str!("../fixtures/gangkou-2021.json")];

/// The edition that these tests are about.
pub fn form() -> &'static Form {
    Form::edition("2021").expect("an edition")
}

pub fn empty() -> Draft {
    Draft::new(form(), None)
}

pub fn fixture(index: usize) -> Report {
    read(FIXTURES[index].as_bytes()).expect("a saved file").report
}

pub fn saved(report: &Report) -> String {
    String::from_utf8(write(report, Format::Json, &Options::default())).expect("text")
}

pub fn cell(address: &str) -> CellId {
    form().cell(address).unwrap_or_else(|| panic!("no cell {address}"))
}

pub fn type_cell(draft: &mut Draft, address: &str, text: &str) {
    draft.set_cell(cell(address), text);
}

pub fn type_field(draft: &mut Draft, field: Field, text: &str) {
    draft.set_text(field, text, None);
}

pub fn shown<'a>(draft: &'a Draft, address: &str) -> &'a str {
    draft.report().cell(cell(address))
}

pub fn undo_all(draft: &mut Draft) -> usize {
    std::iter::from_fn(|| draft.undo().map(drop)).count()
}

pub fn redo_all(draft: &mut Draft) -> usize {
    std::iter::from_fn(|| draft.redo().map(drop)).count()
}
