//! The tables of a file as they stand there, for whoever compares them with what was read.

use crate::form::CellId;

/// What a file shows of the form's tables.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Source {
    /// For each table of the form its lines in the file, from its head on; none where it was not found.
    pub tables: Vec<Vec<Vec<SourceCell>>>,
}

/// A cell of a file's table, or a piece of a line of text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceCell {
    /// What stands there.
    pub text: String,
    /// How many columns before it are covered by a cell above.
    pub gap: usize,
    /// How many columns it covers.
    pub columns: usize,
    /// The cell of the form that it was read into.
    pub cell: Option<CellId>,
    /// Its block, row and column in the file, as a [`Spot`](crate::report::Spot) counts them; none where it has no lines.
    pub at: Option<(usize, usize, usize)>,
}

impl SourceCell {
    /// One that covers one column.
    pub(super) fn of(text: &str, cell: Option<CellId>) -> Self {
        Self { text: text.to_owned(), gap: 0, columns: 1, cell, at: None }
    }
}
