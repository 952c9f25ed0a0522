//! The records of a binary workbook, one after the other: a code, a length, data. What does not fit
//! goes on in records of their own.

use crate::office::little_endian::short;

pub(super) const BEGIN: usize = 0x0809;
pub(super) const END: usize = 0x000a;
pub(super) const LOCKED: usize = 0x002f;
pub(super) const CODE_PAGE: usize = 0x0042;
pub(super) const DAYS: usize = 0x0022;
pub(super) const SHEET: usize = 0x0085;
pub(super) const STRINGS: usize = 0x00fc;
pub(super) const STYLE: usize = 0x00e0;
pub(super) const FORMAT: usize = 0x041e;
const CONTINUED: usize = 0x003c;

/// A record.
pub(super) struct Record<'a> {
    pub code: usize,
    pub data: &'a [u8],
    /// What it goes on with.
    pub continued: Vec<&'a [u8]>,
}

/// The records that stand in these bytes; one that is cut off is taken as far as it goes.
pub(super) fn records(mut bytes: &[u8]) -> impl Iterator<Item = Record<'_>> {
    std::iter::from_fn(move || {
        let (code, data) = take(&mut bytes)?;
        let mut continued = Vec::new();
        while short(bytes, 0) == Some(CONTINUED) {
            continued.extend(take(&mut bytes).map(|(_, data)| data));
        }
        Some(Record { code, data, continued })
    })
}

fn take<'a>(bytes: &mut &'a [u8]) -> Option<(usize, &'a [u8])> {
    let (code, length) = (short(bytes, 0)?, short(bytes, 2)?);
    let rest = bytes.get(4..)?;
    let (data, rest) = rest.split_at(length.min(rest.len()));
    *bytes = rest;
    Some((code, data))
}
