//! Back and forth between the steps of a draft, and from one report to another.

use super::{Act, Draft, History, Step};
use crate::form::Form;
use crate::report::Report;
use crate::rules::Stage;

/// What came of undoing or redoing.
#[derive(Debug, Clone, Copy)]
pub struct Moved<'a> {
    /// The step that was undone or redone.
    pub step: &'a Step,
    /// The report as it is now.
    pub report: &'a Report,
}

impl Draft {
    /// Takes the last step back, if there is one.
    pub fn undo(&mut self) -> Option<Moved<'_>> {
        self.prose_changed();
        let step = self.history.undo(&mut self.report)?;
        Some(Moved { step, report: &self.report })
    }

    /// Does again the step that was taken back last, if there is one.
    pub fn redo(&mut self) -> Option<Moved<'_>> {
        self.prose_changed();
        let step = self.history.redo(&mut self.report)?;
        Some(Moved { step, report: &self.report })
    }

    /// What was typed up to now is a step: the cell was left, or the person has paused. The
    /// figures in the prose follow; returns whether any text changed.
    pub fn settle(&mut self) -> bool {
        self.history.settle(&self.report);
        self.follow()
    }

    /// The names of the steps that can be taken back, the latest first.
    pub fn done(&self) -> impl Iterator<Item = &str> {
        self.history.done(&self.report)
    }

    /// The names of the steps that can be done again, the next one first.
    pub fn undone(&self) -> impl Iterator<Item = &str> {
        self.history.undone(&self.report)
    }

    /// Puts a report that was read in the place of this draft's: a step, so that the old one
    /// comes back with it.
    pub fn replace(&mut self, opened: Report) {
        self.step(Act::Open(opened.title()));
        self.report = opened;
        self.prose_changed();
    }

    /// Puts the report of the year after `last` in its place, begun from it: a step, too.
    pub fn begin_after(&mut self, last: Report) {
        let begun = Report::after(last);
        self.step(Act::Open(begun.title()));
        self.report = begun;
        self.stage = Stage::Filling;
        self.prose_changed();
    }

    /// Puts a blank report in its place: a step, too.
    pub fn start_new(&mut self, form: &'static Form) {
        self.step(Act::Blank);
        self.report = Report::new(form);
        self.stage = Stage::Filling;
        self.prose_changed();
    }

    /// Puts the report on another edition of the form: a step. What that edition has no place for
    /// is kept aside ([`Report::aside`]).
    pub fn change_edition(&mut self, form: &'static Form) {
        self.step(Act::ChangeEdition(form.edition));
        self.report.change_edition(form);
        self.prose_changed();
    }

    /// Goes on with a report that was kept: there is nothing before it.
    pub fn go_on(&mut self, kept: Report) {
        self.report = kept;
        self.history = History::of(&self.report);
        self.prose_changed();
    }
}
