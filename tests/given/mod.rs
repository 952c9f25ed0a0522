//! What many tests begin with: the form that they mean, reports, and the files of reports.

#![allow(dead_code)] // Each test takes some of it.
#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used)] // A panic is how a test fails.

pub mod binary;
pub mod cases;
pub mod pages;

use proptest::prelude::*;
use proptest::test_runner::RngSeed;
use std::io::{Cursor, Read as _, Write as _};
use xxgk_annual_report::form::{CellId, Form};
use xxgk_annual_report::read::read;
use xxgk_annual_report::report::{Field, Report, Totals};
use xxgk_annual_report::write::{Format, Options, write};

/// The edition of the form that most tests are about. A test says the edition that it means:
/// when a new one comes, it goes on to be about the same.
pub fn form_2021() -> &'static Form {
    Form::edition("2021").expect("the form of 2021")
}

/// The cell of that edition at an address.
pub fn cell_2021(address: &str) -> CellId {
    form_2021().cell(address).unwrap_or_else(|| panic!("no cell {address}"))
}

/// A report of that edition into which nothing was typed.
pub fn blank() -> Report {
    Report::new(form_2021())
}

/// Published reports with all three tables, on the edition of 2021.
pub const REPORTS: [&str; 7] = [
    "gangkou-2021",
    "hangzhou-2025",
    "hongze-2023",
    "shuyang-2023",
    "suqian-2023",
    "suqian-2024",
    "unnamed-2023",
];

/// One of the reports in `tests/fixtures`.
pub fn fixture(name: &str) -> Report {
    let path = format!("{}/tests/fixtures/{name}.json", env!("CARGO_MANIFEST_DIR"));
    read(&std::fs::read(path).unwrap()).unwrap().report
}

/// Types into a cell.
pub fn type_in(report: &mut Report, address: &str, text: &str) {
    let cell = report.form.cell(address).unwrap_or_else(|| panic!("no cell {address}"));
    report.set_cell(cell, text);
}

// ── Files ───────────────────────────────────────────────────────────────────

/// The saved file of a report.
pub fn saved(report: &Report) -> String {
    String::from_utf8(write(report, Format::Json, &Options::default())).expect("text")
}

/// The Word file of a report.
pub fn docx(report: &Report) -> Vec<u8> {
    write(report, Format::Docx, &Options::default())
}

/// The web page of a report.
pub fn page(report: &Report) -> String {
    String::from_utf8(write(report, Format::Html, &Options::default())).expect("text")
}

/// The parts of an office file that are text, with their names, in their order.
pub fn parts(file: &[u8]) -> Vec<(String, String)> {
    let text = |(name, bytes)| (name, String::from_utf8(bytes).unwrap());
    unzipped(file).into_iter().map(text).collect()
}

/// The parts of a package with their names, in their order, as another library unpacks them.
pub fn unzipped(file: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut archive = zip::ZipArchive::new(Cursor::new(file)).unwrap();
    let count = archive.len();
    let mut part = |place| {
        let mut file = archive.by_index(place).unwrap();
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).unwrap();
        (file.name().unwrap().into_owned(), bytes)
    };
    (0..count).map(&mut part).collect()
}

// ── Cases made up at random ─────────────────────────────────────────────────

/// The parts that a `.rels` part leads to; what it belongs to lies in that folder.
pub fn targets(list: &str, folder: &str) -> Vec<String> {
    let list = roxmltree::Document::parse(list).unwrap();
    let path = |target: &str| match target.strip_prefix("../") {
        Some(path) => path.to_owned(),
        None => format!("{folder}{target}"),
    };
    list.descendants().filter_map(|one| one.attribute("Target")).map(path).collect()
}

/// A package of these parts, packed by another program than ours.
pub fn zipped(parts: &[(String, impl AsRef<[u8]>)]) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        writer.start_file(name.as_str(), zip::write::SimpleFileOptions::default()).unwrap();
        writer.write_all(bytes.as_ref()).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// Made-up cases, the same ones every time.
pub fn made_up(cases: u32) -> ProptestConfig {
    ProptestConfig {
        cases,
        failure_persistence: None,
        rng_seed: RngSeed::Fixed(30),
        ..ProptestConfig::default()
    }
}

/// Reports with such texts in all fields and in up to so many cells, with totals that are
/// typed or computed.
pub fn reports<T: Strategy<Value = String>>(text: fn() -> T, cells: usize) -> impl Strategy<Value = Report> {
    let fields = prop::collection::vec(text(), Field::all(form_2021()).count());
    let cells = prop::collection::vec((0_usize..200, text()), 0..cells);
    (fields, cells, any::<[bool; 2]>()).prop_map(|(fields, cells, entered)| {
        let mut report = blank();
        let form = report.form;
        for (field, text) in Field::all(form).zip(&fields) {
            report.set_text(field, text);
        }
        for (key, _) in ["t3", "t4"].into_iter().zip(entered).filter(|(_, entered)| *entered) {
            let table = form.tables.iter().position(|table| table.key == key).unwrap();
            report.set_totals(table, Totals::Entered);
        }
        for (place, text) in &cells {
            report.set_cell(form.cell_ids().nth(*place).unwrap(), text);
        }
        report
    })
}
