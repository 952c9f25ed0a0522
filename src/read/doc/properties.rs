//! Properties of paragraphs, rows and characters as a binary Word file has them: a code, which says
//! how long its value is, and the value, one after the other.

use crate::office::little_endian::{byte, short, unsigned_16};

pub(super) const DELETED: u16 = 0x0800;
pub(super) const STYLE: u16 = 0x4600;
pub(super) const IN_TABLE: u16 = 0x2416;
pub(super) const ROW_END: u16 = 0x2417;
pub(super) const DEPTH: u16 = 0x6649;
pub(super) const INNER_CELL: u16 = 0x244b;
pub(super) const INNER_ROW_END: u16 = 0x244c;
pub(super) const LIST_LEVEL: u16 = 0x260a;
pub(super) const LIST: u16 = 0x460b;
/// What of a paragraph does not fit: its value is a place in the stream `Data`.
pub(super) const ELSEWHERE: [u16; 2] = [0x6645, 0x6646];
/// The columns of a row.
pub(super) const COLUMNS: u16 = 0xd608;
pub(super) const COLUMNS_OF_WORD_6: u16 = 0xd606;
/// Cells side by side that are one.
pub(super) const MERGED: u16 = 0x5624;
/// A cell that goes on downwards.
pub(super) const MERGED_DOWN: u16 = 0xd62b;
pub(super) const STRUCK: u16 = 0x0837;
pub(super) const STRUCK_TWICE: u16 = 0x2a53;
pub(super) const HIDDEN: u16 = 0x083c;
/// A character of a font of symbols.
pub(super) const SYMBOL: u16 = 0x6a09;
const TABS: u16 = 0xc615;

/// A property and the bytes of its value.
pub(super) type Property<'a> = (u16, &'a [u8]);

/// How many bytes of properties may still be read that stand in the file once, and that any number of
/// paragraphs can name: Word names them once, or few times.
pub(super) struct Allowance {
    left: usize,
    /// Whether there were more.
    pub is_spent: bool,
}

impl Allowance {
    /// For a file of so many bytes.
    pub fn of(bytes: usize) -> Self {
        Self { left: bytes.saturating_mul(4), is_spent: false }
    }

    /// These bytes, or none where too many were read.
    pub fn take<'a>(&mut self, properties: &'a [u8]) -> &'a [u8] {
        let Some(left) = self.left.checked_sub(properties.len()) else {
            self.is_spent = true;
            return &[];
        };
        self.left = left;
        properties
    }
}

/// The properties that stand in these bytes, one after the other.
pub(super) fn properties(mut bytes: &[u8]) -> impl Iterator<Item = Property<'_>> {
    std::iter::from_fn(move || {
        let code = unsigned_16(bytes, 0)?;
        let rest = bytes.get(2..)?;
        let (head, length) = match code >> 13 {
            0 | 1 => (0, 1),
            2 | 4 | 5 => (0, 2),
            3 => (0, 4),
            7 => (0, 3),
            // Its own length comes first; that of columns has two bytes and counts one too many.
            _ if code == COLUMNS || code == COLUMNS_OF_WORD_6 => (2, short(rest, 0)?.saturating_sub(1)),
            _ => match byte(rest, 0)? {
                255 if code == TABS => (1, tabs(rest)?),
                length => (1, length),
            },
        };
        let value = rest.get(head..)?;
        let value = value.get(..length).unwrap_or(value);
        bytes = rest.get(head + value.len()..)?;
        Some((code, value))
    })
}

/// The length of tab stops that are too many for one byte: those that go, then those that come.
fn tabs(rest: &[u8]) -> Option<usize> {
    let gone = byte(rest, 1)? * 4 + 1;
    Some(gone + byte(rest, 1 + gone)? * 3 + 1)
}

/// Whether a property of characters is on. 0x80 is what the style says, 0x81 the opposite: where that
/// is not looked up, text is rather shown than lost.
pub(super) fn is_on(value: &[u8]) -> bool {
    !matches!(value.first(), None | Some(0 | 0x80 | 0x81))
}
