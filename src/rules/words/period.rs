//! 统计期限 as the prose gives it.

use super::Words;
use super::calendar::{NamedDay, days};
use super::keywords::Keywords;
use super::paragraphs::sentences;
use crate::report::Field;
use std::ops::Range;

/// From which day to which the figures are said to reach.
pub(in crate::rules) struct Period<'a> {
    /// The field that says so.
    pub field: Field,
    /// The first day.
    pub first: NamedDay<'a>,
    /// The last day.
    pub last: NamedDay<'a>,
}

static NAMES: Keywords =
    Keywords::of(&["期限", "时限", "周期", "时段", "统计期间", "统计限", "统计时间", "数据统计"]);
static OF_FIGURES: Keywords = Keywords::of(&["统计", "数据期限", "数据的期限", "数据的时限"]);

/// Whether a sentence tells of the 统计期限.
pub(in crate::rules) fn is_of_period(sentence: &str) -> bool {
    NAMES.are_in(sentence) && OF_FIGURES.are_in(sentence)
}

impl<'a> Period<'a> {
    /// Every sentence of the preface and of section one that names a 统计期限 with its two days.
    pub fn all(words: &Words<'a>) -> Vec<Self> {
        let fields = [Field::Preface, Field::OVERVIEW];
        fields.into_iter().flat_map(|field| Self::in_field(field, words.text(field))).collect()
    }

    fn in_field(field: Field, text: &'a str) -> Vec<Self> {
        let places: Vec<Range<usize>> =
            sentences(text).filter(|(_, sentence)| is_of_period(sentence)).map(|(place, _)| place).collect();
        if places.is_empty() {
            return Vec::new();
        }
        let all = days(text);
        let read = |place: &Range<usize>| {
            let start = all.partition_point(|day| day.place().start < place.start);
            let mut within = all.iter().skip(start).take_while(|day| day.place().end <= place.end);
            let (first, last) = (within.next()?.clone(), within.next()?.clone());
            Some(Self { field, first, last })
        };
        places.iter().filter_map(read).collect()
    }

    /// Where both days stand, and what is between them.
    pub fn place(&self) -> Range<usize> {
        self.first.place().start..self.last.place().end
    }

    /// The year of its first day.
    pub fn year(&self) -> Option<&'a str> {
        self.first.year.as_ref().map(|year| year.digits)
    }

    /// Whether it reaches from the first to the last day of one year.
    pub fn is_whole_year(&self) -> bool {
        let year = |day: &NamedDay<'_>| day.year.as_ref().map(|year| year.digits.to_owned());
        let same_year = match (year(&self.first), year(&self.last)) {
            (Some(first), Some(last)) => first == last,
            _ => true,
        };
        self.first.is(1, 1) && self.last.is(12, 31) && same_year
    }
}
