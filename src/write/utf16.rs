//! Places in a field as it is shown, counted as JavaScript counts: in UTF-16 units.

use crate::report::{Field, Report};

/// So many bytes lie between two known places.
const STEP: usize = 256;

/// Converts places of one field. Reading it once is enough for any number of them.
pub(super) struct Utf16<'a> {
    report: &'a Report,
    field: Field,
    /// The field as it is shown: its live figures stand in brackets.
    text: String,
    /// A place in bytes every [`STEP`] or so, each with its units.
    known: Vec<(usize, usize)>,
}

impl<'a> Utf16<'a> {
    /// Those of every field.
    pub(super) fn of_all(report: &'a Report) -> [Self; Field::ALL.len()] {
        Field::ALL.map(|field| Self::of(report, field))
    }

    fn of(report: &'a Report, field: Field) -> Self {
        let text = report.shown_text(field);
        let mut known = vec![(0, 0)];
        let (mut next, mut units) = (STEP, 0);
        for (place, character) in text.char_indices() {
            if place >= next {
                known.push((place, units));
                next = place + STEP;
            }
            units += character.len_utf16();
        }
        Self { report, field, text, known }
    }

    /// The units before a place in bytes of the field's text; `None` where no character begins.
    pub(super) fn at(&self, place: usize) -> Option<usize> {
        let place = self.report.shown_place(self.field, place);
        let after = self.known.partition_point(|(known, _)| *known <= place);
        let (start, units) = self.known.get(after.checked_sub(1)?)?;
        Some(units + self.text.get(*start..place)?.encode_utf16().count())
    }
}
