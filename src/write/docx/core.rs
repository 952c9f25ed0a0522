//! `docProps/core.xml`: what the file says of itself.

use crate::document::Document;
use crate::write::Options;
use crate::xml;

pub(super) fn write(document: &Document, options: &Options) -> String {
    xml::document("cp:coreProperties", |properties| {
        properties
            .attribute("xmlns:cp", "http://schemas.openxmlformats.org/package/2006/metadata/core-properties")
            .attribute("xmlns:dc", "http://purl.org/dc/elements/1.1/")
            .attribute("xmlns:dcterms", "http://purl.org/dc/terms/")
            .attribute("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance");
        properties.child("dc:title").text(&document.title);
        properties.child("dc:creator").text(&document.organ);
        if let Some(date) = options.date {
            for name in ["dcterms:created", "dcterms:modified"] {
                properties
                    .child(name)
                    .attribute("xsi:type", "dcterms:W3CDTF")
                    .text(format_args!("{:04}-{:02}-{:02}T00:00:00Z", date.year, date.month, date.day));
            }
        }
        properties.child("dc:language").text("zh-CN");
    })
}
