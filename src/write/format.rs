//! The kinds of file that can be written, by their endings.

use std::fmt;

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

/// The formats that hold any document: the report, or what is written about it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DocumentFormat {
    /// See [`Format::Docx`].
    Docx,
    /// See [`Format::Html`].
    Html,
    /// See [`Format::Fragment`].
    Fragment,
    /// See [`Format::Text`].
    Text,
    /// See [`Format::Markdown`].
    Markdown,
}

/// What a file holds, and its format.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FileKind {
    /// The report.
    Report(Format),
    /// Its proof sheet (勾稽关系核对表), which is a document: there is none as a workbook or
    /// a saved file.
    ProofSheet(DocumentFormat),
}

/// Why there is no such file: a sentence for the person who asked for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoSuchFile {
    /// Nothing is known by that ending.
    Unknown,
    /// A proof sheet in a format that holds no documents.
    ProofSheet,
}

impl Format {
    /// All of them; of two whose endings fit a name, the first one.
    pub const ALL: [Self; 7] =
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

    /// The same as a format of documents, if it is one.
    pub fn of_documents(self) -> Option<DocumentFormat> {
        match self {
            Self::Docx => Some(DocumentFormat::Docx),
            Self::Html => Some(DocumentFormat::Html),
            Self::Fragment => Some(DocumentFormat::Fragment),
            Self::Text => Some(DocumentFormat::Text),
            Self::Markdown => Some(DocumentFormat::Markdown),
            Self::Json | Self::Xlsx => None,
        }
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

impl From<DocumentFormat> for Format {
    fn from(format: DocumentFormat) -> Self {
        match format {
            DocumentFormat::Docx => Self::Docx,
            DocumentFormat::Html => Self::Html,
            DocumentFormat::Fragment => Self::Fragment,
            DocumentFormat::Text => Self::Text,
            DocumentFormat::Markdown => Self::Markdown,
        }
    }
}

/// What stands before the ending of a proof sheet.
const PROOF: &str = "proof";

impl FileKind {
    /// By the ending of the file's name: `docx`, `fragment.html`, …, `proof.docx`.
    ///
    /// # Errors
    /// When there is no such file.
    pub fn of_ending(ending: &str) -> Result<Self, NoSuchFile> {
        let (ending, is_proof) = match ending.split_once('.') {
            Some((first, rest)) if first.eq_ignore_ascii_case(PROOF) => (rest, true),
            _ => (ending, false),
        };
        Self::of(Format::of_ending(ending), is_proof)
    }

    /// By the file's name: `2025年.docx`, `2025年.proof.docx`.
    ///
    /// # Errors
    /// When there is no such file.
    pub fn of_name(name: &str) -> Result<Self, NoSuchFile> {
        let format = Format::of_name(name);
        let ending = format.map_or(0, |format| format.ending().len() + 1);
        let stem = name.len().checked_sub(ending).and_then(|end| name.get(..end));
        let last = stem.and_then(|stem| stem.rsplit_once('.')).map(|(_, last)| last);
        Self::of(format, last.is_some_and(|last| last.eq_ignore_ascii_case(PROOF)))
    }

    fn of(format: Option<Format>, is_proof: bool) -> Result<Self, NoSuchFile> {
        let format = format.ok_or(NoSuchFile::Unknown)?;
        if !is_proof {
            return Ok(Self::Report(format));
        }
        format.of_documents().map(Self::ProofSheet).ok_or(NoSuchFile::ProofSheet)
    }

    /// The format.
    pub fn format(self) -> Format {
        match self {
            Self::Report(format) => format,
            Self::ProofSheet(format) => format.into(),
        }
    }

    /// The ending of the file's name.
    pub fn ending(self) -> String {
        match self {
            Self::Report(format) => format.ending().to_owned(),
            Self::ProofSheet(format) => format!("{PROOF}.{}", Format::from(format).ending()),
        }
    }
}

impl fmt::Display for NoSuchFile {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(match self {
            Self::Unknown => "没有这种文件格式。",
            Self::ProofSheet => {
                "核对表是一份文档，可以写成 .proof.docx、.proof.html、.proof.fragment.html、.proof.txt 或 .proof.md，\
                 不能写成 Excel 文件或草稿。"
            }
        })
    }
}

impl std::error::Error for NoSuchFile {}
