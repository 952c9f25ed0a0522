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
    /// What the file itself calls it.
    pub names: Vec<(Named, String)>,
    /// The paragraph or table, in the order of reading.
    pub block: Option<usize>,
    /// The row of a table.
    pub row: Option<usize>,
    /// The first column of a table that it covers.
    pub column: Option<usize>,
}

/// What has a name in a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Named {
    /// Of a package, the file in it.
    File,
    /// Of a workbook, the sheet.
    Sheet,
    /// Of a sheet, the cell: `B7`.
    Cell,
    /// Of JSON, the names around a value, parted by dots.
    Path,
}

impl Named {
    /// What it is called in data.
    pub fn key(self) -> &'static str {
        match self {
            Self::File => "file",
            Self::Sheet => "sheet",
            Self::Cell => "cell",
            Self::Path => "path",
        }
    }
}

impl Note {
    /// A note has no more places: nobody goes to more of them one by one, and its sentence has their number.
    pub const PLACES: usize = 100;

    /// The same note on these places.
    #[must_use]
    pub fn at(mut self, places: impl IntoIterator<Item = impl Into<NotePlace>>) -> Self {
        // A plain loop: what iterators make of twenty kinds of places is 5 KB of the page.
        for place in places {
            if !self.add(place.into()) {
                break;
            }
        }
        self
    }

    /// Takes one place more; `false` where there are enough.
    fn add(&mut self, place: NotePlace) -> bool {
        let is_taken = self.places.len() < Self::PLACES;
        if is_taken {
            self.places.push(place);
        }
        is_taken
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
    /// What has that name.
    pub fn named(what: Named, name: &str) -> Self {
        Self { names: vec![(what, name.to_owned())], ..Self::default() }
    }

    /// Its name as that.
    pub fn name(&self, what: Named) -> Option<&str> {
        self.names.iter().find(|(own, _)| *own == what).map(|(_, name)| name.as_str())
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
