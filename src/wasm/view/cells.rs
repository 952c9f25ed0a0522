//! What the page is told of one cell, and of a block that is pasted.

use crate::form::{CellId, CheckKind, Form};
use crate::read::{How, Laid};
use crate::report::Report;
use serde::Serialize;
use tsify::Tsify;

/// What belongs into a cell; `article` is empty where none names it.
#[derive(Serialize, Tsify)]
pub struct CellHelp {
    name: String,
    help: String,
    article: &'static str,
}

impl CellHelp {
    pub fn of(form: &'static Form, cell: CellId) -> Self {
        let article = form.row_of(cell).map_or("", |row| row.article);
        Self { name: form.name_of(cell), help: form.help_of(cell), article }
    }
}

/// A plain check: all its cells, and the one that is the sum of the others, if one is.
#[derive(Serialize, Tsify)]
pub struct CellSum {
    cells: Vec<&'static str>,
    total: Option<&'static str>,
    words: &'static str,
}

impl CellSum {
    pub fn all(form: &'static Form, cell: CellId) -> Vec<Self> {
        let address = |cell: &CellId| form.info(*cell).address;
        let sums = form.checks_of(cell).map(|(check, equation)| Self {
            cells: equation.left.iter().chain(equation.right).map(address).collect(),
            total: equation.left.first().filter(|_| check.kind == CheckKind::Sum).map(address),
            words: check.why,
        });
        sums.collect()
    }
}

/// One reading of a pasted block: where its figures would go, and what goes nowhere. A plain one
/// needs no question.
#[derive(Serialize, Tsify)]
#[serde(rename_all = "camelCase")]
pub struct PasteReading<'a> {
    is_plain: bool,
    words: &'a str,
    cells: Vec<PastedCell<'a>>,
    left_out: &'a [String],
    /// How many of its cells may be read wrongly.
    doubts: usize,
}

/// A cell, what it shows now, and what would be typed into it.
#[derive(Serialize, Tsify)]
struct PastedCell<'a> {
    address: &'static str,
    /// The heading of its table.
    table: &'static str,
    row: &'static str,
    column: &'static str,
    before: String,
    after: &'a str,
    /// Why it may be wrong; empty where nothing speaks for that.
    doubt: &'a str,
}

impl<'a> PasteReading<'a> {
    pub fn all(report: &Report, readings: &'a [Laid]) -> Vec<Self> {
        let figures = report.figures();
        let form = report.form;
        let heading = |cell| {
            let section = form.table_of(cell).and_then(|table| form.section(table.key));
            section.map_or("", |section| section.heading)
        };
        let pasted = |laid: &'a Laid, (cell, text): &'a (CellId, String)| PastedCell {
            address: form.info(*cell).address,
            table: heading(*cell),
            row: form.row_of(*cell).map_or("", |row| row.name),
            column: form.column_of(*cell).map_or("", |column| column.label),
            before: report.printed(*cell, &figures),
            after: text,
            doubt: laid.doubts.iter().find(|(own, _)| own == cell).map_or("", |(_, why)| why),
        };
        let view = |laid: &'a Laid| Self {
            is_plain: laid.how == How::Plain,
            words: &laid.words,
            cells: laid.cells.iter().map(|cell| pasted(laid, cell)).collect(),
            left_out: &laid.left_out,
            doubts: laid.doubts.len(),
        };
        readings.iter().map(view).collect()
    }
}
