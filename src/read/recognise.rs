//! The one recogniser: finds the known form in what a file shows, whatever its format, by its
//! headings, labels and order, in the edition that fits best.
//!
//! What is read with doubt is said with its place; what cannot be read stays blank. A wrong
//! figure is worse than a missing one.

mod fit;
mod head;
mod headings;
mod labels;
mod lines;
mod lying;
mod rows;
mod sums;

use super::blocks::Blocks;
use crate::form::{Body, CellId, Form, Table};
use crate::report::{Field, Report, Totals};
use headings::Heading;
use lines::Line;
use rows::Found;

/// A report that was found in a file.
pub(super) struct Recognised {
    pub report: Report,
    /// What was left out or read with doubt, each a sentence.
    pub notes: Vec<String>,
    /// The cells that may be read wrongly, and why.
    pub doubts: Vec<(CellId, String)>,
    /// How many cells were found.
    pub cells: usize,
    /// How many sections of prose were found.
    pub sections: usize,
}

/// Finds the form in a file's blocks; `None` where nothing of it is there.
pub(super) fn recognise(blocks: &Blocks) -> Option<Recognised> {
    let lines = lines::lines(blocks);
    let tries = Form::all().iter().map(|form| (tables(form, &lines), *form));
    let year = head::year_of(&lines).and_then(|year| year.parse().ok());
    // The year says little where labels say more: some go on with the form of the year before.
    let is_of_year = |form: &Form| year.is_some_and(|year| form.covers(year));
    let weight = |found: &[Found]| found.iter().map(|found| found.weight).sum::<u32>();
    // Of two that fit alike, the newer one.
    let (found, form) =
        tries.max_by_key(|(found, form)| (weight(found) + u32::from(is_of_year(form)), form.first_year))?;
    let headings = headings::headings(form, &lines);
    let mut report = Report::new(form);
    let mut recognised = Recognised {
        notes: blocks.notes.clone(),
        doubts: Vec::new(),
        cells: 0,
        sections: 0,
        report: Report::new(form),
    };
    for (index, found) in found.into_iter().enumerate() {
        let is_total = |cell: &CellId| form.sum_of(*cell).is_some();
        if found.cells.iter().any(|(cell, text)| is_total(cell) && !text.is_empty()) {
            report.set_totals(index, Totals::Entered);
        }
        recognised.cells += found.cells.len();
        for (cell, text) in &found.cells {
            report.set_cell(*cell, text);
        }
        recognised.doubts.extend(found.doubts);
        recognised.notes.extend(found.left_out);
    }
    recognised.sections = prose(form, &headings, &lines, &mut report);
    above(&headings, &lines, blocks.title.as_deref(), &mut report);
    if recognised.cells == 0 && recognised.sections == 0 {
        return None;
    }
    recognised.report = report;
    Some(recognised)
}

/// The tables of an edition, each in its part of the file.
fn tables(form: &'static Form, lines: &[Line]) -> Vec<Found> {
    let headings = headings::headings(form, lines);
    let find = |(index, table): (usize, &'static Table)| {
        let section = section_of(form, index);
        let (start, end) = region(section, &headings, lines.len());
        let own = lines.get(start..end).unwrap_or_default();
        let is_headed = headings.iter().any(|(known, _)| *known == section);
        if is_lying(table) {
            lying::lying(form, table, own, is_headed)
        } else {
            rows::upright(form, table, own)
        }
    };
    form.tables.iter().enumerate().map(find).collect()
}

/// The section of a table.
fn section_of(form: &Form, table: usize) -> usize {
    form.sections
        .iter()
        .position(|section| matches!(section.body, Body::Table(own) if own == table))
        .unwrap_or(0)
}

/// Whether the rows of a table stand beside each other.
fn is_lying(table: &Table) -> bool {
    table.lines.iter().filter(|line| line.cells.iter().any(|item| item.cell.is_some())).count() == 1
}

/// The lines of a section: from its heading to the next one; without a heading, between those
/// that were found before and behind it.
fn region(section: usize, headings: &[Heading], end: usize) -> (usize, usize) {
    let start = headings
        .iter()
        .rev()
        .find(|(own, _)| *own <= section)
        .map_or(0, |(own, line)| line + usize::from(*own == section));
    let next = headings.iter().find(|(own, _)| *own > section).map_or(end, |(_, line)| *line);
    (start, next.max(start))
}

/// The sections of prose; returns how many were found.
fn prose(form: &'static Form, headings: &[Heading], lines: &[Line], report: &mut Report) -> usize {
    let mut count = 0;
    for (section, line) in headings {
        let Some(own) = form.sections.get(*section).filter(|own| matches!(own.body, Body::Prose { .. }))
        else {
            continue;
        };
        let (start, end) = (line + 1, region(*section, headings, lines.len()).1);
        report.set_text(Field::Section(own.key), &paragraphs(lines.get(start..end).unwrap_or_default()));
        count += 1;
    }
    count
}

fn paragraphs(lines: &[Line]) -> String {
    let texts = lines.iter().filter(|line| !line.is_grid).map(|line| line.text.trim());
    texts.filter(|text| !text.is_empty()).collect::<Vec<_>>().join("\n")
}

/// What stands above the first section: title, office, year, and the paragraphs between.
fn above(headings: &[Heading], lines: &[Line], title: Option<&str>, report: &mut Report) {
    let end = headings.first().map_or(0, |(_, line)| *line);
    let above = lines.get(..end).unwrap_or_default();
    let head = head::head(above, title);
    let year = if head.year.is_empty() { head::year_of(lines).unwrap_or_default() } else { head.year };
    report.set_text(Field::OrganName, &head.organ);
    report.set_text(Field::Year, &year);
    report.set_text(Field::Preface, &paragraphs(above.get(head.end..).unwrap_or_default()));
    if !head.title.is_empty() && report.title() != head.title {
        report.set_text(Field::Title, &head.title);
    }
}
