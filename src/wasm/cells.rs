//! The verbs for the cells of the tables: typing, totals, zeros, help, sums, pasted blocks.

use super::view::{CellHelp, CellSum, PasteReading};
use super::{Draft, Js, object, objects, place};
use crate::form::CellId;
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

    /// The readings of a block that is pasted into a cell, the likeliest first; one that is
    /// `plain` needs no question.
    ///
    /// # Errors
    /// A sentence, when it is no block of figures.
    #[wasm_bindgen(js_name = pastePlan)]
    pub fn paste_plan(&self, address: &str, block: &str) -> Result<Vec<Js<PasteReading<'static>>>, JsError> {
        let plan = self.0.paste_plan(self.start(address)?, block)?;
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
        address: &str,
        block: &str,
        #[wasm_bindgen(unchecked_param_type = "number")] reading: &JsValue,
    ) -> Result<usize, JsError> {
        Ok(self.0.paste(self.start(address)?, block, place(reading))?)
    }
}

impl Draft {
    /// The cell into which a block is pasted.
    fn start(&self, address: &str) -> Result<CellId, JsError> {
        self.cell(address).ok_or_else(|| JsError::new("这里不能粘贴。"))
    }
}
