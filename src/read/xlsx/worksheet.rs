//! One sheet of a workbook.

use super::parts::{Styles, unescaped};
use crate::office::xml::{Piece, Tag, pieces};
use crate::read::sheet::decimal::Decimal;
use crate::read::sheet::{Allowance, Sheet};
use std::ops::RangeInclusive;

/// The cells of a sheet; no more than are left of those that a workbook may have.
pub(super) fn read(xml: &str, strings: &[String], styles: &Styles, allowance: &mut Allowance) -> Sheet {
    let mut walk = Walk {
        sheet: Sheet { first_row: 1, ..Sheet::default() },
        row: 0,
        column: 0,
        cell: Cell::default(),
        is_text: false,
        is_phonetic: false,
        strings,
        styles,
    };
    for piece in pieces(xml) {
        match piece {
            Piece::Start(tag) => walk.start(&tag),
            Piece::Text(text) if walk.is_text => walk.cell.text.push_str(&text),
            Piece::Text(_) => {}
            Piece::End(name) => match name.rsplit(':').next().unwrap_or_default() {
                "c" => {
                    if allowance.is_spent() {
                        break;
                    }
                    allowance.take(walk.end_cell());
                }
                "v" | "t" => walk.is_text = false,
                "rPh" => walk.is_phonetic = false,
                _ => {}
            },
        }
    }
    walk.sheet
}

struct Walk<'a> {
    sheet: Sheet,
    /// Of the cell that is open, or was last.
    row: usize,
    column: usize,
    cell: Cell,
    is_text: bool,
    is_phonetic: bool,
    strings: &'a [String],
    styles: &'a Styles,
}

#[derive(Default)]
struct Cell {
    kind: String,
    style: usize,
    text: String,
    has_formula: bool,
    has_value: bool,
}

impl Walk<'_> {
    fn start(&mut self, tag: &Tag<'_>) {
        let number = |name: &str| tag.attribute(name).and_then(|text| text.parse::<usize>().ok());
        let is_on = |name: &str| matches!(tag.attribute(name).as_deref(), Some("1" | "true"));
        match tag.local_name() {
            "col" if is_on("hidden") => {
                if let (Some(first), Some(last)) = (number("min"), number("max")) {
                    self.sheet.hidden_columns.push(first..=last);
                }
            }
            "row" => {
                self.row = number("r").unwrap_or(self.row + 1);
                self.column = 0;
                if is_on("hidden") {
                    self.sheet.hidden_rows.insert(self.row);
                }
            }
            "c" => {
                // Some programs leave out where a cell stands: behind the one before.
                let place = tag.attribute("r").and_then(|place| place_of(&place));
                (self.column, self.row) = place.unwrap_or((self.column + 1, self.row));
                self.cell = Cell {
                    kind: tag.attribute("t").unwrap_or_default().into_owned(),
                    style: number("s").unwrap_or(0),
                    ..Cell::default()
                };
            }
            "f" => self.cell.has_formula = true,
            "v" => {
                self.is_text = !tag.is_whole;
                self.cell.has_value = true;
            }
            "t" => {
                self.is_text = !tag.is_whole && !self.is_phonetic;
                self.cell.has_value = true;
            }
            "rPh" => self.is_phonetic = !tag.is_whole,
            "mergeCell" => {
                let place = tag.attribute("ref").unwrap_or_default();
                self.sheet.merged.extend(range_of(&place));
            }
            _ => {}
        }
    }

    /// Puts the cell into its place; returns how long its text is.
    fn end_cell(&mut self) -> usize {
        let Cell { kind, style, text, has_formula, has_value } = std::mem::take(&mut self.cell);
        if has_formula && (!has_value || text.is_empty() && kind != "str") {
            self.sheet.without_value.push((self.row, self.column));
            return 0;
        }
        let text = match kind.as_str() {
            "s" => {
                let shared = text.trim().parse::<usize>().ok().and_then(|place| self.strings.get(place));
                shared.cloned().unwrap_or_default()
            }
            "inlineStr" | "str" => unescaped(&text),
            "b" => if text.trim() == "1" { "TRUE" } else { "FALSE" }.to_owned(),
            "e" => text,
            "d" => text.split('T').next().unwrap_or_default().to_owned(),
            _ => match Decimal::of_text(text.trim()) {
                Some(value) => self.styles.of(style).spell(value, self.styles.is_1904),
                None => text,
            },
        };
        let length = text.len();
        if !text.is_empty() {
            self.sheet.cells.insert((self.row, self.column), text);
        }
        length
    }
}

/// Column and row of `B7`.
fn place_of(text: &str) -> Option<(usize, usize)> {
    let letters = text.bytes().take_while(u8::is_ascii_alphabetic).count();
    let (letters, row) = text.split_at_checked(letters.min(4))?;
    let letter = |sum: usize, letter: u8| sum * 26 + usize::from(letter.to_ascii_uppercase() - b'A') + 1;
    let column = letters.bytes().fold(0, letter);
    Some((column, row.parse().ok()?)).filter(|(column, _)| *column > 0)
}

/// Rows and columns of `B7:D9`.
fn range_of(text: &str) -> Option<(RangeInclusive<usize>, RangeInclusive<usize>)> {
    let (first, last) = text.split_once(':')?;
    let ((left, top), (right, bottom)) = (place_of(first)?, place_of(last)?);
    Some((top..=bottom, left..=right))
}
