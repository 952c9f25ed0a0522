//! Puts findings right: one, or a group of them at once.

use super::{Finding, Place, Rule};
use crate::report::{Field, Report};
use std::collections::BTreeMap;
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
    let mut edits: Vec<(Field, Edit)> = Vec::new();
    let mut replaced: Vec<Field> = Vec::new();
    for finding in findings {
        let Some(correction) = &finding.correction else { continue };
        match (finding.primary, &finding.span) {
            (Some(Place::Cell(cell)), _) => {
                put_right.set_cell(cell, correction);
                for (cell, text) in &finding.also {
                    put_right.set_cell(*cell, text);
                }
            }
            (Some(Place::Field(field)), None) => {
                put_right.set_text(field, correction);
                replaced.push(field);
            }
            (Some(Place::Field(field)), Some(span)) if finding.edits.is_empty() => {
                edits.push((field, Edit { span: span.clone(), text: correction.clone() }));
            }
            (Some(Place::Field(field)), Some(_)) => {
                edits.extend(finding.edits.iter().map(|edit| (field, edit.clone())));
            }
            (None, _) => {}
        }
    }
    edits.sort_by_key(|(field, edit)| (*field as usize, edit.span.start, edit.span.end));
    for field in Field::ALL.into_iter().filter(|field| !replaced.contains(field)) {
        let mut of_field = edits.iter().filter(|(of, _)| *of == field).map(|(_, edit)| edit).peekable();
        if of_field.peek().is_some() {
            put_right.set_text(field, &edited(report.text(field), of_field));
        }
    }
    put_right
}

/// A text with some changes, which come in the order of their places. One that reaches into
/// the one before, or out of the text, is left out.
fn edited<'a>(text: &str, edits: impl Iterator<Item = &'a Edit>) -> String {
    let mut out = String::with_capacity(text.len());
    let mut done = 0;
    for edit in edits {
        if edit.span.start < done || text.get(edit.span.clone()).is_none() {
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
        faults.sort_by_key(|fault| fault.edit.span.start);
        let mut kinds: BTreeMap<String, (String, Vec<Edit>)> = BTreeMap::new();
        for Fault { message, fix, edit } in faults {
            kinds.entry(message).or_insert_with(|| (fix, Vec::new())).1.push(edit);
        }
        let one = |(message, (fix, edits)): (String, (String, Vec<Edit>))| {
            let message =
                if edits.len() > 1 { format!("{message}（{} 处）", edits.len()) } else { message };
            self.finds(message, fix).at_edits(text, field, edits)
        };
        kinds.into_iter().map(one).collect()
    }
}

impl Finding {
    /// Places it at several places of a field, which are put right together. The edits come
    /// in the order of their places and do not overlap; there is at least one.
    pub(super) fn at_edits(self, text: &str, field: Field, edits: Vec<Edit>) -> Self {
        let start = edits.first().map_or(0, |edit| edit.span.start);
        let end = edits.last().map_or(0, |edit| edit.span.end);
        let before = text.get(..end).unwrap_or_default();
        let correction = edited(before, edits.iter()).get(start..).unwrap_or_default().to_owned();
        let mut finding = self.at_words(text, field, start..end).corrected_to(correction);
        if edits.len() > 1 {
            finding.edits = edits;
        }
        finding
    }
}
