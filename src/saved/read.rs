//! The saved file (JSON, [`SCHEMA`]) turned back into a report.
//!
//! Figures may stand as text or as JSON numbers; either way they are kept to the
//! letter. A file that does not say where a table's totals come from, but brings some,
//! keeps them as a second witness: [`Totals::Entered`].

use super::SCHEMA;
use super::notes::{Kind, Notes};
use super::value::{FaultKind, Object, Value, parse};
use crate::form::Form;
use crate::limits;
use crate::report::{
    Acceptance, Aside, Doubt, Field, Named, Note, NotePlace, Report, Spot, Totals, addresses,
};
use crate::text::characters::is_line_end;
use crate::text::excerpt::excerpt;

/// What was understood of a file.
#[derive(Debug)]
pub struct Read {
    /// The report.
    pub report: Report,
    /// What of the file is not in the report.
    pub notes: Vec<Note>,
}

/// Why a file could not be read: a sentence that says what, where and what to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadError(pub String);

impl std::fmt::Display for ReadError {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str(&self.0)
    }
}

impl std::error::Error for ReadError {}

/// Reads the text of a saved file.
///
/// # Errors
/// When it is none, or one of a newer schema or an unknown edition.
pub fn read(text: &str) -> Result<Read, ReadError> {
    if text.len() > limits::SAVED {
        return Err(ReadError(limits::draft_too_long(text.len())));
    }
    let value = parse(text).map_err(|fault| {
        ReadError(match fault.kind {
            FaultKind::TooDeep => limits::too_deep(fault.line, fault.column),
            FaultKind::TooMany => limits::too_many_values(fault.line),
            FaultKind::Broken => format!(
                "文件第 {} 行第 {} 个字节处读不下去：它不是完整的草稿文件，可能没有存完，或者被改动过。请换一份草稿。",
                fault.line, fault.column
            ),
        })
    })?;
    let Value::Object(file) = value else {
        return Err(ReadError("文件里不是一份草稿。请选择用“存草稿”保存的 .json 文件。".into()));
    };
    see_schema(&file)?;
    let mut notes = Notes::default();
    let mut report = report(&file, &mut notes)?;
    last_year(&file, &mut report, &mut notes);
    accepted(&file, &mut report, &mut notes)?;
    aside(&file, &mut report, &mut notes)?;
    doubts(&file, &mut report, &mut notes)?;
    see_lines(&report)?;
    repeated(&file, "", &mut notes);
    Ok(Read { report, notes: notes.said() })
}

/// Refuses a report whose prose has more lines than any.
fn see_lines(report: &Report) -> Result<(), ReadError> {
    let lines = |report: &Report| -> usize {
        Field::prose(report.form)
            .map(|field| report.text(field))
            .filter(|text| !text.is_empty())
            .map(|text| text.split(is_line_end).count())
            .sum()
    };
    let all = lines(report) + report.last_year.as_deref().map_or(0, lines);
    if all > limits::LINES { Err(ReadError(limits::too_many_lines(all))) } else { Ok(()) }
}

/// Notes the keys that stand in a file more than once, whatever they are in. JSON leaves open
/// which one counts; to take one of them without a word would lose what the other one says.
fn repeated(object: &Object, within: &str, notes: &mut Notes) {
    for key in &object.repeated {
        notes.add(Kind::Repeated, || {
            let path = format!("{within}{}", excerpt(key));
            of(&path, "写了不止一遍，内容不一样，读入的是最后一遍，请核对。")
        });
    }
    for (key, value) in object.iter() {
        match value {
            Value::Object(inner) => repeated(inner, &format!("{within}{}.", excerpt(key)), notes),
            Value::List(items) => {
                for (place, inner) in items.iter().enumerate() {
                    if let Value::Object(inner) = inner {
                        repeated(inner, &format!("{within}{}.{}.", excerpt(key), place + 1), notes);
                    }
                }
            }
            Value::Null | Value::Bool | Value::Number(_) | Value::Text(_) => {}
        }
    }
}

/// What is said of what stands under these names.
fn of(path: &str, said: &str) -> Note {
    Note::from(format!("文件里的“{path}”{said}")).at([Spot::named(Named::Path, path)])
}

