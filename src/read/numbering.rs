//! The numbers that Word counts by itself: 一、 （二） 3. before a paragraph. The readers of its formats
//! fill in which lists there are.

use crate::order::Map;
use crate::text::characters::CHINESE_DIGITS;

/// Word has nine levels in a list.
pub(super) const LEVELS: usize = 9;
/// Word allows so many characters before a paragraph.
pub(super) const LONGEST: usize = 255;

/// The lists of a document, and how far each has counted.
#[derive(Default)]
pub(super) struct Numbering {
    /// The levels of each abstract list.
    pub lists: Map<String, Map<usize, Level>>,
    /// The abstract list of each number that paragraphs name.
    pub numbers: Map<String, String>,
    /// Where a list begins anew: by number and level.
    pub starts: Map<(String, usize), Restart>,
    /// The list and level of each style, and the style that it is based on.
    pub styles: Map<String, Style>,
    counts: Map<String, Map<usize, usize>>,
}

/// What a style of paragraphs says of lists.
#[derive(Default, Clone)]
pub(super) struct Style {
    pub number: Option<String>,
    pub level: usize,
    pub based_on: Option<String>,
}

/// Where a list begins anew, once.
#[derive(Default)]
pub(super) struct Restart {
    pub start: usize,
    pub has_begun: bool,
}

/// A level of a list.
#[derive(Clone)]
pub(super) struct Level {
    pub start: usize,
    /// The name of the format of its numbers, as Office Open XML has it.
    pub format: String,
    /// What stands before the paragraph; %1 is the number of the first level.
    pub text: String,
}

impl Numbering {
    /// The number before the next paragraph, from what it says itself and from its style.
    pub fn next(&mut self, own: Option<(String, usize)>, style: Option<&str>, is_blank: bool) -> String {
        let own = own.filter(|(number, _)| !number.is_empty());
        let Some((number, level)) = own.or_else(|| self.of_style(style?)) else { return String::new() };
        // 0 takes the number away.
        if number == "0" || is_blank {
            return String::new();
        }
        let Some(list) = self.numbers.get(&number) else { return String::new() };
        let Some(levels) = self.lists.get(list) else { return String::new() };
        let Some(own) = levels.get(&level) else { return String::new() };
        let (mut start, mut is_fresh) = (own.start, false);
        if let Some(restart) = self.starts.get_mut(&(number, level)) {
            (start, is_fresh) = (restart.start, !std::mem::replace(&mut restart.has_begun, true));
        }
        let counts = self.counts.or_default(list.clone());
        counts.retain(|other, _| *other <= level);
        let next = counts.get(&level).filter(|_| !is_fresh).map(|count| count.saturating_add(1));
        counts.insert(level, next.unwrap_or(start));
        let mut text = own.text.clone();
        for (other, shape) in levels.iter() {
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
