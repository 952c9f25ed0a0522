//! Binary files of Office, spelled byte by byte: as little of each as a reader needs.

#![allow(clippy::indexing_slicing)] // The bytes are its own.

/// What stands in a document: paragraphs, and the cells of a table.
pub enum Shown {
    Text(String),
    Rows(Vec<Vec<String>>),
}

/// What a Markdown file shows.
pub fn shown(markdown: &str) -> Vec<Shown> {
    let mut all = Vec::new();
    for line in markdown.lines().filter(|line| !line.contains("---")) {
        let Some(cells) = line.strip_prefix("| ") else {
            all.push(Shown::Text(line.trim_start_matches(['#', ' ']).replace('\\', "")));
            continue;
        };
        let cells = cells.trim_end_matches(" |").split(" | ").map(|cell| cell.trim().to_owned()).collect();
        match all.last_mut() {
            Some(Shown::Rows(rows)) => rows.push(cells),
            _ => all.push(Shown::Rows(vec![cells])),
        }
    }
    all
}

const SECTOR: usize = 512;
const END: u32 = 0xffff_fffe;
const FREE: u32 = 0xffff_ffff;

/// A compound file with these streams; each is as long as four sectors of 1 KB at least, so that none is
/// among the small ones.
pub fn compound(streams: &[(&str, Vec<u8>)]) -> Vec<u8> {
    let mut chains: Vec<u32> = Vec::new();
    let mut sectors: Vec<u8> = Vec::new();
    let mut add = |bytes: &[u8]| {
        let start = u32::try_from(chains.len()).unwrap();
        let count = u32::try_from(bytes.len().div_ceil(SECTOR)).unwrap();
        chains.extend((1..count).map(|next| start + next).chain([END]));
        sectors.extend(bytes);
        sectors.resize(chains.len() * SECTOR, 0);
        start
    };
    let mut directory = entry("Root Entry", 5, 1, END, 0);
    for (number, (name, bytes)) in streams.iter().enumerate() {
        let mut padded = bytes.clone();
        padded.resize(bytes.len().max(4096), 0);
        let next = if number + 1 < streams.len() { u32::try_from(number + 2).unwrap() } else { FREE };
        let mut own = entry(name, 2, FREE, add(&padded), padded.len());
        own[0x48..0x4c].copy_from_slice(&next.to_le_bytes());
        directory.extend(own);
    }
    let directory = add(&directory);
    // The table of chains names its own sectors, too.
    let table = (chains.len() + 8).div_ceil(SECTOR / 4 - 1);
    let first = u32::try_from(chains.len()).unwrap();
    chains.extend(std::iter::repeat_n(0xffff_fffd, table));
    chains.resize(table * SECTOR / 4, FREE);
    let mut file = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec();
    file.resize(SECTOR, 0xff);
    let mut put = |at: usize, bytes: &[u8]| file[at..at + bytes.len()].copy_from_slice(bytes);
    put(8, &[0; 68]);
    put(0x18, &[0x3e, 0, 3, 0, 0xfe, 0xff, 9, 0, 6, 0]);
    put(0x2c, &u32::try_from(table).unwrap().to_le_bytes());
    put(0x30, &directory.to_le_bytes());
    put(0x38, &4096_u32.to_le_bytes());
    put(0x3c, &END.to_le_bytes());
    put(0x44, &END.to_le_bytes());
    for number in 0..table {
        put(0x4c + number * 4, &(first + u32::try_from(number).unwrap()).to_le_bytes());
    }
    file.extend(sectors);
    file.extend(chains.iter().flat_map(|next| next.to_le_bytes()));
    file
}

fn entry(name: &str, kind: u8, child: u32, start: u32, length: usize) -> Vec<u8> {
    let mut own = vec![0; 128];
    for (place, unit) in name.encode_utf16().enumerate() {
        own[place * 2..place * 2 + 2].copy_from_slice(&unit.to_le_bytes());
    }
    own[0x40..0x42].copy_from_slice(&u16::try_from(name.len() * 2 + 2).unwrap().to_le_bytes());
    own[0x42] = kind;
    own[0x44..0x48].copy_from_slice(&FREE.to_le_bytes());
    own[0x48..0x4c].copy_from_slice(&FREE.to_le_bytes());
    own[0x4c..0x50].copy_from_slice(&child.to_le_bytes());
    own[0x74..0x78].copy_from_slice(&start.to_le_bytes());
    own[0x78..0x7c].copy_from_slice(&u32::try_from(length).unwrap().to_le_bytes());
    own
}

