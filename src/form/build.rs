//! Turns `src/form/<edition>.toml` into static Rust tables before the crate is built.
//!
//! A form that contradicts itself does not build: the message names the file, the
//! table or check, and the cell. [`compile`] is pure, so that tests can feed it
//! broken forms.

#![allow(clippy::indexing_slicing)] // Here a panic stops the build, which is what it is for.

use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::{env, fs, path::Path};

/// The file as it is written. Keys are explained in `README.md` beside it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    edition: String,
    years: Years,
    name: String,
    document_number: String,
    title: String,
    section: Vec<Section>,
    table: Vec<Table>,
    #[serde(default)]
    check: Vec<Check>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Years {
    first: u16,
    last: Option<u16>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Section {
    key: String,
    heading: String,
    hint: Option<String>,
    #[serde(default)]
    aspects: Vec<String>,
    table: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    key: String,
    cell: String,
    widths: Vec<u32>,
    lines: Vec<Vec<Item>>,
    column: Vec<Column>,
    row: Vec<Row>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Column {
    key: String,
    label: String,
    #[serde(default)]
    kind: Kind,
}

#[derive(Deserialize, Default, Clone, Copy, PartialEq, Debug)]
#[serde(rename_all = "snake_case")]
enum Kind {
    #[default]
    Count,
    Money,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    key: String,
    label: String,
    name: Option<String>,
    columns: Option<Vec<String>>,
    find: Vec<String>,
}

/// One entry of a printed line: exactly one of `text`, `column`, `row`, `values`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Item {
    text: Option<String>,
    column: Option<String>,
    row: Option<String>,
    values: Option<String>,
    #[serde(default = "one")]
    cols: usize,
    #[serde(default = "one")]
    rows: usize,
}

fn one() -> usize {
    1
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Check {
    id: String,
    name: String,
    kind: CheckKind,
    table: String,
    for_each: Axis,
    only: Option<Vec<String>>,
    #[serde(default)]
    left: Vec<String>,
    #[serde(default)]
    right: Vec<String>,
    #[serde(default)]
    primary: Vec<String>,
    total: Option<String>,
    parts: Option<Range>,
    fills: Option<Fills>,
    severity: String,
    message: String,
    fix: String,
    clause: String,
    why: String,
}

#[derive(Deserialize, Clone, Copy, PartialEq, Debug)]
#[serde(rename_all = "snake_case")]
enum CheckKind {
    Sum,
    Balance,
}

#[derive(Deserialize, Clone, Copy, PartialEq)]
#[serde(rename_all = "snake_case")]
enum Axis {
    Row,
    Column,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Range {
    first: String,
    last: String,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Fills {
    All(String),
    These(Vec<String>),
}

/// A rectangle of the printed table with its place worked out.
struct Placed {
    line: usize,
    column: usize,
    columns: usize,
    rows: usize,
    text: String,
    address: Option<String>,
}

/// A cell with all that is said of it.
struct Cell {
    address: String,
    table: usize,
    row: usize,
    column: usize,
    kind: Kind,
    label: String,
}

/// `left = right`, by addresses.
struct Equation {
    left: Vec<String>,
    right: Vec<String>,
    primary: Vec<String>,
}

type Result<T> = std::result::Result<T, String>;

/// Called by cargo: writes `forms.rs` from every `.toml` of this folder.
#[allow(dead_code, clippy::panic)] // Tests include this file as a module and call `compile` alone.
fn main() {
    let folder = Path::new("src/form");
    println!("cargo::rerun-if-changed={}", folder.display());
    let mut files: Vec<_> = fs::read_dir(folder)
        .unwrap_or_else(|error| panic!("{}: {error}", folder.display()))
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.extension().is_some_and(|ending| ending == "toml"))
        .collect();
    files.sort();
    let mut out = String::new();
    let mut names = Vec::new();
    for file in &files {
        let text = fs::read_to_string(file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
        let (name, code) = compile(&text).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
        out += &code;
        names.push(name);
    }
    let newest = names.last().unwrap_or_else(|| panic!("{}: no form", folder.display()));
    let list = names.iter().map(|name| format!("&{name}")).collect::<Vec<_>>().join(", ");
    let _ = write!(
        out,
        "static EDITIONS: &[&Form] = &[{list}];\nstatic NEWEST: &Form = &{newest};\n\
         #[allow(clippy::indexing_slicing)] // Checked while compiling.\n\
         static FIRST_CELL: &Cell = &{newest}_CELLS[0];\n"
    );
    let target = env::var("OUT_DIR").unwrap_or_else(|error| panic!("OUT_DIR: {error}"));
    fs::write(Path::new(&target).join("forms.rs"), out).unwrap_or_else(|error| panic!("forms.rs: {error}"));
}

/// Gives the name of the static `Form` and the Rust code that defines it.
///
/// # Errors
/// A sentence that says which table, line, check or cell contradicts the rest.
pub fn compile(text: &str) -> Result<(String, String)> {
    let file: File = toml::from_str(text).map_err(|error| error.to_string())?;
    unique("section", file.section.iter().map(|section| &section.key))?;
    unique("table", file.table.iter().map(|table| &table.key))?;
    unique("check", file.check.iter().map(|check| &check.id))?;
    for section in &file.section {
        match (&section.table, &section.hint) {
            (Some(key), None) if file.table.iter().any(|table| table.key == *key) => {}
            (None, Some(_)) => {}
            _ => {
                return Err(format!("section {}: give either `hint` or the key of a table", section.key));
            }
        }
    }
    let mut cells = Vec::new();
    let mut printed = Vec::new();
    for (index, table) in file.table.iter().enumerate() {
        let at = |error: String| format!("table {}: {error}", table.key);
        let placed = place(table).map_err(at)?;
        cells.extend(cells_of(index, table, &placed).map_err(at)?);
        printed.push(placed);
    }
    let index: BTreeMap<&str, usize> =
        cells.iter().enumerate().map(|(place, cell)| (cell.address.as_str(), place)).collect();
    let mut checks = Vec::new();
    let mut sums = Vec::new();
    for check in &file.check {
        let at = |error: String| format!("check {}: {error}", check.id);
        let equations = equations_of(&file, check, &index).map_err(at)?;
        for equation in &equations {
            if fills(check, equation).map_err(at)? {
                sums.push((check.id.as_str(), equation.left.join(""), equation.right.clone()));
            }
        }
        checks.push(equations);
    }
    let sums = in_order(sums)?;
    Ok(write_form(&file, &cells, &printed, &checks, &sums, &index))
}

fn unique<'a>(what: &str, keys: impl Iterator<Item = &'a String>) -> Result<()> {
    let mut seen = BTreeSet::new();
    for key in keys {
        if !seen.insert(key) {
            return Err(format!("{what} {key} stands twice"));
        }
    }
    Ok(())
}

/// Lays the printed lines out on the grid and sees that they fill it without gap or overlap.
fn place(table: &Table) -> Result<Vec<Placed>> {
    unique("column", table.column.iter().map(|column| &column.key))?;
    unique("row", table.row.iter().map(|row| &row.key))?;
    let width = table.widths.len();
    // For each grid column, the first line that is free again.
    let mut free_from = vec![0; width];
    let mut placed = Vec::new();
    for (line, items) in table.lines.iter().enumerate() {
        let mut column = 0;
        for item in items {
            for (text, address) in
                spell(table, item).map_err(|error| format!("line {}: {error}", line + 1))?
            {
                while column < width && free_from[column] > line {
                    column += 1;
                }
                let name = address.as_ref().unwrap_or(&text);
                if item.cols == 0 || item.rows == 0 {
                    return Err(format!("line {}: “{name}” covers nothing", line + 1));
                }
                let end = column + item.cols;
                if end > width || free_from[column..end].iter().any(|free| *free > line) {
                    return Err(format!("line {}: “{name}” does not fit into the grid", line + 1));
                }
                free_from[column..end].fill(line + item.rows);
                placed.push(Placed { line, column, columns: item.cols, rows: item.rows, text, address });
                column = end;
            }
        }
        if free_from.iter().any(|free| *free <= line) {
            return Err(format!("line {}: the line does not fill the grid", line + 1));
        }
    }
    if free_from.iter().any(|free| *free != table.lines.len()) {
        return Err("a cell reaches below the last line".into());
    }
    Ok(placed)
}

/// The labels or cells that one entry of a line stands for.
fn spell(table: &Table, item: &Item) -> Result<Vec<(String, Option<String>)>> {
    let row = |key: &String| table.row.iter().find(|row| row.key == *key).ok_or(format!("no row {key}"));
    match (&item.text, &item.column, &item.row, &item.values) {
        (Some(text), None, None, None) => Ok(vec![(text.clone(), None)]),
        (None, Some(key), None, None) => {
            let column = table.column.iter().find(|column| column.key == *key);
            Ok(vec![(column.ok_or(format!("no column {key}"))?.label.clone(), None)])
        }
        (None, None, Some(key), None) => Ok(vec![(row(key)?.label.clone(), None)]),
        (None, None, None, Some(key)) => {
            let address = |column: &String| (String::new(), Some(format!("{}.{key}.{column}", table.key)));
            Ok(columns_of(table, row(key)?).iter().map(address).collect())
        }
        _ => Err("an entry needs exactly one of text, column, row, values".into()),
    }
}

/// The columns in which a row has a cell: its own list, or all.
fn columns_of(table: &Table, row: &Row) -> Vec<String> {
    let all = || table.column.iter().map(|column| column.key.clone()).collect();
    row.columns.clone().unwrap_or_else(all)
}

/// Every cell in printed order; each cell of each row must be printed exactly once.
fn cells_of(index: usize, table: &Table, placed: &[Placed]) -> Result<Vec<Cell>> {
    let mut cells = Vec::new();
    for here in placed {
        let Some(address) = &here.address else {
            continue;
        };
        let mut parts = address.split('.').skip(1);
        let (row, column) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
        let row =
            table.row.iter().position(|known| known.key == row).ok_or(format!("{address}: no such row"))?;
        let column = table
            .column
            .iter()
            .position(|known| known.key == column)
            .ok_or(format!("{address}: no such column"))?;
        let kind = table.column[column].kind;
        cells.push(Cell {
            address: address.clone(),
            table: index,
            row,
            column,
            kind,
            label: spoken(placed, here),
        });
    }
    unique("cell", cells.iter().map(|cell| &cell.address))?;
    for row in &table.row {
        for column in columns_of(table, row) {
            let address = format!("{}.{}.{column}", table.key, row.key);
            if !cells.iter().any(|cell| cell.address == address) {
                return Err(format!("cell {address} is not printed in any line"));
            }
        }
    }
    Ok(cells)
}

/// All labels that head a cell: those left of it in its line, then those of the
/// nearest block of label lines above it.
fn spoken(placed: &[Placed], cell: &Placed) -> String {
    let beside = placed.iter().filter(|label| {
        label.address.is_none()
            && label.column < cell.column
            && (label.line..label.line + label.rows).contains(&cell.line)
    });
    let holds_figures = |line: usize| placed.iter().any(|item| item.address.is_some() && item.line == line);
    let bottom = (0..cell.line).rev().find(|line| !holds_figures(*line));
    let top =
        bottom.map(|bottom| (0..bottom).rev().find(|line| holds_figures(*line)).map_or(0, |line| line + 1));
    let above = placed.iter().filter(|label| {
        label.address.is_none()
            && (label.column..label.column + label.columns).contains(&cell.column)
            && top.is_some_and(|top| top <= label.line)
            && bottom.is_some_and(|bottom| label.line <= bottom)
    });
    beside.chain(above).map(|label| label.text.as_str()).collect::<Vec<_>>().join("，")
}

/// The equations of one check, one for each row or column that it looks at.
fn equations_of(file: &File, check: &Check, index: &BTreeMap<&str, usize>) -> Result<Vec<Equation>> {
    let table = file
        .table
        .iter()
        .find(|table| table.key == check.table)
        .ok_or(format!("no table {}", check.table))?;
    let rows: Vec<&str> = table.row.iter().map(|row| row.key.as_str()).collect();
    let columns: Vec<&str> = table.column.iter().map(|column| column.key.as_str()).collect();
    let (each, along) = match check.for_each {
        Axis::Row => (rows, columns),
        Axis::Column => (columns, rows),
    };
    let (left, right, primary) = match check.kind {
        CheckKind::Balance => (check.left.clone(), check.right.clone(), check.primary.clone()),
        CheckKind::Sum => {
            let total = check.total.clone().ok_or("a sum needs `total`")?;
            let range = check.parts.as_ref().ok_or("a sum needs `parts`")?;
            let position =
                |key: &str| along.iter().position(|known| *known == key).ok_or(format!("no {key}"));
            let (first, last) = (position(&range.first)?, position(&range.last)?);
            let parts = along.get(first..=last).ok_or("`parts` ends before it begins")?;
            if parts.contains(&total.as_str()) {
                return Err(format!("the total {total} is one of its own parts"));
            }
            (vec![total.clone()], parts.iter().map(ToString::to_string).collect(), vec![total])
        }
    };
    if left.is_empty() || right.is_empty() || primary.is_empty() {
        return Err("both sides and `primary` need a cell".into());
    }
    if !["error", "warning", "info"].contains(&check.severity.as_str()) {
        return Err(format!("`severity` is error, warning or info, not {}", check.severity));
    }
    let filled = match &check.fills {
        Some(Fills::These(keys)) => keys.as_slice(),
        Some(Fills::All(_)) | None => &[],
    };
    for key in check.only.iter().flatten().chain(filled) {
        if !each.contains(&key.as_str()) {
            return Err(format!("no {key} to look at"));
        }
    }
    let mut equations = Vec::new();
    for one in
        each.iter().filter(|one| check.only.as_ref().is_none_or(|only| only.iter().any(|key| key == *one)))
    {
        let cells = |keys: &[String]| -> Result<Vec<String>> {
            keys.iter()
                .map(|key| {
                    let address = match check.for_each {
                        Axis::Row => format!("{}.{one}.{key}", table.key),
                        Axis::Column => format!("{}.{key}.{one}", table.key),
                    };
                    if index.contains_key(address.as_str()) {
                        Ok(address)
                    } else {
                        Err(format!("no cell {address}"))
                    }
                })
                .collect()
        };
        equations.push(Equation { left: cells(&left)?, right: cells(&right)?, primary: cells(&primary)? });
    }
    Ok(equations)
}

/// Whether this equation of a check is the one that fills its total.
fn fills(check: &Check, equation: &Equation) -> Result<bool> {
    if check.fills.is_some() && check.kind != CheckKind::Sum {
        return Err("only a sum can fill a cell".into());
    }
    match &check.fills {
        None => Ok(false),
        Some(Fills::All(word)) if word == "all" => Ok(true),
        Some(Fills::All(word)) => Err(format!("`fills` is \"all\" or a list, not \"{word}\"")),
        Some(Fills::These(keys)) => {
            let mut parts = equation.left.iter().flat_map(|address| address.split('.').skip(1));
            Ok(parts.any(|part| keys.iter().any(|key| key == part)))
        }
    }
}

/// Sorts the sums so that each one's parts come before it.
fn in_order(mut waiting: Vec<(&str, String, Vec<String>)>) -> Result<Vec<Equation>> {
    let mut seen = BTreeMap::new();
    for (id, total, _) in &waiting {
        if let Some(other) = seen.insert(total.clone(), *id) {
            return Err(format!("check {id}: {total} is already filled by {other}"));
        }
    }
    let mut done: Vec<Equation> = Vec::new();
    while !waiting.is_empty() {
        let open: BTreeSet<String> = waiting.iter().map(|(_, total, _)| total.clone()).collect();
        let (ready, rest): (Vec<_>, Vec<_>) =
            waiting.into_iter().partition(|(_, _, parts)| parts.iter().all(|part| !open.contains(part)));
        if ready.is_empty() {
            return Err(format!(
                "these sums need each other: {}",
                open.into_iter().collect::<Vec<_>>().join(", ")
            ));
        }
        done.extend(ready.into_iter().map(|(_, total, parts)| Equation {
            left: vec![total.clone()],
            right: parts,
            primary: vec![total],
        }));
        waiting = rest;
    }
    Ok(done)
}

/// Spells the static tables.
fn write_form(
    file: &File,
    cells: &[Cell],
    printed: &[Vec<Placed>],
    checks: &[Vec<Equation>],
    sums: &[Equation],
    index: &BTreeMap<&str, usize>,
) -> (String, String) {
    let form = format!("FORM_{}", file.edition);
    let ids = |addresses: &[String]| {
        let ids = addresses.iter().filter_map(|address| index.get(address.as_str()));
        format!("&[{}]", ids.map(|id| format!("CellId({id})")).collect::<Vec<_>>().join(", "))
    };
    let equation = |one: &Equation| {
        format!(
            "Equation {{ left: {}, right: {}, primary: {} }}",
            ids(&one.left),
            ids(&one.right),
            ids(&one.primary)
        )
    };
    let list = |items: Vec<String>| format!("&[\n    {}\n]", items.join(",\n    "));
    let sections = file.section.iter().map(|section| {
        let body = match &section.table {
            Some(key) => {
                format!("Body::Table({})", file.table.iter().position(|table| table.key == *key).unwrap_or(0))
            }
            None => format!(
                "Body::Prose {{ hint: {:?}, aspects: &{:?} }}",
                section.hint.as_deref().unwrap_or(""),
                section.aspects
            ),
        };
        format!("Section {{ key: {:?}, heading: {:?}, body: {body} }}", section.key, section.heading)
    });
    let tables = file.table.iter().zip(printed).map(|(table, placed)| write_table(table, placed, index));
    let all_cells = cells.iter().map(|cell| {
        let is_sum = sums.iter().any(|sum| sum.left.first() == Some(&cell.address));
        format!(
            "Cell {{ address: {:?}, table: {}, row: {}, column: {}, kind: Kind::{:?}, label: {:?}, is_sum: {is_sum} }}",
            cell.address, cell.table, cell.row, cell.column, cell.kind, cell.label
        )
    });
    let all_checks = file.check.iter().zip(checks).map(|(check, equations)| {
        format!(
            "Check {{ id: {:?}, name: {:?}, severity: {:?}, kind: CheckKind::{:?}, message: {:?}, fix: {:?}, clause: {:?}, why: {:?}, equations: &[{}] }}",
            check.id, check.name, check.severity, check.kind, check.message, check.fix, check.clause, check.why,
            equations.iter().map(equation).collect::<Vec<_>>().join(", ")
        )
    });
    let code = format!(
        "static {form}_CELLS: &[Cell] = {};\n\
         /// {}\n\
         static {form}: Form = Form {{ edition: {:?}, first_year: {}, last_year: {:?}, name: {:?}, document_number: {:?}, title: {:?}, \
         sections: {}, tables: {}, cells: {form}_CELLS, checks: {}, sums: {}, addresses: {} }};\n",
        list(all_cells.collect()),
        file.document_number,
        file.edition,
        file.years.first,
        file.years.last,
        file.name,
        file.document_number,
        file.title,
        list(sections.collect()),
        list(tables.collect()),
        list(all_checks.collect()),
        list(sums.iter().map(equation).collect()),
        list(index.iter().map(|(address, id)| format!("({address:?}, CellId({id}))")).collect()),
    );
    (form, code)
}

fn write_table(table: &Table, placed: &[Placed], index: &BTreeMap<&str, usize>) -> String {
    let rows = table.row.iter().map(|row| {
        let name = row.name.as_ref().unwrap_or(&row.label);
        format!("Row {{ key: {:?}, label: {:?}, name: {name:?}, find: &{:?} }}", row.key, row.label, row.find)
    });
    let columns = table.column.iter().map(|column| {
        format!(
            "Column {{ key: {:?}, label: {:?}, kind: Kind::{:?} }}",
            column.key, column.label, column.kind
        )
    });
    let lines = (0..table.lines.len()).map(|line| {
        let cells = placed.iter().filter(|item| item.line == line).map(|item| {
            let cell = match item.address.as_ref().and_then(|address| index.get(address.as_str())) {
                Some(id) => format!("Some(CellId({id}))"),
                None => "None".into(),
            };
            format!(
                "Printed {{ text: {:?}, cell: {cell}, column: {}, columns: {}, rows: {} }}",
                item.text, item.column, item.columns, item.rows
            )
        });
        format!("Line {{ cells: &[{}] }}", cells.collect::<Vec<_>>().join(", "))
    });
    let first_figures =
        placed.iter().filter(|item| item.address.is_some()).map(|item| item.line).min().unwrap_or(0);
    format!(
        "Table {{ key: {:?}, cell_name: {:?}, widths: &{:?}, header_lines: {first_figures}, rows: &[{}], columns: &[{}], lines: &[{}] }}",
        table.key,
        table.cell,
        table.widths,
        rows.collect::<Vec<_>>().join(", "),
        columns.collect::<Vec<_>>().join(", "),
        lines.collect::<Vec<_>>().join(", "),
    )
}
