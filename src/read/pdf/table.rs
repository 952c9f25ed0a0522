//! Where in a PDF file its objects stand: by the tables at its end, or, where these are damaged, by looking
//! through the whole file.

use super::code_map::number;
use super::filters;
use super::object::{Dictionary, Object, Reader, find, is_blank};
use crate::limits;

/// Where an object stands.
#[derive(Debug, Clone, Copy)]
pub(super) enum Place {
    /// In the file.
    At(usize),
    /// In the stream of objects that has this number.
    In(usize),
}

/// Where all of them stand.
#[derive(Default)]
pub(super) struct Table {
    places: Vec<Option<Place>>,
    /// What is said of the whole file.
    pub trailer: Dictionary,
}

/// No file has as many objects.
const MOST_ENTRIES: usize = 1_000_000;
/// A file that was saved anew more often is read as if it were damaged.
const MOST_TABLES: usize = 400;

/// By the tables of the file; empty where these are damaged from the beginning.
pub(super) fn read(bytes: &[u8]) -> Table {
    /// How far from the end the first table is told.
    const NEAR: usize = 2048;
    let mut table = Table::default();
    let tail = bytes.get(bytes.len().saturating_sub(NEAR)..).unwrap_or_default();
    let start = tail.windows(9).rposition(|here| here == b"startxref");
    let start = start.and_then(|at| Reader::of_file(tail, at + 9, 8).next()).and_then(|at| at.whole());
    // Whatever stands before the file's head is not counted.
    let head = find(bytes.get(..1024).unwrap_or(bytes), b"%PDF-").unwrap_or(0);
    let mut waiting = vec![start.unwrap_or(bytes.len())];
    let mut seen = Vec::new();
    while let Some(at) = waiting.pop() {
        if seen.contains(&at) || seen.len() > MOST_TABLES {
            break;
        }
        seen.push(at);
        let Some(trailer) = [at, at + head].into_iter().find_map(|at| table.add(bytes, at, head)) else {
            break;
        };
        for name in ["Prev", "XRefStm"] {
            if let Some(at) = trailer.get(name).whole() {
                waiting.push(at);
            }
        }
        // The newest one counts.
        if *table.trailer.get("Root") == Object::Null {
            table.trailer = trailer;
        }
    }
    table
}

impl Table {
    /// Adds what stands in one table; what is said of it.
    fn add(&mut self, bytes: &[u8], at: usize, head: usize) -> Option<Dictionary> {
        let mut reader = Reader::of_file(bytes, at, MOST_ENTRIES * 3);
        reader.skip_blanks();
        if !reader.rest().starts_with(b"xref") {
            return self.add_stream(bytes, reader);
        }
        reader.at += 4;
        loop {
            let start = match reader.next()? {
                Object::Number(start) => super::object::whole(start)?,
                word if word.is_word("trailer") => break,
                _ => return None,
            };
            let count = reader.next()?.whole()?;
            for own in start..start.saturating_add(count) {
                let at = reader.next()?.whole()?;
                let _generation = reader.next()?;
                if reader.next()?.is_word("n") {
                    self.know(own, Place::At(at + head));
                }
            }
        }
        reader.next()?.dictionary().cloned()
    }

    /// Where an object stands.
    pub fn place(&self, number: usize) -> Option<Place> {
        self.places.get(number).copied().flatten()
    }

    /// One more than the highest number.
    pub fn count(&self) -> usize {
        self.places.len()
    }

    /// What is known already stays.
    fn know(&mut self, number: usize, place: Place) {
        if self.place(number).is_none() {
            self.set(number, place);
        }
    }

    fn set(&mut self, number: usize, place: Place) {
        if number >= MOST_ENTRIES {
            return;
        }
        if self.places.len() <= number {
            self.places.resize(number + 1, None);
        }
        if let Some(own) = self.places.get_mut(number) {
            *own = Some(place);
        }
    }

    /// A table that is a stream: numbers of some bytes each, in rows.
    fn add_stream(&mut self, bytes: &[u8], mut reader: Reader<'_>) -> Option<Dictionary> {
        for _ in 0..3 {
            reader.next()?;
        }
        let Object::Stream(own, stream) = reader.next()? else { return None };
        let packed = raw(bytes, stream.at, own.get("Length").whole());
        let content = unpacked(packed, &own, &Object::clone, limits::UNPACKED)?;
        let [kind, place, more] = own.get("W").list() else { return None };
        let (kind, place, more) = (kind.whole()?, place.whole()?, more.whole()?);
        if kind > 8 || place > 8 || more > 8 || kind + place + more == 0 {
            return None;
        }
        let size = own.get("Size").whole().unwrap_or(MOST_ENTRIES);
        let all = [Object::Number(0.0), Object::Number(f64::from(u32::try_from(size).ok()?))];
        let index = match own.get("Index") {
            Object::List(index) => index.as_slice(),
            _ => &all,
        };
        let mut rows = content.chunks_exact(kind + place + more);
        for [start, count] in index.as_chunks().0 {
            let start = start.whole().unwrap_or(0);
            for (own, row) in (start..start.saturating_add(count.whole().unwrap_or(0))).zip(rows.by_ref()) {
                let (first, rest) = row.split_at_checked(kind)?;
                let second = number(rest.get(..place)?);
                match if kind == 0 { 1 } else { number(first) } {
                    1 => self.know(own, Place::At(second)),
                    2 => self.know(own, Place::In(second)),
                    _ => {}
                }
            }
        }
        Some(own)
    }
}

