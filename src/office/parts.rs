//! What every package of Office Open XML has, whatever is in it: the list of its parts, what
//! leads to what, and what the file says of itself. Word files and workbooks both say by
//! these what they are made of.

use super::xml::{self, Spell};
use std::borrow::Cow;

/// The namespace of references from a part to others.
pub(crate) const REFERENCES: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// A part of the package that another one leads to.
pub(crate) struct Part {
    /// Where it lies.
    pub(crate) path: Cow<'static, str>,
    /// What it is: the end of its content type; of a picture, all of it.
    pub(crate) content_type: &'static str,
    /// What it is to the part that leads to it: the end of the relationship's type.
    pub(crate) relationship: &'static str,
}

impl Part {
    /// A part whose place is known beforehand.
    pub(crate) const fn at(
        path: &'static str,
        content_type: &'static str,
        relationship: &'static str,
    ) -> Self {
        Self { path: Cow::Borrowed(path), content_type, relationship }
    }
}

/// The end of a relationship's type, for what most parts are to each other.
macro_rules! office_document {
    ($name:literal) => {
        concat!("officeDocument/2006/relationships/", $name)
    };
}
pub(crate) use office_document;

/// `docProps/core.xml` as a part.
pub(crate) const PROPERTIES: Part = Part::at(
    "docProps/core.xml",
    "vnd.openxmlformats-package.core-properties+xml",
    "package/2006/relationships/metadata/core-properties",
);

/// The list of types stands under this name in every package, and first: programs that look
/// at the first bytes of a file expect it there.
pub(crate) const CONTENT_TYPES: &str = "[Content_Types].xml";

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
            let kind = if part.content_type.starts_with("image/") { "" } else { "application/" };
            types
                .child("Override")
                .attribute("PartName", format_args!("/{}", part.path))
                .attribute("ContentType", format_args!("{kind}{}", part.content_type));
        }
    })
}

/// A `.rels` part: the list of `parts` to which their owner leads. The owner lies in `folder`,
/// one below the root, or in the root itself (`""`). The ids of the parts count from 1.
pub(crate) fn relationships<'a>(parts: impl Iterator<Item = &'a Part>, folder: &str) -> String {
    xml::document("Relationships", |list| {
        list.attribute("xmlns", "http://schemas.openxmlformats.org/package/2006/relationships");
        for (number, part) in (1..).zip(parts) {
            let inside = part.path.strip_prefix(folder);
            let (up, path) = inside.map_or(("../", part.path.as_ref()), |inside| ("", inside));
            list.child("Relationship")
                .attribute("Id", Id(number))
                .attribute("Type", format_args!("http://schemas.openxmlformats.org/{}", part.relationship))
                .attribute("Target", format_args!("{up}{path}"));
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

/// `docProps/core.xml`: what the file says of itself. The day of its making is written as
/// 2026-01-31.
pub(crate) fn core(title: &str, organ: &str, day: Option<String>) -> String {
    xml::document("cp:coreProperties", |properties| {
        properties
            .attribute("xmlns:cp", "http://schemas.openxmlformats.org/package/2006/metadata/core-properties")
            .attribute("xmlns:dc", "http://purl.org/dc/elements/1.1/")
            .attribute("xmlns:dcterms", "http://purl.org/dc/terms/")
            .attribute("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance");
        properties.child("dc:title").text(title);
        properties.child("dc:creator").text(organ);
        if let Some(day) = day {
            for name in ["dcterms:created", "dcterms:modified"] {
                properties
                    .child(name)
                    .attribute("xsi:type", "dcterms:W3CDTF")
                    .text(format_args!("{day}T00:00:00Z"));
            }
        }
        properties.child("dc:language").text("zh-CN");
    })
}
