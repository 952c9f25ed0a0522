//! The numbers that Word counts by itself: 一、 （二） 3. before a paragraph.

use crate::office::xml::{Piece, pieces};
use crate::text::characters::CHINESE_DIGITS;
use std::collections::BTreeMap;

/// The lists of a document, and how far each has counted.
#[derive(Default)]
pub(super) struct Numbering {
    /// The levels of each abstract list.
    lists: BTreeMap<String, BTreeMap<usize, Level>>,
    /// The abstract list of each number that paragraphs name.
    numbers: BTreeMap<String, String>,
    /// Where a list begins anew: by number and level.
    starts: BTreeMap<(String, usize), usize>,
    /// The list and level of each style, and the style that it is based on.
    styles: BTreeMap<String, Style>,
    counts: BTreeMap<String, BTreeMap<usize, usize>>,
    begun: Vec<(String, usize)>,
}

#[derive(Default, Clone)]
struct Style {
    number: Option<String>,
    level: usize,
    based_on: Option<String>,
}

#[derive(Clone)]
struct Level {
    start: usize,
    format: String,
    text: String,
}

impl Numbering {
    /// From the parts `word/numbering.xml` and `word/styles.xml`, each empty where there is none.
    pub fn read(numbering: &str, styles: &str) -> Self {
        let mut own = Self::default();
        own.read_lists(numbering);
        own.read_styles(styles);
        own
    }

    fn read_lists(&mut self, xml: &str) {
        let (mut list, mut number, mut level) = (None, None, 0);
        for piece in pieces(xml) {
            let tag = match piece {
                Piece::Start(tag) => tag,
                Piece::End(name) => {
                    match name.rsplit(':').next() {
                        Some("abstractNum") => list = None,
                        Some("num") => number = None,
                        _ => {}
                    }
                    continue;
                }
                Piece::Text(_) => continue,
            };
            let value = || tag.local_attribute("val").unwrap_or_default();
            match tag.local_name() {
                "abstractNum" => list = tag.local_attribute("abstractNumId").map(String::from),
                "num" => number = tag.local_attribute("numId").map(String::from),
                "lvl" | "lvlOverride" => {
                    level = tag.local_attribute("ilvl").and_then(|level| level.parse().ok()).unwrap_or(0);
                    if let Some(list) = &list {
                        let fresh = Level { start: 1, format: "decimal".into(), text: String::new() };
                        self.lists.entry(list.clone()).or_default().insert(level, fresh);
                    }
                }
                "abstractNumId" => {
                    if let Some(number) = &number {
                        self.numbers.insert(number.clone(), value().into());
                    }
                }
                "startOverride" => {
                    if let (Some(number), Ok(start)) = (&number, value().parse()) {
                        self.starts.insert((number.clone(), level), start);
                    }
                }
                name => {
                    let own = list.as_ref().and_then(|list| self.lists.get_mut(list)?.get_mut(&level));
                    let Some(own) = own else { continue };
                    match name {
                        "start" => own.start = value().parse().unwrap_or(1),
                        "numFmt" => own.format = value().into(),
                        "lvlText" => own.text = value().into(),
                        _ => {}
                    }
                }
            }
        }
    }

    fn read_styles(&mut self, xml: &str) {
        let mut style = None;
        for piece in pieces(xml) {
            let Piece::Start(tag) = piece else { continue };
            let value = || tag.local_attribute("val").unwrap_or_default();
            if tag.local_name() == "style" {
                style = tag.local_attribute("styleId").map(String::from);
                continue;
            }
            let Some(own) = style.as_ref().map(|style| self.styles.entry(style.clone()).or_default()) else {
                continue;
            };
            match tag.local_name() {
                "numId" => own.number = Some(value().into()),
                "ilvl" => own.level = value().parse().unwrap_or(0),
                "basedOn" => own.based_on = Some(value().into()),
                _ => {}
            }
        }
    }

