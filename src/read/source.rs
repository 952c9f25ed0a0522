//! The tables of a file as they stand there, and its pages as they are drawn, for whoever compares them with what was
//! read.

use crate::form::CellId;

/// What a file shows of the form's tables.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Source {
    /// For each table of the form its lines in the file, from its head on; none where it was not found.
    pub tables: Vec<Vec<Vec<SourceCell>>>,
    /// Its pages, where the file says what stands where on them: of PDF and OFD files.
    pub pages: Vec<SourcePage>,
}

/// A page as it is drawn. Lengths are in twentieths of a point, and grow to the right and downwards.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SourcePage {
    /// Its width.
    pub width: i32,
    /// Its height.
    pub height: i32,
    /// Its lines, those around cells among them.
    pub rules: Vec<Bounds>,
    /// What stands together on it, and where.
    pub texts: Vec<(String, Bounds)>,
    /// The cells of the form that were read of it, and where each stands.
    pub cells: Vec<(CellId, Bounds)>,
}

/// From where to where something goes on a page.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Bounds {
    /// Its left edge.
    pub left: i32,
    /// Its upper edge.
    pub top: i32,
    /// Its right edge.
    pub right: i32,
    /// Its lower edge; of a text, the line that it stands on.
    pub bottom: i32,
}

impl Bounds {
    /// Around both.
    pub(super) fn around(self, other: Self) -> Self {
        Self {
            left: self.left.min(other.left),
            top: self.top.min(other.top),
            right: self.right.max(other.right),
            bottom: self.bottom.max(other.bottom),
        }
    }
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
