//! Text and Markdown: what somebody copied out of a document, a page or a PDF file.
//!
//! A line with bars, or with tabs between texts, is a line of a table. Everything else stays a
//! line of text, in which the recogniser looks for labels and figures.

use super::blocks::{Block, Blocks, Grid};
use std::borrow::Cow;

/// A text as blocks.
pub(super) fn blocks(text: &str) -> Blocks {
    let text =
        text.replace("\r\n", "\n").replace(['\r', '\u{b}', '\u{c}', '\u{85}', '\u{2028}', '\u{2029}'], "\n");
    let mut blocks = Blocks { is_wrapped: true, ..Blocks::default() };
    let mut rows: Vec<Vec<String>> = Vec::new();
    let is_markdown = text.split('\n').any(|line| line.starts_with('|') && is_ruling(line));
    for line in text.split('\n') {
        let plain = if is_markdown { without_marks(line) } else { line.into() };
        let line = plain.as_ref();
        if let Some(cells) = cells(line, !rows.is_empty()) {
            rows.push(cells);
            continue;
        }
        if is_ruling(line) && !rows.is_empty() {
            continue;
        }
        close(&mut rows, &mut blocks);
        blocks.all.push(Block::Text(line.to_owned()));
    }
    close(&mut rows, &mut blocks);
    blocks
}

fn close(rows: &mut Vec<Vec<String>>, blocks: &mut Blocks) {
    if !rows.is_empty() {
        blocks.all.push(Block::Grid(Grid::of(std::mem::take(rows))));
    }
}

/// The texts of a line of a table, parted by bars or tabs: two or more of them, or within a table one beside blanks.
fn cells(line: &str, is_in_table: bool) -> Option<Vec<String>> {
    /// A line of that many places with one text is a row whose cells are blank.
    const WIDE: usize = 4;
    let parts: Vec<&str> = if line.contains(['|', '｜', '│']) {
        if is_ruling(line) {
            return None;
        }
        let inner = line.trim().trim_start_matches(['|', '｜', '│']);
        let inner = inner.strip_suffix(['|', '｜', '│']).unwrap_or(inner);
        inner.split(['|', '｜', '│']).collect()
    } else {
        line.split('\t').collect()
    };
    let filled = parts.iter().filter(|text| !text.trim().is_empty()).count();
    let is_row = filled >= 2 || (is_in_table && filled == 1 && parts.len() >= WIDE);
    is_row.then(|| parts.into_iter().map(|text| text.trim().to_owned()).collect())
}

/// A line of Markdown without the marks of headings and bold words, and without the strokes before
/// characters that would be marks.
fn without_marks(line: &str) -> Cow<'_, str> {
    let bare = line.trim_start_matches('#');
    let line = if bare.len() < line.len() { bare.trim_start() } else { line };
    let line = line.replace("**", "");
    let mut out = String::with_capacity(line.len());
    let mut characters = line.chars().peekable();
    while let Some(character) = characters.next() {
        if character != '\\' || !characters.peek().is_some_and(char::is_ascii_punctuation) {
            out.push(character);
        }
    }
    out.into()
}

/// The line under the head of a Markdown table: `|---|:-:|`.
fn is_ruling(line: &str) -> bool {
    let line = line.trim();
    line.len() >= 3
        && line.contains("--")
        && line.chars().all(|c| matches!(c, '|' | '-' | ':' | ' ' | '\t' | '+'))
}
