//! What the page is told of the prose: its statements, its live figures, what to say in it.

use super::by_name::ByName;
use crate::claims;
use crate::data::{SpelledClaim, spell_claims};
use crate::document;
use crate::form::{Body, Section, SectionPart};
use crate::report::{self, Field, NO_FIGURE, Report};
use crate::rules;
use crate::text::utf16;
use serde::Serialize;
use tsify::Tsify;

/// A number that the prose states, where it stands, and what it was held against, in words;
/// `holds` is `null` while that is not known.
#[derive(Serialize, Tsify)]
pub struct Claim<'a> {
    #[tsify(type = "FieldKey")]
    section: &'static str,
    quote: &'a str,
    span: (usize, usize),
    cells: Vec<String>,
    holds: Option<bool>,
    said: String,
}

impl<'a> Claim<'a> {
    pub fn all(report: &'a Report, claims: &[claims::Claim]) -> Vec<Self> {
        let spelled = spell_claims(report, claims).into_iter().zip(claims);
        // A statement has a place in the text that states it.
        let view = |(spelled, claim): (SpelledClaim<'a>, &claims::Claim)| {
            Some(Self {
                section: spelled.section,
                quote: spelled.quote,
                span: spelled.span?,
                cells: spelled.cells,
                holds: spelled.holds,
                said: rules::held_against(report.form, claim),
            })
        };
        spelled.filter_map(view).collect()
    }
}

/// A figure in the prose that follows a cell: where it stands, brackets and all, and what the cell
/// is called. It is printed without its brackets once the cell's number is known.
#[derive(Serialize, Tsify)]
#[serde(rename_all = "camelCase")]
pub struct LiveFigure {
    #[tsify(type = "FieldKey")]
    section: &'static str,
    span: (usize, usize),
    cell: &'static str,
    name: String,
    is_known: bool,
}

impl LiveFigure {
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
        let view = |one: &report::LiveFigure| Self {
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
pub fn words(report: &Report) -> ByName<usize> {
    Field::prose(report.form).map(|field| (field.key(), document::count(report.text(field)))).collect()
}

/// The figures of a table, to choose one for a text.
#[derive(Serialize, Tsify)]
pub struct FigureGroup {
    table: &'static str,
    heading: &'static str,
    figures: Vec<Figure>,
}

/// A figure that can be put into a text.
#[derive(Serialize, Tsify)]
struct Figure {
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
        let figure = |cell| Figure {
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

/// What to say in a part of a field, and whether the field has a paragraph on it.
#[derive(Serialize, Tsify)]
#[serde(rename_all = "camelCase")]
pub struct Prompt {
    key: &'static str,
    name: &'static str,
    prompts: &'static [&'static str],
    is_there: bool,
}

impl Prompt {
    pub fn all(report: &Report, field: Field) -> Vec<Self> {
        let view = |part: &SectionPart| Self {
            key: part.key,
            name: part.name,
            prompts: part.prompts,
            is_there: rules::has_part(report, field, part),
        };
        report.form.parts(field.key()).iter().map(view).collect()
    }
}

/// Where the caret stands after a paste, and whether something went from it that could be seen.
#[derive(Serialize, Tsify)]
#[serde(rename_all = "camelCase")]
pub struct PastedText {
    pub caret: usize,
    pub is_less: bool,
}
