//! The texts of a binary workbook.

use crate::office::little_endian::{byte, long as long_number, short, unsigned_16};
use crate::text::code_page;

/// How texts are spelled.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Encoding {
    /// Since Excel 97: each says itself whether it has one or two bytes a character.
    Wide,
    /// Before: in that code page.
    Narrow(usize),
}

/// A text whose length has one byte.
pub(super) fn brief(data: &[u8], at: usize, encoding: Encoding) -> Option<String> {
    let length = byte(data, at)?;
    match encoding {
        Encoding::Wide => spelled(data, at + 2, length, byte(data, at + 1)?),
        Encoding::Narrow(page) => narrow(data, at + 1, length, page),
    }
}

/// A text whose length has two bytes, since Excel 97.
pub(super) fn long(data: &[u8], at: usize) -> Option<String> {
    let flags = byte(data, at + 2)?;
    let rich = if flags & RICH == 0 { 0 } else { 2 };
    let foreign = if flags & FOREIGN == 0 { 0 } else { 4 };
    spelled(data, at + 3 + rich + foreign, short(data, at)?, flags)
}

/// The same before.
pub(super) fn narrow(data: &[u8], at: usize, length: usize, page: usize) -> Option<String> {
    let rest = data.get(at..)?;
    Some(code_page::decoded(rest.get(..length).unwrap_or(rest), page))
}

const WIDE: usize = 1;
const FOREIGN: usize = 4;
const RICH: usize = 8;

fn spelled(data: &[u8], at: usize, length: usize, flags: usize) -> Option<String> {
    let rest = data.get(at..)?;
    let mut units = Vec::new();
    push(&mut units, rest, length, flags & WIDE != 0);
    Some(String::from_utf16_lossy(&units))
}

/// Adds so many characters; returns how many bytes they took.
fn push(units: &mut Vec<u16>, bytes: &[u8], count: usize, is_wide: bool) -> usize {
    let before = units.len();
    if is_wide {
        let (pairs, _) = bytes.as_chunks::<2>();
        units.extend(pairs.iter().take(count).map(|pair| u16::from_le_bytes(*pair)));
        (units.len() - before) * 2
    } else {
        // One byte is the lower one of two.
        units.extend(bytes.iter().take(count).map(|byte| u16::from(*byte)));
        units.len() - before
    }
}

/// The texts that cells share. Where one goes on in the next record, a byte there says anew whether it
/// has one or two bytes a character.
pub(super) fn shared(data: &[u8], continued: &[&[u8]]) -> Vec<String> {
    let count = long_number(data, 4).unwrap_or(0);
    let mut front = Front { here: data.get(8..).unwrap_or_default(), next: continued };
    // The list may say more than there is.
    std::iter::from_fn(|| front.text()).take(count).collect()
}

/// Records that are read from the front.
struct Front<'a> {
    here: &'a [u8],
    next: &'a [&'a [u8]],
}

impl Front<'_> {
    fn go_on(&mut self) -> Option<()> {
        let (first, rest) = self.next.split_first()?;
        (self.here, self.next) = (first, rest);
        Some(())
    }

    /// So many bytes, which may go on in the next record.
    fn take(&mut self, mut count: usize) -> Option<()> {
        while count > self.here.len() {
            count -= self.here.len();
            self.go_on()?;
        }
        self.here = self.here.get(count..)?;
        Some(())
    }

    fn number(&mut self) -> Option<usize> {
        let number = unsigned_16(self.here, 0)?;
        self.here = self.here.get(2..)?;
        Some(usize::from(number))
    }

    fn text(&mut self) -> Option<String> {
        // A head of two bytes and flags is never torn.
        while self.here.is_empty() {
            self.go_on()?;
        }
        let mut left = self.number()?;
        let mut flags = byte(self.here, 0)?;
        self.here = self.here.get(1..)?;
        let (is_rich, is_foreign) = (flags & RICH != 0, flags & FOREIGN != 0);
        let rich = if is_rich { self.number()? } else { 0 };
        let foreign = if is_foreign { self.number()? | (self.number()? << 16) } else { 0 };
        let mut units = Vec::new();
        loop {
            let before = units.len();
            let taken = push(&mut units, self.here, left, flags & WIDE != 0);
            left -= units.len() - before;
            self.here = self.here.get(taken..)?;
            if left == 0 {
                break;
            }
            if self.go_on().is_none() {
                break;
            }
            flags = byte(self.here, 0)?;
            self.here = self.here.get(1..)?;
        }
        // What it looks like, and how it is spoken.
        let _ = self.take(rich * 4 + foreign);
        Some(String::from_utf16_lossy(&units))
    }
}
