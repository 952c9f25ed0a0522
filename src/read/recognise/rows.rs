//! One table of the form, found in the lines of a file: its rows by their labels, in the order
//! of the form, and the figures beside each.

use super::fit::{Fit, fit};
use super::labels::{Labels, WHOLE, WORDS, Weight};
use super::lines::{Kind, Line, Piece};
use crate::form::{CellId, Form, Table};
use crate::order::{self, Set};
use crate::report::{Note, Spot};
use crate::text::excerpt::excerpt;

/// What was found of a table.
#[derive(Default)]
pub(in crate::read) struct Found {
    /// What stands in which cell.
    pub cells: Vec<(CellId, Piece)>,
    /// The cells that may be read wrongly, and why.
    pub doubts: Vec<(CellId, String)>,
    /// What goes nowhere.
    pub left_out: Vec<Note>,
    /// How much speaks for this edition of the table.
    pub weight: Weight,
    /// Whether most of its labels are beyond doubt, so that they need no heading.
    pub is_sure: bool,
}

/// A row of the form at a place of the file.
#[derive(Clone, Copy)]
struct Node {
    line: usize,
    piece: usize,
    row: usize,
    weight: Weight,
}

/// The figures behind a label.
pub(super) struct Run {
    pub row: usize,
    pub slots: Vec<Piece>,
    pub is_grid: bool,
}

/// A table whose labels stand beside its figures.
pub(super) fn upright(form: &'static Form, table: &'static Table, lines: &[Line]) -> Found {
    let labels = Labels::of(table);
    let nodes = nodes(&labels, lines);
    let chain = chain(&nodes);
    let whole = chain.iter().filter(|node| node.weight == WHOLE).count();
    let sure = chain.iter().filter(|node| node.weight >= WORDS).count();
    let heads = heads(&labels, lines, chain.first().map_or(lines.len(), |node| node.line));
    let mut found = Found {
        weight: chain.iter().map(|node| node.weight).sum(),
        is_sure: sure * 2 > chain.len(),
        ..Found::default()
    };
    let all: Vec<&str> = lines
        .iter()
        .flat_map(|line| &line.pieces)
        .filter(|piece| piece.kind == Kind::Words)
        .map(|piece| piece.text.as_str())
        .collect();
    let mut known: Vec<usize> = all.iter().filter_map(|text| labels.column(text)).collect();
    order::by_key(&mut known, |column| *column);
    known.dedup();
    found.weight += u32::try_from(known.len()).unwrap_or(0) * 4;
    let mut used = Set::default();
    let runs = runs(lines, &chain, &mut used);
    found.left_out.extend(unused(lines, &chain, &used));
    for (node, (run, fitted)) in chain.iter().zip(runs.iter().zip(fit(form, table, &heads, &runs))) {
        let Fit { cells, doubt, left_out } = fitted;
        if let Some(why) = doubt {
            found.doubts.extend(cells.iter().map(|(cell, _)| (*cell, why.clone())));
        }
        found.doubts.extend(doubted(&cells));
        if !left_out.is_empty() {
            let name = table.rows.get(run.row).map_or("", |row| row.name);
            let text = format!("“{name}”一行多出的没有读入：{}", left_out.join("、"));
            found.left_out.push(Note::from(text).at(lines.get(node.line).map(Line::spot)));
        }
        found.cells.extend(cells);
    }
    // The heads of columns name rows, too: 其他.
    let is_named = |node: &&Node| node.weight == WHOLE;
    let named = nodes.iter().filter(is_named).count();
    if named > whole + whole / 2 && named > 6 {
        let is_other = |node: &Node| chain.iter().all(|own| (own.line, own.piece) != (node.line, node.piece));
        let others: Vec<Node> = nodes.into_iter().filter(is_other).collect();
        let text = "文件里有不止一张这样的表，只读了一张，请核对是不是要的那一张。";
        let mut spots: Vec<Spot> =
            others.iter().filter(is_named).filter_map(|node| Some(lines.get(node.line)?.spot())).collect();
        spots.dedup_by_key(|spot| spot.block);
        found.left_out.push(Note::from(text).at(spots));
        let doubts = differing(form, table, lines, &heads, &others, &found.cells);
        found.doubts.extend(doubts);
    }
    found
}

