//! Findings that somebody accepted with a written reason.
//!
//! An acceptance holds for the figures that it was given for, and no longer: it keeps what
//! stood in each cell that the rule looked at, and what was found and expected.
//!
//! Of words that were understood otherwise than they are meant somebody says so, once: that holds
//! for the sentence, whatever the figures are.

use super::{Finding, Need, Place, RULES, Severity};
use crate::form::Form;
use crate::order::Map;
use crate::report::{Acceptance, Figures, Report};

/// Said of words that were understood otherwise than they are meant. It needs no reason, and is one.
pub const NOT_MEANT: &str = "不是这个意思";

/// Whether a finding holds words of the prose against figures, which may not be meant by them.
pub fn may_be_meant_otherwise(finding: &Finding) -> bool {
    let reads = |need: &Need| matches!(need, Need::Stated(_));
    let of_prose = matches!(finding.primary, Some(Place::Field(_))) && finding.span.is_some();
    of_prose && RULES.iter().any(|rule| rule.id == finding.rule && rule.needs.iter().any(reads))
}

/// That the words of a finding are not meant so, in just this sentence.
fn not_meant(report: &Report, finding: &Finding) -> Option<Acceptance> {
    let (Some(Place::Field(field)), Some(span)) = (finding.primary, &finding.span) else { return None };
    let ends = |c: char| matches!(c, '。' | '！' | '？' | '\n');
    let text = report.text(field);
    let start = text.get(..span.start)?.rfind(ends).map_or(0, |end| end + 1);
    let start = (start..=span.start).find(|start| text.is_char_boundary(*start))?;
    let end = text.get(span.end..)?.find(ends).map_or(text.len(), |end| span.end + end);
    Some(Acceptance {
        rule: finding.rule.to_owned(),
        place: field.key().to_owned(),
        found: text.get(start..end)?.trim().to_owned(),
        expected: text.get(span.clone())?.to_owned(),
        figures: Vec::new(),
        reason: NOT_MEANT.to_owned(),
    })
}

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
    if reason == NOT_MEANT && may_be_meant_otherwise(finding) {
        return not_meant(report, finding);
    }
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
    // What is said of a sentence holds for it under whichever rule its words are found.
    let of_sentences: Vec<&Acceptance> =
        report.accepted.iter().filter(|one| one.reason == NOT_MEANT).collect();
    for finding in
        findings.iter_mut().filter(|finding| !of_sentences.is_empty() && may_be_meant_otherwise(finding))
    {
        let Some(said) = not_meant(report, finding) else { continue };
        let is_said = |one: &&Acceptance| {
            (&one.place, &one.found, &one.expected) == (&said.place, &said.found, &said.expected)
        };
        finding.accepted = of_sentences.iter().any(is_said).then(|| NOT_MEANT.to_owned());
    }
    for finding in findings.iter_mut().filter(|one| one.accepted.is_none() && can_be_accepted(one)) {
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
