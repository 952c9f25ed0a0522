//! The lists of a binary Word file, and which styles belong to one.

use super::properties::{LIST, LIST_LEVEL, properties};
use crate::office::little_endian::{byte, long, short, unsigned_16};
use crate::order::Map;
use crate::read::numbering::{LONGEST, Level, Numbering, Restart, Style};

/// From the lists, their levels, what paragraphs name, and the styles.
pub(super) fn numbering(lists: &[u8], levels: &[u8], named: &[u8], styles: &[u8]) -> Numbering {
    let mut own = Numbering::default();
    read_lists(&mut own, lists, levels);
    let _ = read_named(&mut own, named);
    let _ = read_styles(&mut own, styles);
    own
}

/// Bytes that are read from the front.
struct Front<'a>(&'a [u8]);

impl<'a> Front<'a> {
    fn take(&mut self, count: usize) -> Option<&'a [u8]> {
        let (taken, rest) = self.0.split_at_checked(count)?;
        self.0 = rest;
        Some(taken)
    }
}

/// Each list has a number of its own; the levels of all lie one behind the other.
fn read_lists(own: &mut Numbering, lists: &[u8], levels: &[u8]) {
    const LENGTH: usize = 28;
    let count = short(lists, 0).unwrap_or(0);
    let mut front = Front(levels);
    for list in lists.get(2..).unwrap_or_default().chunks_exact(LENGTH).take(count) {
        let is_simple = byte(list, 26).is_some_and(|flags| flags & 1 == 1);
        let mut all = Map::default();
        for number in 0..if is_simple { 1 } else { 9 } {
            let Some(level) = read_level(&mut front) else { break };
            all.insert(number, level);
        }
        if let Some(number) = long(list, 0) {
            own.lists.insert(number.to_string(), all);
        }
    }
}

fn read_level(front: &mut Front<'_>) -> Option<Level> {
    let head = front.take(28)?;
    front.take(byte(head, 25)?)?;
    front.take(byte(head, 24)?)?;
    let letters = short(front.take(2)?, 0)?;
    let spelled = front.take(letters * 2)?;
    let mut text = String::new();
    for unit in char::decode_utf16(spelled.chunks(2).take(LONGEST).filter_map(|unit| unsigned_16(unit, 0))) {
        match unit.unwrap_or('\u{fffd}') {
            // The number of a level stands for its count.
            level @ '\0'..='\u{8}' => {
                text.push('%');
                text.extend(char::from_digit(u32::from(level) + 1, 10));
            }
            other => text.push(other),
        }
    }
    Some(Level { start: long(head, 0)?, format: format(byte(head, 4)?).into(), text })
}

/// What paragraphs name: a list, and where some of its levels begin anew.
fn read_named(own: &mut Numbering, named: &[u8]) -> Option<()> {
    const LENGTH: usize = 16;
    let count = long(named, 0)?.min(named.len() / LENGTH);
    let mut front = Front(named.get(4 + count * LENGTH..)?);
    for (number, one) in named.get(4..)?.chunks_exact(LENGTH).take(count).enumerate() {
        let (name, list) = ((number + 1).to_string(), long(one, 0)?.to_string());
        let mut all = own.lists.get(&list).cloned().unwrap_or_default();
        own.numbers.insert(name.clone(), list);
        front.take(4)?;
        for _ in 0..byte(one, 12)? {
            let change = front.take(8)?;
            let flags = byte(change, 4)?;
            let level = flags & 0xf;
            if flags & 0x20 != 0 {
                // Levels of its own make it a list of its own.
                all.insert(level, read_level(&mut front)?);
                let list = format!("of {name}");
                own.lists.insert(list.clone(), all.clone());
                own.numbers.insert(name.clone(), list);
            } else if flags & 0x10 != 0 {
                own.starts
                    .insert((name.clone(), level), Restart { start: long(change, 0)?, ..Restart::default() });
            }
        }
    }
    Some(())
}

/// The styles of paragraphs.
fn read_styles(own: &mut Numbering, styles: &[u8]) -> Option<()> {
    let head = short(styles, 0)?;
    let (count, base) = (short(styles, 2)?, short(styles, 4)?);
    let mut front = Front(styles.get(2 + head..)?);
    for number in 0..count {
        let length = short(front.take(2)?, 0)?;
        let style = front.take(length)?;
        if let Some(style) = read_style(style, base) {
            own.styles.insert(number.to_string(), style);
        }
        // Each begins at an even place.
        if length % 2 == 1 {
            front.take(1)?;
        }
    }
    Some(())
}

fn read_style(style: &[u8], base: usize) -> Option<Style> {
    const OF_PARAGRAPHS: usize = 1;
    const NONE: usize = 0xfff;
    let kind = short(style, 2)?;
    if kind & 0xf != OF_PARAGRAPHS {
        return None;
    }
    let based_on = Some(kind >> 4).filter(|number| *number != NONE).map(|number| number.to_string());
    // Behind its name, and an end: the length of its properties, its own number, its properties.
    let at = base + 2 + short(style, base)? * 2 + 2;
    let length = short(style, at)?;
    let own = style.get(at + 4..at + 2 + length).unwrap_or_default();
    let mut read = Style { based_on, ..Style::default() };
    for (code, value) in properties(own) {
        match code {
            LIST => read.number = short(value, 0).map(|number| number.to_string()),
            LIST_LEVEL => read.level = byte(value, 0).unwrap_or(0),
            _ => {}
        }
    }
    Some(read)
}

/// The name that Office Open XML has for a format of numbers.
fn format(code: usize) -> &'static str {
    match code {
        1 => "upperRoman",
        2 => "lowerRoman",
        3 => "upperLetter",
        4 => "lowerLetter",
        10 => "ideographDigital",
        11 => "japaneseCounting",
        14 | 19 => "decimalFullWidth",
        17 => "japaneseDigitalTenThousand",
        18 => "decimalEnclosedCircle",
        23 => "bullet",
        28 | 29 => "decimalEnclosedCircleChinese",
        33 => "taiwaneseCounting",
        35 => "taiwaneseCountingThousand",
        37 => "chineseCounting",
        39 => "chineseCountingThousand",
        255 => "none",
        _ => "decimal",
    }
}
