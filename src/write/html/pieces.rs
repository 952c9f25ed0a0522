//! The preview in pieces that lead back to the form: the page replaces only those that a
//! key has changed, and shows in each what was found there.

use super::dress::Dress;
use super::{body, style};
use crate::document::look::Look;
use crate::document::{Block, Document, Source};
use crate::office::xml;
use crate::report::{Field, Report, Utf16};
use std::ops::Range;

/// The preview in pieces, from one change of the report to the next: what was spelled before
/// is not spelled again.
#[derive(Debug, Default)]
pub struct Pieces {
    spelled: Option<Spelled>,
}

/// What was given last.
#[derive(Debug)]
struct Spelled {
    look: Look,
    /// What the pieces were spelled from.
    blocks: Vec<Block>,
    dress: Dress,
    /// The rules of the look, which classes do not change.
    rules: String,
    style: String,
}

/// A block of the preview.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// What it looks like.
    pub html: PieceHtml,
    /// The key of the field or the table that it comes from.
    pub key: &'static str,
    /// A paragraph's place in the text of its field as it is shown where it is typed, in UTF-16
    /// units; empty for all else.
    pub place: Range<usize>,
    /// The blanks in it, behind the words in the place of a heading, that are not printed.
    pub gap: Range<usize>,
}

/// A piece as HTML.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PieceHtml {
    /// To the letter that of an earlier piece: its place among those that were given last.
    Known(usize),
    /// Another one; its figures say in `data-cell` which they are.
    New(String),
}

impl Pieces {
    /// The report's pieces from top to bottom. With them, where it has changed, the style sheet
    /// for the root that they stand in, in an element of the class `sheet`.
    pub(in crate::write) fn follow(
        &mut self,
        report: &Report,
        document: Document,
    ) -> (Vec<Piece>, Option<&str>) {
        let Document { look, blocks, sources, .. } = document;
        let before = self.spelled.take().filter(|spelled| spelled.look == look);
        let (known, mut dress, rules, style) =
            if let Some(Spelled { blocks, dress, rules, style, .. }) = before {
                (blocks, dress, rules, style)
            } else {
                let rules = style::sheet(&look) + &style::page_number_on_screen(&look);
                (Vec::new(), Dress::leading_back(), rules, String::new())
            };
        let (blocks, sources) = standing(blocks, sources);
        let units = Utf16::of_all(report);
        let from_end = |place: usize| (place + known.len()).checked_sub(blocks.len());
        let mut piece = |(place, (block, Source { key, place: words })): (usize, (&Block, Source))| {
            let is_same = |before: &usize| known.get(*before) == Some(block);
            let html = match [Some(place), from_end(place)].into_iter().flatten().find(is_same) {
                Some(before) => PieceHtml::Known(before),
                None => PieceHtml::New(xml::html(|root| {
                    body::write_block(root, block, &look, "h1", &mut dress);
                })),
            };
            let units = Field::read(report.form, key).and_then(|field| Utf16::find(&units, field));
            let at = |place| units.and_then(|units| units.at(place)).unwrap_or_default();
            let gap = gap(block, &words);
            Piece { html, key, place: at(words.start)..at(words.end), gap: at(gap.start)..at(gap.end) }
        };
        let pieces: Vec<Piece> = blocks.iter().zip(sources).enumerate().map(&mut piece).collect();
        let now =
            if pieces.iter().all(Piece::is_known) { style.clone() } else { dress.style_sheet() + &rules };
        let is_new = now != style;
        let spelled = self.spelled.insert(Spelled { look, blocks, dress, rules, style: now });
        (pieces, is_new.then_some(spelled.style.as_str()))
    }
}

impl Piece {
    fn is_known(&self) -> bool {
        matches!(self.html, PieceHtml::Known(_))
    }
}

/// What of a paragraph's place in its field stands neither in its lead nor in its text.
fn gap(block: &Block, place: &Range<usize>) -> Range<usize> {
    match block {
        Block::Paragraph { lead, text } if !lead.is_empty() => {
            place.start + lead.len()..place.end.saturating_sub(text.len())
        }
        _ => place.start..place.start,
    }
}

/// The blocks that stand by themselves: a table holds the heading of its section.
fn standing(blocks: Vec<Block>, sources: Vec<Source>) -> (Vec<Block>, Vec<Source>) {
    let is_caption = |place: usize, block: &Block| match block {
        Block::Heading { text, .. } => body::is_table_of(blocks.get(place + 1), text),
        _ => false,
    };
    let captions: Vec<bool> =
        blocks.iter().enumerate().map(|(place, block)| is_caption(place, block)).collect();
    let pairs = blocks.into_iter().zip(sources).zip(captions);
    pairs.filter(|(_, is_caption)| !is_caption).map(|(pair, _)| pair).unzip()
}
