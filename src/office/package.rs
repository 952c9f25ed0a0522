//! Zip packages, as office files are: written in memory, the same parts to the same bytes,
//! and read from memory, whoever wrote them.
//!
//! Every entry bears the earliest date that a zip can hold (1 January 1980), so that the
//! day of writing leaves no trace in the file.
//!
//! `miniz_oxide` compresses; the container around it, three kinds of record, is written
//! here. What the alternatives add to a wasm module (`opt-level = "s"`, LTO, `wasm-opt
//! -Os`; after gzip in brackets; the offline page may have 400 KB after gzip), and how long
//! they take for 250 KB of XML in Node:
//!
//! | | writing | writing and reading | time |
//! |---|---|---|---|
//! | this file with `miniz_oxide` 0.9 | 25 KB (11) | 40 KB (18) | 2.2 ms |
//! | `rawzip` 0.5 with `miniz_oxide` | 76 KB (45) | 96 KB (55) | 1.7 ms |
//! | `zip` 9.8 with `flate2`'s `rust_backend` | 120 KB (61) | 227 KB (108) | 1.7 ms |
//! | this file without compression | 0.5 KB (0.2) | | |
//!
//! Without compression a report of 11 KB would have 110 KB.
//!
//! A compressor of our own was tried, too (300 lines, one block for each part): 2 KB less of packed
//! wasm, but no faster for a workbook, and a Word file was 4 % larger.
//!
//! Reading goes by the directory at the end of the file, as Word does, so that it does not
//! matter how others write their parts: with descriptors behind them, uncompressed, or in
//! another order. All that is unpacked of one file has a limit, and checksums are compared.
//!
//! What it does not do: no folders, no Zip64 (no part of a report comes near 4 GB), no
//! encryption.

use crate::limits;
use crate::text::gb18030;
use miniz_oxide::deflate::core::{
    CompressionStrategy, CompressorOxide, TDEFLFlush, compress_to_output, create_comp_flags_from_zip_params,
};
use miniz_oxide::inflate::decompress_to_vec_with_limit;
use std::borrow::Cow;
use std::cell::Cell;

/// What counts for a file.
#[derive(Clone, Copy)]
pub(crate) enum Packing {
    /// Its size. A Word file with full tables has 12.7 KB at level 6, 13.0 at 5 and 13.2 at 3,
    /// which takes 7 % less time than 5, in wasm, with all else that a file takes.
    Small,
    /// The time that it takes. A workbook with full tables, most of whose parts have a few KB, has
    /// 11.5 KB as above, and 16.2 so; all together it takes a quarter less time.
    Quick,
}

impl Packing {
    fn compressor(self) -> CompressorOxide {
        let (level, strategy) = match self {
            Self::Small => (3, CompressionStrategy::Default),
            // With the codes that the format brings along, rather than with some made for each part.
            Self::Quick => (1, CompressionStrategy::Fixed),
        };
        CompressorOxide::new(create_comp_flags_from_zip_params(level, 0, strategy as i32))
    }

    /// The least that is compressed at all: to begin a part takes as long as some KB of it.
    fn least(self) -> usize {
        match self {
            Self::Small => 0,
            Self::Quick => 1500,
        }
    }
}

/// The zip version that can read this: 2.0, which has deflate.
const VERSION: u16 = 20;
/// Bit 11: the name is UTF-8.
const FLAGS: u16 = 0x0800;
const STORED: u16 = 0;
const DEFLATE: u16 = 8;
const TIME: u16 = 0;
/// 1 January 1980: seven bits of years since 1980, four of month, five of day.
const DATE: u16 = 1 << 5 | 1;

