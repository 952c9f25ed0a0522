//! A pasted table that brings its labels along: each figure is matched to a cell by the labels
//! beside and above it, whatever the order, upright or lying on its side.

use super::grid::{Cell, Grid, width};
use super::labels::{Labels, Meaning};
use super::{Block, How, Laid, quote};
use crate::form::{CellId, Form, Table};
use crate::order::{self, Set};
use crate::text::excerpt::excerpt;

/// Where the labels stand.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Order {
    /// Rows at the left and columns above, as in tables two and three.
    Upright,
    /// Columns at the left and rows above.
    Lying,
    /// Both above, as in table four.
    Above,
}

/// One of the two keys of a cell: given by a label, or only by order.
#[derive(Clone, Copy)]
enum Key {
    Named(usize),
    Counted(usize),
}

/// A line and a column of the block.
type Place = (usize, usize);

/// The figures of one table, with all that is known of their labels.
struct Sheet<'a> {
    form: &'static Form,
    table: &'static Table,
    start: (usize, usize),
    grid: &'a Grid,
    meanings: Vec<Vec<Meaning>>,
}

/// The readings by labels, those that find most cells first: of the table of `start`, or of
/// another that the labels belong to; with each, how many cells that are. None where no label is known.
pub(super) fn readings(form: &'static Form, start: CellId, grid: &Grid) -> Vec<(usize, Laid)> {
    let info = form.info(start);
    let mut best: Vec<(usize, Laid)> = Vec::new();
    // The own table first: of equals it wins.
    let own = form.tables.iter().enumerate().filter(|(index, _)| *index == info.table);
    let others = form.tables.iter().enumerate().filter(|(index, _)| *index != info.table);
    for (index, table) in own.chain(others) {
        let meanings = Labels::of(table).meanings(grid);
        if !meanings.iter().flatten().any(|meaning| meaning.is_label()) {
            continue;
        }
        let start = if index == info.table { (info.row, info.column) } else { (0, 0) };
        let sheet = Sheet { form, table, start, grid, meanings };
        for order in [Order::Upright, Order::Lying, Order::Above] {
            if let Some((found, laid)) = sheet.read(order) {
                let most = best.first().map_or(0, |(most, _)| *most);
                if found > most {
                    best.clear();
                }
                let is_rival = found == most && index == info.table || found > most;
                if is_rival && best.iter().all(|(_, other)| other.cells != laid.cells) {
                    best.push((found, laid));
                }
            }
        }
    }
    best
}

impl Sheet<'_> {
    fn meaning(&self, (line, column): Place) -> Meaning {
        self.meanings.get(line).and_then(|meanings| meanings.get(column)).copied().unwrap_or(Meaning::Blank)
    }

    fn at(&self, (line, column): Place) -> Option<&Cell> {
        self.grid.get(line).and_then(|line| line.get(column))
    }

    fn text(&self, place: Place) -> &str {
        self.at(place).map_or("", |cell| cell.text.as_str())
    }

    /// Where texts of that kind stand, line by line.
    fn places(&self, meaning: Meaning) -> Vec<Place> {
        let all =
            (0..self.grid.len()).flat_map(|line| (0..width(self.grid)).map(move |column| (line, column)));
        all.filter(|place| self.meaning(*place) == meaning).collect()
    }

    /// The figures in their cells, and how many of them labels have found. A blank beside them is
    /// one where both labels are known.
    fn read(&self, order: Order) -> Option<(usize, Laid)> {
        let figures = self.places(Meaning::Figure);
        let rows = Axis::new(self, order, true, &figures);
        let columns = Axis::new(self, order, false, &figures);
        let is_enough = if order == Order::Above {
            rows.is_named && columns.is_named
        } else {
            rows.is_named || columns.is_named
        };
        if !is_enough {
            return None;
        }
        let keys = |place| (rows.key(self, place), columns.key(self, place));
        let cell = |place| match keys(place) {
            (Some(row), Some(column)) => self.cell(row, column),
            _ => None,
        };
        let (mut cells, mut lost, mut seen) = (Block::new(), Vec::new(), Set::default());
        let mut doubts = Vec::new();
        let doubt = |cell, place| Some((cell, self.at(place)?.doubt.clone()?));
        for place in figures {
            match cell(place).filter(|cell| seen.insert(*cell)) {
                Some(cell) => {
                    cells.push((cell, self.text(place).to_owned()));
                    doubts.extend(doubt(cell, place));
                }
                None => lost.push(place),
            }
        }
        let found = cells.len();
        for place in self.blanks(order) {
            let is_named = matches!(keys(place), (Some(Key::Named(_)), Some(Key::Named(_))));
            let blank = cell(place).filter(|cell| is_named && seen.insert(*cell));
            doubts.extend(blank.and_then(|cell| doubt(cell, place)));
            cells.extend(blank.map(|cell| (cell, String::new())));
        }
        order::by_key(&mut cells, |(cell, _)| *cell);
        if found == 0 {
            return None;
        }
        let left_out = self.left_out(order, &lost);
        let words = self.words(order, &rows, &columns);
        Some((found, Laid { how: How::Labelled, words, cells, left_out, doubts }))
    }

    /// The blanks that are places for a figure: others stand in their line and their column.
    fn blanks(&self, order: Order) -> Vec<Place> {
        let figures = self.places(Meaning::Figure);
        let (mut lines, mut columns) = (Set::default(), Set::default());
        for (line, column) in figures {
            lines.insert(line);
            columns.insert(column);
        }
        let has_room = |(line, column): &Place| {
            lines.contains(line)
                && (order == Order::Above || columns.contains(column))
                && self.at((*line, *column)).is_none_or(|cell| !cell.is_covered)
        };
        self.places(Meaning::Blank).into_iter().filter(has_room).collect()
    }

    fn cell(&self, row: Key, column: Key) -> Option<CellId> {
        let (Key::Named(row) | Key::Counted(row)) = row;
        match column {
            Key::Named(column) => self.table.cell(row, column).or_else(|| self.only_cell(row)),
            // By order, among those that the row has.
            Key::Counted(place) => {
                (0..self.table.columns.len()).filter_map(|column| self.table.cell(row, column)).nth(place)
            }
        }
    }

    /// The cell of a row that has no other.
    fn only_cell(&self, row: usize) -> Option<CellId> {
        let mut cells = (0..self.table.columns.len()).filter_map(|column| self.table.cell(row, column));
        cells.next().filter(|_| cells.next().is_none())
    }

    /// How it was understood, in words.
    fn words(&self, order: Order, rows: &Axis, columns: &Axis) -> String {
        let table = self.form.sections.iter().find(|section| section.key == self.table.key);
        let heading = table.map_or("", |section| section.heading);
        let keys = match (rows.is_named, columns.is_named) {
            (true, true) => "按行名和列名对号入座",
            (true, false) => "按行名对号入座，各列按顺序填",
            (false, _) => "按列名对号入座，各行按顺序填",
        };
        let turned = if order == Order::Lying { "（行列对调）" } else { "" };
        format!("“{heading}”的表：{keys}{turned}")
    }

    /// What no cell was found for: a sentence for each line, after the words beside its figures,
    /// or for each column where those are known.
    fn left_out(&self, order: Order, lost: &[Place]) -> Vec<String> {
        let mut groups: Vec<(String, Vec<&str>)> = Vec::new();
        for place in lost {
            let name = self.name_of(order, *place);
            let figure = self.text(*place);
            match groups.iter_mut().find(|(known, _)| *known == name) {
                Some((_, figures)) => figures.push(figure),
                None => groups.push((name, vec![figure])),
            }
        }
        groups.into_iter().map(|(name, figures)| format!("{name}没有对应的格：{}", quote(&figures))).collect()
    }

    /// What stands at a figure: the words left of it, or above it where those are a label of the form.
    fn name_of(&self, order: Order, (line, column): Place) -> String {
        let is_words = |place: &Place| matches!(self.meaning(*place), Meaning::Words { .. });
        let known = |place: &Place| match self.meaning(*place) {
            Meaning::Words { row, column } => if order == Order::Lying { column } else { row }.is_some(),
            _ => false,
        };
        let left = (0..column).rev().map(|other| (line, other)).find(is_words);
        let above = (0..line).rev().map(|other| (other, column)).find(is_words);
        match left.filter(|place| !known(place)).or(above).or(left) {
            Some(place) => format!("“{}”", excerpt(self.text(place))),
            None => format!("第 {} 行", line + 1),
        }
    }
}

