//! Headings （一）…（五） that number themselves, and texts to begin with put in their place.

use super::words::heads::{Head, Level, heads_as_meant, spelled};
use super::words::paragraphs::paragraphs;
use crate::form::SectionPart;
use crate::report::{Field, Report};
use std::ops::Range;

/// A heading says what it is on in its first characters.
const HEADING: usize = 16;

/// Numbers the headings of a field anew; returns where a place of its text has moved. A list
/// that begins with （一） again stays a list of its own, unless `new` is that heading's place.
fn renumber(report: &mut Report, field: Field, place: usize, new: Option<usize>) -> usize {
    let (mut place, mut number, mut is_pushed) = (place, 0, false);
    let mut edits = Vec::new();
    for (head, level) in heads_as_meant(report.text(field), report.form) {
        match level {
            Level::Section => number = 0,
            Level::Part => {
                let is_new = new == Some(head.span.start);
                if head.number == 1 && !is_new && !is_pushed {
                    number = 0;
                }
                // The one that was the first until now comes second.
                is_pushed = is_new && number == 0;
                number += 1;
                edits.push((head.span, spelled(Level::Part, number)));
            }
            Level::Item | Level::Point => {}
        }
    }
    for (span, text) in edits.into_iter().rev() {
        if span.end <= place {
            place = place + text.len() - span.len();
        }
        if report.text(field).get(span.clone()) != Some(text.as_str()) {
            report.replace_text(field, span, &text);
        }
    }
    place
}

/// Makes the paragraph at a place one with a numbered heading, or takes its number away; the
/// others follow. Returns where the place has moved.
pub fn toggle_heading(report: &mut Report, field: Field, place: usize) -> usize {
    let text = report.text(field);
    let start = text.get(..place).and_then(|before| before.rfind('\n')).map_or(0, |end| end + 1);
    let line = text.get(start..).unwrap_or_default();
    let start = start + line.len() - line.trim_start_matches([' ', '　', '\t']).len();
    let head = heads_as_meant(text, report.form).into_iter().find(|(head, _)| head.span.start == start);
    let (span, text) = match head {
        Some((Head { span, .. }, Level::Part)) => (span, String::new()),
        Some((Head { span, .. }, _)) => (span, spelled(Level::Part, 1)),
        None => (start..start, spelled(Level::Part, 1)),
    };
    let moved = place.max(span.end) + text.len() - span.len();
    let new = (!text.is_empty()).then_some(start);
    report.replace_text(field, span, &text);
    renumber(report, field, moved, new)
}

/// Whether a field has a paragraph on that part of it.
pub fn has_part(report: &Report, field: Field, part: &SectionPart) -> bool {
    paragraphs(report.text(field)).any(|(_, paragraph)| is_on(paragraph, part))
}

fn is_on(paragraph: &str, part: &SectionPart) -> bool {
    let end = paragraph.char_indices().nth(HEADING).map_or(paragraph.len(), |(end, _)| end);
    paragraph.get(..end).is_some_and(|start| start.contains(part.find))
}

/// Puts in the text to begin with of a part of a field, or of all that it does not have yet,
/// each before the parts that come after it, and numbers the headings anew. Returns where the
/// first one stands; nothing where there is none to put in.
pub fn insert_skeleton(report: &mut Report, field: Field, key: Option<&str>) -> Option<Range<usize>> {
    let parts = report.form.parts(field.key());
    report.follow_tables();
    let mut first = None;
    for (index, part) in parts.iter().enumerate() {
        let is_wanted = key.map_or_else(|| !has_part(report, field, part), |key| key == part.key);
        if is_wanted {
            let start = insert(report, field, part, parts.get(index + 1..).unwrap_or_default());
            report.follow_tables();
            first.get_or_insert(start);
        }
    }
    let start = first?;
    let line = report.text(field).get(start..)?;
    Some(start..start + line.find('\n').unwrap_or(line.len()))
}

/// Puts a part before the first paragraph on one of those after it, or at the end; returns where it begins.
fn insert(report: &mut Report, field: Field, part: &SectionPart, after: &[SectionPart]) -> usize {
    let words = filled_in(report, part);
    let text = report.text(field);
    let next = paragraphs(text).find(|(_, paragraph)| after.iter().any(|part| is_on(paragraph, part)));
    let (place, before, behind) = if let Some((next, _)) = next {
        (next.start..next.start, "", "\n")
    } else {
        let end = text.trim_end().len();
        (end..text.len(), if end > 0 { "\n" } else { "" }, "")
    };
    let start = place.start + before.len();
    report.replace_text(field, place, &format!("{before}{words}{behind}"));
    renumber(report, field, start, Some(start))
}

fn filled_in(report: &Report, part: &SectionPart) -> String {
    let year = report.year().map_or_else(|| "＿＿＿＿".to_owned(), |year| year.to_string());
    let organ = report.text(Field::OrganName).trim();
    part.skeleton.replace("{year}", &year).replace("{organ}", if organ.is_empty() { "本机关" } else { organ })
}
