//! Word files: Office Open XML (ISO/IEC 29500 transitional), for Word, WPS and LibreOffice.
//!
//! ```text
//! report.docx, a zip package
//! ├── [Content_Types].xml           what each part is            office/parts.rs
//! ├── _rels/.rels                   the package leads to         office/parts.rs
//! ├── docProps/core.xml             ├─ title, office, date       office/parts.rs
//! └── word/
//!     ├── document.xml              └─ the text and tables       body.rs, table.rs
//!     ├── _rels/document.xml.rels      which leads to            office/parts.rs
//!     ├── styles.xml                   ├─ how text looks         styles.rs
//!     ├── settings.xml                 ├─ two kinds of footer    settings.rs
//!     ├── fontTable.xml                ├─ stand-ins for fonts    font_table.rs
//!     ├── footer1.xml                  ├─ odd pages              footer.rs
//!     ├── footer2.xml                  ├─ even pages             footer.rs
//!     ├── media/picture1.emf           ├─ a picture of the annex picture.rs
//!     └── (../)customXml/              └─ the draft              ../carried.rs
//!         ├── item1.xml                   the saved file
//!         ├── _rels/item1.xml.rels        which leads to         office/parts.rs
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
//! What it does not do: no notes, no tracked changes, no embedded fonts.

mod body;
mod font_table;
mod footer;
mod picture;
mod settings;
mod styles;
mod table;
mod text;

use super::{Options, carried};
use crate::document::Document;
use crate::office::package::{self, Packing};
use crate::office::parts::{self, Id, Part, office_document};
use crate::report::Date;
use crate::saved::envelope::text_sum;
use picture::Drawn;

/// What the parts are spelled from.
struct Source<'a> {
    document: &'a Document,
    /// The saved file of the same report.
    saved: &'a str,
    options: &'a Options,
    pictures: &'a [Drawn<'a>],
}

/// A part, and what spells it.
type Spelled = (Part, fn(&Source<'_>) -> String);

/// The parts that the package itself leads to.
static PACKAGE: [Spelled; 2] = [
    (
        Part::at(
            "word/document.xml",
            "vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
            office_document!("officeDocument"),
        ),
        |source| body::write(source.document, source.pictures),
    ),
    (parts::PROPERTIES, |source| {
        let Document { title, organ, .. } = source.document;
        parts::core(title, organ, source.options.date.map(Date::iso))
    }),
];

/// The parts that the text leads to. Their places give them their ids.
static DOCUMENT: [Spelled; 6] = [
    (
        Part::at(
            "word/styles.xml",
            "vnd.openxmlformats-officedocument.wordprocessingml.styles+xml",
            office_document!("styles"),
        ),
        |source| styles::write(&source.document.look),
    ),
    (
        Part::at(
            "word/settings.xml",
            "vnd.openxmlformats-officedocument.wordprocessingml.settings+xml",
            office_document!("settings"),
        ),
        |_| settings::write(),
    ),
    (
        Part::at(
            "word/fontTable.xml",
            "vnd.openxmlformats-officedocument.wordprocessingml.fontTable+xml",
            office_document!("fontTable"),
        ),
        |source| font_table::write(&source.document.look),
    ),
    (Part::at(footer::ODD, footer::CONTENT_TYPE, office_document!("footer")), |source| {
        footer::write(&source.document.look, footer::Side::Right)
    }),
    (Part::at(footer::EVEN, footer::CONTENT_TYPE, office_document!("footer")), |source| {
        footer::write(&source.document.look, footer::Side::Left)
    }),
    (carried::ITEM, |source| carried::item(source.saved, text_sum(source.document.texts()))),
];

/// The part that the draft leads to.
static SAVED: [Spelled; 1] = [(carried::PROPERTIES, |_| carried::properties())];

/// The namespace of Word's own elements.
const WORD: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

/// The document as a Word file that carries the saved file of its report.
pub(super) fn write(document: &Document, saved: &str, options: &Options) -> Vec<u8> {
    let pictures = picture::all(document);
    let source = Source { document, saved, options, pictures: &pictures };
    let [text, properties] = &PACKAGE;
    let drawn = || pictures.iter().map(|drawn| &drawn.part);
    let all = PACKAGE.iter().chain(&DOCUMENT).chain(&SAVED).map(|(part, _)| part).chain(drawn());
    let own = |parts: &'static [Spelled]| parts.iter().map(|(part, _)| part);
    let list = |parts, folder| parts::relationships(own(parts), folder);
    let spell = |(part, write): &'static Spelled| (part.path.as_ref(), write(&source));
    let mut files = vec![
        (parts::CONTENT_TYPES, parts::content_types(all)),
        ("_rels/.rels", list(&PACKAGE, "")),
        spell(text),
        ("word/_rels/document.xml.rels", parts::relationships(own(&DOCUMENT).chain(drawn()), "word/")),
    ];
    files.extend(DOCUMENT.iter().map(spell));
    files.push((carried::ITEM_LEADS_TO, list(&SAVED, "customXml/")));
    files.extend(SAVED.iter().map(spell));
    files.push(spell(properties));
    let texts = files.into_iter().map(|(path, text)| (path, text.into_bytes()));
    let media = pictures.iter().map(|drawn| (drawn.part.path.as_ref(), drawn.emf.clone()));
    package::zip(texts.chain(media), Packing::Small)
}

/// The id by which the text refers to the part at `path`.
fn id_in_text(path: &str) -> Id {
    Id(DOCUMENT.iter().position(|(part, _)| part.path == path).map_or(0, |place| place + 1))
}
