//! The report as it will be printed.

use crate::write::{Piece, PieceHtml, Preview};
use serde::Serialize;

/// The report as it will be printed: its HTML, and the style sheets for the root that it
/// stands in and for the document.
#[derive(Serialize)]
pub struct PreviewView {
    body: String,
    style: String,
    sheet: String,
}

impl PreviewView {
    pub fn of(Preview { body, style, sheet }: Preview) -> Self {
        Self { body, style, sheet }
    }
}

/// The same block by block.
#[derive(Serialize)]
pub struct PiecesView<'a> {
    pieces: Vec<PieceView>,
    style: Option<&'a str>,
}

#[derive(Serialize)]
struct PieceView {
    html: HtmlView,
    key: &'static str,
    span: (usize, usize),
    gap: (usize, usize),
}

/// A piece as HTML; where it was shown before, its place among those.
#[derive(Serialize)]
#[serde(untagged)]
enum HtmlView {
    Known(usize),
    New(String),
}

impl<'a> PiecesView<'a> {
    pub fn of((pieces, style): (Vec<Piece>, Option<&'a str>)) -> Self {
        let view = |Piece { html, key, place, gap }: Piece| PieceView {
            html: match html {
                PieceHtml::Known(place) => HtmlView::Known(place),
                PieceHtml::New(html) => HtmlView::New(html),
            },
            key,
            span: (place.start, place.end),
            gap: (gap.start, gap.end),
        };
        Self { pieces: pieces.into_iter().map(view).collect(), style }
    }
}
