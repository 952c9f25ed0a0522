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
        let field = match finding.primary {
            Some(Place::Cell(cell)) => {
                let Some(correction) = &finding.correction else { continue };
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
        match (&finding.span, &finding.correction, changes) {
            (None, Some(correction), Some(changes)) => {
                put_right.set_text(field, correction);
                *changes = None;
            }
            (Some(_), _, Some(Some(changes))) => changes.extend(finding.changes().into_iter().flatten()),
            _ => {}
        }
    }
    for (field, changes) in fields {
        if let Some(mut changes) = changes.filter(|changes| !changes.is_empty()) {
            sort(&mut changes);
            put_right
                .replace_texts(field, changes.iter().map(|edit| (edit.span.clone(), edit.text.as_str())));
        }
    }
    put_right
}

/// A part of a text with some changes in it, which come in the order of their places. One that
/// reaches into the one before, or out of the part, is left out.
fn edited(text: &str, part: Range<usize>, edits: &[Edit]) -> String {
    let mut out = String::with_capacity(part.len());
    let mut done = part.start;
    for edit in edits {
        if edit.span.start < done || edit.span.end > part.end || text.get(edit.span.clone()).is_none() {
            continue;
        }
        out.push_str(text.get(done..edit.span.start).unwrap_or_default());
        out.push_str(&edit.text);
        done = edit.span.end;
    }
    out.push_str(text.get(done..part.end).unwrap_or_default());
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

impl Fault {
    /// Words that have to be others.
    pub fn instead(message: String, span: Range<usize>, right: &str) -> Self {
        Self { message, fix: format!("改为{right}"), edit: Edit { span, text: right.to_owned() } }
    }
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

/// Where several changes reach over more bytes than this, they stand for themselves: the text with
/// all of them in it would be most of the field, once for each finding.
const LONGEST_CORRECTION: usize = 6000;

impl Finding {
    /// Whether there is just one right answer.
    pub fn can_be_corrected(&self) -> bool {
        self.correction.is_some() || !self.edits.is_empty()
    }

    /// The changes of its field that put it right; `None` where there is no one right answer, or
    /// none that is a change of some words.
    pub(super) fn changes(&self) -> Option<Vec<Edit>> {
        match (&self.span, &self.correction) {
            _ if !self.edits.is_empty() => Some(self.edits.to_vec()),
            (Some(span), Some(text)) => Some(vec![Edit { span: span.clone(), text: text.to_string() }]),
            _ => None,
        }
    }

    /// Places it at several places of a field, which are put right together. The edits come
    /// in the order of their places and do not overlap; there is at least one.
    pub(super) fn at_edits(self, text: &str, field: Field, edits: Vec<Edit>) -> Self {
        let start = edits.first().map_or(0, |edit| edit.span.start);
        let end = edits.last().map_or(0, |edit| edit.span.end);
        let mut finding = self.at_words(field, start..end);
        if edits.len() == 1 || end - start <= LONGEST_CORRECTION {
            finding = finding.corrected_to(edited(text, start..end, &edits));
        }
        if edits.len() > 1 {
            finding.edits = edits.into();
        }
        finding
    }
}
