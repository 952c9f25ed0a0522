//! How a number is read in running text: 12、１２、1,234、一千零二十六、1.2亿、近两百、三百余.

use super::characters::Character;
use crate::form::CellKind;
use crate::report::{Amount, Reading, read_number};

/// A number in a text, with what it counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Number {
    /// The number as it is written.
    pub value: Amount,
    /// It is at least this much.
    pub least: Amount,
    /// And at most this much; `None` where nothing bounds it (超过, 以上).
    pub most: Option<Amount>,
    /// How many decimals are printed.
    pub decimals: u32,
    /// What it counts.
    pub unit: Unit,
    /// How that is written: 件, 宗, 万元; empty where nothing is.
    pub word: &'static str,
}

/// What a number counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    /// 件、宗、份…: what applications, cases and documents are counted in.
    Case,
    /// 条、个、项、部: sometimes used for the same, and for much else.
    Item,
    /// 万元.
    TenThousandYuan,
    /// 元.
    Yuan,
    /// Per cent.
    Percent,
    /// Another one: 次、期、人.
    Other,
    /// None is written.
    None,
}

/// What stands at some place of a text where a number might.
pub(super) enum Found {
    /// A number.
    Number(Number),
    /// Digits that count nothing: a date, an ordinal, a document's number, a span of time.
    Nothing,
}

/// The units, the longer before the shorter.
const UNITS: &[(&str, Unit)] = &[
    ("件次", Unit::Case),
    ("件", Unit::Case),
    ("宗", Unit::Case),
    ("起", Unit::Case),
    ("例", Unit::Case),
    ("份", Unit::Case),
    ("条", Unit::Item),
    ("个百分点", Unit::Other),
    ("个", Unit::Item),
    ("项", Unit::Item),
    ("部", Unit::Item),
    ("篇", Unit::Other),
    ("亿元", Unit::TenThousandYuan),
    ("万元", Unit::TenThousandYuan),
    ("元", Unit::Yuan),
    ("%", Unit::Percent),
    ("次", Unit::Item),
    ("期", Unit::Other),
    ("人次", Unit::Other),
    ("人", Unit::Other),
    ("名", Unit::Other),
    ("场", Unit::Other),
    ("批", Unit::Other),
    ("笔", Unit::Other),
    ("封", Unit::Other),
];

/// What follows digits that count nothing.
const NO_COUNT: &[&str] = &[
    "月",
    "日",
    "号",
    "时",
    "点",
    "天",
    "小时",
    "分钟",
    "个工作日",
    "工作日",
    "个自然日",
    "个月",
    "周",
    "个小时",
    "世纪",
    "届",
    "季度",
    "年",
    "年来",
    "名称",
    "人民币",
];

/// Words before a number that widen it downwards, upwards or both ways.
const ABOUT: &[&str] = &["约", "大约", "约为", "大概", "将近", "近", "接近"];
const MORE_THAN: &[&str] = &["超过", "超", "逾", "多于", "不少于", "不低于", "达到超", "至少", "突破"];
const LESS_THAN: &[&str] = &["不足", "不到", "少于", "低于", "不超过", "至多"];

/// Words after which 一 is not a number.
const NOT_COUNTED: &[&str] = &["每", "同", "这", "那", "哪", "某", "任", "逐", "统", "唯"];

const MAX_DIGITS: usize = 15;

