//! The saved file: what was typed into a report, as JSON of [`SCHEMA`], to go on with later.
//!
//! Word files and web pages of ours carry it along; under which names says `envelope.rs`.
//! [`schema()`] describes it for other programs.

pub(crate) mod envelope;
mod notes;
mod read;
mod schema;
mod value;
mod write;

pub use read::{Read, ReadError, read};
pub use schema::schema;
pub use write::write;

/// The schema of the saved file, with its version.
pub const SCHEMA: &str = "xxgk-annual-report/1";
