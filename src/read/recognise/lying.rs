//! A table whose groups stand side by side above one line of figures (table four), found by its
//! heads and by the order of its figures.

use super::bare::bare;
use super::fit::by_order;
use super::labels::{Labels, WORDS};
use super::lines::{Kind, Line, Piece};
use super::rows::{Found, Run, doubted};
use crate::form::{CellId, Form, Table};
use crate::report::Note;

/// A table with its heads above its figures.
pub(super) fn lying(form: &'static Form, table: &'static Table, lines: &[Line], is_headed: bool) -> Found {
    /// Without the section's heading, so many of the table's must be there.
    const ENOUGH: usize = 4;
    let labels = Labels::of(table);
    let mut found = Found::default();
    let is_head = |piece: &Piece| {
        piece.kind == Kind::Words
            && (labels.column(&piece.text).is_some_and(|column| column + 1 < table.columns.len())
                || labels.rows(&piece.text).iter().any(|(_, weight)| *weight >= WORDS))
    };
    let heads = lines.iter().flat_map(|line| &line.pieces).filter(|piece| is_head(piece)).count();
    found.weight = u32::try_from(heads).unwrap_or(0);
    let first = lines.iter().position(|line| line.pieces.iter().any(is_head)).unwrap_or(0);
    let lines = lines.get(first..).unwrap_or_default();
    if !is_headed && heads < ENOUGH {
        return found;
    }
    found.is_sure = heads >= ENOUGH;
    let cells: Vec<CellId> = (0..table.rows.len())
        .flat_map(|row| (0..table.columns.len()).filter_map(move |column| table.cell(row, column)))
        .collect();
    let slots = slots(&labels, lines, cells.len());
    if slots.is_empty() {
        return found;
    }
    let is_grid = lines.iter().any(|line| line.is_grid);
    let run = Run { row: 0, slots, is_grid };
    let fitted = by_order(form, &cells, &run, None);
    if let Some(why) = fitted.doubt {
        found.doubts = fitted.cells.iter().map(|(cell, _)| (*cell, why.clone())).collect();
    }
    found.doubts.extend(doubted(&fitted.cells));
    // So many are no numbers of pages, but perhaps those of the table that was meant.
    if fitted.left_out.len() * 2 >= cells.len() && found.doubts.is_empty() {
        let filled = fitted.cells.iter().filter(|(_, piece)| !piece.text.is_empty());
        let why = "这张表里另有好些数没有读入，可能读错了地方";
        found.doubts = filled.map(|(cell, _)| (*cell, why.to_owned())).collect();
    }
    if !fitted.left_out.is_empty() {
        let text = format!("这张表里没有读入的数：{}", fitted.left_out.join("、"));
        let is_first = |line: &&Line| {
            line.pieces.iter().any(|own| run.slots.iter().take(1).any(|slot| slot.place == own.place))
        };
        found.left_out.push(Note::from(text).at(lines.iter().find(is_first).map(Line::spot)));
    }
    found.cells = fitted.cells;
    found
}

/// The places for figures, from left to right and from top to bottom: those of lines that hold
/// figures and no words but labels.
fn slots(labels: &Labels, lines: &[Line], cells: usize) -> Vec<Piece> {
    let is_label = |piece: &Piece| {
        piece.kind != Kind::Words
            || labels.column(&piece.text).is_some()
            || !labels.rows(&piece.text).is_empty()
            || bare(&piece.text).chars().count() <= 2
    };
    // A line as long as the table, or with a label before it, most of it figures: words among them are what somebody
    // wrote into a cell.
    let is_known =
        |piece: &Piece| labels.column(&piece.text).is_some() || !labels.rows(&piece.text).is_empty();
    let whole = |line: &Line| {
        let is_words = |piece: &&Piece| piece.kind == Kind::Words;
        let own =
            line.pieces.get(usize::from(line.pieces.first().is_some_and(|first| is_words(&first)))..)?;
        let figures = own.iter().filter(|piece| piece.kind == Kind::Figure).count();
        let is_whole = line.is_grid && own.len() == cells && figures * 2 > cells;
        (is_whole && own.iter().any(|own| is_words(&own)) && !own.iter().any(is_known)).then(|| own.to_vec())
    };
    let has_figure = |line: &&Line| line.pieces.iter().any(|piece| piece.kind == Kind::Figure);
    let in_grid = lines.iter().any(|line| line.is_grid && has_figure(&line));
    if let Some(whole) = lines.iter().find_map(whole) {
        return whole;
    }
    let mut slots: Vec<Piece> = Vec::new();
    let holds =
        lines.iter().filter(|line| line.is_grid == in_grid).filter(|line| line.pieces.iter().all(is_label));
    for line in holds.filter(|line| {
        has_figure(line) || (!in_grid && line.pieces.iter().all(|piece| piece.kind == Kind::Blank))
    }) {
        let first =
            line.pieces.iter().rposition(|piece| piece.kind == Kind::Words).map_or(0, |place| place + 1);
        slots.extend(line.pieces.iter().skip(first).cloned());
    }
    if slots.iter().all(|slot| slot.kind == Kind::Blank) {
        // Nothing was filled in: the line below the heads, if it is as long as the table.
        let blank = lines.iter().rev().find(|line| {
            line.is_grid
                && line.pieces.len() >= cells
                && line.pieces.iter().all(|piece| piece.kind == Kind::Blank)
        });
        return blank.map(|line| line.pieces.clone()).unwrap_or_default();
    }
    slots
}
