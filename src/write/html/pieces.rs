//! The preview in pieces that lead back to the form: the page replaces only those that a
//! key has changed, and shows in each what was found there.

use super::dress::Dress;
use super::{body, style};
use crate::document::{Block, Document, Source};
use crate::report::{Field, Report};
use crate::write::utf16::Utf16;
use crate::xml;
use std::ops::Range;

/// A block of the preview.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// The block as HTML; its figures say in `data-cell` which they are.
    pub html: String,
    /// The key of the field or the table that it comes from.
    pub key: &'static str,
    /// A paragraph's place in the text of its field as it is shown where it is typed, in UTF-16
    /// units; empty for all else.
    pub place: Range<usize>,
}

/// The preview in pieces.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pieces {
    /// From top to bottom.
    pub pieces: Vec<Piece>,
    /// The style sheet for the root that they stand in, in an element of the class `sheet`.
    pub style: String,
}

/// The blocks one by one.
pub(in crate::write) fn pieces(report: &Report, document: &Document) -> Pieces {
    let mut dress = Dress::leading_back();
    let units = Utf16::of_all(report);
    let mut pieces = Vec::with_capacity(document.blocks.len());
    let mut blocks = document.blocks.iter().zip(&document.sources).peekable();
    while let Some((block, Source { key, place })) = blocks.next() {
        let next = blocks.peek().map(|(block, _)| *block);
        if matches!(block, Block::Heading { text, .. } if body::is_table_of(next, text)) {
            continue;
        }
        let html = xml::html(|root| body::write_block(root, block, &document.look, "h1", &mut dress));
        let units = Field::read(key).and_then(|field| units.get(field as usize));
        let at = |place| units.and_then(|units| units.at(place)).unwrap_or_default();
        pieces.push(Piece { html, key, place: at(place.start)..at(place.end) });
    }
    Pieces { pieces, style: dress.style_sheet() + &style::sheet(&document.look) }
}
