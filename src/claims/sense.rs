//! What the words beside a number mean together.

use super::places::ANYONE;
use super::scan::{Token, What};
use super::words::{RelativeYear, Word};
use crate::order;

/// The words of a phrase, each with its place in the phrase.
#[derive(Debug, Default, Clone)]
pub(super) struct Sense {
    /// Every word with its place.
    pub words: Vec<(usize, Word)>,
    /// The places of characters of no known meaning, and how many there are.
    pub others: Vec<(usize, usize)>,
    /// The places of 、.
    pub pauses: Vec<usize>,
    /// Characters of no known meaning after the last word that says something.
    pub noise: usize,
    /// The first byte of the first word that says something.
    pub start: Option<usize>,
    /// The byte after the last one.
    pub end: Option<usize>,
}

impl Sense {
    /// The sense of some tokens.
    pub fn of(tokens: &[Token]) -> Self {
        let mut sense = Self::default();
        for (place, token) in tokens.iter().enumerate() {
            match token.what {
                What::Word(word) => {
                    sense.words.push((place, word));
                    if says_something(word) {
                        sense.noise = 0;
                        if is_quoted(word) {
                            sense.start.get_or_insert(token.start);
                        }
                        sense.end = Some(token.end);
                    }
                }
                What::Other(length) => {
                    sense.noise += length;
                    sense.others.push((place, length));
                }
                What::Stop(_) => sense.pauses.push(place),
                What::Number(_) => {}
            }
        }
        sense
    }

    /// The place of the last word for which `is` holds.
    pub fn last(&self, is: impl Fn(Word) -> bool) -> Option<usize> {
        self.words.iter().rev().find(|(_, word)| is(*word)).map(|(place, _)| *place)
    }

    pub fn has(&self, wanted: Word) -> bool {
        self.last(|word| word == wanted).is_some()
    }

    pub fn any(&self, is: impl Fn(Word) -> bool) -> bool {
        self.last(is).is_some()
    }

    /// Whether a number counts something of that year; the year of a sentence counts for all its clauses.
    pub fn year(&self) -> Option<RelativeYear> {
        self.words.iter().rev().find_map(|(_, word)| match word {
            Word::Year(year) => Some(*year),
            _ => None,
        })
    }

    /// The year that a clause begins with: 2023年，收到…, but not 收到…，与往年持平.
    pub fn leading_year(&self) -> Option<RelativeYear> {
        let mut leading = self.words.iter().take_while(|(_, word)| !says_something(*word));
        let carries =
            self.any(|word| matches!(word, Word::Carry | Word::Over | Word::Forward | Word::Compare));
        leading.find_map(|(_, word)| match word {
            Word::Year(year) if !carries => Some(*year),
            _ => None,
        })
    }

