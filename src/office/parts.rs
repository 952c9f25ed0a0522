//! What every Office package has, whatever is in it: the list of its parts, what leads to
//! what, and what the file says of itself.

use super::xml::{self, Spell};
use crate::report::Date;

/// A part of the package that another one leads to.
pub(crate) struct Part {
    /// Where it lies.
    pub(crate) path: String,
    /// What it is: the end of its content type.
    pub(crate) content_type: &'static str,
    /// What it is to the part that leads to it: the end of the relationship's type.
    pub(crate) relationship: &'static str,
}

/// The end of a relationship's type, for what most parts are to each other.
macro_rules! office_document {
    ($name:literal) => {
        concat!("officeDocument/2006/relationships/", $name)
    };
}
pub(crate) use office_document;

/// `docProps/core.xml` as a part.
pub(crate) fn properties() -> Part {
    Part {
        path: "docProps/core.xml".to_owned(),
        content_type: "vnd.openxmlformats-package.core-properties+xml",
        relationship: "package/2006/relationships/metadata/core-properties",
    }
}

/// `[Content_Types].xml`: what each part of the package is.
pub(crate) fn content_types<'a>(parts: impl Iterator<Item = &'a Part>) -> String {
    xml::document("Types", |types| {
        types.attribute("xmlns", "http://schemas.openxmlformats.org/package/2006/content-types");
        for (ending, content_type) in
            [("rels", "application/vnd.openxmlformats-package.relationships+xml"), ("xml", "application/xml")]
        {
            types.child("Default").attribute("Extension", ending).attribute("ContentType", content_type);
        }
        for part in parts {
            types
                .child("Override")
                .attribute("PartName", format_args!("/{}", part.path))
                .attribute("ContentType", format_args!("application/{}", part.content_type));
        }
    })
}

/// A `.rels` part: the list of `parts` to which their owner leads, which lies in `folder`.
/// Their places give them their ids, which count from 1.
pub(crate) fn relationships(parts: &[Part], folder: &str) -> String {
    xml::document("Relationships", |list| {
        list.attribute("xmlns", "http://schemas.openxmlformats.org/package/2006/relationships");
        for (number, part) in (1..).zip(parts) {
            list.child("Relationship")
                .attribute("Id", Id(number))
                .attribute("Type", format_args!("http://schemas.openxmlformats.org/{}", part.relationship))
                .attribute("Target", part.path.strip_prefix(folder).unwrap_or(&part.path));
        }
    })
}

/// The id of a relationship, by its number in the list.
pub(crate) struct Id(pub(crate) usize);

impl Spell for Id {
    fn spell(&self, out: &mut String) {
        out.push_str("rId");
        self.0.spell(out);
    }
}

/// `docProps/core.xml`: what the file says of itself.
pub(crate) fn core(title: &str, organ: &str, date: Option<Date>) -> String {
    xml::document("cp:coreProperties", |properties| {
        properties
            .attribute("xmlns:cp", "http://schemas.openxmlformats.org/package/2006/metadata/core-properties")
            .attribute("xmlns:dc", "http://purl.org/dc/elements/1.1/")
            .attribute("xmlns:dcterms", "http://purl.org/dc/terms/")
            .attribute("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance");
        properties.child("dc:title").text(title);
        properties.child("dc:creator").text(organ);
        if let Some(date) = date {
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
