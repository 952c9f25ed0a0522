//! Rules look at a report and say what they find.
//!
//! A finding is data, not an error: nothing here stops anybody from saving or
//! downloading. A rule that is nothing but a sum is a line of the form file, found by
//! [`sums`]; every other rule is a file of this folder and a line of [`RULES`]. The
//! ids are those of the catalogue; they are stable and never used again for another rule.

use crate::claims::Claim;
use crate::form::{CellId, Form};
use crate::report::{Date, Field, Figures, Report};
use std::ops::Range;

mod accept;
mod prose;
mod stated;
mod sums;

pub use accept::{accept, can_be_accepted};
pub use prose::{Prose, Words};

/// Defines a rule. Its doc comment is the manual text that a person reads behind “为什么？”.
macro_rules! rule {
    ($(#[doc = $line:literal])* $name:ident { $($fields:tt)* }) => {
        $(#[doc = $line])*
        pub(super) static $name: crate::rules::Rule =
            crate::rules::Rule { manual: concat!($($line, "\n"),*), $($fields)* };
    };
}

mod all_zero_bureau;
mod applicants_all_other;
mod applications_stated_beside_zeros;
mod carried_forward_exceeds_received;
mod carried_forward_share;
mod corrections_not_explained;
mod deadline;
mod direct_litigation;
mod edition_of_another_year;
mod fee_in_yuan;
mod fewer_valid_than_made;
mod left_blank;
mod less_collected_than_stated;
mod not_a_count;
mod not_an_amount;
mod other_handling_share;
mod other_matters_missing;
mod parts_differ_from_total;
mod percentage_differs;
mod problems_missing;
mod processing_fee_not_reported;
mod processing_fee_without_application;
mod published_too_early;
mod regulations_without_power;
mod result_exceeds_received;
mod result_without_application;
mod stated_all_done_but_open;
mod stated_appeals_differ;
mod stated_change_differs;
mod stated_documents_differ;
mod stated_fees_differ;
mod stated_none_but_some;
mod stated_number_differs;
mod text_for_number;
mod tidied_number;
mod title_incomplete;
mod unusual_number;

/// Every rule that is more than a sum, in the order of the catalogue.
pub static RULES: &[&Rule] = &[
    &not_a_count::RULE,
    &not_an_amount::RULE,
    &left_blank::RULE,
    &tidied_number::RULE,
    &text_for_number::RULE,
    &unusual_number::RULE,
    &fewer_valid_than_made::RULE,
    &regulations_without_power::RULE,
    &fee_in_yuan::RULE,
    &less_collected_than_stated::RULE,
    &all_zero_bureau::RULE,
    &carried_forward_exceeds_received::RULE,
    &carried_forward_share::RULE,
    &result_without_application::RULE,
    &processing_fee_not_reported::RULE,
    &processing_fee_without_application::RULE,
    &other_handling_share::RULE,
    &applications_stated_beside_zeros::RULE,
    &applicants_all_other::RULE,
    &result_exceeds_received::RULE,
    &direct_litigation::RULE,
    &corrections_not_explained::RULE,
    &title_incomplete::RULE,
    &deadline::RULE,
    &published_too_early::RULE,
    &edition_of_another_year::RULE,
    &problems_missing::RULE,
    &other_matters_missing::RULE,
    &stated_number_differs::RULE,
    &stated_none_but_some::RULE,
    &stated_all_done_but_open::RULE,
    &stated_appeals_differ::RULE,
    &percentage_differs::RULE,
    &parts_differ_from_total::RULE,
    &stated_documents_differ::RULE,
    &stated_fees_differ::RULE,
    &stated_change_differs::RULE,
];

/// One rule of the catalogue.
#[derive(Debug)]
pub struct Rule {
    /// Its id in the catalogue: `T3-05`.
    pub id: &'static str,
    /// The fault that it finds, in English.
    pub name: &'static str,
    /// How grave the fault is. A rule on what is not yet written is milder while filling.
    pub severity: Severity,
    /// Where the rule comes from.
    pub clause: &'static str,
    /// 查什么、为什么、怎么办, as Markdown.
    pub manual: &'static str,
    /// What it finds in a report.
    pub check: Check,
}

/// What a rule looks at, which is when it has to look again.
#[derive(Debug, Clone, Copy)]
pub enum Check {
    /// Figures, perhaps beside the prose: after every change.
    Report(fn(&Case<'_>) -> Vec<Finding>),
    /// The words alone: only after a change of the words.
    Words(fn(&Words<'_>) -> Vec<Finding>),
}

/// The column of table three that adds up the applicants.
const TOTAL: &str = "total";

/// How grave a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The format or a definition demands otherwise.
    Error,
    /// Likely a mistake.
    Warning,
    /// A hint.
    Info,
}

/// How far the report is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Stage {
    /// Somebody is filling it in: what is still missing is only said.
    #[default]
    Filling,
    /// It is to be published: what is missing is a fault.
    Finished,
}

/// What a rule looks at.
#[derive(Debug)]
pub struct Case<'a> {
    /// The report as it was typed.
    pub report: &'a Report,
    /// Its cells, read and summed.
    pub figures: &'a Figures,
    /// The figures of the year before, where the report carries them.
    pub last_year: Option<&'a Figures>,
    /// What its words state, held against them.
    pub claims: &'a [Claim],
    /// How far it is.
    pub stage: Stage,
    /// The day on which it is looked at; the core has no clock.
    pub today: Option<Date>,
}

/// What a rule found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// The id of the rule.
    pub rule: &'static str,
    /// The name of the fault.
    pub name: &'static str,
    /// How grave it is.
    pub severity: Severity,
    /// Every cell that the rule looked at, in the order of the form.
    pub cells: Vec<CellId>,
    /// Where to correct it.
    pub primary: Option<Place>,
    /// The words at fault in the text of `primary`, in bytes, where that is a field.
    pub span: Option<Range<usize>>,
    /// What is wrong, with the figures in it.
    pub message: String,
    /// What to do.
    pub fix: String,
    /// What should stand at `primary` (for a bound: the nearest number), where that is known.
    pub expected: Option<String>,
    /// What stands there: the cell's text, the words of `span`, or the whole text of the field.
    pub found: Option<String>,
    /// The text that puts it right, where there is just one: for the cell, the words of
    /// `span`, or the whole field.
    pub correction: Option<String>,
    /// Where the rule comes from.
    pub clause: &'static str,
    /// The findings that go when this one is put right; they are not said on their own.
    pub explains: Vec<Finding>,
    /// Why it may stand, where somebody accepted it.
    pub accepted: Option<String>,
}

/// A place in a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// A cell.
    Cell(CellId),
    /// A field.
    Field(Field),
}

/// Everything that the rules find in a report: errors first, then in the order of the form.
pub fn check(report: &Report, stage: Stage, today: Option<Date>) -> Vec<Finding> {
    check_read(report, &report.figures(), &Prose::read(report, stage), stage, today)
}

/// The same, for a report whose cells and whose prose were read already. `prose` must have
/// been read at the same stage.
pub fn check_read(
    report: &Report,
    figures: &Figures,
    prose: &Prose,
    stage: Stage,
    today: Option<Date>,
) -> Vec<Finding> {
    let last_year = report.last_year.as_deref().map(Report::figures);
    let claims = judge(prose, figures, last_year.as_ref());
    let case = Case { report, figures, last_year: last_year.as_ref(), claims: &claims, stage, today };
    let mut findings = sums::check(&case);
    findings.extend(prose.findings.iter().cloned());
    for rule in RULES {
        if let Check::Report(look) = rule.check {
            findings.extend(look(&case));
        }
    }
    findings.sort_by_key(|finding| (finding.severity, place_in_form(finding), finding.rule));
    accept::mark(report, &mut findings);
    findings
}

/// The figures that the prose states, each held against the cells: those that agree, too.
pub fn claims(report: &Report, figures: &Figures, prose: &Prose) -> Vec<Claim> {
    judge(prose, figures, report.last_year.as_deref().map(Report::figures).as_ref())
}

fn judge(prose: &Prose, figures: &Figures, last_year: Option<&Figures>) -> Vec<Claim> {
    prose.statements.iter().map(|statement| statement.judge(figures, last_year)).collect()
}

/// The manual text of a rule, whether it is one of [`RULES`] or a line of the form.
pub fn manual(form: &Form, id: &str) -> Option<&'static str> {
    let rule = RULES.iter().find(|rule| rule.id == id).map(|rule| rule.manual);
    rule.or_else(|| form.checks.iter().find(|check| check.id == id).map(|check| check.why))
}