/// What is said of one of a list that does not read.
fn of_list(key: &str, place: usize, what: &str) -> Note {
    let number = place + 1;
    let text = format!("文件里第 {number} {what}看不懂，没有读入。");
    Note::from(text).at([Spot::named(Named::Path, &format!("{key}.{number}"))])
}

/// A place of the form that stands under these names.
fn in_form(mut place: NotePlace, path: &str) -> NotePlace {
    place.spot = Spot::named(Named::Path, path);
    place
}

/// The report itself, without what it carries beside.
fn report(file: &Object, notes: &mut Notes) -> Result<Report, ReadError> {
    let mut report = Report::new(edition(file)?);
    fields(file, &mut report, notes);
    cells(file, &mut report, notes);
    totals(file, &mut report, notes);
    report.follow_tables();
    Ok(report)
}

/// Last year's report. It cannot spoil this year's: what is wrong with it is a note.
fn last_year(file: &Object, this: &mut Report, notes: &mut Notes) {
    let last = match file.get("last_year") {
        None | Some(Value::Null) => return,
        Some(Value::Object(last)) => last,
        Some(_) => {
            return notes.push(of("last_year", "不是上一年的报告，没有读入。"));
        }
    };
    let mut own = Notes::default();
    match report(last, &mut own) {
        Ok(last) => this.last_year = Some(Box::new(last)),
        Err(ReadError(sentence)) => own.push(format!("没有读入：{sentence}")),
    }
    for key in ["last_year", "accepted", "aside", "doubts"].into_iter().filter(|key| last.get(key).is_some())
    {
        own.push(of(key, "没有读入。"));
    }
    for note in own.said() {
        // Its places are none of this year's report.
        let within = |path: &str| Spot::named(Named::Path, &format!("last_year.{path}"));
        let paths = note.places.iter().filter_map(|place| place.spot.name(Named::Path)).map(within);
        notes.push(Note::from(format!("上一年的数据：{}", note.text)).at(paths));
    }
}

fn accepted(file: &Object, report: &mut Report, notes: &mut Notes) -> Result<(), ReadError> {
    let all = list(file, "accepted", "不是一列已确认的问题，没有读入。", notes)?;
    for (place, one) in all.iter().enumerate() {
        match acceptance(one) {
            Some(one) => report.accepted.push(one),
            None => notes.add(Kind::Unreadable, || of_list("accepted", place, "个已确认的问题")),
        }
    }
    Ok(())
}

/// A list of the file; empty where there is none, or something else, which `otherwise` says.
fn list<'a>(
    file: &'a Object,
    key: &str,
    otherwise: &str,
    notes: &mut Notes,
) -> Result<&'a [Value], ReadError> {
    match file.get(key) {
        None | Some(Value::Null) => Ok(&[]),
        Some(Value::List(all)) if all.len() > limits::LISTED => {
            Err(ReadError(limits::list_too_long(key, all.len())))
        }
        Some(Value::List(all)) => Ok(all),
        Some(_) => {
            notes.push(of(key, otherwise));
            Ok(&[])
        }
    }
}

fn acceptance(value: &Value) -> Option<Acceptance> {
    let text = |key: &str| Some(value.get(key)?.as_str()?.to_owned());
    let figures = value.get("figures")?.as_object()?.iter();
    Some(Acceptance {
        rule: text("rule")?,
        place: text("place")?,
        found: text("found")?,
        expected: text("expected")?,
        figures: figures
            .map(|(address, text)| Some((address.to_owned(), text_of(text)?)))
            .collect::<Option<_>>()?,
        reason: text("reason")?,
    })
}

fn aside(file: &Object, report: &mut Report, notes: &mut Notes) -> Result<(), ReadError> {
    let all = list(file, "aside", "不是一列别的版本的内容，没有读入。", notes)?;
    for (place, one) in all.iter().enumerate() {
        let text = |key: &str| Some(one.get(key)?.as_str()?.to_owned());
        let read = || Some(Aside { edition: text("edition")?, place: text("place")?, text: text("text")? });
        match read() {
            Some(one) => report.aside.push(one),
            None => notes.add(Kind::Unreadable, || of_list("aside", place, "处别的版本的内容")),
        }
    }
    Ok(())
}

