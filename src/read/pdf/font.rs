//! Fonts: which characters the bytes of a text are, and how wide. What a file does not say of its own font
//! is not guessed.

use super::code_map::{CodeMap, number};
use super::encoding::simple;
use super::file::File;
use super::object::{Dictionary, NOTHING, Object};
use crate::order;
use crate::text::gb18030;

/// A font.
pub(super) struct Font {
    codes: Codes,
    /// What the file says its codes are.
    unicode: Option<CodeMap>,
    /// Codes, or numbers of glyphs, from the first to the last, and how wide they are.
    widths: Vec<(usize, usize, f64)>,
    default_width: f64,
    /// How much of its size a width of one is.
    unit: f64,
    pub is_vertical: bool,
}

/// How the bytes of a text are parted into codes, and what is known of these without the file.
enum Codes {
    /// A byte each; the characters of all.
    One(Vec<Option<char>>),
    /// Two bytes each: numbers of glyphs, in the order of Adobe-GB1 or in an unknown one.
    Two { is_gb1: bool },
    /// GB 18030 or a part of it; the number of the glyph of a blank.
    Gb { blank: usize },
    /// UTF-16.
    Wide,
    /// As a map says.
    Mapped { map: CodeMap, is_gb1: bool },
}

/// A character of a text.
pub(super) struct Character {
    /// What it is; U+FFFD where that is not known.
    pub text: String,
    /// How wide it is, where the size is one.
    pub width: f64,
    /// Whether it is a blank, which programs make wider to fill lines.
    pub is_blank: bool,
}

impl Font {
    pub fn read(file: &File<'_>, own: &Dictionary) -> Self {
        let (unicode, encoding) = (file.get(own, "ToUnicode"), file.get(own, "Encoding"));
        let unicode_map = file.content(unicode).map(|program| CodeMap::read(&program));
        let unicode_map = unicode_map.filter(|map| !map.is_empty());
        let mut font = if own.has("Subtype", "Type0") {
            Self::composite(file, own, encoding)
        } else {
            Self::simple(file, own, encoding)
        };
        // Codes that are Unicode by themselves.
        if unicode.name().is_some_and(|name| name.starts_with(b"Identity"))
            && matches!(font.codes, Codes::Two { .. })
        {
            font.codes = Codes::Wide;
        }
        font.unicode = unicode_map;
        order::by_key(&mut font.widths, |(first, ..)| *first);
        font
    }

    fn simple(file: &File<'_>, own: &Dictionary, encoding: &Object) -> Self {
        let descriptor = file.get(own, "FontDescriptor").dictionary().unwrap_or(&NOTHING);
        let first = file.get(own, "FirstChar").whole().unwrap_or(0);
        let mut widths = Vec::new();
        for (code, width) in (first..first.saturating_add(256)).zip(file.get(own, "Widths").list()) {
            if let Some(width) = file.resolved(width).number() {
                widths.push((code, code, width));
            }
        }
        let is_type_3 = own.has("Subtype", "Type3");
        let unit = file.numbers(own, "FontMatrix").first().copied().filter(|_| is_type_3);
        let has = |name: &str| *descriptor.get(name) != Object::Null;
        let is_embedded = has("FontFile") || has("FontFile2") || has("FontFile3");
        let is_symbolic = file.get(descriptor, "Flags").whole().is_some_and(|flags| flags & 4 != 0);
        let missing = file.get(descriptor, "MissingWidth").number();
        Self {
            codes: Codes::One(simple(file, encoding, is_type_3 || (is_embedded && is_symbolic))),
            unicode: None,
            widths,
            // That of a digit in Helvetica.
            default_width: missing.unwrap_or(556.0),
            unit: unit.unwrap_or(0.001),
            is_vertical: false,
        }
    }

