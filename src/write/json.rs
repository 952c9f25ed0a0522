//! The saved file: JSON of [`SCHEMA`](crate::read::SCHEMA), keys in form order, one
//! cell a line, so that two drafts can be compared line by line.
//!
//! It holds what was typed and nothing else: a total that is computed has no entry.

use crate::form::Form;
use crate::read::SCHEMA;
use crate::report::{Field, Report, Totals};
use serde::ser::{Serialize, SerializeMap, Serializer};

/// The saved file of a report, as text.
pub(super) fn json(report: &Report) -> String {
    let text = |field| report.text(field);
    let saved = Saved {
        schema: SCHEMA,
        edition: report.form.edition,
        organ: Organ { name: text(Field::OrganName), kind: text(Field::OrganKind) },
        year: match text(Field::Year).parse::<u16>() {
            // “02025” stays as it was typed.
            Ok(year) if year.to_string() == text(Field::Year) => Year::Plain(year),
            _ => Year::Typed(text(Field::Year)),
        },
        title: text(Field::Title),
        published: text(Field::Published),
        preface: text(Field::Preface),
        overview: text(Field::Overview),
        problems: text(Field::Problems),
        other_matters: text(Field::OtherMatters),
        totals: TotalsOf(report),
        cells: Cells(report),
    };
    // Nothing in `Saved` can fail to be spelled.
    serde_json::to_string_pretty(&saved).unwrap_or_default() + "\n"
}

#[derive(serde::Serialize)]
struct Saved<'a> {
    schema: &'static str,
    edition: &'static str,
    organ: Organ<'a>,
    year: Year<'a>,
    title: &'a str,
    published: &'a str,
    preface: &'a str,
    overview: &'a str,
    problems: &'a str,
    other_matters: &'a str,
    totals: TotalsOf<'a>,
    cells: Cells<'a>,
}

#[derive(serde::Serialize)]
struct Organ<'a> {
    name: &'a str,
    kind: &'a str,
}

/// A year is a number in the file, unless something else was typed.
#[derive(serde::Serialize)]
#[serde(untagged)]
enum Year<'a> {
    Plain(u16),
    Typed(&'a str),
}

struct TotalsOf<'a>(&'a Report);

impl Serialize for TotalsOf<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let form: &Form = self.0.form;
        let mut map = serializer.serialize_map(None)?;
        for (index, table) in form.tables.iter().enumerate() {
            let has_sums = form.cells.iter().any(|cell| cell.table == index && cell.is_sum);
            if has_sums {
                let totals = if self.0.totals(index) == Totals::Entered { "entered" } else { "computed" };
                map.serialize_entry(table.key, totals)?;
            }
        }
        map.end()
    }
}

struct Cells<'a>(&'a Report);

impl Serialize for Cells<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let form = self.0.form;
        let mut map = serializer.serialize_map(None)?;
        for cell in form.cell_ids() {
            let (info, text) = (form.info(cell), self.0.cell(cell));
            let is_computed = info.is_sum && text.is_empty() && self.0.totals(info.table) == Totals::Computed;
            if !is_computed {
                map.serialize_entry(info.address, text)?;
            }
        }
        map.end()
    }
}
