//! The one recogniser: finds the known form in what a file shows, whatever its format, by its
//! headings, labels and order, in the edition that fits best.
//!
//! What is read with doubt is said with its place; what cannot be read stays blank. A wrong
//! figure is worse than a missing one.

mod bare;
mod below;
mod fit;
pub(super) mod head;
pub(super) mod headings;
mod labels;
mod lines;
mod lying;
mod notes;
mod rows;
mod source;
pub(super) mod sums;

use super::Read;
use super::blocks::Blocks;
use crate::form::{Body, CellId, CellKind, Form, Table};
use crate::report::{Doubt, Field, Note, Reading, Report, Totals, read_number};
pub(super) use bare::bare;
use headings::Heading;
pub(super) use labels::{Labels, WHOLE, WORDS, Weight};
use lines::Line;
pub(super) use lines::{Kind, Piece, kind};
pub(super) use notes::{doubted, missing};
pub(super) use rows::Found;

/// Fewer cells than this, without a heading or a title, are no report; nor is one heading alone.
pub(super) const FEWEST: usize = 5;

/// Finds the form in a file's blocks; `None` where it is not there.
pub(super) fn recognise(blocks: &Blocks) -> Option<Read> {
    let lines = lines::lines(blocks);
    let candidates = headings::candidates(&lines);
    let tries = Form::all().iter().map(|form| {
        let headings = headings::headings(form, &candidates);
        (tables(form, &headings, &lines), headings, *form)
    });
    let year = head::year_of(&lines).and_then(|year| year.parse().ok());
    // The year says little where labels say more: some go on with the form of the year before.
    let is_of_year = |form: &Form| year.is_some_and(|year| form.covers(year));
    let weight = |found: &[Found]| found.iter().map(|found| found.weight).sum::<u32>();
    // Of two that fit alike, the newer one.
    let (mut found, headings, form) = tries
        .max_by_key(|(found, _, form)| (weight(found) + u32::from(is_of_year(form)), form.first_year))?;
    let mut report = Report::new(form);
    let cells: usize = found.iter().map(|found| found.cells.len()).sum();
    let left_out = above(&headings, &lines, blocks, &mut report);
    let is_titled = !report.text(Field::OrganName).is_empty() || !report.text(Field::Title).is_empty();
    if cells < FEWEST && headings.len() + usize::from(is_titled) + usize::from(cells > 0) < 2 {
        return None;
    }
    prose(form, &headings, &lines, blocks.is_wrapped, &mut report);
    let mut notes = blocks.notes.clone();
    notes.extend(left_out);
    let source = source::source(&found, &lines, blocks);
    notes.extend(missing(form, &found, &headings));
    notes.extend(below::tables(form, &headings, &lines, blocks.is_wrapped, &mut report));
    notes.extend(notes::beside_tables(form, &headings, &lines));
    for (index, found) in found.iter_mut().enumerate() {
        take(&mut report, index, found);
        notes.extend(notes::of_table(form, index, std::mem::take(&mut found.left_out)));
    }
    notes.extend(doubted(&report));
    notes::settle(&mut notes, form, &headings, &lines, &found);
    blocks.name(&mut notes);
    Some(Read { report, notes, source: Some(source) })
}

/// The tables of an edition that something copied holds; `None` for those that it does not.
pub(super) fn tables_in(form: &'static Form, blocks: &Blocks) -> Vec<Option<Found>> {
    let lines = lines::lines(blocks);
    let found = tables(form, &headings::headings(form, &headings::candidates(&lines)), &lines).into_iter();
    // The head of one table may be a row of another, with words behind it.
    let has_figures = |found: &Found| {
        let count = |kind| found.cells.iter().filter(|(_, piece)| lines::kind(&piece.text) == kind).count();
        count(Kind::Figure) > count(Kind::Words)
    };
    found.map(|found| Some(found).filter(|found| found.is_sure && has_figures(found))).collect()
}

/// A line of text cut at its blanks, as texts from PDF files have nothing else between two figures.
pub(super) fn cut_at_blanks(line: &str) -> Vec<String> {
    let has_digit = |part: &&str| part.contains(|c: char| c.is_ascii_digit());
    let is_number = |kind| matches!(read_number(line, kind), Reading::Number { .. });
    let is_one = line.split_whitespace().filter(has_digit).count() < 2;
    if is_one && [CellKind::Count, CellKind::Money, CellKind::Payment].into_iter().any(is_number) {
        return vec![line.trim().to_owned()];
    }
    lines::pieces(line).into_iter().map(|piece| piece.text).collect()
}

