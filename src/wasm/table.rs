//! The verbs of a draft for single cells: what belongs into one, its sums, and where a pasted
//! block would go.

use super::{Draft, to_js};
use crate::form::{CellId, CheckKind, Form};
use crate::history::Act;
use crate::read::{self, How, Laid};
use crate::report::Report;
use serde::Serialize;
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    /// What belongs into a cell.
    #[wasm_bindgen(typescript_type = "CellHelp | null")]
    pub type CellHelp;
    /// The plain checks in which a cell takes part.
    #[wasm_bindgen(typescript_type = "CellSum[]")]
    pub type CellSums;
    /// The readings of a pasted block.
    #[wasm_bindgen(typescript_type = "PasteReading[]")]
    pub type PastePlan;
}

#[wasm_bindgen]
impl Draft {
    /// What belongs into a cell, and the article that it comes from.
    pub fn help(&self, address: &str) -> CellHelp {
        let cell = self.report.form.cell(address);
        to_js(&cell.map(|cell| HelpView::of(self.report.form, cell))).unchecked_into()
    }

    /// The plain checks in which a cell takes part.
    #[wasm_bindgen(js_name = sumsOf)]
    pub fn sums_of(&self, address: &str) -> CellSums {
        let cell = self.report.form.cell(address);
        to_js(&cell.map(|cell| SumView::all(self.report.form, cell)).unwrap_or_default()).unchecked_into()
    }

    /// The readings of a block that is pasted into a cell, the likeliest first; one that is
    /// `plain` needs no question.
    ///
    /// # Errors
    /// A sentence, when it is no block of figures.
    #[wasm_bindgen(js_name = pastePlan)]
    pub fn paste_plan(&self, address: &str, block: &str) -> Result<PastePlan, JsError> {
        let readings = self.readings(address, block)?;
        Ok(to_js(&LaidView::all(&self.report, &readings)).unchecked_into())
    }

    /// Pastes a block in one of its readings, by its place in the plan: one step. Gives how many
    /// cells it filled.
    ///
    /// # Errors
    /// A sentence, when it is no block of figures; then nothing is pasted.
    #[wasm_bindgen(js_name = pasteApply)]
    pub fn paste_apply(&mut self, address: &str, block: &str, reading: usize) -> Result<usize, JsError> {
        let readings = self.readings(address, block)?;
        let Some(laid) = readings.get(reading) else { return Ok(0) };
        self.step(Act::Paste(laid.cells.len()));
        for (cell, text) in &laid.cells {
            self.report.set_cell(*cell, text);
        }
        Ok(laid.cells.len())
    }

    /// Empties cells, their addresses with blanks between: one step.
    #[wasm_bindgen(js_name = clearCells)]
    pub fn clear_cells(&mut self, addresses: &str) {
        let form = self.report.form;
        let cells: Vec<_> = addresses.split(' ').filter_map(|address| form.cell(address)).collect();
        self.step(Act::Clear(cells.len()));
        for cell in cells {
            self.report.set_cell(cell, "");
        }
    }
}

impl Draft {
    fn readings(&self, address: &str, block: &str) -> Result<Vec<Laid>, JsError> {
        let form = self.report.form;
        let start = form.cell(address).ok_or_else(|| JsError::new("这里不能粘贴。"))?;
        Ok(read::block(form, start, block)?)
    }
}

#[derive(Serialize)]
struct HelpView {
    name: String,
    help: String,
    article: &'static str,
}

impl HelpView {
    fn of(form: &'static Form, cell: CellId) -> Self {
        let article = form.row_of(cell).map_or("", |row| row.article);
        Self { name: form.name_of(cell), help: form.help_of(cell), article }
    }
}

/// A plain check: all its cells, and the one that is the sum of the others, if one is.
#[derive(Serialize)]
struct SumView {
    cells: Vec<&'static str>,
    total: Option<&'static str>,
    words: &'static str,
}

impl SumView {
    fn all(form: &'static Form, cell: CellId) -> Vec<Self> {
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
struct LaidView<'a> {
    is_plain: bool,
    words: &'a str,
    cells: Vec<PastedView<'a>>,
    left_out: &'a [String],
}

/// A cell, what it shows now, and what would be typed into it.
#[derive(Serialize)]
struct PastedView<'a> {
    address: &'static str,
    row: &'static str,
    column: &'static str,
    before: String,
    after: &'a str,
}

impl<'a> LaidView<'a> {
    fn all(report: &Report, readings: &'a [Laid]) -> Vec<Self> {
        let figures = report.figures();
        let pasted = |(cell, text): &'a (CellId, String)| PastedView {
            address: report.form.info(*cell).address,
            row: report.form.row_of(*cell).map_or("", |row| row.name),
            column: report.form.column_of(*cell).map_or("", |column| column.label),
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
