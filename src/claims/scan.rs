//! A text as a row of words, numbers and stops, each with its place.

use super::characters::{Character, PARAGRAPH, YEARS, characters};
use super::number::{self, Found, Number};
use super::words::{self, Parts, RelativeYear, Rest, Word};
use crate::form::Form;
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
    /// Characters of no known meaning, and how many.
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

/// A node of the tree of all words, by their characters: where to go on, and what ends here.
#[derive(Default)]
struct Step {
    /// The next characters in order, each with the place of its node.
    next: Vec<(char, usize)>,
    meaning: Option<Word>,
    /// What may follow here to make longer words. It is tried where a text comes so far: spelled
    /// out, these words would be a hundred thousand.
    rest: Vec<(Rest, Word)>,
}

/// All words.
struct Lexicon {
    /// All nodes; the first is the root.
    steps: Vec<Step>,
    /// What the words that go on are made of.
    parts: Parts,
}

static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| {
    let (mut steps, mut parts) = (vec![Step::default()], Parts::default());
    for (pattern, meaning) in words::all() {
        pattern.begins(&mut |beginning, rest| {
            let end = beginning.chars().fold(0, |step, character| walk_or_add(&mut steps, step, character));
            let rest = parts.keep(rest);
            match steps.get_mut(end) {
                Some(step) if rest.is_empty() => step.meaning = step.meaning.or(Some(meaning)),
                Some(step) => step.rest.push((rest, meaning)),
                None => {}
            }
        });
    }
    Lexicon { steps, parts }
});

/// The node of each character that begins words, by its place among the Chinese characters; 0
/// where none does. It is looked up for every character of a text, and 400 of them begin words.
static FIRST_STEPS: LazyLock<Vec<u16>> = LazyLock::new(|| {
    let mut first = Vec::new();
    for (character, step) in LEXICON.steps.first().into_iter().flat_map(|start| &start.next) {
        if let Some(place) = place_of(*character) {
            first.resize(first.len().max(place + 1), 0);
            if let Some(entry) = first.get_mut(place) {
                *entry = u16::try_from(*step).unwrap_or_default();
            }
        }
    }
    first
});

/// The place of a character among the Chinese characters.
fn place_of(character: char) -> Option<usize> {
    usize::try_from(u32::from(character).checked_sub(0x4e00)?).ok()
}

/// The node of the first character of a word.
fn first_step(character: char) -> Option<&'static Step> {
    let next = match place_of(character) {
        Some(place) => usize::from(*FIRST_STEPS.get(place)?),
        // A few words begin with other characters: “12345”, EMS.
        None => LEXICON.steps.first()?.next.iter().find(|(known, _)| *known == character)?.1,
    };
    LEXICON.steps.get(next).filter(|_| next > 0)
}

fn walk_or_add(steps: &mut Vec<Step>, from: usize, character: char) -> usize {
    let added = steps.len();
    let Some(step) = steps.get_mut(from) else { return from };
    match step.next.binary_search_by_key(&character, |(known, _)| *known) {
        Ok(found) => step.next.get(found).map_or(from, |(_, next)| *next),
        Err(place) => {
            step.next.insert(place, (character, added));
            steps.push(Step::default());
            added
        }
    }
}

/// The name of a law or document between 《 and 》 is no longer than this.
const TITLE: usize = 80;

/// Reads a text. `year` is that of the report.
pub(super) fn tokens(text: &str, form: &'static Form, year: Option<u16>) -> Vec<Token> {
    let characters = characters(text, year);
    let own = words::of_form(form);
    let mut tokens: Vec<Token> = Vec::with_capacity(characters.len() / 2);
    let mut place = 0;
    while place < characters.len() {
        let (what, next) = one(&characters, place, &own);
        push(&mut tokens, what, &characters, place..next.max(place + 1));
        place = next.max(place + 1);
    }
    tokens
}

fn push(tokens: &mut Vec<Token>, what: What, characters: &[Character], range: Range<usize>) {
    let (Some(first), Some(last)) = (characters.get(range.start), characters.get(range.end - 1)) else {
        return;
    };
    match (tokens.last_mut(), what) {
        (Some(Token { what: What::Other(before), end, .. }), What::Other(more)) => {
            *before += more;
            *end = last.end;
        }
        _ => tokens.push(Token { what, start: first.start, end: last.end }),
    }
}

