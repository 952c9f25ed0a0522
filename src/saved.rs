//! The saved file: what was typed into a report, as JSON of [`SCHEMA`], to go on with later.
//!
//! Word files and web pages of ours carry it along; under which names says `envelope.rs`.
//! [`schema()`] describes it for other programs.

pub(crate) mod envelope;
mod halves;
mod notes;
mod read;
mod schema;
pub(crate) mod value;
mod write;

pub use read::{Read, ReadError};
pub use schema::schema;
pub use write::write;

/// The schema of the saved file, with its version.
pub const SCHEMA: &str = "xxgk-annual-report/1";

/// Reads the text of a saved file.
///
/// # Errors
/// When it is none, or one of a newer schema or an unknown edition.
pub fn read(text: &str) -> Result<Read, ReadError> {
    let (text, halves) = halves::replaced(text);
    let mut read = read::read(&text)?;
    if halves > 0 {
        let text = format!("文件里有 {halves} 个残缺的字符（只存了半个），读作“\u{fffd}”，请找到后改过来。");
        read.notes.push(text.into());
    }
    Ok(read)
}
