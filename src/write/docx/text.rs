//! Runs of text, and how text is told its font and size.

use crate::document::Twips;
use crate::document::look::{Font, TextStyle};
use crate::office::xml::Element;

/// Adds a run of text, in the typeface of another style and another size than its
/// paragraph's where given.
///
/// Line ends become line breaks and tabs become tabs.
pub(super) fn run(paragraph: &mut Element<'_>, text: &str, like: Option<&TextStyle>, points: Option<Twips>) {
    let mut run = paragraph.child("w:r");
    let hint = text.contains(is_shared);
    if hint || like.is_some() || points.is_some() {
        let mut properties = run.child("w:rPr");
        if hint || like.is_some() {
            fonts(&mut properties, like.map(|style| style.font), hint);
        }
        if like.is_some_and(|style| style.bold) {
            properties.child("w:b");
        }
        if let Some(points) = points {
            size(&mut properties, points);
        }
    }
    for piece in text.split_inclusive(['\n', '\t']) {
        words(&mut run, piece.trim_end_matches(['\n', '\t']));
        match piece.chars().next_back() {
            Some('\n') => drop(run.child("w:br")),
            Some('\t') => drop(run.child("w:tab")),
            _ => {}
        }
    }
}

fn words(run: &mut Element<'_>, text: &str) {
    if text.is_empty() {
        return;
    }
    let mut words = run.child("w:t");
    // Blanks at the ends are dropped by readers unless told otherwise.
    if text.starts_with(char::is_whitespace) || text.ends_with(char::is_whitespace) {
        words.attribute("xml:space", "preserve");
    }
    words.text(text);
}

/// Whether Chinese and Latin typography share the character: “ ” ‘ ’ — … · × ② and their
/// like. Word takes it from the Latin font, where it is half as wide, unless a hint says
/// that the run is Chinese.
fn is_shared(character: char) -> bool {
    matches!(character, '§' | '°' | '±' | '·' | '×' | '÷' | '\u{2010}'..='\u{2bff}')
}

/// Adds `w:rFonts` with every slot named, so that no theme or default fills one.
pub(super) fn fonts(properties: &mut Element<'_>, font: Option<Font>, hint: bool) {
    let mut fonts = properties.child("w:rFonts");
    if hint {
        fonts.attribute("w:hint", "eastAsia");
    }
    if let Some(font) = font {
        fonts
            .attribute("w:ascii", font.latin)
            .attribute("w:hAnsi", font.latin)
            .attribute("w:eastAsia", font.chinese)
            .attribute("w:cs", font.latin);
    }
}

/// Adds the size of type, which Word counts in half points. The size of Arabic and its
/// like, `w:szCs`, is left to the style.
pub(super) fn size(properties: &mut Element<'_>, size: Twips) {
    properties.child("w:sz").attribute("w:val", size / 10);
}

/// Adds `w:snapToGrid` to the properties of a paragraph or run that keeps off the grid
/// of lines and characters, which is made for prose.
pub(super) fn off_grid(properties: &mut Element<'_>) {
    properties.child("w:snapToGrid").attribute("w:val", 0);
}
