//! Tables by the lines that are drawn around their cells.

use super::table::{Cell, Table};
use super::{Glyph, Point, Rule};
use crate::order;
use crate::read::source::Bounds;

/// Lines that are nearer to each other than this are one: twentieths of a point.
const NEAR: i32 = 60;
/// Drawings have more lines than tables.
pub(super) const MOST_RULES: usize = 1500;
const MOST_CELLS: usize = 8000;

/// A line that lies, or stands: where it is across its way, and from where to where it goes.
#[derive(Debug, Clone, Copy)]
struct Stroke {
    across: i32,
    from: i32,
    to: i32,
}

/// The cells that lines make.
pub(super) struct Lattice {
    /// Where its columns and rows begin, and the last ones end.
    columns: Vec<i32>,
    rows: Vec<i32>,
    /// For each field between them, row by row, the first field of its cell.
    cells: Vec<usize>,
    /// For each field with which a cell begins, what stands in that.
    content: Vec<Vec<Glyph>>,
}

/// The tables that lines make.
pub(super) fn grids(rules: &[Rule]) -> Vec<Lattice> {
    let (mut lying, mut standing) = (Vec::new(), Vec::new());
    for Rule { start, end } in rules {
        if end.x - start.x >= end.y - start.y {
            lying.push(Stroke { across: start.y, from: start.x, to: end.x });
        } else {
            standing.push(Stroke { across: start.x, from: start.y, to: end.y });
        }
    }
    let (lying, standing) = (joined(lying), joined(standing));
    if lying.len().max(standing.len()) > MOST_RULES {
        return Vec::new();
    }
    // Which lines touch each other: the number of a group for each, the lying ones first.
    let mut groups: Vec<usize> = (0..lying.len() + standing.len()).collect();
    for (one, row) in lying.iter().enumerate() {
        for (other, column) in standing.iter().enumerate() {
            if row.reaches(column.across) && column.reaches(row.across) {
                unite(&mut groups, one, lying.len() + other);
            }
        }
    }
    let mut members: Vec<(Vec<Stroke>, Vec<Stroke>)> = Vec::new();
    members.resize_with(groups.len(), Default::default);
    for (place, stroke) in lying.iter().chain(&standing).enumerate() {
        if let Some(group) = members.get_mut(root(&groups, place)) {
            if place < lying.len() { group.0.push(*stroke) } else { group.1.push(*stroke) }
        }
    }
    let mut grids: Vec<Lattice> = Vec::new();
    for (lying, standing) in &members {
        if let Some(own) = Lattice::of(lying, standing) {
            grids.push(own);
        }
    }
    grids
}

/// Lines that go on in each other are one.
fn joined(mut strokes: Vec<Stroke>) -> Vec<Stroke> {
    order::by_key(&mut strokes, |own| (own.across, own.from));
    let mut all: Vec<Stroke> = Vec::new();
    for own in strokes {
        let is_same = |known: &&mut Stroke| {
            (known.across - own.across).abs() <= NEAR / 3
                && own.from <= known.to + NEAR
                && known.from <= own.to + NEAR
        };
        match all.iter_mut().rev().take(64).find(is_same) {
            Some(known) => (known.from, known.to) = (known.from.min(own.from), known.to.max(own.to)),
            None => all.push(own),
        }
    }
    all
}

fn root(groups: &[usize], mut place: usize) -> usize {
    while let Some(next) = groups.get(place).copied().filter(|next| *next != place) {
        place = next;
    }
    place
}

/// Puts two into one group, that of the first place.
fn unite(groups: &mut [usize], one: usize, other: usize) {
    let (one, other) = (root(groups, one), root(groups, other));
    if let Some(group) = groups.get_mut(one.max(other)) {
        *group = one.min(other);
    }
}

impl Stroke {
    fn reaches(&self, place: i32) -> bool {
        self.from - NEAR <= place && place <= self.to + NEAR
    }
}

/// Places that are near to each other as one.
pub(super) fn edges(mut places: Vec<i32>) -> Vec<i32> {
    order::by_key(&mut places, |place| *place);
    let mut last = i32::MIN;
    places.retain(|place| {
        let is_next = *place > last.saturating_add(NEAR);
        last = if is_next { *place } else { last };
        is_next
    });
    places
}

