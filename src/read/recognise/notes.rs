//! What is said of a file beside the report: what it lacks, what stands where the form has no place for
//! it, and for each place in the file that a note names the place in the form.

use super::headings::Heading;
use super::lines::{self, Line};
use super::rows::Found;
use super::{below, section_of};
use crate::form::{Body, CellId, Form};
use crate::order::Map;
use crate::report::{Field, Note, NotePlace, Report};
use crate::text::excerpt::excerpt;

/// How many places are in doubt.
pub(in crate::read) fn doubted(report: &Report) -> Option<Note> {
    let (form, count) = (report.form, report.doubts.len());
    let place = |key: &str| {
        let field = || Field::read(form, key).map(NotePlace::field);
        form.cell(key).map(|cell| NotePlace::cell(form, cell)).or_else(field)
    };
    let note = || Note::from(format!("有 {count} 格读得没有把握，已经标出，请对照原件。"));
    (count > 0).then(|| note().at(report.doubts.iter().filter_map(|doubt| place(&doubt.place))))
}

/// What a whole report has and this file does not.
pub(in crate::read) fn missing(form: &'static Form, found: &[Found], headings: &[Heading]) -> Vec<Note> {
    let mut notes = Vec::new();
    for (index, section) in form.sections.iter().enumerate() {
        let heading = section.heading;
        let own = [NotePlace::section(section)];
        match section.body {
            Body::Table(table) => {
                let found = found.get(table).map_or(&[][..], |found| &found.cells);
                let is_found = |cell: &CellId| found.iter().any(|(known, _)| known == cell);
                let of_table = form.cell_ids().filter(|cell| form.info(*cell).table == table);
                let (there, gone): (Vec<CellId>, Vec<CellId>) = of_table.partition(is_found);
                if there.is_empty() {
                    notes.push(Note::from(format!("没有找到“{heading}”的表。")).at(own));
                } else if !gone.is_empty() {
                    let (count, all) = (there.len(), there.len() + gone.len());
                    let text = format!("“{heading}”的表只找到 {count} 格，共有 {all} 格。");
                    notes.push(Note::from(text).at(gone.iter().map(|cell| NotePlace::cell(form, *cell))));
                }
            }
            Body::Prose { .. } if !headings.iter().any(|(known, _)| *known == index) => {
                notes.push(Note::from(format!("没有找到“{heading}”这一部分。")).at(own));
            }
            Body::Prose { .. } => {}
        }
    }
    notes
}

/// Sentences that stand in a section of a table, and not below it ([`below`]): the form has no place for them.
pub(super) fn beside_tables(form: &'static Form, headings: &[Heading], lines: &[Line]) -> Vec<Note> {
    let mut notes = Vec::new();
    for (own, of_section) in below::sections(form, headings, lines) {
        let below = below::said(of_section);
        let is_left = |(place, line): &(usize, &Line)| {
            !line.is_grid && below::is_sentence(line) && !below.contains(place)
        };
        let words = of_section.iter().enumerate().filter(is_left).map(|(_, line)| line);
        let words: Vec<&Line> = words.collect();
        if let Some(first) = words.first() {
            let more = below::and_more(words.len());
            let first = excerpt(first.text.trim());
            let text = format!("“{}”里表格以外的文字没有读入：“{first}”{more}。", own.heading);
            notes.push(Note::from(text).at(words.iter().map(|line| line.spot())));
        }
    }
    notes
}

/// The notes on a table, which belong to its section wherever in the file it was found.
pub(super) fn of_table(form: &'static Form, table: usize, mut notes: Vec<Note>) -> Vec<Note> {
    let section = form.sections.get(section_of(form, table)).map(|section| section.key);
    for place in notes.iter_mut().flat_map(|note| &mut note.places) {
        place.section = section;
    }
    notes
}

/// Says of each place in the file where in the form it is: in the cell that was read there, or in the section
/// whose heading stands above it.
pub(super) fn settle(
    notes: &mut [Note],
    form: &'static Form,
    headings: &[Heading],
    lines: &[Line],
    found: &[Found],
) {
    let cells = found.iter().flat_map(|found| &found.cells);
    let cells: Map<lines::Place, CellId> = cells.map(|(cell, piece)| (piece.place, *cell)).collect();
    for place in notes.iter_mut().flat_map(|note| &mut note.places).filter(|place| place.section.is_none()) {
        let Some(block) = place.spot.block else { continue };
        let own = (block, place.spot.row.unwrap_or(0));
        let Some(line) = lines.partition_point(|line| (line.block, line.row) <= own).checked_sub(1) else {
            continue;
        };
        let column = place.spot.column;
        let pieces = lines.get(line).map_or(&[][..], |line| &line.pieces);
        let piece = column.and_then(|column| pieces.iter().position(|piece| piece.column == column));
        let known = match piece.and_then(|piece| cells.get(&(line, piece))) {
            Some(cell) => NotePlace::cell(form, *cell),
            None => match headings.iter().rev().find(|(_, heading)| *heading <= line) {
                Some((section, _)) => form.sections.get(*section).map(NotePlace::section).unwrap_or_default(),
                None => continue,
            },
        };
        (place.section, place.place) = (known.section, known.place);
    }
}
