//! Markdown (GitHub's, which has tables), for pasting.
//!
//! What was typed is shown to the letter: characters that Markdown would take for its own have
//! a backslash. Tables have the columns of the grid; Markdown knows no merged cells, so
//! one has its text at its upper left and the rest of it stays empty. The first line of a
//! table is its heading, because Markdown wants one.

use super::text::{grid, one_line};
use crate::document::{Block, Document, Table};

pub(super) fn write(document: &Document) -> String {
    let blocks = document.blocks.iter().map(|block| match block {
        Block::Title(lines) => format!("# {}", inline(&lines.concat())),
        Block::Heading { level, text } => {
            format!("{} {}", "#".repeat(usize::from(*level) + 1), inline(text))
        }
        Block::Paragraph { lead, text } => start_of_line(&inline(&[lead.as_str(), text].concat())),
        Block::Table(table) => write_table(table),
        Block::Picture(_) => String::new(),
    });
    blocks.collect::<Vec<_>>().join("\n\n") + "\n"
}

fn write_table(table: &Table) -> String {
    let mut lines: Vec<String> = grid(table)
        .iter()
        .map(|row| {
            let cells: Vec<String> = row.iter().map(|cell| inline(cell)).collect();
            format!("| {} |", cells.join(" | "))
        })
        .collect();
    lines.insert(1.min(lines.len()), format!("|{}", " --- |".repeat(table.widths.len())));
    lines.join("\n")
}

/// Text with a backslash before each character that means something anywhere in a line.
fn inline(text: &str) -> String {
    let mut out = String::new();
    let text = one_line(text);
    let mut rest = text.trim().chars();
    while let Some(character) = rest.next() {
        let after = rest.as_str();
        // Addresses become links by themselves, and in a link a backslash is a backslash.
        let makes_link = match character {
            ':' => after.starts_with("//"),
            '.' => out.ends_with("www"),
            _ => character == '@',
        };
        if makes_link || r"\`*_[]<>&|~$#".contains(character) {
            out.push('\\');
        }
        out.push(character);
    }
    out
}

/// The same for what means something only where a line begins: lists and rules.
fn start_of_line(line: &str) -> String {
    let after_digits = line.trim_start_matches(|character: char| character.is_ascii_digit());
    let digits = line.strip_suffix(after_digits).unwrap_or_default();
    match after_digits.chars().next() {
        Some('+' | '-' | '=') if digits.is_empty() => format!("\\{line}"),
        Some('.' | ')') if !digits.is_empty() => format!("{digits}\\{after_digits}"),
        _ => line.to_owned(),
    }
}
