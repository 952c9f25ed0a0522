//! What a list of many reports shows of one that came in.

use crate::read::Read;
use crate::report::{Date, Field, OrganKind, Report};
use crate::rules::Finding;
use serde::Serialize;
use tsify::Tsify;

/// A report that came in: what it is, how well it could be read, and what the checks find in it.
#[derive(Serialize, Tsify)]
#[serde(rename_all = "camelCase")]
pub struct ReceivedReport {
    /// The report as a saved file.
    json: String,
    /// The SHA-256 of the file that it came in.
    fingerprint: String,
    organ: String,
    /// The kind of office, in words; empty where the file does not say.
    kind: &'static str,
    year: Option<u16>,
    edition: &'static str,
    /// Whether its day of publishing, or today where it has none, is after the last day on which it had to be public.
    is_late: bool,
    /// Whether the file carries the report itself.
    is_own: bool,
    /// What of the file was not understood, each a sentence.
    notes: Vec<String>,
    /// In how many places somebody has to look whether it was read rightly.
    doubts: usize,
    findings: Vec<ReceivedFinding>,
}

/// What a rule found in it, as a line of a list. What was accepted with a reason is not there.
#[derive(Serialize, Tsify)]
pub struct ReceivedFinding {
    rule: &'static str,
    #[tsify(type = "\"error\" | \"warning\" | \"info\"")]
    severity: &'static str,
    /// The name of the place to correct; empty where it is the whole report.
    place: String,
    message: String,
    fix: String,
    clause: &'static str,
}

impl ReceivedReport {
    /// A report that was read, and what was found in it as one that is handed in.
    pub fn of(
        read: &Read,
        json: String,
        fingerprint: String,
        found: &[Finding],
        today: Option<Date>,
    ) -> Self {
        let report = &read.report;
        let line = |finding: &Finding| ReceivedFinding {
            rule: finding.rule,
            severity: finding.severity.key(),
            place: finding.primary.map(|place| place.name(report.form)).unwrap_or_default(),
            message: finding.message.clone(),
            fix: finding.fix.clone(),
            clause: finding.clause,
        };
        Self {
            json,
            fingerprint,
            organ: report.text(Field::OrganName).trim().to_owned(),
            kind: report.organ_kind().map(OrganKind::name).unwrap_or_default(),
            year: report.year(),
            edition: report.form.edition,
            is_late: is_late(report, today),
            is_own: read.source.is_none(),
            notes: read.notes.iter().map(|note| note.text.clone()).collect(),
            doubts: report.doubts.len(),
            findings: found.iter().filter(|finding| finding.accepted.is_none()).map(line).collect(),
        }
    }
}

/// Of a report without a day of publishing, that is only known in the year in which it is handed in.
fn is_late(report: &Report, today: Option<Date>) -> bool {
    let last_day = report.organ_kind().zip(report.year()).and_then(|(kind, year)| kind.last_day(year));
    let Some(last_day) = last_day else { return false };
    let published = Date::read(report.text(Field::Published));
    let day = published.or(today.filter(|today| today.year == last_day.year));
    day.is_some_and(|day| day.days_until(last_day) < 0)
}
