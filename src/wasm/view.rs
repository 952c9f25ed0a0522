//! What the page is shown, as plain data; the TypeScript types stand beside the verbs that
//! give it.

use crate::claims::Claim;
use crate::data::{Spelled, SpelledClaim, spell, spell_claims};
use crate::document::{self, Choice, Fonts, Lines, Margins, Style};
use crate::form::{Body, Form, Kind, Part, Table};
use crate::report::{Field, LiveFigure, NO_FIGURE, OrganKind, Report, Totals};
use crate::rules::{self, Finding};
use crate::write::{Piece, PieceHtml, Preview};
use serde::Serialize;
use std::collections::BTreeMap;

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct NewsOf<'a> {
    pub(super) title: String,
    pub(super) shown: Vec<String>,
    pub(super) computed: Vec<&'static str>,
    pub(super) tidied: BTreeMap<&'static str, &'a str>,
    pub(super) findings: Vec<FindingNews<'a>>,
    pub(super) errors: usize,
    pub(super) warnings: usize,
    pub(super) infos: usize,
    pub(super) totals: BTreeMap<&'static str, &'static str>,
    pub(super) blank: BTreeMap<&'static str, usize>,
    pub(super) undo: Option<&'a str>,
    pub(super) redo: Option<&'a str>,
    pub(super) claims: Option<Vec<ClaimView<'a>>>,
    pub(super) words: Option<BTreeMap<&'static str, usize>>,
    pub(super) live: Option<Vec<LiveView>>,
    pub(super) year: Option<u16>,
    pub(super) has_last_year: bool,
}

/// A finding; where it was shown before, its place among those.
#[derive(Serialize)]
#[serde(untagged)]
pub(super) enum FindingNews<'a> {
    Known(usize),
    New(Box<Spelled<'a>>),
}

