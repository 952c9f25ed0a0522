//! The objects of a PDF file, and how they are spelled: in the file itself, in what a page draws, and in
//! maps of codes.

use crate::read::places::number;

/// A thing that a PDF file is made of.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) enum Object {
    #[default]
    Null,
    Number(f64),
    Name(Vec<u8>),
    Text(Vec<u8>),
    List(Vec<Object>),
    Dictionary(Dictionary),
    /// A dictionary with bytes.
    Stream(Dictionary, Bytes),
    /// Another object, by its number.
    Reference(usize),
    /// What is none of these: an operator, `true`, `endobj`.
    Word(Vec<u8>),
}

/// Where the bytes of a stream begin in the file, and whose they are: number and generation of the object.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(super) struct Bytes {
    pub at: usize,
    pub number: usize,
    pub generation: usize,
}

/// Objects by their names.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Dictionary(Vec<(Vec<u8>, Object)>);

/// One that has nothing.
pub(super) static NOTHING: Dictionary = Dictionary(Vec::new());

impl Dictionary {
    /// What has that name, as it stands there: perhaps a reference.
    pub fn get(&self, name: &str) -> &Object {
        self.named(name.as_bytes())
    }

    pub fn named(&self, name: &[u8]) -> &Object {
        self.0.iter().find(|(own, _)| own == name).map_or(&Object::Null, |(_, object)| object)
    }

    pub fn len(&self) -> usize {
        self.0.len()
    }

    pub fn has(&self, name: &str, value: &str) -> bool {
        self.get(name).is_name(value)
    }

    /// Changes every object in it.
    pub fn change(&mut self, change: &dyn Fn(&mut Object)) {
        for (_, object) in &mut self.0 {
            change(object);
        }
    }
}

impl Object {
    pub fn is_name(&self, name: &str) -> bool {
        matches!(self, Self::Name(own) if own == name.as_bytes())
    }

    pub fn is_word(&self, word: &str) -> bool {
        matches!(self, Self::Word(own) if own == word.as_bytes())
    }

    pub fn number(&self) -> Option<f64> {
        if let Self::Number(number) = self { Some(*number) } else { None }
    }

    /// A whole number that is not below zero.
    pub fn whole(&self) -> Option<usize> {
        self.number().and_then(whole)
    }

    pub fn list(&self) -> &[Object] {
        if let Self::List(list) = self { list } else { &[] }
    }

    /// A dictionary, that of a stream too.
    pub fn dictionary(&self) -> Option<&Dictionary> {
        match self {
            Self::Dictionary(own) | Self::Stream(own, _) => Some(own),
            _ => None,
        }
    }

    pub fn text(&self) -> &[u8] {
        if let Self::Text(text) = self { text } else { &[] }
    }

    /// The number of the object that it stands for.
    pub fn reference(&self) -> Option<usize> {
        if let Self::Reference(number) = self { Some(*number) } else { None }
    }

    pub fn name(&self) -> Option<&[u8]> {
        if let Self::Name(name) = self { Some(name) } else { None }
    }
}

/// A number without its decimals, where it is one of things that are counted.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // Within what a 32-bit number holds.
pub(super) fn whole(number: f64) -> Option<usize> {
    (0.0..=f64::from(u32::MAX)).contains(&number).then_some(number as usize)
}

/// Lists and dictionaries within each other are followed this far.
const DEEPEST: usize = 40;

/// Reads objects one after the other.
#[derive(Clone)]
pub(super) struct Reader<'a> {
    bytes: &'a [u8],
    pub at: usize,
    /// Whether `12 0 R` is a reference: not in what a page draws.
    knows_references: bool,
    /// How many objects may still be read.
    pub left: usize,
}

pub(super) fn is_blank(byte: u8) -> bool {
    matches!(byte, 0 | 9 | 10 | 12 | 13 | 32)
}

fn is_mark(byte: u8) -> bool {
    matches!(byte, b'(' | b')' | b'<' | b'>' | b'[' | b']' | b'{' | b'}' | b'/' | b'%')
}

