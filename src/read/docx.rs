//! A Word file that this tool wrote, opened again: the saved file travels in it.
//!
//! A program that saves the file keeps the part, perhaps under another name or prefix, so
//! it is known by its namespace. The part bears a sum of the text that it was written beside:
//! prose and figures that somebody corrected in Word since are taken from what it shows.

mod lists;
mod visible;

use super::blocks::Blocks;
use super::edited::Edited;
use super::{Read, ReadError, found, xlsx};
use crate::limits;
use crate::office::package::{Archive, Fault};
use crate::office::xml::{Piece, pieces};
use crate::saved;
use crate::saved::envelope::{NAMESPACE, TEXT_SUM, text_sum};
use lists::numbering;
use std::borrow::Cow;

pub(super) fn read(bytes: &[u8]) -> Result<Read, ReadError> {
    let refuse = |sentence: &str| ReadError(sentence.to_owned());
    let archive = Archive::open(bytes).ok_or_else(|| refuse(CUT_OFF))?;
    if xlsx::is_workbook(&archive) {
        return found(xlsx::blocks(&archive)?);
    }
    let document = archive.names().find(|name| is_between(name, "word/document", ".xml"));
    let Some(document) = document else {
        return super::archive::read(&archive);
    };
    let shown = part(&archive, document)?;
    let mut drafts = carried(&archive)?.into_iter();
    let Some(draft) = drafts.next() else {
        return seen(&archive, &shown);
    };
    if drafts.any(|other| other.file != draft.file) {
        return Err(refuse(SEVERAL));
    }
    let mut read = saved::read(&draft.file)
        .map_err(|error| ReadError(format!("这份 Word 文件里带的草稿打不开：{error}")))?;
    if draft.text_sum != Some(text_sum(texts(&shown))) {
        EDITED.take_over(&mut read, seen(&archive, &shown));
    }
    Ok(read.into())
}

/// The report that the document shows.
fn seen(archive: &Archive<'_>, document: &str) -> Result<Read, ReadError> {
    let own = |name: &str| {
        if archive.names().any(|known| known == name) { part(archive, name) } else { Ok(String::new()) }
    };
    found(self::document(document, &own("word/numbering.xml")?, &own("word/styles.xml")?))
}

/// What a document shows, by its parts: itself, its lists and its styles.
pub(super) fn document(document: &str, lists: &str, styles: &str) -> Blocks {
    visible::blocks(document, numbering(lists, styles))
}

const CUT_OFF: &str = "文件不完整，可能没有下载完或没有复制完。请重新取一份再打开。";
const DAMAGED: &str = "文件坏了，里面的内容读不出来。请换一份再打开。";
const TOO_MANY_PARTS: &str = "文件里附带的数据超过 100 份，不会是本工具导出的 Word 文件，没有打开。\
    请打开用“存草稿”保存的 .json 文件，或者重新导出的 Word 文件。";
const SEVERAL: &str = "这份 Word 文件里有几份不一样的草稿，分不清该打开哪一份。\
    请打开用“存草稿”保存的 .json 文件，或者重新导出的 Word 文件。";
const EDITED: Edited =
    Edited { how: "这份 Word 文件导出以后在 Word 里改过", file: " Word 文件" };

/// The saved file that a part holds.
struct Carried {
    file: String,
    /// The sum of the text that it was written beside.
    text_sum: Option<String>,
}

/// What the parts with our namespace hold: one, unless somebody put two documents together.
fn carried(archive: &Archive<'_>) -> Result<Vec<Carried>, ReadError> {
    /// Programs add a few parts of their own. A file made to be slow has thousands.
    const MANY: usize = 100;
    let parts = archive.names().filter(|name| is_between(name, "customXml/", ".xml"));
    let mut found = Vec::new();
    for (place, name) in parts.enumerate() {
        if place == MANY {
            return Err(ReadError(TOO_MANY_PARTS.to_owned()));
        }
        found.extend(carried_in(&part(archive, name)?));
    }
    Ok(found)
}

/// The saved file in an XML part, if its root is ours.
fn carried_in(xml: &str) -> Option<Carried> {
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
    Some(Carried { file, text_sum: root.attribute(TEXT_SUM).map(Into::into) })
}

fn part(archive: &Archive<'_>, name: &str) -> Result<String, ReadError> {
    match archive.content(name) {
        // What is not UTF-8 is not ours: the saved file is, and programs keep that.
        Ok(content) => Ok(String::from_utf8(content)
            .unwrap_or_else(|other| String::from_utf8_lossy(other.as_bytes()).into_owned())),
        Err(Fault::TooLarge) => Err(ReadError(limits::unpacked_too_large())),
        Err(Fault::Missing | Fault::Broken) => Err(ReadError(DAMAGED.to_owned())),
    }
}

/// Whether a part's name is `start`, more without a further folder, and `end`.
fn is_between(name: &str, start: &str, end: &str) -> bool {
    let inside = name.strip_prefix(start).and_then(|rest| rest.strip_suffix(end));
    inside.is_some_and(|middle| !middle.contains('/'))
}

/// The text in `word/document.xml`, piece by piece.
fn texts(document: &str) -> impl Iterator<Item = Cow<'_, str>> {
    let mut is_text = false;
    pieces(document).filter_map(move |piece| match piece {
        Piece::Start(tag) => {
            is_text = tag.local_name() == "t" && !tag.is_whole;
            None
        }
        Piece::Text(text) => Some(text).filter(|_| is_text),
        Piece::End(_) => {
            is_text = false;
            None
        }
    })
}
