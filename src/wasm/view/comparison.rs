//! Two reports side by side, as the page shows them.

use crate::comparison::{Carried, CellChange, Comparison, Paragraph, Piece, Rate, TextChange, pieces};
use crate::form::Form;
use crate::report::{Place, Report};
use serde::Serialize;
use tsify::Tsify;

/// What differs between two reports.
#[derive(Serialize, Tsify)]
pub struct ComparisonView {
    /// What both are called.
    titles: [String; 2],
    /// The cells that differ.
    cells: Vec<ComparedLine>,
    /// The rates that are known of both.
    rates: Vec<ComparedLine>,
    /// The fields above the first section that differ.
    head: Vec<ComparedLine>,
    /// The paragraphs that differ.
    text: Vec<ComparedText>,
    /// Where 上年结转 is not what had been carried forward, each a sentence.
    carried: Vec<String>,
}

/// Something that is another in the second report.
#[derive(Serialize, Tsify)]
pub struct ComparedLine {
    name: String,
    first: String,
    second: String,
    /// How much more the second one has, and how much that is of the first one's; empty where that says nothing.
    more: String,
}

/// A paragraph that is another in the second report.
#[derive(Serialize, Tsify)]
pub struct ComparedText {
    /// What became of it, and where it stands.
    name: String,
    pieces: Vec<ComparedPiece>,
}

/// A piece of a paragraph.
#[derive(Serialize, Tsify)]
pub struct ComparedPiece {
    #[tsify(type = "\"same\" | \"lost\" | \"new\"")]
    kind: &'static str,
    text: String,
}

impl ComparisonView {
    pub fn of(comparison: &Comparison, [first, second]: [&Report; 2]) -> Self {
        let form = comparison.form;
        let head = comparison.head.iter().map(|one| ComparedLine {
            name: Place::Field(one.field).name(form),
            first: one.first.clone(),
            second: one.second.clone(),
            more: String::new(),
        });
        let carried = |one: &Carried| {
            let (name, Carried { forward, over, .. }) = (form.name_of(one.cell), one);
            format!("{name}写的是 {over}，上年报告结转下年度是 {forward}。")
        };
        Self {
            titles: [first.title(), second.title()],
            cells: comparison.cells.iter().map(|one| cell(form, one)).collect(),
            rates: comparison.rates.iter().filter_map(rate).collect(),
            head: head.collect(),
            text: comparison.text.iter().map(|change| text(form, change)).collect(),
            carried: comparison.carried.iter().map(carried).collect(),
        }
    }
}

fn cell(form: &Form, one: &CellChange) -> ComparedLine {
    let signed = |text: String| if text.starts_with('-') { text } else { format!("+{text}") };
    let parts = [one.more.map(|more| more.to_string()), one.share.map(|share| share.to_string())];
    let more: Vec<String> = parts.into_iter().flatten().map(signed).collect();
    ComparedLine {
        name: form.name_of(one.cell),
        first: one.first.clone(),
        second: one.second.clone(),
        more: more.join("，"),
    }
}

fn rate(rate: &Rate) -> Option<ComparedLine> {
    let [Some(first), Some(second)] = rate.shares() else { return None };
    let [first, second] = [first, second].map(|share| share.to_string());
    Some(ComparedLine { name: rate.name.to_owned(), first, second, more: String::new() })
}

fn text(form: &'static Form, change: &TextChange) -> ComparedText {
    let place = |one: &Paragraph| one.name(form);
    let whole = |kind, one: &Paragraph| vec![ComparedPiece { kind, text: one.text.clone() }];
    let (name, pieces) = match change {
        TextChange::Changed { first, second, .. } => {
            let pieces = pieces(&first.text, &second.text).into_iter().map(piece).collect();
            (format!("{}改了", place(second)), pieces)
        }
        TextChange::Moved { first, second } => {
            (format!("{}移到{}", place(first), place(second)), whole("same", second))
        }
        TextChange::Lost(one) => (format!("少了{}", place(one)), whole("lost", one)),
        TextChange::New(one) => (format!("多了{}", place(one)), whole("new", one)),
    };
    ComparedText { name, pieces }
}

fn piece(piece: Piece) -> ComparedPiece {
    let (kind, text) = match piece {
        Piece::Same(text) => ("same", text),
        Piece::Lost(text) => ("lost", text),
        Piece::New(text) => ("new", text),
    };
    ComparedPiece { kind, text }
}
