//! The saved file (JSON, [`SCHEMA`]) turned back into a report.
//!
//! Figures may stand as text or as JSON numbers; either way they are kept to the
//! letter. A file that does not say where a table's totals come from, but brings some,
//! keeps them as a second witness: [`Totals::Entered`].

use super::SCHEMA;
use super::value::{Object, Value};
use crate::form::Form;
use crate::report::{Acceptance, Aside, Doubt, Field, Report, Totals, addresses};

/// What was understood of a file.
#[derive(Debug)]
pub struct Read {
    /// The report.
    pub report: Report,
    /// What of the file is not in the report, each a sentence for the person who opened it.
    pub notes: Vec<String>,
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
    let value: Value = serde_json::from_str(text).map_err(|error| {
        ReadError(format!(
            "文件第 {} 行第 {} 个字节处读不下去：它不是完整的草稿文件，可能没有存完，或者被改动过。请换一份草稿。",
            error.line(),
            error.column()
        ))
    })?;
    let Value::Object(file) = value else {
        return Err(ReadError("文件里不是一份草稿。请选择用“存草稿”保存的 .json 文件。".into()));
    };
    see_schema(&file)?;
    let mut notes = Vec::new();
    let mut report = report(&file, &mut notes)?;
    last_year(&file, &mut report, &mut notes);
    accepted(&file, &mut report, &mut notes);
    aside(&file, &mut report, &mut notes);
    doubts(&file, &mut report, &mut notes);
    Ok(Read { report, notes })
}

/// The report itself, without what it carries beside.
fn report(file: &Object, notes: &mut Vec<String>) -> Result<Report, ReadError> {
    let mut report = Report::new(edition(file)?);
    fields(file, &mut report, notes);
    cells(file, &mut report, notes);
    totals(file, &mut report, notes);
    report.follow_tables();
    Ok(report)
}

/// Last year's report. It cannot spoil this year's: what is wrong with it is a note.
fn last_year(file: &Object, this: &mut Report, notes: &mut Vec<String>) {
    let last = match file.get("last_year") {
        None | Some(Value::Null) => return,
        Some(Value::Object(last)) => last,
        Some(_) => return notes.push("文件里的“last_year”不是上一年的报告，没有读入。".into()),
    };
    let mut own = Vec::new();
    match report(last, &mut own) {
        Ok(last) => this.last_year = Some(Box::new(last)),
        Err(ReadError(sentence)) => own.push(format!("没有读入：{sentence}")),
    }
    for key in ["last_year", "accepted", "aside", "doubts"].into_iter().filter(|key| last.contains_key(*key))
    {
        own.push(format!("文件里的“{key}”没有读入。"));
    }
    notes.extend(own.into_iter().map(|note| format!("上一年的数据：{note}")));
}

fn accepted(file: &Object, report: &mut Report, notes: &mut Vec<String>) {
    let all = match file.get("accepted") {
        None | Some(Value::Null) => return,
        Some(Value::List(all)) => all,
        Some(_) => return notes.push("文件里的“accepted”不是一列已确认的问题，没有读入。".into()),
    };
    for (place, one) in all.iter().enumerate() {
        match acceptance(one) {
            Some(one) => report.accepted.push(one),
            None => notes.push(format!("文件里第 {} 个已确认的问题看不懂，没有读入。", place + 1)),
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
            .map(|(address, text)| Some((address.clone(), text_of(text)?)))
            .collect::<Option<_>>()?,
        reason: text("reason")?,
    })
}

fn aside(file: &Object, report: &mut Report, notes: &mut Vec<String>) {
    let all = match file.get("aside") {
        None | Some(Value::Null) => return,
        Some(Value::List(all)) => all,
        Some(_) => return notes.push("文件里的“aside”不是一列别的版本的内容，没有读入。".into()),
    };
    for (place, one) in all.iter().enumerate() {
        let text = |key: &str| Some(one.get(key)?.as_str()?.to_owned());
        let read = || Some(Aside { edition: text("edition")?, place: text("place")?, text: text("text")? });
        match read() {
            Some(one) => report.aside.push(one),
            None => notes.push(format!("文件里第 {} 处别的版本的内容看不懂，没有读入。", place + 1)),
        }
    }
}

fn doubts(file: &Object, report: &mut Report, notes: &mut Vec<String>) {
    let all = match file.get("doubts") {
        None | Some(Value::Null) => return,
        Some(Value::List(all)) => all,
        Some(_) => return notes.push("文件里的“doubts”不是一列读入时存疑的地方，没有读入。".into()),
    };
    for (place, one) in all.iter().enumerate() {
        let text = |key: &str| Some(one.get(key)?.as_str()?.to_owned());
        let read = || Some(Doubt { place: text("place")?, text: text("text")?, why: text("why")? });
        match read() {
            Some(one) => report.doubts.push(one),
            None => notes.push(format!("文件里第 {} 处读入时存疑的地方看不懂，没有读入。", place + 1)),
        }
    }
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
            format!("这份草稿是用更新版本的工具保存的（{schema}），这个版本只认得 {SCHEMA}。请用新版本打开。")
        }
        _ => format!("不认得这种文件（schema 是“{schema}”）。请选择用“存草稿”保存的 .json 文件。"),
    }))
}

