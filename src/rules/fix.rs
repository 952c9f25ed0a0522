//! Putting findings right.

use super::{Finding, Place};
use crate::report::Report;

/// The report with the corrections of some findings.
pub fn corrected(report: &Report, findings: &[&Finding]) -> Report {
    let mut report = report.clone();
    for finding in findings {
        let (Some(place), Some(text)) = (finding.primary, &finding.correction) else { continue };
        match place {
            Place::Cell(cell) => report.set_cell(cell, text),
            Place::Field(field) => report.set_text(field, text),
        }
    }
    report
}