    /// The number before the next paragraph, from what it says itself and from its style.
    pub fn next(&mut self, own: Option<(String, usize)>, style: Option<&str>, is_blank: bool) -> String {
        let own = own.filter(|(number, _)| !number.is_empty());
        let Some((number, level)) = own.or_else(|| self.of_style(style?)) else { return String::new() };
        // 0 takes the number away.
        if number == "0" || is_blank {
            return String::new();
        }
        let Some(list) = self.numbers.get(&number).cloned() else { return String::new() };
        let Some(levels) = self.lists.get(&list).cloned() else { return String::new() };
        let Some(own) = levels.get(&level) else { return String::new() };
        let restart = self.starts.get(&(number.clone(), level)).copied();
        let is_fresh = restart.is_some() && !self.begun.contains(&(number.clone(), level));
        if is_fresh {
            self.begun.push((number, level));
        }
        let counts = self.counts.entry(list).or_default();
        counts.retain(|other, _| *other <= level);
        let start = restart.unwrap_or(own.start);
        let count = counts.entry(level).and_modify(|count| *count = count.saturating_add(1)).or_insert(start);
        if is_fresh {
            *count = start;
        }
        let mut text = own.text.clone();
        for (other, shape) in &levels {
            let place = format!("%{}", other + 1);
            if text.contains(&place) {
                let count = counts.get(other).copied().unwrap_or(shape.start);
                text = text.replace(&place, &spelled(count, &shape.format));
            }
        }
        // Bullets are drawn by fonts of their own.
        if own.format == "bullet" { String::new() } else { text }
    }

    fn of_style(&self, style: &str) -> Option<(String, usize)> {
        /// Styles are based on each other no deeper than this.
        const DEEPEST: usize = 12;
        let mut name = style;
        for _ in 0..DEEPEST {
            let style = self.styles.get(name)?;
            if let Some(number) = &style.number {
                return Some((number.clone(), style.level));
            }
            name = style.based_on.as_deref()?;
        }
        None
    }
}

/// A number as that format spells it.
fn spelled(number: usize, format: &str) -> String {
    match format {
        "chineseCounting"
        | "chineseCountingThousand"
        | "japaneseCounting"
        | "taiwaneseCountingThousand"
        | "ideographDigital"
        | "japaneseDigitalTenThousand"
        | "taiwaneseCounting" => chinese(number),
        "decimalEnclosedCircle" | "decimalEnclosedCircleChinese" if (1..=20).contains(&number) => {
            u32::try_from(0x245f + number)
                .ok()
                .and_then(char::from_u32)
                .map_or_else(String::new, String::from)
        }
        "decimalFullWidth" => number.to_string().chars().map(full_width).collect(),
        "upperLetter" => letter(number, b'A'),
        "lowerLetter" => letter(number, b'a'),
        "upperRoman" => roman(number),
        "lowerRoman" => roman(number).to_ascii_lowercase(),
        "none" => String::new(),
        _ => number.to_string(),
    }
}

fn full_width(digit: char) -> char {
    char::from_u32(u32::from(digit) + 0xfee0).unwrap_or(digit)
}

fn letter(number: usize, first: u8) -> String {
    let place = u8::try_from(number.saturating_sub(1) % 26).unwrap_or(0);
    char::from(first + place).to_string()
}

fn roman(mut number: usize) -> String {
    let steps =
        [(100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")];
    let mut out = String::new();
    if number > 399 {
        return number.to_string();
    }
    for (value, sign) in steps {
        while number >= value {
            out.push_str(sign);
            number -= value;
        }
    }
    out
}

/// 1 to 99 in Chinese numerals.
fn chinese(number: usize) -> String {
    let digit = |value: usize| {
        CHINESE_DIGITS.chars().nth(value.wrapping_sub(1)).map_or_else(String::new, String::from)
    };
    match number {
        1..=9 => digit(number),
        10..=19 => format!("十{}", digit(number - 10)),
        20..=99 => format!("{}十{}", digit(number / 10), digit(number % 10)),
        _ => number.to_string(),
    }
}
