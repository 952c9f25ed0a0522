//! Places in a field as it is shown, counted as JavaScript counts: in UTF-16 units.

use super::{Field, Report};
use crate::text::utf16::Places;

/// Converts places of one field. Reading it once is enough for any number of them.
pub(crate) struct Utf16<'a> {
    report: &'a Report,
    field: Field,
    /// Those of the field as it is shown: its live figures stand in brackets.
    shown: Places,
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
        Self { report, field, shown: Places::of(report.shown_text(field)) }
    }

    /// The units before a place in bytes of the field's text; `None` where no character begins.
    pub(crate) fn at(&self, place: usize) -> Option<usize> {
        self.shown.at(self.report.shown_place(self.field, place))
    }
}
