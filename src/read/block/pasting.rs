//! What a clipboard holds, as tables and as lines: the HTML of it has the shape, merged cells and
//! what is hidden, the plain text the figures for which a column was too narrow.

use super::grid::{self, Grid};
use crate::form::{CellId, CellKind};
use crate::limits;
use crate::read::ReadError;
use crate::read::blocks::{Block, Blocks};
use crate::read::html::copied;
use crate::read::plain_text;
use crate::read::recognise::cut_at_blanks;
use crate::report::{Reading, read_number};

/// What is pasted.
#[derive(Debug, Clone, Copy, Default)]
pub struct Pasting<'a> {
    /// As HTML; empty where there is none.
    pub html: &'a str,
    /// As plain text.
    pub text: &'a str,
    /// The cells that are selected; none where it is pasted into one.
    pub selected: &'a [CellId],
}

impl<'a> From<&'a str> for Pasting<'a> {
    fn from(text: &'a str) -> Self {
        Self { text, ..Self::default() }
    }
}

impl<'a> From<&'a String> for Pasting<'a> {
    fn from(text: &'a String) -> Self {
        text.as_str().into()
    }
}

/// One way to see what was copied.
#[derive(Default)]
pub(super) struct Sight {
    /// How it was taken, as the beginning of a sentence; empty where that goes without saying.
    pub words: &'static str,
    /// The table with most cells.
    pub grid: Grid,
    /// All of it, for the recogniser.
    pub blocks: Blocks,
    /// What is not read, each a sentence.
    pub left_out: Vec<String>,
}

impl Pasting<'_> {
    /// Fails with a sentence where it is far more than the tables of the form.
    pub(super) fn check(self) -> Result<(), ReadError> {
        let refuse = |sentence: String| Err(ReadError(sentence));
        let characters = |text: &str| text.chars().count();
        if characters(self.html) > limits::COPIED_HTML {
            return refuse(limits::copied_too_long(characters(self.html)));
        }
        let text = self.text.trim_end_matches(['\r', '\n']);
        if text.len() > limits::BLOCK {
            return refuse(limits::block_too_long(text.len()));
        }
        if characters(text) > limits::COPIED_TEXT {
            return refuse(limits::copied_too_long(characters(text)));
        }
        let is_tag = |rest: &&str| {
            rest.strip_prefix('/').unwrap_or(rest).starts_with(|c: char| c.is_ascii_alphabetic())
        };
        if self.html.split('<').skip(1).filter(is_tag).count() > limits::COPIED_TAGS {
            return refuse(limits::COPIED_TOO_MUCH.to_owned());
        }
        Ok(())
    }

    /// The ways to see it, the likeliest first; at least one.
    pub(super) fn sights(self) -> Vec<Sight> {
        let blocks = copied(self.html, false);
        if !blocks.all.iter().any(|block| matches!(block, Block::Grid(_))) {
            // What is struck out stands in the plain text as if it were not.
            return if self.text.trim().is_empty() || !blocks.notes.is_empty() {
                of_text(&texts(&blocks).join("\n"), said(&blocks))
            } else {
                of_text(self.text, Vec::new())
            };
        }
        let hides = blocks.unshown > 0;
        let mut sights = vec![of_html(blocks, self.text)];
        // A cell that lays out a page is no table.
        if sights.iter().all(|sight| grid::extent(&sight.grid) == (1, 1)) && self.text.lines().count() > 2 {
            return of_text(self.text, Vec::new());
        }
        if hides {
            let all = of_html(copied(self.html, true), self.text);
            sights.push(Sight { words: "连同没有显示的行或格，", ..all });
        }
        sights
    }
}

/// What is said of it, without places: what is pasted is on the screen beside.
fn said(blocks: &Blocks) -> Vec<String> {
    blocks.notes.iter().map(|note| note.text.clone()).collect()
}

/// The paragraphs outside of all tables.
fn texts(blocks: &Blocks) -> Vec<String> {
    let texts = blocks.all.iter().filter_map(|block| match block {
        Block::Text(text) if text.contains(char::is_alphanumeric) => Some(text.trim().to_owned()),
        _ => None,
    });
    texts.collect()
}

/// The largest table, completed by the plain text.
fn of_html(blocks: Blocks, text: &str) -> Sight {
    let mut sight = of_blocks(blocks);
    grid::complete(&mut sight.grid, &grid::read(text));
    sight
}

fn of_blocks(blocks: Blocks) -> Sight {
    let tables = blocks.all.iter().filter_map(|block| match block {
        Block::Grid(table) => Some(table),
        Block::Text(_) | Block::LeftOut(_) => None,
    });
    let size = |table: &&crate::read::blocks::Grid| table.lines.iter().map(Vec::len).sum::<usize>();
    // Of equals the first.
    let largest = tables.rev().max_by_key(size).map(grid::of_table).unwrap_or_default();
    let outside = texts(&blocks);
    let mut left_out = said(&blocks);
    if !outside.is_empty() {
        left_out.push(format!("表格以外的文字不填：{}", super::quote(&outside)));
    }
    Sight { grid: largest, left_out, blocks, ..Sight::default() }
}

/// Lines, with tabs or bars between the texts of one, or only blanks as PDF files give them.
fn of_text(text: &str, left_out: Vec<String>) -> Vec<Sight> {
    let blocks = plain_text::blocks(text);
    let whole = grid::read(text);
    let has_tables = blocks.all.iter().any(|block| matches!(block, Block::Grid(_)));
    if grid::filled_columns(&whole) > 1 {
        return vec![Sight { grid: whole, blocks, left_out, ..Sight::default() }];
    }
    if has_tables {
        let mut sight = of_blocks(blocks);
        sight.left_out.splice(0..0, left_out);
        return vec![sight];
    }
    let cut: Vec<Vec<String>> = text.lines().map(cut_at_blanks).collect();
    let is_cut = cut.iter().any(|line| line.len() > 1);
    // 1 234 may be one number.
    let is_number = |line: &str| matches!(read_number(line, CellKind::Money), Reading::Number { .. });
    let are_numbers = text.lines().filter(|line| !line.trim().is_empty()).all(is_number);
    let as_it_is = Sight { grid: whole, left_out: left_out.clone(), ..Sight::default() };
    if !is_cut {
        return vec![Sight { blocks, ..as_it_is }];
    }
    let line = |texts: Vec<String>| texts.iter().map(|text| grid::Cell::of(text)).collect();
    let grid = cut.into_iter().map(line).collect();
    let cut = Sight { words: "在空格处分开，", grid, blocks, left_out };
    if are_numbers { vec![as_it_is, cut] } else { vec![cut, as_it_is] }
}
