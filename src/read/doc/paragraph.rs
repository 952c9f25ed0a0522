//! What a binary Word file says of a paragraph, and of the row of a table that ends with it.

use super::pieces::Changed;
use super::properties::{
    Allowance, COLUMNS, COLUMNS_OF_WORD_6, DEPTH, ELSEWHERE, IN_TABLE, INNER_CELL, INNER_ROW_END, LIST,
    LIST_LEVEL, MERGED, MERGED_DOWN, Property, ROW_END, STYLE, properties,
};
use crate::office::little_endian::{byte, long, short, signed_16};
use crate::read::table::Column;

/// A paragraph's properties.
#[derive(Default)]
pub(super) struct Paragraph {
    pub style: usize,
    /// The list that it names; 0 for none.
    pub list: Option<usize>,
    pub level: Option<usize>,
    is_in_table: bool,
    depth: usize,
    /// Whether it ends a row, and not a cell.
    pub is_row_end: bool,
    /// Whether it ends a cell of a table within a cell.
    pub is_inner_cell: bool,
    pub columns: Vec<Column>,
}

impl Paragraph {
    /// From the number of its style and its properties; long ones lie in another stream.
    pub fn read(own: &[u8], data: &[u8], changed: Changed<'_>, allowance: &mut Allowance) -> Self {
        let mut read = Self { style: short(own, 0).unwrap_or(0), ..Self::default() };
        for property in properties(own.get(2..).unwrap_or_default()) {
            if ELSEWHERE.contains(&property.0) {
                let long = allowance.take(elsewhere(property.1, data).unwrap_or_default());
                for property in properties(long) {
                    read.take(property);
                }
            } else {
                read.take(property);
            }
        }
        match changed {
            Changed::One(code, value) => read.take((code, &[value])),
            Changed::Many(own) => properties(allowance.take(own)).for_each(|property| read.take(property)),
        }
        read
    }

    /// How many tables it is in.
    pub fn depth(&self) -> usize {
        if self.is_in_table { self.depth.max(1) } else { self.depth }
    }

    fn take(&mut self, (code, value): Property<'_>) {
        let is_on = value.first().is_some_and(|value| *value != 0);
        match code {
            IN_TABLE => self.is_in_table = is_on,
            ROW_END => self.is_row_end = is_on,
            INNER_ROW_END => self.is_row_end |= is_on,
            INNER_CELL => self.is_inner_cell = is_on,
            DEPTH => self.depth = long(value, 0).unwrap_or(0),
            STYLE => self.style = short(value, 0).unwrap_or(0),
            LIST => self.list = short(value, 0),
            LIST_LEVEL => self.level = byte(value, 0),
            COLUMNS | COLUMNS_OF_WORD_6 => self.columns = columns(value, code),
            MERGED => {
                let (first, end) = (byte(value, 0).unwrap_or(0), byte(value, 1).unwrap_or(0));
                for column in self.columns.iter_mut().take(end).skip(first + 1) {
                    column.is_shown = false;
                }
            }
            MERGED_DOWN => {
                let column = byte(value, 0).and_then(|column| self.columns.get_mut(column));
                if let Some(column) = column {
                    // 1 goes on from above, 3 begins.
                    column.is_shown = value.get(1) != Some(&1);
                }
            }
            _ => {}
        }
    }
}

/// The properties at a place of the stream `Data`: their length, then they.
fn elsewhere<'a>(value: &[u8], data: &'a [u8]) -> Option<&'a [u8]> {
    let rest = data.get(long(value, 0)?..)?;
    rest.get(2..)?.get(..short(rest, 0)?)
}

/// The columns of a row: their number, the edges of all, and what each is.
fn columns(value: &[u8], code: u16) -> Vec<Column> {
    const BESIDE: usize = 0x2;
    const BELOW: usize = 0x20;
    const BEGINS: usize = 0x40;
    let length = if code == COLUMNS { 20 } else { 10 };
    let count = byte(value, 0).unwrap_or(0);
    let column = |number: usize| {
        let flags = short(value, 1 + (count + 1) * 2 + number * length).unwrap_or(0);
        let is_below = flags & BELOW != 0 && flags & BEGINS == 0;
        let edge = i32::from(signed_16(value, 1 + number * 2)?);
        Some(Column { edge, is_shown: flags & BESIDE == 0 && !is_below })
    };
    (0..count).map_while(column).collect()
}