/// Puts what was found of a table into the report.
pub(super) fn take(report: &mut Report, table: usize, found: &Found) {
    let form = report.form;
    let is_total = |cell: &CellId| form.sum_of(*cell).is_some();
    if found.cells.iter().any(|(cell, piece)| is_total(cell) && !piece.text.is_empty()) {
        report.set_totals(table, Totals::Entered);
    }
    for (cell, piece) in &found.cells {
        report.set_cell(*cell, &piece.text);
    }
    let doubts = found.doubts.iter().map(|(cell, why)| Doubt {
        place: form.info(*cell).address.to_owned(),
        text: report.cell(*cell).to_owned(),
        why: why.clone(),
    });
    let doubts: Vec<Doubt> = doubts.collect();
    report.doubts.extend(doubts);
}

/// The tables of an edition, each in its part of the file.
fn tables(form: &'static Form, headings: &[Heading], lines: &[Line]) -> Vec<Found> {
    let find = |(index, table): (usize, &'static Table)| {
        let section = section_of(form, index);
        let (start, end) = region(section, headings, lines.len());
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

/// The sections of prose.
fn prose(form: &'static Form, headings: &[Heading], lines: &[Line], is_wrapped: bool, report: &mut Report) {
    for (section, line) in headings {
        let Some(own) = form.sections.get(*section).filter(|own| matches!(own.body, Body::Prose { .. }))
        else {
            continue;
        };
        let (start, end) = (line + 1, region(*section, headings, lines.len()).1);
        let text = paragraphs(lines.get(start..end).unwrap_or_default(), is_wrapped);
        report.set_text(Field::Section(own.key), &text);
    }
}

/// Lines as paragraphs; those that only end where the page does go on in the next one.
fn paragraphs(lines: &[Line], is_wrapped: bool) -> String {
    /// Shorter lines end by themselves.
    const SHORT: usize = 18;
    let mut text = String::new();
    let mut goes_on = true;
    for line in lines.iter().filter(|line| !line.is_grid) {
        let own = line.text.trim();
        if own.is_empty() {
            continue;
        }
        if !goes_on {
            text.push('\n');
        }
        text.push_str(own);
        let is_whole = own.ends_with(['。', '！', '？', '；', '：', '.', ';', ':']);
        goes_on = is_wrapped && !is_whole && own.chars().nth(SHORT).is_some();
    }
    text
}

/// Where the sentences above the first section begin. Without a title among the lines, what stands above
/// them may be anything: the menus of a website.
fn furniture(above: &[Line]) -> usize {
    let is_other = |line: &Line| {
        !line.is_grid && !line.text.trim().is_empty() && !line.text.contains(['。', '；', '，'])
    };
    above.iter().rposition(is_other).map_or(0, |last| last + 1)
}

/// What stands above the first section: title, office, year, and the paragraphs between. Says what it left out.
fn above(headings: &[Heading], lines: &[Line], blocks: &Blocks, report: &mut Report) -> Option<Note> {
    let end = headings.first().map_or(0, |(_, line)| *line);
    let above = lines.get(..end).unwrap_or_default();
    let head = head::head(above, blocks.title.as_deref());
    report.set_text(Field::OrganName, &head.organ);
    report.set_text(Field::Year, &head.year);
    let start = if head.end > 0 || blocks.is_wrapped { head.end } else { furniture(above) };
    report.set_text(Field::Preface, &paragraphs(above.get(start..).unwrap_or_default(), blocks.is_wrapped));
    if !head.title.is_empty() && report.title() != head.title {
        report.set_text(Field::Title, &head.title);
    }
    if let Some(year) = head::year_of(lines).filter(|_| head.year.is_empty()) {
        report.set_text(Field::Year, &year);
        report.doubts.push(Doubt {
            place: Field::Year.key().to_owned(),
            text: year,
            why: "标题里没有年份，这是文中说得最多的".to_owned(),
        });
    }
    let menus = above.get(head.end..start).unwrap_or_default();
    let menus = || menus.iter().filter(|line| !line.text.trim().is_empty());
    let text = format!("第一部分以前有 {} 行像网页菜单的文字，没有读入。", menus().count());
    menus().next().is_some().then(|| Note::from(text).at(menus().map(Line::spot)))
}
