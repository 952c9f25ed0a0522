//! The report as it will be printed.

use crate::write::{self, Piece, PieceHtml};
use serde::Serialize;
use tsify::Tsify;

/// The report as it will be printed: its HTML, and the style sheets for the root that it
/// stands in and for the document.
#[derive(Serialize, Tsify)]
pub struct Preview {
    body: String,
    style: String,
    sheet: String,
}

impl Preview {
    pub fn of(write::Preview { body, style, sheet }: write::Preview) -> Self {
        Self { body, style, sheet }
    }
}

/// What is new in the same block by block since it was asked for last; `null` for a style that is
/// as it was.
#[derive(Serialize, Tsify)]
pub struct PiecesNews<'a> {
    pieces: Vec<PieceNews>,
    style: Option<&'a str>,
}

/// A block: the key of the field or table that it comes from, a paragraph's place in the text of its
/// field, and the blanks in it that are not printed.
#[derive(Serialize, Tsify)]
struct PieceNews {
    html: HtmlNews,
    key: &'static str,
    span: (usize, usize),
    gap: (usize, usize),
}

/// A piece as HTML; where it was shown before, its place among those.
#[derive(Serialize, Tsify)]
#[serde(untagged)]
enum HtmlNews {
    Known(usize),
    New(String),
}

impl<'a> PiecesNews<'a> {
    pub fn of((pieces, style): (Vec<Piece>, Option<&'a str>)) -> Self {
        let view = |Piece { html, key, place, gap }: Piece| PieceNews {
            html: match html {
                PieceHtml::Known(place) => HtmlNews::Known(place),
                PieceHtml::New(html) => HtmlNews::New(html),
            },
            key,
            span: (place.start, place.end),
            gap: (gap.start, gap.end),
        };
        Self { pieces: pieces.into_iter().map(view).collect(), style }
    }
}
