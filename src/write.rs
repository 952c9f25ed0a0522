//! Writers spell a report as a file. They cannot fail.

use crate::document;
use crate::report::{Date, Report};

mod docx;
mod findings;
mod html;
mod json;
mod markdown;
mod text;

pub use findings::{Spelled, spell};
pub use html::Preview;

/// The kinds of file that a report can be written as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// The saved file, for going on later.
    Json,
    /// The document, for Word and WPS.
    Docx,
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
}

/// The bytes of a report in that format. The same report and options give the same bytes.
pub fn write(report: &Report, format: Format, options: &Options) -> Vec<u8> {
    match format {
        Format::Json => json::json(report).into_bytes(),
        Format::Docx => docx::write(&document::of(report), options),
        Format::Html => html::page(report, &document::of(report)).into_bytes(),
        Format::Fragment => html::fragment(&document::of(report)).into_bytes(),
        Format::Text => text::write(&document::of(report)).into_bytes(),
        Format::Markdown => markdown::write(&document::of(report)).into_bytes(),
    }
}

/// The report as the page shows it before it is a file.
pub fn preview(report: &Report) -> Preview {
    html::preview(&document::of(report))
}

impl Format {
    /// All of them; of two whose endings fit a name, the first one.
    const ALL: [Self; 6] = [Self::Json, Self::Docx, Self::Fragment, Self::Html, Self::Text, Self::Markdown];

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
            Self::Html | Self::Fragment => "text/html",
            Self::Text => "text/plain",
            Self::Markdown => "text/markdown",
        }
    }
}