/// Reads what begins at a digit; returns it with the place after it.
pub(super) fn read(characters: &[Character], start: usize) -> Option<(Found, usize)> {
    let first = characters.get(start)?.char;
    let (value, end, chinese) = if first.is_ascii_digit() {
        let (value, end) = arabic(characters, start);
        (value, end, false)
    } else {
        let (value, end) = chinese(characters, start)?;
        (Some(value), end, true)
    };
    let Some(mut value) = value else { return Some((Found::Nothing, end)) };
    if !chinese && is_no_count(characters, start, end) {
        return Some((Found::Nothing, end));
    }
    let step = last_place(characters, start, end, value);
    let (mut open, mut end, mut step) = (is_one_of(characters, end, &["余", "多", "几"]), end, step);
    end += usize::from(open);
    let (factor, after) = factor(characters, end);
    value = value.times(factor);
    step = step.times(factor);
    end = after;
    if !open && is_one_of(characters, end, &["余", "多"]) {
        open = true;
        end += 1;
    }
    let (word, unit, after) = unit(characters, end);
    // 一次性告知 and 每一件 count nothing.
    if chinese && ends_with(characters, start, NOT_COUNTED) {
        return None;
    }
    // 数量均为零 is 0 all the same.
    let is_zero = value == Amount::ZERO && ends_with(characters, start, &["为", "是"]);
    if chinese && !is_zero && (matches!(unit, Unit::None | Unit::Other) || starts(characters, end, "次")) {
        return None;
    }
    let vague_after = ["左右", "上下"].iter().any(|word| starts(characters, after, word));
    let more_after =
        starts(characters, after, "以上") || (unit != Unit::None && starts(characters, after, "多"));
    let about = vague_after || ends_with(characters, start, ABOUT);
    let more = more_after || ends_with(characters, start, MORE_THAN);
    let less = ends_with(characters, start, LESS_THAN);
    let (least, most) = match (open, about, more, less) {
        (_, _, _, true) => (Amount::ZERO, Some(value)),
        (_, _, true, _) => (value, None),
        (_, true, ..) => (value - step, Some(value + step)),
        (true, ..) => (value, Some(value + step)),
        _ => (value, Some(value)),
    };
    let decimals = if chinese { 0 } else { decimals(characters, start) };
    Some((Found::Number(Number { value, least, most, decimals, unit, word }), after))
}

/// Whether a character can begin a number.
pub(super) fn begins(character: char) -> bool {
    character.is_ascii_digit() || is_chinese(character)
}

/// Whether it is a numeral of Chinese numbers.
pub(super) fn is_chinese(character: char) -> bool {
    chinese_digit(character).is_some() || place(character).is_some()
}

impl Number {
    /// None at all.
    pub(super) const NOTHING: Self = Self {
        value: Amount::ZERO,
        least: Amount::ZERO,
        most: Some(Amount::ZERO),
        decimals: 0,
        unit: Unit::Case,
        word: "件",
    };

    /// Exactly so many 件.
    pub(super) fn exactly(value: Amount) -> Self {
        Self { value, least: value, most: Some(value), ..Self::NOTHING }
    }

    /// Whether it says one number and no other.
    pub fn is_exact(&self) -> bool {
        self.most == Some(self.least)
    }
}

/// Digits with their separators and decimals. `None` for one that is too long to be a figure.
fn arabic(characters: &[Character], start: usize) -> (Option<Amount>, usize) {
    let mut text = String::new();
    let mut end = start;
    let mut has_point = false;
    while let Some(character) = characters.get(end) {
        let goes_on = end == start || !character.apart;
        if character.char.is_ascii_digit() && goes_on {
            text.push(character.char);
        } else if character.char == '.' && !has_point && digits_from(characters, end + 1) > 0 {
            has_point = true;
            text.push('.');
        } else if !(character.char == ',' && !has_point && goes_on && is_group(characters, start, end)) {
            break;
        }
        end += 1;
    }
    if text.len() > MAX_DIGITS {
        return (None, end);
    }
    match read_number(&text, CellKind::Money) {
        Reading::Number { value, .. } => (Some(value), end),
        _ => (None, end),
    }
}

/// How many digits stand after the point of the number that begins there.
fn decimals(characters: &[Character], start: usize) -> u32 {
    let number = characters.iter().skip(start).take(MAX_DIGITS + 6);
    let mut after_point = number
        .map(|character| character.char)
        .skip_while(|character| character.is_ascii_digit() || *character == ',');
    if after_point.next() != Some('.') {
        return 0;
    }
    after_point.take_while(char::is_ascii_digit).zip(1..).last().map_or(0, |(_, count)| count)
}

/// How many digits follow from there; counts up to four.
fn digits_from(characters: &[Character], start: usize) -> usize {
    let next = characters.iter().skip(start).take(4);
    next.take_while(|character| character.char.is_ascii_digit() && !character.apart).count()
}

/// Whether the comma at that place stands between thousands.
fn is_group(characters: &[Character], start: usize, comma: usize) -> bool {
    let before = characters.get(start..comma).unwrap_or_default();
    let last = before.iter().rev().take(5).take_while(|character| character.char.is_ascii_digit()).count();
    let whole = before.len();
    digits_from(characters, comma + 1) == 3 && (1..=3).contains(&last) && (whole == last || last == 3)
}

/// The value of a digit, of either kind.
pub(super) fn digit(character: char) -> Option<u64> {
    character.to_digit(10).map(u64::from).or_else(|| chinese_digit(character))
}

