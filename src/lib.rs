//! Fill in, check and write the 政府信息公开工作年度报告 of a Chinese government office.
//!
//! The official form is data; a report is the text in its cells; rules look at a report
//! and say what they find; a document is the report laid out; writers turn it into files; readers
//! turn foreign files into a report.
//!
//! ```text
//!  form (<edition>.toml → static tables at build)
//!    └─► report ──► claims ──► rules ──► findings ──► data ──┐
//!           ▲  └──► document ──► proof_sheet, write ─────────┼──► draft ──► wasm ──► www (page)
//!         read ◄── saved, office ◄── bytes                   └──────────► command_line
//! ```
//!
//! 1. [`form`] holds each edition of the form: [`form::Form`].
//! 2. [`read::read`] turns a file into a [`report::Report`], or [`report::Report::set_cell`] fills one.
//! 3. [`rules::check`] says what is wrong with it: [`rules::Finding`]s.
//! 4. [`document::of`] lays it out, and [`write::write`] turns it into a file.
//!
//! The core is pure: no IO, no clock, no panics. Only readers can fail.
//! `src/README.md` is the map.

// The ground: text without a thought of forms, and lists in order.
mod order;
pub mod text;
// How much of anything is taken.
pub mod limits;

pub mod claims;
pub mod form;
pub mod report;
pub mod rules;
// The report laid out.
pub mod document;
// What was checked, laid out for the leader who signs.
pub mod proof_sheet;
// What a reviewer asks an office to look at, laid out.
pub mod letter;
// Reading and writing: foreign files in, finished files out.
pub mod read;
pub mod saved;
pub mod write;
// Two reports side by side.
pub mod comparison;
// Many reports added up to one, and the workbook of their review.
pub mod review_book;
pub mod roll_up;
// A report, several years, a county as pictures.
pub mod picture;
// Findings, claims and rules as data.
pub mod data;
// A report while somebody fills it in.
pub mod draft;
// What office files are made of.
mod office;

#[cfg(feature = "wasm")]
pub mod wasm;
