//! Places in a text as JavaScript counts them, and as Rust does.

use std::ops::Range;

/// The byte of a text at which so many UTF-16 units have gone by.
pub(super) fn byte(text: &str, units: usize) -> usize {
    let mut gone = 0;
    let mut places = text.char_indices();
    let is_there = |(_, character): &(usize, char)| {
        let here = gone >= units;
        gone += character.len_utf16();
        here
    };
    places.find(is_there).map_or(text.len(), |(place, _)| place)
}

/// How many UTF-16 units of a text stand before a byte.
pub(super) fn units(text: &str, byte: usize) -> usize {
    text.get(..byte).map_or(0, |before| before.encode_utf16().count())
}

/// The same for both ends of a range.
pub(super) fn span(text: &str, range: &Range<usize>) -> (usize, usize) {
    (units(text, range.start), units(text, range.end))
}
