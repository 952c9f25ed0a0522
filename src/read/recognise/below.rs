//! What an office says below a table: a note on a figure, a reason.

use super::headings::Heading;
use super::lines::Line;
use super::{paragraphs, region};
use crate::form::{Body, Form, Section};
use crate::report::{Field, Note, Report};
use crate::text::excerpt::excerpt;
use std::ops::Range;

/// With these, a line below a table says something, however short it is.
const BEGINNINGS: [&str; 4] = ["注：", "备注", "说明：", "附注"];

/// Puts what stands below the tables into the report, and says so: where the heading of the next section was
/// not found, its text may be among it.
pub(super) fn tables(
    form: &'static Form,
    headings: &[Heading],
    lines: &[Line],
    is_wrapped: bool,
    report: &mut Report,
) -> Vec<Note> {
    let mut notes = Vec::new();
    for (own, of_section) in sections(form, headings, lines) {
        let below = of_section.get(said(of_section)).unwrap_or_default();
        let text = paragraphs(below, is_wrapped);
        let Some(first) = text.lines().next() else { continue };
        let more = and_more(text.lines().count());
        let words = format!("“{}”的表后有文字，已读在表后：“{}”{more}。", own.heading, excerpt(first));
        notes.push(Note::from(words).at(below.iter().map(Line::spot)));
        report.set_text(Field::Section(own.key), &text);
    }
    notes
}

/// The sections of tables whose headings were found, each with its lines.
pub(super) fn sections<'a>(
    form: &'static Form,
    headings: &'a [Heading],
    lines: &'a [Line],
) -> impl Iterator<Item = (&'static Section, &'a [Line])> {
    headings.iter().filter_map(move |(section, line)| {
        let own = form.sections.get(*section).filter(|own| matches!(own.body, Body::Table(_)))?;
        let (start, end) = (line + 1, region(*section, headings, lines.len()).1);
        Some((own, lines.get(start..end).unwrap_or_default()))
    })
}

/// How many there are beside the one that is quoted.
pub(super) fn and_more(count: usize) -> String {
    if count > 1 { format!("等 {count} 段") } else { String::new() }
}

/// The lines of a table's section in which something is said below the table: from the first sentence to the
/// last one.
pub(super) fn said(of_section: &[Line]) -> Range<usize> {
    let end = of_section.len();
    let Some(last) = of_section.iter().rposition(|line| line.is_grid) else { return end..end };
    let below = of_section.get(last + 1..).unwrap_or_default();
    match (below.iter().position(begins), below.iter().rposition(begins)) {
        (Some(from), Some(to)) => last + 1 + from..last + 2 + to,
        _ => end..end,
    }
}

/// Whether a line is a sentence, and no heading, caption or unit.
pub(super) fn is_sentence(line: &Line) -> bool {
    line.text.contains(['。', '；'])
}

/// Whether something is said from here on. What the form itself prints of table three's sums is not.
fn begins(line: &Line) -> bool {
    let text = line.text.trim_start_matches(|character: char| character.is_whitespace() || character == '（');
    let is_said = is_sentence(line) || BEGINNINGS.iter().any(|beginning| text.starts_with(beginning));
    is_said && !text.contains("勾稽关系")
}
