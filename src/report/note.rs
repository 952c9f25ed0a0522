//! What is said of a file that was read, with its places in the form and in the file.

use super::{Field, Place};
use crate::form::{Body, CellId, Form, Section};
use std::fmt;

/// A sentence for the person who opened a file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Note {
    /// The sentence.
    pub text: String,
    /// What it is about, the first of many; none where that is the whole file.
    pub places: Vec<NotePlace>,
}

/// A place that a note is about: in the form, in the file, or in both.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct NotePlace {
    /// The section of the form, by its key.
    pub section: Option<&'static str>,
    /// The cell or field of the form.
    pub place: Option<Place>,
    /// Where it stands in the file.
    pub spot: Spot,
}

/// A place in a file, as far as it is known. Numbers count from 0.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Spot {
    /// In a package: the file in it.
    pub file: Option<String>,
    /// In a workbook: the name of the sheet.
    pub sheet: Option<String>,
    /// In a workbook: the cell (`B7`).
    pub cell: Option<String>,
    /// In JSON: the names around a value, parted by dots.
    pub path: Option<String>,
    /// The paragraph or table, in the order of reading.
    pub block: Option<usize>,
    /// The row of a table.
    pub row: Option<usize>,
    /// The first column of a table that it covers.
    pub column: Option<usize>,
}

impl Note {
    /// A note has no more places: nobody goes to more of them one by one, and its sentence has their number.
    pub const PLACES: usize = 100;

    /// The same note on these places.
    #[must_use]
    pub fn at(mut self, places: impl IntoIterator<Item = impl Into<NotePlace>>) -> Self {
        let more = Self::PLACES.saturating_sub(self.places.len());
        self.places.extend(places.into_iter().take(more).map(Into::into));
        self
    }
}

impl NotePlace {
    /// A cell of the form.
    pub fn cell(form: &Form, cell: CellId) -> Self {
        let table = form.tables.get(form.info(cell).table);
        Self { section: table.map(|table| table.key), place: Some(Place::Cell(cell)), ..Self::default() }
    }

    /// A field of the form.
    pub fn field(field: Field) -> Self {
        let section = if let Field::Section(key) = field { Some(key) } else { None };
        Self { section, place: Some(Place::Field(field)), ..Self::default() }
    }

    /// A cell or field.
    pub fn of(form: &Form, place: Place) -> Self {
        match place {
            Place::Cell(cell) => Self::cell(form, cell),
            Place::Field(field) => Self::field(field),
        }
    }

    /// A section of the form.
    pub fn section(section: &Section) -> Self {
        match section.body {
            Body::Table(_) => Self { section: Some(section.key), ..Self::default() },
            Body::Prose { .. } => Self::field(Field::Section(section.key)),
        }
    }
}

impl Spot {
    /// Names in JSON.
    pub fn path(path: impl Into<String>) -> Self {
        Self { path: Some(path.into()), ..Self::default() }
    }

    /// A paragraph or table.
    pub fn block(block: usize) -> Self {
        Self { block: Some(block), ..Self::default() }
    }
}

impl From<Spot> for NotePlace {
    fn from(spot: Spot) -> Self {
        Self { spot, ..Self::default() }
    }
}

impl From<String> for Note {
    fn from(text: String) -> Self {
        Self { text, places: Vec::new() }
    }
}

impl From<&str> for Note {
    fn from(text: &str) -> Self {
        text.to_owned().into()
    }
}

impl PartialEq<str> for Note {
    fn eq(&self, text: &str) -> bool {
        self.text == text
    }
}

impl PartialEq<&str> for Note {
    fn eq(&self, text: &&str) -> bool {
        self.text == *text
    }
}

impl fmt::Display for Note {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.text)
    }
}
