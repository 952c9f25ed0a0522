//! The figures behind a label, each in its cell: by the heads above them, by their order, and
//! where some are missing by the sums of the form.

use super::lines::{Kind, Piece};
use super::rows::{Heads, Run};
use super::sums::{Verdict, judge};
use crate::form::{CellId, Form, Table};
use std::cmp::Ordering;

/// What became of a run.
#[derive(Default)]
pub(super) struct Fit {
    pub cells: Vec<(CellId, Piece)>,
    /// Why it may be wrong.
    pub doubt: Option<String>,
    /// Texts for which there is no cell.
    pub left_out: Vec<String>,
}

/// Fits the runs of a table; one answer for each.
pub(super) fn fit(form: &'static Form, table: &'static Table, heads: &Heads, runs: &[Run]) -> Vec<Fit> {
    let cells_of = |row: usize| {
        (0..table.columns.len()).filter_map(|column| table.cell(row, column)).collect::<Vec<_>>()
    };
    // Where lines have more places than cells, the surplus stands on the same side in all of them.
    let shift = common_shift(form, runs, &cells_of);
    runs.iter()
        .map(|run| {
            let cells = cells_of(run.row);
            if run.slots.len() == cells.len() {
                return whole(&cells, &run.slots);
            }
            let by_heads = by_heads(table, heads, run).and_then(|fit| trusted(form, &cells, run, fit));
            by_heads.unwrap_or_else(|| by_order(form, &cells, run, shift))
        })
        .collect()
}

/// Fits one run into cells by its order.
pub(super) fn by_order(form: &'static Form, cells: &[CellId], run: &Run, shift: Option<usize>) -> Fit {
    match run.slots.len().cmp(&cells.len()) {
        Ordering::Equal => whole(cells, &run.slots),
        Ordering::Greater => surplus(form, cells, run, shift),
        Ordering::Less => missing(form, cells, run),
    }
}

fn whole(cells: &[CellId], slots: &[Piece]) -> Fit {
    Fit { cells: cells.iter().copied().zip(slots.iter().cloned()).collect(), ..Fit::default() }
}

/// By the heads, if each filled place stands under one whose column the row has.
fn by_heads(table: &'static Table, heads: &Heads, run: &Run) -> Option<Fit> {
    let cell = |column: usize| table.cell(run.row, column);
    let mut cells = Vec::new();
    if run.is_grid {
        for slot in &run.slots {
            let head = heads.placed.iter().find(|(column, _)| *column == slot.column);
            match head.and_then(|(_, column)| cell(*column)) {
                Some(cell) => cells.push((cell, slot.clone())),
                None if slot.kind == Kind::Blank => {}
                None => return None,
            }
        }
    } else if heads.ordered.len() == run.slots.len() {
        for (column, slot) in heads.ordered.iter().zip(&run.slots) {
            cells.push((cell(*column)?, slot.clone()));
        }
    }
    (!cells.is_empty()).then(|| Fit { cells, ..Fit::default() })
}

/// What was fitted by the heads, unless the sums of the form are against it. A line that is shorter
/// than its head may have lost a cell anywhere, which moves the others: then only the sums can say.
fn trusted(form: &'static Form, cells: &[CellId], run: &Run, mut fit: Fit) -> Option<Fit> {
    if run.slots.len() > cells.len() {
        return Some(fit);
    }
    let text_of =
        |cell: &CellId| fit.cells.iter().find(|(known, _)| known == cell).map(|(_, piece)| &piece.text);
    let values: Vec<&str> = cells.iter().map(|cell| text_of(cell).map_or("", String::as_str)).collect();
    match judge(form, cells, &values) {
        Verdict::Broken => return None,
        Verdict::Holds => {}
        Verdict::Open => fit.doubt = Some("这一行比表头少几格，是按表头对的".to_owned()),
    }
    Some(fit)
}

/// The place at which most lines with a surplus begin, counted from the label.
fn common_shift(form: &'static Form, runs: &[Run], cells_of: &dyn Fn(usize) -> Vec<CellId>) -> Option<usize> {
    let mut votes: Vec<usize> = Vec::new();
    // A blank line says nothing of where it begins.
    for run in runs.iter().filter(|run| run.slots.iter().any(|slot| slot.kind != Kind::Blank)) {
        let cells = cells_of(run.row);
        for start in windows(&run.slots, cells.len()) {
            let values = values(&run.slots, start, cells.len());
            let vote = match judge(form, &cells, &values) {
                Verdict::Holds => 3,
                Verdict::Open => 1,
                Verdict::Broken => 0,
            };
            if votes.len() <= start {
                votes.resize(start + 1, 0);
            }
            if let Some(place) = votes.get_mut(start) {
                *place += vote;
            }
        }
    }
    let most = votes.iter().max().copied().filter(|most| *most > 0)?;
    votes.iter().position(|votes| *votes == most)
}

