//! Writers spell a report as a file. They cannot fail.

use crate::document::{self, Annex, Document, Style};
use crate::form::{CellId, Severity};
use crate::report::{Date, Report};
use crate::saved;

mod carried;
mod docx;
mod fingerprint;
mod format;
mod html;
mod losses;
mod markdown;
mod text;
mod xlsx;

pub use fingerprint::fingerprint;
pub use format::{DocumentFormat, FileKind, Format, NoSuchFile};
pub use html::{Piece, PieceHtml, Pieces, Preview};
pub use losses::losses;
pub use xlsx::{Item, List};

/// Options shared by all writers.
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
    let as_document = |format| {
        // Text has no pictures.
        let is_text = matches!(format, DocumentFormat::Text | DocumentFormat::Markdown);
        let annex = if is_text { Annex::None } else { options.style.annex };
        let document = document::of(report, Style { annex, ..options.style });
        write_document(report, &document, format, options)
    };
    match format {
        Format::Json => saved::write(report).into_bytes(),
        Format::Xlsx => xlsx::write(report, &saved::write(report), options),
        Format::Docx => as_document(DocumentFormat::Docx),
        Format::Html => as_document(DocumentFormat::Html),
        Format::Fragment => as_document(DocumentFormat::Fragment),
        Format::Text => as_document(DocumentFormat::Text),
        Format::Markdown => as_document(DocumentFormat::Markdown),
    }
}

/// The bytes of a document about a report: itself laid out, or its proof sheet.
pub fn write_document(
    report: &Report,
    document: &Document,
    format: DocumentFormat,
    options: &Options,
) -> Vec<u8> {
    match format {
        DocumentFormat::Docx => docx::write(document, &saved::write(report), options),
        DocumentFormat::Html => html::page(report, document).into_bytes(),
        DocumentFormat::Fragment => html::fragment(document).into_bytes(),
        DocumentFormat::Text => text::write(document).into_bytes(),
        DocumentFormat::Markdown => markdown::write(document).into_bytes(),
    }
}

/// The bytes of a workbook of lists.
pub fn write_lists(title: &str, lists: &[List], options: &Options) -> Vec<u8> {
    xlsx::write_lists(title, lists, options)
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
