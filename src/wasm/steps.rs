//! The verbs that go back and forth between the steps of a draft, and from one report to another.

use super::view::{MovedView, StepsView};
use super::{Draft, Opened, to_js};
use crate::form::Form;
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
impl Draft {
    /// Takes the last step back; says which it was and where, or gives nothing.
    #[wasm_bindgen(unchecked_return_type = "Moved | undefined")]
    pub fn undo(&mut self) -> JsValue {
        self.0.undo().map_or(JsValue::UNDEFINED, |moved| to_js(&MovedView::of(&moved)))
    }

    /// Does again the step that was taken back last; says which and where, or gives nothing.
    #[wasm_bindgen(unchecked_return_type = "Moved | undefined")]
    pub fn redo(&mut self) -> JsValue {
        self.0.redo().map_or(JsValue::UNDEFINED, |moved| to_js(&MovedView::of(&moved)))
    }

    /// What was typed up to now is a step: the cell was left, or the person has paused. The
    /// figures in the prose follow; says whether any text is another one now.
    pub fn settle(&mut self) -> bool {
        self.0.settle()
    }

    /// The names of all steps.
    #[wasm_bindgen(unchecked_return_type = "Steps")]
    pub fn steps(&self) -> JsValue {
        to_js(&StepsView::of(&self.0))
    }

    /// Puts a report that was read in the place of this draft's: a step, so that the old one
    /// comes back with it.
    pub fn replace(&mut self, opened: Opened) {
        self.0.replace(opened.0.report);
    }

    /// Puts a blank report in its place: a step, too.
    #[wasm_bindgen(js_name = startNew)]
    pub fn start_new(&mut self) {
        self.0.start_new(Form::newest());
    }

    /// Goes on with a report that was kept: there is nothing before it.
    #[wasm_bindgen(js_name = goOn)]
    pub fn go_on(&mut self, kept: Opened) {
        self.0.go_on(kept.0.report);
    }
}
