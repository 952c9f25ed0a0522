//! Workbooks of Excel since 2007, of WPS and LibreOffice: what their sheets show. Values of formulas
//! are those that the file keeps; nothing is calculated.

mod parts;
mod worksheet;

use super::ReadError;
use super::blocks::Blocks;
use super::sheet::{self, Allowance};
use crate::office::package::{Archive, Fault};
use parts::{Styles, strings, workbook};

/// No office keeps so many sheets in a workbook.
const MOST_SHEETS: usize = 200;

/// The part with which a workbook begins.
const WORKBOOK: &str = "xl/workbook.xml";

/// Whether a package is a workbook.
pub(super) fn is_workbook(archive: &Archive<'_>) -> bool {
    archive.names().any(|name| name.eq_ignore_ascii_case(WORKBOOK))
}

/// What the workbook shows.
///
/// # Errors
/// When a part of it is damaged or too large.
pub(super) fn blocks(archive: &Archive<'_>) -> Result<Blocks, ReadError> {
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
    let (mut blocks, mut hidden) = (Blocks::default(), Vec::new());
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
        read.add_to(&mut blocks);
    }
    if blocks.all.is_empty() && hidden.is_empty() {
        return Err(ReadError(EMPTY.into()));
    }
    blocks.notes.extend(sheet::hidden(&hidden));
    if let Some(text) = allowance.note() {
        blocks.cut_off(text);
    }
    Ok(blocks)
}

const EMPTY: &str = "这是 Excel 文件，可是里面没有能读的工作表。请用 Excel 或 WPS 打开，另存一份，再打开。";
const DAMAGED: &str = "文件坏了，里面的内容读不出来。请换一份再打开。";
const TOO_LARGE: &str = "文件展开后太大，不会是一份年度报告，没有打开。";
