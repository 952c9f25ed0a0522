//! A draft: whatever somebody does to a report while filling it in.

#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::unwrap_used)] // All of it is test.

mod common;
#[path = "../given/mod.rs"]
mod given;
mod history;