/// A zip file of these parts, in this order; each has a path and its content.
pub(crate) fn zip<'a>(parts: impl IntoIterator<Item = (&'a str, Vec<u8>)>, packing: Packing) -> Vec<u8> {
    let crc_table = crc_table();
    // One for all parts: it has tables of 300 KB, and most parts are small.
    let mut compressor = packing.compressor();
    let mut file = Vec::new();
    let mut directory = Vec::new();
    let mut count = 0_u16;
    for (path, content) in parts {
        let (crc, unpacked) = (crc(&crc_table, &content), length(&content));
        let (method, packed) = if content.len() < packing.least() {
            (STORED, content)
        } else {
            (DEFLATE, pack(&mut compressor, &content))
        };
        let offset = length(&file);
        let mut entry = Vec::new();
        for field in [VERSION, FLAGS, method, TIME, DATE] {
            entry.extend(field.to_le_bytes());
        }
        for field in [crc, length(&packed), unpacked] {
            entry.extend(field.to_le_bytes());
        }
        entry.extend(short_length(path.as_bytes()).to_le_bytes());
        // No extra field.
        entry.extend(0_u16.to_le_bytes());

        file.extend(b"PK\x03\x04");
        file.extend(&entry);
        file.extend(path.as_bytes());
        file.extend(&packed);

        directory.extend(b"PK\x01\x02");
        directory.extend(VERSION.to_le_bytes());
        directory.extend(&entry);
        // No comment, on the first disk, no attributes.
        directory.extend([0; 10]);
        directory.extend(offset.to_le_bytes());
        directory.extend(path.as_bytes());
        count = count.saturating_add(1);
    }
    let start = length(&file);
    file.extend(&directory);
    file.extend(b"PK\x05\x06");
    // This disk and the one with the directory: both the first.
    file.extend([0; 4]);
    file.extend(count.to_le_bytes());
    file.extend(count.to_le_bytes());
    file.extend(length(&directory).to_le_bytes());
    file.extend(start.to_le_bytes());
    // No comment.
    file.extend([0; 2]);
    file
}

fn pack(compressor: &mut CompressorOxide, content: &[u8]) -> Vec<u8> {
    let mut packed = Vec::new();
    compressor.reset();
    compress_to_output(compressor, content, TDEFLFlush::Finish, |bytes| {
        packed.extend(bytes);
        true
    });
    packed
}

fn length(bytes: &[u8]) -> u32 {
    u32::try_from(bytes.len()).unwrap_or(u32::MAX)
}

fn short_length(bytes: &[u8]) -> u16 {
    u16::try_from(bytes.len()).unwrap_or(u16::MAX)
}

/// For each byte, what it does to a checksum: the division by the CRC-32 polynomial; and the
/// same for a byte with one, two and three others behind it.
type CrcTable = [[u32; 256]; 4];

fn crc_table() -> CrcTable {
    let mut bytes = 0..;
    let alone = std::array::from_fn(|_| {
        let byte: u32 = bytes.next().unwrap_or_default();
        (0..8).fold(byte, |rest, _| if rest & 1 == 1 { (rest >> 1) ^ 0xedb8_8320 } else { rest >> 1 })
    });
    let behind = |table: [u32; 256]| table.map(|crc| with_byte(&alone, crc, 0));
    let (one, two) = (behind(alone), behind(behind(alone)));
    [alone, one, two, behind(two)]
}

fn with_byte(table: &[u32; 256], crc: u32, byte: u8) -> u32 {
    let [low, ..] = crc.to_le_bytes();
    table.get(usize::from(low ^ byte)).copied().unwrap_or_default() ^ (crc >> 8)
}

/// CRC-32, as zip wants it: four bytes at a time, for one by one it was an eighth of the time of
/// a Word file.
fn crc([alone, one, two, three]: &CrcTable, bytes: &[u8]) -> u32 {
    let at = |table: &[u32; 256], byte: u8| table.get(usize::from(byte)).copied().unwrap_or_default();
    let (fours, rest) = bytes.as_chunks::<4>();
    let crc = fours.iter().fold(!0, |crc: u32, four| {
        let [a, b, c, d] = (crc ^ u32::from_le_bytes(*four)).to_le_bytes();
        at(three, a) ^ at(two, b) ^ at(one, c) ^ at(alone, d)
    });
    !rest.iter().fold(crc, |crc, byte| with_byte(alone, crc, *byte))
}

/// A zip file that was opened for reading.
pub(crate) struct Archive<'a> {
    file: &'a [u8],
    entries: Vec<Entry<'a>>,
    crc_table: CrcTable,
    /// How many bytes may still be unpacked.
    left: Cell<usize>,
}

/// Why a part cannot be had.
#[derive(Debug, PartialEq)]
pub(crate) enum Fault {
    /// There is no such part.
    Missing,
    /// It is cut off or damaged, or packed in a way that no office file is.
    Broken,
    /// It is larger than [`limits::UNPACKED`]: perhaps made to fill the memory.
    TooLarge,
}

struct Entry<'a> {
    name: Cow<'a, str>,
    is_encrypted: bool,
    method: u16,
    crc: u32,
    packed: usize,
    unpacked: usize,
    /// Where the part begins in the file, with a header of its own.
    start: usize,
}

