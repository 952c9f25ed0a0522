//! `read`: what is understood of one file, or of many: cells, prose, and what is in doubt.

use super::files::{self, Files, Source};
use super::{Outcome, print_json, say, warn, words};
use serde::ser::SerializeMap as _;
use serde::{Serialize, Serializer};
use serde_json::json;
use std::fmt::Write as _;
use xxgk_annual_report::form::{Body, Form};
use xxgk_annual_report::read::Read;
use xxgk_annual_report::report::{Doubt, Field, Note, NotePlace, Place, Report, Spot};

/// # Errors
/// A sentence on the one file that cannot be read. Of several, the others are.
pub(super) fn read(request: &words::Read) -> Result<Outcome, String> {
    match files::find(&request.files) {
        Files::One(source) => {
            let read = source.open()?;
            if request.json {
                print_json(&Data::of(None, &read))?;
            } else {
                say(&in_words(&read));
            }
            Ok(Outcome::Good)
        }
        Files::Many(sources) => read_many(request, &sources),
    }
}

fn read_many(request: &words::Read, sources: &[Source]) -> Result<Outcome, String> {
    let (mut all, mut failed) = (Vec::new(), 0);
    for source in sources {
        let name = source.name();
        match source.open() {
            Ok(read) if request.json => all.push(json!(Data::of(Some(&name), &read))),
            Ok(read) => say(&format!("{name}\n{}\n", in_words(&read))),
            Err(sentence) => {
                warn(&sentence);
                all.push(json!({ "file": name, "error": sentence }));
                failed += 1;
            }
        }
    }
    if request.json {
        print_json(&all)?;
    } else {
        let failures = if failed == 0 { String::new() } else { format!("另有 {failed} 个打不开。") };
        say(&format!("共读入 {} 份报告。{failures}", sources.len() - failed));
    }
    Ok(if failed == 0 { Outcome::Good } else { Outcome::Unreadable })
}

/// What was read, as data: figures and prose to the letter, blank ones as empty texts.
#[derive(Serialize)]
struct Data<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    file: Option<&'a str>,
    edition: &'static str,
    title: String,
    organ: &'a str,
    year: &'a str,
    cells: Texts<'a>,
    prose: Texts<'a>,
    notes: Vec<Said<'a>>,
    doubts: Vec<InDoubt<'a>>,
}

/// Texts by the key of their place, in the order of the form.
struct Texts<'a>(Vec<(&'static str, &'a str)>);

impl Serialize for Texts<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().copied())
    }
}

/// A note with its first place; the others of many behind it.
#[derive(Serialize)]
struct Said<'a> {
    text: &'a str,
    #[serde(flatten)]
    place: At<'a>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    more: Vec<At<'a>>,
}

/// A place of a note, in the form and in the file.
#[derive(Default, Serialize)]
struct At<'a> {
    section: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    cell: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    field: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    source: Option<InFile<'a>>,
}

/// A place in the file: what it calls it, and its numbers as people count, from 1.
struct InFile<'a>(&'a Spot);

impl Serialize for InFile<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Spot { names, block, row, column } = self.0;
        let mut map = serializer.serialize_map(None)?;
        for (what, name) in names {
            map.serialize_entry(what.key(), name)?;
        }
        for (what, number) in [("block", block), ("row", row), ("column", column)] {
            if let Some(number) = number {
                map.serialize_entry(what, &(number + 1))?;
            }
        }
        map.end()
    }
}

impl<'a> Said<'a> {
    fn of(form: &Form, Note { text, places }: &'a Note) -> Self {
        let mut all = places.iter().map(|place| At::of(form, place));
        Self { text, place: all.next().unwrap_or_default(), more: all.collect() }
    }
}

impl<'a> At<'a> {
    fn of(form: &Form, NotePlace { section, place, spot }: &'a NotePlace) -> Self {
        let key = place.map(|place| place.key(form));
        let is_cell = matches!(place, Some(Place::Cell(_)));
        Self {
            section: *section,
            cell: key.filter(|_| is_cell),
            field: key.filter(|_| !is_cell),
            source: (*spot != Spot::default()).then_some(InFile(spot)),
        }
    }
}

#[derive(Serialize)]
struct InDoubt<'a> {
    place: &'a str,
    name: String,
    text: &'a str,
    why: &'a str,
}

impl<'a> Data<'a> {
    fn of(file: Option<&'a str>, read: &'a Read) -> Self {
        let Read { report, notes, .. } = read;
        let form = report.form;
        let doubt = |doubt: &'a Doubt| {
            let Doubt { place, text, why } = doubt;
            InDoubt { place, name: name_of(form, place), text, why }
        };
        Self {
            file,
            edition: form.edition,
            title: report.title(),
            organ: report.text(Field::OrganName),
            year: report.text(Field::Year),
            cells: Texts(form.cell_ids().map(|cell| (form.info(cell).address, report.cell(cell))).collect()),
            prose: Texts(
                Field::prose(form)
                    .filter(|field| !field.is_below_table(form) || !report.text(*field).is_empty())
                    .map(|field| (field.key(), report.text(field)))
                    .collect(),
            ),
            notes: notes.iter().map(|note| Said::of(form, note)).collect(),
            doubts: report.doubts.iter().map(doubt).collect(),
        }
    }
}

/// What people call a place in doubt.
fn name_of(form: &'static Form, place: &str) -> String {
    let cell = form.cell(place).map(Place::Cell);
    let place = cell.or_else(|| Field::read(form, place).map(Place::Field));
    place.map_or_else(String::new, |place| place.name(form))
}

/// What was read, for a person: how much of each section, and every doubt and note.
fn in_words(read: &Read) -> String {
    let Read { report, notes, .. } = read;
    let form = report.form;
    let mut lines = format!("{}\n格式：{} 年版\n", report.title(), form.edition);
    for section in form.sections {
        let _ = writeln!(lines, "{}：{}", section.heading, how_much(report, section.key, &section.body));
    }
    for Doubt { place, text, why } in &report.doubts {
        let _ = writeln!(lines, "存疑：{} {place}：读作“{text}”，{why}", name_of(form, place));
    }
    for note in notes {
        let _ = writeln!(lines, "注意：{note}");
    }
    lines.trim_end().to_owned()
}

fn how_much(report: &Report, section: &'static str, body: &Body) -> String {
    match body {
        Body::Table(table) => {
            let form = report.form;
            let own: Vec<_> = form.cell_ids().filter(|cell| form.info(*cell).table == *table).collect();
            let filled = own.iter().filter(|cell| !report.cell(**cell).trim().is_empty()).count();
            format!("{} 格，有内容的 {filled} 格", own.len())
        }
        Body::Prose { .. } => {
            let text = report.text(Field::Section(section));
            format!("{} 字", text.chars().filter(|c| !c.is_whitespace()).count())
        }
    }
}
