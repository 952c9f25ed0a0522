//! Findings as data for other programs, in the words of `check --json`.

use crate::form::Form;
use crate::rules::Finding;
use serde::Serialize;

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
}

/// Spells findings in the terms of a form.
pub fn spell<'a>(form: &Form, findings: &'a [Finding]) -> Vec<Spelled<'a>> {
    let one = |finding: &'a Finding| Spelled {
        rule: finding.rule,
        name: finding.name,
        severity: finding.severity.key(),
        cells: finding.cells.iter().map(|cell| form.info(*cell).address).collect(),
        primary: finding.primary.map(|place| place.key(form)),
        message: &finding.message,
        fix: &finding.fix,
        expected: finding.expected.as_deref(),
        found: finding.found.as_deref(),
        correction: finding.correction.as_deref(),
        clause: finding.clause,
    };
    findings.iter().map(one).collect()
}
