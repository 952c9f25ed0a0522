//! Writers spell a report as a file. They cannot fail.

use crate::document::{self, Document, Style};
use crate::form::{CellId, Severity};
use crate::report::{Date, Report};
use crate::saved;

mod docx;
mod fingerprint;
mod html;
mod losses;
mod markdown;
mod text;
mod xlsx;

pub use fingerprint::fingerprint;
pub use html::{Piece, PieceHtml, Pieces, Preview};
pub use losses::losses;

/// The kinds of file that a report can be written as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// The saved file, for going on later.
    Json,
    /// The document, for Word and WPS.
    Docx,
    /// The tables and what was found in them, for Excel and WPS.
    Xlsx,
    /// A web page of its own, with the saved file in it.
    Html,
    /// HTML for the editor of a website.
    Fragment,
    /// Plain text, for pasting.
    Text,
    /// Markdown, for pasting.
    Markdown,
}

/// What a writer has to be told.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Options {
    /// The day that a document names as the day of its making. The core has no clock: the
    /// caller tells, or the file names none.
    pub date: Option<Date>,
    /// How a document looks.
    pub style: Style,
    /// What was found in the report, for files that list it; `None` if nobody looked.
    pub findings: Option<Vec<Listed>>,
}

/// A finding as a line of a file: writers know no rules.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// How grave it is.
    pub severity: Severity,
    /// The name of the cell or field to correct.
    pub place: String,
    /// The cell, if it is one.
    pub cell: Option<CellId>,
    /// What is wrong.
    pub message: String,
    /// What to do.
    pub fix: String,
    /// Where that is laid down.
    pub clause: &'static str,
}

/// The bytes of a report in that format. The same report and options give the same bytes.
pub fn write(report: &Report, format: Format, options: &Options) -> Vec<u8> {
    match format {
        Format::Json => saved::write(report).into_bytes(),
        Format::Xlsx => xlsx::write(report, options),
        _ => write_document(report, &document::of(report, options.style), format, options),
    }
}

/// The bytes of a document about a report, such as its proof sheet; as Word, where the
/// format holds no documents.
pub fn write_document(report: &Report, document: &Document, format: Format, options: &Options) -> Vec<u8> {
    match format {
        Format::Html => html::page(report, document).into_bytes(),
        Format::Fragment => html::fragment(document).into_bytes(),
        Format::Text => text::write(document).into_bytes(),
        Format::Markdown => markdown::write(document).into_bytes(),
        Format::Docx | Format::Json | Format::Xlsx => docx::write(document, &saved::write(report), options),
    }
}

/// The report as the page shows it before it is a file.
pub fn preview(report: &Report, style: Style) -> Preview {
    html::preview(&document::of(report, style))
}

/// The same block by block, each with the place in the report that it comes from; of what is
/// as it was in `before`, only where it stood. With it the style sheet, where it is another one.
pub fn preview_pieces<'a>(
    report: &Report,
    style: Style,
    before: &'a mut Pieces,
) -> (Vec<Piece>, Option<&'a str>) {
    before.follow(report, document::of(report, style))
}

impl Format {
    /// All of them; of two whose endings fit a name, the first one.
    const ALL: [Self; 7] =
        [Self::Json, Self::Docx, Self::Xlsx, Self::Fragment, Self::Html, Self::Text, Self::Markdown];

    /// The format of a file by the ending of its name.
    pub fn of_ending(ending: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.ending().eq_ignore_ascii_case(ending))
    }

    /// The format of a file by its name.
    pub fn of_name(name: &str) -> Option<Self> {
        let name = name.to_ascii_lowercase();
        Self::ALL.into_iter().find(|format| {
            name.strip_suffix(format.ending()).is_some_and(|stem| stem.len() > 1 && stem.ends_with('.'))
        })
    }

    /// The ending of the file's name.
    pub fn ending(self) -> &'static str {
        match self {
            Self::Json => "json",
            Self::Docx => "docx",
            Self::Xlsx => "xlsx",
            Self::Html => "html",
            Self::Fragment => "fragment.html",
            Self::Text => "txt",
            Self::Markdown => "md",
        }
    }

    /// Its media type.
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Json => "application/json",
            Self::Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            Self::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Self::Html | Self::Fragment => "text/html",
            Self::Text => "text/plain",
            Self::Markdown => "text/markdown",
        }
    }
}
