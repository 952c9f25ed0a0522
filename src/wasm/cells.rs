//! The verbs for the cells of the tables: typing, totals, zeros, help, sums, pasted blocks.

use super::view::{CellHelp, CellSum, PasteReading};
use super::{Draft, Js, Opened, object, objects, place};
use crate::form::CellId;
use crate::read::Pasting;
use crate::report::Totals;
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
impl Draft {
    /// Types into a cell.
    #[wasm_bindgen(js_name = setCell)]
    pub fn set_cell(&mut self, address: &str, text: &str) {
        if let Some(cell) = self.cell(address) {
            self.0.set_cell(cell, text);
        }
    }

    /// Chooses where the totals of a table come from: computed, or entered by hand.
    #[wasm_bindgen(js_name = setTotals)]
    pub fn set_totals(&mut self, table: &str, entered: bool) {
        self.0.set_totals(table, if entered { Totals::Entered } else { Totals::Computed });
    }

    /// Puts 0 into every blank cell of a table (`t3`) or of a row (`t3.granted`) that is no
    /// sum. Returns how many.
    #[wasm_bindgen(js_name = fillZeros)]
    pub fn fill_zeros(&mut self, place: &str) -> usize {
        self.0.fill_zeros(place)
    }

    /// Takes over what has changed in the sum of many reports from which the draft was begun, from `before` to `now`.
    /// Returns the names of the cells that stay as they are, as the draft has something of its own there.
    #[wasm_bindgen(js_name = followSum)]
    pub fn follow_sum(&mut self, before: &Opened, now: &Opened) -> Vec<String> {
        self.0.follow_sum(&before.0.report, &now.0.report)
    }

    /// Empties cells, their addresses with blanks between: one step.
    #[wasm_bindgen(js_name = clearCells)]
    pub fn clear_cells(&mut self, addresses: &str) {
        let cells: Vec<CellId> = addresses.split(' ').filter_map(|address| self.cell(address)).collect();
        self.0.clear(&cells);
    }

    /// What belongs into a cell, and the article that it comes from.
    #[wasm_bindgen(unchecked_return_type = "CellHelp | null")]
    pub fn help(&self, address: &str) -> JsValue {
        let help = self.cell(address).map(|cell| CellHelp::of(self.0.form(), cell));
        help.map_or(JsValue::NULL, |help| object(&help).into())
    }

    /// The plain checks in which a cell takes part.
    #[wasm_bindgen(js_name = sumsOf)]
    pub fn sums_of(&self, address: &str) -> Vec<Js<CellSum>> {
        objects(&self.cell(address).map(|cell| CellSum::all(self.0.form(), cell)).unwrap_or_default())
    }

    /// The readings of a block that is pasted, the likeliest first; one that is `plain` needs no
    /// question. `cells` are the selected cells, their addresses with blanks between, or the one
    /// that has the focus; `html` is the same block as the clipboard has it in HTML.
    ///
    /// # Errors
    /// A sentence, when it is no block of figures.
    #[wasm_bindgen(js_name = pastePlan)]
    pub fn paste_plan(
        &self,
        cells: &str,
        block: &str,
        html: Option<String>,
    ) -> Result<Vec<Js<PasteReading<'static>>>, JsError> {
        let selected = self.selected(cells);
        let plan =
            self.0.paste_plan(first(&selected)?, pasting(&selected, block, &html.unwrap_or_default()))?;
        Ok(objects(&PasteReading::all(self.0.report(), &plan)))
    }

    /// Pastes a block in one of its readings, by its place in the plan: one step. Returns how many
    /// cells it filled.
    ///
    /// # Errors
    /// A sentence, when it is no block of figures; then nothing is pasted.
    #[wasm_bindgen(js_name = pasteApply)]
    pub fn paste_apply(
        &mut self,
        cells: &str,
        block: &str,
        #[wasm_bindgen(unchecked_param_type = "number")] reading: &JsValue,
        html: Option<String>,
    ) -> Result<usize, JsError> {
        let (selected, html) = (self.selected(cells), html.unwrap_or_default());
        Ok(self.0.paste(first(&selected)?, pasting(&selected, block, &html), place(reading))?)
    }
}

impl Draft {
    /// The cells into which a block is pasted.
    fn selected(&self, addresses: &str) -> Vec<CellId> {
        addresses.split(' ').filter_map(|address| self.cell(address)).collect()
    }
}

fn first(cells: &[CellId]) -> Result<CellId, JsError> {
    cells.first().copied().ok_or_else(|| JsError::new("这里不能粘贴。"))
}

fn pasting<'a>(selected: &'a [CellId], text: &'a str, html: &'a str) -> Pasting<'a> {
    Pasting { html, text, selected }
}
