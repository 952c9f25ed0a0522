//! A finding, as the page shows it.

use crate::data::Spelled;
use serde::Serialize;
use std::borrow::Cow;
use tsify::Tsify;

/// What a rule found.
#[derive(Serialize, Tsify)]
#[serde(rename_all = "camelCase")]
pub struct Finding<'a> {
    rule: &'static str,
    name: &'static str,
    #[tsify(type = "\"error\" | \"warning\" | \"info\"")]
    severity: &'static str,
    cells: Vec<&'static str>,
    primary: Option<&'static str>,
    span: Option<(usize, usize)>,
    places: Vec<(usize, usize)>,
    message: &'a str,
    fix: &'a str,
    expected: Option<&'a str>,
    #[tsify(type = "string | null")]
    found: Option<Cow<'a, str>>,
    correction: Option<&'a str>,
    also: Vec<(&'static str, &'a str)>,
    clause: &'static str,
    /// The findings that go when this one is put right.
    explains: Vec<Finding<'a>>,
    can_be_accepted: bool,
    /// What is said of words that are not meant so, in the place of a reason.
    not_meant: Option<&'static str>,
    accepted: Option<&'a str>,
}

impl<'a> From<Spelled<'a>> for Finding<'a> {
    fn from(one: Spelled<'a>) -> Self {
        Self {
            rule: one.rule,
            name: one.name,
            severity: one.severity,
            cells: one.cells,
            primary: one.primary,
            span: one.span,
            places: one.places,
            message: one.message,
            fix: one.fix,
            expected: one.expected,
            found: one.found,
            // Of several changes the page says only how many there are.
            correction: one.correction.or(one.can_be_corrected.then_some("")),
            also: one.also,
            clause: one.clause,
            explains: one.explains.into_iter().map(Self::from).collect(),
            can_be_accepted: one.can_be_accepted,
            not_meant: one.not_meant,
            accepted: one.accepted,
        }
    }
}
