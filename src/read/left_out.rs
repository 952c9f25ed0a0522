//! What a file holds and does not show: how much of it there is, where it stood, and what of a cell's
//! is quoted.

use super::blocks::{Block, Blocks};
use crate::report::{Note, Spot};
use crate::text::excerpt::{QUOTED, excerpt};
use std::borrow::Cow;

/// Why something was left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum LeftOut {
    /// It was deleted, as a change that is tracked.
    Deleted,
    /// It was struck out.
    Struck,
    /// It stands in a row or a cell of a table that is not shown.
    Unshown,
}

/// Where something was left out in a table.
#[derive(Debug, Clone, Copy)]
pub(super) struct InTable {
    /// The row in which it stood; a whole one stood before that row.
    pub row: usize,
    /// The column of its cell.
    pub column: Option<usize>,
    pub what: LeftOut,
}

/// What a walk through a file leaves out.
#[derive(Default)]
pub(super) struct Gathered {
    counts: [usize; 3],
    /// What the open paragraph will leave behind.
    waiting: Vec<LeftOut>,
}

impl Gathered {
    /// Counts it; returns whether its place is to be kept. A file can leave out a million things.
    pub fn count(&mut self, what: LeftOut) -> bool {
        let count = self.counts.get_mut(what as usize);
        count.is_some_and(|count| {
            *count += 1;
            *count <= Note::PLACES
        })
    }

    /// Counts what stands in the open paragraph.
    pub fn add(&mut self, what: LeftOut) {
        if self.count(what) {
            self.waiting.push(what);
        }
    }

    /// The open paragraph has ended: marks behind its lines what was left out of it.
    pub fn mark(&mut self, lines: &mut Vec<Block>) {
        lines.extend(self.waiting.drain(..).map(Block::LeftOut));
    }

    /// The open paragraph is not there any more, nor its row; returns whether the place of that is to be kept.
    pub fn forget(&mut self) -> bool {
        self.waiting.clear();
        self.of(LeftOut::Deleted) <= Note::PLACES
    }

    /// How often that was left out.
    pub fn of(&self, what: LeftOut) -> usize {
        self.counts.get(what as usize).copied().unwrap_or(0)
    }

    /// Takes the marks out of the blocks, and notes what they stood for, each kind with its sentence of a number.
    pub fn note(&self, blocks: &mut Blocks, kinds: &[(LeftOut, [&str; 2])]) {
        let places = places(&mut blocks.all);
        for (what, [before, behind]) in kinds.iter().filter(|(what, _)| self.of(*what) > 0) {
            let of_kind = places.iter().filter(|(own, _)| own == what);
            let mut spots: Vec<Spot> = of_kind.map(|(_, spot)| spot.clone()).collect();
            // A cell, or a paragraph, is one place.
            spots.dedup();
            blocks.notes.push(Note::from(format!("{before} {} {behind}", self.of(*what))).at(spots));
        }
    }
}

/// Takes the marks out of blocks; where they stood.
fn places(blocks: &mut Vec<Block>) -> Vec<(LeftOut, Spot)> {
    let mut places = Vec::new();
    let mut next = 0_usize;
    blocks.retain(|block| {
        match block {
            // It stood in the paragraph before it, or behind that.
            Block::LeftOut(what) => places.push((*what, Spot::block(next.saturating_sub(1)))),
            Block::Grid(grid) => places.extend(grid.left_out.iter().map(|place| {
                let InTable { row, column, what } = *place;
                (what, Spot { row: Some(row), column, ..Spot::block(next) })
            })),
            Block::Text(_) => {}
        }
        let is_mark = matches!(block, Block::LeftOut(_));
        next += usize::from(!is_mark);
        !is_mark
    });
    places
}

/// The marks among the blocks of a cell.
pub(super) fn marks(blocks: &[Block]) -> impl Iterator<Item = LeftOut> {
    blocks.iter().filter_map(|block| if let Block::LeftOut(what) = block { Some(*what) } else { None })
}

/// What was deleted or struck out in a cell of a word processor, as far as a sentence quotes it.
#[derive(Debug, Default)]
pub(super) struct Gone(String);

impl Gone {
    pub fn push(&mut self, text: &str) {
        /// A character has at most four bytes; one more than is quoted, so that a long text is told from a short one.
        const LONGEST: usize = QUOTED * 4 + 1;
        if self.0.len() < LONGEST {
            self.0.extend(text.chars().take(LONGEST));
        }
    }

    /// Why the cell may not say all that is meant.
    pub fn doubt(&self) -> Option<Cow<'static, str>> {
        let gone = self.0.trim();
        (!gone.is_empty()).then(|| format!("原件里这一格删去或划掉了“{}”，没有读入", excerpt(gone)).into())
    }
}
