//! The verbs for prose. Places are those of the window that it is typed in: UTF-16 units, live
//! figures with their brackets.

use super::view::{FigureGroup, PastedText, Prompt};
use super::{Draft, Js, object, objects, parsed};
use crate::report::Field;
use crate::text::utf16::{byte, units};
use std::ops::Range;
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
impl Draft {
    /// What was typed into a field, live figures in brackets.
    pub fn text(&self, #[wasm_bindgen(unchecked_param_type = "FieldKey")] field: &str) -> String {
        self.field(field).map_or_else(String::new, |field| self.0.text(field))
    }

    /// Types into a field; `caret` is where the caret stands now. Says whether the text has
    /// become another one than was typed, by the address of a cell in it.
    #[wasm_bindgen(js_name = setText)]
    pub fn set_text(
        &mut self,
        #[wasm_bindgen(unchecked_param_type = "FieldKey")] field: &str,
        text: &str,
        caret: Option<usize>,
    ) -> bool {
        let caret = caret.map(|caret| byte(text, caret));
        self.field(field).is_some_and(|field| self.0.set_text(field, text, caret))
    }

    /// Every figure that can be put into a text.
    pub fn figures(&self) -> Vec<Js<FigureGroup>> {
        FigureGroup::all(self.0.report()).iter().map(parsed).collect()
    }

    /// Puts a figure that follows its cell in the place of some words; returns the place behind it.
    #[wasm_bindgen(js_name = insertFigure)]
    pub fn insert_figure(
        &mut self,
        #[wasm_bindgen(unchecked_param_type = "FieldKey")] field: &str,
        start: usize,
        end: usize,
        address: &str,
    ) -> usize {
        let Some((cell, field)) = self.cell(address).zip(self.field(field)) else { return start };
        let behind = self.0.insert_figure(field, self.bytes(field, start..end), cell);
        self.units(field, behind)
    }

    /// Makes the figure at a place a plain number that follows nothing; returns the place behind it.
    #[wasm_bindgen(js_name = releaseFigure)]
    pub fn release_figure(
        &mut self,
        #[wasm_bindgen(unchecked_param_type = "FieldKey")] field: &str,
        at: usize,
    ) -> usize {
        let Some(field) = self.field(field) else { return at };
        let behind = self.0.release_figure(field, self.bytes(field, at..at).start);
        self.units(field, behind)
    }

    /// What to say in a field, part by part, each with whether it is there.
    pub fn prompts(&self, #[wasm_bindgen(unchecked_param_type = "FieldKey")] field: &str) -> Vec<Js<Prompt>> {
        objects(&self.field(field).map(|field| Prompt::all(self.0.report(), field)).unwrap_or_default())
    }

    /// Puts in the text to begin with of a part of a field, or where none is named of all that
    /// are missing; returns the place where it begins.
    #[wasm_bindgen(js_name = insertSkeleton)]
    #[allow(clippy::needless_pass_by_value)] // The border hands it over so.
    pub fn insert_skeleton(
        &mut self,
        #[wasm_bindgen(unchecked_param_type = "FieldKey")] field: &str,
        part: Option<String>,
    ) -> usize {
        let Some(field) = self.field(field) else { return 0 };
        let start = self.0.insert_skeleton(field, part.as_deref());
        self.units(field, start)
    }

    /// Makes the paragraph at a place one with a numbered heading, or takes the number away;
    /// returns where the place has moved.
    #[wasm_bindgen(js_name = toggleHeading)]
    pub fn toggle_heading(
        &mut self,
        #[wasm_bindgen(unchecked_param_type = "FieldKey")] field: &str,
        at: usize,
    ) -> usize {
        let Some(field) = self.field(field) else { return at };
        let place = self.0.toggle_heading(field, self.bytes(field, at..at).start);
        self.units(field, place)
    }

    /// Puts pasted text, cleaned, in the place of some words.
    #[wasm_bindgen(js_name = pasteText)]
    pub fn paste_text(
        &mut self,
        #[wasm_bindgen(unchecked_param_type = "FieldKey")] field: &str,
        start: usize,
        end: usize,
        text: &str,
    ) -> Js<PastedText> {
        let Some(field) = self.field(field) else {
            return object(&PastedText { caret: start, is_less: false });
        };
        let pasted = self.0.paste_text(field, self.bytes(field, start..end), text);
        object(&PastedText { caret: self.units(field, pasted.caret), is_less: pasted.is_less })
    }
}

impl Draft {
    /// A place of a field's window in bytes.
    fn bytes(&self, field: Field, place: Range<usize>) -> Range<usize> {
        let text = self.0.text(field);
        byte(&text, place.start)..byte(&text, place.end)
    }

    /// A place in bytes as the window counts.
    fn units(&self, field: Field, place: usize) -> usize {
        units(&self.0.text(field), place)
    }
}
