//! Compound files (OLE2), in which Word and Excel up to 2003 keep their streams: a file system in
//! a file. Its sectors are chained by a table, and small streams lie in sectors of 64 bytes within
//! a stream of their own.
//!
//! What is damaged is read as far as it goes: a chain that circles or points past the end of the
//! file ends there. No chain is longer than the file has sectors, so no file takes more memory
//! than some times its length.
//!
//! The crate `cfb` adds 82 KB to a packed page where this adds some 2.

use super::little_endian::{byte, long, short, unsigned_16, unsigned_32};
use crate::order::Set;

/// With this every compound file begins: four of its eight bytes, so that a damaged one is known, too.
pub(crate) const SIGNATURE: &[u8] = b"\xd0\xcf\x11\xe0";

/// The last sector of a chain; these and those above are no sectors.
const END: u32 = 0xffff_fffa;
/// A stream of the directory that has no neighbour.
const NOBODY: u32 = 0xffff_ffff;
/// One entry of the directory.
const ENTRY: usize = 128;

/// An opened compound file.
pub(crate) struct Compound<'a> {
    file: &'a [u8],
    /// The length of a sector.
    sector: usize,
    mini_sector: usize,
    /// Streams below this length lie in mini sectors.
    cutoff: usize,
    chains: Vec<u32>,
    mini_chains: Vec<u32>,
    mini_stream: Vec<u8>,
    streams: Vec<Entry>,
}

/// A stream of the file.
struct Entry {
    name: String,
    start: u32,
    length: usize,
}

/// A stream that was read.
pub(crate) struct Stream {
    pub bytes: Vec<u8>,
    /// Whether less of it is there than the file says.
    pub is_cut_off: bool,
}

impl<'a> Compound<'a> {
    /// Opens a compound file; `None` where it is none, or its head is damaged.
    pub(crate) fn open(file: &'a [u8]) -> Option<Self> {
        if !file.starts_with(SIGNATURE) {
            return None;
        }
        // 512 or 4096 bytes, and 64; other lengths are nobody's.
        let size = |at, allowed: std::ops::RangeInclusive<usize>| {
            short(file, at).filter(|power| allowed.contains(power)).map(|power| 1 << power)
        };
        let mut own = Self {
            file,
            sector: size(0x1e, 7..=16)?,
            mini_sector: size(0x20, 4..=12)?,
            cutoff: long(file, 0x38)?,
            chains: Vec::new(),
            mini_chains: Vec::new(),
            mini_stream: Vec::new(),
            streams: Vec::new(),
        };
        own.chains = own.table();
        let most = own.sectors() * own.sector;
        own.mini_chains = numbers(&own.chain(unsigned_32(file, 0x3c)?, most).bytes).collect();
        let directory = own.chain(unsigned_32(file, 0x30)?, most).bytes;
        let (root, streams) = entries(&directory);
        own.streams = streams;
        if let Some(root) = root {
            own.mini_stream = own.chain(root.start, root.length.min(most)).bytes;
        }
        Some(own)
    }

    /// A stream by its name; upper and lower case are the same.
    pub(crate) fn stream(&self, name: &str) -> Option<Stream> {
        let own = self.streams.iter().find(|stream| stream.name.eq_ignore_ascii_case(name))?;
        Some(if own.length < self.cutoff { self.mini_chain(own) } else { self.chain(own.start, own.length) })
    }

    /// Whether there is such a stream.
    pub(crate) fn has(&self, name: &str) -> bool {
        self.streams.iter().any(|stream| stream.name.eq_ignore_ascii_case(name))
    }

    /// How many sectors the file has; the last may be cut off.
    fn sectors(&self) -> usize {
        self.file.len().div_ceil(self.sector)
    }

    /// The table of chains: where its sectors lie says the head, and behind it a chain of their own.
    fn table(&self) -> Vec<u32> {
        let mut places: Vec<u32> = numbers(self.file.get(0x4c..0x200).unwrap_or_default()).collect();
        let mut next = unsigned_32(self.file, 0x44).unwrap_or(END);
        // The last number of such a sector leads to the next.
        for _ in 0..self.sectors() {
            let Some(sector) = self.sector(next) else { break };
            let mut list: Vec<u32> = numbers(sector).collect();
            next = list.pop().unwrap_or(END);
            places.extend(list);
        }
        let mut seen = Set::default();
        let fresh = places.into_iter().filter(|place| seen.insert(*place));
        fresh.filter_map(|place| self.sector(place)).flat_map(numbers).take(self.sectors()).collect()
    }

