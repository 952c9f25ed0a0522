//! Plain text, for pasting into a message or an editor that keeps no formatting.
//!
//! Paragraphs begin with the two blank characters that Chinese text is indented by.
//! Tables are lines of figures and labels with tabs between them, each line as wide as the
//! grid: pasted into Excel or WPS, every figure gets into its own cell. A merged cell has
//! its text at its upper left, as when it is copied from there.
//!
//! The file is for Windows: lines end with CR and LF, and a byte order mark tells Excel
//! and older editors that it is UTF-8. Decoding it in a browser takes the mark away.

use crate::document::{Block, Document, Row, Table};
use crate::office::xml;
use crate::text::characters::is_line_end;
use crate::text::sheets::guarded;

pub(super) fn write(document: &Document) -> String {
    let Document { look, .. } = document;
    let mut out = String::from("\u{feff}");
    let mut line = |indent: u32, text: &str| {
        (0..indent).for_each(|_| out.push('\u{3000}'));
        out.push_str(text);
        out.push_str("\r\n");
    };
    for block in &document.blocks {
        match block {
            Block::Title(lines) => {
                line(0, &guarded(one_line(&lines.concat())));
                line(0, "");
            }
            Block::Heading { level: 1, text } => line(0, &one_line(text)),
            Block::Heading { text, .. } => line(look.body.indent, &one_line(text)),
            Block::Paragraph { lead, text } => {
                line(look.body.indent, &one_line(&[lead.as_str(), text].concat()));
            }
            Block::Picture(_) => {}
            Block::Table(table) => {
                for row in grid(table) {
                    line(0, &row.into_iter().map(field).collect::<Vec<_>>().join("\t"));
                }
                line(0, "");
            }
        }
    }
    out
}

/// A cell for who pastes it into a sheet: a quotation mark at its beginning would take
/// everything up to the next one for one cell, and no text is to become a formula.
fn field(text: String) -> String {
    let text = guarded(text);
    if text.starts_with('"') { format!("\"{}\"", text.replace('"', "\"\"")) } else { text }
}

/// The lines of a table, each with all columns of the grid. A cell that covers several has
/// its text in the first one.
pub(super) fn grid(table: &Table) -> Vec<Vec<String>> {
    let line = |row: &Row| {
        let mut line = vec![String::new(); table.widths.len()];
        for cell in &row.cells {
            if let Some(place) = line.get_mut(cell.column) {
                *place = one_line(&cell.text);
            }
        }
        line
    };
    table.rows.iter().map(line).collect()
}

/// A text without line ends and tabs, and without the characters that no document shows.
pub(super) fn one_line(text: &str) -> String {
    let parts = |c: char| c == '\t' || is_line_end(c);
    let plain = text.replace("\r\n", " ");
    let characters = plain.chars().map(|c| if parts(c) { ' ' } else { c });
    characters.filter(|c| xml::is_allowed(*c)).collect()
}