impl<'a> FindingNews<'a> {
    pub(super) fn all(report: &'a Report, findings: &'a [Finding], known: &[Option<usize>]) -> Vec<Self> {
        let pairs = || findings.iter().zip(known);
        let mut new =
            spell(report, pairs().filter(|(_, known)| known.is_none()).map(|(one, _)| one)).into_iter();
        let news = |known: &Option<usize>| match known {
            Some(place) => Some(Self::Known(*place)),
            None => new.next().map(|one| Self::New(Box::new(one))),
        };
        known.iter().filter_map(news).collect()
    }
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct LastYearView {
    title: String,
    is_known: bool,
    cells: Vec<LastYearCell>,
}

#[derive(Serialize)]
struct LastYearCell {
    address: &'static str,
    name: String,
    text: String,
}

impl LastYearView {
    pub(super) fn of(report: &Report) -> Self {
        let last = report.last_year.as_deref();
        let figures = last.map(Report::figures);
        let cell = |cell| LastYearCell {
            address: report.form.info(cell).address,
            name: report.form.name_of(cell),
            text: last
                .zip(figures.as_ref())
                .map_or(String::new(), |(last, figures)| last.printed(cell, figures)),
        };
        Self {
            title: last.map(Report::title).unwrap_or_default(),
            is_known: last.is_some(),
            cells: rules::compared_with_last_year(report.form).map(cell).collect(),
        }
    }
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct FormView {
    pub(super) edition: &'static str,
    pub(super) looks: Vec<LookView>,
    pub(super) name: &'static str,
    pub(super) document_number: &'static str,
    pub(super) sections: Vec<SectionView>,
    pub(super) cells: Vec<&'static str>,
    pub(super) organ_kinds: Vec<KindView>,
}

#[derive(Serialize)]
pub(super) struct KindView {
    pub(super) key: &'static str,
    pub(super) name: &'static str,
}

#[derive(Serialize)]
pub(super) struct SectionView {
    pub(super) key: &'static str,
    pub(super) heading: &'static str,
    pub(super) hint: Option<&'static str>,
    pub(super) aspects: &'static [&'static str],
    pub(super) table: Option<TableView>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct TableView {
    pub(super) key: &'static str,
    pub(super) widths: &'static [u32],
    pub(super) header_lines: usize,
    pub(super) has_sums: bool,
    pub(super) lines: Vec<Vec<PrintedView>>,
}

#[derive(Serialize)]
pub(super) struct PrintedView {
    pub(super) text: &'static str,
    pub(super) cell: Option<&'static str>,
    pub(super) label: &'static str,
    pub(super) column: usize,
    pub(super) columns: usize,
    pub(super) rows: usize,
    pub(super) sum: bool,
    pub(super) money: bool,
}

/// A number of the prose that was held against something.
#[derive(Serialize)]
pub(super) struct ClaimView<'a> {
    section: &'static str,
    quote: &'a str,
    span: Option<(usize, usize)>,
    cells: Vec<String>,
    holds: Option<bool>,
    said: String,
}

impl<'a> ClaimView<'a> {
    pub(super) fn all(report: &'a Report, claims: &[Claim]) -> Vec<Self> {
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
pub(super) struct LiveView {
    section: &'static str,
    span: (usize, usize),
    cell: &'static str,
    name: String,
    is_known: bool,
}

impl LiveView {
    pub(super) fn all(report: &Report) -> Vec<Self> {
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
            units += shown.get(done..place).map_or(0, |piece| piece.encode_utf16().count());
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
pub(super) fn words(report: &Report) -> BTreeMap<&'static str, usize> {
    Field::prose(report.form).map(|field| (field.key(), document::count(report.text(field)))).collect()
}

/// The figures of a table, to choose one for a text.
#[derive(Serialize)]
pub(super) struct FigureGroup {
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
    pub(super) fn all(report: &Report) -> Vec<Self> {
        let form = report.form;
        let figures = report.figures();
        let figure = |cell| FigureView {
            cell: form.info(cell).address,
            name: form.name_of(cell),
            label: form.info(cell).label,
            text: report.printed(cell, &figures),
        };
        let group = |section: &crate::form::Section| {
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
pub(super) struct PartView {
    key: &'static str,
    name: &'static str,
    prompts: &'static [&'static str],
    is_there: bool,
}

impl PartView {
    pub(super) fn of(part: &Part, is_there: bool) -> Self {
        Self { key: part.key, name: part.name, prompts: part.prompts, is_there }
    }
}

/// What came of a paste.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct PastedView {
    pub(super) caret: usize,
    pub(super) is_less: bool,
}

/// The report as it will be printed: its HTML, and the style sheets for the root that it
/// stands in and for the document.
#[derive(Serialize)]
pub(super) struct PreviewView {
    body: String,
    style: String,
    sheet: String,
}

impl PreviewView {
    pub(super) fn of(Preview { body, style, sheet }: Preview) -> Self {
        Self { body, style, sheet }
    }
}

/// The same block by block.
#[derive(Serialize)]
pub(super) struct PiecesView<'a> {
    pieces: Vec<PieceView>,
    style: Option<&'a str>,
}

#[derive(Serialize)]
struct PieceView {
    html: HtmlView,
    key: &'static str,
    span: (usize, usize),
    gap: (usize, usize),
}

/// A piece as HTML; where it was shown before, its place among those.
#[derive(Serialize)]
#[serde(untagged)]
enum HtmlView {
    Known(usize),
    New(String),
}

impl<'a> PiecesView<'a> {
    pub(super) fn of((pieces, style): (Vec<Piece>, Option<&'a str>)) -> Self {
        let view = |Piece { html, key, place, gap }: Piece| PieceView {
            html: match html {
                PieceHtml::Known(place) => HtmlView::Known(place),
                PieceHtml::New(html) => HtmlView::New(html),
            },
            key,
            span: (place.start, place.end),
            gap: (gap.start, gap.end),
        };
        Self { pieces: pieces.into_iter().map(view).collect(), style }
    }
}

/// One choice of how printed files look.
#[derive(Serialize)]
pub(super) struct LookView {
    key: &'static str,
    name: &'static str,
    options: Vec<KindView>,
}

fn look_views() -> Vec<LookView> {
    vec![
        LookView { key: "kind", name: "版式", options: options::<document::Kind>() },
        LookView { key: "margins", name: "页边距", options: options::<Margins>() },
        LookView { key: "lines", name: "行距", options: options::<Lines>() },
        LookView { key: "fonts", name: "正文字体", options: options::<Fonts>() },
    ]
}

fn options<C: Choice>() -> Vec<KindView> {
    C::ALL.iter().map(|(_, key, name)| KindView { key, name }).collect()
}

/// The choices of a style, by their keys.
pub(super) fn look(style: Style) -> BTreeMap<&'static str, &'static str> {
    [
        ("kind", style.kind.key()),
        ("margins", style.margins.key()),
        ("lines", style.lines.key()),
        ("fonts", style.fonts.key()),
    ]
    .into()
}

pub(super) fn form_view(form: &'static Form) -> FormView {
    let section = |section: &'static crate::form::Section| {
        let (hint, aspects, table) = match section.body {
            Body::Prose { hint, aspects, .. } => (Some(hint), aspects, None),
            Body::Table(index) => {
                (None, &[][..], form.tables.get(index).map(|table| table_view(form, table)))
            }
        };
        SectionView { key: section.key, heading: section.heading, hint, aspects, table }
    };
    FormView {
        edition: form.edition,
        looks: look_views(),
        name: form.name,
        document_number: form.document_number,
        sections: form.sections.iter().map(section).collect(),
        cells: form.cells.iter().map(|cell| cell.address).collect(),
        organ_kinds: OrganKind::all().map(|(key, name)| KindView { key, name }).collect(),
    }
}

fn table_view(form: &'static Form, table: &'static Table) -> TableView {
    let printed = |item: &'static crate::form::Printed| {
        let info = item.cell.map(|cell| form.info(cell));
        PrintedView {
            text: item.text,
            cell: info.map(|info| info.address),
            label: info.map_or("", |info| info.label),
            column: item.column,
            columns: item.columns,
            rows: item.rows,
            sum: info.is_some_and(|info| info.is_sum),
            money: info.is_some_and(|info| info.kind == Kind::Money),
        }
    };
    let lines: Vec<Vec<PrintedView>> =
        table.lines.iter().map(|line| line.cells.iter().map(printed).collect()).collect();
    TableView {
        key: table.key,
        widths: table.widths,
        header_lines: table.header_lines,
        has_sums: lines.iter().flatten().any(|item| item.sum),
        lines,
    }
}

pub(super) fn totals_key(totals: Totals) -> &'static str {
    match totals {
        Totals::Computed => "computed",
        Totals::Entered => "entered",
    }
}
