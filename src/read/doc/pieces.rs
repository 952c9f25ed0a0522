//! The text of a binary Word file, which lies in pieces: each a stretch of the stream
//! `WordDocument`, either of one byte a character or of two.

use super::properties::{DELETED, HIDDEN, IN_TABLE, ROW_END, STRUCK};
use crate::office::little_endian::{byte, long, short, unsigned_16};
use crate::text::code_page;

/// The pieces of a file's text, in their order.
pub(super) struct Pieces<'a> {
    document: &'a [u8],
    all: Vec<Piece<'a>>,
}

struct Piece<'a> {
    /// Its first byte.
    start: usize,
    characters: usize,
    /// One byte a character, in code page 1252.
    is_narrow: bool,
    /// What somebody changed in all of it, when Word saved no more than the changes.
    changed: Changed<'a>,
}

/// What was changed in a whole piece.
#[derive(Clone, Copy)]
pub(super) enum Changed<'a> {
    /// One property and its value.
    One(u16, u8),
    /// Several, as they stand in the file.
    Many(&'a [u8]),
}

/// A character and the place of its first byte.
pub(super) struct Character<'a> {
    pub value: char,
    pub place: usize,
    pub changed: Changed<'a>,
}

const UNCHANGED: Changed<'static> = Changed::Many(&[]);

impl<'a> Pieces<'a> {
    /// From the table of pieces; `None` where there is none.
    pub fn read(list: &'a [u8], document: &'a [u8]) -> Option<Self> {
        let mut changes = Vec::new();
        let mut rest = list;
        while byte(rest, 0) == Some(1) {
            let length = short(rest, 1)?;
            changes.push(rest.get(3..3 + length)?);
            rest = rest.get(3 + length..)?;
        }
        if byte(rest, 0) != Some(2) {
            return None;
        }
        let rest = rest.get(5..)?;
        let length = long(list, list.len() - rest.len() - 4)?.min(rest.len());
        // n + 1 places in the text, and n pieces.
        let count = length.saturating_sub(4) / 12;
        let mut left = document.len();
        let mut all = Vec::new();
        for number in 0..count {
            let (first, end) = (long(rest, number * 4)?, long(rest, number * 4 + 4)?);
            let own = rest.get((count + 1) * 4 + number * 8..)?;
            let place = long(own, 2)?;
            let is_narrow = place & 0x4000_0000 != 0;
            let place = place & 0x3fff_ffff;
            // No text has more characters than the file has bytes, unless pieces overlap.
            let characters = end.saturating_sub(first).min(left);
            left -= characters;
            all.push(Piece {
                start: if is_narrow { place / 2 } else { place },
                characters,
                is_narrow,
                changed: changed(unsigned_16(own, 6)?, &changes),
            });
        }
        Some(Self { document, all })
    }

    /// Where no table of pieces is: all text lies in one.
    pub fn whole(document: &'a [u8], start: usize, end: usize, is_narrow: bool) -> Self {
        let bytes = end.min(document.len()).saturating_sub(start);
        let characters = if is_narrow { bytes } else { bytes / 2 };
        Self { document, all: vec![Piece { start, characters, is_narrow, changed: UNCHANGED }] }
    }

    /// How many characters there are.
    pub fn length(&self) -> usize {
        self.all.iter().map(|piece| piece.characters).sum()
    }

    /// The characters of a part of the text, from one place in it to another.
    pub fn characters(&self, from: usize, to: usize) -> impl Iterator<Item = Character<'a>> {
        let mut before = 0;
        let units = self.all.iter().flat_map(move |piece| {
            let (first, last) =
                (from.saturating_sub(before), to.saturating_sub(before).min(piece.characters));
            before += piece.characters;
            (first..last).map_while(move |number| self.unit(piece, number))
        });
        let mut units = units.peekable();
        std::iter::from_fn(move || {
            let (unit, place, changed) = units.next()?;
            let low = units.peek().map(|(low, ..)| *low).filter(|low| (0xdc00..0xe000).contains(low));
            let pair = low.filter(|_| (0xd800..0xdc00).contains(&unit));
            if pair.is_some() {
                units.next();
            }
            let value = char::decode_utf16([unit].into_iter().chain(pair)).next()?.unwrap_or('\u{fffd}');
            Some(Character { value, place, changed })
        })
    }

    /// A unit of UTF-16, its place in the file, and what was changed in its piece.
    fn unit(&self, piece: &Piece<'a>, number: usize) -> Option<(u16, usize, Changed<'a>)> {
        if piece.is_narrow {
            let place = piece.start + number;
            let narrow = u8::try_from(byte(self.document, place)?).ok()?;
            return Some((code_page::western(narrow), place, piece.changed));
        }
        let place = piece.start + number * 2;
        Some((unsigned_16(self.document, place)?, place, piece.changed))
    }
}

/// What a piece says of its changes: one of those that one byte can name, or the number of several.
fn changed<'a>(own: u16, changes: &[&'a [u8]]) -> Changed<'a> {
    if own & 1 == 1 {
        return changes.get(usize::from(own >> 1)).map_or(UNCHANGED, |own| Changed::Many(own));
    }
    let [name, value] = own.to_le_bytes();
    let code = match name >> 1 {
        0x18 => IN_TABLE,
        0x19 => ROW_END,
        0x41 => DELETED,
        0x57 => STRUCK,
        0x5c => HIDDEN,
        _ => return UNCHANGED,
    };
    Changed::One(code, value)
}
