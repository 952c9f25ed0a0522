//! `[Content_Types].xml`: what each part of the package is.

use super::{DOCUMENT, PACKAGE, SAVED};
use crate::office::xml;

pub(super) fn write() -> String {
    xml::document("Types", |types| {
        types.attribute("xmlns", "http://schemas.openxmlformats.org/package/2006/content-types");
        for (ending, content_type) in
            [("rels", "application/vnd.openxmlformats-package.relationships+xml"), ("xml", "application/xml")]
        {
            types.child("Default").attribute("Extension", ending).attribute("ContentType", content_type);
        }
        for part in PACKAGE.iter().chain(&DOCUMENT).chain(&SAVED) {
            types
                .child("Override")
                .attribute("PartName", format_args!("/{}", part.path))
                .attribute("ContentType", format_args!("application/{}", part.content_type));
        }
    })
}