/// Fields stand before or after the cells as they do on paper.
fn place_in_form(finding: &Finding) -> (usize, usize, usize) {
    let start = finding.span.as_ref().map_or(0, |span| span.start);
    match finding.primary {
        Some(Place::Field(field @ (Field::Problems | Field::OtherMatters))) => (2, field as usize, start),
        Some(Place::Field(field)) => (0, field as usize, start),
        Some(Place::Cell(cell)) => (1, cell.index(), 0),
        None => (3, 0, 0),
    }
}

impl Rule {
    /// A finding of this rule. `message` says what is wrong, `fix` what to do.
    fn finds(&self, message: impl Into<String>, fix: impl Into<String>) -> Finding {
        Finding {
            rule: self.id,
            name: self.name,
            severity: self.severity,
            cells: Vec::new(),
            primary: None,
            span: None,
            message: message.into(),
            fix: fix.into(),
            expected: None,
            found: None,
            correction: None,
            clause: self.clause,
            explains: Vec::new(),
            accepted: None,
        }
    }
}

impl Finding {
    /// Places it at a cell, with all the cells that were looked at (that cell among them or not).
    fn at(mut self, case: &Case<'_>, cell: CellId, with: &[CellId]) -> Self {
        self.cells = with.to_vec();
        self.cells.push(cell);
        self.cells.sort_unstable();
        self.cells.dedup();
        self.primary = Some(Place::Cell(cell));
        self.found = Some(case.report.printed(cell, case.figures));
        self
    }

