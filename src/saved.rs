//! The saved file: what was typed into a report, as JSON of [`SCHEMA`], to go on with later.
//!
//! Word files and web pages of ours carry it along; under which names says `envelope.rs`.
//! `xxgk-annual-report-1.schema.json` describes it for other programs, and is published
//! with the package.

pub(crate) mod envelope;
mod read;
mod value;
mod write;

pub use read::{Read, ReadError, read};
pub use write::write;

/// The schema of the saved file, with its version.
pub const SCHEMA: &str = "xxgk-annual-report/1";
