//! Turns `src/form/<edition>.toml` into static Rust tables before the crate is built.
//!
//! A form that contradicts itself does not build: the message names the file, the
//! table or check, and the cell. [`compile`] is pure, so that tests can feed it
//! broken forms.

#![allow(clippy::indexing_slicing)] // Here a panic stops the build, which is what it is for.

#[path = "build/code.rs"]
mod code;
#[path = "build/file.rs"]
mod file;
#[path = "build/layout.rs"]
mod layout;
#[path = "build/succession.rs"]
mod succession;
#[path = "build/sums.rs"]
mod sums;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

type Result<T> = std::result::Result<T, String>;

/// Called by cargo: writes `forms.rs` from every `.toml` of this folder. With the feature
/// `next-edition` the made-up edition of the tests is one more.
#[allow(dead_code, clippy::panic)] // Tests include this file as a module and call `compile` alone.
fn main() {
    let mut folders = vec!["src/form"];
    let is_made_up_one_built = env::var_os("CARGO_FEATURE_NEXT_EDITION").is_some();
    if is_made_up_one_built {
        folders.push("tests/editions");
    }
    let mut forms = Vec::new();
    for path in folders.into_iter().flat_map(toml_files) {
        let text = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        let form = file::read(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        forms.push((path, form));
    }
    forms.sort_by_key(|(_, form)| form.first_year);
    if is_made_up_one_built {
        succession::keep_up_to_the_made_up(&mut forms);
    }
    let mut out = String::new();
    let mut names = Vec::new();
    for (place, (path, form)) in forms.iter().enumerate() {
        let earlier = place.checked_sub(1).and_then(|place| forms.get(place)).map(|(_, form)| form);
        let next = forms.get(place + 1).map(|(_, form)| form);
        let written = succession::see(form, earlier)
            .and_then(|()| write_form(form, next.map(|next| next.first_year - 1)))
            .unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        out += &written.1;
        names.push(written.0);
    }
    let newest = names.last().unwrap_or_else(|| panic!("there is no form"));
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

/// The form files of a folder.
#[allow(dead_code, clippy::panic)] // As `main`.
fn toml_files(folder: &str) -> Vec<PathBuf> {
    println!("cargo::rerun-if-changed={folder}");
    let entries = fs::read_dir(folder).unwrap_or_else(|error| panic!("{folder}: {error}"));
    let paths = entries.filter_map(|entry| Some(entry.ok()?.path()));
    let mut paths: Vec<PathBuf> =
        paths.filter(|path| path.extension().is_some_and(|ending| ending == "toml")).collect();
    paths.sort();
    paths
}

/// Returns the name of the static `Form` and the Rust code that defines it, as of the edition in force.
///
/// # Errors
/// A sentence that says which table, line, check or cell contradicts the rest.
pub fn compile(text: &str) -> Result<(String, String)> {
    write_form(&file::read(text)?, None)
}

/// The same for a form that was read, and that the reports up to `last_year` use.
fn write_form(file: &file::File, last_year: Option<u16>) -> Result<(String, String)> {
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
        let placed = layout::place(table).map_err(at)?;
        unique("the phrase", table.row.iter().flat_map(|row| &row.words)).map_err(at)?;
        cells.extend(layout::cells_of(index, table, &placed).map_err(at)?);
        printed.push(placed);
    }
    let index: BTreeMap<&str, usize> =
        cells.iter().enumerate().map(|(place, cell)| (cell.address.as_str(), place)).collect();
    for section in &file.section {
        unique(&format!("section {}: part", section.key), section.part.iter().map(|part| &part.key))?;
        for part in &section.part {
            if let Some(address) = addresses(&part.skeleton).find(|address| !index.contains_key(address)) {
                let (section, part) = (&section.key, &part.key);
                return Err(format!("section {section}: part {part}: there is no cell {address}"));
            }
        }
    }
    let mut checks = Vec::new();
    let mut filled = Vec::new();
    for check in &file.check {
        let at = |error: String| format!("check {}: {error}", check.id);
        let equations = sums::equations_of(file, check, &index).map_err(at)?;
        for equation in &equations {
            if sums::fills(check, equation).map_err(at)? {
                filled.push((check.id.as_str(), equation.left.join(""), equation.right.clone()));
            }
        }
        checks.push(equations);
    }
    let filled = sums::in_order(filled)?;
    Ok(code::write_form(file, last_year, &cells, &printed, &checks, &filled, &index))
}

/// What stands between 〔 and 〕.
fn addresses(skeleton: &str) -> impl Iterator<Item = &str> {
    skeleton.split('〔').skip(1).map(|rest| rest.split('〕').next().unwrap_or_default())
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