    fn composite(file: &File<'_>, own: &Dictionary, encoding: &Object) -> Self {
        let descendant = file.get(own, "DescendantFonts").list().first();
        let descendant = descendant.and_then(|own| file.resolved(own).dictionary()).unwrap_or(&NOTHING);
        let system = file.get(descendant, "CIDSystemInfo").dictionary();
        let is_gb1 = system.is_some_and(|own| file.get(own, "Ordering").text().starts_with(b"GB1"));
        let name = encoding.name().unwrap_or_default();
        let of_name = |name: &[u8]| {
            let starts = |start: &[u8]| name.starts_with(start);
            let is_wide = name.windows(4).any(|own| matches!(own, b"UCS2" | b"UTF1"));
            if starts(b"Uni") && is_wide {
                Codes::Wide
            } else if starts(b"GB-EUC") || starts(b"GBK-EUC") {
                Codes::Gb { blank: HALF_BLANK }
            } else if starts(b"GB") {
                Codes::Gb { blank: 1 }
            } else {
                Codes::Two { is_gb1 }
            }
        };
        let map = file.content(encoding).map(|program| CodeMap::read(&program));
        let is_vertical = name.ends_with(b"-V") || map.as_ref().is_some_and(|map| map.is_vertical);
        let codes = match map {
            // One that only turns another.
            Some(map) if map.is_empty() => of_name(map.base.as_deref().unwrap_or_default()),
            Some(map) => Codes::Mapped { map, is_gb1 },
            None => of_name(name),
        };
        Self {
            codes,
            unicode: None,
            widths: widths(file, file.get(descendant, "W").list()),
            default_width: file.get(descendant, "DW").number().unwrap_or(1000.0),
            unit: 0.001,
            is_vertical,
        }
    }

    /// The characters of a text.
    pub fn characters(&self, text: &[u8]) -> Vec<Character> {
        let mut all: Vec<Character> = Vec::new();
        // What is spelled in GB 18030 is looked up all at once: its bytes, and where its characters go.
        let (mut spelled, mut places) = (Vec::new(), Vec::new());
        let mut rest = text;
        while !rest.is_empty() {
            let (code, length) = self.next(rest);
            let (own, behind) = rest.split_at(length.min(rest.len()));
            rest = behind;
            let (glyph, guess) = self.guess(code, own);
            let known = self.unicode.as_ref().and_then(|map| map.text(code));
            let text = match (known, guess) {
                (Some(text), _) => text,
                (None, Guess::Character(character)) => character.into(),
                (None, Guess::Gb(bytes)) => {
                    spelled.extend(bytes);
                    places.push(all.len());
                    String::new()
                }
                (None, Guess::Nothing) => String::new(),
            };
            all.push(Character { text, width: self.width(glyph) * self.unit, is_blank: own == b" " });
        }
        if !places.is_empty() {
            let mut places = places.iter();
            for character in gb18030::decoded(&spelled).chars() {
                if let Some(own) = places.next().and_then(|place| all.get_mut(*place)) {
                    own.text.push(character);
                }
            }
        }
        for own in all.iter_mut().filter(|own| own.text.is_empty()) {
            own.text.push(char::REPLACEMENT_CHARACTER);
        }
        all
    }

    fn next(&self, rest: &[u8]) -> (usize, usize) {
        let code = |length: usize| (number(rest.get(..length).unwrap_or(rest)), length);
        match &self.codes {
            Codes::One(_) => code(1),
            Codes::Two { .. } => code(2),
            Codes::Gb { .. } => match rest {
                [0x81..=0xfe, b'0'..=b'9', ..] => code(4),
                [0x81..=0xfe, _, ..] => code(2),
                _ => code(1),
            },
            Codes::Wide => match rest {
                [0xd8..=0xdb, _, 0xdc..=0xdf, _, ..] => code(4),
                _ => code(2),
            },
            Codes::Mapped { map, .. } => map.next(rest),
        }
    }

