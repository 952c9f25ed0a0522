//! Maps of codes (CMap): how the bytes of a text are parted into codes, and what each stands for.

use super::object::{Object, Reader};
use crate::order;

/// A row of codes.
#[derive(Debug)]
struct Codes {
    first: usize,
    last: usize,
    /// What the first stands for; each further one is one more.
    what: Vec<u8>,
}

/// What codes stand for: texts in UTF-16, or numbers of glyphs.
#[derive(Debug, Default)]
pub(super) struct CodeMap {
    /// How many bytes codes have, with the first and the last of them.
    spaces: Vec<(usize, usize, usize)>,
    rows: Vec<Codes>,
    /// The name of the map that this one adds to.
    pub base: Option<Vec<u8>>,
    pub is_vertical: bool,
}

/// No map has more rows: there are not as many characters.
const MOST: usize = 200_000;

/// The number that bytes spell, the highest first.
pub(super) fn number(bytes: &[u8]) -> usize {
    bytes.iter().fold(0, |value, byte| (value << 8) | usize::from(*byte))
}

impl CodeMap {
    pub fn read(program: &[u8]) -> Self {
        let mut own = Self::default();
        let mut reader = Reader::of_program(program, MOST * 4);
        let mut waiting: Vec<Object> = Vec::new();
        while let Some(object) = reader.next() {
            let Object::Word(word) = object else {
                waiting.push(object);
                continue;
            };
            own.take(&word, &waiting);
            waiting.clear();
        }
        // Of two rows that begin alike the later one counts.
        order::by_key(&mut own.rows, |row| row.first);
        own
    }

    fn take(&mut self, word: &[u8], objects: &[Object]) {
        match word {
            b"endcodespacerange" => {
                for [first, last] in objects.as_chunks().0 {
                    let (first, last) = (first.text(), last.text());
                    self.spaces.push((first.len(), number(first), number(last)));
                }
            }
            b"endbfchar" | b"endcidchar" => {
                for [code, what] in objects.as_chunks().0 {
                    self.add(number(code.text()), number(code.text()), what);
                }
            }
            b"endbfrange" | b"endcidrange" => {
                for [first, last, what] in objects.as_chunks().0 {
                    let (mut first, last) = (number(first.text()), number(last.text()));
                    if !matches!(what, Object::List(_)) {
                        self.add(first, last, what);
                    }
                    for what in what.list() {
                        self.add(first, first, what);
                        first += 1;
                    }
                }
            }
            b"usecmap" => self.base = objects.last().and_then(Object::name).map(<[u8]>::to_vec),
            b"def" => {
                if let [.., Object::Name(name), Object::Number(mode)] = objects {
                    self.is_vertical |= name == b"WMode" && *mode > 0.0;
                }
            }
            _ => {}
        }
    }

    fn add(&mut self, first: usize, last: usize, what: &Object) {
        let what = match what {
            Object::Text(text) => text.clone(),
            Object::Number(_) => what.whole().unwrap_or(0).to_be_bytes().to_vec(),
            _ => return,
        };
        if self.rows.len() < MOST {
            self.rows.push(Codes { first, last, what });
        }
    }

    /// The next code of a text, and how many bytes it has.
    pub fn next(&self, text: &[u8]) -> (usize, usize) {
        let code = |length: usize| text.get(..length).map(number);
        let is_in = |length: &usize| {
            let code = code(*length);
            self.spaces.iter().any(|(own, first, last)| {
                own == length && code.is_some_and(|code| (*first..=*last).contains(&code))
            })
        };
        let shortest = self.spaces.iter().map(|(length, ..)| *length).min().unwrap_or(2);
        let length = (1..=4).find(is_in).unwrap_or(shortest).clamp(1, text.len().max(1));
        (code(length).unwrap_or(0), length)
    }

    /// What a code stands for, and by how much that is to be raised.
    fn find(&self, code: usize) -> Option<(&[u8], usize)> {
        let place = self.rows.partition_point(|row| row.first <= code).checked_sub(1)?;
        let row = self.rows.get(place).filter(|row| code <= row.last)?;
        Some((&row.what, code - row.first))
    }

    /// The text of a code.
    pub fn text(&self, code: usize) -> Option<String> {
        let (text, more) = self.find(code)?;
        let mut units: Vec<u16> = Vec::new();
        for pair in text.chunks(2) {
            units.push(u16::try_from(number(pair)).ok()?);
        }
        if let Some(last) = units.last_mut() {
            *last = last.wrapping_add(u16::try_from(more).ok()?);
        }
        let text = String::from_utf16_lossy(&units);
        // Some programs write this of what they do not know.
        let is_known = !text.is_empty() && !text.starts_with(['\0', '\u{fffd}']);
        is_known.then_some(text)
    }

    /// The number that a code stands for.
    pub fn number(&self, code: usize) -> Option<usize> {
        let (bytes, more) = self.find(code)?;
        Some(number(bytes) + more)
    }

    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }
}