/// The places from which as many slots as there are cells leave out nothing but blanks.
fn windows(slots: &[Piece], cells: usize) -> Vec<usize> {
    if cells == 0 || slots.len() <= cells {
        return Vec::new();
    }
    let is_filled = |slot: &Piece| slot.kind != Kind::Blank;
    let (Some(first), Some(last)) = (slots.iter().position(is_filled), slots.iter().rposition(is_filled))
    else {
        // Wherever it begins, it is blank.
        return vec![0];
    };
    ((last + 1).saturating_sub(cells)..=first.min(slots.len() - cells)).collect()
}

fn values(slots: &[Piece], start: usize, cells: usize) -> Vec<&str> {
    slots.iter().skip(start).take(cells).map(|slot| slot.text.as_str()).collect()
}

/// No line of a table has as many places more than cells; a sheet has 16 384 columns.
const MOST_STARTS: usize = 256;

/// More places than cells.
fn surplus(form: &'static Form, cells: &[CellId], run: &Run, shift: Option<usize>) -> Fit {
    let windows = windows(&run.slots, cells.len());
    let take = |start: usize| {
        let slots: Vec<Piece> = run.slots.iter().skip(start).take(cells.len()).cloned().collect();
        whole(cells, &slots)
    };
    if let Some(start) =
        windows.iter().copied().find(|start| Some(*start) == shift).or(windows.first().copied())
    {
        return take(start);
    }
    // A figure too many: the number of a page, a figure of another line.
    let starts = (0..=run.slots.len() - cells.len()).take(MOST_STARTS);
    let holding: Vec<usize> = starts
        .filter(|start| judge(form, cells, &values(&run.slots, *start, cells.len())) == Verdict::Holds)
        .collect();
    let start = holding.first().copied().unwrap_or(0);
    let mut fit = take(start);
    let outside = run.slots.iter().enumerate().filter(|(place, slot)| {
        (*place < start || *place >= start + cells.len()) && slot.kind != Kind::Blank
    });
    fit.left_out = outside.map(|(_, slot)| slot.text.clone()).collect();
    fit.doubt = (holding.len() != 1).then(|| "这一行的数比格多，可能对错了格".to_owned());
    fit
}

/// Fewer places than cells: where they belong, only the sums can say.
fn missing(form: &'static Form, cells: &[CellId], run: &Run) -> Fit {
    let figures: Vec<&Piece> = run.slots.iter().filter(|slot| slot.kind != Kind::Blank).collect();
    if figures.is_empty() {
        return Fit::default();
    }
    let zero = |slot: &&Piece| slot.text == "0";
    let mut ways: Vec<Vec<usize>> = Vec::new();
    for way in choices(cells.len(), figures.len()) {
        let mut values = vec![""; cells.len()];
        for (figure, place) in figures.iter().zip(&way) {
            if let Some(value) = values.get_mut(*place) {
                *value = &figure.text;
            }
        }
        if judge(form, cells, &values) == Verdict::Holds {
            ways.push(way);
        }
    }
    let left_out = || figures.iter().map(|slot| slot.text.clone()).collect::<Vec<_>>();
    let place = |way: &[usize]| {
        let place = |(figure, place): (&&Piece, &usize)| Some((*cells.get(*place)?, Piece::clone(figure)));
        figures.iter().zip(way).filter_map(place).collect::<Vec<_>>()
    };
    match ways.as_slice() {
        [way] => Fit {
            cells: place(way),
            doubt: Some("这一行缺了几格，是按合计推出来的".to_owned()),
            left_out: Vec::new(),
        },
        // The last of them is the same total in every way.
        [first, rest @ ..] if !figures.iter().all(zero) => {
            let is_same = |index: usize| rest.iter().all(|way| way.get(index) == first.get(index));
            let sure: Vec<usize> = (0..figures.len()).filter(|index| is_same(*index)).collect();
            let cell =
                |index: &usize| Some((*cells.get(*first.get(*index)?)?, Piece::clone(figures.get(*index)?)));
            Fit {
                cells: sure.iter().filter_map(cell).collect(),
                doubt: Some("这一行缺了几格，别的数该在哪一格看不出来".to_owned()),
                left_out: (0..figures.len())
                    .filter(|index| !sure.contains(index))
                    .filter_map(|index| Some(figures.get(index)?.text.clone()))
                    .collect(),
            }
        }
        _ => Fit { left_out: left_out(), ..Fit::default() },
    }
}

/// All ways to put so many things, in their order, into so many places.
fn choices(places: usize, things: usize) -> Vec<Vec<usize>> {
    /// A row has seven cells; of fifteen, no more are tried than this.
    const MOST: usize = 2_000;
    let mut all: Vec<Vec<usize>> = vec![Vec::new()];
    for thing in 0..things {
        let mut longer = Vec::new();
        for way in &all {
            let start = way.last().map_or(0, |last| last + 1);
            for place in start..places.saturating_sub(things - thing - 1) {
                let mut way = way.clone();
                way.push(place);
                longer.push(way);
                if longer.len() > MOST {
                    return Vec::new();
                }
            }
        }
        all = longer;
    }
    all
}
