//! What is done to the prose of a draft, besides typing. Places are those of the window that it is
//! typed in: UTF-16 units, live figures with their brackets.

use super::view::{FigureGroup, PartView, PastedView};
use super::{Draft, FieldKey, to_js};
use crate::history::Act;
use crate::read;
use crate::report::{Field, LiveFigure, NO_FIGURE, Report};
use crate::rules;
use std::ops::Range;
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    /// The figures that can be put into a text, by table.
    #[wasm_bindgen(typescript_type = "FigureGroup[]")]
    pub type FigureGroups;
    /// What to say in a field, part by part.
    #[wasm_bindgen(typescript_type = "Prompt[]")]
    pub type Prompts;
    /// What came of a paste.
    #[wasm_bindgen(typescript_type = "PastedText")]
    pub type PastedText;
}

#[wasm_bindgen]
impl Draft {
    /// Every figure that can be put into a text.
    pub fn figures(&self) -> FigureGroups {
        to_js(&FigureGroup::all(&self.report)).unchecked_into()
    }

    /// Puts a figure that follows its cell in the place of some words; gives the place behind it.
    #[wasm_bindgen(js_name = insertFigure)]
    pub fn insert_figure(&mut self, field: &FieldKey, start: usize, end: usize, address: &str) -> usize {
        let Some((field, place)) = self.place(field, start..end) else { return start };
        self.rewrite(Act::InsertFigure(field), field, |report| {
            let before = report.live_figures(field).iter().filter(|one| one.place.end <= place.start).count();
            report.replace_text(field, place.clone(), &format!("〔{address}〕"));
            report.follow_tables();
            report.live_figures(field).get(before).map_or(place.start, |one| one.place.end)
        })
    }

    /// Makes the figure at a place a plain number that follows nothing; gives the place behind it.
    #[wasm_bindgen(js_name = releaseFigure)]
    pub fn release_figure(&mut self, field: &FieldKey, at: usize) -> usize {
        let Some((field, place)) = self.place(field, at..at) else { return at };
        let figures = self.report.live_figures(field);
        let is_here = |one: &&LiveFigure| one.place.start <= place.end && place.end <= one.place.end;
        let Some(figure) = figures.iter().find(is_here).map(|one| one.place.clone()) else { return at };
        let number = self.report.text(field).get(figure.clone()).unwrap_or_default();
        // Of a blank cell a gap stays, to be filled in by hand.
        let number = if number == NO_FIGURE { "＿＿" } else { number }.to_owned();
        self.rewrite(Act::ReleaseFigure(field), field, |report| {
            report.replace_text(field, figure.clone(), &number);
            figure.start + number.len()
        })
    }

    /// What to say in a field, part by part, each with whether it is there.
    pub fn prompts(&self, field: &FieldKey) -> Prompts {
        let field = self.field(field);
        let parts = field.map_or(&[][..], |field| self.report.form.parts(field.key()));
        let view =
            |part| PartView::of(part, field.is_some_and(|field| rules::has_part(&self.report, field, part)));
        to_js(&parts.iter().map(view).collect::<Vec<_>>()).unchecked_into()
    }

    /// Puts in the text to begin with of a part of a field, or where none is named of all that
    /// are missing; gives the place where it begins.
    #[wasm_bindgen(js_name = insertSkeleton)]
    #[allow(clippy::needless_pass_by_value)] // The border hands it over so.
    pub fn insert_skeleton(&mut self, field: &FieldKey, part: Option<String>) -> usize {
        let Some(field) = self.field(field) else { return 0 };
        self.rewrite(Act::InsertSkeleton(field), field, |report| {
            rules::insert_skeleton(report, field, part.as_deref()).map_or(0, |place| place.start)
        })
    }

    /// Makes the paragraph at a place one with a numbered heading, or takes the number away;
    /// gives where the place has moved.
    #[wasm_bindgen(js_name = toggleHeading)]
    pub fn toggle_heading(&mut self, field: &FieldKey, at: usize) -> usize {
        let Some((field, place)) = self.place(field, at..at) else { return at };
        self.rewrite(Act::NumberHeading(field), field, |report| {
            rules::toggle_heading(report, field, place.end)
        })
    }

    /// Puts pasted text, cleaned, in the place of some words.
    #[wasm_bindgen(js_name = pasteText)]
    pub fn paste_text(&mut self, field: &FieldKey, start: usize, end: usize, text: &str) -> PastedText {
        let pasted = read::pasted(text);
        let caret = match self.place(field, start..end) {
            Some((field, place)) => self.rewrite(Act::PasteText(field), field, |report| {
                // An address in it becomes a figure of another length.
                let behind = report.text(field).len() - place.end;
                report.replace_text(field, place.clone(), &pasted.text);
                report.text(field).len() - behind
            }),
            None => start,
        };
        to_js(&PastedView { caret, is_less: pasted.is_less }).unchecked_into()
    }
}

impl Draft {
    /// A field, and the bytes of its text for a place of its window.
    fn place(&self, field: &FieldKey, place: Range<usize>) -> Option<(Field, Range<usize>)> {
        let field = self.field(field)?;
        let shown = self.report.shown_text(field);
        let byte = |units| self.report.place_of_shown(field, byte_of(&shown, units));
        let start = byte(place.start);
        Some((field, start..byte(place.end).max(start)))
    }

    /// The figures in the prose follow the tables; says whether any text is another one now.
    pub(super) fn follow(&mut self) -> bool {
        let changed = self.report.follow_tables();
        if changed {
            self.words_changed();
        }
        changed
    }

    /// One step that writes prose anew and says at which byte of the field the caret is then;
    /// gives that place in the window.
    fn rewrite(&mut self, act: Act, field: Field, change: impl FnOnce(&mut Report) -> usize) -> usize {
        self.step(act);
        self.words_changed();
        let caret = change(&mut self.report);
        let shown = self.report.shown_text(field);
        let caret = self.report.shown_place(field, caret);
        shown.get(..caret).map_or(0, |before| before.encode_utf16().count())
    }
}

/// The byte of a text at which so many UTF-16 units have gone by.
pub(super) fn byte_of(text: &str, units: usize) -> usize {
    let mut gone = 0;
    let mut places = text.char_indices();
    let is_there = |(_, sign): &(usize, char)| {
        let here = gone >= units;
        gone += sign.len_utf16();
        here
    };
    places.find(is_there).map_or(text.len(), |(place, _)| place)
}
