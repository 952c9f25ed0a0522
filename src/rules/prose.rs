//! What the words of a report say by themselves, kept until they change: a key in a table
//! must not read twenty thousand characters again.

use super::{Check, Finding, RULES, Severity, Stage, year_before};
use crate::claims::{self, Statement};
use crate::form::Form;
use crate::report::{Field, LiveFigure, OrganKind, Report};

/// What was found in the words of a report.
#[derive(Debug)]
pub struct Prose {
    pub(super) findings: Vec<Finding>,
    /// The figures that they state.
    pub(super) statements: Vec<Statement>,
}

impl Prose {
    /// Reads the words of a report. It holds until one of its fields (live figures with
    /// them), the stage or last year's report changes.
    pub fn read(report: &Report, stage: Stage) -> Self {
        let words = Words { report, stage };
        let rules = RULES.iter().filter_map(|rule| match rule.check {
            Check::Words(look) => Some(look),
            Check::Report(_) | Check::Explanation => None,
        });
        Self { findings: rules.flat_map(|look| look(&words)).collect(), statements: claims::read(report) }
    }
}

/// The words of a report, without its figures: what a rule may look at whose findings are
/// kept while only figures change.
#[derive(Debug, Clone, Copy)]
pub struct Words<'a> {
    report: &'a Report,
    /// How far the report is.
    pub stage: Stage,
}

impl<'a> Words<'a> {
    /// What was typed into a field.
    pub fn text(&self, field: Field) -> &'a str {
        self.report.text(field)
    }

    /// The figures of a field that follow the tables.
    pub fn live_figures(&self, field: Field) -> &'a [LiveFigure] {
        self.report.live_figures(field)
    }

    /// What last year's report says in a field, if this one carries it.
    pub fn last_year(&self, field: Field) -> Option<&'a str> {
        year_before(self.report).map(|report| report.text(field))
    }

    /// The fields of prose, in the order of the form.
    pub fn prose(&self) -> impl Iterator<Item = (Field, &'a str)> {
        Field::prose(self.report.form).map(|field| (field, self.text(field)))
    }

    /// The form that is filled in.
    pub fn form(&self) -> &'static Form {
        self.report.form
    }

    /// The year that the report is on.
    pub fn year(&self) -> Option<u16> {
        self.report.year()
    }

    /// The office's kind.
    pub fn organ_kind(&self) -> Option<OrganKind> {
        self.report.organ_kind()
    }

    /// The title as printed.
    pub fn title(&self) -> String {
        self.report.title()
    }

    /// The gravity of something that is still missing: only said while the report is being filled in.
    pub(super) fn missing(&self, when_finished: Severity) -> Severity {
        self.stage.of_what_is_missing(when_finished)
    }
}
