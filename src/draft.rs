//! A draft: one report while somebody fills it in.
//!
//! It holds the report and what goes with working on it: the steps that were done, what the
//! prose says until it changes, and what was shown last, so that only what is new has to be
//! shown. Everything that a person can do to a report is a verb here, and every verb that
//! changes the report is a step that can be undone. Places in prose are in bytes of the text
//! as it is shown where it is typed, live figures in brackets ([`Draft::text`]).

mod cells;
mod files;
mod findings;
mod history;
mod last_year;
mod news;
mod prose;
mod steps;

use crate::form::Form;
use crate::report::{Date, Report};
use crate::rules::{Prose, Stage};
use crate::write::Pieces;
pub use history::{Act, History, Step};
use news::Shown;
pub use news::{News, Seen};
pub use prose::PastedText;
pub use steps::Moved;

/// One report being filled in.
#[derive(Debug)]
pub struct Draft {
    report: Report,
    stage: Stage,
    today: Option<Date>,
    history: History,
    /// What the prose says, until it changes.
    prose: Option<Prose>,
    shown: Shown,
    /// The pieces of the preview that were shown last.
    pieces: Pieces,
}

impl Draft {
    /// An empty report on an edition of the form. `today` is for deadlines: the core has no clock.
    pub fn new(form: &'static Form, today: Option<Date>) -> Self {
        Self::of(Report::new(form), today)
    }

    /// A draft of a report to which nothing was done yet.
    pub fn of(report: Report, today: Option<Date>) -> Self {
        Self {
            history: History::of(&report),
            report,
            stage: Stage::Filling,
            today,
            prose: None,
            shown: Shown::default(),
            pieces: Pieces::default(),
        }
    }

    /// The report as it is now.
    pub fn report(&self) -> &Report {
        &self.report
    }

    /// The official form that this draft fills in.
    pub fn form(&self) -> &'static Form {
        self.report.form
    }

    /// Whether the report is to be published now: what is missing is then a fault. No step.
    pub fn set_stage(&mut self, stage: Stage) {
        if stage != self.stage {
            self.stage = stage;
            self.prose_changed();
        }
    }

    /// Something is about to be done to the report.
    fn step(&mut self, act: Act) {
        self.shown.is_current = false;
        self.history.begin(&self.report, act);
    }

    /// The prose is another one, or is to be read in another way.
    fn prose_changed(&mut self) {
        self.prose = None;
        self.shown.is_current = false;
        self.shown.has_same_prose = false;
    }

    /// The figures in the prose follow the tables; returns whether any text changed.
    fn follow(&mut self) -> bool {
        let changed = self.report.follow_tables();
        if changed {
            self.prose_changed();
        }
        changed
    }
}
