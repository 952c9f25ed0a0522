//! `compare`: two reports side by side.

use super::files::Source;
use super::{Outcome, print_json, say, warn, words};
use serde::Serialize;
use std::fmt::Write as _;
use xxgk_annual_report::comparison::{Carried, CellChange, Comparison, Paragraph, Rate, TextChange, compare};
use xxgk_annual_report::form::Form;
use xxgk_annual_report::read::Read;
use xxgk_annual_report::report::{Field, Place, Report};

/// # Errors
/// A sentence on the file that cannot be read.
pub(super) fn compare_two(request: &words::Compare) -> Result<Outcome, String> {
    let [first, second] = [&request.first, &request.second].map(|path| {
        let source = Source::of(path);
        source.open().map(|read| (source.name(), read))
    });
    let (first, second) = (first?, second?);
    for (name, Read { notes, .. }) in [&first, &second] {
        for note in notes {
            warn(&format!("注意：{name}：{note}"));
        }
    }
    let comparison = compare(&first.1.report, &second.1.report);
    let sides = [(&first.0, &first.1.report), (&second.0, &second.1.report)];
    if request.json {
        print_json(&Data::of(&comparison, sides.map(|(name, report)| Side::of(name, report))))?;
    } else {
        say(in_words(&comparison, sides.map(|(_, report)| report)).trim_end());
    }
    Ok(if comparison.is_same() { Outcome::Good } else { Outcome::Errors })
}

// ── As data ─────────────────────────────────────────────────────────────────

#[derive(Serialize)]
struct Data<'a> {
    first: Side<'a>,
    second: Side<'a>,
    cells: Vec<Changed<'a>>,
    rates: Vec<Rated>,
    head: Vec<Head<'a>>,
    text: Vec<Text<'a>>,
    carried: Vec<CarriedOver>,
}

#[derive(Serialize)]
struct Side<'a> {
    file: &'a str,
    organ: &'a str,
    year: Option<u16>,
    edition: &'static str,
}

#[derive(Serialize)]
struct Changed<'a> {
    cell: &'static str,
    name: String,
    first: &'a str,
    second: &'a str,
    difference: Option<String>,
    share: Option<String>,
}

#[derive(Serialize)]
struct Rated {
    name: &'static str,
    first: Option<Counted>,
    second: Option<Counted>,
}

#[derive(Serialize)]
struct Counted {
    part: String,
    whole: String,
    share: Option<String>,
}

#[derive(Serialize)]
struct Head<'a> {
    field: &'static str,
    first: &'a str,
    second: &'a str,
}

#[derive(Serialize)]
struct Text<'a> {
    change: &'static str,
    first: Option<Part<'a>>,
    second: Option<Part<'a>>,
    likeness: Option<usize>,
}

#[derive(Serialize)]
struct Part<'a> {
    section: &'static str,
    paragraph: usize,
    text: &'a str,
}

#[derive(Serialize)]
struct CarriedOver {
    cell: &'static str,
    forward: String,
    over: String,
}

impl<'a> Side<'a> {
    fn of(file: &'a str, report: &'a Report) -> Self {
        let organ = report.text(Field::OrganName);
        Self { file, organ, year: report.year(), edition: report.form.edition }
    }
}

impl<'a> Data<'a> {
    fn of(comparison: &'a Comparison, [first, second]: [Side<'a>; 2]) -> Self {
        let form = comparison.form;
        let cell = |one: &'a CellChange| Changed {
            cell: form.info(one.cell).address,
            name: form.name_of(one.cell),
            first: &one.first,
            second: &one.second,
            difference: one.more.map(|more| more.to_string()),
            share: one.share.map(|share| share.to_string()),
        };
        let carried = |one: &Carried| CarriedOver {
            cell: form.info(one.cell).address,
            forward: one.forward.to_string(),
            over: one.over.to_string(),
        };
        let head = comparison.head.iter();
        Self {
            first,
            second,
            cells: comparison.cells.iter().map(cell).collect(),
            rates: comparison.rates.iter().map(rated).collect(),
            head: head
                .map(|one| Head { field: one.field.key(), first: &one.first, second: &one.second })
                .collect(),
            text: comparison.text.iter().map(text).collect(),
            carried: comparison.carried.iter().map(carried).collect(),
        }
    }
}

