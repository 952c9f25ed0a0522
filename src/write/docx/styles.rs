//! `word/styles.xml`: the look of the text, as styles that people find in Word's list.
//!
//! Prose is Word's own 正文 (`Normal`), so that what an office adds by hand looks like
//! the rest. No style builds on another, and each says all of itself, even what is
//! nothing: LibreOffice has white of its own around headings, and takes what a style does
//! not say from `Normal` though the style is not built on it.

use super::WORD;
use super::text::{fonts, off_grid, size};
use crate::document::Twips;
use crate::document::look::{Alignment, Font, Look, TextStyle};
use crate::office::xml::{self, Element};

/// The title.
pub(super) const TITLE: &str = "Title";
/// Headings of the first and of the second level.
pub(super) const HEADINGS: [&str; 2] = ["Heading1", "Heading2"];
/// What stands in a table.
pub(super) const TABLE_TEXT: &str = "TableText";
/// The page number.
pub(super) const FOOTER: &str = "Footer";
/// Prose. Its paragraphs need not name it.
const NORMAL: &str = "Normal";

pub(super) fn write(look: &Look) -> String {
    xml::document("w:styles", |styles| {
        styles.attribute("xmlns:w", WORD);
        defaults(styles, look);
        let pitch = look.page.pitch;
        text_style(styles, (NORMAL, "Normal"), &look.body, None, pitch);
        text_style(styles, (TITLE, "Title"), &look.title, None, pitch);
        let headings = HEADINGS.into_iter().zip(["heading 1", "heading 2"]);
        for (level, (names, style)) in headings.zip(&look.headings).enumerate() {
            text_style(styles, names, style, Some(level), pitch);
        }
        let page_number = &look.page_number;
        plain_style(styles, FOOTER, "footer", page_number.font, page_number.size);
        plain_style(styles, TABLE_TEXT, "表格文字", look.tables.font, look.tables.wide.text_size);
    })
}

/// What holds where no style says anything.
fn defaults(styles: &mut Element<'_>, look: &Look) {
    let mut defaults = styles.child("w:docDefaults");
    let mut run = defaults.child("w:rPrDefault");
    let mut properties = run.child("w:rPr");
    fonts(&mut properties, Some(look.body.font), false);
    size(&mut properties, look.body.size);
    properties.child("w:lang").attribute("w:val", "en-US").attribute("w:eastAsia", "zh-CN");
}

/// Opens a paragraph style.
fn open<'a>(styles: &'a mut Element<'_>, id: &str, name: &str) -> Element<'a> {
    let mut style = styles.child("w:style");
    style.attribute("w:type", "paragraph");
    if id == NORMAL {
        style.attribute("w:default", 1);
    }
    // Word has names for its own styles in every language; others are the user's.
    if !name.is_ascii() {
        style.attribute("w:customStyle", 1);
    }
    style.attribute("w:styleId", id);
    style.child("w:name").attribute("w:val", name);
    style
}

/// A style of prose or headings, by its id and name; `level` counts from 0 in Word's
/// outline. One with other lines than the page's `pitch` keeps off its grid: LibreOffice
/// would give each of them two of the grid's.
fn text_style(
    styles: &mut Element<'_>,
    (id, name): (&str, &str),
    look: &TextStyle,
    level: Option<usize>,
    pitch: Twips,
) {
    let mut style = open(styles, id, name);
    style.child("w:next").attribute("w:val", NORMAL);
    style.child("w:qFormat");
    {
        let mut properties = style.child("w:pPr");
        if level.is_some() {
            properties.child("w:keepNext");
        }
        if look.pitch != pitch {
            off_grid(&mut properties);
        }
        properties
            .child("w:spacing")
            .attribute("w:before", look.before)
            .attribute("w:after", look.after)
            .attribute("w:line", look.pitch)
            .attribute("w:lineRule", "exact");
        first_line(&mut properties, look.indent, look.size);
        properties.child("w:jc").attribute("w:val", justification(look.alignment));
        if let Some(level) = level {
            properties.child("w:outlineLvl").attribute("w:val", level);
        }
    }
    let mut properties = style.child("w:rPr");
    fonts(&mut properties, Some(look.font), false);
    if look.bold {
        properties.child("w:b");
    }
    properties.child("w:spacing").attribute("w:val", look.tracking);
    size(&mut properties, look.size);
}

/// A style for what stands outside the prose and off its grid.
fn plain_style(styles: &mut Element<'_>, id: &str, name: &str, font: Font, points: Twips) {
    let mut style = open(styles, id, name);
    {
        let mut properties = style.child("w:pPr");
        off_grid(&mut properties);
        properties
            .child("w:spacing")
            .attribute("w:before", 0)
            .attribute("w:after", 0)
            // One line, as high as its font wants it: an exact height would cut off what
            // does not fit.
            .attribute("w:line", 240)
            .attribute("w:lineRule", "auto");
        first_line(&mut properties, 0, points);
    }
    let mut properties = style.child("w:rPr");
    fonts(&mut properties, Some(font), false);
    off_grid(&mut properties);
    properties.child("w:spacing").attribute("w:val", 0);
    size(&mut properties, points);
}

/// Adds the indent of the first line.
fn first_line(properties: &mut Element<'_>, characters: u32, size: Twips) {
    let mut indent = properties.child("w:ind");
    // Word goes by the characters, and what does not know them by the length. A 0 of
    // characters is not said: it could win over lengths that a cell has of its own.
    if characters > 0 {
        indent.attribute("w:firstLineChars", characters * 100);
    }
    indent.attribute("w:firstLine", characters * size);
}

/// Word's name for an alignment.
pub(super) fn justification(alignment: Alignment) -> &'static str {
    match alignment {
        Alignment::Left => "left",
        Alignment::Center => "center",
        Alignment::Justified => "both",
    }
}
