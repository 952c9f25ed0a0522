//! A file of ours that somebody went on with in another program: what it shows now counts, and what it
//! does not show (last year's figures, reasons that were given) comes from the draft in it.

use super::{Read, ReadError};
use crate::form::CellId;
use crate::limits;
use crate::order::Set;
use crate::report::{Doubt, Field, Note, NotePlace, Place, Report, Totals};
use crate::saved;

/// What kind of file it is, in words.
pub(super) struct Edited {
    /// What happened to it, as the beginning of a sentence.
    pub how: &'static str,
    /// What to compare with, as the object of a sentence.
    pub file: &'static str,
}

impl Edited {
    /// Takes over into the draft what the file shows otherwise, and says what that is, or that it cannot be told.
    pub fn take_over(&self, draft: &mut saved::Read, shown: Result<Read, ReadError>) {
        let is_told = shown.is_ok_and(|shown| self.take(draft, &shown));
        if !is_told {
            let Self { how, file } = self;
            let text =
                format!("{how}，改了哪些文字认不出来，标题可能也改了。文字是导出时的，请对照{file}核对。");
            draft.notes.push(text.into());
        }
    }

    /// `false` where the texts cannot be told apart, or nothing that has a place in the report is another.
    fn take(&self, draft: &mut saved::Read, shown: &Read) -> bool {
        let report = &mut draft.report;
        if shown.report.form != report.form {
            return false;
        }
        let mut changed = cells(report, shown);
        let texts = texts(report, &shown.report);
        let is_told_apart = texts.is_some();
        changed.extend(texts.into_iter().flatten().map(Place::Field));
        if changed.is_empty() {
            return false;
        }
        let form = report.form;
        let first = changed.iter().take(limits::NOTES).map(|place| format!("“{}”", place.name(form)));
        let more = if changed.len() > limits::NOTES { "等" } else { "" };
        let text = format!(
            "{}，改的 {} 处已照着读入，请核对：{}{more}。",
            self.how,
            changed.len(),
            first.collect::<Vec<_>>().join("、")
        );
        draft.notes.push(Note::from(text).at(changed.iter().map(|place| NotePlace::of(form, *place))));
        is_told_apart
    }
}

/// The figures that are others. A table in which one is has its totals as they stand there:
/// computed anew, they would hide that they no longer fit.
fn cells(report: &mut Report, shown: &Read) -> Vec<Place> {
    let form = report.form;
    let figures = report.figures();
    let found: Set<CellId> = shown
        .source
        .iter()
        .flat_map(|source| source.tables.iter().flatten().flatten())
        .filter_map(|own| own.cell)
        .collect();
    let text = |cell: CellId| shown.report.cell(cell).trim();
    let is_other = |cell: &CellId| text(*cell) != report.printed(*cell, &figures).trim();
    let changed: Vec<CellId> = found.iter().copied().filter(is_other).collect();
    let tables: Set<usize> = changed.iter().map(|cell| form.info(*cell).table).collect();
    for cell in &changed {
        report.set_cell(*cell, text(*cell));
    }
    for table in tables.iter().copied() {
        report.set_totals(table, Totals::Entered);
        for cell in
            found.iter().filter(|cell| form.info(**cell).table == table && form.sum_of(**cell).is_some())
        {
            report.set_cell(*cell, text(*cell));
        }
    }
    report.doubts.extend(gone(report, &found));
    let doubts = shown.report.doubts.iter();
    let of_changed =
        doubts.filter(|doubt| changed.iter().any(|cell| form.info(*cell).address == doubt.place));
    report.doubts.extend(of_changed.cloned());
    changed.into_iter().map(Place::Cell).collect()
}

/// The figures that the file does not show any more: nobody knows whether they still hold.
fn gone(report: &Report, found: &Set<CellId>) -> Vec<Doubt> {
    let form = report.form;
    let is_gone = |cell: &CellId| !found.contains(cell) && !report.cell(*cell).trim().is_empty();
    let doubt = |cell: CellId| Doubt {
        place: form.info(cell).address.to_owned(),
        text: report.cell(cell).to_owned(),
        why: "导出以后改过，现在的文件里没有这一格".to_owned(),
    };
    form.cell_ids().filter(is_gone).map(doubt).collect()
}

/// The texts that are others; `None` where a section is missing: its heading may have been
/// changed, and its text counted to the one before.
fn texts(report: &mut Report, shown: &Report) -> Option<Vec<Field>> {
    let form = report.form;
    let bare = |text: &str| -> String { text.chars().filter(|c| !c.is_whitespace()).collect() };
    let is_missing = |field| bare(shown.text(field)).is_empty() && !bare(report.text(field)).is_empty();
    if Field::prose(form).any(is_missing) {
        return None;
    }
    let is_titled_otherwise = bare(&shown.title()) != bare(&report.title());
    let head = [Field::OrganName, Field::Year].into_iter().filter(|_| is_titled_otherwise);
    let mut changed = Vec::new();
    for field in head.chain(Field::prose(form)) {
        let text = shown.text(field);
        if !bare(text).is_empty() && bare(text) != bare(report.text(field)) {
            report.set_text(field, text);
            changed.push(field);
        }
    }
    Some(changed)
}
