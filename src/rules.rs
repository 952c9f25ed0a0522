//! Rules look at a report and say what they find.
//!
//! A finding is data, not an error: nothing here stops anybody from saving or
//! downloading. A rule that is nothing but a sum is a line of the form file, found by
//! [`sums`]; every other rule is a file of this folder and a line of [`RULES`]. The
//! ids are those of the catalogue; they are stable and never used again for another rule.

use crate::claims::Claim;
use crate::form::Form;
pub use crate::report::Place;
use crate::report::{Date, Figures, Report};

mod accept;
mod calendar;
mod correct;
mod culprit;
mod documents_in_force;
mod finding;
mod great_change;
mod headings;
mod heads;
mod keywords;
mod last_year;
mod paragraphs;
mod period;
mod proof;
mod prose;
mod signs;
mod stated;
mod sums;
mod titles;
mod together;

pub use crate::form::Severity;
pub use accept::{accept, can_be_accepted, is_acceptable};
pub use correct::{Edit, corrected};
pub use finding::Finding;
use finding::place_in_form;
pub use headings::{has_part, insert_skeleton, toggle_heading};
pub use last_year::compared_with_last_year;
use last_year::year_before;
pub use proof::{Checked, Outcome, Proof, Stated, prove, prove_read};
pub use prose::{Prose, Words};
pub use stated::held_against;

/// Defines a rule. Its doc comment is the manual text that a person reads behind “为什么？”.
macro_rules! rule {
    ($(#[doc = $line:literal])* $name:ident { $($fields:tt)* }) => {
        $(#[doc = $line])*
        pub(super) static $name: crate::rules::Rule =
            crate::rules::Rule { manual: concat!($($line, "\n"),*), $($fields)* };
    };
}

mod all_zero_bureau;
mod another_unit;
mod another_year;
mod applicants_all_other;
mod applications_changed_greatly;
mod applications_stated_beside_zeros;
mod arabic_numbering;
mod aspects_missing;
mod carried_forward_exceeds_received;
mod carried_forward_share;
mod carried_over_by_other_applicants;
mod carried_over_differs_from_last_year;
mod cases_without_application;
mod corrections_not_explained;
mod day_written_wrongly;
mod deadline;
mod decisions_changed_greatly;
mod direct_litigation;
mod document_number_brackets;
mod doubled_or_unfinished;
mod edition_of_another_year;
mod fee_in_yuan;
mod fee_statement_missing;
mod fewer_valid_than_made;
mod figure_no_longer_live;
mod format_misnamed;
mod general_wording;
mod government_accountability_missing;
mod heading_in_text;
mod improvement_missing;
mod last_year_of_another_year;
mod left_blank;
mod less_collected_than_stated;
mod litigation_without_review;
mod live_figure_blank;
mod nested_titles;
mod not_a_count;
mod not_an_amount;
mod number_of_parts;
mod numbering_broken;
mod old_principle;
mod one_cell_explains_all;
mod other_handling_share;
mod other_matters_missing;
mod parts_differ_from_total;
mod pending_cases_vanished;
mod percentage_differs;
mod period_not_the_year;
mod personal_data;
mod placeholder_left;
mod preface_incomplete;
mod problems_missing;
mod processing_fee_not_reported;
mod processing_fee_without_application;
mod published_too_early;
mod regulation_misnamed;
mod regulation_order_number;
mod regulations_without_power;
mod repealed_more_than_there_were;
mod repealed_without_effect;
mod result_exceeds_received;
mod result_without_application;
mod secrecy_law_misnamed;
mod stated_all_done_but_open;
mod stated_appeals_differ;
mod stated_change_differs;
mod stated_documents_differ;
mod stated_fees_differ;
mod stated_none_but_some;
mod stated_number_differs;
mod table_of_last_year;
mod text_for_number;
mod text_of_last_year;
mod tidied_number;
mod title_incomplete;
mod two_cells_exchanged;
mod unpaired_signs;
mod unusual_number;
mod valid_differs_from_last_year;
mod width_of_signs;
mod wrong_unit_word;
mod wrong_word;
mod year_after_in_text;
mod year_before_in_text;

/// Every rule that is more than a sum, in the order of the catalogue.
pub static RULES: &[&Rule] = &[
    &one_cell_explains_all::RULE,
    &two_cells_exchanged::RULE,
    &not_a_count::RULE,
    &not_an_amount::RULE,
    &left_blank::RULE,
    &tidied_number::RULE,
    &text_for_number::RULE,
    &unusual_number::RULE,
    &fewer_valid_than_made::RULE,
    &valid_differs_from_last_year::RULE,
    &repealed_more_than_there_were::RULE,
    &regulations_without_power::RULE,
    &fee_in_yuan::RULE,
    &less_collected_than_stated::RULE,
    &all_zero_bureau::RULE,
    &decisions_changed_greatly::RULE,
    &repealed_without_effect::RULE,
    &carried_forward_exceeds_received::RULE,
    &carried_forward_share::RULE,
    &carried_over_differs_from_last_year::RULE,
    &carried_over_by_other_applicants::RULE,
    &result_without_application::RULE,
    &processing_fee_not_reported::RULE,
    &processing_fee_without_application::RULE,
    &other_handling_share::RULE,
    &applications_stated_beside_zeros::RULE,
    &applications_changed_greatly::RULE,
    &applicants_all_other::RULE,
    &result_exceeds_received::RULE,
    &litigation_without_review::RULE,
    &pending_cases_vanished::RULE,
    &direct_litigation::RULE,
    &cases_without_application::RULE,
    &corrections_not_explained::RULE,
    &heading_in_text::RULE,
    &title_incomplete::RULE,
    &deadline::RULE,
    &published_too_early::RULE,
    &edition_of_another_year::RULE,
    &problems_missing::RULE,
    &other_matters_missing::RULE,
    &placeholder_left::RULE,
    &personal_data::RULE,
    &last_year_of_another_year::RULE,
    &table_of_last_year::RULE,
    &aspects_missing::RULE,
    &government_accountability_missing::RULE,
    &improvement_missing::RULE,
    &fee_statement_missing::RULE,
    &preface_incomplete::RULE,
    &text_of_last_year::RULE,
    &general_wording::RULE,
    &another_year::RULE,
    &period_not_the_year::RULE,
    &year_before_in_text::RULE,
    &year_after_in_text::RULE,
    &day_written_wrongly::RULE,
    &stated_number_differs::RULE,
    &stated_none_but_some::RULE,
    &stated_all_done_but_open::RULE,
    &stated_appeals_differ::RULE,
    &percentage_differs::RULE,
    &parts_differ_from_total::RULE,
    &stated_documents_differ::RULE,
    &stated_fees_differ::RULE,
    &wrong_unit_word::RULE,
    &number_of_parts::RULE,
    &stated_change_differs::RULE,
    &regulation_misnamed::RULE,
    &regulation_order_number::RULE,
    &secrecy_law_misnamed::RULE,
    &format_misnamed::RULE,
    &document_number_brackets::RULE,
    &nested_titles::RULE,
    &another_unit::RULE,
    &wrong_word::RULE,
    &doubled_or_unfinished::RULE,
    &old_principle::RULE,
    &numbering_broken::RULE,
    &arabic_numbering::RULE,
    &width_of_signs::RULE,
    &unpaired_signs::RULE,
    &live_figure_blank::RULE,
    &figure_no_longer_live::RULE,
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
    /// What the others found on the figures: `culprit` says it in the place of those that it explains.
    Explanation,
}

/// The column of table three that adds up the applicants.
const TOTAL: &str = "total";

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
    /// What its words say by themselves.
    pub prose: &'a Prose,
    /// How far it is.
    pub stage: Stage,
    /// The day on which it is looked at; the core has no clock.
    pub today: Option<Date>,
}

/// Everything that the rules find in a report: errors first, and of these what explains others;
/// then in the order of the form.
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
    check_with_claims(report, figures, prose, stage, today).0
}

