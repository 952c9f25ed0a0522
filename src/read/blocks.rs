//! What every foreign file becomes before anything of it is understood: lines of text and grids,
//! in the order in which a person reads them.

use super::left_out::{Gathered, InTable, LeftOut};
use super::source::{Bounds, SourcePage};
use crate::report::{Named, Note, Spot};
use std::borrow::Cow;

/// What a file shows.
#[derive(Debug, Default)]
pub(super) struct Blocks {
    /// From top to bottom.
    pub all: Vec<Block>,
    /// What was left out on the way.
    pub notes: Vec<Note>,
    /// Whether its lines end where a page does, and not with a paragraph.
    pub is_wrapped: bool,
    /// The title that the file bears, where it says so outside of its text.
    pub title: Option<String>,
    /// How many lines or cells of its tables it holds without showing them.
    pub unshown: usize,
    /// Of a workbook: the block that is the name of each sheet, and the first column that it shows, from 0.
    pub sheets: Vec<(usize, usize)>,
    /// Of a file that says what stands where: its pages, without what was read of them.
    pub pages: Vec<SourcePage>,
}

impl Blocks {
    /// What a Word file shows, of whatever format, less what was left out.
    pub fn of_word(all: Vec<Block>, left_out: &Gathered) -> Self {
        let mut blocks = Self { all, ..Self::default() };
        left_out.note(
            &mut blocks,
            &[
                (LeftOut::Deleted, ["文件里有", "处修订删除的内容，按接受修订读入，没有读它们。"]),
                (LeftOut::Struck, ["文件里有", "处加了删除线的文字，没有读入。"]),
            ],
        );
        blocks
    }

    /// Notes that what follows is missing.
    pub fn cut_off(&mut self, text: &str) {
        let row = self.all.last().and_then(|block| match block {
            Block::Grid(grid) => grid.lines.len().checked_sub(1),
            Block::Text(_) | Block::LeftOut(_) => None,
        });
        let end = Spot { row, ..Spot::block(self.all.len().saturating_sub(1)) };
        self.notes.push(Note::from(text).at([end]));
    }

    /// Says of the places of notes how a workbook calls them.
    pub fn name(&self, notes: &mut [Note]) {
        let spots = notes.iter_mut().flat_map(|note| &mut note.places).map(|place| &mut place.spot);
        for spot in spots.filter(|spot| spot.name(Named::Sheet).is_none()) {
            let Some(block) = spot.block else { continue };
            let before = self.sheets.partition_point(|(start, _)| *start <= block).checked_sub(1);
            let Some((start, left)) = before.and_then(|own| self.sheets.get(own)) else { continue };
            if let Some(Block::Text(name)) = self.all.get(*start) {
                spot.names.push((Named::Sheet, name.clone()));
            }
            let (Some(row), Some(Block::Grid(grid))) = (spot.row, self.all.get(block)) else { continue };
            let first = || Some(grid.lines.get(row)?.first()?.column);
            let column = spot.column.or_else(first).unwrap_or(0);
            spot.names.extend(grid.rows.get(row).map(|row| (Named::Cell, a1(*row, left + column))));
        }
    }

    /// Where a cell of the last sheet stands, or the first row behind it that is shown; its row counts from 1, its
    /// column from 0.
    pub fn in_sheet(&self, row: usize, column: usize) -> Spot {
        let (start, left) = self.sheets.last().copied().unwrap_or_default();
        let mut spot = Spot { names: vec![(Named::Cell, a1(row, column))], ..Spot::block(start) };
        for (block, own) in self.all.iter().enumerate().skip(start) {
            match own {
                Block::Text(name) if block == start => spot.names.insert(0, (Named::Sheet, name.clone())),
                Block::Grid(grid) if grid.rows.first().is_some_and(|first| *first <= row) => {
                    spot.block = Some(block);
                    let shown = grid.rows.partition_point(|own| *own < row);
                    spot.row = Some(shown);
                    let is_own = grid.rows.get(shown) == Some(&row);
                    spot.column = column.checked_sub(left).filter(|_| is_own);
                }
                _ => {}
            }
        }
        spot
    }

    /// Its lines, and the cells of its tables.
    pub fn texts(&self) -> impl Iterator<Item = &str> {
        self.all.iter().flat_map(|block| {
            let (line, lines) = match block {
                Block::Text(line) => (Some(line), [].as_slice()),
                Block::LeftOut(_) => (None, [].as_slice()),
                Block::Grid(grid) => (None, grid.lines.as_slice()),
            };
            line.into_iter().chain(lines.iter().flatten().map(|cell| &cell.text)).map(String::as_str)
        })
    }
}

/// How sheets call a cell: `B7`. Rows count from 1, columns from 0.
pub(super) fn a1(row: usize, column: usize) -> String {
    let mut letters = String::new();
    let mut left = column + 1;
    while left > 0 {
        let letter = u8::try_from((left - 1) % 26).unwrap_or(0);
        letters.insert(0, char::from(b'A' + letter));
        left = (left - 1) / 26;
    }
    format!("{letters}{row}")
}

/// A piece of what a file shows.
#[derive(Debug)]
pub(super) enum Block {
    /// A paragraph, or a line where the format knows no paragraphs; blank ones, too.
    Text(String),
    /// A table.
    Grid(Grid),
    /// Here something was left out. Taken away again before anything is understood.
    LeftOut(LeftOut),
}

/// A table: lines of cells, those that reach down from a line above not repeated.
#[derive(Debug, Default)]
pub(super) struct Grid {
    pub lines: Vec<Vec<GridCell>>,
    /// The number that each line has in its sheet, from 1; none where lines are not numbered.
    pub rows: Vec<usize>,
    /// What was left out in it.
    pub left_out: Vec<InTable>,
    /// For each cell of each line the number of its page and where it stands there; none where the file does not say so.
    pub places: Vec<Vec<Option<(usize, Bounds)>>>,
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

/// A cell that covers several columns and lines.
#[derive(Debug)]
pub(super) struct SpanningCell {
    pub text: String,
    pub columns: usize,
    pub rows: usize,
    pub doubt: Option<Cow<'static, str>>,
    pub left_out: Vec<LeftOut>,
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
        Self { lines: lines.into_iter().map(line).collect(), ..Self::default() }
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
            for SpanningCell { text, columns, rows, doubt, left_out } in cells {
                while taken.get(column).is_some_and(|lines| *lines > 0) {
                    column += 1;
                }
                let place = |what| InTable { row: grid.lines.len(), column: Some(column), what };
                grid.left_out.extend(left_out.into_iter().map(place));
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
