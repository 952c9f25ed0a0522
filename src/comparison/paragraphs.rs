//! The paragraphs of two reports: which are the same, changed, moved, lost, or new.

use crate::form::Form;
use crate::limits;
use crate::order::Map;
use crate::report::{Field, Place, Report};
use crate::text::ends::{common_head, common_tail};
use crate::text::likeness::Pieces;

/// What became of a paragraph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TextChange {
    /// It was changed; how much of it is the same, in a hundred.
    Changed {
        /// As it was.
        first: Paragraph,
        /// As it is.
        second: Paragraph,
        /// How much of it is the same, in a hundred.
        likeness: usize,
    },
    /// It is the same in another place.
    Moved {
        /// Where it was.
        first: Paragraph,
        /// Where it is.
        second: Paragraph,
    },
    /// The second report does not have it.
    Lost(Paragraph),
    /// The first one does not have it.
    New(Paragraph),
}

/// A paragraph of a report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paragraph {
    /// The field that it stands in.
    pub field: Field,
    /// The how manyth it is there, from 1.
    pub number: usize,
    /// Its words.
    pub text: String,
}

impl Paragraph {
    /// Where it stands, in words: 总体情况第 2 段.
    pub fn name(&self, form: &'static Form) -> String {
        format!("{}第 {} 段", Place::Field(self.field).name(form), self.number)
    }
}

/// Paragraphs that share less of their words are two.
const ALIKE: usize = 40;
/// So many changed paragraphs at most are held against each other: more were not changed but replaced.
const MANY: usize = 400;

/// Of a paragraph that stands there more often than this, the last ones are looked at.
const REPEATED: usize = 16;

/// The paragraphs that are not the same in both, in the order of the second report; what is lost, where it stood.
pub(super) fn compare(first: &Report, second: &Report) -> Vec<TextChange> {
    let (mut before, mut after) = (all(first), all(second));
    let mut changes: Vec<((usize, usize), TextChange)> = Vec::new();
    same_place(&mut before, &mut after);
    for (one, other) in equal(&mut before, &mut after) {
        changes.push((other.place, TextChange::Moved { first: one.paragraph, second: other.paragraph }));
    }
    for (likeness, one, other) in alike(&mut before, &mut after) {
        let change = TextChange::Changed { first: one.paragraph, second: other.paragraph, likeness };
        changes.push((other.place, change));
    }
    changes.extend(before.into_iter().flatten().map(|one| (one.place, TextChange::Lost(one.paragraph))));
    changes.extend(after.into_iter().flatten().map(|one| (one.place, TextChange::New(one.paragraph))));
    crate::order::by_key(&mut changes, |(place, _)| *place);
    changes.into_iter().map(|(_, change)| change).collect()
}

/// A paragraph that no other was found for yet.
struct Open {
    paragraph: Paragraph,
    /// Its section, in the order of the form, and its number there.
    place: (usize, usize),
    /// Its words without blanks, which editors put in and take out.
    bare: String,
}

fn all(report: &Report) -> Vec<Option<Open>> {
    let of_field = |(section, field): (usize, Field)| {
        let lines = limits::checked(report.text(field)).split('\n').map(str::trim);
        let lines = lines.filter(|line| !line.is_empty()).enumerate();
        lines.map(move |(number, text)| {
            let paragraph = Paragraph { field, number: number + 1, text: text.to_owned() };
            let bare = text.chars().filter(|c| !c.is_whitespace()).collect();
            Some(Open { paragraph, place: (section, number), bare })
        })
    };
    Field::prose(report.form).enumerate().flat_map(of_field).collect()
}

/// Takes out those of one section that are the same in the same order: as many as can be, so that what
/// was moved is the fewest.
fn same_place(before: &mut [Option<Open>], after: &mut [Option<Open>]) {
    let mut places: Map<(usize, String), Vec<usize>> = Map::default();
    for (at, open) in after.iter().enumerate().rev() {
        if let Some(open) = open {
            places.or_default((open.place.0, open.bare.clone())).push(at);
        }
    }
    // Of one all places, the last first: so that a row takes only one of them.
    let same = before.iter().enumerate().filter_map(|(at, open)| {
        let open = open.as_ref()?;
        let places = places.get(&(open.place.0, open.bare.clone()))?;
        Some(places.iter().take(REPEATED).map(move |there| (at, *there)))
    });
    let same: Vec<(usize, usize)> = same.flatten().collect();
    for (at, there) in longest_in_order(&same) {
        for place in [before.get_mut(at), after.get_mut(there)].into_iter().flatten() {
            *place = None;
        }
    }
}