/// The bytes of a stream: as many as it says, if what follows is its end.
pub(super) fn raw(bytes: &[u8], at: usize, length: Option<usize>) -> &[u8] {
    let rest = bytes.get(at..).unwrap_or_default();
    let is_end = |behind: &[u8]| {
        let blanks = behind.iter().take(4).take_while(|byte| is_blank(**byte)).count();
        behind.get(blanks..).is_some_and(|rest| rest.starts_with(b"endstream") || rest.starts_with(b"endobj"))
    };
    let own = length.and_then(|length| rest.split_at_checked(length));
    if let Some((own, _)) = own.filter(|(_, behind)| is_end(behind)) {
        return own;
    }
    let end = find(rest, b"endstream").unwrap_or(rest.len());
    rest.get(..end).unwrap_or_default()
}

/// Unpacks a stream, as its dictionary says; `resolve` gives what a reference stands for.
pub(super) fn unpacked(
    packed: &[u8],
    own: &Dictionary,
    resolve: &dyn Fn(&Object) -> Object,
    limit: usize,
) -> Option<Vec<u8>> {
    let list = |name| {
        let mut list = match resolve(own.get(name)) {
            Object::Null => Vec::new(),
            Object::List(list) => list,
            own => vec![own],
        };
        for own in &mut list {
            *own = resolve(own);
        }
        list
    };
    filters::unpacked(packed, &list("Filter"), &list("DecodeParms"), limit)
}

/// By looking for objects in the whole file; the last of a number counts.
pub(super) fn found(bytes: &[u8]) -> Table {
    /// The dictionary of a stream of objects is not longer.
    const NEAR: usize = 400;
    let mut table = Table::default();
    let mut left = limits::UNPACKED;
    for (at, _) in bytes.iter().enumerate().filter(|(_, byte)| matches!(byte, b'o' | b't')) {
        let rest = bytes.get(at..).unwrap_or_default();
        if rest.starts_with(b"trailer") {
            let trailer = Reader::of_file(bytes, at + 7, MOST_ENTRIES).next();
            table.say(trailer.as_ref().and_then(Object::dictionary));
        }
        if !rest.starts_with(b"obj") {
            continue;
        }
        let Some((number, start)) = numbered(bytes.get(..at).unwrap_or_default()) else { continue };
        table.set(number, Place::At(start));
        let near = rest.get(..NEAR).unwrap_or(rest);
        if find(near, b"/ObjStm").is_none() && find(near, b"/XRef").is_none() {
            continue;
        }
        let object = Reader::of_file(bytes, at + 3, MOST_ENTRIES).next();
        let Some(Object::Stream(own, stream)) = object else { continue };
        if own.has("Type", "XRef") {
            table.say(Some(&own));
        }
        if own.has("Type", "ObjStm") {
            let raw = raw(bytes, stream.at, own.get("Length").whole());
            let packed =
                unpacked(raw, &own, &Object::clone, left).and_then(|content| Packed::of(&own, content));
            let Some(packed) = packed else { continue };
            left = left.saturating_sub(packed.content.len() + raw.len());
            for (inner, _) in packed.places {
                table.set(inner, Place::In(number));
            }
        }
    }
    table
}

impl Table {
    /// What a trailer says counts if it names the catalog.
    fn say(&mut self, trailer: Option<&Dictionary>) {
        if let Some(trailer) = trailer.filter(|own| *own.get("Root") != Object::Null) {
            self.trailer = trailer.clone();
        }
    }
}

/// The number of an object, and where it begins, by what stands before `obj`.
fn numbered(before: &[u8]) -> Option<(usize, usize)> {
    /// Numbers are no longer.
    const LONGEST: usize = 10;
    let mut rest = before;
    let mut take = |is: fn(&u8) -> bool| {
        let count = rest.iter().rev().take(LONGEST).take_while(|byte| is(byte)).count();
        let (before, own) = rest.split_at(rest.len() - count);
        rest = before;
        own
    };
    let is_blank = |byte: &u8| is_blank(*byte);
    take(is_blank);
    let generation = take(u8::is_ascii_digit);
    let between = take(is_blank);
    let number = take(u8::is_ascii_digit);
    if generation.is_empty() || between.is_empty() {
        return None;
    }
    Some((std::str::from_utf8(number).ok()?.parse().ok()?, rest.len()))
}

/// A stream of objects, unpacked.
pub(super) struct Packed {
    pub content: Vec<u8>,
    /// The number of each object, and where it begins.
    places: Vec<(usize, usize)>,
}

impl Packed {
    pub fn of(own: &Dictionary, content: Vec<u8>) -> Option<Self> {
        let first = own.get("First").whole()?;
        let mut reader = Reader::of_file(&content, 0, MOST_ENTRIES);
        let mut places = Vec::new();
        while reader.at < first {
            let (Some(number), Some(at)) = (reader.next(), reader.next()) else { break };
            let (Some(number), Some(at)) = (number.whole(), at.whole()) else { break };
            places.push((number, at.saturating_add(first)));
        }
        Some(Self { content, places })
    }

    /// Where an object begins.
    pub fn place(&self, number: usize) -> Option<usize> {
        self.places.iter().find(|(own, _)| *own == number).map(|(_, place)| *place)
    }
}
