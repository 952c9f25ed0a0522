//! A zip file with a report in it, beside what it was made from: other programs hand reports on in
//! packages of a PDF, its text and its figures as JSON.

use super::{ENDINGS, Read, ReadError, kind};
use crate::limits;
use crate::office::package::Archive;
use crate::order;
use crate::report::{Named, Note, Spot};
use crate::text::excerpt::excerpt;

/// More files than this are looked at in no package: it is a backup of something.
const MOST: usize = 40;

/// The report in a package that is no office file.
///
/// # Errors
/// When there is none in it: what it is.
pub(super) fn read(archive: &Archive<'_>) -> Result<Read, ReadError> {
    let refusal = kind::of_package(archive.names());
    let files: Vec<&str> = archive.names().filter(|name| is_file(name)).collect();
    if refusal != kind::ARCHIVE || files.len() > MOST {
        return Err(ReadError(refusal));
    }
    let (mut reports, mut others) = (Vec::new(), Vec::new());
    for name in files {
        let content = archive.content(name).unwrap_or_default();
        let is_data = content.trim_ascii_start().starts_with(b"{");
        match inner(&content) {
            Some(read) => reports.push((is_data, name, read)),
            None => others.push(name),
        }
    }
    // Figures that a program kept are surer than those in a text of the same report.
    order::by_key(&mut reports, |(is_data, ..)| !is_data);
    let mut reports = reports.into_iter();
    let (_, name, mut read) = reports.next().ok_or(ReadError(refusal))?;
    let more: Vec<&str> = reports.map(|(_, name, _)| name).collect();
    let spot = |name: &str| Spot::named(Named::File, name);
    for place in read.notes.iter_mut().flat_map(|note| &mut note.places) {
        place.spot.names.insert(0, (Named::File, name.to_owned()));
    }
    for (names, behind, before) in
        [(&more, "，没有读入。", "压缩文件里还有年度报告："), (&others, "没有读入。", "压缩文件里的")]
    {
        let note = listed(names).map(|listed| Note::from(format!("{before}{listed}{behind}")));
        read.notes.extend(note.map(|note| note.at(names.iter().map(|name| spot(name)))));
    }
    let own = format!("这是压缩文件，读入的是里面的“{}”。", excerpt(name));
    read.notes.insert(0, Note::from(own).at([spot(name)]));
    Ok(read)
}

/// The report in one file of the package; a package in it is not opened further.
fn inner(content: &[u8]) -> Option<Read> {
    let is_package = |archive: Archive<'_>| kind::of_package(archive.names()) == kind::ARCHIVE;
    let has_word = |archive: &Archive<'_>| {
        archive.names().any(|name| name.starts_with("word/") || name.starts_with("xl/"))
    };
    let is_nested = content.starts_with(b"PK")
        && Archive::open(content).is_none_or(|archive| !has_word(&archive) && is_package(archive));
    if is_nested || content.len() > limits::SAVED { None } else { super::read(content).ok() }
}

/// Folders, and what systems put beside files, are none.
fn is_file(name: &str) -> bool {
    let last = name.rsplit('/').next().unwrap_or_default();
    !last.is_empty() && !last.starts_with('.') && !name.starts_with("__MACOSX/")
}

fn listed(names: &[&str]) -> Option<String> {
    let first: Vec<String> =
        names.iter().take(limits::NOTES).map(|name| format!("“{}”", excerpt(name))).collect();
    let more =
        if names.len() > limits::NOTES { format!("等 {} 个文件", names.len()) } else { String::new() };
    (!names.is_empty()).then(|| format!("{}{more}", first.join("、")))
}

/// A file of a package of many.
#[derive(Debug)]
pub struct Packed {
    /// Its name, with its folders.
    pub name: String,
    /// What it holds; nothing where that is damaged.
    pub content: Vec<u8>,
}

/// The files of a zip file in which offices' reports are handed in together: those whose ending is one of a
/// report's. Empty where it is no such file, but a report itself or a package of one.
pub fn packed(bytes: &[u8]) -> Vec<Packed> {
    let archive = if bytes.starts_with(b"PK") { Archive::open(bytes) } else { None };
    let Some(archive) = archive else { return Vec::new() };
    let is_office =
        |name: &str| ["word/", "xl/", "[Content_Types].xml"].iter().any(|own| name.starts_with(own));
    if archive.names().any(is_office) || kind::of_package(archive.names()) != kind::ARCHIVE {
        return Vec::new();
    }
    let reports = || archive.names().filter(|name| is_file(name) && is_reports(name));
    // The same report once more, as it is printed.
    let is_printed = |name: &str| is_any(name, &["pdf", "ofd"]);
    let is_copy = |name: &&str| {
        is_printed(name) && reports().any(|own| !is_printed(own) && apart(own).0 == apart(name).0)
    };
    let names: Vec<&str> = reports().filter(|name| !is_copy(name)).collect();
    let file =
        |name: &str| Packed { name: name.to_owned(), content: archive.content(name).unwrap_or_default() };
    if names.len() < 2 { Vec::new() } else { names.into_iter().map(file).collect() }
}

/// A name and its ending.
fn apart(name: &str) -> (&str, &str) {
    name.rsplit_once('.').unwrap_or((name, ""))
}

fn is_reports(name: &str) -> bool {
    is_any(name, &ENDINGS)
}

/// Whether a name has one of these endings.
fn is_any(name: &str, endings: &[&str]) -> bool {
    endings.iter().any(|known| known.eq_ignore_ascii_case(apart(name).1))
}
