//! Into which cell of the form the names around a value put it.

use super::leaves::Leaf;
use super::names::{Meaning, Names};
use crate::form::{Body, CellId, Form};
use crate::read::recognise::{WHOLE, WORDS, Weight};
use std::rc::Rc;

/// What the name of the table around it adds.
const IN_TABLE: Weight = 4;

/// A cell for a value.
#[derive(Clone, Copy)]
pub(super) struct Placed {
    pub cell: CellId,
    /// How much speaks for it.
    pub weight: Weight,
    /// Whether its row is called as in the form, or by words of it, and not only alike.
    pub is_sure: bool,
}

/// The cell that the names mean; `None` where they mean none, or two alike.
pub(super) fn place(form: &'static Form, names: &mut Names, leaf: &Leaf<'_>) -> Option<Placed> {
    let path: Vec<Rc<Meaning>> = leaf
        .path
        .iter()
        .flat_map(|name| if name.is_ascii() { name.split(['.', '/']).collect() } else { vec![*name] })
        .filter(|name| !matches!(*name, "value" | "count" | "text"))
        .map(|name| names.meaning(name))
        .collect();
    let (own, around) = path.split_last()?;
    let mut best: Option<Placed> = None;
    let mut is_alone = true;
    for (table, mut placed) in cells(form, own, around) {
        let is_of = |index: usize| {
            form.sections.get(index).is_some_and(|own| matches!(own.body, Body::Table(own) if own == table))
        };
        if around.iter().any(|meaning| meaning.section.is_some_and(is_of)) {
            placed.weight += IN_TABLE;
        }
        match best {
            Some(known) if known.weight > placed.weight || known.cell == placed.cell => {}
            Some(known) if known.weight == placed.weight => is_alone = false,
            _ => (best, is_alone) = (Some(placed), true),
        }
    }
    best.filter(|_| is_alone)
}

/// The cells that a row and a column among the names meet in; one of the two is the last name.
fn cells(form: &'static Form, own: &Meaning, around: &[Rc<Meaning>]) -> Vec<(usize, Placed)> {
    let placed =
        |cell, row: Weight, column: Weight| Placed { cell, weight: row + column, is_sure: row >= WORDS };
    let mut found = Vec::new();
    for (index, row, weight) in &own.rows {
        let Some(table) = form.tables.get(*index) else { continue };
        // Groups of rows may be called as a column is, so that the outermost one counts: `other`.
        let mut columns = around.iter().flat_map(|meaning| &meaning.columns).filter(|(own, _)| own == index);
        let met = columns.find_map(|(_, column)| table.cell(*row, *column));
        let mut all = (0..table.columns.len()).filter_map(|column| table.cell(*row, column));
        let only = all.next().filter(|_| all.next().is_none());
        found.extend(match met {
            Some(cell) => Some((*index, placed(cell, *weight, WHOLE))),
            None => only.map(|cell| (*index, placed(cell, *weight, 0))),
        });
    }
    for (index, column) in &own.columns {
        let Some(table) = form.tables.get(*index) else { continue };
        let nearest = around.iter().rev().find_map(|meaning| {
            let rows = meaning.rows.iter().filter(|(own, ..)| own == index);
            let met = rows.filter_map(|(_, row, weight)| Some((table.cell(*row, *column)?, *weight)));
            met.max_by_key(|(_, weight)| *weight)
        });
        found.extend(nearest.map(|(cell, weight)| (*index, placed(cell, weight, WHOLE))));
    }
    found
}
