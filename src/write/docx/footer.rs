//! `word/footer1.xml` and `word/footer2.xml`: the number of the page.

use super::{WORD, styles};
use crate::document::look::{Look, NumberPlace};
use crate::office::xml::{self, Element};

/// The footer of odd pages.
pub(super) const ODD: &str = "word/footer1.xml";
/// What both are: the end of their content type.
pub(super) const CONTENT_TYPE: &str = "vnd.openxmlformats-officedocument.wordprocessingml.footer+xml";
/// The footer of even pages.
pub(super) const EVEN: &str = "word/footer2.xml";

/// The outer side of a page.
#[derive(Clone, Copy)]
pub(super) enum Side {
    Left,
    Right,
}

pub(super) fn write(look: &Look, outside: Side) -> String {
    let number = &look.page_number;
    xml::document("w:ftr", |footer| {
        footer.attribute("xmlns:w", WORD);
        let mut paragraph = footer.child("w:p");
        let mut properties = paragraph.child("w:pPr");
        properties.child("w:pStyle").attribute("w:val", styles::FOOTER);
        let justification = match (number.place, outside) {
            (NumberPlace::Outside(indent), Side::Left) => {
                properties.child("w:ind").attribute("w:left", indent);
                "left"
            }
            (NumberPlace::Outside(indent), Side::Right) => {
                properties.child("w:ind").attribute("w:right", indent);
                "right"
            }
            (NumberPlace::Middle, _) => "center",
        };
        properties.child("w:jc").attribute("w:val", justification);
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
    if !text.is_empty() {
        super::text::run(paragraph, text, None, None);
    }
}

fn field_mark(paragraph: &mut Element<'_>, kind: &str) {
    paragraph.child("w:r").child("w:fldChar").attribute("w:fldCharType", kind);
}
