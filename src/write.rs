//! Writers spell a report as a file. They cannot fail.

use crate::document::{self, Document, Style};
use crate::form::CellId;
use crate::report::{Date, Report};

mod docx;
mod findings;
mod fingerprint;
mod json;
mod office;
mod xlsx;

pub use findings::{Spelled, list, spell};
pub use fingerprint::fingerprint;

/// The kinds of file that a report can be written as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// The saved file, for going on later.
    Json,
    /// The document, for Word and WPS.
    Docx,
    /// The tables and what was found in them, for Excel and WPS.
    Xlsx,
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
    pub gravity: Gravity,
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

/// How grave a line is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Gravity {
    /// 错误.
    Error,
    /// 提醒.
    Warning,
    /// 提示.
    Info,
}

impl Gravity {
    /// The gravest first.
    pub const ALL: [Self; 3] = [Self::Error, Self::Warning, Self::Info];

    /// What people call it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Error => "错误",
            Self::Warning => "提醒",
            Self::Info => "提示",
        }
    }
}

/// The bytes of a report in that format. The same report and options give the same bytes.
pub fn write(report: &Report, format: Format, options: &Options) -> Vec<u8> {
    match format {
        Format::Json => json::json(report).into_bytes(),
        Format::Docx => write_document(report, &document::of(report, options.style), format, options),
        Format::Xlsx => xlsx::write(report, options),
    }
}

/// The bytes of a document about a report, such as its proof sheet, in one of the formats
/// that hold documents: Word, where the format holds none.
pub fn write_document(report: &Report, document: &Document, format: Format, options: &Options) -> Vec<u8> {
    match format {
        Format::Json | Format::Docx | Format::Xlsx => docx::write(document, &json::json(report), options),
    }
}

impl Format {
    /// The format of a file by the ending of its name.
    pub fn of_ending(ending: &str) -> Option<Self> {
        match ending.to_ascii_lowercase().as_str() {
            "json" => Some(Self::Json),
            "docx" => Some(Self::Docx),
            "xlsx" => Some(Self::Xlsx),
            _ => None,
        }
    }

    /// The ending of the file's name.
    pub fn ending(self) -> &'static str {
        match self {
            Self::Json => "json",
            Self::Docx => "docx",
            Self::Xlsx => "xlsx",
        }
    }

    /// Its media type.
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Json => "application/json",
            Self::Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            Self::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        }
    }
}