/// The word at a place and the place after it: the edition's own, where it is no shorter than the one known.
fn longer(
    characters: &[Character],
    place: usize,
    own: &[(String, Word)],
    known: Option<(Word, usize)>,
) -> Option<(Word, usize)> {
    let own = own.iter().filter(|(word, _)| number::starts(characters, place, word));
    let own = own.map(|(word, meaning)| (*meaning, place + word.chars().count())).max_by_key(|(_, end)| *end);
    own.filter(|(_, end)| known.is_none_or(|(_, known)| known <= *end)).or(known)
}

/// The token at a place, and the place after it.
fn one(characters: &[Character], place: usize, own: &[(String, Word)]) -> (What, usize) {
    let Some(character) = characters.get(place).map(|character| character.char) else {
        return (What::Other(0), place + 1);
    };
    if let Some(after) = item(characters, place) {
        return (What::Stop(Stop::Paragraph), after);
    }
    let known = word(characters, place);
    // Most editions bring no words of their own, and this is asked at nearly every character.
    let found = if own.is_empty() { known } else { longer(characters, place, own, known) };
    if let Some((word, after)) = found {
        return (What::Word(word), after);
    }
    if let Some(stop) = stop(character) {
        return (What::Stop(stop), place + 1);
    }
    if let Some(year) = year(character) {
        return (What::Word(Word::Year(year)), place + 1);
    }
    if character == '《' {
        let ahead = characters.iter().skip(place).take(TITLE);
        let length = ahead.take_while(|character| character.char != '》').count();
        return (What::Other(1), if length < TITLE { place + length + 1 } else { place + 1 });
    }
    if number::begins(character)
        && let Some((found, after)) = number::read(characters, place)
    {
        let what = match found {
            Found::Number(number) => What::Number(number),
            Found::Nothing => What::Other(1),
        };
        return (what, after);
    }
    (What::Other(1), place + 1)
}

/// The year that a character stands for.
fn year(character: char) -> Option<RelativeYear> {
    let years = [RelativeYear::Last, RelativeYear::This, RelativeYear::Next, RelativeYear::Other];
    YEARS.iter().zip(years).find(|(known, _)| **known == character).map(|(_, year)| year)
}

fn stop(character: char) -> Option<Stop> {
    match character {
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

/// The longest word that stands at a place, and the place after it. Of two as long, the one that
/// is spelled out counts.
fn word(characters: &[Character], place: usize) -> Option<(Word, usize)> {
    let mut step = first_step(characters.get(place)?.char)?;
    let (mut after, mut found) = (place + 1, None);
    loop {
        if let Some(word) = step.meaning
            && found.is_none_or(|(_, end)| end <= after)
        {
            found = Some((word, after));
        }
        found = continued(step, characters, after, found);
        let Some(character) = characters.get(after) else { break };
        let Ok(next) = step.next.binary_search_by_key(&character.char, |(known, _)| *known) else { break };
        step = LEXICON.steps.get(step.next.get(next)?.1)?;
        after += 1;
    }
    found
}

/// The word that is known, or a longer one that goes on from `after`.
fn continued(
    step: &Step,
    characters: &[Character],
    after: usize,
    mut known: Option<(Word, usize)>,
) -> Option<(Word, usize)> {
    for (rest, meaning) in &step.rest {
        if let Some(end) = LEXICON.parts.end(rest, characters, after)
            && known.is_none_or(|(_, known)| known < end)
        {
            known = Some((*meaning, end));
        }
    }
    known
}

/// （二）, 一是, 第三: the beginning of an item, which starts a new subject.
fn item(characters: &[Character], place: usize) -> Option<usize> {
    let is_numeral =
        |place: usize| characters.get(place).is_some_and(|character| number::is_chinese(character.char));
    let numerals = |from: usize| (from..from + 3).take_while(|place| is_numeral(*place)).count();
    let at = |place: usize| characters.get(place).map(|character| character.char);
    if at(place) == Some('(') {
        let count = numerals(place + 1);
        return (count > 0 && at(place + 1 + count) == Some(')')).then_some(place + count + 2);
    }
    let count = numerals(place);
    if count == 0 {
        return None;
    }
    let starts = place == 0 || matches!(at(place - 1), Some('。' | ';' | ',' | ':' | PARAGRAPH));
    (starts && at(place + count) == Some('是')).then_some(place + count + 1)
}
