//! The text, from the title to the last section.

use super::dress::Dress;
use super::words::words;
use super::{style, table};
use crate::document::look::Look;
use crate::document::{Block, Document};
use crate::office::xml::Element;
use crate::report::ANNEX;

/// Writes the report; `title` is the name of the element that its title becomes.
pub(super) fn write(root: &mut Element<'_>, document: &Document, title: &'static str, dress: &mut Dress) {
    let Document { look, .. } = document;
    let mut blocks = document.blocks.iter().peekable();
    while let Some(block) = blocks.next() {
        match block {
            // It stands in the table's caption.
            Block::Heading { text, .. } if is_table_of(blocks.peek().copied(), text) => continue,
            _ => write_block(root, block, look, title, dress),
        }
        // A line for each block, for who reads the source.
        root.text("\n");
    }
}

pub(super) fn write_block(
    root: &mut Element<'_>,
    block: &Block,
    look: &Look,
    title: &'static str,
    dress: &mut Dress,
) {
    match block {
        Block::Title(lines) => {
            let mut element = root.child(title);
            dress.wear(&mut element, "title", &style::text(&look.title, dress.has_sheet()));
            words(&mut element, &lines.join("\n"));
        }
        Block::Heading { level, text } => {
            let [first, second] = &look.headings;
            let (name, mut class, look) =
                if *level > 1 { ("h3", "part", second) } else { ("h2", "section", first) };
            let mut heading = root.child(name);
            let mut style = style::text(look, dress.has_sheet());
            if text == ANNEX {
                // By this name the page knows, too, where a sheet of its preview begins.
                class = "annex";
                style.push_str(";break-before:page");
            }
            dress.wear(&mut heading, class, &style);
            words(&mut heading, text);
        }
        Block::Paragraph { lead, text } => {
            let mut paragraph = root.child("p");
            dress.wear(&mut paragraph, "text", &style::text(&look.body, dress.has_sheet()));
            if !lead.is_empty() {
                let [_, second] = &look.headings;
                let mut element = paragraph.child("span");
                dress.wear(&mut element, "lead", &style::lead(second, dress.has_sheet()));
                words(&mut element, lead);
            }
            words(&mut paragraph, text);
        }
        Block::Table(table) => table::write(root, table, look, dress),
        Block::Picture(picture) => picture.write_svg(root),
    }
}

/// Whether what comes is a table, and shows what the heading says.
pub(super) fn is_table_of(block: Option<&Block>, heading: &str) -> bool {
    matches!(block, Some(Block::Table(table)) if table.name == heading)
}