/// The middle between one edge and the next.
fn middle(edges: &[i32], place: usize) -> i32 {
    edges.get(place..place + 2).map_or(0, |own| own.iter().sum::<i32>() / 2)
}

/// Whether a line is drawn on an edge, at some place along it.
fn is_drawn(strokes: &[Stroke], edges: &[i32], place: usize, along: i32) -> bool {
    let edge = edges.get(place).copied().unwrap_or(0);
    strokes.iter().any(|own| (own.across - edge).abs() <= NEAR && own.from <= along && along <= own.to)
}

impl Lattice {
    /// A table has two columns at least. Where its outer lines are not drawn, it goes as far as the others do.
    fn of(lying: &[Stroke], standing: &[Stroke]) -> Option<Self> {
        let places = |along: &[Stroke], across: &[Stroke]| {
            let mut all = Vec::new();
            for own in along {
                all.push(own.across);
            }
            for own in across {
                all.push(own.from);
                all.push(own.to);
            }
            edges(all)
        };
        let (columns, rows) = (places(standing, lying), places(lying, standing));
        let (width, height) = (columns.len().checked_sub(1)?, rows.len().checked_sub(1)?);
        if width < 2 || height < 1 || standing.is_empty() || width * height > MOST_CELLS {
            return None;
        }
        let mut cells: Vec<usize> = (0..width * height).collect();
        for field in 0..cells.len() {
            let (row, column) = (field / width, field % width);
            if column > 0 && !is_drawn(standing, &columns, column, middle(&rows, row)) {
                unite(&mut cells, field - 1, field);
            }
            if row > 0 && !is_drawn(lying, &rows, row, middle(&columns, column)) {
                unite(&mut cells, field - width, field);
            }
        }
        for field in 0..cells.len() {
            let own = root(&cells, field);
            if let Some(cell) = cells.get_mut(field) {
                *cell = own;
            }
        }
        let mut content = Vec::new();
        content.resize_with(cells.len(), Vec::new);
        Some(Self { columns, rows, cells, content })
    }

    /// What stands in the cell in which a place is.
    pub fn cell(&mut self, point: Point) -> Option<&mut Vec<Glyph>> {
        let place = |edges: &[i32], place: i32| {
            let number = edges.partition_point(|edge| *edge <= place).checked_sub(1)?;
            (number + 1 < edges.len()).then_some(number)
        };
        let (row, column) = (place(&self.rows, point.y)?, place(&self.columns, point.x)?);
        let cell = self.cells.get(row * (self.columns.len() - 1) + column)?;
        self.content.get_mut(*cell)
    }

    /// Whether anything stands in it.
    pub fn is_filled(&self) -> bool {
        self.content.iter().any(|cell| !cell.is_empty())
    }

    /// The table with what stands in it.
    pub fn filled(mut self) -> Table {
        let width = self.columns.len() - 1;
        let mut table = Table { top: self.rows.first().copied().unwrap_or(0), rows: Vec::new() };
        let mut row: Vec<Cell> = Vec::new();
        for (field, content) in self.content.iter_mut().enumerate() {
            // A cell stands where it begins.
            if self.cells.get(field) == Some(&field) {
                let is_own = |column: &usize| self.cells.get(field + column) == Some(&field);
                let columns = (0..width - field % width).take_while(is_own).count();
                let rows = (0..self.rows.len()).take_while(|row| is_own(&(row * width))).count();
                let edge = |edges: &[i32], place: usize| edges.get(place).copied().unwrap_or(0);
                let (first, above) = (field % width, field / width);
                let (left, right) = (edge(&self.columns, first), edge(&self.columns, first + columns));
                let (top, bottom) = (edge(&self.rows, above), edge(&self.rows, above + rows));
                let place = Some((0, Bounds { left, top, right, bottom }));
                row.push(Cell { place, ..Cell::of(left, right, std::mem::take(content)) });
            }
            // Rows that only go on with cells from above have none.
            if (field + 1).is_multiple_of(width) && !row.is_empty() {
                table.rows.push(std::mem::take(&mut row));
            }
        }
        table
    }
}
