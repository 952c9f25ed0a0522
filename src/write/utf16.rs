//! Places in a text, counted as JavaScript counts: in UTF-16 units.

/// So many bytes lie between two known places.
const STEP: usize = 256;

/// Converts places of one text. Reading it once is enough for any number of them.
pub(super) struct Utf16<'a> {
    text: &'a str,
    /// A place in bytes every [`STEP`] or so, each with its units.
    known: Vec<(usize, usize)>,
}

impl<'a> Utf16<'a> {
    pub(super) fn of(text: &'a str) -> Self {
        let mut known = vec![(0, 0)];
        let (mut next, mut units) = (STEP, 0);
        for (place, character) in text.char_indices() {
            if place >= next {
                known.push((place, units));
                next = place + STEP;
            }
            units += character.len_utf16();
        }
        Self { text, known }
    }

    /// The units before a place in bytes; `None` where no character begins.
    pub(super) fn at(&self, place: usize) -> Option<usize> {
        let after = self.known.partition_point(|(known, _)| *known <= place);
        let (start, units) = self.known.get(after.checked_sub(1)?)?;
        Some(units + self.text.get(*start..place)?.encode_utf16().count())
    }
}