    /// The rows of table three that the phrase names: all of them where they are joined
    /// (予以公开及部分公开), else first the last one and then the others (属于执法案卷不予公开).
    pub fn results(&self) -> Vec<Vec<&'static str>> {
        let named: Vec<(usize, &'static [&'static str])> = self
            .words
            .iter()
            .filter_map(|(place, word)| match word {
                Word::Result(rows) => Some((*place, *rows)),
                _ => None,
            })
            .collect();
        let joined = named.windows(2).all(|pair| match pair {
            [(first, _), (second, _)] => self.is_joined(*first, *second),
            _ => true,
        });
        if named.len() > 1 && joined {
            let mut rows: Vec<&'static str> =
                named.iter().flat_map(|(_, rows)| rows.iter().copied()).collect();
            rows.dedup();
            return vec![rows];
        }
        let mut readings: Vec<Vec<&'static str>> = named.iter().map(|(_, rows)| rows.to_vec()).collect();
        // A reason is more precise than its group.
        order::by_key(&mut readings, Vec::len);
        readings.dedup();
        let is_loose = named.first().is_some_and(|(first, _)| {
            self.words.iter().any(|(place, word)| *word == Word::Etc && place > first)
        });
        if is_loose && readings.len() > 1 {
            readings.drain(..readings.len() - 1);
        }
        readings
    }

    /// Whether nothing but 和、及 stands between two places.
    fn is_joined(&self, first: usize, second: usize) -> bool {
        let within = first + 1..second;
        let mut between = self.words.iter().filter(|(place, _)| within.contains(place));
        let joins = between.clone().count() > 0 || self.pauses.iter().any(|place| within.contains(place));
        joins && between.all(|(_, word)| *word == Word::And)
    }

    /// Whether a 、 stands between two places: 未收到依申请公开资料、信函、来电.
    pub fn is_listed(&self, first: usize, second: usize) -> bool {
        self.pauses.iter().any(|place| (first..second).contains(place))
    }

    /// The columns of table three that the phrase names.
    pub fn who(&self) -> Option<&'static [&'static str]> {
        let mut named = self.words.iter().filter_map(|(_, word)| match word {
            Word::Who(columns) => Some(*columns),
            _ => None,
        });
        let first = named.next()?;
        // 公民或其他社会组织 is everybody.
        named.try_fold(first, |all, next| (next == all).then_some(all)).or(Some(ANYONE.keys))
    }

    /// The columns of table four that the phrase names.
    pub fn outcome(&self) -> Option<&'static [&'static str]> {
        self.words.iter().find_map(|(_, word)| match word {
            Word::Outcome(columns) => Some(*columns),
            _ => None,
        })
    }

    /// The last word that says what was done with an application.
    pub fn act(&self) -> Option<(usize, Word)> {
        let is_act =
            |word| matches!(word, Word::Receive | Word::Happen | Word::Newly | Word::Handle | Word::Finish);
        self.words.iter().rev().find(|(_, word)| is_act(*word)).copied()
    }

    /// The row of table two that the phrase names.
    pub fn table_two(&self) -> Option<(usize, &'static str)> {
        self.words.iter().rev().find_map(|(place, word)| match word {
            Word::TableTwo(row) => Some((*place, *row)),
            _ => None,
        })
    }

    /// Made, repealed or valid.
    pub fn state(&self) -> Option<(usize, &'static str)> {
        self.words.iter().rev().find_map(|(place, word)| match word {
            Word::State(column) => Some((*place, *column)),
            _ => None,
        })
    }

    /// Whether it means 上年结转, in whatever words.
    pub fn is_over(&self) -> bool {
        self.has(Word::Over) || (self.has(Word::Carry) && self.year() == Some(RelativeYear::Last))
    }

    /// Whether it means 结转下年度, in whatever words.
    pub fn is_forward(&self) -> bool {
        self.has(Word::Forward) || (self.has(Word::Carry) && self.has(Word::Year(RelativeYear::Next)))
    }

    /// How many unknown characters stand before a place.
    pub fn unknown_before(&self, place: usize) -> usize {
        self.others.iter().filter(|(other, _)| *other < place).map(|(_, length)| length).sum()
    }

    /// Whether it says that something was published.
    pub fn publishes(&self) -> bool {
        self.any(|word| matches!(word, Word::Publish | Word::Open))
    }

    /// Whether it says how a lawsuit began.
    pub fn has_began(&self) -> bool {
        self.has(Word::Direct) || self.has(Word::AfterReview)
    }

    pub fn is_appeal(&self) -> bool {
        self.any(|word| {
            matches!(
                word,
                Word::Review | Word::Litigation | Word::Direct | Word::AfterReview | Word::TableFour(_)
            )
        })
    }
}

/// Whether a word names something that is counted, or what was done with it.
fn says_something(word: Word) -> bool {
    !matches!(
        word,
        Word::Plain
            | Word::And
            | Word::Etc
            | Word::All
            | Word::Already
            | Word::InTime
            | Word::Year(_)
            | Word::Openness
            | Word::Among
            | Word::Except
            | Word::Information
            | Word::Sum
    )
}

/// Whether the words of a statement begin with it, and not with where or how it came about.
fn is_quoted(word: Word) -> bool {
    !matches!(word, Word::Channel | Word::Publish | Word::Open | Word::Foreign | Word::Subject | Word::Period)
}

/// One number of a clause with the words before and after it.
#[derive(Debug)]
pub(super) struct Phrase<'a> {
    pub left: &'a [Token],
    pub number: Token,
    pub right: &'a [Token],
}

/// The numbers of a clause, each with the words around it.
pub(super) fn phrases(tokens: &[Token]) -> Vec<Phrase<'_>> {
    let places: Vec<usize> = tokens
        .iter()
        .enumerate()
        .filter(|(_, token)| matches!(token.what, What::Number(_)))
        .map(|(place, _)| place)
        .collect();
    let mut phrases = Vec::with_capacity(places.len());
    let mut from = 0;
    for (index, place) in places.iter().enumerate() {
        let to = places.get(index + 1).copied().unwrap_or(tokens.len());
        if let (Some(left), Some(number), Some(right)) =
            (tokens.get(from..*place), tokens.get(*place), tokens.get(place + 1..to))
        {
            phrases.push(Phrase { left, number: *number, right });
        }
        from = place + 1;
    }
    phrases
}
