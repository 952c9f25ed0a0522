//! Places in a text as JavaScript counts them, in UTF-16 units, and as Rust does, in bytes.

use std::ops::Range;

/// How many units a text has.
pub fn length(text: &str) -> usize {
    in_bytes(text.as_bytes())
}

/// The byte of a text at which so many units have gone by.
pub fn byte(text: &str, units: usize) -> usize {
    let mut gone = 0;
    let mut places = text.char_indices();
    let is_there = |(_, character): &(usize, char)| {
        let here = gone >= units;
        gone += character.len_utf16();
        here
    };
    places.find(is_there).map_or(text.len(), |(place, _)| place)
}

/// How many units of a text stand before a byte.
pub fn units(text: &str, byte: usize) -> usize {
    text.get(..byte).map_or(0, length)
}

/// The same for both ends of a range.
pub fn span(text: &str, range: &Range<usize>) -> (usize, usize) {
    (units(text, range.start), units(text, range.end))
}

/// So many bytes lie between two known places.
const STEP: usize = 256;

/// The places of one text: reading it once is enough for any number of them.
pub struct Places {
    text: String,
    /// The units before every [`STEP`]th byte.
    known: Vec<usize>,
}

impl Places {
    /// Those of a text.
    pub fn of(text: String) -> Self {
        let mut known = vec![0];
        let mut before = 0;
        for step in text.as_bytes().chunks(STEP) {
            before += in_bytes(step);
            known.push(before);
        }
        Self { text, known }
    }

    /// The units before a place in bytes; `None` where no character begins.
    pub fn at(&self, place: usize) -> Option<usize> {
        let step = place / STEP;
        let rest = self.text.as_bytes().get(step * STEP..place).filter(|_| self.text.is_char_boundary(place));
        Some(self.known.get(step)? + in_bytes(rest?))
    }
}

/// The units of the characters that begin in these bytes: over the bytes, for a page of prose is
/// counted anew after every key.
fn in_bytes(bytes: &[u8]) -> usize {
    let units = |byte: u8| match byte {
        0x80..=0xbf => 0,
        0xf0.. => 2,
        _ => 1,
    };
    bytes.iter().map(|byte| units(*byte)).sum()
}