    /// Places it at a field.
    fn in_field(mut self, case: &Case<'_>, field: Field) -> Self {
        self.primary = Some(Place::Field(field));
        self.found = Some(case.report.text(field).to_owned());
        self
    }

    /// Places it at some words of a field.
    fn at_words(mut self, text: &str, field: Field, span: Range<usize>) -> Self {
        self.primary = Some(Place::Field(field));
        self.found = text.get(span.clone()).map(ToOwned::to_owned);
        self.span = Some(span);
        self
    }

    #[allow(dead_code)] // Likewise.
    fn corrected_to(mut self, correction: impl Into<String>) -> Self {
        self.correction = Some(correction.into());
        self
    }

    fn expects(mut self, expected: impl Into<String>) -> Self {
        self.expected = Some(expected.into());
        self
    }

    fn severe(mut self, severity: Severity) -> Self {
        self.severity = severity;
        self
    }
}

impl Severity {
    /// `error`, `warning`, `info`.
    pub fn key(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Info => "info",
        }
    }
}

impl Place {
    /// The address of the cell or the name of the field.
    pub fn key(self, form: &Form) -> &'static str {
        match self {
            Self::Cell(cell) => form.info(cell).address,
            Self::Field(field) => field.key(),
        }
    }
}

impl Case<'_> {
    fn form(&self) -> &'static Form {
        self.report.form
    }

    /// What a rule finds in the columns of table three, each by its key: in those of the applicants.
    fn applicants(&self, find: impl Fn(&'static str) -> Option<Finding>) -> Vec<Finding> {
        let columns = self.form().table("t3").map_or(&[][..], |table| table.columns);
        columns.iter().filter(|column| column.key != TOTAL).filter_map(|column| find(column.key)).collect()
    }

    /// The same, and in 总计 if nothing was found there: a total repeats what its parts say.
    fn applicants_or_total(&self, find: impl Fn(&'static str) -> Option<Finding>) -> Vec<Finding> {
        let found = self.applicants(&find);
        if found.is_empty() { find(TOTAL).into_iter().collect() } else { found }
    }

    /// The gravity of something that is still missing: only said while the report is being filled in.
    fn missing(&self, when_finished: Severity) -> Severity {
        match self.stage {
            Stage::Filling => Severity::Info,
            Stage::Finished => when_finished,
        }
    }
}
