//! A text as a row of words, numbers and stops, each with its place.

use super::number::{self, Found, Number};
use super::sign::{PARAGRAPH, Sign, signs};
use super::words::{self, Relative, Word};
use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::LazyLock;

/// A part of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Token {
    pub what: What,
    /// Its first byte.
    pub start: usize,
    /// The byte after it.
    pub end: usize,
}

/// What a part of a text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum What {
    Number(Number),
    Word(Word),
    Stop(Stop),
    /// Signs of no known meaning, and how many.
    Other(usize),
}

/// What ends a clause.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Stop {
    /// 、
    Pause,
    /// ，：
    Comma,
    /// ；
    Semicolon,
    /// （
    Open,
    /// ）
    Close,
    /// 。
    Sentence,
    /// The end of a paragraph, or the beginning of an item: （二）, 一是.
    Paragraph,
}

/// Every word by its first sign, the longer before the shorter.
static INDEX: LazyLock<BTreeMap<char, Vec<(&'static str, Word)>>> = LazyLock::new(|| {
    let mut index: BTreeMap<char, Vec<(&'static str, Word)>> = BTreeMap::new();
    for (meaning, words) in words::all() {
        for word in *words {
            let first = word.chars().next().unwrap_or_default();
            index.entry(first).or_default().push((word, *meaning));
        }
    }
    for words in index.values_mut() {
        words.sort_by_key(|(word, _)| std::cmp::Reverse(word.len()));
    }
    index
});

/// No name of a law or document is longer than this between 《 and 》.
const TITLE: usize = 80;

/// Reads a text. `year` is that of the report.
pub(super) fn tokens(text: &str, year: Option<u16>) -> Vec<Token> {
    let signs = signs(text);
    let mut tokens: Vec<Token> = Vec::with_capacity(signs.len() / 2);
    let mut place = 0;
    while place < signs.len() {
        let (what, next) = one(&signs, place, year);
        push(&mut tokens, what, &signs, place..next.max(place + 1));
        place = next.max(place + 1);
    }
    tokens
}

fn push(tokens: &mut Vec<Token>, what: What, signs: &[Sign], range: Range<usize>) {
    let (Some(first), Some(last)) = (signs.get(range.start), signs.get(range.end - 1)) else { return };
    match (tokens.last_mut(), what) {
        (Some(Token { what: What::Other(before), end, .. }), What::Other(more)) => {
            *before += more;
            *end = last.end;
        }
        _ => tokens.push(Token { what, start: first.start, end: last.end }),
    }
}

/// The token at a place, and the place after it.
fn one(signs: &[Sign], place: usize, year: Option<u16>) -> (What, usize) {
    let Some(sign) = signs.get(place).map(|sign| sign.char) else { return (What::Other(0), place + 1) };
    if let Some(after) = item(signs, place) {
        return (What::Stop(Stop::Paragraph), after);
    }
    if let Some((word, after)) = word(signs, place) {
        return (What::Word(word), after);
    }
    if let Some(stop) = stop(sign) {
        return (What::Stop(stop), place + 1);
    }
    if sign == '《' {
        let ahead = signs.iter().skip(place).take(TITLE);
        let length = ahead.take_while(|sign| sign.char != '》').count();
        return (What::Other(1), if length < TITLE { place + length + 1 } else { place + 1 });
    }
    if number::begins(sign)
        && let Some((found, after)) = number::read(signs, place)
    {
        let what = match found {
            Found::Number(number) => What::Number(number),
            Found::Year(found) => What::Word(Word::Year(relative(found, year))),
            Found::Nothing => What::Other(1),
        };
        return (what, after);
    }
    (What::Other(1), place + 1)
}

fn relative(found: u16, year: Option<u16>) -> Relative {
    match year {
        Some(year) if found + 1 == year => Relative::Last,
        Some(year) if found == year + 1 => Relative::Next,
        Some(year) if found != year => Relative::Other,
        _ => Relative::This,
    }
}

fn stop(sign: char) -> Option<Stop> {
    match sign {
        '、' => Some(Stop::Pause),
        ',' | ':' => Some(Stop::Comma),
        ';' => Some(Stop::Semicolon),
        '(' => Some(Stop::Open),
        ')' => Some(Stop::Close),
        '。' | '!' | '?' => Some(Stop::Sentence),
        PARAGRAPH => Some(Stop::Paragraph),
        _ => None,
    }
}

/// The longest word that stands at a place.
fn word(signs: &[Sign], place: usize) -> Option<(Word, usize)> {
    let words = INDEX.get(&signs.get(place)?.char)?;
    let found = words.iter().find(|(word, _)| number::starts(signs, place, word));
    found.map(|(word, meaning)| (*meaning, place + word.chars().count()))
}

/// （二）, 一是, 第三: the beginning of an item. What was spoken of before is over.
fn item(signs: &[Sign], place: usize) -> Option<usize> {
    let is_numeral =
        |place: usize| signs.get(place).is_some_and(|sign| "一二三四五六七八九十".contains(sign.char));
    let numerals = |from: usize| (from..from + 3).take_while(|place| is_numeral(*place)).count();
    let at = |place: usize| signs.get(place).map(|sign| sign.char);
    if at(place) == Some('(') {
        let count = numerals(place + 1);
        return (count > 0 && at(place + 1 + count) == Some(')')).then_some(place + count + 2);
    }
    let count = numerals(place);
    let starts = place == 0 || matches!(at(place - 1), Some('。' | ';' | ',' | ':' | PARAGRAPH));
    (starts && count > 0 && matches!(at(place + count), Some('是'))).then_some(place + count + 1)
}
