//! The verbs for findings, each named by its place among those that were shown last.

use super::{Draft, place};
use js_sys::Reflect;
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
impl Draft {
    /// Puts findings right: one step.
    ///
    /// # Errors
    /// What the list throws when it is read; then nothing is put right.
    pub fn correct(
        &mut self,
        #[wasm_bindgen(unchecked_param_type = "readonly number[]")] places: &JsValue,
    ) -> Result<(), JsValue> {
        if places.is_object() {
            let count = place(&Reflect::get(places, &"length".into())?);
            let read = |at| Ok(place(&Reflect::get_u32(places, at)?));
            // More than there are findings says nothing more.
            let places: Result<Vec<usize>, JsValue> =
                (0..).take(self.0.findings_shown().min(count)).map(read).collect();
            self.0.correct(&places?);
        }
        Ok(())
    }

    /// Lets a finding stand, for a reason, as long as its figures stay.
    pub fn accept(&mut self, #[wasm_bindgen(unchecked_param_type = "number")] place: &JsValue, reason: &str) {
        self.0.accept(super::place(place), reason);
    }

    /// Takes back that a finding was accepted.
    pub fn withdraw(&mut self, #[wasm_bindgen(unchecked_param_type = "number")] place: &JsValue) {
        self.0.withdraw(super::place(place));
    }
}
