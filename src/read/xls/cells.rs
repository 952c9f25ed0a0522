//! The cells of a sheet in a binary workbook.

use super::Shared;
use super::records::{BEGIN, END, Record, records};
use super::strings::{self, Encoding};
use crate::office::little_endian::{byte, double, short, unsigned_32};
use crate::read::sheet::decimal::Decimal;
use crate::read::sheet::{Allowance, Sheet};

const LABEL: usize = 0x0204;
const RICH_LABEL: usize = 0x00d6;
const SHARED_LABEL: usize = 0x00fd;
const NUMBER: usize = 0x0203;
const SHORT_NUMBER: usize = 0x027e;
const SHORT_NUMBERS: usize = 0x00bd;
const FORMULA: [usize; 3] = [0x0006, 0x0206, 0x0406];
const TEXT_OF_FORMULA: usize = 0x0207;
const TRUTH_OR_ERROR: usize = 0x0205;
const MERGED: usize = 0x00e5;
const ROW: usize = 0x0208;
const COLUMNS: usize = 0x007d;

/// Reads the sheet that begins with these bytes; no more cells than are left.
pub(super) fn read(bytes: &[u8], shared: &Shared, allowance: &mut Allowance) -> Sheet {
    let mut walk = Walk { sheet: Sheet::default(), shared, formula: None, allowance };
    let mut depth = 0_usize;
    for record in records(bytes) {
        match record.code {
            BEGIN => depth += 1,
            END => {
                // A chart within the sheet has a beginning and an end of its own.
                depth = depth.saturating_sub(1);
                if depth == 0 {
                    break;
                }
            }
            _ if depth > 1 => {}
            _ if walk.allowance.is_spent() => break,
            _ => walk.take(&record),
        }
    }
    walk.sheet
}

struct Walk<'a> {
    sheet: Sheet,
    shared: &'a Shared,
    /// The cell of a formula whose value is a text, which comes in a record of its own.
    formula: Option<(usize, usize)>,
    allowance: &'a mut Allowance,
}