fn rated(rate: &Rate) -> Rated {
    let [first, second] = [0, 1].map(|side| {
        let (part, whole) = rate.counts.get(side).copied().flatten()?;
        let share = rate.shares().get(side).copied().flatten().map(|share| share.to_string());
        Some(Counted { part: part.to_string(), whole: whole.to_string(), share })
    });
    Rated { name: rate.name, first, second }
}

fn text(change: &TextChange) -> Text<'_> {
    let part = |paragraph| Some(part(paragraph));
    match change {
        TextChange::Changed { first, second, likeness } => {
            Text { change: "changed", first: part(first), second: part(second), likeness: Some(*likeness) }
        }
        TextChange::Moved { first, second } => {
            Text { change: "moved", first: part(first), second: part(second), likeness: None }
        }
        TextChange::Lost(one) => Text { change: "lost", first: part(one), second: None, likeness: None },
        TextChange::New(one) => Text { change: "new", first: None, second: part(one), likeness: None },
    }
}

fn part(paragraph: &Paragraph) -> Part<'_> {
    Part { section: paragraph.field.key(), paragraph: paragraph.number, text: &paragraph.text }
}

// ── In words ────────────────────────────────────────────────────────────────

fn in_words(comparison: &Comparison, [first, second]: [&Report; 2]) -> String {
    let form = comparison.form;
    let mut text = format!("前：{}\n后：{}\n", first.title(), second.title());
    for one in &comparison.head {
        let name = Place::Field(one.field).name(form);
        let _ = writeln!(text, "{name}：“{}” → “{}”", one.first, one.second);
    }
    for one in &comparison.cells {
        let _ = writeln!(text, "{} {}", form.info(one.cell).address, cell_in_words(form, one));
    }
    for rate in &comparison.rates {
        if let [Some(one), Some(other)] = rate.shares() {
            let _ = writeln!(text, "{}：{one} → {other}", rate.name);
        }
    }
    for one in &comparison.carried {
        let (name, Carried { forward, over, .. }) = (form.name_of(one.cell), one);
        let _ = writeln!(text, "{name}：上年报告结转下年度 {forward}，本年写的是 {over}");
    }
    for change in &comparison.text {
        text.push_str(&text_in_words(form, change));
    }
    let (cells, paragraphs) = (comparison.cells.len(), comparison.text.len());
    let _ = writeln!(text, "{cells} 格不同，{paragraphs} 段文字不同。");
    text
}

fn cell_in_words(form: &Form, one: &CellChange) -> String {
    let or_blank = |text: &str| if text.is_empty() { "（空白）".to_owned() } else { text.to_owned() };
    let mut line =
        format!("{}：{} → {}", form.name_of(one.cell), or_blank(&one.first), or_blank(&one.second));
    if let Some(more) = one.more {
        let sign = if more.is_negative() { "" } else { "+" };
        let _ = write!(line, "（{sign}{more}");
        if let Some(share) = one.share {
            let _ = write!(line, "，{sign}{share}");
        }
        line.push('）');
    }
    line
}

fn text_in_words(form: &'static Form, change: &TextChange) -> String {
    let place = |one: &Paragraph| one.name(form);
    match change {
        TextChange::Changed { first, second, likeness } => format!(
            "改了 {} → {}（{likeness}% 相同）\n  前：{}\n  后：{}\n",
            place(first),
            place(second),
            first.text,
            second.text
        ),
        TextChange::Moved { first, second } => {
            format!("移动 {} → {}\n  {}\n", place(first), place(second), second.text)
        }
        TextChange::Lost(one) => format!("少了 {}\n  {}\n", place(one), one.text),
        TextChange::New(one) => format!("多了 {}\n  {}\n", place(one), one.text),
    }
}