/// The cells of a table in which another table of the same kind says otherwise.
fn differing(
    form: &'static Form,
    table: &'static Table,
    lines: &[Line],
    heads: &Heads,
    others: &[Node],
    known: &[(CellId, Piece)],
) -> Vec<(CellId, String)> {
    let runs = runs(lines, &chain(others), &mut Set::default());
    // A line that lacks some of its figures is none of a table, but of what is said of one.
    let whole = fit(form, table, heads, &runs).into_iter().filter(|fit| fit.doubt.is_none());
    let is_other = |(cell, piece): (CellId, Piece)| {
        let (_, own) = known.iter().find(|(own, _)| *own == cell)?;
        let why = if own.place == piece.place {
            "文件里另有一张这样的表，看不出这个数是哪一张的".to_owned()
        } else if own.text != piece.text && !piece.text.is_empty() {
            format!("文件里另有一张这样的表，那里是“{}”", excerpt(&piece.text))
        } else {
            return None;
        };
        (!own.text.is_empty()).then_some((cell, why))
    };
    whole.flat_map(|fit| fit.cells).filter_map(is_other).collect()
}

/// The figures behind the rows of a chain.
fn runs(lines: &[Line], chain: &[Node], used: &mut Set<usize>) -> Vec<Run> {
    let run = |(index, node): (usize, &Node)| Run {
        row: node.row,
        slots: slots(lines, node, chain.get(index + 1), used),
        is_grid: lines.get(node.line).is_some_and(|line| line.is_grid),
    };
    chain.iter().enumerate().map(run).collect()
}

/// The cells whose texts may not be all that is meant.
pub(super) fn doubted(cells: &[(CellId, Piece)]) -> Vec<(CellId, String)> {
    cells.iter().filter_map(|(cell, piece)| Some((*cell, piece.doubt.clone()?.into_owned()))).collect()
}

/// Where rows of the form may be named.
fn nodes(labels: &Labels, lines: &[Line]) -> Vec<Node> {
    let mut nodes = Vec::new();
    for (line, own) in lines.iter().enumerate() {
        let words = own.pieces.iter().enumerate().filter(|(_, piece)| piece.kind == Kind::Words);
        let named = words.map(|(piece, words)| (piece, labels.rows(&words.text)));
        let mut named: Vec<_> = named.filter(|(_, rows)| !rows.is_empty()).collect();
        if own.is_grid {
            // Left of the last label stand those of its group.
            named = named.pop().into_iter().filter(|(piece, _)| piece + 1 < own.pieces.len()).collect();
        }
        for (piece, rows) in named {
            nodes.extend(rows.into_iter().map(|(row, weight)| Node { line, piece, row, weight }));
        }
    }
    nodes
}

/// Of all places the likeliest chain in the order of the form, each row once.
fn chain(nodes: &[Node]) -> Vec<Node> {
    // The best sum of weights of a chain that ends with each row, and its last node.
    let rows = nodes.iter().map(|node| node.row + 1).max().unwrap_or(0);
    let mut best: Vec<(Weight, Option<usize>)> = vec![(0, None); rows];
    let mut before: Vec<Option<usize>> = Vec::with_capacity(nodes.len());
    let mut fresh: Vec<(usize, Weight, usize)> = Vec::new();
    let mut place = (0, 0);
    for (index, node) in nodes.iter().enumerate() {
        // What stands in one place is one row: its nodes do not follow each other.
        if place != (node.line, node.piece) {
            place = (node.line, node.piece);
            settle(&mut best, &mut fresh);
        }
        let earlier =
            best.iter().take(node.row).max_by_key(|(weight, _)| *weight).copied().unwrap_or((0, None));
        before.push(earlier.1);
        fresh.push((node.row, earlier.0 + node.weight, index));
    }
    settle(&mut best, &mut fresh);
    let mut chosen = Vec::new();
    let mut next = best.iter().max_by_key(|(weight, _)| *weight).and_then(|(_, last)| *last);
    while let Some(index) = next {
        chosen.push(index);
        next = before.get(index).copied().flatten();
    }
    chosen.reverse();
    let mut place = 0;
    let mut kept = Vec::with_capacity(chosen.len());
    for (index, node) in nodes.iter().enumerate() {
        if chosen.get(place) == Some(&index) {
            place += 1;
            kept.push(*node);
        }
    }
    kept
}

