//! Readers turn foreign bytes and text into a report.
//!
//! Only readers can fail, and no bytes make them panic. What they did not understand
//! of a file that they could open comes back as notes: nothing is dropped in silence.

use crate::limits;
use crate::office::compound::{self, Compound};
use crate::report::{Note, Report};
use crate::saved;

mod archive;
mod block;
mod blocks;
mod carried;
mod copied;
mod doc;
mod docx;
mod edited;
mod encoding;
mod flat;
mod html;
mod json;
mod kind;
mod ledger;
mod left_out;
mod mht;
mod numbering;
mod ofd;
mod paste;
mod pdf;
mod places;
mod plain_text;
mod recognise;
mod rtf;
mod sheet;
mod source;
mod table;
mod xls;
mod xlsx;

pub use crate::saved::{ReadError, SCHEMA};
pub use archive::{Packed, packed};
pub use block::{Block, How, Laid, Pasting, block};
pub use copied::{Amount, Copied, copied};
pub use paste::{Pasted, pasted};
pub use source::{Bounds, Source, SourceCell, SourcePage};

/// What was understood of a file.
#[derive(Debug)]
pub struct Read {
    /// The report.
    pub report: Report,
    /// What of the file is not in the report, or is to be looked at.
    pub notes: Vec<Note>,
    /// Where it stands in the file; `None` where the file carries the report itself, so that there is
    /// nothing to compare.
    pub source: Option<Source>,
}

impl From<saved::Read> for Read {
    fn from(saved: saved::Read) -> Self {
        Self { report: saved.report, notes: saved.notes, source: None }
    }
}

/// The endings of files that can hold a report, for whoever looks through a folder.
pub const ENDINGS: [&str; 14] =
    ["json", "docx", "html", "htm", "doc", "wps", "rtf", "mht", "xlsx", "xls", "et", "pdf", "ofd", "zip"];

const NO_REPORT: &str = "文件里没有找到年度报告的表格和各部分的标题。\
    请打开年度报告的网页、Word 或 Excel 文件，或者用“存草稿”保存的 .json 文件。";

const LEDGER: &str =
    "文件里还有依申请公开的台账，没有计入。要由台账数出第三部分的表，请把台账另存成一个文件再打开。";

/// Reads a file; its kind is recognised by its content.
///
/// # Errors
/// When it is no saved report and carries none, or one of a newer schema.
pub fn read(bytes: &[u8]) -> Result<Read, ReadError> {
    let mut read = of_any_kind(bytes)?;
    // Texts may name cells of tables that were read after them.
    read.report.follow_tables();
    Ok(read)
}

fn of_any_kind(bytes: &[u8]) -> Result<Read, ReadError> {
    let refuse = |sentence: &str| Err(ReadError(sentence.to_owned()));
    if bytes.len() > limits::FILE {
        return refuse(&limits::file_too_large(bytes.len()));
    }
    if bytes.starts_with(b"PK") {
        return docx::read(bytes);
    }
    if bytes.starts_with(compound::SIGNATURE) {
        return found(old_office(bytes)?);
    }
    if xls::is_bare(bytes) {
        return found(xls::blocks_of(bytes, false)?);
    }
    if bytes.starts_with(rtf::SIGNATURE) {
        return found(rtf::blocks(bytes));
    }
    if let Some(page) = mht::page(bytes) {
        return html::read(&page);
    }
    if pdf::is_pdf(bytes) {
        return found(pdf::blocks(bytes)?);
    }
    if let Some(sentence) = kind::of_bytes(bytes) {
        return refuse(&sentence);
    }
    let Some(text) = encoding::text(bytes) else {
        return refuse(&kind::of_encoding(bytes));
    };
    let text = text.trim_start_matches('\u{feff}').trim();
    if text.is_empty() {
        return refuse("这是一个空文件，里面没有草稿。");
    }
    if text.starts_with(['{', '[']) {
        return draft(bytes, text).or_else(|error| of_others(text).ok_or(error));
    }
    let read = shown(text).map_err(|error| what_it_is(bytes, text).map_or(error, ReadError));
    if !encoding::is_garbled(text) {
        return read;
    }
    let mut read = read.map_err(|_| ReadError(encoding::GARBLED.to_owned()))?;
    read.notes.insert(0, encoding::GARBLED.into());
    Ok(read)
}

/// What a text is that holds no report, where that is known.
fn what_it_is(bytes: &[u8], text: &str) -> Option<String> {
    if text.starts_with('<') {
        return kind::of_tags(text);
    }
    if std::str::from_utf8(bytes).is_err() { Some(kind::of_encoding(bytes)) } else { kind::of_text(text) }
}

/// A saved file is UTF-8: in another encoding somebody saved it anew, and may have lost characters.
fn draft(bytes: &[u8], text: &str) -> Result<Read, ReadError> {
    if std::str::from_utf8(bytes).is_err() {
        return Err(ReadError(kind::of_encoding(bytes)));
    }
    kind::of_text(text).map_or_else(|| saved::read(text).map(Read::from), |sentence| Err(ReadError(sentence)))
}

/// The report that another program keeps as JSON.
fn of_others(text: &str) -> Option<Read> {
    let mut read = json::read(text)?;
    if encoding::is_garbled(text) {
        read.notes.insert(0, encoding::GARBLED.into());
    }
    Some(read)
}

/// The report that a text shows, whatever it is written in.
fn shown(text: &str) -> Result<Read, ReadError> {
    if !text.starts_with('<') {
        // What is no report either is told as a saved file that cannot be read.
        return found(plain_text::blocks(text)).or_else(|_| saved::read(text).map(Read::from));
    }
    match flat::blocks(text) {
        Some(blocks) => found(blocks),
        None => html::read(text),
    }
}

/// A file of Office before 2007, or one with a password.
fn old_office(bytes: &[u8]) -> Result<blocks::Blocks, ReadError> {
    let refuse = |sentence: &str| Err(ReadError(sentence.to_owned()));
    let Some(file) = Compound::open(bytes) else {
        return refuse(&kind::of_old_office(bytes));
    };
    if file.has(doc::DOCUMENT) {
        return doc::blocks(&file);
    }
    if xls::is_workbook(&file) {
        return xls::blocks(&file);
    }
    if file.has("EncryptedPackage") {
        return refuse(kind::LOCKED);
    }
    refuse(
        "这不是 Word、WPS 或 Excel 文件，打不开。请用原来的软件打开，另存为 Word 文件（.docx），再打开一次。",
    )
}

/// A workbook has as many sheets as somebody wishes, and something is to be said of each.
fn said_briefly(notes: &mut Vec<Note>) {
    const MOST: usize = 2 * limits::NOTES;
    let more = notes.len().saturating_sub(MOST);
    if more > 0 {
        notes.truncate(MOST);
        notes.push(format!("这样的说明还有 {more} 条，没有一一列出。").into());
    }
}

/// The report that a file shows.
fn found(mut blocks: blocks::Blocks) -> Result<Read, ReadError> {
    said_briefly(&mut blocks.notes);
    // Beside a report, a ledger is not what was meant.
    let ledger = ledger::counted(&mut blocks);
    let mut report = recognise::recognise(&blocks);
    if let (Some(report), Some(ledger)) = (&mut report, &ledger) {
        // The first thing said of a ledger is what it is.
        let places = ledger.notes.first().map(|note| note.places.clone());
        report.notes.push(Note::from(LEDGER).at(places.unwrap_or_default()));
    }
    report.or(ledger).ok_or_else(|| ReadError(NO_REPORT.to_owned()))
}