fn doubts(file: &Object, report: &mut Report, notes: &mut Notes) -> Result<(), ReadError> {
    let all = list(file, "doubts", "不是一列读入时存疑的地方，没有读入。", notes)?;
    for (place, one) in all.iter().enumerate() {
        let text = |key: &str| Some(one.get(key)?.as_str()?.to_owned());
        let read = || Some(Doubt { place: text("place")?, text: text("text")?, why: text("why")? });
        match read() {
            Some(one) => report.doubts.push(one),
            None => notes.add(Kind::Unreadable, || of_list("doubts", place, "处读入时存疑的地方")),
        }
    }
    Ok(())
}

fn see_schema(file: &Object) -> Result<(), ReadError> {
    let Some(schema) = file.get("schema").and_then(Value::as_str) else {
        return Err(ReadError(
            "文件里没有“schema”，不是本工具保存的草稿。请选择用“存草稿”保存的 .json 文件。".into(),
        ));
    };
    if schema == SCHEMA {
        return Ok(());
    }
    let version = |schema: &str| {
        schema.strip_prefix("xxgk-annual-report/").and_then(|number| number.parse::<u32>().ok())
    };
    Err(ReadError(match version(schema) {
        Some(newer) if Some(newer) > version(SCHEMA) => {
            format!(
                "这份草稿是用更新版本的工具保存的（{}），这个版本只认得 {SCHEMA}。请用新版本打开。",
                excerpt(schema)
            )
        }
        _ => format!("不认得这种文件（schema 是“{}”）。请选择用“存草稿”保存的 .json 文件。", excerpt(schema)),
    }))
}

/// The edition that the file names; else that of its year; else the newest of those that know
/// most of what it brings.
fn edition(file: &Object) -> Result<&'static Form, ReadError> {
    match file.get("edition").and_then(text_of) {
        Some(name) if !name.is_empty() => Form::edition(&name).ok_or_else(|| {
            ReadError(format!(
                "草稿用的是 {} 年版的格式，这个版本的工具没有。请用新版本打开。",
                excerpt(&name)
            ))
        }),
        _ => {
            let year = file.get("year").and_then(text_of).and_then(|year| year.parse().ok());
            Ok(year.and_then(Form::of_year).unwrap_or_else(|| nearest(file)))
        }
    }
}

/// The edition that knows most of the cells and sections of a file that does not say which it is
/// on; of several, the newest.
fn nearest(file: &Object) -> &'static Form {
    let cells = file.get("cells").and_then(Value::as_object);
    let unknown = |form: &'static Form| {
        let is_of_another = |key: &&str| {
            Field::read(form, key).is_none()
                && Form::all().iter().any(|form| Field::read(form, key).is_some())
        };
        let sections = file.keys().filter(is_of_another).count();
        let addresses = cells.into_iter().flat_map(Object::keys);
        sections + addresses.filter(|address| form.cell(address).is_none()).count()
    };
    Form::all().iter().rev().copied().min_by_key(|form| unknown(form)).unwrap_or_else(Form::newest)
}

/// A text, or a number to the letter, or nothing. Anything else is no text.
fn text_of(value: &Value) -> Option<String> {
    match value {
        Value::Text(text) | Value::Number(text) => Some(text.clone()),
        Value::Null => Some(String::new()),
        Value::Bool | Value::List(_) | Value::Object(_) => None,
    }
}

