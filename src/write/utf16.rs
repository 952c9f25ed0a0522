//! Places in a text, counted as JavaScript counts: in UTF-16 units.

/// So many bytes lie between two known places.
const STEP: usize = 256;

/// Converts places of one text. Reading it once is enough for any number of them.
pub(super) struct Utf16<'a> {
    text: &'a str,
    /// The units before every [`STEP`]th byte.
    known: Vec<usize>,
}

impl<'a> Utf16<'a> {
    pub(super) fn of(text: &'a str) -> Self {
        let mut known = vec![0];
        let mut before = 0;
        for step in text.as_bytes().chunks(STEP) {
            before += units(step);
            known.push(before);
        }
        Self { text, known }
    }

    /// The units before a place in bytes; `None` where no character begins.
    pub(super) fn at(&self, place: usize) -> Option<usize> {
        let step = place / STEP;
        let rest = self.text.as_bytes().get(step * STEP..place).filter(|_| self.text.is_char_boundary(place));
        Some(self.known.get(step)? + units(rest?))
    }
}

/// The units of the characters that begin in these bytes: over the bytes, for a page of prose is
/// counted anew after every key.
fn units(bytes: &[u8]) -> usize {
    let units = |byte: u8| match byte {
        0x80..=0xbf => 0,
        0xf0.. => 2,
        _ => 1,
    };
    bytes.iter().map(|byte| units(*byte)).sum()
}
