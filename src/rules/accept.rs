//! Findings that somebody accepted with a written reason.
//!
//! An acceptance holds for the figures that it was given for, and no longer: it keeps what
//! stood in each cell that the rule looked at, and what was found and expected.

use super::{Finding, RULES, Severity};
use crate::form::Form;
use crate::order::Map;
use crate::report::{Acceptance, Figures, Report};

/// Whether a finding may be accepted: every warning, and a few errors.
pub fn can_be_accepted(finding: &Finding) -> bool {
    is_acceptable(finding.rule, finding.severity)
}

/// Whether what a rule finds may be accepted, where it finds it of that severity.
pub fn is_acceptable(rule: &str, severity: Severity) -> bool {
    match severity {
        Severity::Error => RULES.iter().any(|known| known.id == rule && known.acceptable),
        Severity::Warning => true,
        Severity::Info => false,
    }
}

/// Accepts a finding for a reason; `None` if it cannot be accepted, or without a reason.
pub fn accept(report: &Report, finding: &Finding, reason: &str) -> Option<Acceptance> {
    let reason = reason.trim();
    (can_be_accepted(finding) && !reason.is_empty())
        .then(|| Acceptance { reason: reason.to_owned(), ..seen(report, &report.figures(), finding) })
}

/// Writes the reasons of a report into the findings that they were given for.
pub(super) fn mark(report: &Report, figures: &Figures, findings: &mut [Finding]) {
    if report.accepted.is_empty() {
        return;
    }
    let mut given: Map<(&str, &str), Vec<&Acceptance>> = Map::default();
    for one in &report.accepted {
        given.or_default((&one.rule, &one.place)).push(one);
    }
    for finding in findings.iter_mut().filter(|finding| can_be_accepted(finding)) {
        // A file may have any number of acceptances: most are told apart by rule and place.
        let place = finding.primary.map_or("", |place| place.key(report.form));
        let Some(alike) = given.get(&(finding.rule, place)) else { continue };
        let seen = seen(report, figures, finding);
        finding.accepted = alike.iter().find(|one| is_for(one, &seen)).map(|one| one.reason.clone());
    }
}

/// Whether an acceptance was given for what was seen, whatever its reason.
fn is_for(one: &Acceptance, seen: &Acceptance) -> bool {
    one.found == seen.found && one.expected == seen.expected && one.figures == seen.figures
}

/// What an acceptance of that finding is for, without a reason.
fn seen(report: &Report, figures: &Figures, finding: &Finding) -> Acceptance {
    let form: &Form = report.form;
    Acceptance {
        rule: finding.rule.to_owned(),
        place: finding.primary.map_or("", |place| place.key(form)).to_owned(),
        found: finding.found(report).unwrap_or_default().to_owned(),
        expected: finding.expected.clone().unwrap_or_default(),
        figures: finding
            .cells
            .iter()
            .map(|cell| (form.info(*cell).address.to_owned(), report.printed(*cell, figures)))
            .collect(),
        reason: String::new(),
    }
}
