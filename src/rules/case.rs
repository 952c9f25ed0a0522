//! What a rule looks at: a report with its figures, as far as the rule declared that it needs them.

use super::stated::Matter;
use super::{Need, Rule, Severity, Words, last_year::year_before};
use crate::claims::{Claim, ClaimKind};
use crate::form::{CellId, Form};
use crate::limits;
use crate::report::{Date, Doubt, Field, Figures, OrganKind, Report};

/// The column of table three that adds up the applicants.
pub(super) const TOTAL: &str = "total";

/// How far the report is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Stage {
    /// Somebody is filling it in: what is still missing is only said.
    #[default]
    Filling,
    /// It is to be published: what is missing is a fault.
    Finished,
}

/// What a rule looks at. Last year's figures, the day and what the prose states are shown only
/// to a rule that names them among its needs.
#[derive(Debug, Clone, Copy)]
pub struct Case<'a> {
    report: &'a Report,
    /// Its cells, read and summed.
    pub figures: &'a Figures,
    /// The figures of the year before, where the report carries them.
    pub last_year: Option<&'a Figures>,
    claims: &'a [Claim],
    /// How far it is.
    pub stage: Stage,
    /// The day on which it is looked at; the core has no clock.
    pub today: Option<Date>,
    /// The rule that looks; none where all of them are gone through.
    rule: Option<&'static Rule>,
}

impl<'a> Case<'a> {
    /// A report with all that is known of it.
    pub(super) fn new(
        report: &'a Report,
        figures: &'a Figures,
        last_year: Option<&'a Figures>,
        claims: &'a [Claim],
        stage: Stage,
        today: Option<Date>,
    ) -> Self {
        Self { report, figures, last_year, claims, stage, today, rule: None }
    }

    /// The case as far as that rule may see it.
    pub(super) fn seen_by(&self, rule: &'static Rule) -> Self {
        Self {
            last_year: self.last_year.filter(|_| rule.compares()),
            today: self.today.filter(|_| rule.needs.contains(&Need::Day)),
            rule: Some(rule),
            ..*self
        }
    }

    /// The same case with other figures, and what the prose states held against them.
    pub(super) fn with(&self, report: &'a Report, figures: &'a Figures, claims: &'a [Claim]) -> Self {
        Self { report, figures, claims, ..*self }
    }

    /// What a reader of a foreign file was not sure of.
    pub(super) fn doubts(&self) -> &'a [Doubt] {
        &self.report.doubts
    }

    /// The report with all that it carries: for what goes through all rules, and not for any of them.
    pub(super) fn whole_report(&self) -> &'a Report {
        self.report
    }

    /// The words of the report, as far as the rule may see them.
    pub(super) fn words(&self) -> Words<'a> {
        Words::new(self.report, self.stage, self.rule.is_none_or(Rule::compares))
    }

    /// The form that is filled in.
    pub fn form(&self) -> &'static Form {
        self.report.form
    }

    /// What was typed into a field, as far as it is checked.
    pub fn text(&self, field: Field) -> &'a str {
        limits::checked(self.report.text(field))
    }

    /// The fields of prose to their ends, in the order of the form.
    pub(super) fn whole_prose(&self) -> impl Iterator<Item = (Field, &'a str)> {
        Field::prose(self.report.form).map(|field| (field, self.report.text(field)))
    }

    /// What was typed into a cell.
    pub fn typed(&self, cell: CellId) -> &'a str {
        self.report.cell(cell)
    }

    /// The figures as they would be with that text in some cells.
    pub fn figures_with(&self, cells: &[CellId], text: &str) -> Figures {
        let mut report = self.report.clone();
        for cell in cells {
            report.set_cell(*cell, text);
        }
        report.figures()
    }

    /// What a cell shows.
    pub fn printed(&self, cell: CellId) -> String {
        self.report.printed(cell, self.figures)
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

    /// The year of the report that was given to compare with, where that is not the year before.
    pub fn other_year_given(&self) -> Option<u16> {
        let given = self.report.last_year.as_deref()?;
        if year_before(self.report).is_some() { None } else { given.year() }
    }

    /// Whether there is a report to compare with, of whatever year.
    pub fn is_another_report_given(&self) -> bool {
        self.report.last_year.is_some()
    }

    /// What the prose states on the matters that the rule reads.
    pub(super) fn stated(&self) -> impl Iterator<Item = &'a Claim> {
        self.claims.iter().filter(|claim| self.reads(Matter::of(self.form(), claim)))
    }

    /// The same, of one sort alone: what a claim is about takes longer to tell than its sort.
    pub(super) fn stated_as(&self, kind: ClaimKind) -> impl Iterator<Item = &'a Claim> {
        let claims = self.claims.iter().filter(move |claim| claim.kind == kind);
        claims.filter(|claim| self.reads(Matter::of(self.form(), claim)))
    }

    /// The claims about something that do not hold.
    pub(super) fn broken(&self, matter: Matter) -> impl Iterator<Item = &'a Claim> {
        let claims = if self.reads(matter) { self.claims } else { &[] };
        let broken = claims.iter().filter(|claim| claim.holds == Some(false));
        broken.filter(move |claim| Matter::of(self.form(), claim) == matter)
    }

    fn reads(&self, matter: Matter) -> bool {
        self.rule.is_none_or(|rule| rule.reads(matter))
    }

    /// The columns of table three that each stand for a kind of applicant, by their keys.
    pub fn applicant_columns(&self) -> impl Iterator<Item = &'static str> {
        let columns = self.form().table("t3").map_or(&[][..], |table| table.columns);
        columns.iter().map(|column| column.key).filter(|key| *key != TOTAL)
    }

    /// The gravity of something that is still missing: only said while the report is being filled in.
    pub(super) fn missing(&self, when_finished: Severity) -> Severity {
        self.stage.of_what_is_missing(when_finished)
    }
}
