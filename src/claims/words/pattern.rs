//! How a word is spelled: as it stands, or with parts that have several spellings.
//!
//! `结转{至|到|}{下年}` is 结转下年, 结转至次年, 结转到下一年度 and so on: between braces stand the
//! spellings of a part, one of which may be nothing, or the name of a list of [`PARTS`].

use super::parts::PARTS;
use crate::claims::characters::Character;
use crate::order::Map;

/// The spellings of a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::claims) struct Pattern(pub &'static str);

/// What may follow the beginning of a word: parts by their places in [`Parts`].
pub(in crate::claims) type Rest = Vec<usize>;

/// All parts of all patterns, each once.
#[derive(Default)]
pub(in crate::claims) struct Parts {
    parts: Vec<Part>,
    places: Map<&'static str, usize>,
}

/// The spellings of a part.
#[derive(Default)]
struct Part {
    /// Each with its first character apart: most texts go on with another one.
    spellings: Vec<(char, Vec<char>)>,
    may_be_nothing: bool,
}

impl Pattern {
    /// Tells each way in which it begins, and what follows there.
    pub fn begins(self, tell: &mut impl FnMut(&'static str, Self)) {
        let (beginning, rest) = self.0.split_at(self.0.find('{').unwrap_or(self.0.len()));
        match Self(rest).part() {
            Some((spellings, rest)) if beginning.is_empty() => {
                for spelling in spellings.split('|') {
                    if spelling.is_empty() { rest.begins(tell) } else { tell(spelling, rest) }
                }
            }
            _ => tell(beginning, Self(rest)),
        }
    }

    /// The spellings of the part that it begins with, and what follows.
    fn part(self) -> Option<(&'static str, Self)> {
        if self.0.is_empty() {
            return None;
        }
        let Some(part) = self.0.strip_prefix('{') else {
            let (spelling, rest) = self.0.split_at(self.0.find('{').unwrap_or(self.0.len()));
            return Some((spelling, Self(rest)));
        };
        let (part, rest) = part.split_once('}')?;
        let listed = PARTS.iter().find(|(name, _)| *name == part).map(|(_, spellings)| *spellings);
        Some((listed.unwrap_or(part), Self(rest)))
    }
}

impl Parts {
    /// Keeps what follows the beginning of a word.
    pub fn keep(&mut self, mut pattern: Pattern) -> Rest {
        let mut rest = Rest::new();
        while let Some((spellings, next)) = pattern.part() {
            let added = self.parts.len();
            let place = *self.places.or_insert_with(spellings, || added);
            if place == added {
                self.parts.push(Part::of(spellings));
            }
            rest.push(place);
            pattern = next;
        }
        rest
    }

    /// The place after the longest spelling of some parts that stands at a place.
    pub fn end(&self, parts: &[usize], characters: &[Character], place: usize) -> Option<usize> {
        let Some((first, rest)) = parts.split_first() else { return Some(place) };
        let part = self.parts.get(*first)?;
        let mut end = if part.may_be_nothing { self.end(rest, characters, place) } else { None };
        let Some(here) = characters.get(place) else { return end };
        for (_, others) in part.spellings.iter().filter(|(first, _)| *first == here.char) {
            let after = place + 1 + others.len();
            let found = characters.get(place + 1..after).unwrap_or_default();
            if found.len() == others.len() && found.iter().zip(others).all(|(found, c)| found.char == *c) {
                end = end.max(self.end(rest, characters, after));
            }
        }
        end
    }
}

impl Part {
    fn of(spellings: &str) -> Self {
        let mut part = Self::default();
        for spelling in spellings.split('|') {
            let mut characters = spelling.chars();
            match characters.next() {
                Some(first) => part.spellings.push((first, characters.collect())),
                None => part.may_be_nothing = true,
            }
        }
        part
    }
}
