//! Readers turn foreign bytes and text into a report.
//!
//! Only readers can fail, and no bytes make them panic. What they did not understand
//! of a file that they could open comes back as notes: nothing is dropped in silence.

use crate::limits;
use crate::saved;

mod block;
mod docx;
mod html;
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
    if bytes.starts_with(b"\xd0\xcf\x11\xe0") {
        return refuse(
            "这是旧格式（.doc、.wps、.xls）或加了密码的文件，打不开。\
             请打开用“存草稿”保存的 .json 文件，或本工具导出的 Word 文件（.docx）。",
        );
    }
    if bytes.starts_with(b"%PDF") {
        return refuse(
            "这是 PDF 文件，现在还不能打开。\
             请打开用“存草稿”保存的 .json 文件，或本工具导出的 Word 文件（.docx）。",
        );
    }
    if let Some(page) = html::page(bytes) {
        return html::read(&page);
    }
    if bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff") {
        return refuse(
            "文件是 UTF-16 编码的，可能被记事本另存过。请用记事本打开，另存为“UTF-8”编码，再打开一次。",
        );
    }
    let Ok(text) = std::str::from_utf8(bytes) else {
        return refuse(
            "文件不是 UTF-8 编码的文字，可能被记事本按“ANSI”另存过。请另存为“UTF-8”编码，再打开一次。",
        );
    };
    let text = text.trim_start_matches('\u{feff}').trim();
    if text.is_empty() {
        return refuse("这是一个空文件，里面没有草稿。");
    }
    saved::read(text)
}