impl Walk<'_> {
    fn take(&mut self, Record { code, data, .. }: &Record<'_>) {
        let _ = match *code {
            LABEL | RICH_LABEL => self.label(data),
            SHARED_LABEL => self.shared_label(data),
            NUMBER => self.number(data, double(data, 6)),
            SHORT_NUMBER => self.number(data, unsigned_32(data, 6).map(short_number)),
            SHORT_NUMBERS => self.short_numbers(data),
            TEXT_OF_FORMULA => self.text_of_formula(data),
            TRUTH_OR_ERROR => self.truth_or_error(data),
            MERGED => self.merged(data),
            ROW => self.row(data),
            COLUMNS => self.columns(data),
            code if FORMULA.contains(&code) => self.formula(data),
            _ => None,
        };
    }

    fn put(&mut self, row: usize, column: usize, text: String) {
        self.allowance.take(text.len());
        if !text.is_empty() {
            self.sheet.cells.insert((row, column), text);
        }
    }

    fn label(&mut self, data: &[u8]) -> Option<()> {
        let text = match self.shared.encoding {
            Encoding::Wide => strings::long(data, 6)?,
            Encoding::Narrow(page) => strings::narrow(data, 8, short(data, 6)?, page)?,
        };
        self.put(short(data, 0)?, short(data, 2)?, text);
        Some(())
    }

    fn shared_label(&mut self, data: &[u8]) -> Option<()> {
        let place = usize::try_from(unsigned_32(data, 6)?).ok()?;
        let text = self.shared.strings.get(place)?.clone();
        self.put(short(data, 0)?, short(data, 2)?, text);
        Some(())
    }

    fn number(&mut self, data: &[u8], value: Option<f64>) -> Option<()> {
        let text = self.shown(short(data, 4)?, value?);
        self.put(short(data, 0)?, short(data, 2)?, text);
        Some(())
    }

    fn shown(&self, style: usize, value: f64) -> String {
        match Decimal::of_double(value) {
            Some(value) => self.shared.shown(style).spell(value, self.shared.is_1904),
            None => error(NO_NUMBER),
        }
    }

    /// A row of numbers: its first column, then a style and a number for each.
    fn short_numbers(&mut self, data: &[u8]) -> Option<()> {
        let (row, first) = (short(data, 0)?, short(data, 2)?);
        // Behind them stands the last column.
        let all = data.get(4..data.len().checked_sub(2)?)?;
        for (place, one) in all.chunks_exact(6).enumerate() {
            let text = self.shown(short(one, 0)?, short_number(unsigned_32(one, 2)?));
            self.put(row, first + place, text);
        }
        Some(())
    }

    fn formula(&mut self, data: &[u8]) -> Option<()> {
        let (row, column) = (short(data, 0)?, short(data, 2)?);
        self.formula = None;
        // A value that is no number has 0xffff at its end, and says at its beginning what it is.
        if short(data, 12)? != 0xffff {
            return self.number(data, double(data, 6));
        }
        match byte(data, 6)? {
            0 => self.formula = Some((row, column)),
            1 => self.put(row, column, truth(byte(data, 8)?)),
            2 => self.put(row, column, error(byte(data, 8)?)),
            _ => {}
        }
        Some(())
    }

    fn text_of_formula(&mut self, data: &[u8]) -> Option<()> {
        let (row, column) = self.formula.take()?;
        let text = match self.shared.encoding {
            Encoding::Wide => strings::long(data, 0)?,
            Encoding::Narrow(page) => strings::narrow(data, 2, short(data, 0)?, page)?,
        };
        self.put(row, column, text);
        Some(())
    }

    fn truth_or_error(&mut self, data: &[u8]) -> Option<()> {
        let (value, is_error) = (byte(data, 6)?, byte(data, 7)? != 0);
        self.put(short(data, 0)?, short(data, 2)?, if is_error { error(value) } else { truth(value) });
        Some(())
    }

    fn merged(&mut self, data: &[u8]) -> Option<()> {
        for one in data.get(2..)?.chunks_exact(8).take(short(data, 0)?) {
            let rows = short(one, 0)?..=short(one, 2)?;
            self.sheet.merged.push((rows, short(one, 4)?..=short(one, 6)?));
        }
        Some(())
    }

    fn row(&mut self, data: &[u8]) -> Option<()> {
        const HIDDEN: usize = 0x20;
        if byte(data, 12)? & HIDDEN != 0 {
            self.sheet.hidden_rows.insert(short(data, 0)?);
        }
        Some(())
    }

    fn columns(&mut self, data: &[u8]) -> Option<()> {
        if byte(data, 8)? & 1 != 0 {
            self.sheet.hidden_columns.push(short(data, 0)?..=short(data, 2)?);
        }
        Some(())
    }
}

/// A number of four bytes: a whole one or the upper half of a floating-point one, perhaps a hundredth.
fn short_number(bits: u32) -> f64 {
    let value = if bits & 2 != 0 {
        f64::from(bits.cast_signed() >> 2)
    } else {
        f64::from_bits(u64::from(bits & !3) << 32)
    };
    if bits & 1 != 0 { value / 100.0 } else { value }
}

fn truth(value: usize) -> String {
    if value == 0 { "FALSE" } else { "TRUE" }.to_owned()
}

/// The error of a calculation whose result no cell can hold.
const NO_NUMBER: usize = 0x24;

fn error(code: usize) -> String {
    let name = match code {
        0x00 => "#NULL!",
        0x07 => "#DIV/0!",
        0x0f => "#VALUE!",
        0x17 => "#REF!",
        0x1d => "#NAME?",
        NO_NUMBER => "#NUM!",
        _ => "#N/A",
    };
    name.to_owned()
}
