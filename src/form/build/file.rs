//! The form file as it is written. Keys are explained in `src/form/README.md`.

use serde::Deserialize;
use std::collections::BTreeMap;

/// Reads the text of a form file.
///
/// # Errors
/// A sentence with the line, where it is no such file.
pub fn read(text: &str) -> super::Result<File> {
    toml::from_str(text).map_err(|error| error.to_string())
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct File {
    pub edition: String,
    pub first_year: u16,
    pub name: String,
    pub document_number: String,
    pub title: String,
    pub earlier: Option<Earlier>,
    pub section: Vec<Section>,
    pub table: Vec<Table>,
    #[serde(default)]
    pub check: Vec<Check>,
}

/// What became of the cells and sections of the edition before.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Earlier {
    pub edition: String,
    #[serde(default)]
    pub other_meaning: Vec<String>,
    /// By the name here, the name there.
    #[serde(default)]
    pub renamed: BTreeMap<String, String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Section {
    pub key: String,
    pub heading: String,
    pub find: Vec<String>,
    pub hint: Option<String>,
    #[serde(default)]
    pub aspects: Vec<String>,
    #[serde(default)]
    pub part: Vec<SectionPart>,
    pub table: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SectionPart {
    pub key: String,
    pub name: String,
    pub find: String,
    pub prompts: Vec<String>,
    pub skeleton: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Table {
    pub key: String,
    pub cell: String,
    pub widths: Vec<u32>,
    pub lines: Vec<Vec<Item>>,
    pub column: Vec<Column>,
    pub row: Vec<Row>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Column {
    pub key: String,
    pub label: String,
    #[serde(default)]
    pub kind: CellKind,
    #[serde(default)]
    pub help: String,
}

#[derive(Deserialize, Default, Clone, Copy, PartialEq, Debug)]
#[serde(rename_all = "snake_case")]
pub enum CellKind {
    #[default]
    Count,
    Money,
    Change,
    Payment,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Row {
    pub key: String,
    pub label: String,
    pub name: Option<String>,
    pub columns: Option<Vec<String>>,
    pub find: Vec<String>,
    #[serde(default)]
    pub words: Vec<String>,
    #[serde(default)]
    pub help: String,
    #[serde(default)]
    pub article: String,
}

/// One entry of a printed line: exactly one of `text`, `column`, `row`, `values`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Item {
    pub text: Option<String>,
    pub column: Option<String>,
    pub row: Option<String>,
    pub values: Option<String>,
    #[serde(default = "one")]
    pub cols: usize,
    #[serde(default = "one")]
    pub rows: usize,
}

pub fn one() -> usize {
    1
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Check {
    pub id: String,
    pub name: String,
    pub kind: CheckKind,
    pub table: String,
    pub for_each: Axis,
    pub only: Option<Vec<String>>,
    #[serde(default)]
    pub left: Vec<String>,
    #[serde(default)]
    pub right: Vec<String>,
    #[serde(default)]
    pub primary: Vec<String>,
    pub total: Option<String>,
    pub parts: Option<Range>,
    pub fills: Option<Fills>,
    pub severity: String,
    pub formula: String,
    pub message: String,
    pub fix: String,
    pub clause: String,
    pub why: String,
}

#[derive(Deserialize, Clone, Copy, PartialEq, Debug)]
#[serde(rename_all = "snake_case")]
pub enum CheckKind {
    Sum,
    Balance,
}

#[derive(Deserialize, Clone, Copy, PartialEq)]
#[serde(rename_all = "snake_case")]
pub enum Axis {
    Row,
    Column,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Range {
    pub first: String,
    pub last: String,
}

#[derive(Deserialize)]
#[serde(untagged)]
pub enum Fills {
    All(String),
    These(Vec<String>),
}