/// The edition that the file names; else that of its year; else the newest of those that know
/// most of what it brings.
fn edition(file: &Object) -> Result<&'static Form, ReadError> {
    match file.get("edition").and_then(text_of) {
        Some(name) if !name.is_empty() => Form::edition(&name).ok_or_else(|| {
            ReadError(format!("草稿用的是 {name} 年版的格式，这个版本的工具没有。请用新版本打开。"))
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
        let is_of_another = |key: &&String| {
            Field::read(form, key).is_none()
                && Form::all().iter().any(|form| Field::read(form, key).is_some())
        };
        let sections = file.keys().filter(is_of_another).count();
        let addresses = cells.into_iter().flat_map(|cells| cells.keys());
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

fn fields(file: &Object, report: &mut Report, notes: &mut Vec<String>) {
    for field in Field::all(report.form) {
        let value = match field.key().split_once('.') {
            Some((group, key)) => file.get(group).and_then(|group| group.get(key)),
            None => file.get(field.key()),
        };
        match value.map(text_of) {
            Some(Some(text)) => {
                report.set_text(field, &text);
                let unknown = addresses(report.text(field)).map(|(_, address)| address);
                notes.extend(unknown.map(|address| {
                    format!("{} 年版的格式没有文中的“{address}”这一格，照文字读入。", report.form.edition)
                }));
            }
            Some(None) => notes.push(format!("文件里的“{}”不是文字，没有读入。", field.key())),
            None => {}
        }
    }
    if file.get("edition").is_some_and(|edition| text_of(edition).is_none()) {
        notes.push(format!("文件里的“edition”不是文字，按 {} 年版的格式读入。", report.form.edition));
    }
    let known = ["schema", "edition", "organ", "cells", "totals", "last_year", "accepted", "aside", "doubts"];
    for key in
        file.keys().filter(|key| !known.contains(&key.as_str()) && Field::read(report.form, key).is_none())
    {
        notes.push(format!("文件里的“{key}”这个版本不认得，没有读入。"));
    }
    if let Some(organ) = file.get("organ") {
        match organ {
            Value::Object(organ) => {
                for key in organ.keys().filter(|key| !matches!(key.as_str(), "name" | "kind")) {
                    notes.push(format!("文件里的“organ.{key}”这个版本不认得，没有读入。"));
                }
            }
            _ => notes.push("文件里的“organ”不是单位名称和类别，没有读入。".into()),
        }
    }
}

fn cells(file: &Object, report: &mut Report, notes: &mut Vec<String>) {
    let cells = match file.get("cells") {
        None | Some(Value::Null) => return,
        Some(Value::Object(cells)) => cells,
        Some(_) => return notes.push("文件里的“cells”不是一张表，各格都没有读入。".into()),
    };
    for (address, value) in cells {
        match (report.form.cell(address), text_of(value)) {
            (Some(cell), Some(text)) => report.set_cell(cell, &text),
            (Some(cell), None) => {
                notes.push(format!("“{}”（{address}）的内容不是文字，没有读入。", report.form.name_of(cell)));
            }
            (None, _) => {
                notes.push(format!("{} 年版的格式没有“{address}”这一格，没有读入。", report.form.edition));
            }
        }
    }
}

fn totals(file: &Object, report: &mut Report, notes: &mut Vec<String>) {
    let form = report.form;
    let summed: Vec<_> = form.tables.iter().enumerate().filter(|(index, _)| form.has_sums(*index)).collect();
    let said = file.get("totals");
    match said {
        None | Some(Value::Null) => {}
        Some(Value::Object(tables)) => {
            for key in tables.keys().filter(|key| summed.iter().all(|(_, table)| table.key != *key)) {
                notes.push(format!("文件里的“totals.{key}”这个版本不认得，没有读入。"));
            }
        }
        Some(_) => notes.push("文件里的“totals”没有说明哪张表的总计怎么来，没有读入。".into()),
    }
    for (index, table) in summed {
        let said = said.and_then(|totals| totals.get(table.key));
        let chosen = said.and_then(|totals| Totals::read(totals.as_str()?));
        if said.is_some() && chosen.is_none() {
            notes.push(format!("文件里的“totals.{}”不是 computed 或 entered，没有读入。", table.key));
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
