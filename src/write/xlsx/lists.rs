//! A workbook of lists: each a sheet with a title, a line of headings and a line for each thing, to sort, filter and print.

use super::sheet::{Area, Cell, Content, Row, Sheet, Spot};
use super::size;
use super::styles::{Face, Fill, Style, Styles};
use super::table::{above, is_like_formula};
use crate::form::Severity;
use crate::office::xml::Spell as _;
use crate::report::Amount;

/// A list, as a sheet of a workbook.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct List {
    /// The name on its tab: at most 31 characters, none of `[ ] : * ? / \`.
    pub name: &'static str,
    /// What stands above it.
    pub title: String,
    /// Its columns: the heading, and how wide it is, in tenths of a digit.
    pub columns: Vec<(String, u32)>,
    /// Its lines, each with an item for each column.
    pub lines: Vec<Vec<Item>>,
    /// So many columns on the left stay in sight.
    pub names: usize,
}

/// What stands in a line of a list under one column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Item {
    /// Words; perhaps none.
    Text(String),
    /// A number.
    Number(Amount),
    /// How grave it is, in its word and colour.
    Severity(Severity),
    /// What all numbers on its right come to: the sheet adds them up itself.
    Sum(Amount),
}

impl Item {
    /// So many.
    pub fn count(count: usize) -> Self {
        Self::Number(Amount::whole(count.try_into().unwrap_or(u64::MAX)))
    }
}

pub(super) fn sheet(list: &List, styles: &mut Styles) -> Sheet {
    let mut sheet = Sheet::new(list.name, list.columns.iter().map(|(_, width)| *width).collect());
    above(&mut sheet, &list.title, Face::Heading, styles);
    let first = Spot { row: sheet.rows.len(), column: 0 };
    sheet.rows.push(heads(list.columns.iter().map(|(name, width)| (name.as_str(), *width)), styles));
    for line in &list.lines {
        let row = written(list, line, sheet.rows.len(), styles);
        sheet.rows.push(row);
    }
    sheet.long = true;
    sheet.filter = Some(Area { first, last: sheet.all().last });
    sheet.frozen = Some(Spot { row: first.row + 1, column: list.names });
    sheet.titles = Some((first.row, first.row));
    sheet.printed = sheet.all();
    sheet
}

/// The line of headings above a list.
pub(super) fn heads<'a>(columns: impl Iterator<Item = (&'a str, u32)> + Clone, styles: &mut Styles) -> Row {
    let head = Style { face: Face::Head, fill: Fill::Group, lines: true, centered: true, ..Style::default() };
    let style = styles.place(head);
    // Headings stand in the middle, and need no room at the side.
    let height = size::texts_height(columns.clone().map(|(name, width)| (name, width + 14))).max(24);
    let cell = |(name, _): (&str, u32)| Cell { style, content: Content::Text(name.to_owned()) };
    Row { height: Some(height), cells: columns.map(cell).collect() }
}

/// The colour behind a severity.
pub(super) fn fill(severity: Severity) -> Fill {
    match severity {
        Severity::Error => Fill::Error,
        Severity::Warning => Fill::Warning,
        Severity::Info => Fill::None,
    }
}

fn written(list: &List, line: &[Item], row: usize, styles: &mut Styles) -> Row {
    let plain = Style { lines: true, ..Style::default() };
    let centered = Style { centered: true, ..plain };
    let texts = line.iter().zip(&list.columns).filter_map(|(item, (_, width))| match item {
        Item::Text(text) => Some((text.as_str(), *width)),
        _ => None,
    });
    let height = Some(size::texts_height(texts));
    let cells = line.iter().enumerate().map(|(column, item)| {
        let (style, content) = match item {
            Item::Text(text) if text.is_empty() => (plain, Content::Blank),
            Item::Text(text) => {
                (Style { quoted: is_like_formula(text), ..plain }, Content::Text(text.clone()))
            }
            Item::Number(number) => (centered, Content::Number(*number)),
            Item::Severity(severity) => {
                (Style { fill: fill(*severity), ..centered }, Content::Text(severity.word().to_owned()))
            }
            Item::Sum(number) => {
                let parts = Area {
                    first: Spot { row, column: column + 1 },
                    last: Spot { row, column: list.columns.len().saturating_sub(1) },
                };
                (
                    Style { fill: Fill::Sum, ..centered },
                    Content::Sum(format!("SUM({})", parts.spelled()), *number),
                )
            }
        };
        Cell { style: styles.place(style), content }
    });
    Row { height, cells: cells.collect() }
}
