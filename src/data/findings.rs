//! Findings as data for other programs, in the words of `check --json`, and as lines for
//! people to read in a file.

use crate::form::Form;
use crate::report::{Report, Utf16};
use crate::rules::{Finding, NOT_MEANT, Place, can_be_accepted, may_be_meant_otherwise};
use crate::text::excerpt::excerpt;
use crate::write::Listed;
use serde::Serialize;
use std::borrow::Cow;
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
    /// character to another, counted as JavaScript and Java count (UTF-16), live figures
    /// with their brackets.
    pub span: Option<(usize, usize)>,
    /// The single places within `span`, where there are several.
    pub places: Vec<(usize, usize)>,
    /// What is wrong.
    pub message: &'a str,
    /// What to do.
    pub fix: &'a str,
    /// What should stand at `primary` (for a bound: the nearest number), where that is known.
    pub expected: Option<&'a str>,
    /// What stands there; a long text by its ends.
    pub found: Option<Cow<'a, str>>,
    /// The text that puts it right, where there is just one; an empty one lets the tool fill it in.
    pub correction: Option<&'a str>,
    /// Whether there is one right answer, `correction` or the changes of `places`.
    #[serde(skip)]
    pub can_be_corrected: bool,
    /// Other cells that have to be put right with it: address and text.
    pub also: Vec<(&'static str, &'a str)>,
    /// Where the rule comes from.
    pub clause: &'static str,
    /// The findings that go when this one is put right.
    pub explains: Vec<Spelled<'a>>,
    /// Whether it may be accepted with a reason.
    pub can_be_accepted: bool,
    /// What somebody says of words that are not meant so, in the place of a reason.
    #[serde(skip)]
    pub not_meant: Option<&'static str>,
    /// The reason with which it was accepted.
    pub accepted: Option<&'a str>,
}

/// Spells findings in the terms of the report that they were found in.
pub fn spell<'a>(report: &'a Report, findings: impl IntoIterator<Item = &'a Finding>) -> Vec<Spelled<'a>> {
    let mut findings = findings.into_iter().peekable();
    if findings.peek().is_none() {
        return Vec::new();
    }
    let texts = Utf16::of_all(report);
    findings.map(|finding| one(report, &texts, finding)).collect()
}

fn one<'a>(report: &'a Report, texts: &[Utf16<'_>], finding: &'a Finding) -> Spelled<'a> {
    let form = report.form;
    let span = |span: &Range<usize>| {
        let Some(Place::Field(field)) = finding.primary else { return None };
        let text = Utf16::find(texts, field)?;
        Some((text.at(span.start)?, text.at(span.end)?))
    };
    Spelled {
        rule: finding.rule,
        name: finding.name,
        severity: finding.severity.key(),
        cells: finding.cells.iter().map(|cell| form.info(*cell).address).collect(),
        primary: finding.primary.map(|place| place.key(form)),
        span: finding.span.as_ref().and_then(span),
        places: match finding.edits.as_slice() {
            [] => finding.span.as_ref().and_then(span).into_iter().collect(),
            edits => edits.iter().filter_map(|edit| span(&edit.span)).collect(),
        },
        message: &finding.message,
        fix: &finding.fix,
        expected: finding.expected.as_deref(),
        found: finding.found(report).map(excerpt),
        correction: finding.correction.as_deref().map(String::as_str),
        can_be_corrected: finding.can_be_corrected(),
        also: finding.also.iter().map(|(cell, text)| (form.info(*cell).address, text.as_str())).collect(),
        clause: finding.clause,
        explains: finding.explains.iter().map(|explained| one(report, texts, explained)).collect(),
        can_be_accepted: can_be_accepted(finding),
        not_meant: may_be_meant_otherwise(finding).then_some(NOT_MEANT),
        accepted: finding.accepted.as_deref(),
    }
}

/// Lists findings for a file that people read.
pub fn list(form: &Form, findings: &[Finding]) -> Vec<Listed> {
    let one = |finding: &Finding| Listed {
        severity: finding.severity,
        place: finding.primary.map(|place| place.name(form)).unwrap_or_default(),
        cell: match finding.primary {
            Some(Place::Cell(cell)) => Some(cell),
            Some(Place::Field(_)) | None => None,
        },
        message: finding.message.clone(),
        fix: finding.fix.clone(),
        clause: finding.clause,
    };
    findings.iter().map(one).collect()
}
