//! Every reader of files. What opens can be saved, and opens from there as the same report.

use super::bytes::Bytes;
use std::io::{Cursor, Write as _};
use xxgk_annual_report::read::{Read, ReadError, SCHEMA, read};
use xxgk_annual_report::report::{Field, Report};
use xxgk_annual_report::write::{Format, Options, write};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// A file of any kind.
pub fn file(bytes: &[u8]) {
    opens_or_says_why(bytes);
}

/// A saved file whose beginning is right.
pub fn saved(bytes: &[u8]) {
    let mut file = format!("{{\"schema\":\"{SCHEMA}\",").into_bytes();
    file.extend(bytes);
    file.push(b'}');
    opens_or_says_why(&file);
}

/// A Word file of two parts: the document, and the part that carries the saved file.
pub fn word_parts(bytes: &[u8]) {
    let mut bytes = Bytes(bytes);
    let choices = bytes.byte();
    let middle = bytes.below(4096).min(bytes.0.len());
    let (document, item) = bytes.0.split_at(middle);
    let item = if choices & 1 == 0 { item.to_vec() } else { in_our_namespace(item) };
    let name = if choices & 2 == 0 { "customXml/item1.xml" } else { "customXml/item7.xml" };
    opens_or_says_why(&zipped(&[("word/document.xml", document), (name, &item)]));
}

/// A zip container.
pub fn zip(bytes: &[u8]) {
    let mut file = b"PK".to_vec();
    file.extend(bytes);
    opens_or_says_why(&file);
}

/// A web page.
pub fn page(bytes: &[u8]) {
    let mut bytes = Bytes(bytes);
    let text = match bytes.byte() {
        0 => {
            let units: Vec<u16> = format!("<{}", bytes.rest()).encode_utf16().collect();
            [0xff, 0xfe].into_iter().chain(units.into_iter().flat_map(u16::to_le_bytes)).collect()
        }
        1 => {
            format!("<script id=\"xxgk-annual-report\">{{\"schema\":\"{SCHEMA}\",{}}}</script>", bytes.rest())
                .into_bytes()
        }
        _ => [b"<", bytes.0].concat(),
    };
    opens_or_says_why(&text);
}

fn in_our_namespace(content: &[u8]) -> Vec<u8> {
    let start = format!("<d xmlns=\"urn:xxgk-annual-report:draft\">{{\"schema\":\"{SCHEMA}\",");
    [start.as_bytes(), content, b"}</d>"].concat()
}

/// A package of these parts.
pub fn zipped(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let stored = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        writer.start_file(*name, stored).unwrap();
        writer.write_all(content).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// What opens can be saved and opened again; what does not says why.
pub fn opens_or_says_why(bytes: &[u8]) {
    match read(bytes) {
        Err(ReadError(sentence)) => assert!(!sentence.is_empty(), "refused without a word"),
        Ok(Read { report, notes, .. }) => {
            assert!(notes.iter().all(|note| !note.text.is_empty()));
            opens_again(&report, Format::Json);
        }
    }
}

/// A report that is written opens as the same report, and nothing is said.
pub fn opens_again(report: &Report, format: Format) {
    let file = write(report, format, &Options::default());
    let read = read(&file).unwrap_or_else(|error| panic!("{format:?} of ours does not open: {error}"));
    assert!(
        read.report == *report,
        "{format:?} opens as another report: {}",
        first_difference(&read.report, report)
    );
    // A text may name a cell that no edition has: that is said each time.
    assert!(read.notes.is_empty() || names_cells(report), "{format:?} of ours has notes: {:?}", read.notes);
}

fn names_cells(report: &Report) -> bool {
    let names =
        |report: &Report| Field::all(report.form).any(|field| report.saved_text(field).contains('〔'));
    names(report) || report.last_year.as_deref().is_some_and(names)
}

/// Where two reports differ, for whoever reads the failure.
fn first_difference(one: &Report, other: &Report) -> String {
    let (one, other) = (format!("{one:#?}"), format!("{other:#?}"));
    let line = one.lines().zip(other.lines()).find(|(one, other)| one != other);
    line.map_or_else(String::new, |(one, other)| format!("{one} instead of {other}"))
}
