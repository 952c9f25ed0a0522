//! Office files that are one XML file: Word 2003's, Excel 2003's, and packages written flat.

use super::blocks::Blocks;
use super::docx;
use super::sheet::decimal::Decimal;
use super::sheet::{self, Allowance, Sheet};
use crate::office::xml::{Piece, Tag, pieces};
use std::ops::RangeInclusive;

/// More cells do not reach down into one row.
const MOST_TAKEN: usize = 256;

/// What an XML file of Office shows; `None` where it is none.
pub(super) fn blocks(xml: &str) -> Option<Blocks> {
    /// The root stands near the beginning.
    const FIRST: usize = 8;
    let root = pieces(xml).take(FIRST).find_map(|piece| match piece {
        Piece::Start(tag) => Some(tag.name.to_owned()),
        _ => None,
    })?;
    let is_sheets = || xml.contains("urn:schemas-microsoft-com:office:spreadsheet");
    match root.rsplit(':').next()? {
        "wordDocument" => Some(docx::document(xml, xml, xml)),
        "package" => {
            let part = |name: &str| part(xml, name).unwrap_or_default();
            Some(docx::document(
                part("/word/document.xml"),
                part("/word/numbering.xml"),
                part("/word/styles.xml"),
            ))
        }
        "Workbook" if is_sheets() => Some(workbook(xml)),
        _ => None,
    }
}

/// A part of a package that was written flat.
fn part<'a>(xml: &'a str, name: &str) -> Option<&'a str> {
    let (_, rest) = xml.split_once(&format!("name=\"{name}\""))?;
    rest.split("</pkg:part>").next()
}

/// A workbook of Excel 2003.
fn workbook(xml: &str) -> Blocks {
    let mut allowance = Allowance::of(xml.len());
    let mut walk = Walk::default();
    for piece in pieces(xml) {
        match piece {
            Piece::Start(tag) => walk.start(&tag),
            Piece::Text(text) if walk.is_text => walk.text.push_str(&text),
            Piece::Text(text) if walk.is_state => {
                walk.is_hidden |= text.starts_with("SheetHidden") || text.starts_with("SheetVeryHidden");
            }
            Piece::Text(_) => {}
            Piece::End(name) => {
                let name = name.rsplit(':').next().unwrap_or_default();
                if name == "Data" {
                    allowance.take(walk.text.len());
                }
                walk.end(name);
            }
        }
        if allowance.is_spent() {
            break;
        }
    }
    walk.end("Worksheet");
    if let Some(text) = allowance.note() {
        walk.blocks.cut_off(text);
    }
    let hidden = sheet::hidden(&walk.hidden);
    walk.blocks.notes.extend(hidden);
    walk.blocks
}

#[derive(Default)]
struct Walk {
    blocks: Blocks,
    hidden: Vec<String>,
    sheet: Sheet,
    is_hidden: bool,
    is_state: bool,
    row: usize,
    column: usize,
    /// How many more columns the open cell covers.
    across: usize,
    /// Columns that are taken by cells from above, each up to a row; in order.
    taken: Vec<(RangeInclusive<usize>, usize)>,
    text: String,
    kind: String,
    is_text: bool,
}

impl Walk {
    fn start(&mut self, tag: &Tag<'_>) {
        let number = |name: &str| tag.local_attribute(name).and_then(|text| text.parse::<usize>().ok());
        let is_hidden = || tag.local_attribute("Hidden").as_deref() == Some("1");
        match tag.local_name() {
            "Worksheet" => {
                self.sheet.name = tag.local_attribute("Name").unwrap_or_default().into_owned();
                (self.row, self.column) = (0, 0);
            }
            "Table" => {
                (self.row, self.column, self.across) = (0, 0, 0);
                self.sheet.first_row = 1;
            }
            "Column" => {
                self.column = number("Index").unwrap_or(self.column + 1);
                let last = self.column.saturating_add(number("Span").unwrap_or(0));
                if is_hidden() {
                    self.sheet.hidden_columns.push(self.column..=last);
                }
                self.column = last;
            }
            "Row" => {
                self.row = number("Index").unwrap_or(self.row.saturating_add(1));
                (self.column, self.across) = (0, 0);
                let row = self.row;
                self.taken.retain(|(_, last)| *last >= row);
                if is_hidden() {
                    self.sheet.hidden_rows.insert(self.row);
                }
            }
            "Cell" => {
                self.column = number("Index").unwrap_or_else(|| self.free());
                let (across, down) = (number("MergeAcross").unwrap_or(0), number("MergeDown").unwrap_or(0));
                // No sheet is wider.
                self.across = across.min(16_384);
                let columns = self.column..=self.column.saturating_add(self.across);
                let last = self.row.saturating_add(down);
                if down > 0 && self.taken.len() < MOST_TAKEN {
                    let place = self.taken.partition_point(|(known, _)| known.start() <= columns.start());
                    self.taken.insert(place, (columns.clone(), last));
                }
                if across + down.min(1) > 0 {
                    self.sheet.merged.push((self.row..=last, columns));
                }
            }
            "Data" => {
                self.is_text = !tag.is_whole;
                self.kind = tag.local_attribute("Type").unwrap_or_default().into_owned();
            }
            "Visible" => self.is_state = !tag.is_whole,
            _ => {}
        }
    }

    /// The column of a cell that does not say it: behind the one before, where none is from above.
    fn free(&self) -> usize {
        let mut column = self.column.saturating_add(self.across + 1);
        for (columns, _) in &self.taken {
            if columns.contains(&column) {
                column = columns.end().saturating_add(1);
            }
        }
        column
    }

    fn end(&mut self, name: &str) {
        match name {
            "Data" => {
                self.is_text = false;
                let text = std::mem::take(&mut self.text);
                let text = match self.kind.as_str() {
                    "Number" => Decimal::of_text(text.trim()).map_or(text, Decimal::spelled),
                    "DateTime" => text.split('T').next().unwrap_or_default().to_owned(),
                    "Boolean" => if text.trim() == "1" { "TRUE" } else { "FALSE" }.to_owned(),
                    _ => text,
                };
                self.sheet.cells.insert((self.row, self.column), text);
            }
            "Visible" => self.is_state = false,
            "Worksheet" => {
                let own = std::mem::take(&mut self.sheet);
                if std::mem::take(&mut self.is_hidden) {
                    self.hidden.push(own.name);
                } else if !own.name.is_empty() {
                    own.add_to(&mut self.blocks);
                }
            }
            _ => {}
        }
    }
}
