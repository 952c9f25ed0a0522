//! Binary Word files (.doc of Word 97 to 2007, .wps of WPS): their text, their tables, the numbers
//! that Word counts. Tracked changes are read as accepted; what is hidden or struck out is left out.
//!
//! What it does not do: no headers, footnotes and comments, which hold nothing of a report; no files
//! of Word 95 and before; no passwords.

mod fields;
mod head;
mod lists;
mod paragraph;
mod pieces;
mod properties;
mod stretches;
mod visible;

use super::ReadError;
use super::blocks::Blocks;
use crate::office::compound::Compound;
use head::Head;
use pieces::Pieces;

/// What the file shows.
///
/// # Errors
/// When it has a password, is older than Word 97, or is damaged at its beginning.
pub(super) fn blocks(file: &Compound<'_>) -> Result<Blocks, ReadError> {
    let refuse = |sentence: &str| ReadError(sentence.to_owned());
    let document = file.stream(DOCUMENT).ok_or_else(|| refuse(DAMAGED))?;
    let head = Head::read(&document.bytes).map_err(refuse)?;
    let named = |name: &str| file.stream(name);
    let (own, other) = if head.is_table_1 { ("1Table", "0Table") } else { ("0Table", "1Table") };
    let tables = named(own).or_else(|| named(other));
    let mut is_cut_off = document.is_cut_off || tables.as_ref().is_none_or(|tables| tables.is_cut_off);
    let tables = tables.map(|tables| tables.bytes).unwrap_or_default();
    let data = named("Data").map(|data| data.bytes).unwrap_or_default();
    let whole = || Pieces::whole(&document.bytes, head.text.0, head.text.1, !head.is_wide);
    let pieces = Pieces::read(head.table(&tables, head::PIECES), &document.bytes).unwrap_or_else(whole);
    is_cut_off |= pieces.length() < head.length;
    let mut blocks = visible::blocks(&head, &document.bytes, &tables, &data, &pieces);
    if is_cut_off {
        blocks.cut_off(CUT_OFF);
    }
    Ok(blocks)
}

/// The stream in which the text lies.
pub(super) const DOCUMENT: &str = "WordDocument";
const CUT_OFF: &str = "文件不完整，后面的内容可能缺了，只读入了还在的部分。请对照原文件核对，或重新取一份。";
const DAMAGED: &str = "文件坏了，里面的内容读不出来。请换一份再打开。";
