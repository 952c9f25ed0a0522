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
    /// The tables that it fills, in the order of the form.
    tables: Vec<PastedTable>,
    doubts: Vec<PastedDoubt<'a>>,
}

/// A table that a pasted block fills.
#[derive(Serialize, Tsify)]
struct PastedTable {
    key: &'static str,
    heading: &'static str,
}

/// A cell that may be read wrongly, and why.
#[derive(Serialize, Tsify)]
struct PastedDoubt<'a> {
    address: &'static str,
    why: &'a str,
}

/// A cell, what it shows now, and what would be typed into it.
#[derive(Serialize, Tsify)]
struct PastedCell<'a> {
    address: &'static str,
    row: &'static str,
    column: &'static str,
    before: String,
    after: &'a str,
}

impl<'a> PasteReading<'a> {
    pub fn all(report: &Report, readings: &'a [Laid]) -> Vec<Self> {
        let figures = report.figures();
        let form = report.form;
        let tables = |laid: &Laid| {
            let is_filled =
                |index: &usize| laid.cells.iter().any(|(cell, _)| form.info(*cell).table == *index);
            let filled = form.tables.iter().enumerate().filter(|(index, _)| is_filled(index));
            let heading = |key| form.section(key).map_or("", |section| section.heading);
            filled.map(|(_, table)| PastedTable { key: table.key, heading: heading(table.key) }).collect()
        };
        let doubt =
            |(cell, why): &'a (CellId, String)| PastedDoubt { address: form.info(*cell).address, why };
        let pasted = |(cell, text): &'a (CellId, String)| PastedCell {
            address: form.info(*cell).address,
            row: form.row_of(*cell).map_or("", |row| row.name),
            column: form.column_of(*cell).map_or("", |column| column.label),
            before: report.printed(*cell, &figures),
            after: text,
        };
        let view = |laid: &'a Laid| Self {
            is_plain: laid.how == How::Plain,
            words: &laid.words,
            cells: laid.cells.iter().map(pasted).collect(),
            left_out: &laid.left_out,
            tables: tables(laid),
            doubts: laid.doubts.iter().map(doubt).collect(),
        };
        readings.iter().map(view).collect()
    }
}
