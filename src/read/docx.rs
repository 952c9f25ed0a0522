//! A Word file that this tool wrote, opened again: the saved file travels in it.
//!
//! A program that saves the file keeps the part, perhaps under another name or prefix, so
//! it is known by its namespace. The part bears a sum of the text that it was written beside:
//! prose and figures that somebody corrected in Word since are taken from what it shows.

mod lists;
mod visible;

use super::blocks::Blocks;
use super::carried::{carried, is_between, part};
use super::edited::Edited;
use super::{Read, ReadError, found, ofd, xlsx};
use crate::office::package::Archive;
use crate::office::xml::{Piece, pieces};
use crate::saved::envelope::text_sum;
use lists::numbering;
use std::borrow::Cow;

pub(super) fn read(bytes: &[u8]) -> Result<Read, ReadError> {
    let refuse = |sentence: &str| ReadError(sentence.to_owned());
    let archive = Archive::open(bytes).ok_or_else(|| refuse(CUT_OFF))?;
    if ofd::is_ofd(&archive) {
        return found(ofd::blocks(&archive)?);
    }
    if xlsx::is_workbook(&archive) {
        return xlsx::read(&archive);
    }
    let document = archive.names().find(|name| is_between(name, "word/document", ".xml"));
    let Some(document) = document else {
        return super::archive::read(&archive);
    };
    let shown = part(&archive, document)?;
    let Some(mut draft) = carried(&archive, "Word")? else {
        return seen(&archive, &shown);
    };
    if draft.text_sum != Some(text_sum(texts(&shown))) {
        EDITED.take_over(&mut draft.read, seen(&archive, &shown));
    }
    Ok(draft.read.into())
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
const EDITED: Edited =
    Edited { how: "这份 Word 文件导出以后在 Word 里改过", file: " Word 文件" };

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
