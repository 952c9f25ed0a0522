//! Puts findings right: one, or a group of them at once.

use super::{Finding, Place, Rule};
use crate::order;
use crate::report::{Field, Report};
use std::ops::Range;

/// One change of the words of a field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit {
    /// The words that go, in bytes of the field's text.
    pub span: Range<usize>,
    /// What comes in their place.
    pub text: String,
}

/// The report with everything put right for which these findings know one right answer.
///
/// They must have been found in just this report. Of two changes that reach for the same
/// words, the one that begins first is made; checking again finds what the other was about.
pub fn corrected(report: &Report, findings: &[&Finding]) -> Report {
    let mut put_right = report.clone();
    // Of each field its changes; `None` where a finding wrote it anew altogether.
    let mut fields: Vec<(Field, Option<Vec<Edit>>)> =
        Field::all(report.form).map(|field| (field, Some(Vec::new()))).collect();
    for finding in findings {
        let Some(correction) = &finding.correction else { continue };
        let field = match finding.primary {
            Some(Place::Cell(cell)) => {
                put_right.set_cell(cell, correction);
                for (cell, text) in &finding.also {
                    put_right.set_cell(*cell, text);
                }
                continue;
            }
            Some(Place::Field(field)) => field,
            None => continue,
        };
        let changes = fields.iter_mut().find(|(of, _)| *of == field).map(|(_, changes)| changes);
        match (&finding.span, changes) {
            (None, Some(changes)) => {
                put_right.set_text(field, correction);
                *changes = None;
            }
            (Some(span), Some(Some(changes))) if finding.edits.is_empty() => {
                changes.push(Edit { span: span.clone(), text: correction.to_string() });
            }
            (Some(_), Some(Some(changes))) => changes.extend_from_slice(&finding.edits),
            _ => {}
        }
    }
    for (field, changes) in fields {
        if let Some(mut changes) = changes.filter(|changes| !changes.is_empty()) {
            sort(&mut changes);
            for edit in apart(&changes).into_iter().rev() {
                put_right.replace_text(field, edit.span.clone(), &edit.text);
            }
        }
    }
    put_right
}

/// Those of some changes, in the order of their places, that do not reach into the one before.
fn apart(edits: &[Edit]) -> Vec<&Edit> {
    let mut done = 0;
    let mut keeps = |edit: &&Edit| {
        let is_free = edit.span.start >= done;
        if is_free {
            done = edit.span.end;
        }
        is_free
    };
    edits.iter().filter(|edit| keeps(edit)).collect()
}

/// A text with some changes, which come in the order of their places. One that reaches into
/// the one before, or out of the text, is left out.
fn edited(text: &str, edits: &[Edit]) -> String {
    let mut out = String::with_capacity(text.len());
    let mut done = 0;
    for edit in apart(edits) {
        if text.get(edit.span.clone()).is_none() {
            continue;
        }
        out.push_str(text.get(done..edit.span.start).unwrap_or_default());
        out.push_str(&edit.text);
        done = edit.span.end;
    }
    out.push_str(text.get(done..).unwrap_or_default());
    out
}

/// One fault in the words of a field that has one right answer.
#[derive(Debug)]
pub(super) struct Fault {
    /// What is wrong.
    pub message: String,
    /// What to do.
    pub fix: String,
    /// What puts it right.
    pub edit: Edit,
}

impl Rule {
    /// Findings for the faults of a field. The same fault in many places is one finding, or
    /// a report of a hundred half-width commas would hide what else is wrong with it.
    pub(super) fn finds_each(&self, text: &str, field: Field, mut faults: Vec<Fault>) -> Vec<Finding> {
        // Alike ones come together, in the order of their places.
        order::by(&mut faults, |one, other| {
            (&one.message, one.edit.span.start).cmp(&(&other.message, other.edit.span.start))
        });
        let mut findings = Vec::new();
        let mut rest = faults.into_iter().peekable();
        while let Some(Fault { message, fix, edit }) = rest.next() {
            let mut edits = vec![edit];
            while let Some(alike) = rest.next_if(|next| next.message == message) {
                edits.push(alike.edit);
            }
            let message =
                if edits.len() > 1 { format!("{message}（{} 处）", edits.len()) } else { message };
            findings.push(self.finds(message, fix).at_edits(text, field, edits));
        }
        findings
    }
}

/// Puts changes of one text in the order of their places.
pub(super) fn sort(edits: &mut [Edit]) {
    order::by_key(edits, |edit| (edit.span.start, edit.span.end));
}

impl Finding {
    /// Places it at several places of a field, which are put right together. The edits come
    /// in the order of their places and do not overlap; there is at least one.
    pub(super) fn at_edits(self, text: &str, field: Field, edits: Vec<Edit>) -> Self {
        let start = edits.first().map_or(0, |edit| edit.span.start);
        let end = edits.last().map_or(0, |edit| edit.span.end);
        let before = text.get(..end).unwrap_or_default();
        let correction = edited(before, &edits).get(start..).unwrap_or_default().to_owned();
        let mut finding = self.at_words(field, start..end).corrected_to(correction);
        if edits.len() > 1 {
            finding.edits = edits.into();
        }
        finding
    }
}
