//! What the tests of a draft begin with, and how they work with one.

pub use crate::given::{blank, cell_2021 as cell, fixture, form_2021, made_up, saved};
use xxgk_annual_report::draft::Draft;
use xxgk_annual_report::report::Field;

/// Reports to begin with.
pub const FIXTURES: [&str; 2] = ["hangzhou-2025", "gangkou-2021"];

pub fn empty() -> Draft {
    Draft::new(form_2021(), None)
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
