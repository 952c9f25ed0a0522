//! The verbs for last year's report.

use super::view::{LastYear, LastYearCell};
use super::{Draft, Js, Opened, objects, parsed};
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
impl Draft {
    /// What is known of last year, for typing it.
    #[wasm_bindgen(js_name = lastYear)]
    pub fn last_year(&self) -> Js<LastYear> {
        parsed(&LastYear::of(self.0.report()))
    }

    /// Takes a report that was read for last year's.
    #[wasm_bindgen(js_name = setLastYear)]
    pub fn set_last_year(&mut self, opened: Opened) {
        self.0.set_last_year(opened.0.report);
    }

    /// The cells of 上年结转 that would be filled with what a report that was read carried forward.
    #[wasm_bindgen(js_name = carriedOver)]
    pub fn carried_over(&self, opened: &Opened) -> Vec<Js<LastYearCell>> {
        objects(&LastYearCell::carried_over(self.0.report(), &opened.0.report))
    }

    /// Types a figure of last year.
    #[wasm_bindgen(js_name = setLastYearCell)]
    pub fn set_last_year_cell(&mut self, address: &str, text: &str) {
        if let Some(cell) = self.cell(address) {
            self.0.set_last_year_cell(cell, text);
        }
    }

    /// Takes last year's figures out.
    #[wasm_bindgen(js_name = forgetLastYear)]
    pub fn forget_last_year(&mut self) {
        self.0.forget_last_year();
    }
}
