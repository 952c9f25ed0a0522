//! The numbers at the heads of paragraphs: 一、 （一） 1. （1）.

use super::paragraphs::paragraphs;
use crate::form::Form;
use crate::text::characters::{CHINESE_DIGITS, chinese_digit};
use std::ops::Range;

/// The levels of numbering of an official document, from the outermost.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::rules) enum Level {
    /// 一、
    Section,
    /// （一）
    Part,
    /// 1.
    Item,
    /// （1）
    Point,
}

/// The number at the head of a paragraph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::rules) struct Head {
    /// The number with its brackets and marks, in bytes of the text.
    pub span: Range<usize>,
    /// The paragraph after it.
    pub rest: Range<usize>,
    /// Its level, by the kind of its figure and its brackets.
    pub level: Level,
    /// The number.
    pub number: u32,
}

/// The heads of a text's paragraphs, from top to bottom.
pub(in crate::rules) fn heads(text: &str) -> impl Iterator<Item = Head> {
    paragraphs(text).filter_map(|(place, paragraph)| head(paragraph, place.start))
}

/// The head of a paragraph that begins at that byte.
pub(in crate::rules) fn head(paragraph: &str, at: usize) -> Option<Head> {
    let inside = paragraph.strip_prefix(['（', '(']).unwrap_or(paragraph);
    let is_open = inside.len() < paragraph.len();
    let (number, is_chinese, after) = number(inside)?;
    let closed = after.strip_prefix(['）', ')']);
    let rest = match (closed, is_open) {
        // A character after the bracket is one too many, and belongs to the head.
        (Some(rest), _) => rest.strip_prefix(['、', '.', '．', ',', '，']).unwrap_or(rest),
        (None, true) => return None,
        (None, false) => {
            let rest = after.strip_prefix(['、', '.', '．'])?;
            // 1.5万条 and 一、二季度 are no heads.
            let goes_on = |c: char| c.is_ascii_digit() || (after.starts_with('、') && value(c).is_some());
            if rest.starts_with(goes_on) {
                return None;
            }
            rest
        }
    };
    let level = match (closed.is_some(), is_chinese) {
        (true, true) => Level::Part,
        (true, false) => Level::Point,
        (false, true) => Level::Section,
        (false, false) => Level::Item,
    };
    let end = at + paragraph.len();
    let span = at..end - rest.len();
    Some(Head { span, rest: end - rest.trim_start().len()..end, level, number })
}

/// The heads of a text, each with the level at which it is meant: word processors lose the
/// figures of their own numbering, and （3） then stands between （二） and （四）.
pub(in crate::rules) fn heads_as_meant(text: &str, form: &Form) -> Vec<(Head, Level)> {
    let heads: Vec<Head> = heads(text).collect();
    let has = |level: Level| heads.iter().any(|head| head.level == level);
    let only_points = !has(Level::Part) && !has(Level::Item);
    let (mut last_part, mut last_point) = (0, 0);
    let meant = |head: Head| {
        let rest = text.get(head.rest.clone()).unwrap_or_default();
        let goes_on = head.number > 1 && head.number != last_point + 1 && head.number == last_part + 1;
        let level = match head.level {
            Level::Item if names_a_section(rest, form) => Level::Section,
            Level::Point if goes_on || (only_points && is_heading(rest)) => Level::Part,
            level => level,
        };
        match level {
            Level::Section => (last_part, last_point) = (0, 0),
            Level::Part => (last_part, last_point) = (head.number, 0),
            Level::Item => last_point = 0,
            Level::Point => last_point = head.number,
        }
        (head, level)
    };
    heads.into_iter().map(meant).collect()
}

/// Whether that is the heading of one of the six sections, without its number.
pub(in crate::rules) fn names_a_section(line: &str, form: &Form) -> bool {
    form.sections.iter().any(|section| section.heading.split_once('、').is_some_and(|(_, name)| name == line))
}

/// A line without the punctuation of a sentence.
fn is_heading(line: &str) -> bool {
    line.chars().count() <= 25 && !line.contains(['，', '。', '；', ',', ';'])
}

