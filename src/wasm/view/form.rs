//! The official form, as the page draws it.

use super::look::{LookChoice, Named};
use crate::form::{self, Body, CellKind, Form, Section, Table};
use crate::report::{Field, OrganKind, Place};
use serde::Serialize;
use tsify::Tsify;

/// The official form.
#[derive(Serialize, Tsify)]
#[serde(rename_all = "camelCase")]
pub struct OfficialForm {
    edition: &'static str,
    looks: Vec<LookChoice>,
    name: &'static str,
    document_number: &'static str,
    sections: Vec<FormSection>,
    cells: Vec<&'static str>,
    organ_kinds: Vec<Named>,
    /// All that is no cell, in the order of the form.
    fields: Vec<FormField>,
    /// The editions that can be chosen, the newest first.
    editions: Vec<OfferedEdition>,
}

/// A field: everything of a report that is no cell.
#[derive(Serialize, Tsify)]
#[serde(rename_all = "camelCase")]
struct FormField {
    key: &'static str,
    name: String,
    is_prose: bool,
}

impl FormField {
    fn of(form: &'static Form, field: Field) -> Self {
        Self { key: field.key(), name: Place::Field(field).name(form), is_prose: field.is_prose() }
    }
}

/// An edition that a person can choose: 2021 年版, 2021 年度起.
#[derive(Serialize, Tsify)]
struct OfferedEdition {
    edition: &'static str,
    name: String,
    years: String,
}

impl OfferedEdition {
    fn of(form: &Form) -> Self {
        Self { edition: form.edition, name: format!("{} 年版", form.edition), years: form.report_years() }
    }
}

/// A section: prose with the template's hint, or a table.
#[derive(Serialize, Tsify)]
struct FormSection {
    key: &'static str,
    heading: &'static str,
    hint: Option<&'static str>,
    aspects: &'static [&'static str],
    table: Option<FormTable>,
}

/// One official table, line by line; widths in twips.
#[derive(Serialize, Tsify)]
#[serde(rename_all = "camelCase")]
struct FormTable {
    key: &'static str,
    widths: &'static [u32],
    header_lines: usize,
    has_sums: bool,
    lines: Vec<Vec<Printed>>,
}

/// A rectangle of a printed table: a label, or the place of a cell.
#[derive(Serialize, Tsify)]
struct Printed {
    text: &'static str,
    cell: Option<&'static str>,
    label: &'static str,
    column: usize,
    columns: usize,
    rows: usize,
    sum: bool,
    money: bool,
}

impl OfficialForm {
    pub fn of(form: &'static Form) -> Self {
        Self {
            edition: form.edition,
            looks: LookChoice::all(),
            name: form.name,
            document_number: form.document_number,
            sections: form.sections.iter().map(|section| FormSection::of(form, section)).collect(),
            cells: form.cells.iter().map(|cell| cell.address).collect(),
            fields: Field::all(form).map(|field| FormField::of(form, field)).collect(),
            editions: Form::all().iter().rev().map(|form| OfferedEdition::of(form)).collect(),
            organ_kinds: OrganKind::all().map(|(key, name)| Named { key, name }).collect(),
        }
    }
}

impl FormSection {
    fn of(form: &'static Form, section: &'static Section) -> Self {
        let (hint, aspects, table) = match section.body {
            Body::Prose { hint, aspects, .. } => (Some(hint), aspects, None),
            Body::Table(index) => {
                (None, &[][..], form.tables.get(index).map(|table| FormTable::of(form, table)))
            }
        };
        Self { key: section.key, heading: section.heading, hint, aspects, table }
    }
}

impl FormTable {
    fn of(form: &'static Form, table: &'static Table) -> Self {
        let printed = |item| Printed::of(form, item);
        let lines: Vec<Vec<Printed>> =
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

impl Printed {
    fn of(form: &'static Form, item: &'static form::Printed) -> Self {
        let info = item.cell.map(|cell| form.info(cell));
        Self {
            text: item.text,
            cell: info.map(|info| info.address),
            label: info.map_or("", |info| info.label),
            column: item.column,
            columns: item.columns,
            rows: item.rows,
            sum: info.is_some_and(|info| info.is_sum),
            money: info.is_some_and(|info| matches!(info.kind, CellKind::Money | CellKind::Payment)),
        }
    }
}
