//! What is done to the prose. Places are in bytes of the text as it is shown where it is
//! typed, live figures in brackets.

use super::{Act, Draft};
use crate::form::CellId;
use crate::read;
use crate::report::{Field, LiveFigure, NO_FIGURE, Place, Report};
use crate::rules;
use std::ops::Range;

/// What came of a paste.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PastedText {
    /// Where the caret stands behind it.
    pub caret: usize,
    /// Whether something went from it that could be seen.
    pub is_less: bool,
}

impl Draft {
    /// What was typed into a field, live figures in brackets.
    pub fn text(&self, field: Field) -> String {
        self.report.shown_text(field)
    }

    /// Types into a field; `caret` is where the caret stands now. Returns whether the text has
    /// become another one than was typed, by the address of a cell in it.
    pub fn set_text(&mut self, field: Field, text: &str, caret: Option<usize>) -> bool {
        self.step(Act::Type(Place::Field(field)));
        let figures = self.report.live_figures(field).len();
        self.report.type_text(field, text, caret);
        self.prose_changed();
        self.report.live_figures(field).len() > figures && self.follow()
    }

    /// Puts a figure that follows its cell in the place of some words; returns the place behind it.
    /// Only prose has such figures: elsewhere nothing changes.
    pub fn insert_figure(&mut self, field: Field, place: Range<usize>, cell: CellId) -> usize {
        if !field.is_prose() {
            return place.start;
        }
        let address = self.form().info(cell).address;
        let place = self.place(field, place);
        self.rewrite(Act::InsertFigure(field), field, |report| {
            let before = report.live_figures(field).iter().filter(|one| one.place.end <= place.start).count();
            report.replace_text(field, place.clone(), &format!("〔{address}〕"));
            report.follow_tables();
            report.live_figures(field).get(before).map_or(place.start, |one| one.place.end)
        })
    }

    /// Makes the figure at a place a plain number that follows nothing; returns the place behind it.
    pub fn release_figure(&mut self, field: Field, at: usize) -> usize {
        let place = self.place(field, at..at);
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

    /// Puts in the text to begin with of a part of a field, or where none is named of all that
    /// are missing; returns the place where it begins.
    pub fn insert_skeleton(&mut self, field: Field, part: Option<&str>) -> usize {
        self.rewrite(Act::InsertSkeleton(field), field, |report| {
            rules::insert_skeleton(report, field, part).map_or(0, |place| place.start)
        })
    }

    /// Makes the paragraph at a place one with a numbered heading, or takes the number away;
    /// returns where the place has moved.
    pub fn toggle_heading(&mut self, field: Field, at: usize) -> usize {
        let place = self.place(field, at..at);
        self.rewrite(Act::NumberHeading(field), field, |report| {
            rules::toggle_heading(report, field, place.end)
        })
    }

    /// Puts pasted text, cleaned, in the place of some words.
    pub fn paste_text(&mut self, field: Field, place: Range<usize>, text: &str) -> PastedText {
        let pasted = read::pasted(text);
        let place = self.place(field, place);
        let caret = self.rewrite(Act::PasteText(field), field, |report| {
            // An address in it becomes a figure of another length.
            let behind = report.text(field).len() - place.end;
            report.replace_text(field, place.clone(), &pasted.text);
            report.text(field).len() - behind
        });
        PastedText { caret, is_less: pasted.is_less }
    }

    /// The bytes of a field's text for a place of it as it is shown.
    fn place(&self, field: Field, shown: Range<usize>) -> Range<usize> {
        let start = self.report.place_of_shown(field, shown.start);
        start..self.report.place_of_shown(field, shown.end).max(start)
    }

    /// One step that writes prose anew and says at which byte of the field the caret is then;
    /// returns that place as it is shown.
    fn rewrite(&mut self, act: Act, field: Field, change: impl FnOnce(&mut Report) -> usize) -> usize {
        self.step(act);
        self.prose_changed();
        let caret = change(&mut self.report);
        self.report.shown_place(field, caret)
    }
}