fn settle(best: &mut [(Weight, Option<usize>)], fresh: &mut Vec<(usize, Weight, usize)>) {
    for (row, weight, index) in fresh.drain(..) {
        if let Some(known) = best.get_mut(row).filter(|known| known.0 < weight) {
            *known = (weight, Some(index));
        }
    }
}

/// The heads of the columns above the first row.
#[derive(Default)]
pub(super) struct Heads {
    /// In a grid: for each head the column of the grid, and that of the form.
    pub placed: Vec<(usize, usize)>,
    /// In text: the columns of the form in the order of their heads.
    pub ordered: Vec<usize>,
}

fn heads(labels: &Labels, lines: &[Line], end: usize) -> Heads {
    let mut heads = Heads::default();
    for line in lines.iter().take(end) {
        if line.is_grid {
            for piece in line.pieces.iter().filter(|piece| piece.kind == Kind::Words) {
                if let Some(column) = labels.column(&piece.text) {
                    heads.placed.retain(|(_, known)| *known != column);
                    heads.placed.push((piece.column, column));
                }
            }
        } else if !line.pieces.is_empty() {
            let is_end = |c: char| c.is_whitespace() || matches!(c, ',' | '，' | '、' | ':' | '：');
            let named: Vec<usize> = line.text.split(is_end).filter_map(|text| labels.column(text)).collect();
            if named.len() > heads.ordered.len() {
                heads.ordered = named;
            }
        }
    }
    heads
}

/// The figures and blanks behind a label, up to the next row.
fn slots(lines: &[Line], node: &Node, next: Option<&Node>, used: &mut Set<usize>) -> Vec<Piece> {
    let Some(line) = lines.get(node.line) else { return Vec::new() };
    used.insert(node.line);
    if line.is_grid {
        return line.pieces.iter().skip(node.piece + 1).cloned().collect();
    }
    let end = next.map_or(lines.len(), |next| next.line);
    let last = next.map_or(usize::MAX, |next| if next.line == node.line { next.piece } else { usize::MAX });
    let mut slots: Vec<Piece> = Vec::new();
    let own = line.pieces.iter().take(last).skip(node.piece + 1).map(|piece| (node.line, piece));
    let below = lines.iter().enumerate().take(end).skip(node.line + 1).take_while(|(_, line)| !line.is_grid);
    let below = below.flat_map(|(place, line)| line.pieces.iter().map(move |piece| (place, piece)));
    for (place, piece) in own.chain(below) {
        match piece.kind {
            // A label that goes on in the next line.
            Kind::Words if slots.iter().all(|slot| slot.kind == Kind::Blank) => slots.clear(),
            Kind::Words => break,
            Kind::Figure | Kind::Blank => {
                used.insert(place);
                slots.push(piece.clone());
            }
        }
    }
    slots
}

/// Lines with figures between the rows of the table that belong to none of them.
fn unused(lines: &[Line], chain: &[Node], used: &Set<usize>) -> Vec<Note> {
    let (Some(first), Some(last)) = (chain.first(), chain.last()) else { return Vec::new() };
    let between = lines.iter().enumerate().take(last.line).skip(first.line);
    let mut notes = Vec::new();
    for (_, line) in between.filter(|(place, _)| !used.contains(place)) {
        let of_kind = |kind| line.pieces.iter().filter(move |piece| piece.kind == kind);
        let figures: Vec<&str> = of_kind(Kind::Figure).map(|piece| piece.text.as_str()).collect();
        if figures.is_empty() {
            continue;
        }
        let name =
            of_kind(Kind::Words).next_back().map_or("没有行名的一行", |piece| piece.text.as_str());
        let text = format!("“{}”没有对应的格，没有读入：{}", excerpt(name), figures.join("、"));
        notes.push(Note::from(text).at([line.spot()]));
    }
    notes
}
