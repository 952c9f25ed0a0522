//! Findings as data for other programs, in the words of `check --json`, and as lines for
//! people to read in a file.

use super::{Gravity, Listed};
use crate::form::Form;
use crate::report::Field;
use crate::rules::{Finding, Place, Severity};
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

/// Lists findings for a file that people read.
pub fn list(form: &Form, findings: &[Finding]) -> Vec<Listed> {
    let one = |finding: &Finding| Listed {
        gravity: gravity(finding.severity),
        place: finding.primary.map(|place| place_name(form, place)).unwrap_or_default(),
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

fn gravity(severity: Severity) -> Gravity {
    match severity {
        Severity::Error => Gravity::Error,
        Severity::Warning => Gravity::Warning,
        Severity::Info => Gravity::Info,
    }
}

/// What a form calls the place: the name of a cell, the heading of a section.
fn place_name(form: &Form, place: Place) -> String {
    let name = match place {
        Place::Cell(cell) => return form.name_of(cell),
        Place::Field(Field::OrganName) => "单位名称",
        Place::Field(Field::OrganKind) => "单位类别",
        Place::Field(Field::Year) => "年度",
        Place::Field(Field::Title) => "标题",
        Place::Field(Field::Published) => "公开日期",
        Place::Field(Field::Preface) => "导语",
        Place::Field(field) => form.section(field.key()).map_or("", |section| section.heading),
    };
    name.to_owned()
}