/// The same, with the figures that the prose states, each held against the cells: those that
/// agree, too.
pub fn check_with_claims(
    report: &Report,
    figures: &Figures,
    prose: &Prose,
    stage: Stage,
    today: Option<Date>,
) -> (Vec<Finding>, Vec<Claim>) {
    let last_year = year_before(report).map(Report::figures);
    let claims = judge(prose, figures, last_year.as_ref());
    let case = Case { report, figures, last_year: last_year.as_ref(), prose, claims: &claims, stage, today };
    let mut findings = on_figures(&case);
    culprit::explain(&case, &mut findings);
    findings.extend(prose.findings.iter().cloned());
    let explains = |finding: &Finding| !finding.explains.is_empty();
    findings.sort_by_key(|finding| {
        (finding.severity, !explains(finding), place_in_form(report.form, finding), finding.rule)
    });
    accept::mark(report, &mut findings);
    let mut findings = together::fold(report.form, findings);
    accept::mark(report, &mut findings);
    (findings, claims)
}

/// Everything that the rules find in the figures, one by one.
fn on_figures(case: &Case<'_>) -> Vec<Finding> {
    let mut findings = sums::check(case);
    for rule in RULES {
        if let Check::Report(look) = rule.check {
            findings.extend(look(case));
        }
    }
    findings
}

/// The figures that the prose states, each held against the cells: those that agree, too.
pub fn claims(report: &Report, figures: &Figures, prose: &Prose) -> Vec<Claim> {
    judge(prose, figures, year_before(report).map(Report::figures).as_ref())
}

fn judge(prose: &Prose, figures: &Figures, last_year: Option<&Figures>) -> Vec<Claim> {
    prose.statements.iter().map(|statement| statement.judge(figures, last_year)).collect()
}

/// The manual text of a rule, whether it is one of [`RULES`] or a line of the form.
pub fn manual(form: &Form, id: &str) -> Option<&'static str> {
    let rule = RULES.iter().find(|rule| rule.id == id).map(|rule| rule.manual);
    rule.or_else(|| form.checks.iter().find(|check| check.id == id).map(|check| check.why))
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
        self.stage.of_what_is_missing(when_finished)
    }
}