impl Head {
    /// Whether its brackets are half-width ones, and that is all that is wrong with it.
    pub(in crate::rules) fn has_narrow_brackets(&self, text: &str) -> bool {
        let written = text.get(self.span.clone()).unwrap_or_default();
        let inside = written.strip_prefix('(').and_then(|inside| inside.strip_suffix(')'));
        inside.is_some_and(|inside| self.spelled() == format!("（{inside}）"))
    }

    /// How it is spelled in an official document.
    pub(in crate::rules) fn spelled(&self) -> String {
        spelled(self.level, self.number)
    }
}

/// How a number is spelled at that level.
pub(in crate::rules) fn spelled(level: Level, number: u32) -> String {
    match level {
        Level::Section => format!("{}、", chinese(number)),
        Level::Part => format!("（{}）", chinese(number)),
        Level::Item => format!("{number}."),
        Level::Point => format!("（{number}）"),
    }
}

/// 1 to 9 for 一 to 九, 10 for 十.
fn value(c: char) -> Option<u32> {
    if c == '十' { Some(10) } else { chinese_digit(c) }
}

/// The number from 1 to 99 with which a text begins, whether it is a Chinese one, and the text after it.
pub(in crate::rules) fn number(text: &str) -> Option<(u32, bool, &str)> {
    let after_digits = text.trim_start_matches(|c: char| c.is_ascii_digit());
    let after = if after_digits.len() < text.len() {
        after_digits
    } else {
        text.trim_start_matches(|c: char| value(c).is_some())
    };
    let figure = text.get(..text.len() - after.len())?;
    if let Ok(number) = figure.parse() {
        return (figure.len() <= 2 && number > 0).then_some((number, false, after));
    }
    let values: Vec<u32> = figure.chars().take(4).filter_map(value).collect();
    let number = match values.as_slice() {
        [one] => *one,
        [10, ones] if *ones < 10 => 10 + ones,
        [tens, 10] if *tens < 10 => tens * 10,
        [tens, 10, ones] if *tens < 10 && *ones < 10 => tens * 10 + ones,
        _ => return None,
    };
    Some((number, true, after))
}

/// A number below a hundred in Chinese.
pub(in crate::rules) fn chinese(number: u32) -> String {
    let digit =
        |value: u32| CHINESE_DIGITS.chars().nth(value as usize - 1).map(String::from).unwrap_or_default();
    let ones = if number.is_multiple_of(10) { String::new() } else { digit(number % 10) };
    match number / 10 {
        0 => ones,
        1 => format!("十{ones}"),
        tens => format!("{}十{ones}", digit(tens)),
    }
}

#[cfg(test)]
mod tests {
    use super::{Level, chinese, head, number};

    #[test]
    fn heads_of_all_levels_are_read_well_or_badly_spelled() {
        let read = |text| head(text, 0).map(|head| (head.level, head.number, head.span.len()));
        assert_eq!(read("（一）主动公开"), Some((Level::Part, 1, 9)));
        assert_eq!(read("(十二)、主动公开"), Some((Level::Part, 12, 11)));
        assert_eq!(read("一)主动公开"), Some((Level::Part, 1, 4)));
        assert_eq!(read("（3） 政府信息管理"), Some((Level::Point, 3, 7)));
        assert_eq!(read("1、 总体情况"), Some((Level::Item, 1, 4)));
        assert_eq!(read("2.规划计划"), Some((Level::Item, 2, 2)));
        assert_eq!(read("六、其他"), Some((Level::Section, 6, 6)));
    }

    #[test]
    fn numbers_that_begin_a_sentence_are_no_heads() {
        for text in [
            "1.5万条信息",
            "一、二季度",
            "2021年",
            "（2021）",
            "一是",
            "12345热线",
            "0.",
            "、主动公开",
            "十一二、",
        ] {
            assert_eq!(head(text, 0), None, "{text}");
        }
    }

    #[test]
    fn chinese_numbers_are_read_as_they_are_spelled() {
        for value in 1..100 {
            assert_eq!(number(&chinese(value)), Some((value, true, "")));
        }
    }
}
