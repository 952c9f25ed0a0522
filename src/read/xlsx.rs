//! Workbooks of Excel since 2007, of WPS and LibreOffice: what their sheets show. Values of formulas
//! are those that the file keeps; nothing is calculated.
//!
//! One that this tool wrote carries its draft. Its sheets show figures alone, which programs spell as
//! they like when they save it again (0.50 as 0.5): so each figure is compared with the draft's.

mod parts;
mod worksheet;

use super::blocks::Blocks;
use super::carried::carried;
use super::edited::Edited;
use super::recognise::head::{Head, head};
use super::sheet::{self, Allowance};
use super::{Read, ReadError, found};
use crate::office::package::{Archive, Fault};
use crate::report::{Field, Note, NotePlace};
use crate::saved::envelope::CellSum;
use crate::text::excerpt::excerpt;
use parts::{Styles, strings, workbook};

/// No office keeps so many sheets in a workbook.
const MOST_SHEETS: usize = 200;

/// The part with which a workbook begins.
const WORKBOOK: &str = "xl/workbook.xml";

/// Whether a package is a workbook.
pub(super) fn is_workbook(archive: &Archive<'_>) -> bool {
    archive.names().any(|name| name.eq_ignore_ascii_case(WORKBOOK))
}

/// The report in a workbook: its draft with what its sheets show otherwise, or what they show.
///
/// # Errors
/// When it is damaged or too large, or when there is no report in it.
pub(super) fn read(archive: &Archive<'_>) -> Result<Read, ReadError> {
    let Some(mut draft) = carried(archive, "Excel")? else {
        return found(shown(archive)?.blocks);
    };
    let shown = shown(archive).ok();
    if shown.as_ref().is_some_and(|shown| draft.text_sum.as_ref() == Some(&shown.sum)) {
        return Ok(draft.read.into());
    }
    let title = draft.read.report.title();
    let is_of_another = shown.as_ref().is_some_and(|shown| is_titled_otherwise(&shown.blocks, &title));
    let mut shown = shown.and_then(|shown| found(shown.blocks).ok());
    if let Some(mut shown) = shown.take_if(|_| is_of_another) {
        let text = format!("标题改过：里面带的“{}”的草稿没有读入，只读了表里的数。", excerpt(&title));
        shown.notes.insert(0, Note::from(text).at([NotePlace::field(Field::Title)]));
        return Ok(shown);
    }
    EDITED.compare(&mut draft.read, shown.as_ref());
    Ok(draft.read.into())
}

const EDITED: Edited = Edited { how: "这份 Excel 文件导出以后改过", file: " Excel 文件" };

/// Whether a sheet is headed with another office or year: somebody took the file of one report to write
/// another's figures in it.
fn is_titled_otherwise(blocks: &Blocks, title: &str) -> bool {
    let named = |title: &str| {
        let Head { organ, year, .. } = head(&[], Some(title));
        (organ, year)
    };
    let own = named(title);
    blocks.texts().map(named).any(|other| other != own && !other.0.is_empty() && !other.1.is_empty())
}

/// What a workbook shows.
struct Shown {
    blocks: Blocks,
    /// The sum of its cells.
    sum: String,
}

/// What the workbook shows.
///
/// # Errors
/// When a part of it is damaged or too large.
fn shown(archive: &Archive<'_>) -> Result<Shown, ReadError> {
    let part = |name: &str| match archive.content(name) {
        Ok(content) => Ok(Some(
            String::from_utf8(content)
                .unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned()),
        )),
        Err(Fault::Missing) => Ok(None),
        Err(Fault::TooLarge) => Err(ReadError(TOO_LARGE.into())),
        Err(Fault::Broken) => Err(ReadError(DAMAGED.into())),
    };
    let own = |name: &str| part(name).map(Option::unwrap_or_default);
    let workbook = workbook(&own(WORKBOOK)?, &own("xl/_rels/workbook.xml.rels")?);
    let styles = Styles::read(&own("xl/styles.xml")?, workbook.is_1904);
    let strings = strings(&own("xl/sharedStrings.xml")?);
    let (mut blocks, mut hidden, mut sum) = (Blocks::default(), Vec::new(), CellSum::default());
    let mut allowance = Allowance::of(strings.iter().map(String::len).sum());
    let mut seen: Vec<String> = Vec::new();
    for (number, listed) in workbook.sheets.into_iter().enumerate() {
        if number == MOST_SHEETS {
            allowance.spend();
            break;
        }
        if listed.is_hidden {
            hidden.push(listed.name);
            continue;
        }
        // One that is listed twice is one.
        if seen.contains(&listed.path) {
            continue;
        }
        // One that is not there is no sheet of cells.
        let xml = part(&listed.path)?;
        seen.push(listed.path);
        let Some(xml) = xml else { continue };
        allowance.add(xml.len());
        let mut read = worksheet::read(&xml, &strings, &styles, &mut allowance);
        read.name = listed.name;
        read.cells.values().for_each(|text| sum.add(text));
        read.add_to(&mut blocks);
    }
    if blocks.all.is_empty() && hidden.is_empty() {
        return Err(ReadError(EMPTY.into()));
    }
    blocks.notes.extend(sheet::hidden(&hidden));
    if let Some(text) = allowance.note() {
        blocks.cut_off(text);
    }
    Ok(Shown { blocks, sum: sum.spelled() })
}

const EMPTY: &str = "这是 Excel 文件，可是里面没有能读的工作表。请用 Excel 或 WPS 打开，另存一份，再打开。";
const DAMAGED: &str = "文件坏了，里面的内容读不出来。请换一份再打开。";
const TOO_LARGE: &str = "文件展开后太大，不会是一份年度报告，没有打开。";
