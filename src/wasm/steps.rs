//! The verbs that go back and forth between the steps of a draft, and from one report to another.

use super::view::{Moved, Steps};
use super::{Draft, Js, Opened, object};
use crate::form::Form;
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
impl Draft {
    /// Takes the last step back; says which it was and where, or returns nothing.
    pub fn undo(&mut self) -> Option<Js<Moved<'static>>> {
        self.0.undo().map(|moved| object(&Moved::of(&moved)))
    }

    /// Does again the step that was taken back last; says which and where, or returns nothing.
    pub fn redo(&mut self) -> Option<Js<Moved<'static>>> {
        self.0.redo().map(|moved| object(&Moved::of(&moved)))
    }

    /// What was typed up to now is a step: the cell was left, or the person has paused. The
    /// figures in the prose follow; says whether any text is another one now.
    pub fn settle(&mut self) -> bool {
        self.0.settle()
    }

    /// The names of all steps.
    pub fn steps(&self) -> Js<Steps<'static>> {
        object(&Steps::of(&self.0))
    }

    /// Puts a report that was read in the place of this draft's: a step, so that the old one
    /// comes back with it.
    pub fn replace(&mut self, opened: Opened) {
        self.0.replace(opened.0.report);
    }

    /// Puts the report of the year after one that was read in its place, begun from it: a step, too.
    #[wasm_bindgen(js_name = beginAfter)]
    pub fn begin_after(&mut self, last: Opened) {
        self.0.begin_after(last.0.report);
    }

    /// Puts a blank report in its place, on that edition or else on the newest: a step, too.
    #[wasm_bindgen(js_name = startNew)]
    #[allow(clippy::needless_pass_by_value)] // The border hands it over so.
    pub fn start_new(&mut self, edition: Option<String>) {
        let form = edition.and_then(|edition| Form::edition(&edition));
        self.0.start_new(form.unwrap_or_else(Form::newest));
    }

    /// Puts the report on another edition of the form: a step. Figures and texts for which that
    /// edition has no place are kept (`News.aside`).
    #[wasm_bindgen(js_name = changeEdition)]
    pub fn change_edition(&mut self, edition: &str) {
        if let Some(form) = Form::edition(edition) {
            self.0.change_edition(form);
        }
    }

    /// Goes on with a report that was kept: there is nothing before it.
    #[wasm_bindgen(js_name = goOn)]
    pub fn go_on(&mut self, kept: Opened) {
        self.0.go_on(kept.0.report);
    }
}
