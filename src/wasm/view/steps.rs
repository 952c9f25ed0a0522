//! What the page is told of the steps of a draft.

use crate::draft::{self, Draft};
use crate::report::Place;
use crate::text::utf16::span;
use serde::Serialize;
use tsify::Tsify;

/// A step that was undone or redone: the first place that changed, and the words that stand in it
/// now; `null` where there is none on the page.
#[derive(Serialize, Tsify)]
#[serde(rename_all = "camelCase")]
pub struct Moved<'a> {
    name: &'a str,
    place: Option<&'static str>,
    span: Option<(usize, usize)>,
    opens_another: bool,
}

impl<'a> Moved<'a> {
    pub fn of(moved: &draft::Moved<'a>) -> Self {
        let draft::Moved { step, report } = moved;
        let place = step.place();
        let words = place.as_ref().and_then(|(place, range)| match place {
            Place::Field(field) => Some(span(&report.shown_text(*field), range)),
            Place::Cell(_) => None,
        });
        Self {
            name: step.name(),
            place: place.map(|(place, _)| place.key(report.form)),
            span: words,
            opens_another: step.opens_another(),
        }
    }
}

/// The names of all steps: of those done the latest first, of those undone the next one first.
#[derive(Serialize, Tsify)]
pub struct Steps<'a> {
    done: Vec<&'a str>,
    undone: Vec<&'a str>,
}

impl<'a> Steps<'a> {
    pub fn of(draft: &'a Draft) -> Self {
        Self { done: draft.done().collect(), undone: draft.undone().collect() }
    }
}