/// From here on, and up to here, what stands in a binary Word file was deleted as a tracked change, ends of cells and rows too.
pub const DELETED: char = '\u{e000}';
pub const KEPT: char = '\u{e001}';

/// A binary Word file: the streams `WordDocument`, `1Table` and `Data`.
pub fn word(all: &[Shown]) -> Vec<(&'static str, Vec<u8>)> {
    const TEXT: usize = 1024;
    // The text, and with each end of a paragraph its properties.
    let mut text: Vec<u16> = Vec::new();
    let mut ends: Vec<(usize, Vec<u8>)> = Vec::new();
    let mut data = Vec::new();
    // Where what was deleted begins, and where it ends.
    let mut changes: Vec<usize> = Vec::new();
    let mut add = |text: &mut Vec<u16>, line: &str, end: u16| {
        for character in line.chars() {
            match character {
                DELETED | KEPT => changes.push(text.len()),
                other => text.extend(other.encode_utf16(&mut [0; 2]).iter()),
            }
        }
        text.push(end);
    };
    for one in all {
        match one {
            Shown::Text(line) => {
                add(&mut text, line, 13);
                ends.push((text.len(), vec![]));
            }
            Shown::Rows(rows) => {
                for row in rows {
                    for cell in row {
                        add(&mut text, cell, 7);
                        ends.push((text.len(), vec![0x16, 0x24, 1]));
                    }
                    text.push(7);
                    ends.push((text.len(), row_end(row.len(), &mut data)));
                }
            }
        }
    }
    let mut document = vec![0; TEXT];
    document.extend(text.iter().flat_map(|unit| unit.to_le_bytes()));
    // Pages of properties, of some paragraphs each.
    let (mut places, mut pages) = (vec![TEXT], Vec::new());
    for some in ends.chunks(12) {
        document.resize(document.len().next_multiple_of(SECTOR), 0);
        pages.push(document.len() / SECTOR);
        document.extend(page(*places.last().unwrap(), some, TEXT));
        places.push(TEXT + some.last().unwrap().0 * 2);
    }
    let characters = (!changes.is_empty()).then(|| {
        document.resize(document.len().next_multiple_of(SECTOR), 0);
        let page = document.len() / SECTOR;
        document.extend(deleted(&changes, TEXT));
        [TEXT, TEXT + text.len() * 2, page]
            .map(|number| u32::try_from(number).unwrap().to_le_bytes())
            .concat()
    });
    let mut tables = Vec::new();
    tables
        .extend(places.iter().chain(&pages).flat_map(|number| u32::try_from(*number).unwrap().to_le_bytes()));
    let paragraphs = tables.len();
    let length = u32::try_from(text.len()).unwrap();
    tables.extend([2, 16, 0, 0, 0, 0, 0, 0, 0]);
    tables.extend(length.to_le_bytes());
    tables.extend([0, 0]);
    tables.extend(u32::try_from(TEXT).unwrap().to_le_bytes());
    tables.extend([0, 0]);
    let end = tables.len();
    tables.extend(characters.iter().flatten());
    let mut put = |at: usize, bytes: &[u8]| document[at..at + bytes.len()].copy_from_slice(bytes);
    put(0, &[0xec, 0xa5, 0xc1, 0]);
    put(0x0a, &[0, 2]);
    put(0x4c, &length.to_le_bytes());
    put(0x102, &[0, 0, 0, 0]);
    put(0x106, &u32::try_from(paragraphs).unwrap().to_le_bytes());
    put(0x1a2, &u32::try_from(paragraphs).unwrap().to_le_bytes());
    put(0x1a6, &u32::try_from(end - paragraphs).unwrap().to_le_bytes());
    put(0xfa, &u32::try_from(end).unwrap().to_le_bytes());
    put(0xfe, &u32::try_from(tables.len() - end).unwrap().to_le_bytes());
    vec![("WordDocument", document), ("1Table", tables), ("Data", data)]
}

