//! `word/document.xml`: the text, from the title to the last section.

use super::picture::{self, Drawn};
use super::text::run;
use super::{WORD, footer, id_in_text, styles, table};
use crate::document::look::{Look, Page, TextStyle};
use crate::document::{Block, Document, Twips};
use crate::office::parts::REFERENCES;
use crate::office::xml::{self, Element};
use crate::report::ANNEX;

pub(super) fn write(document: &Document, pictures: &[Drawn<'_>]) -> String {
    xml::document("w:document", |root| {
        root.attribute("xmlns:w", WORD).attribute("xmlns:r", REFERENCES);
        let mut body = root.child("w:body");
        let is_table = |block: Option<&Block>| matches!(block, Some(Block::Table(_)));
        let gap = |block| if is_table(block) { document.look.tables.gap } else { 0 };
        let mut above = None;
        let mut pictures = pictures.iter();
        let mut blocks = document.blocks.iter().peekable();
        while let Some(block) = blocks.next() {
            let below = blocks.peek().copied();
            let gaps = Gaps { before: gap(above), after: gap(below) };
            match block {
                Block::Picture(_) => {
                    if let Some(drawn) = pictures.next() {
                        picture::write(&mut body, drawn, document.look.page.text_width());
                    }
                }
                _ => write_block(&mut body, block, &document.look, gaps),
            }
            // Word takes two tables without a paragraph between them for one, and wants a
            // paragraph after the last one.
            if is_table(Some(block)) && (below.is_none() || is_table(below)) {
                drop(body.child("w:p"));
            }
            above = Some(block);
        }
        section(&mut body, &document.look.page);
    })
}

/// The white that a paragraph adds for the tables beside it: tables have none of their own.
#[derive(Clone, Copy)]
struct Gaps {
    before: Twips,
    after: Twips,
}

impl Gaps {
    /// What is left to add where the paragraph's style has white of its own.
    fn beside(self, style: &TextStyle) -> Self {
        let lacking = |gap, own| if gap > own { gap } else { 0 };
        Self { before: lacking(self.before, style.before), after: lacking(self.after, style.after) }
    }
}

fn write_block(body: &mut Element<'_>, block: &Block, look: &Look, gaps: Gaps) {
    match block {
        Block::Title(lines) => {
            let mut title = paragraph(body, Some(styles::TITLE), gaps.beside(&look.title), false);
            run(&mut title, &lines.join("\n"), None, None);
        }
        Block::Heading { level, text } => {
            let place = usize::from(level.saturating_sub(1));
            let gaps = look.headings.get(place).map_or(gaps, |style| gaps.beside(style));
            let mut heading = paragraph(body, styles::HEADINGS.get(place).copied(), gaps, text == ANNEX);
            run(&mut heading, text, None, None);
        }
        Block::Paragraph { lead, text } => {
            let mut paragraph = paragraph(body, None, gaps.beside(&look.body), false);
            if !lead.is_empty() {
                let [_, second] = &look.headings;
                run(&mut paragraph, lead, Some(second), None);
            }
            run(&mut paragraph, text, None, None);
        }
        Block::Table(table) => table::write(body, table, &look.tables),
        // Written where its number is known.
        Block::Picture(_) => {}
    }
}

/// Opens a paragraph; an annex begins a page (GB/T 9704-2012, 7.3.7).
fn paragraph<'a>(body: &'a mut Element<'_>, style: Option<&str>, gaps: Gaps, is_annex: bool) -> Element<'a> {
    let mut paragraph = body.child("w:p");
    let has_gap = gaps.before > 0 || gaps.after > 0;
    if style.is_some() || has_gap {
        let mut properties = paragraph.child("w:pPr");
        if let Some(style) = style {
            properties.child("w:pStyle").attribute("w:val", style);
        }
        if is_annex {
            drop(properties.child("w:pageBreakBefore"));
        }
        if has_gap {
            let mut spacing = properties.child("w:spacing");
            if gaps.before > 0 {
                spacing.attribute("w:before", gaps.before);
            }
            if gaps.after > 0 {
                spacing.attribute("w:after", gaps.after);
            }
        }
    }
    paragraph
}

/// The sheet, its margins, its grid and its footers.
fn section(body: &mut Element<'_>, page: &Page) {
    let mut section = body.child("w:sectPr");
    for (kind, path) in [("default", footer::ODD), ("even", footer::EVEN)] {
        section.child("w:footerReference").attribute("w:type", kind).attribute("r:id", id_in_text(path));
    }
    section.child("w:pgSz").attribute("w:w", page.width).attribute("w:h", page.height);
    section
        .child("w:pgMar")
        .attribute("w:top", page.top)
        .attribute("w:right", page.right)
        .attribute("w:bottom", page.bottom)
        .attribute("w:left", page.left)
        // There is no header; Word wants its place all the same.
        .attribute("w:header", page.footer)
        .attribute("w:footer", page.footer)
        .attribute("w:gutter", 0);
    let mut grid = section.child("w:docGrid");
    if page.has_grid {
        // A grid of characters would do for Word what `TextStyle::tracking` does, but
        // LibreOffice then sets every character into a square of its own.
        grid.attribute("w:type", "lines");
    }
    grid.attribute("w:linePitch", page.pitch);
}
