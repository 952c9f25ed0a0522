//! Findings as data for other programs, in the words of `check --json`.

use crate::report::Report;
use crate::rules::{Finding, Place, can_be_accepted};
use serde::Serialize;
use std::ops::Range;

/// One finding, spelled with cell addresses.
#[derive(Debug, Serialize)]
pub struct Spelled<'a> {
    /// The id of the rule.
    pub rule: &'static str,
    /// The name of the fault.
    pub name: &'static str,
    /// `error`, `warning`, `info`.
    pub severity: &'static str,
    /// Every cell that was looked at.
    pub cells: Vec<&'static str>,
    /// The cell or field to correct.
    pub primary: Option<&'static str>,
    /// The words at fault in the text of `primary`, where that is a field: from one
    /// character to another, counted as JavaScript and Java count (UTF-16).
    pub span: Option<(usize, usize)>,
    /// What is wrong.
    pub message: &'a str,
    /// What to do.
    pub fix: &'a str,
    /// What should stand at `primary` (for a bound: the nearest number), where that is known.
    pub expected: Option<&'a str>,
    /// What stands there.
    pub found: Option<&'a str>,
    /// The text that puts it right, where there is just one; an empty one lets the tool fill it in.
    pub correction: Option<&'a str>,
    /// Where the rule comes from.
    pub clause: &'static str,
    /// The findings that go when this one is put right.
    pub explains: Vec<Spelled<'a>>,
    /// Whether it may be accepted with a reason.
    pub can_be_accepted: bool,
    /// The reason with which it was accepted.
    pub accepted: Option<&'a str>,
}

/// Spells findings in the terms of the report that they were found in.
pub fn spell<'a>(report: &Report, findings: &'a [Finding]) -> Vec<Spelled<'a>> {
    let form = report.form;
    let one = |finding: &'a Finding| Spelled {
        rule: finding.rule,
        name: finding.name,
        severity: finding.severity.key(),
        cells: finding.cells.iter().map(|cell| form.info(*cell).address).collect(),
        primary: finding.primary.map(|place| place.key(form)),
        span: finding.span.as_ref().and_then(|span| utf16(report, finding.primary?, span)),
        message: &finding.message,
        fix: &finding.fix,
        expected: finding.expected.as_deref(),
        found: finding.found.as_deref(),
        correction: finding.correction.as_deref(),
        clause: finding.clause,
        explains: spell(report, &finding.explains),
        can_be_accepted: can_be_accepted(finding),
        accepted: finding.accepted.as_deref(),
    };
    findings.iter().map(one).collect()
}

/// A range of bytes of a field's text as one of UTF-16 units.
pub(super) fn utf16(report: &Report, place: Place, span: &Range<usize>) -> Option<(usize, usize)> {
    let Place::Field(field) = place else { return None };
    let text = report.text(field);
    let units = |bytes: usize| Some(text.get(..bytes)?.encode_utf16().count());
    Some((units(span.start)?, units(span.end)?))
}