/// The end of a row. What it says of its columns does not fit beside the others: it lies in `Data`.
fn row_end(cells: usize, data: &mut Vec<u8>) -> Vec<u8> {
    let edges = (0..=cells).map(|edge| i16::try_from(edge * 900).unwrap());
    let mut columns = vec![u8::try_from(cells).unwrap()];
    columns.extend(edges.flat_map(i16::to_le_bytes));
    columns.resize(columns.len() + cells * 20, 0);
    let mut own = vec![0x16, 0x24, 1, 0x17, 0x24, 1, 0x08, 0xd6];
    own.extend(u16::try_from(columns.len() + 1).unwrap().to_le_bytes());
    own.extend(columns);
    let mut place = vec![0x46, 0x66];
    place.extend(u32::try_from(data.len()).unwrap().to_le_bytes());
    data.extend(u16::try_from(own.len()).unwrap().to_le_bytes());
    data.extend(own);
    place
}

fn page(start: usize, some: &[(usize, Vec<u8>)], text: usize) -> Vec<u8> {
    let mut page = vec![0; SECTOR];
    let mut end = SECTOR - 2;
    let mut places = vec![start];
    for (number, (place, properties)) in some.iter().enumerate() {
        places.push(text + place * 2);
        // A style, the properties, and a length that counts pairs.
        let mut own = vec![0, 0];
        own.extend(properties);
        let pairs = own.len() / 2 + 1;
        own.resize(pairs * 2 - 1, 0);
        own.insert(0, u8::try_from(pairs).unwrap());
        end = (end - own.len()) / 2 * 2;
        page[end..end + own.len()].copy_from_slice(&own);
        page[(some.len() + 1) * 4 + number * 13] = u8::try_from(end / 2).unwrap();
    }
    for (number, place) in places.iter().enumerate() {
        page[number * 4..number * 4 + 4].copy_from_slice(&u32::try_from(*place).unwrap().to_le_bytes());
    }
    page[SECTOR - 1] = u8::try_from(some.len()).unwrap();
    page
}

/// A page of properties of characters: every other stretch is deleted.
fn deleted(changes: &[usize], text: usize) -> Vec<u8> {
    const PROPERTIES: usize = SECTOR - 6;
    let mut page = vec![0; SECTOR];
    let stretches = changes.len() - 1;
    for (number, place) in changes.iter().enumerate() {
        let place = u32::try_from(text + place * 2).unwrap();
        page[number * 4..number * 4 + 4].copy_from_slice(&place.to_le_bytes());
    }
    for number in (0..stretches).step_by(2) {
        page[changes.len() * 4 + number] = u8::try_from(PROPERTIES / 2).unwrap();
    }
    page[PROPERTIES..PROPERTIES + 4].copy_from_slice(&[3, 0x00, 0x08, 1]);
    page[SECTOR - 1] = u8::try_from(stretches).unwrap();
    page
}

/// A record of a binary workbook.
pub fn record(code: u16, data: &[u8]) -> Vec<u8> {
    let length = u16::try_from(data.len()).unwrap();
    [&code.to_le_bytes()[..], &length.to_le_bytes(), data].concat()
}

/// A binary workbook of one sheet: figures as numbers, all else as texts.
pub fn workbook(all: &[Shown]) -> Vec<u8> {
    let mut cells = record(0x809, &[0, 6, 0x10, 0, 0, 0, 0, 0]);
    let line = |text: &String| vec![vec![text.clone()]];
    let lines = all.iter().flat_map(|one| match one {
        Shown::Text(text) => line(text),
        Shown::Rows(rows) => rows.clone(),
    });
    for (row, texts) in (0_u16..).zip(lines) {
        for (column, text) in texts.iter().enumerate() {
            let mut own = row.to_le_bytes().to_vec();
            own.extend(u16::try_from(column).unwrap().to_le_bytes());
            own.extend([0, 0]);
            if let Ok(number) = text.parse::<f64>() {
                own.extend(number.to_le_bytes());
                cells.extend(record(0x203, &own));
            } else if !text.is_empty() {
                let units: Vec<u16> = text.encode_utf16().collect();
                own.extend(u16::try_from(units.len()).unwrap().to_le_bytes());
                own.push(1);
                own.extend(units.iter().flat_map(|unit| unit.to_le_bytes()));
                cells.extend(record(0x204, &own));
            }
        }
    }
    cells.extend(record(0x0a, &[]));
    let begin = record(0x809, &[0, 6, 5, 0, 0, 0, 0, 0]);
    let listed = |start: u32| {
        let mut own = start.to_le_bytes().to_vec();
        own.extend([0, 0, 2, 0, b't', b'3']);
        record(0x85, &own)
    };
    let end = record(0x0a, &[]);
    let start = begin.len() + listed(0).len() + end.len();
    [begin, listed(u32::try_from(start).unwrap()), end, cells].concat()
}