    fn sector(&self, number: u32) -> Option<&'a [u8]> {
        if number >= END {
            return None;
        }
        // The head of the file has the place of one sector.
        let start = usize::try_from(number).ok()?.checked_add(1)?.checked_mul(self.sector)?;
        let rest = self.file.get(start..)?;
        Some(rest.get(..self.sector).unwrap_or(rest)).filter(|sector| !sector.is_empty())
    }

    /// The bytes of a chain of sectors, so many at most.
    fn chain(&self, start: u32, length: usize) -> Stream {
        let mut bytes = Vec::new();
        let mut next = start;
        for _ in 0..self.sectors() {
            if bytes.len() >= length {
                break;
            }
            let Some(sector) = self.sector(next) else { break };
            bytes.extend_from_slice(sector);
            next = follow(&self.chains, next);
        }
        bytes.truncate(length);
        Stream { is_cut_off: bytes.len() < length, bytes }
    }

    fn mini_chain(&self, own: &Entry) -> Stream {
        let mut bytes = Vec::new();
        let mut next = own.start;
        for _ in 0..self.mini_stream.len().div_ceil(self.mini_sector) {
            let start = usize::try_from(next).unwrap_or(usize::MAX).saturating_mul(self.mini_sector);
            let rest = self.mini_stream.get(start..).unwrap_or_default();
            if bytes.len() >= own.length || rest.is_empty() {
                break;
            }
            bytes.extend_from_slice(rest.get(..self.mini_sector).unwrap_or(rest));
            next = follow(&self.mini_chains, next);
        }
        bytes.truncate(own.length);
        Stream { is_cut_off: bytes.len() < own.length, bytes }
    }
}

fn follow(chains: &[u32], sector: u32) -> u32 {
    usize::try_from(sector).ok().and_then(|place| chains.get(place)).copied().unwrap_or(END)
}

fn numbers(bytes: &[u8]) -> impl Iterator<Item = u32> {
    let (numbers, _) = bytes.as_chunks::<4>();
    numbers.iter().map(|number| u32::from_le_bytes(*number))
}

/// The root of a directory, and the streams right below it: what is embedded has streams of the same
/// names further down. Where the order of a directory is lost, all of its streams.
fn entries(directory: &[u8]) -> (Option<Entry>, Vec<Entry>) {
    const STREAM: usize = 2;
    const ROOT: usize = 5;
    let all: Vec<&[u8]> = directory.chunks(ENTRY).collect();
    let kind = |entry: &[u8]| byte(entry, 0x42);
    let root = all.iter().find(|entry| kind(entry) == Some(ROOT));
    let mut open = vec![root.and_then(|root| unsigned_32(root, 0x4c)).unwrap_or(NOBODY)];
    let mut seen = Set::default();
    let mut streams = Vec::new();
    while let Some(number) = open.pop() {
        let entry = usize::try_from(number).ok().and_then(|number| all.get(number));
        let Some(entry) = entry.filter(|_| seen.insert(number)) else { continue };
        open.extend([0x44, 0x48].into_iter().filter_map(|at| unsigned_32(entry, at)));
        if kind(entry) == Some(STREAM) {
            streams.extend(read_entry(entry));
        }
    }
    if streams.is_empty() {
        streams =
            all.iter().filter(|entry| kind(entry) == Some(STREAM)).filter_map(|e| read_entry(e)).collect();
    }
    (root.and_then(|root| read_entry(root)), streams)
}

fn read_entry(entry: &[u8]) -> Option<Entry> {
    // Its length counts bytes, and an end.
    let letters = (short(entry, 0x40)? / 2).saturating_sub(1).min(31);
    let name = (0..letters).filter_map(|letter| unsigned_16(entry, letter * 2));
    Some(Entry {
        name: char::decode_utf16(name).map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER)).collect(),
        start: unsigned_32(entry, 0x74)?,
        length: long(entry, 0x78)?,
    })
}