impl<'a> Reader<'a> {
    /// Reads a file, or what is packed in it, from some place on.
    pub fn of_file(bytes: &'a [u8], at: usize, left: usize) -> Self {
        Self { bytes, at, knows_references: true, left }
    }

    /// Reads what a page draws, or a map of codes.
    pub fn of_program(bytes: &'a [u8], left: usize) -> Self {
        Self { bytes, at: 0, knows_references: false, left }
    }

    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    pub fn rest(&self) -> &'a [u8] {
        self.bytes.get(self.at..).unwrap_or_default()
    }

    pub fn skip_blanks(&mut self) {
        while let Some(byte) = self.peek() {
            if byte == b'%' {
                let line = self.rest().iter().take_while(|byte| !matches!(byte, b'\r' | b'\n')).count();
                self.at += line;
            } else if is_blank(byte) {
                self.at += 1;
            } else {
                break;
            }
        }
    }

    /// The next object; none at the end, or where too many were read.
    pub fn next(&mut self) -> Option<Object> {
        self.object(0)
    }

    /// Goes behind a picture that stands among operators: its bytes may be anything, up to an `EI` that is a word.
    pub fn skip_picture(&mut self) {
        let is_end = |here: &[u8]| matches!(here, [before, b'E', b'I', behind] if is_blank(*before) && is_blank(*behind));
        let end = self.rest().windows(4).position(is_end);
        self.at = end.map_or(self.bytes.len(), |end| self.at + end + 3);
    }

    fn object(&mut self, depth: usize) -> Option<Object> {
        self.skip_blanks();
        self.left = self.left.checked_sub(1)?;
        let byte = self.peek()?;
        match byte {
            b'(' => Some(Object::Text(self.literal())),
            b'/' => Some(Object::Name(self.name())),
            b'<' if self.rest().starts_with(b"<<") => self.dictionary(depth),
            b'<' => Some(Object::Text(self.digits())),
            b'[' => {
                self.at += 1;
                Some(Object::List(self.objects(depth, "]")?))
            }
            b']' | b'{' | b'}' | b')' => {
                self.at += 1;
                Some(Object::Word(vec![byte]))
            }
            b'>' => {
                let length = if self.rest().starts_with(b">>") { 2 } else { 1 };
                self.at += length;
                Some(Object::Word(vec![b'>'; length]))
            }
            _ => Some(self.word()),
        }
    }

    /// Objects up to a mark.
    fn objects(&mut self, depth: usize, end: &str) -> Option<Vec<Object>> {
        let mut all = Vec::new();
        if depth >= DEEPEST {
            return None;
        }
        while let Some(object) = self.object(depth + 1) {
            // What another thing ends with ends this one, too.
            if object.is_word(end) || object.is_word("endobj") || object.is_word("stream") {
                break;
            }
            all.push(object);
        }
        Some(all)
    }

    fn dictionary(&mut self, depth: usize) -> Option<Object> {
        self.at += 2;
        let mut entries = Vec::new();
        let mut all = self.objects(depth, ">>")?.into_iter();
        while let Some(name) = all.next() {
            if let (Object::Name(name), Some(value)) = (name, all.next()) {
                entries.push((name, value));
            }
        }
        let own = Dictionary(entries);
        if !self.knows_references {
            return Some(Object::Dictionary(own));
        }
        let before = self.at;
        self.skip_blanks();
        if self.rest().starts_with(b"stream") {
            self.at += b"stream".len();
            // The end of its line, however it is spelled.
            self.at += match self.rest() {
                [b'\r', b'\n', ..] => 2,
                [b'\r' | b'\n', ..] => 1,
                _ => 0,
            };
            return Some(Object::Stream(own, Bytes { at: self.at, ..Bytes::default() }));
        }
        self.at = before;
        Some(Object::Dictionary(own))
    }

    /// A text in brackets.
    fn literal(&mut self) -> Vec<u8> {
        self.at += 1;
        let mut text = Vec::new();
        let mut open = 1_usize;
        while let Some(byte) = self.peek() {
            self.at += 1;
            match byte {
                b'(' => open += 1,
                b')' => {
                    open -= 1;
                    if open == 0 {
                        break;
                    }
                }
                b'\\' => {
                    self.escaped(&mut text);
                    continue;
                }
                _ => {}
            }
            text.push(byte);
        }
        text
    }

    /// What stands behind a backslash.
    fn escaped(&mut self, text: &mut Vec<u8>) {
        let Some(byte) = self.peek() else { return };
        self.at += 1;
        match byte {
            b'n' => text.push(b'\n'),
            b'r' => text.push(b'\r'),
            b't' => text.push(b'\t'),
            b'b' => text.push(8),
            b'f' => text.push(12),
            // The line goes on.
            b'\r' => self.at += usize::from(self.peek() == Some(b'\n')),
            b'\n' => {}
            b'0'..=b'7' => {
                let mut code = byte & 7;
                for _ in 0..2 {
                    let Some(digit @ b'0'..=b'7') = self.peek() else { break };
                    code = (code << 3) | (digit & 7);
                    self.at += 1;
                }
                text.push(code);
            }
            _ => text.push(byte),
        }
    }

    /// A text in digits of sixteen.
    fn digits(&mut self) -> Vec<u8> {
        self.at += 1;
        let length = self.rest().iter().take_while(|byte| **byte != b'>').count();
        let text = of_digits(self.rest().get(..length).unwrap_or_default());
        self.at += length + 1;
        text
    }

    fn name(&mut self) -> Vec<u8> {
        self.at += 1;
        let mut name = Vec::new();
        while let Some(byte) = self.peek().filter(|byte| !is_blank(*byte) && !is_mark(*byte)) {
            self.at += 1;
            let code = self.rest().first_chunk::<2>().filter(|_| byte == b'#');
            match code.and_then(|[high, low]| Some((digit(*high)? << 4) | digit(*low)?)) {
                Some(code) => {
                    self.at += 2;
                    name.push(code);
                }
                None => name.push(byte),
            }
        }
        name
    }

    fn word(&mut self) -> Object {
        let length = self.rest().iter().take_while(|byte| !is_blank(**byte) && !is_mark(**byte)).count();
        let word = self.rest().get(..length).unwrap_or_default();
        self.at += length;
        let Some(number) = number(word) else {
            return if word == b"null" { Object::Null } else { Object::Word(word.to_vec()) };
        };
        let is_whole = self.knows_references && word.iter().all(u8::is_ascii_digit);
        let reference = if is_whole { self.reference(number) } else { None };
        reference.unwrap_or(Object::Number(number))
    }

    /// Whether a number goes on as a reference: `12 0 R`.
    fn reference(&mut self, number: f64) -> Option<Object> {
        let count =
            |bytes: &[u8], is: fn(&u8) -> bool| bytes.iter().take(8).take_while(|byte| is(byte)).count();
        let rest = self.rest();
        let blank = count(rest, |byte| is_blank(*byte));
        let rest = rest.get(blank..)?;
        let digits = count(rest, u8::is_ascii_digit);
        let rest = rest.get(digits..)?;
        let more = count(rest, |byte| is_blank(*byte));
        let [b'R', next @ ..] = rest.get(more..)? else { return None };
        let is_end = next.first().is_none_or(|byte| is_blank(*byte) || is_mark(*byte));
        if blank == 0 || digits == 0 || more == 0 || !is_end {
            return None;
        }
        self.at += blank + digits + more + 1;
        Some(Object::Reference(whole(number)?))
    }
}

/// Where some bytes stand in others.
pub(super) fn find(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    bytes.windows(wanted.len()).position(|here| here == wanted)
}

/// A digit of sixteen.
fn digit(byte: u8) -> Option<u8> {
    char::from(byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok())
}

/// The bytes that digits of sixteen spell.
pub(super) fn of_digits(bytes: &[u8]) -> Vec<u8> {
    let mut text = Vec::new();
    let mut high = None;
    for digit in bytes.iter().filter_map(|byte| digit(*byte)) {
        match high.take() {
            Some(high) => text.push((high << 4) | digit),
            None => high = Some(digit),
        }
    }
    if let Some(high) = high {
        text.push(high << 4);
    }
    text
}
