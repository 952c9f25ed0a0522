//! Zip packages, as office files are: written in memory, the same parts to the same bytes.
//!
//! Every entry bears the earliest date that a zip can hold (1 January 1980), so that the
//! day of writing leaves no trace in the file.
//!
//! `miniz_oxide` compresses; the container around it, three kinds of record, is written
//! here. What the alternatives add to a wasm module (`opt-level = "s"`, LTO, `wasm-opt
//! -Os`; after gzip in brackets; the whole page may have 300 KB after gzip), and how long
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
//! What it does not do: no folders, no Zip64 (no part of a report comes near 4 GB), no
//! encryption.

use miniz_oxide::deflate::compress_to_vec;

/// How hard to compress, from 0 to 10. A report has 11.0 KB at 6 and 10.9 KB at 9, which
/// takes half as long again.
const LEVEL: u8 = 6;

/// The zip version that can read this: 2.0, which has deflate.
const VERSION: u16 = 20;
/// Bit 11: the name is UTF-8.
const FLAGS: u16 = 0x0800;
const DEFLATE: u16 = 8;
const TIME: u16 = 0;
/// 1 January 1980: seven bits of years since 1980, four of month, five of day.
const DATE: u16 = 1 << 5 | 1;

/// A zip file of these parts, in this order; each has a path and its content.
pub(crate) fn zip<'a>(parts: impl IntoIterator<Item = (&'a str, Vec<u8>)>) -> Vec<u8> {
    let crc_table = crc_table();
    let mut file = Vec::new();
    let mut directory = Vec::new();
    let mut count = 0_u16;
    for (path, content) in parts {
        let packed = compress_to_vec(&content, LEVEL);
        let offset = length(&file);
        let mut entry = Vec::new();
        for field in [VERSION, FLAGS, DEFLATE, TIME, DATE] {
            entry.extend(field.to_le_bytes());
        }
        for field in [crc(&crc_table, &content), length(&packed), length(&content)] {
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

fn length(bytes: &[u8]) -> u32 {
    u32::try_from(bytes.len()).unwrap_or(u32::MAX)
}

fn short_length(bytes: &[u8]) -> u16 {
    u16::try_from(bytes.len()).unwrap_or(u16::MAX)
}

/// For each byte, what it does to a checksum: the division by the CRC-32 polynomial.
fn crc_table() -> [u32; 256] {
    let mut bytes = 0..;
    std::array::from_fn(|_| {
        let byte: u32 = bytes.next().unwrap_or_default();
        (0..8).fold(byte, |rest, _| if rest & 1 == 1 { (rest >> 1) ^ 0xedb8_8320 } else { rest >> 1 })
    })
}

/// CRC-32, as zip wants it.
fn crc(table: &[u32; 256], bytes: &[u8]) -> u32 {
    !bytes.iter().fold(!0, |crc: u32, byte| {
        let [low, ..] = crc.to_le_bytes();
        table.get(usize::from(low ^ byte)).copied().unwrap_or_default() ^ (crc >> 8)
    })
}
