//! The verbs that go back and forth between the steps of a draft, and that fill with zeros.

use super::{Draft, Moved, Opened, Steps, to_js};
use crate::form::Form;
use crate::history::{Act, History, Step};
use crate::report::{Place, Report};
use crate::rules::Stage;
use serde::Serialize;
use std::ops::Range;
use wasm_bindgen::prelude::*;

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct MovedView<'a> {
    name: &'a str,
    place: Option<&'static str>,
    span: Option<(usize, usize)>,
    opens_another: bool,
}

#[derive(Serialize)]
struct StepsView<'a> {
    done: Vec<&'a str>,
    undone: Vec<&'a str>,
}

#[wasm_bindgen]
impl Draft {
    /// Takes the last step back; says which it was and where, or gives nothing.
    pub fn undo(&mut self) -> Option<Moved> {
        self.words_changed();
        let moved = self.history.undo(&mut self.report)?;
        Some(moved_view(&self.report, moved))
    }

    /// Does again the step that was taken back last; says which and where, or gives nothing.
    pub fn redo(&mut self) -> Option<Moved> {
        self.words_changed();
        let moved = self.history.redo(&mut self.report)?;
        Some(moved_view(&self.report, moved))
    }

    /// What was typed up to now is a step: the cell was left, or the person has paused. The
    /// figures in the prose follow; says whether any text is another one now.
    pub fn settle(&mut self) -> bool {
        self.history.settle(&self.report);
        self.follow()
    }

    /// The names of all steps.
    pub fn steps(&self) -> Steps {
        let done = self.history.done(&self.report).collect();
        let undone = self.history.undone(&self.report).collect();
        to_js(&StepsView { done, undone }).unchecked_into()
    }

    /// Puts a report that was read in the place of this draft's: a step, so that the old one
    /// comes back with it.
    pub fn replace(&mut self, opened: Opened) {
        self.step(Act::Open(opened.0.report.title()));
        self.report = opened.0.report;
        self.words_changed();
    }

    /// Puts a blank report in its place: a step, too.
    #[wasm_bindgen(js_name = startNew)]
    pub fn start_new(&mut self) {
        self.step(Act::Blank);
        self.report = Report::new(Form::newest());
        self.stage = Stage::Filling;
        self.words_changed();
    }

    /// Goes on with a report that was kept: there is nothing before it.
    #[wasm_bindgen(js_name = goOn)]
    pub fn go_on(&mut self, kept: Opened) {
        self.report = kept.0.report;
        self.history = History::of(&self.report);
        self.words_changed();
    }

    /// Puts 0 into every blank cell of a table (`t3`) or of a row (`t3.granted`) that is no
    /// sum. Gives how many.
    #[wasm_bindgen(js_name = fillZeros)]
    pub fn fill_zeros(&mut self, place: &str) -> usize {
        let blank = self.report.blank_cells(place);
        self.step(Act::FillZeros(place.to_owned(), blank.len()));
        for cell in &blank {
            self.report.set_cell(*cell, "0");
        }
        blank.len()
    }
}

fn moved_view(report: &Report, step: &Step) -> Moved {
    let place = step.place();
    let span = place.clone().and_then(|(place, range)| match place {
        Place::Field(field) => units(&report.shown_text(field), &range),
        Place::Cell(_) => None,
    });
    let place = place.map(|(place, _)| place.key(report.form));
    let view = MovedView { name: step.name(), place, span, opens_another: step.opens_another() };
    to_js(&view).unchecked_into()
}

/// A range in bytes as JavaScript counts.
fn units(text: &str, range: &Range<usize>) -> Option<(usize, usize)> {
    let count = |part: &str| part.encode_utf16().count();
    let start = count(text.get(..range.start)?);
    Some((start, start + count(text.get(range.clone())?)))
}