fn chinese_digit(character: char) -> Option<u64> {
    match character {
        '零' | '〇' => Some(0),
        '一' => Some(1),
        '二' | '两' => Some(2),
        '三' => Some(3),
        '四' => Some(4),
        '五' => Some(5),
        '六' => Some(6),
        '七' => Some(7),
        '八' => Some(8),
        '九' => Some(9),
        _ => None,
    }
}

/// 十六, 一百零三, 两千, 二〇二五: below ten thousand, or digits one by one.
fn chinese(characters: &[Character], start: usize) -> Option<(Amount, usize)> {
    let (mut total, mut open, mut end, mut last_digit) = (0_u64, None, start, false);
    while let Some(character) = characters.get(end).filter(|_| end - start < MAX_DIGITS) {
        if let Some(next) = chinese_digit(character.char) {
            // 二〇二五: digit after digit.
            open = Some(if last_digit { open.unwrap_or(0) * 10 + next } else { next });
            last_digit = true;
        } else if let Some(place) = place(character.char) {
            total += open.take().unwrap_or(1) * place;
            last_digit = false;
        } else {
            break;
        }
        end += 1;
    }
    (end > start).then(|| (Amount::whole(total + open.unwrap_or(0)), end))
}

fn place(character: char) -> Option<u64> {
    match character {
        '十' => Some(10),
        '百' => Some(100),
        '千' => Some(1000),
        _ => None,
    }
}

/// 万, 亿 and 千万 after digits, but not the 万 of 万元, which is the unit of the form.
fn factor(characters: &[Character], end: usize) -> (u32, usize) {
    let factors: [(&str, u32); 6] = [
        ("亿元", 10_000),
        ("千万", 10_000_000),
        ("百万", 1_000_000),
        ("万", 10_000),
        ("亿", 100_000_000),
        ("千", 1000),
    ];
    for (word, factor) in factors {
        if starts(characters, end, word) {
            return match word {
                // 1.2亿元 is 12000万元: the unit is read after this.
                "亿元" => (factor, end),
                "万" if starts(characters, end, "万元") => (1, end),
                "千万" | "百万" if starts(characters, end + 2, "元") => (factor / 10_000, end + 1),
                _ => (factor, end + word.chars().count()),
            };
        }
    }
    (1, end)
}

fn unit(characters: &[Character], end: usize) -> (&'static str, Unit, usize) {
    let known = UNITS.iter().find(|(word, _)| starts(characters, end, word));
    known.map_or(("", Unit::None, end), |(word, unit)| (*word, *unit, end + word.chars().count()))
}

/// A date, an ordinal, the number of a document.
fn is_no_count(characters: &[Character], start: usize, end: usize) -> bool {
    let before =
        start.checked_sub(1).and_then(|before| characters.get(before)).map(|character| character.char);
    matches!(before, Some('第' | '[')) || NO_COUNT.iter().any(|word| starts(characters, end, word))
}

/// The value of the last digit that is not 0: how much 约 and 余 leave open. 1.2 → 0.1, 820 → 10,
/// and for 100 or 2000 still the place itself.
fn last_place(characters: &[Character], start: usize, end: usize, value: Amount) -> Amount {
    let digits = characters.get(start..end).unwrap_or_default();
    let decimals = digits.iter().rev().take_while(|character| character.char != '.').count();
    if decimals < digits.len() {
        let text = format!("0.{}1", "0".repeat(decimals.saturating_sub(1)));
        return match read_number(&text, CellKind::Money) {
            Reading::Number { value, .. } => value,
            _ => Amount::ZERO,
        };
    }
    let mut place = Amount::whole(1);
    let whole = value.to_string();
    for _ in whole.chars().rev().take_while(|digit| *digit == '0').take(whole.len().saturating_sub(1)) {
        place = place.times(10);
    }
    place
}

fn is_one_of(characters: &[Character], place: usize, words: &[&str]) -> bool {
    words.iter().any(|word| starts(characters, place, word))
}

/// Whether a word stands at that place.
pub(super) fn starts(characters: &[Character], place: usize, word: &str) -> bool {
    let mut rest = characters.iter().skip(place);
    word.chars().all(|character| rest.next().is_some_and(|found| found.char == character))
}

fn ends_with(characters: &[Character], end: usize, words: &[&str]) -> bool {
    words.iter().any(|word| {
        let length = word.chars().count();
        end >= length && starts(characters, end - length, word)
    })
}
