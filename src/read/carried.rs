//! The saved file that travels in a Word file or a workbook of ours.
//!
//! A program that saves the file keeps the part, perhaps under another name or prefix, so
//! it is known by its namespace.

use super::ReadError;
use crate::limits;
use crate::office::package::{Archive, Fault};
use crate::office::xml::{Piece, pieces};
use crate::saved;
use crate::saved::envelope::{NAMESPACE, TEXT_SUM};

/// The draft in a package.
pub(super) struct Carried {
    pub read: saved::Read,
    /// The sum of the text that it was written beside, where the file keeps one.
    pub text_sum: Option<String>,
}

/// The draft in a file of that kind (Word, Excel), if it carries one.
///
/// # Errors
/// When it holds several, or one that cannot be read.
pub(super) fn carried(archive: &Archive<'_>, kind: &str) -> Result<Option<Carried>, ReadError> {
    let mut parts = parts(archive, kind)?.into_iter();
    let Some(Part { file, text_sum }) = parts.next() else {
        return Ok(None);
    };
    if parts.any(|other| other.file != file) {
        return Err(ReadError(format!(
            "这份 {kind} 文件里有几份不一样的草稿，分不清该打开哪一份。\
            请打开用“存草稿”保存的 .json 文件，或者重新导出的 {kind} 文件。"
        )));
    }
    match saved::read(&file) {
        Ok(read) => Ok(Some(Carried { read, text_sum })),
        Err(error) => Err(ReadError(format!("这份 {kind} 文件里带的草稿打不开：{error}"))),
    }
}

/// What one part holds.
struct Part {
    file: String,
    text_sum: Option<String>,
}

/// What the parts with our namespace hold: one, unless somebody put two files together.
fn parts(archive: &Archive<'_>, kind: &str) -> Result<Vec<Part>, ReadError> {
    /// Programs add a few parts of their own. A file made to be slow has thousands.
    const MANY: usize = 100;
    let parts = archive.names().filter(|name| is_between(name, "customXml/", ".xml"));
    let mut found = Vec::new();
    for (place, name) in parts.enumerate() {
        if place == MANY {
            return Err(ReadError(format!(
                "文件里附带的数据超过 100 份，不会是本工具导出的 {kind} 文件，没有打开。\
                请打开用“存草稿”保存的 .json 文件，或者重新导出的 {kind} 文件。"
            )));
        }
        found.extend(part_of(&part(archive, name)?));
    }
    Ok(found)
}

/// What an XML part holds, if its root is ours.
fn part_of(xml: &str) -> Option<Part> {
    let mut pieces = pieces(xml);
    let root = pieces.find_map(|piece| match piece {
        Piece::Start(tag) => Some(tag),
        _ => None,
    })?;
    // Who writes the part anew may give the namespace a prefix.
    let declared = match root.name.split_once(':') {
        Some((prefix, _)) => root.attribute(&format!("xmlns:{prefix}")),
        None => root.attribute("xmlns"),
    };
    if declared? != NAMESPACE {
        return None;
    }
    let file = pieces
        .take_while(|piece| !matches!(piece, Piece::End(name) if *name == root.name))
        .filter_map(|piece| match piece {
            Piece::Text(text) => Some(text),
            _ => None,
        })
        .collect();
    Some(Part { file, text_sum: root.attribute(TEXT_SUM).map(Into::into) })
}

/// A part of the package as text.
///
/// # Errors
/// When it is damaged, not there, or too large.
pub(super) fn part(archive: &Archive<'_>, name: &str) -> Result<String, ReadError> {
    match archive.content(name) {
        // What is not UTF-8 is not ours: the saved file is, and programs keep that.
        Ok(content) => Ok(String::from_utf8(content)
            .unwrap_or_else(|other| String::from_utf8_lossy(other.as_bytes()).into_owned())),
        Err(Fault::TooLarge) => Err(ReadError(limits::unpacked_too_large())),
        Err(Fault::Missing | Fault::Broken) => Err(ReadError(DAMAGED.to_owned())),
    }
}

/// Whether a part's name is `start`, more without a further folder, and `end`.
pub(super) fn is_between(name: &str, start: &str, end: &str) -> bool {
    let inside = name.strip_prefix(start).and_then(|rest| rest.strip_suffix(end));
    inside.is_some_and(|middle| !middle.contains('/'))
}

const DAMAGED: &str = "文件坏了，里面的内容读不出来。请换一份再打开。";
