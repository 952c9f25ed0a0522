//! The official form, as the page draws it.

use super::look::{LookView, OptionView};
use crate::form::{Body, Form, Kind, Printed, Section, Table};
use crate::report::{Field, OrganKind, Place};
use serde::Serialize;

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct FormView {
    edition: &'static str,
    looks: Vec<LookView>,
    name: &'static str,
    document_number: &'static str,
    sections: Vec<SectionView>,
    cells: Vec<&'static str>,
    organ_kinds: Vec<OptionView>,
    fields: Vec<FieldView>,
    editions: Vec<EditionView>,
}

/// A field: everything of a report that is no cell.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct FieldView {
    key: &'static str,
    name: String,
    is_prose: bool,
}

impl FieldView {
    fn of(form: &'static Form, field: Field) -> Self {
        Self { key: field.key(), name: Place::Field(field).name(form), is_prose: field.is_prose() }
    }
}

/// An edition that a person can choose.
#[derive(Serialize)]
struct EditionView {
    edition: &'static str,
    name: String,
    years: String,
}

impl EditionView {
    fn of(form: &Form) -> Self {
        Self { edition: form.edition, name: format!("{} 年版", form.edition), years: form.report_years() }
    }
}

#[derive(Serialize)]
struct SectionView {
    key: &'static str,
    heading: &'static str,
    hint: Option<&'static str>,
    aspects: &'static [&'static str],
    table: Option<TableView>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct TableView {
    key: &'static str,
    widths: &'static [u32],
    header_lines: usize,
    has_sums: bool,
    lines: Vec<Vec<PrintedView>>,
}

#[derive(Serialize)]
struct PrintedView {
    text: &'static str,
    cell: Option<&'static str>,
    label: &'static str,
    column: usize,
    columns: usize,
    rows: usize,
    sum: bool,
    money: bool,
}

impl FormView {
    pub fn of(form: &'static Form) -> Self {
        Self {
            edition: form.edition,
            looks: LookView::all(),
            name: form.name,
            document_number: form.document_number,
            sections: form.sections.iter().map(|section| SectionView::of(form, section)).collect(),
            cells: form.cells.iter().map(|cell| cell.address).collect(),
            fields: Field::all(form).map(|field| FieldView::of(form, field)).collect(),
            editions: Form::all().iter().rev().map(|form| EditionView::of(form)).collect(),
            organ_kinds: OrganKind::all().map(|(key, name)| OptionView { key, name }).collect(),
        }
    }
}

impl SectionView {
    fn of(form: &'static Form, section: &'static Section) -> Self {
        let (hint, aspects, table) = match section.body {
            Body::Prose { hint, aspects, .. } => (Some(hint), aspects, None),
            Body::Table(index) => {
                (None, &[][..], form.tables.get(index).map(|table| TableView::of(form, table)))
            }
        };
        Self { key: section.key, heading: section.heading, hint, aspects, table }
    }
}

impl TableView {
    fn of(form: &'static Form, table: &'static Table) -> Self {
        let printed = |item| PrintedView::of(form, item);
        let lines: Vec<Vec<PrintedView>> =
            table.lines.iter().map(|line| line.cells.iter().map(printed).collect()).collect();
        Self {
            key: table.key,
            widths: table.widths,
            header_lines: table.header_lines,
            has_sums: lines.iter().flatten().any(|item| item.sum),
            lines,
        }
    }
}

impl PrintedView {
    fn of(form: &'static Form, item: &'static Printed) -> Self {
        let info = item.cell.map(|cell| form.info(cell));
        Self {
            text: item.text,
            cell: info.map(|info| info.address),
            label: info.map_or("", |info| info.label),
            column: item.column,
            columns: item.columns,
            rows: item.rows,
            sum: info.is_some_and(|info| info.is_sum),
            money: info.is_some_and(|info| matches!(info.kind, Kind::Money | Kind::Payment)),
        }
    }
}