    /// The number of the glyph, and what it may be.
    fn guess(&self, code: usize, bytes: &[u8]) -> (usize, Guess) {
        let of_glyph = |glyph: usize, is_gb1: bool| {
            let gb = gb1(glyph).filter(|_| is_gb1);
            (glyph, gb.map_or(Guess::Nothing, Guess::Gb))
        };
        match &self.codes {
            Codes::One(characters) => {
                let known = characters.get(code).copied().flatten();
                (code, known.map_or(Guess::Nothing, Guess::Character))
            }
            Codes::Two { is_gb1 } => of_glyph(code, *is_gb1),
            Codes::Mapped { map, is_gb1 } => of_glyph(map.number(code).unwrap_or(0), *is_gb1),
            Codes::Gb { blank } => {
                let glyph = match code {
                    0x20 => *blank,
                    0x21..0x7f if *blank == HALF_BLANK => HALF + code - 0x21,
                    0x21..0x7f => code - 0x1f,
                    _ => usize::MAX,
                };
                (glyph, Guess::Gb(bytes.to_vec()))
            }
            Codes::Wide => {
                // Two halves of one character, or one.
                let character = match code {
                    0x1_0000.. => 0x1_0000 + ((code >> 16 & 0x3ff) << 10 | code & 0x3ff),
                    _ => code,
                };
                let character = u32::try_from(character).ok().and_then(char::from_u32);
                let glyph = if (0x20..0x7f).contains(&code) { code - 0x1f } else { usize::MAX };
                (glyph, character.map_or(Guess::Nothing, Guess::Character))
            }
        }
    }

    fn width(&self, glyph: usize) -> f64 {
        let place = self.widths.partition_point(|(first, ..)| *first <= glyph).checked_sub(1);
        let own = place.and_then(|place| self.widths.get(place)).filter(|(_, last, _)| glyph <= *last);
        own.map_or(self.default_width, |(.., width)| *width)
    }
}

enum Guess {
    Nothing,
    Character(char),
    Gb(Vec<u8>),
}

/// In Adobe-GB1, where `!` of half width stands, and where the blank does.
const HALF: usize = 814;
const HALF_BLANK: usize = 7716;

/// The character of a glyph of Adobe-GB1, in GB 2312: ASCII, the full-width forms, the common marks and the 6763
/// Chinese characters, which stand there in their order. For the rest, rare ones, a table of 34 KB would be needed.
fn gb1(glyph: usize) -> Option<Vec<u8>> {
    /// The first glyph of a row of the standard, how many follow, row and place.
    const ROWS: [(usize, usize, usize, usize); 5] =
        [(96, 94, 1, 1), (190, 50, 2, 17), (262, 94, 3, 1), (940, 3755, 16, 1), (4695, 3008, 56, 1)];
    let ascii = match glyph {
        1..96 => Some(glyph + 0x1f),
        HALF..908 => Some(glyph - HALF + 0x21),
        HALF_BLANK => Some(0x20),
        _ => None,
    };
    if let Some(byte) = ascii {
        return Some(vec![u8::try_from(byte).ok()?]);
    }
    let (first, _, row, place) =
        ROWS.into_iter().find(|(first, count, ..)| (*first..first + count).contains(&glyph))?;
    let place = glyph - first + place - 1;
    let bytes = [row + place / 94, place % 94 + 1].map(|number| u8::try_from(number + 0xa0).unwrap_or(0));
    Some(bytes.to_vec())
}

/// `12 [500 600] 20 40 1000`: glyphs 12 and 13, and those from 20 to 40.
fn widths(file: &File<'_>, list: &[Object]) -> Vec<(usize, usize, f64)> {
    /// There are no more glyphs.
    const MOST: usize = 70_000;
    let mut widths = Vec::new();
    let mut at = 0;
    let get = |at: usize| list.get(at).map_or(&Object::Null, |own| file.resolved(own));
    while let Some(first) = get(at).whole().filter(|_| widths.len() < MOST) {
        if let Object::List(each) = get(at + 1) {
            for (glyph, width) in (first..first.saturating_add(MOST)).zip(each) {
                if let Some(width) = file.resolved(width).number() {
                    widths.push((glyph, glyph, width));
                }
            }
            at += 2;
        } else {
            let (Some(end), Some(width)) = (get(at + 1).whole(), get(at + 2).number()) else { break };
            widths.push((first, end, width));
            at += 3;
        }
    }
    widths
}
