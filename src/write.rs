//! Writers spell a report as a file. They cannot fail.

use crate::document;
use crate::report::{Date, Report};

mod claims;
mod docx;
mod findings;
mod json;

pub use claims::{SpelledClaim, spell_claims};
pub use findings::{Spelled, spell};

/// The kinds of file that a report can be written as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// The saved file, for going on later.
    Json,
    /// The document, for Word and WPS.
    Docx,
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
    }
}

impl Format {
    /// The format of a file by the ending of its name.
    pub fn of_ending(ending: &str) -> Option<Self> {
        match ending.to_ascii_lowercase().as_str() {
            "json" => Some(Self::Json),
            "docx" => Some(Self::Docx),
            _ => None,
        }
    }

    /// The ending of the file's name.
    pub fn ending(self) -> &'static str {
        match self {
            Self::Json => "json",
            Self::Docx => "docx",
        }
    }

    /// Its media type.
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Json => "application/json",
            Self::Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        }
    }
}
