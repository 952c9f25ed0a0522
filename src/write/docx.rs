//! Word files: Office Open XML (ISO/IEC 29500 transitional), for Word, WPS and LibreOffice.
//!
//! ```text
//! report.docx, a zip package
//! ├── [Content_Types].xml           what each part is            content_types.rs
//! ├── _rels/.rels                   the package leads to         relationships.rs
//! ├── docProps/core.xml             ├─ title, office, date       office/parts.rs
//! └── word/
//!     ├── document.xml              └─ the text and tables       body.rs, table.rs
//!     ├── _rels/document.xml.rels      which leads to            relationships.rs
//!     ├── styles.xml                   ├─ how text looks         styles.rs
//!     ├── settings.xml                 ├─ two kinds of footer    settings.rs
//!     ├── fontTable.xml                ├─ stand-ins for fonts    font_table.rs
//!     ├── footer1.xml                  ├─ odd pages              footer.rs
//!     ├── footer2.xml                  ├─ even pages             footer.rs
//!     └── (../)customXml/              └─ the draft              saved.rs
//!         ├── item1.xml                   the saved file
//!         ├── _rels/item1.xml.rels        which leads to         relationships.rs
//!         └── itemProps1.xml              └─ what it is
//! ```
//!
//! The saved file of the report travels in it as a custom XML part, which programs keep
//! when they save, so that the Word file can be opened like a draft.
//!
//! What it leaves out on purpose:
//! - a theme: WPS takes its fonts for missing ones, and they win over fonts named outright;
//! - numbering: the headings' numerals are text, as the form prints them;
//! - table styles: WPS and LibreOffice each know other parts of them, so every table
//!   says its borders and margins itself;
//! - `docProps/app.xml`: it would tell of a program and of page counts that nobody knows.
//!
//! `docx-rs` 0.4 was measured instead: a document with one table is 777 KB of wasm (245
//! after gzip), and it compresses nothing.
//!
//! What it does not do: no pictures, no notes, no tracked changes, no embedded fonts.

mod body;
mod content_types;
mod font_table;
mod footer;
mod relationships;
mod saved;
mod settings;
mod styles;
mod table;
mod text;

use super::Options;
use crate::document::Document;
use crate::office::package::{self, Packing};
use crate::office::parts;

/// A part of the package that another one leads to.
struct Part {
    /// Where it lies.
    path: &'static str,
    /// What it is: the end of its content type.
    content_type: &'static str,
    /// What it is to the part that leads to it: the end of the relationship's type.
    relationship: &'static str,
    /// Spells it.
    write: fn(&Source<'_>) -> String,
}

/// What the parts are spelled from.
struct Source<'a> {
    document: &'a Document,
    /// The saved file of the same report.
    saved: &'a str,
    options: &'a Options,
}

/// The parts that the package itself leads to.
const PACKAGE: [Part; 2] = [
    Part {
        path: "word/document.xml",
        content_type: "vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
        relationship: "officeDocument/2006/relationships/officeDocument",
        write: |source| body::write(source.document),
    },
    Part {
        path: "docProps/core.xml",
        content_type: "vnd.openxmlformats-package.core-properties+xml",
        relationship: "package/2006/relationships/metadata/core-properties",
        write: |source| parts::core(&source.document.title, &source.document.organ, source.options.date),
    },
];

/// The parts that the text leads to. Their places give them their ids.
const DOCUMENT: [Part; 6] = [
    Part {
        path: "word/styles.xml",
        content_type: "vnd.openxmlformats-officedocument.wordprocessingml.styles+xml",
        relationship: "officeDocument/2006/relationships/styles",
        write: |source| styles::write(&source.document.look),
    },
    Part {
        path: "word/settings.xml",
        content_type: "vnd.openxmlformats-officedocument.wordprocessingml.settings+xml",
        relationship: "officeDocument/2006/relationships/settings",
        write: |_| settings::write(),
    },
    Part {
        path: "word/fontTable.xml",
        content_type: "vnd.openxmlformats-officedocument.wordprocessingml.fontTable+xml",
        relationship: "officeDocument/2006/relationships/fontTable",
        write: |source| font_table::write(&source.document.look),
    },
    Part {
        path: footer::ODD,
        content_type: "vnd.openxmlformats-officedocument.wordprocessingml.footer+xml",
        relationship: "officeDocument/2006/relationships/footer",
        write: |source| footer::write(&source.document.look, footer::Side::Right),
    },
    Part {
        path: footer::EVEN,
        content_type: "vnd.openxmlformats-officedocument.wordprocessingml.footer+xml",
        relationship: "officeDocument/2006/relationships/footer",
        write: |source| footer::write(&source.document.look, footer::Side::Left),
    },
    Part {
        path: "customXml/item1.xml",
        content_type: "xml",
        relationship: "officeDocument/2006/relationships/customXml",
        write: |source| saved::write(source.saved, source.document),
    },
];

/// The part that the draft leads to.
const SAVED: [Part; 1] = [Part {
    path: "customXml/itemProps1.xml",
    content_type: "vnd.openxmlformats-officedocument.customXmlProperties+xml",
    relationship: "officeDocument/2006/relationships/customXmlProps",
    write: |_| saved::properties(),
}];

/// The namespace of Word's own elements.
const WORD: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
/// The namespace of references from a part to others.
const REFERENCES: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// The document as a Word file that carries the saved file of its report.
pub(super) fn write(document: &Document, saved: &str, options: &Options) -> Vec<u8> {
    let source = Source { document, saved, options };
    let [text, properties] = &PACKAGE;
    let spell = |part: &Part| (part.path, (part.write)(&source).into_bytes());
    let list = |parts: &[Part], folder| relationships::write(parts, folder).into_bytes();
    // Programs that look at the first bytes of a file expect the list of types there.
    let mut parts = vec![
        ("[Content_Types].xml", content_types::write().into_bytes()),
        ("_rels/.rels", list(&PACKAGE, "")),
        spell(text),
        ("word/_rels/document.xml.rels", list(&DOCUMENT, "word/")),
    ];
    parts.extend(DOCUMENT.iter().map(spell));
    parts.push(("customXml/_rels/item1.xml.rels", list(&SAVED, "customXml/")));
    parts.extend(SAVED.iter().map(spell));
    parts.push(spell(properties));
    package::zip(parts, Packing::Small)
}
