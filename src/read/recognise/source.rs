//! Of what a file shows, the tables: as they stand there, each place with the cell of the form
//! that it was read into.

use super::lines::{Line, Piece, Place};
use super::rows::Found;
use crate::form::CellId;
use crate::order::Map;
use crate::read::blocks::{Block, Blocks};
use crate::read::source::{Bounds, Source, SourceCell};

/// So many lines of one table are shown. Table three has 28, a cell a line 200.
const MOST: usize = 400;

/// The tables of a file, in the order of the form's; those that were not found are empty.
pub(super) fn source(found: &[Found], lines: &[Line], blocks: &Blocks) -> Source {
    let mut pages = blocks.pages.clone();
    for (cell, piece) in found.iter().flat_map(|found| &found.cells) {
        let place = lines.get(piece.place.0).and_then(|line| place_on_page(blocks, line, piece.place.1));
        if let Some((page, bounds)) = place
            && let Some(page) = pages.get_mut(page)
        {
            page.cells.push((*cell, bounds));
        }
    }
    Source { tables: found.iter().map(|found| table(found, lines)).collect(), pages }
}

/// Where a piece of a line stands on the pages of the file.
fn place_on_page(blocks: &Blocks, line: &Line, piece: usize) -> Option<(usize, Bounds)> {
    match blocks.all.get(line.block)? {
        Block::Grid(grid) => *grid.places.get(line.row)?.get(piece)?,
        Block::Text(_) | Block::LeftOut(_) => None,
    }
}

fn table(found: &Found, lines: &[Line]) -> Vec<Vec<SourceCell>> {
    let read: Map<Place, CellId> = found.cells.iter().map(|(cell, piece)| (piece.place, *cell)).collect();
    let (Some(first), Some(last)) = (read.keys().next(), read.keys().next_back()) else {
        return Vec::new();
    };
    let start = first.0 - above(lines, first.0);
    let end = last.0 + 1 + below(lines, last.0 + 1);
    let shown = lines.get(start..end).unwrap_or_default();
    let width = shown.iter().flat_map(|line| &line.pieces).map(|piece| piece.column + 1).max().unwrap_or(0);
    let line = |line: &Line| cells(line, width, &read);
    shown.iter().filter(|line| !line.pieces.is_empty()).take(MOST).map(line).collect()
}

/// How many lines above a table's first figure are its head: those of its grid.
fn above(lines: &[Line], first: usize) -> usize {
    /// The deepest head has four.
    const HEAD: usize = 6;
    if !lines.get(first).is_some_and(|line| line.is_grid) {
        // In text, the line above may be the label.
        return usize::from(first > 0);
    }
    lines.iter().take(first).rev().take(HEAD).take_while(|line| line.is_grid).count()
}

/// How many lines below a table's last figure still are of its grid, in which nothing was read.
fn below(lines: &[Line], after: usize) -> usize {
    const FOOT: usize = 3;
    if !after.checked_sub(1).and_then(|last| lines.get(last)).is_some_and(|line| line.is_grid) {
        return 0;
    }
    lines.iter().skip(after).take(FOOT).take_while(|line| line.is_grid).count()
}

fn cells(line: &Line, width: usize, read: &Map<Place, CellId>) -> Vec<SourceCell> {
    let mut column = 0;
    let mut cells = Vec::with_capacity(line.pieces.len());
    let mut pieces = line.pieces.iter().peekable();
    while let Some(piece) = pieces.next() {
        let next = pieces.peek().map_or(width, |next: &&Piece| next.column);
        let start = piece.column.max(column);
        let end = if line.is_grid { next.max(start + 1) } else { start + 1 };
        cells.push(SourceCell {
            text: piece.text.clone(),
            gap: start - column,
            columns: end - start,
            cell: read.get(&piece.place).copied(),
            at: Some((line.block, line.row, piece.column)),
        });
        column = end;
    }
    cells
}
