//! `word/footer1.xml` and `word/footer2.xml`: the number of the page.

use super::{WORD, styles};
use crate::document::look::Look;
use crate::xml::{self, Element};

/// The footer of odd pages.
pub(super) const ODD: &str = "word/footer1.xml";
/// The footer of even pages.
pub(super) const EVEN: &str = "word/footer2.xml";

/// The side of the page on which the number stands.
#[derive(Clone, Copy)]
pub(super) enum Side {
    Left,
    Right,
}

pub(super) fn write(look: &Look, side: Side) -> String {
    let number = &look.page_number;
    xml::document("w:ftr", |footer| {
        footer.attribute("xmlns:w", WORD);
        let mut paragraph = footer.child("w:p");
        let mut properties = paragraph.child("w:pPr");
        properties.child("w:pStyle").attribute("w:val", styles::FOOTER);
        let (indent, side) = match side {
            Side::Left => ("w:left", "left"),
            Side::Right => ("w:right", "right"),
        };
        properties.child("w:ind").attribute(indent, number.indent);
        properties.child("w:jc").attribute("w:val", side);
        drop(properties);
        text(&mut paragraph, number.before);
        field_mark(&mut paragraph, "begin");
        // The blanks are how Word itself writes the name of a field.
        paragraph.child("w:r").child("w:instrText").attribute("xml:space", "preserve").text(" PAGE ");
        field_mark(&mut paragraph, "separate");
        text(&mut paragraph, "1");
        field_mark(&mut paragraph, "end");
        text(&mut paragraph, number.after);
    })
}

fn text(paragraph: &mut Element<'_>, text: &str) {
    super::text::run(paragraph, text, None, None);
}

fn field_mark(paragraph: &mut Element<'_>, kind: &str) {
    paragraph.child("w:r").child("w:fldChar").attribute("w:fldCharType", kind);
}
