//! What the page is told of the steps of a draft.

use crate::draft::{Draft, Moved};
use crate::report::Place;
use crate::text::utf16::span;
use serde::Serialize;

/// A step that was undone or redone.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct MovedView<'a> {
    name: &'a str,
    place: Option<&'static str>,
    span: Option<(usize, usize)>,
    opens_another: bool,
}

impl<'a> MovedView<'a> {
    pub fn of(moved: &Moved<'a>) -> Self {
        let Moved { step, report } = moved;
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

/// The names of all steps.
#[derive(Serialize)]
pub struct StepsView<'a> {
    done: Vec<&'a str>,
    undone: Vec<&'a str>,
}

impl<'a> StepsView<'a> {
    pub fn of(draft: &'a Draft) -> Self {
        Self { done: draft.done().collect(), undone: draft.undone().collect() }
    }
}
