//! Places in a field as it is shown, counted as JavaScript counts: in UTF-16 units.

use super::{Field, Report};

/// So many bytes lie between two known places.
const STEP: usize = 256;

/// Converts places of one field. Reading it once is enough for any number of them.
pub(crate) struct Utf16<'a> {
    report: &'a Report,
    field: Field,
    /// The field as it is shown: its live figures stand in brackets.
    text: String,
    /// The units before every [`STEP`]th byte.
    known: Vec<usize>,
}

impl<'a> Utf16<'a> {
    /// Those of every field.
    pub(crate) fn of_all(report: &'a Report) -> Vec<Self> {
        Field::all(report.form).map(|field| Self::of(report, field)).collect()
    }

    /// The one of a field among those of all.
    pub(crate) fn find(all: &[Self], field: Field) -> Option<&Self> {
        all.iter().find(|one| one.field == field)
    }

    fn of(report: &'a Report, field: Field) -> Self {
        let text = report.shown_text(field);
        let mut known = vec![0];
        let mut before = 0;
        for step in text.as_bytes().chunks(STEP) {
            before += units(step);
            known.push(before);
        }
        Self { report, field, text, known }
    }

    /// The units before a place in bytes of the field's text; `None` where no character begins.
    pub(crate) fn at(&self, place: usize) -> Option<usize> {
        let place = self.report.shown_place(self.field, place);
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
