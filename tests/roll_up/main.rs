//! Reports added up: which count, what they come to, and who breaks the county's sum.

#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::unwrap_used)] // All of it is test.

mod choice;
mod county;
mod explain;
#[path = "../given/mod.rs"]
mod given;
mod judge;
mod one_fault;
mod sum;