fn fields(file: &Object, report: &mut Report, notes: &mut Notes) {
    for field in Field::all(report.form) {
        let value = match field.key().split_once('.') {
            Some((group, key)) => file.get(group).and_then(|group| group.get(key)),
            None => file.get(field.key()),
        };
        match value.map(text_of) {
            Some(Some(text)) => {
                report.set_text(field, &text);
                let unknown = addresses(report.text(field)).map(|(_, address)| address);
                for address in unknown {
                    notes.add(Kind::UnknownAddress, || {
                        let (edition, address) = (report.form.edition, excerpt(address));
                        let text = format!("{edition} 年版的格式没有文中的“{address}”这一格，照文字读入。");
                        Note::from(text).at([in_form(NotePlace::field(field), field.key())])
                    });
                }
            }
            Some(None) => {
                let mut note = of(field.key(), "不是文字，没有读入。");
                note.places = vec![in_form(NotePlace::field(field), field.key())];
                notes.push(note);
            }
            None => {}
        }
    }
    if file.get("edition").is_some_and(|edition| text_of(edition).is_none()) {
        notes.push(of("edition", &format!("不是文字，按 {} 年版的格式读入。", report.form.edition)));
    }
    let known = ["schema", "edition", "organ", "cells", "totals", "last_year", "accepted", "aside", "doubts"];
    for key in file.keys().filter(|key| !known.contains(key) && Field::read(report.form, key).is_none()) {
        unknown(notes, "", key);
    }
    if let Some(organ) = file.get("organ") {
        match organ {
            Value::Object(organ) => {
                for key in organ.keys().filter(|key| !matches!(*key, "name" | "kind")) {
                    unknown(notes, "organ.", key);
                }
            }
            _ => notes.push(of("organ", "不是单位名称和类别，没有读入。")),
        }
    }
}

/// Notes a key that this version does not know.
fn unknown(notes: &mut Notes, within: &str, key: &str) {
    notes.add(Kind::UnknownKey, || of(&format!("{within}{}", excerpt(key)), "这个版本不认得，没有读入。"));
}

fn cells(file: &Object, report: &mut Report, notes: &mut Notes) {
    let cells = match file.get("cells") {
        None | Some(Value::Null) => return,
        Some(Value::Object(cells)) => cells,
        Some(_) => return notes.push(of("cells", "不是一张表，各格都没有读入。")),
    };
    for (address, value) in cells.iter() {
        match (report.form.cell(address), text_of(value)) {
            (Some(cell), Some(text)) => report.set_cell(cell, &text),
            (Some(cell), None) => {
                let text = format!("“{}”（{address}）的内容不是文字，没有读入。", report.form.name_of(cell));
                let place = in_form(NotePlace::cell(report.form, cell), &format!("cells.{address}"));
                notes.push(Note::from(text).at([place]));
            }
            (None, _) => {
                notes.add(Kind::UnknownCell, || {
                    let (edition, address) = (report.form.edition, excerpt(address));
                    let text = format!("{edition} 年版的格式没有“{address}”这一格，没有读入。");
                    Note::from(text).at([Spot::named(Named::Path, &format!("cells.{address}"))])
                });
            }
        }
    }
}

fn totals(file: &Object, report: &mut Report, notes: &mut Notes) {
    let form = report.form;
    let summed: Vec<_> = form.tables.iter().enumerate().filter(|(index, _)| form.has_sums(*index)).collect();
    let said = file.get("totals");
    match said {
        None | Some(Value::Null) => {}
        Some(Value::Object(tables)) => {
            for key in tables.keys().filter(|key| summed.iter().all(|(_, table)| table.key != *key)) {
                unknown(notes, "totals.", key);
            }
        }
        Some(_) => notes.push(of("totals", "没有说明哪张表的总计怎么来，没有读入。")),
    }
    for (index, table) in summed {
        let said = said.and_then(|totals| totals.get(table.key));
        let chosen = said.and_then(|totals| Totals::read(totals.as_str()?));
        if said.is_some() && chosen.is_none() {
            notes.push(of(&format!("totals.{}", table.key), "不是 computed 或 entered，没有读入。"));
        }
        let totals = chosen.unwrap_or_else(|| brought(report, index));
        // A new report computes its totals. Choosing that again would take back those
        // that were typed, and what was typed comes back to the letter.
        if totals == Totals::Entered {
            report.set_totals(index, totals);
        }
    }
}

/// [`Totals::Entered`] where the file brought a total of that table.
fn brought(report: &Report, table: usize) -> Totals {
    let mut sums = report.form.sums.iter().filter_map(|sum| sum.left.first());
    let brought =
        sums.any(|cell| report.form.info(*cell).table == table && !report.cell(*cell).trim().is_empty());
    if brought { Totals::Entered } else { Totals::Computed }
}
