//! A finding, as the page shows it.

use crate::data::Spelled;
use serde::Serialize;

/// What a rule found.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct FindingView<'a> {
    rule: &'static str,
    name: &'static str,
    severity: &'static str,
    cells: Vec<&'static str>,
    primary: Option<&'static str>,
    span: Option<(usize, usize)>,
    places: Vec<(usize, usize)>,
    message: &'a str,
    fix: &'a str,
    expected: Option<&'a str>,
    found: Option<&'a str>,
    correction: Option<&'a str>,
    also: Vec<(&'static str, &'a str)>,
    clause: &'static str,
    explains: Vec<FindingView<'a>>,
    can_be_accepted: bool,
    accepted: Option<&'a str>,
}

impl<'a> From<Spelled<'a>> for FindingView<'a> {
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
            correction: one.correction,
            also: one.also,
            clause: one.clause,
            explains: one.explains.into_iter().map(Self::from).collect(),
            can_be_accepted: one.can_be_accepted,
            accepted: one.accepted,
        }
    }
}
