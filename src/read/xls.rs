//! Workbooks of Excel 97 to 2003 and of WPS (.xls, .et): what their sheets show. The values of
//! formulas are those that the file keeps.
//!
//! Workbooks of Excel 5 and 95 have the same records with texts of one byte a character.

mod cells;
mod records;
mod strings;

use super::ReadError;
use super::blocks::Blocks;
use super::sheet::{self, Allowance, shown::Shown};
use crate::office::compound::Compound;
use crate::office::little_endian::{byte, long, short};
use crate::order::{self, Map, Set};
use records::{Record, records};
use strings::Encoding;

/// The streams in which workbooks lie: since Excel 97, and before.
const STREAMS: [&str; 2] = ["Workbook", "Book"];

/// Whether a file is a workbook.
pub(super) fn is_workbook(file: &Compound<'_>) -> bool {
    STREAMS.iter().any(|name| file.has(name))
}

/// Whether bytes are a workbook that lies in no compound file, as some programs write it.
pub(super) fn is_bare(bytes: &[u8]) -> bool {
    // The beginning of the list of sheets, of Excel 97 and of Excel 5.
    [b"\x09\x08\x10\x00\x00\x06\x05\x00".as_slice(), b"\x09\x08\x08\x00\x00\x05\x05\x00".as_slice()]
        .into_iter()
        .any(|start| bytes.starts_with(start))
}

/// What all sheets share.
struct Shared {
    encoding: Encoding,
    strings: Vec<String>,
    /// The format of each style.
    styles: Vec<usize>,
    formats: Map<usize, Shown>,
    is_1904: bool,
    sheets: Vec<Listed>,
}

/// A sheet as the workbook lists it.
struct Listed {
    name: String,
    start: usize,
    is_hidden: bool,
}

impl Shared {
    /// How a cell of that style shows its number.
    fn shown(&self, style: usize) -> Shown {
        let format = self.styles.get(style).copied().unwrap_or(0);
        self.formats.get(&format).copied().unwrap_or_else(|| Shown::of_number(format))
    }
}

/// What the workbook shows.
///
/// # Errors
/// When it has a password, or is damaged at its beginning.
pub(super) fn blocks(file: &Compound<'_>) -> Result<Blocks, ReadError> {
    let stream = STREAMS.iter().find_map(|name| file.stream(name));
    let Some(stream) = stream else { return Err(ReadError(DAMAGED.into())) };
    blocks_of(&stream.bytes, stream.is_cut_off)
}

/// What a workbook shows that lies in no compound file, or was taken out of one.
pub(super) fn blocks_of(bytes: &[u8], is_cut_off: bool) -> Result<Blocks, ReadError> {
    let shared = shared(bytes)?;
    let (mut blocks, mut hidden) = (Blocks::default(), Vec::new());
    let mut allowance = Allowance::of(bytes.len());
    let mut starts: Vec<usize> = shared.sheets.iter().map(|listed| listed.start).collect();
    order::by_key(&mut starts, |start| *start);
    let mut seen = Set::default();
    for listed in &shared.sheets {
        if listed.is_hidden {
            hidden.push(listed.name.clone());
            continue;
        }
        // One that is listed twice is one; and it goes no further than to where the next begins.
        let own = bytes.get(listed.start..).filter(|_| seen.insert(listed.start));
        let Some(own) = own else { continue };
        let behind = starts.partition_point(|start| *start <= listed.start);
        let end = starts.get(behind).map_or(own.len(), |next| next - listed.start);
        let mut read = cells::read(own.get(..end).unwrap_or(own), &shared, &mut allowance);
        read.name.clone_from(&listed.name);
        read.add_to(&mut blocks);
    }
    blocks.notes.extend(sheet::hidden(&hidden));
    if let Some(text) = allowance.note() {
        blocks.cut_off(text);
    }
    if is_cut_off {
        blocks.cut_off(CUT_OFF);
    }
    Ok(blocks)
}

/// What stands before the sheets.
fn shared(bytes: &[u8]) -> Result<Shared, ReadError> {
    let mut own = Shared {
        encoding: Encoding::Wide,
        strings: Vec::new(),
        styles: Vec::new(),
        formats: Map::default(),
        is_1904: false,
        sheets: Vec::new(),
    };
    let mut page = 1252;
    let mut is_first = true;
    for Record { code, data, continued } in records(bytes) {
        if std::mem::take(&mut is_first) {
            match (code, short(data, 0)) {
                (records::BEGIN, Some(0x0600)) => {}
                (records::BEGIN, Some(_)) => own.encoding = Encoding::Narrow(page),
                _ => return Err(ReadError(DAMAGED.into())),
            }
        }
        match code {
            records::LOCKED => return Err(ReadError(LOCKED.into())),
            records::END => break,
            records::CODE_PAGE => {
                page = short(data, 0).unwrap_or(page);
                if own.encoding != Encoding::Wide {
                    own.encoding = Encoding::Narrow(page);
                }
            }
            records::DAYS => own.is_1904 = short(data, 0) == Some(1),
            records::SHEET => own.sheets.extend(listed(data, own.encoding)),
            records::STRINGS => own.strings = strings::shared(data, &continued),
            records::STYLE => own.styles.push(short(data, 2).unwrap_or(0)),
            records::FORMAT => {
                let code = match own.encoding {
                    Encoding::Wide => strings::long(data, 2),
                    Encoding::Narrow(_) => strings::brief(data, 2, own.encoding),
                };
                if let (Some(number), Some(code)) = (short(data, 0), code) {
                    own.formats.insert(number, Shown::of_code(&code));
                }
            }
            _ => {}
        }
    }
    Ok(own)
}

/// A sheet of cells; charts and macros are none.
fn listed(data: &[u8], encoding: Encoding) -> Option<Listed> {
    let is_cells = byte(data, 5)? == 0;
    let name = strings::brief(data, 6, encoding)?;
    Some(Listed { name, start: long(data, 0)?, is_hidden: byte(data, 4)? & 3 != 0 }).filter(|_| is_cells)
}

const CUT_OFF: &str = "文件不完整，后面的内容可能缺了，只读入了还在的部分。请对照原文件核对，或重新取一份。";
const DAMAGED: &str = "文件坏了，里面的内容读不出来。请换一份再打开。";
const LOCKED: &str = "文件加了密码，打不开。请用 Excel 或 WPS 打开，去掉密码另存一份，再打开一次。";
