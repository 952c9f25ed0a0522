//! What differs between two states of a report, so that either can be made from the other.

use super::{Acceptance, Aside, Doubt, Field, Place, Report, Totals};
use crate::text::ends::{common_head, common_tail};
use std::borrow::Cow;
use std::ops::Range;

/// What one state of a report has and the other has not.
///
/// It belongs to the state that it was found in, and holds what the other one has there.
/// [`Difference::exchange`] makes the other state of it, and of itself the way back.
#[derive(Debug)]
pub struct Difference(Vec<Change>);

#[derive(Debug)]
enum Change {
    /// In the words of this range, in bytes of what the saved file says there: live figures by
    /// their addresses, so that a text which only follows its cells does not differ.
    Words(Place, Range<usize>, String),
    Totals(usize, Totals),
    Accepted(Vec<Acceptance>),
    Aside(Vec<Aside>),
    Doubts(Vec<Doubt>),
    /// Last year's report as a whole: there is one in only one of the states.
    LastYear(Option<Box<Report>>),
    WithinLastYear(Difference),
    /// A report on another edition of the form has nothing in common with this one.
    Edition(Box<Report>),
}

impl Difference {
    /// What turns `here` into `there`; `None` where the two are the same to the letter.
    pub fn between(here: &Report, there: &Report) -> Option<Self> {
        if here.form != there.form {
            return Some(Self(vec![Change::Edition(Box::new(there.clone()))]));
        }
        let fields = Field::all(here.form).map(Place::Field);
        let places = fields.chain(here.form.cell_ids().map(Place::Cell));
        let words = |place| words(place, &here.typed(place), &there.typed(place));
        let mut changes: Vec<Change> = places.filter_map(words).collect();
        let totals = here.totals.iter().zip(&there.totals).enumerate();
        let others = totals.filter(|(_, (here, there))| here != there);
        changes.extend(others.map(|(table, (_, there))| Change::Totals(table, *there)));
        if here.accepted != there.accepted {
            changes.push(Change::Accepted(there.accepted.clone()));
        }
        if here.aside != there.aside {
            changes.push(Change::Aside(there.aside.clone()));
        }
        if here.doubts != there.doubts {
            changes.push(Change::Doubts(there.doubts.clone()));
        }
        match (&here.last_year, &there.last_year) {
            (None, None) => {}
            (Some(here), Some(there)) => {
                changes.extend(Self::between(here, there).map(Change::WithinLastYear));
            }
            (_, there) => changes.push(Change::LastYear(there.clone())),
        }
        (!changes.is_empty()).then_some(Self(changes))
    }

    /// Makes the other state of a report that is in this one. Doing it twice changes nothing.
    pub fn exchange(&mut self, report: &mut Report) {
        for change in &mut self.0 {
            change.exchange(report);
        }
    }

    /// The first place in which the states differ, and its words there (in bytes of what is shown)
    /// in `report`, the state that this difference belongs to. Last year's report has no places
    /// of its own.
    pub fn place(&self, report: &Report) -> Option<(Place, Range<usize>)> {
        self.0.iter().find_map(|change| match change {
            Change::Words(place, range, _) => {
                let shown = |saved| match place {
                    Place::Cell(_) => saved,
                    Place::Field(field) => report.shown_place_of_saved(*field, saved),
                };
                Some((*place, shown(range.start)..shown(range.end)))
            }
            _ => None,
        })
    }
}

impl Change {
    fn exchange(&mut self, report: &mut Report) {
        match self {
            Self::Words(place, range, other) => {
                let text = report.typed(*place);
                let (before, after) = (text.get(..range.start), text.get(range.end..));
                let made = [before.unwrap_or_default(), other, after.unwrap_or_default()].concat();
                let there = range.start..range.start + other.len();
                text.get(range.clone()).unwrap_or_default().clone_into(other);
                *range = there;
                report.put(*place, &made);
            }
            Self::Totals(table, totals) => {
                // `Report::set_totals` would clear what was typed.
                if let Some(place) = report.totals.get_mut(*table) {
                    std::mem::swap(place, totals);
                }
            }
            Self::Accepted(accepted) => std::mem::swap(&mut report.accepted, accepted),
            Self::Aside(aside) => std::mem::swap(&mut report.aside, aside),
            Self::Doubts(doubts) => std::mem::swap(&mut report.doubts, doubts),
            Self::LastYear(last) => std::mem::swap(&mut report.last_year, last),
            Self::WithinLastYear(difference) => {
                if let Some(last) = &mut report.last_year {
                    difference.exchange(last);
                }
            }
            Self::Edition(other) => std::mem::swap(report, other),
        }
    }
}

/// What differs between two texts: from the first character that does to the last.
fn words(place: Place, here: &str, there: &str) -> Option<Change> {
    if here == there {
        return None;
    }
    let start = common_head(here, there);
    let rest = |text: &str| text.get(start..).unwrap_or_default().to_owned();
    let (here, there) = (rest(here), rest(there));
    let end = common_tail(&here, &there);
    let range = start..start + here.len() - end;
    let other = there.get(..there.len() - end).unwrap_or_default().to_owned();
    Some(Change::Words(place, range, other))
}

impl Report {
    /// What the saved file says in a place.
    fn typed(&self, place: Place) -> Cow<'_, str> {
        match place {
            Place::Cell(cell) => self.cell(cell).into(),
            Place::Field(field) => self.saved_text(field).into(),
        }
    }

    /// Puts into a place what the saved file said there.
    fn put(&mut self, place: Place, saved: &str) {
        match place {
            Place::Cell(cell) => self.set_cell(cell, saved),
            Place::Field(field) => self.set_text(field, saved),
        }
    }
}
