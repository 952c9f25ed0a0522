//! What the page is told of the prose: its statements, its live figures, what to say in it.

use crate::claims::Claim;
use crate::data::{SpelledClaim, spell_claims};
use crate::document;
use crate::form::{Body, Part, Section};
use crate::report::{Field, LiveFigure, NO_FIGURE, Report};
use crate::rules;
use crate::text::utf16;
use serde::Serialize;
use std::collections::BTreeMap;

/// A number of the prose that was held against something.
#[derive(Serialize)]
pub struct ClaimView<'a> {
    section: &'static str,
    quote: &'a str,
    span: Option<(usize, usize)>,
    cells: Vec<String>,
    holds: Option<bool>,
    said: String,
}

impl<'a> ClaimView<'a> {
    pub fn all(report: &'a Report, claims: &[Claim]) -> Vec<Self> {
        let spelled = spell_claims(report, claims).into_iter().zip(claims);
        let view = |(spelled, claim): (SpelledClaim<'a>, &Claim)| Self {
            section: spelled.section,
            quote: spelled.quote,
            span: spelled.span,
            cells: spelled.cells,
            holds: spelled.holds,
            said: rules::held_against(report.form, claim),
        };
        spelled.map(view).collect()
    }
}

/// A figure in the prose that follows a cell.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct LiveView {
    section: &'static str,
    span: (usize, usize),
    cell: &'static str,
    name: String,
    is_known: bool,
}

impl LiveView {
    pub fn all(report: &Report) -> Vec<Self> {
        Field::prose(report.form).flat_map(|field| Self::of(report, field)).collect()
    }

    fn of(report: &Report, field: Field) -> Vec<Self> {
        let figures = report.live_figures(field);
        if figures.is_empty() {
            return Vec::new();
        }
        let shown = report.shown_text(field);
        let (mut done, mut units) = (0, 0);
        let mut at = |place| {
            let place = report.shown_place(field, place);
            units += shown.get(done..place).map_or(0, utf16::length);
            done = place;
            units
        };
        let view = |one: &LiveFigure| Self {
            section: field.key(),
            span: (at(one.place.start), at(one.place.end)),
            cell: report.form.info(one.cell).address,
            name: report.form.name_of(one.cell),
            is_known: report.text(field).get(one.place.clone()) != Some(NO_FIGURE),
        };
        figures.iter().map(view).collect()
    }
}

/// How long each field of prose is.
pub fn words(report: &Report) -> BTreeMap<&'static str, usize> {
    Field::prose(report.form).map(|field| (field.key(), document::count(report.text(field)))).collect()
}

/// The figures of a table, to choose one for a text.
#[derive(Serialize)]
pub struct FigureGroup {
    table: &'static str,
    heading: &'static str,
    figures: Vec<FigureView>,
}

#[derive(Serialize)]
struct FigureView {
    cell: &'static str,
    name: String,
    /// All its headings, by which it can be looked for.
    label: &'static str,
    text: String,
}

impl FigureGroup {
    pub fn all(report: &Report) -> Vec<Self> {
        let form = report.form;
        let figures = report.figures();
        let figure = |cell| FigureView {
            cell: form.info(cell).address,
            name: form.name_of(cell),
            label: form.info(cell).label,
            text: report.printed(cell, &figures),
        };
        let group = |section: &Section| {
            let Body::Table(index) = section.body else { return None };
            let cells = form.cell_ids().filter(|cell| form.info(*cell).table == index);
            Some(Self { table: section.key, heading: section.heading, figures: cells.map(figure).collect() })
        };
        form.sections.iter().filter_map(group).collect()
    }
}

/// What to say in a part of a field, and whether it is there.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct PartView {
    key: &'static str,
    name: &'static str,
    prompts: &'static [&'static str],
    is_there: bool,
}

impl PartView {
    pub fn all(report: &Report, field: Field) -> Vec<Self> {
        let view = |part: &Part| Self {
            key: part.key,
            name: part.name,
            prompts: part.prompts,
            is_there: rules::has_part(report, field, part),
        };
        report.form.parts(field.key()).iter().map(view).collect()
    }
}

/// What came of a paste.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct PastedView {
    pub caret: usize,
    pub is_less: bool,
}