impl<'a> Archive<'a> {
    /// Opens a zip file; `None` where it has no directory, as one that is cut off.
    pub(crate) fn open(file: &'a [u8]) -> Option<Self> {
        /// The last record of a zip file, without the comment that may follow.
        const END: usize = 22;
        let latest = file.len().checked_sub(END)?;
        let earliest = latest.saturating_sub(usize::from(u16::MAX));
        // A comment may spell the mark of the record, too; the record's comment ends the file.
        let is_end = |at: &usize| {
            skip(file, *at).starts_with(b"PK\x05\x06") && short(file, at + 20) == Some(latest - at)
        };
        let at = (earliest..=latest).rev().find(is_end)?;
        let count = short(file, at + 10)?;
        let mut next = long(file, at + 16)?;
        let mut entries = Vec::new();
        for _ in 0..count {
            let (entry, length) = Entry::read(skip(file, next))?;
            entries.extend(entry);
            next += length;
        }
        Some(Self { file, entries, crc_table: crc_table(), left: Cell::new(limits::UNPACKED) })
    }

    /// The names of the parts, as the file lists them.
    pub(crate) fn names(&self) -> impl Iterator<Item = &str> {
        self.entries.iter().map(|entry| entry.name.as_ref())
    }

    /// The content of a part. Upper and lower case are the same in an office file.
    ///
    /// # Errors
    /// When there is no such part, or it cannot be unpacked.
    pub(crate) fn content(&self, name: &str) -> Result<Vec<u8>, Fault> {
        let named = |entry: &&Entry<'_>| entry.name.eq_ignore_ascii_case(name);
        let entry = self.entries.iter().find(named).ok_or(Fault::Missing)?;
        if entry.is_encrypted {
            return Err(Fault::Broken);
        }
        let left = self.left.get().checked_sub(entry.unpacked).ok_or(Fault::TooLarge)?;
        let packed = entry.packed(self.file).ok_or(Fault::Broken)?;
        let content = match entry.method {
            STORED => packed.to_vec(),
            // One that says less than it has ends at what it says.
            DEFLATE => decompress_to_vec_with_limit(packed, entry.unpacked).map_err(|_| Fault::Broken)?,
            _ => return Err(Fault::Broken),
        };
        if content.len() != entry.unpacked || crc(&self.crc_table, &content) != entry.crc {
            return Err(Fault::Broken);
        }
        self.left.set(left);
        Ok(content)
    }
}

impl<'a> Entry<'a> {
    /// The entry with which the rest of the directory begins, and how long it is. A name that is not UTF-8 is in the
    /// encoding of a Chinese Windows.
    fn read(directory: &'a [u8]) -> Option<(Option<Self>, usize)> {
        const FIXED: usize = 46;
        if !directory.starts_with(b"PK\x01\x02") {
            return None;
        }
        let [name, extra, comment] = [28, 30, 32].map(|at| short(directory, at));
        let (name, behind) = (name?, extra? + comment?);
        let spelled = directory.get(FIXED..FIXED + name)?;
        let entry = Self {
            name: std::str::from_utf8(spelled)
                .map_or_else(|_| gb18030::decoded(spelled).into(), Cow::Borrowed),
            is_encrypted: short(directory, 8)? & 1 == 1,
            method: u16::try_from(short(directory, 10)?).ok()?,
            crc: u32::from_le_bytes(*skip(directory, 16).first_chunk()?),
            packed: long(directory, 20)?,
            unpacked: long(directory, 24)?,
            start: long(directory, 42)?,
        };
        Some((Some(entry).filter(|entry| !entry.name.is_empty()), FIXED + name + behind))
    }

    /// Its packed bytes. The header before them has lengths of its own for name and extras.
    fn packed(&self, file: &'a [u8]) -> Option<&'a [u8]> {
        const FIXED: usize = 30;
        let header = skip(file, self.start);
        if !header.starts_with(b"PK\x03\x04") {
            return None;
        }
        skip(header, FIXED + short(header, 26)? + short(header, 28)?).get(..self.packed)
    }
}

/// What follows after so many bytes; nothing, if there are fewer.
fn skip(bytes: &[u8], count: usize) -> &[u8] {
    bytes.get(count..).unwrap_or_default()
}

/// A number of two bytes.
fn short(bytes: &[u8], at: usize) -> Option<usize> {
    skip(bytes, at).first_chunk().map(|number| usize::from(u16::from_le_bytes(*number)))
}

/// A number of four bytes.
fn long(bytes: &[u8], at: usize) -> Option<usize> {
    let number = u32::from_le_bytes(*skip(bytes, at).first_chunk()?);
    usize::try_from(number).ok()
}
