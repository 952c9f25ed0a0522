//! What the words of a report say by themselves, kept until they change: a key in a table
//! must not read twenty thousand characters again.

pub(super) mod calendar;
pub(super) mod characters;
pub(super) mod heads;
pub(super) mod keywords;
pub(super) mod paragraphs;
pub(super) mod period;
pub(super) mod titles;
pub(super) mod wrapped;

use super::last_year::year_before;
use super::places::working_in;
use super::{Finding, Severity, Stage, together};
use crate::claims::{self, Statement};
use crate::form::Form;
use crate::limits;
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
        let mut findings = Vec::new();
        for rule in working_in(report.form).iter() {
            if let Some(look) = rule.check.on_words() {
                let found = look(&Words::new(report, stage, rule.compares()));
                findings.extend(together::fold_words(report, found));
            }
        }
        Self { findings, statements: claims::read(report) }
    }
}

/// The words of a report, without its figures: what a rule may look at whose findings are
/// kept while only figures change.
#[derive(Debug, Clone, Copy)]
pub struct Words<'a> {
    report: &'a Report,
    /// Whether the rule that looks may see last year's report.
    compares: bool,
    /// How far the report is.
    pub stage: Stage,
}

impl<'a> Words<'a> {
    pub(super) fn new(report: &'a Report, stage: Stage, compares: bool) -> Self {
        Self { report, compares, stage }
    }

    /// What was typed into a field, as far as it is checked.
    pub fn text(&self, field: Field) -> &'a str {
        limits::checked(self.report.text(field))
    }

    /// The figures of such a text that follow the tables.
    pub fn live_figures(&self, field: Field) -> &'a [LiveFigure] {
        let (all, end) = (self.report.live_figures(field), self.text(field).len());
        all.get(..all.partition_point(|one| one.place.end <= end)).unwrap_or_default()
    }

    /// What last year's report says in a field, if this one carries it.
    pub fn last_year(&self, field: Field) -> Option<&'a str> {
        let last = year_before(self.report).filter(|_| self.compares)?;
        let name = last.form.name_here(field.key(), self.report.form)?;
        Some(limits::checked(last.text(Field::read(last.form, &name)?)))
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
