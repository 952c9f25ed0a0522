//! A file of ours that somebody went on with in another program: what it shows now counts, and what it
//! does not show (last year's figures, reasons that were given) comes from the draft in it.

use super::{Read, ReadError};
use crate::form::{CellId, CellKind, Form};
use crate::limits;
use crate::order::Set;
use crate::report::{Doubt, Field, Note, NotePlace, Place, Reading, Report, Totals, read_number};
use crate::saved;
use crate::saved::envelope::text_sum;

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

    /// The same for a file that shows no prose and tells only by its figures that it was changed; none where it
    /// shows no report any more.
    pub fn compare(&self, draft: &mut saved::Read, shown: Option<&Read>) {
        let report = &mut draft.report;
        let shown = shown.filter(|shown| shown.report.form == report.form);
        let Some(shown) = shown else {
            let Self { how, file } = self;
            let text = format!("{how}，里面的表认不出来。数是导出时的，请对照{file}核对。");
            draft.notes.push(text.into());
            return;
        };
        let changed = cells(report, shown, is_another_value);
        draft.notes.extend(self.changed(report.form, &changed));
    }

    /// `false` where the texts cannot be told apart, or nothing that has a place in the report is another.
    fn take(&self, draft: &mut saved::Read, shown: &Read) -> bool {
        let report = &mut draft.report;
        if shown.report.form != report.form {
            return false;
        }
        let mut changed = cells(report, shown, |own, shown, _| own != shown);
        let texts = texts(report, &shown.report);
        let is_told_apart = texts.is_some();
        changed.extend(texts.into_iter().flatten().map(Place::Field));
        let note = self.changed(report.form, &changed);
        let is_changed = note.is_some();
        draft.notes.extend(note);
        is_changed && is_told_apart
    }

    /// What to say of the places that are others now.
    fn changed(&self, form: &'static Form, places: &[Place]) -> Option<Note> {
        let first = places.iter().take(limits::NOTES).map(|place| format!("“{}”", place.name(form)));
        let first = first.collect::<Vec<_>>().join("、");
        let more = if places.len() > limits::NOTES { "等" } else { "" };
        let (how, count) = (self.how, places.len());
        let note = || Note::from(format!("{how}，改的 {count} 处已照着读入，请核对：{first}{more}。"));
        (count > 0).then(|| note().at(places.iter().map(|place| NotePlace::of(form, *place))))
    }
}

/// Whether a figure is another one, and not the same spelled in another way, as sheets do.
fn is_another_value(own: &str, shown: &str, kind: CellKind) -> bool {
    /// A workbook holds no longer text in a cell.
    const CUT: usize = 32_000;
    match (read_number(own, kind), read_number(shown, kind)) {
        (Reading::Number { value, text, .. }, Reading::Number { value: other, text: shown, .. }) => {
            value != other || unit(&text) != unit(&shown)
        }
        (Reading::Blank, Reading::Blank) => false,
        (Reading::Number { .. } | Reading::Blank, _) | (_, Reading::Number { .. } | Reading::Blank) => true,
        _ => own.len() <= CUT && text_sum([own].into_iter()) != text_sum([shown].into_iter()),
    }
}

/// What stands behind the digits of a number.
fn unit(text: &str) -> &str {
    text.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.')
}

/// The figures that are others. A table in which one is has its totals as they stand there:
/// computed anew, they would hide that they no longer fit.
fn cells(report: &mut Report, shown: &Read, is_another: impl Fn(&str, &str, CellKind) -> bool) -> Vec<Place> {
    let form = report.form;
    let figures = report.figures();
    let found: Set<CellId> = shown
        .source
        .iter()
        .flat_map(|source| source.tables.iter().flatten().flatten())
        .filter_map(|own| own.cell)
        .collect();
    let text = |cell: CellId| shown.report.cell(cell).trim();
    let is_other = |cell: &CellId| {
        is_another(report.printed(*cell, &figures).trim(), text(*cell), form.info(*cell).kind)
    };
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
