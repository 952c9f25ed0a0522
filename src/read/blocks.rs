//! What every foreign file becomes before anything of it is understood: lines of text and grids,
//! in the order in which a person reads them.

use crate::text::excerpt::{QUOTED, excerpt};
use std::borrow::Cow;

/// What a file shows.
#[derive(Debug, Default)]
pub(super) struct Blocks {
    /// From top to bottom.
    pub all: Vec<Block>,
    /// What was left out on the way, each a sentence.
    pub notes: Vec<String>,
    /// Whether its lines end where a page does, and not with a paragraph.
    pub is_wrapped: bool,
    /// The title that the file bears, where it says so outside of its text.
    pub title: Option<String>,
    /// How many lines or cells of its tables it holds without showing them.
    pub unshown: usize,
}

impl Blocks {
    /// What a Word file shows, of whatever format, less so many places that were deleted or struck out.
    pub fn of_word(all: Vec<Block>, deleted: usize, struck: usize) -> Self {
        let mut notes = Vec::new();
        if deleted > 0 {
            notes.push(format!("文件里有 {deleted} 处修订删除的内容，按接受修订读入，没有读它们。"));
        }
        if struck > 0 {
            notes.push(format!("文件里有 {struck} 处加了删除线的文字，没有读入。"));
        }
        Self { all, notes, ..Self::default() }
    }

    /// Its lines, and the cells of its tables.
    pub fn texts(&self) -> impl Iterator<Item = &str> {
        self.all.iter().flat_map(|block| {
            let (line, lines) = match block {
                Block::Text(line) => (Some(line), [].as_slice()),
                Block::Grid(grid) => (None, grid.lines.as_slice()),
            };
            line.into_iter().chain(lines.iter().flatten().map(|cell| &cell.text)).map(String::as_str)
        })
    }
}

/// A piece of what a file shows.
#[derive(Debug)]
pub(super) enum Block {
    /// A paragraph, or a line where the format knows no paragraphs; blank ones, too.
    Text(String),
    /// A table.
    Grid(Grid),
}

/// A table: lines of cells, those that reach down from a line above not repeated.
#[derive(Debug, Default)]
pub(super) struct Grid {
    pub lines: Vec<Vec<GridCell>>,
    /// The number that each line has in its sheet, from 1; none where lines are not numbered.
    pub rows: Vec<usize>,
}

/// A cell of a grid.
#[derive(Debug, Clone)]
pub(super) struct GridCell {
    /// Its text; lines within it are parted by `\n`.
    pub text: String,
    /// The first column that it covers.
    pub column: usize,
    /// Why its text may not be all that is meant, as the end of a sentence.
    pub doubt: Option<Cow<'static, str>>,
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

/// A cell that covers several columns and lines.
#[derive(Debug)]
pub(super) struct SpanningCell {
    pub text: String,
    pub columns: usize,
    pub rows: usize,
    pub doubt: Option<Cow<'static, str>>,
}

impl Grid {
    /// A grid of texts, each in a column of its own.
    pub fn of(lines: impl IntoIterator<Item = Vec<String>>) -> Self {
        let line = |texts: Vec<String>| {
            texts
                .into_iter()
                .enumerate()
                .map(|(column, text)| GridCell { text, column, doubt: None })
                .collect()
        };
        Self { lines: lines.into_iter().map(line).collect(), rows: Vec::new() }
    }

    /// A grid of cells that cover several columns and lines.
    pub fn spanned(lines: impl IntoIterator<Item = Vec<SpanningCell>>) -> Self {
        // How many lines further down each column is taken.
        let mut taken: Vec<usize> = Vec::new();
        let mut grid = Self::default();
        for cells in lines {
            let mut line = Vec::with_capacity(cells.len());
            let mut column = 0;
            let mut fresh: Vec<(usize, usize)> = Vec::new();
            for SpanningCell { text, columns, rows, doubt } in cells {
                while taken.get(column).is_some_and(|lines| *lines > 0) {
                    column += 1;
                }
                line.push(GridCell { text, column, doubt });
                fresh.extend((column..column + columns).map(|covered| (covered, rows)));
                column += columns;
            }
            for lines in &mut taken {
                *lines = lines.saturating_sub(1);
            }
            for (covered, rows) in fresh {
                if taken.len() <= covered {
                    taken.resize(covered + 1, 0);
                }
                if let Some(lines) = taken.get_mut(covered) {
                    *lines = rows.saturating_sub(1).max(*lines);
                }
            }
            grid.lines.push(line);
        }
        grid
    }
}
