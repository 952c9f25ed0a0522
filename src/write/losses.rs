//! What of a report a document cannot show.
//!
//! XML 1.0 has no way to spell most control characters, U+FFFE and U+FFFF, not even
//! escaped. They come with text that was copied from other programs, show nowhere, and
//! are left out of what a document shows; the draft keeps them.

use super::Format;
use crate::form::Body;
use crate::office::xml;
use crate::report::{Field, Place, Report};
use crate::text::characters::is_line_end;

/// What a file of that format does not show of a report, each a sentence for the person
/// who downloads it.
pub fn losses(report: &Report, format: Format) -> Vec<String> {
    match format {
        // JSON spells every character.
        Format::Json => Vec::new(),
        // HTML, text and Markdown leave out the same ones, so that all files show the same.
        _ => in_xml(report),
    }
}

fn in_xml(report: &Report) -> Vec<String> {
    let form = report.form;
    let figures = report.figures();
    let mut losses: Vec<String> = loss("标题", &report.title(), never).into_iter().collect();
    losses.extend(loss("开头", report.text(Field::Preface), is_line_end));
    for section in form.sections {
        if let Body::Table(index) = section.body {
            let cells = form.cell_ids().filter(|cell| form.info(*cell).table == index);
            losses.extend(
                cells.filter_map(|cell| loss(&form.name_of(cell), &report.printed(cell, &figures), never)),
            );
        }
        let field = Field::Section(section.key);
        losses.extend(loss(&Place::Field(field).name(form), report.text(field), is_line_end));
    }
    losses
}

fn never(_: char) -> bool {
    false
}

/// What is lost of one text, unless it ends a line there.
fn loss(place: &str, text: &str, is_line_end: fn(char) -> bool) -> Option<String> {
    /// So many characters before the first that is lost show where it stood.
    const SHOWN: usize = 8;
    let is_lost = |character: char| !xml::is_allowed(character) && !is_line_end(character);
    let count = text.chars().filter(|character| is_lost(*character)).count();
    let (before, _) = text.split_once(is_lost)?;
    let start = before.char_indices().rev().nth(SHOWN - 1).map_or(0, |(start, _)| start);
    let near = match before.get(start..).unwrap_or_default().trim() {
        "" => "在开头".to_owned(),
        near => format!("在“{near}”之后"),
    };
    Some(format!("“{place}”里有 {count} 个看不见的控制字符（第 1 个{near}），文件的正文里写不下，已略去。"))
}
