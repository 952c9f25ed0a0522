//! Tables of formats that say where on the page a cell begins, and not how many columns it covers:
//! binary Word files and RTF.

use super::blocks::{Block, Grid, GridCell};
use super::left_out::{Gone, InTable, LeftOut, marks};
use crate::order::{Map, Set};

/// A table that is being read.
#[derive(Default)]
pub(super) struct Table {
    rows: Vec<Vec<Cell>>,
    /// The cells of the row that is open.
    open: Vec<(Vec<Block>, Gone)>,
    /// What stands in the cell that is open.
    pub cell: Vec<Block>,
    /// The rows that are not there any more.
    dropped: Vec<InTable>,
    holds_other: bool,
}

struct Cell {
    blocks: Vec<Block>,
    gone: Gone,
    edge: i32,
    is_shown: bool,
}

/// A column of a row, as the row itself says it.
#[derive(Clone, Copy)]
pub(super) struct Column {
    /// Where it begins, in twentieths of a point.
    pub edge: i32,
    /// Whether a cell there shows something of its own: others belong to the cell beside or above.
    pub is_shown: bool,
}

/// Edges that are nearer to each other than this, in twentieths of a point, are one: programs round.
const NEAR: i32 = 40;

impl Table {
    /// The open cell ends; what was left out in it.
    pub fn end_cell(&mut self, gone: Gone) {
        self.open.push((std::mem::take(&mut self.cell), gone));
    }

    /// The open row ends; its columns, where they are known.
    pub fn end_row(&mut self, columns: &[Column]) {
        let counted = |place: usize| i32::try_from(place).unwrap_or(i32::MAX).saturating_mul(NEAR * 2);
        let cells = std::mem::take(&mut self.open).into_iter().enumerate().map(|(place, (blocks, gone))| {
            let column = columns.get(place).copied();
            let beyond = || Column {
                edge: columns
                    .last()
                    .map_or(0, |last| last.edge)
                    .saturating_add(counted(place + 1 - columns.len().min(place + 1))),
                is_shown: true,
            };
            let Column { edge, is_shown } = column.unwrap_or_else(beyond);
            Cell { blocks, gone, edge, is_shown }
        });
        let cells: Vec<Cell> = cells.collect();
        if !cells.is_empty() {
            self.rows.push(cells);
        }
    }

    /// Whether something stands in the open row.
    pub fn shows_in_row(&self) -> bool {
        let mut blocks = self.open.iter().flat_map(|(blocks, _)| blocks).chain(&self.cell);
        blocks.any(|block| !matches!(block, Block::LeftOut(_)))
    }

    /// The open row is not there any more; whether its place is kept.
    pub fn drop_row(&mut self, is_kept: bool) {
        self.open.clear();
        if is_kept {
            self.dropped.push(InTable { row: self.rows.len(), column: None, what: LeftOut::Deleted });
        }
    }

    /// Puts what a table within the open cell shows into it.
    pub fn take_in(&mut self, inner: Vec<Block>) {
        self.holds_other = true;
        self.cell.extend(inner);
    }

    /// The table as a grid; one that holds tables, or has one column, only lays the page out.
    pub fn into_blocks(mut self) -> Vec<Block> {
        if !self.cell.is_empty() {
            self.end_cell(Gone::default());
        }
        self.end_row(&[]);
        if self.holds_other || self.rows.iter().all(|row| row.len() < 2) {
            return self.rows.into_iter().flatten().flat_map(|cell| cell.blocks).collect();
        }
        let places = self.places();
        let mut grid = Grid { left_out: self.dropped, ..Grid::default() };
        for (row, cells) in self.rows.into_iter().enumerate() {
            let mut line = Vec::with_capacity(cells.len());
            for Cell { blocks, gone, edge, is_shown } in cells {
                let column = places.get(&edge).copied().unwrap_or(0);
                grid.left_out.extend(marks(&blocks).map(|what| InTable { row, column: Some(column), what }));
                if is_shown {
                    line.push(GridCell { text: text(&blocks), column, doubt: gone.doubt() });
                }
            }
            grid.lines.push(line);
        }
        vec![Block::Grid(grid)]
    }

    /// The number of the column that begins at each edge.
    fn places(&self) -> Map<i32, usize> {
        let edges: Set<i32> = self.rows.iter().flatten().map(|cell| cell.edge).collect();
        let mut places = Map::default();
        let (mut number, mut first) = (0, None);
        for edge in edges.iter() {
            match first {
                Some(first) if edge.saturating_sub(first) < NEAR => {}
                Some(_) => {
                    number += 1;
                    first = Some(*edge);
                }
                None => first = Some(*edge),
            }
            places.insert(*edge, number);
        }
        places
    }
}

/// The lines that stand in a cell.
fn text(blocks: &[Block]) -> String {
    let texts = blocks.iter().filter_map(|block| match block {
        Block::Text(text) => Some(text.as_str()),
        Block::Grid(_) | Block::LeftOut(_) => None,
    });
    texts.collect::<Vec<_>>().join("\n")
}
