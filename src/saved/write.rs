//! The saved file: JSON of [`SCHEMA`], keys in form order, one
//! cell a line, so that two drafts can be compared line by line.
//!
//! It holds what was typed and nothing else: a total that is computed has no entry, and
//! what there is none of (last year's report, accepted findings) has no key.

use super::SCHEMA;
use crate::form::Form;
use crate::report::{Acceptance, Aside, Doubt, Field, Report, Totals};
use serde::ser::{Serialize, SerializeMap, Serializer};

/// The saved file of a report, as text.
pub fn write(report: &Report) -> String {
    // Nothing in `Saved` can fail to be spelled.
    serde_json::to_string_pretty(&saved(report, Some(SCHEMA))).unwrap_or_default() + "\n"
}

fn saved<'a>(report: &'a Report, schema: Option<&'static str>) -> Saved<'a> {
    let text = |field| report.text(field);
    Saved {
        schema,
        edition: report.form.edition,
        organ: Organ { name: text(Field::OrganName), kind: text(Field::OrganKind) },
        year: match text(Field::Year).parse::<u16>() {
            // “02025” stays as it was typed.
            Ok(year) if year.to_string() == text(Field::Year) => Year::Plain(year),
            _ => Year::Typed(text(Field::Year)),
        },
        title: text(Field::Title),
        published: text(Field::Published),
        prose: ProseOf(report),
        totals: TotalsOf(report),
        cells: Cells(report),
        last_year: report.last_year.as_deref().map(|report| Box::new(saved(report, None))),
        accepted: report.accepted.iter().map(Accepted::of).collect(),
        aside: report.aside.iter().map(KeptAside::of).collect(),
        doubts: report.doubts.iter().map(ReadInDoubt::of).collect(),
    }
}

#[derive(serde::Serialize)]
struct Saved<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    schema: Option<&'static str>,
    edition: &'static str,
    organ: Organ<'a>,
    year: Year<'a>,
    title: &'a str,
    published: &'a str,
    #[serde(flatten)]
    prose: ProseOf<'a>,
    totals: TotalsOf<'a>,
    cells: Cells<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    last_year: Option<Box<Saved<'a>>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    accepted: Vec<Accepted<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    aside: Vec<KeptAside<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    doubts: Vec<ReadInDoubt<'a>>,
}

#[derive(serde::Serialize)]
struct Accepted<'a> {
    rule: &'a str,
    place: &'a str,
    found: &'a str,
    expected: &'a str,
    figures: FiguresOf<'a>,
    reason: &'a str,
}

impl<'a> Accepted<'a> {
    fn of(one: &'a Acceptance) -> Self {
        Self {
            rule: &one.rule,
            place: &one.place,
            found: &one.found,
            expected: &one.expected,
            figures: FiguresOf(&one.figures),
            reason: &one.reason,
        }
    }
}

#[derive(serde::Serialize)]
struct KeptAside<'a> {
    edition: &'a str,
    place: &'a str,
    text: &'a str,
}

impl<'a> KeptAside<'a> {
    fn of(one: &'a Aside) -> Self {
        Self { edition: &one.edition, place: &one.place, text: &one.text }
    }
}

#[derive(serde::Serialize)]
struct ReadInDoubt<'a> {
    place: &'a str,
    text: &'a str,
    why: &'a str,
}

impl<'a> ReadInDoubt<'a> {
    fn of(one: &'a Doubt) -> Self {
        Self { place: &one.place, text: &one.text, why: &one.why }
    }
}

/// What stood in some cells, by address.
struct FiguresOf<'a>(&'a [(String, String)]);

impl Serialize for FiguresOf<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(address, text)| (address, text)))
    }
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

/// The fields of prose, each by its key.
struct ProseOf<'a>(&'a Report);

impl Serialize for ProseOf<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let report = self.0;
        // Few offices say anything below a table.
        let is_written =
            |field: &Field| !field.is_below_table(report.form) || !report.text(*field).is_empty();
        let fields = Field::prose(report.form).filter(is_written);
        serializer.collect_map(fields.map(|field| (field.key(), report.saved_text(field))))
    }
}

struct TotalsOf<'a>(&'a Report);

impl Serialize for TotalsOf<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let form: &Form = self.0.form;
        let mut map = serializer.serialize_map(None)?;
        for (index, table) in form.tables.iter().enumerate() {
            if form.has_sums(index) {
                map.serialize_entry(table.key, self.0.totals(index).key())?;
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
