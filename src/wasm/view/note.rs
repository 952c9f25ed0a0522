//! What the page is told of a note on a file: where in the look at it each of its places is drawn.

use crate::form::{Body, Form};
use crate::read::{Source, SourceCell};
use crate::report::{Named, Note, NotePlace, Place, Spot};
use serde::Serialize;
use tsify::Tsify;

/// A note with its places.
#[derive(Serialize, Tsify)]
pub struct ReviewNote<'a> {
    text: &'a str,
    places: Vec<ReviewPlace>,
}

/// A place of a note: what it is called, and where it is drawn. A table, as a whole or with one of its lines or a cell
/// of that; or a section of prose; or nothing.
#[derive(Default, Serialize, Tsify)]
pub struct ReviewPlace {
    name: String,
    table: Option<usize>,
    line: Option<usize>,
    cell: Option<usize>,
    section: Option<usize>,
}

impl<'a> ReviewNote<'a> {
    pub fn of(form: &'static Form, source: &Source, Note { text, places }: &'a Note) -> Self {
        Self { text, places: places.iter().map(|place| ReviewPlace::of(form, source, place)).collect() }
    }
}

impl ReviewPlace {
    fn of(form: &'static Form, source: &Source, NotePlace { section, place, spot }: &NotePlace) -> Self {
        // Tables and sections of prose are drawn apart, each in their order.
        let among = |is_table: bool, key: Option<&str>| {
            let alike = form.sections.iter().filter(|own| matches!(own.body, Body::Table(_)) == is_table);
            alike.map(|own| own.key).position(|own| Some(own) == key)
        };
        let mut all = Self {
            name: name(form, *section, *place, spot),
            table: among(true, *section),
            section: among(false, *section),
            ..Self::default()
        };
        if let Some((table, line, cell)) = drawn(source, *place, spot) {
            all.table = among(true, form.tables.get(table).map(|table| table.key));
            (all.line, all.cell, all.section) = (Some(line), cell, None);
        }
        all
    }
}

/// What people call a place: by the form, and by what the file shows of it.
fn name(form: &'static Form, section: Option<&str>, place: Option<Place>, spot: &Spot) -> String {
    let heading = || section.and_then(|key| form.section(key)).map(|section| section.heading.to_owned());
    let in_form = place.map(|place| place.name(form)).or_else(heading);
    let row = spot.row.map(|row| format!("第 {} 行", row + 1));
    let is_cell = matches!(place, Some(Place::Cell(_)));
    let names = spot.names.iter().filter(|(what, _)| !is_cell || *what != Named::Cell);
    let row = row.filter(|_| !is_cell && spot.name(Named::Cell).is_none());
    let in_file = names.map(|(_, name)| name.clone()).chain(row);
    in_form.into_iter().chain(in_file).collect::<Vec<_>>().join(" ")
}

/// The table, line and cell of the source that show a place; the line above where its own is not there any more.
fn drawn(source: &Source, place: Option<Place>, spot: &Spot) -> Option<(usize, usize, Option<usize>)> {
    let lines = || {
        let tables = source.tables.iter().enumerate();
        tables.flat_map(|(table, lines)| {
            lines.iter().enumerate().map(move |(line, cells)| (table, line, cells))
        })
    };
    if let Some(Place::Cell(own)) = place {
        let find = |cells: &Vec<SourceCell>| cells.iter().position(|cell| cell.cell == Some(own));
        return lines().find_map(|(table, line, cells)| Some((table, line, Some(find(cells)?))));
    }
    let own = (spot.block?, spot.row.unwrap_or(0));
    let is_up_to = |cells: &Vec<SourceCell>| {
        let at = cells.first().and_then(|cell| cell.at);
        at.is_some_and(|(block, row, _)| block == own.0 && row <= own.1)
    };
    let (table, line, cells) = lines().rfind(|(.., cells)| is_up_to(cells))?;
    let is_column = |cell: &SourceCell| cell.at.map(|(.., column)| column) == spot.column;
    Some((table, line, cells.iter().position(|cell| spot.column.is_some() && is_column(cell))))
}
