//! What the page is told of single cells: what belongs into one, its sums, and where a pasted
//! block would go.

use crate::form::{CellId, CheckKind, Form};
use crate::read::{How, Laid};
use crate::report::Report;
use serde::Serialize;

#[derive(Serialize)]
pub(super) struct HelpView {
    name: String,
    help: String,
    article: &'static str,
}

impl HelpView {
    pub(super) fn of(form: &'static Form, cell: CellId) -> Self {
        let article = form.row_of(cell).map_or("", |row| row.article);
        Self { name: form.name_of(cell), help: form.help_of(cell), article }
    }
}

/// A plain check: all its cells, and the one that is the sum of the others, if one is.
#[derive(Serialize)]
pub(super) struct SumView {
    cells: Vec<&'static str>,
    total: Option<&'static str>,
    words: &'static str,
}

impl SumView {
    pub(super) fn all(form: &'static Form, cell: CellId) -> Vec<Self> {
        let address = |cell: &CellId| form.info(*cell).address;
        let sums = form.checks_of(cell).map(|(check, equation)| Self {
            cells: equation.left.iter().chain(equation.right).map(address).collect(),
            total: equation.left.first().filter(|_| check.kind == CheckKind::Sum).map(address),
            words: check.why,
        });
        sums.collect()
    }
}

/// One reading of a pasted block.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct LaidView<'a> {
    is_plain: bool,
    words: &'a str,
    cells: Vec<PastedView<'a>>,
    left_out: &'a [String],
}

/// A cell, what it shows now, and what would be typed into it.
#[derive(Serialize)]
struct PastedView<'a> {
    address: &'static str,
    name: String,
    before: String,
    after: &'a str,
}

impl<'a> LaidView<'a> {
    pub(super) fn all(report: &Report, readings: &'a [Laid]) -> Vec<Self> {
        let figures = report.figures();
        let pasted = |(cell, text): &'a (CellId, String)| PastedView {
            address: report.form.info(*cell).address,
            name: report.form.name_of(*cell),
            before: report.printed(*cell, &figures),
            after: text,
        };
        let view = |laid: &'a Laid| Self {
            is_plain: laid.how == How::Plain,
            words: &laid.words,
            cells: laid.cells.iter().map(pasted).collect(),
            left_out: &laid.left_out,
        };
        readings.iter().map(view).collect()
    }
}