/// The most of some pairs whose second places are in the order of the first.
fn longest_in_order(pairs: &[(usize, usize)]) -> Vec<(usize, usize)> {
    // For each length the place in `pairs` at which the row that ends lowest ends.
    let mut ends: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = Vec::new();
    let second = |place: &usize| pairs.get(*place).map(|(_, second)| *second);
    for (place, (_, there)) in pairs.iter().enumerate() {
        let length = ends.partition_point(|end| second(end) < Some(*there));
        before.push(length.checked_sub(1).and_then(|shorter| ends.get(shorter)).copied());
        match ends.get_mut(length) {
            Some(end) => *end = place,
            None => ends.push(place),
        }
    }
    let mut row = Vec::new();
    let mut next = ends.last().copied();
    while let Some(place) = next {
        row.extend(pairs.get(place));
        next = before.get(place).copied().flatten();
    }
    row
}

/// Those that are the same elsewhere.
fn equal(before: &mut [Option<Open>], after: &mut [Option<Open>]) -> Vec<(Open, Open)> {
    let mut places: Map<String, Vec<usize>> = Map::default();
    for (at, open) in after.iter().enumerate().rev() {
        if let Some(open) = open {
            places.or_default(open.bare.clone()).push(at);
        }
    }
    let mut found = Vec::new();
    for one in before.iter_mut() {
        let Some(open) = one else { continue };
        let at = places.get_mut(&open.bare).and_then(Vec::pop);
        let other = at.and_then(|at| after.get_mut(at)).and_then(Option::take);
        if let Some(other) = other
            && let Some(one) = one.take()
        {
            found.push((one, other));
        }
    }
    found
}

/// Those that were changed, each with the one that it is most like; those of the same section first.
fn alike(before: &mut [Option<Open>], after: &mut [Option<Open>]) -> Vec<(usize, Open, Open)> {
    let open = |all: &[Option<Open>]| {
        all.iter()
            .enumerate()
            .filter(|(_, one)| one.is_some())
            .map(|(at, _)| at)
            .take(MANY)
            .collect::<Vec<_>>()
    };
    let (ones, others) = (open(before), open(after));
    let mut pairs: Vec<(bool, usize, usize, usize)> = Vec::new();
    for at in ones {
        let Some(Some(one)) = before.get(at) else { continue };
        let pieces = Pieces::of(&one.paragraph.text);
        for there in &others {
            let Some(Some(other)) = after.get(*there) else { continue };
            let likeness = likeness(&pieces, one, other);
            if likeness >= ALIKE {
                pairs.push((one.place.0 != other.place.0, 100 - likeness, at, *there));
            }
        }
    }
    crate::order::by_key(&mut pairs, |pair| *pair);
    let mut found = Vec::new();
    for (_, unlike, at, there) in pairs {
        let (Some(one), Some(other)) = (before.get_mut(at), after.get_mut(there)) else { continue };
        if one.is_some()
            && other.is_some()
            && let (Some(one), Some(other)) = (one.take(), other.take())
        {
            found.push((100 - unlike, one, other));
        }
    }
    found
}

/// How much of two paragraphs is the same, in a hundred: what they have in common at both ends, or the
/// runs of characters that stand in both.
fn likeness(pieces: &Pieces, one: &Open, other: &Open) -> usize {
    let (bare, there) = (one.bare.as_str(), other.bare.as_str());
    let start = common_head(bare, there);
    let rest = |text: &str| text.get(start..).unwrap_or_default().to_owned();
    let ends = start + common_tail(&rest(bare), &rest(there));
    let of_ends = ends * 100 / bare.len().max(there.len()).max(1);
    let shared = pieces.shared_with(&other.paragraph.text).percent().unwrap_or_default();
    // The same to the letter they are not.
    of_ends.max(shared).min(99)
}
