//! A draft: whatever somebody does to a report while filling it in.

#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::unwrap_used)] // All of it is test.

mod cells;
mod common;
mod files;
mod findings;
#[path = "../given/mod.rs"]
mod given;
mod history;
mod last_year;
mod news;
mod prose;
mod steps;
