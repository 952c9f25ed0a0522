//! Pictures of the annex: each a part of the package, drawn as EMF, and its place in the text.

use super::{DOCUMENT, styles};
use crate::document::{Block, Document, Twips};
use crate::office::parts::{Id, Part, office_document};
use crate::office::xml::{Element, Spell};
use crate::picture::Picture;
use std::borrow::Cow;

/// A picture with the part that holds it.
pub(super) struct Drawn<'a> {
    pub(super) part: Part,
    pub(super) emf: Vec<u8>,
    picture: &'a Picture,
    /// Its width to its height.
    size: [u32; 2],
    /// Its place among them, from 1.
    number: usize,
}

/// The pictures of a document, in their order.
pub(super) fn all(document: &Document) -> Vec<Drawn<'_>> {
    let mut all = Vec::new();
    for block in &document.blocks {
        let Block::Picture(picture) = block else { continue };
        let number = all.len() + 1;
        let path = ["word/media/picture", &number.spelled(), ".emf"].concat();
        let part = Part {
            path: Cow::Owned(path),
            content_type: "image/x-emf",
            relationship: office_document!("image"),
        };
        let (emf, size) = picture.emf();
        all.push(Drawn { part, emf, picture, size, number });
    }
    all
}

/// As wide as the text, in a line that is as high as it, kept with the sentence behind it; a screen reader reads its
/// sentence in its place.
pub(super) fn write(body: &mut Element<'_>, drawn: &Drawn<'_>, width: Twips) {
    /// A twip in the units of drawings.
    const TWIP: u32 = 635;
    let [own_width, own_height] = drawn.size;
    let wide = width * TWIP;
    let high = width * own_height / own_width.max(1) * TWIP;
    let id = Id(DOCUMENT.len() + drawn.number);
    let values: [(&str, &dyn Spell); 10] = [
        ("<w:p><w:pPr><w:pStyle w:val=\"", &styles::TABLE_TEXT),
        (
            "\"/><w:keepNext/></w:pPr><w:r><w:drawing><wp:inline xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\" distT=\"0\" distB=\"0\" distL=\"0\" distR=\"0\"><wp:extent cx=\"",
            &wide,
        ),
        ("\" cy=\"", &high),
        ("\"/><wp:docPr id=\"", &drawn.number),
        ("\" name=\"", &drawn.picture.title),
        ("\" descr=\"", &drawn.picture.says),
        (
            "\"/><a:graphic xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\"><a:graphicData uri=\"http://schemas.openxmlformats.org/drawingml/2006/picture\"><pic:pic xmlns:pic=\"http://schemas.openxmlformats.org/drawingml/2006/picture\"><pic:nvPicPr><pic:cNvPr id=\"0\" name=\"\"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed=\"",
            &id,
        ),
        (
            "\"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x=\"0\" y=\"0\"/><a:ext cx=\"",
            &wide,
        ),
        ("\" cy=\"", &high),
        (
            "\"/></a:xfrm><a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>",
            &"",
        ),
    ];
    body.filled(&values, "");
}
