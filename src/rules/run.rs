//! Runs the rules on a report.

use super::finding::place_in_form;
use super::last_year::year_before;
use super::places::working_in;
use super::{Case, Finding, Prose, Severity, Stage, accept, culprit, sums, together};
use crate::claims::Claim;
use crate::order;
use crate::report::{Date, Figures, Report};

/// Everything that the rules find in a report: errors first, of these what explains others, and
/// statements of the prose last; then in the order of the form.
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
    let last_year = year_before(report).map(|last| last.figures_on(report.form));
    let claims = judge(prose, figures, last_year.as_ref());
    let case = Case::new(report, figures, last_year.as_ref(), &claims, stage, today);
    let mut findings = together::fold_words(report, on_figures(&case));
    culprit::explain(&case, prose, &mut findings);
    findings.extend(prose.findings.iter().cloned());
    let explains = |finding: &Finding| !finding.explains.is_empty();
    // What the sums prove comes before what the prose states.
    let is_stated =
        |finding: &Finding| finding.severity == Severity::Error && finding.rule.starts_with("N-2");
    order::by_made_key(&mut findings, |finding| {
        let place = place_in_form(report.form, finding);
        (finding.severity, !explains(finding), is_stated(finding), place, finding.rule)
    });
    accept::mark(report, figures, &mut findings);
    let mut findings = together::fold(report.form, findings);
    accept::mark(report, figures, &mut findings);
    (findings, claims)
}

/// Everything that the rules find in the figures, one by one.
pub(super) fn on_figures(case: &Case<'_>) -> Vec<Finding> {
    let mut findings = sums::check(case);
    for rule in working_in(case.form()).iter() {
        if let Some(look) = rule.check.on_figures() {
            findings.extend(look(&case.seen_by(rule)));
        }
    }
    findings
}

/// The figures that the prose states, each held against the cells: those that agree, too.
pub fn claims(report: &Report, figures: &Figures, prose: &Prose) -> Vec<Claim> {
    judge(prose, figures, year_before(report).map(|last| last.figures_on(report.form)).as_ref())
}

/// What the prose states, held against some figures.
pub(super) fn judge(prose: &Prose, figures: &Figures, last_year: Option<&Figures>) -> Vec<Claim> {
    prose.statements.iter().map(|statement| statement.judge(figures, last_year)).collect()
}