/// How the rows, or the columns, of a sheet are known.
struct Axis {
    order: Order,
    is_row: bool,
    /// Whether any label names one.
    is_named: bool,
    /// The lines, or columns, with figures, in their order, where no label names them.
    counted: Vec<usize>,
    offset: usize,
}

impl Axis {
    fn new(sheet: &Sheet<'_>, order: Order, is_row: bool, figures: &[Place]) -> Self {
        let mut axis = Self { order, is_row, is_named: false, counted: Vec::new(), offset: 0 };
        axis.is_named = figures.iter().any(|place| axis.named(sheet, *place).is_some());
        if !axis.is_named {
            axis.counted = figures.iter().map(|place| axis.along(*place)).collect();
            order::by_key(&mut axis.counted, |place| *place);
            axis.counted.dedup();
            let (start, room) = if is_row {
                (sheet.start.0, sheet.table.rows.len())
            } else {
                (sheet.start.1, sheet.table.columns.len())
            };
            axis.offset = if start + axis.counted.len() <= room { start } else { 0 };
        }
        axis
    }

    /// Where a figure stands along the axis: its line or its column in the block.
    fn along(&self, (line, column): Place) -> usize {
        if self.is_row == (self.order == Order::Upright) { line } else { column }
    }

    fn key(&self, sheet: &Sheet<'_>, place: Place) -> Option<Key> {
        if self.is_named {
            return self.named(sheet, place).map(Key::Named);
        }
        let place = self.counted.iter().position(|known| *known == self.along(place))?;
        Some(Key::Counted(self.offset + place))
    }

    /// What the labels beside a figure, or above it, say.
    fn named(&self, sheet: &Sheet<'_>, (line, column): Place) -> Option<usize> {
        let means = |line, column| match sheet.meaning((line, column)) {
            Meaning::Words { row, column } => {
                if self.is_row {
                    row
                } else {
                    column
                }
            }
            _ => None,
        };
        let is_beside = self.order == if self.is_row { Order::Upright } else { Order::Lying };
        if is_beside {
            return (0..column).rev().find_map(|other| means(line, other));
        }
        let own = (0..line).rev().find_map(|other| means(other, column));
        // A head over several columns stands at the first of them only.
        let reaching = |other: usize| {
            let first = (0..=column).rev().find(|left| sheet.meaning((other, *left)) != Meaning::Blank)?;
            means(other, first)
        };
        own.or_else(|| (0..line).rev().find_map(reaching).filter(|_| self.is_row))
    }
}
