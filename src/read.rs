//! Readers turn foreign bytes and text into a report.
//!
//! Only readers can fail, and no bytes make them panic. What they did not understand
//! of a file that they could open comes back as notes: nothing is dropped in silence.

use crate::limits;
use crate::saved;

mod block;
mod docx;
mod html;
mod kind;
mod paste;

pub use crate::saved::{Read, ReadError, SCHEMA};
pub use block::{Block, How, Laid, block};
pub use paste::{Pasted, pasted};

/// The endings of files that can hold a report, for whoever looks through a folder.
pub const ENDINGS: [&str; 4] = ["json", "docx", "html", "htm"];

/// Reads a file; its kind is recognised by its content.
///
/// # Errors
/// When it is no saved report and carries none, or one of a newer schema.
pub fn read(bytes: &[u8]) -> Result<Read, ReadError> {
    let refuse = |sentence: &str| Err(ReadError(sentence.to_owned()));
    if bytes.len() > limits::FILE {
        return refuse(&limits::file_too_large(bytes.len()));
    }
    if bytes.starts_with(b"PK") {
        return docx::read(bytes);
    }
    if let Some(sentence) = kind::of_bytes(bytes) {
        return refuse(&sentence);
    }
    if let Some(page) = html::page(bytes) {
        if let Some(sentence) = kind::of_tags(&page) {
            return refuse(&sentence);
        }
        return html::read(&page);
    }
    let text = match std::str::from_utf8(bytes) {
        Ok(text) if !matches!(bytes, [b'{', 0, ..] | [0, b'{', ..]) => text,
        _ => return refuse(&kind::of_encoding(bytes)),
    };
    let text = text.trim_start_matches('\u{feff}').trim();
    if text.is_empty() {
        return refuse("这是一个空文件，里面没有草稿。");
    }
    if let Some(sentence) = kind::of_text(text) {
        return refuse(&sentence);
    }
    saved::read(text)
}
