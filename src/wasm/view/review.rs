//! What the page is told of a file that was read, before anybody takes it.

use super::note::ReviewNote;
use crate::form::{Body, CellId, Form, Section};
use crate::read::{Amount, Bounds, Copied, Read, Source, SourceCell, SourcePage};
use crate::report::{Doubt, Field, Place, Report};
use crate::text::excerpt::excerpt;
use serde::Serialize;
use std::borrow::Cow;
use tsify::Tsify;

/// What was understood of a file that carries no report of ours, beside what it shows.
#[derive(Serialize, Tsify)]
pub struct Review<'a> {
    title: String,
    year: Option<u16>,
    edition: &'static str,
    tables: Vec<ReviewTable<'a>>,
    /// None where the file does not say what stands where.
    pages: Vec<ReviewPage<'a>>,
    sections: Vec<ReviewSection<'a>>,
    doubts: Vec<ReviewDoubt<'a>>,
    notes: Vec<ReviewNote<'a>>,
}

/// The report on a clipboard: how much of one it is, and whether the HTML there says so or the plain text.
#[derive(Serialize, Tsify)]
#[serde(rename_all = "camelCase")]
pub struct CopiedReport {
    #[tsify(type = "'part' | 'whole' | 'draft'")]
    amount: &'static str,
    is_html: bool,
}

impl CopiedReport {
    pub fn of(copied: Copied) -> Self {
        let amount = match copied.amount {
            Amount::Part => "part",
            Amount::Whole => "whole",
            Amount::Draft => "draft",
        };
        Self { amount, is_html: copied.is_html }
    }
}

/// A table of the form: how many of its cells were found, and its lines as they stand in the file.
#[derive(Serialize, Tsify)]
struct ReviewTable<'a> {
    heading: &'static str,
    found: usize,
    all: usize,
    lines: Vec<Vec<ReviewCell<'a>>>,
}

/// A cell of a file's table: its text, how many columns before it are covered from above and how
/// many it covers, and the cell of the form that it was read into.
#[derive(Serialize, Tsify)]
#[serde(rename_all = "camelCase")]
struct ReviewCell<'a> {
    text: &'a str,
    gap: usize,
    columns: usize,
    address: Option<&'static str>,
    name: String,
    is_doubted: bool,
}

/// A page as it is drawn: its lines, its texts and the cells of the form that were read of it, each with its left,
/// upper, right and lower edge. Lengths are in twentieths of a point.
#[derive(Serialize, Tsify)]
struct ReviewPage<'a> {
    width: i32,
    height: i32,
    rules: Vec<[i32; 4]>,
    texts: Vec<(&'a str, [i32; 4])>,
    cells: Vec<(&'static str, [i32; 4])>,
}

/// A section of prose, as it was read.
#[derive(Serialize, Tsify)]
struct ReviewSection<'a> {
    heading: String,
    text: &'a str,
}

/// A place that may be read wrongly, and why.
#[derive(Serialize, Tsify)]
struct ReviewDoubt<'a> {
    place: &'a str,
    name: String,
    text: Cow<'a, str>,
    why: &'a str,
}

impl<'a> Review<'a> {
    /// `None` where the file carries the report itself.
    pub fn of(read: &'a Read) -> Option<Self> {
        let (report, source) = (&read.report, read.source.as_ref()?);
        let form = report.form;
        let mut review = Self {
            title: report.title(),
            year: report.year(),
            edition: form.edition,
            tables: Vec::new(),
            pages: source.pages.iter().map(|page| ReviewPage::of(form, page)).collect(),
            sections: Vec::new(),
            doubts: report.doubts.iter().map(|doubt| ReviewDoubt::of(form, doubt)).collect(),
            notes: read.notes.iter().map(|note| ReviewNote::of(form, source, note)).collect(),
        };
        let mut below = Vec::new();
        for section in form.sections {
            let field = Field::Section(section.key);
            let read = ReviewSection { heading: Place::Field(field).name(form), text: report.text(field) };
            match section.body {
                Body::Prose { .. } => review.sections.push(read),
                Body::Table(index) => {
                    review.tables.push(ReviewTable::of(report, source, section, index));
                    below.extend(Some(read).filter(|read| !read.text.is_empty()));
                }
            }
        }
        // Notes count the sections of prose (`ReviewPlace`).
        review.sections.extend(below);
        Some(review)
    }
}

impl<'a> ReviewPage<'a> {
    fn of(form: &'static Form, page: &'a SourcePage) -> Self {
        let edges = |own: Bounds| [own.left, own.top, own.right, own.bottom];
        Self {
            width: page.width,
            height: page.height,
            rules: page.rules.iter().map(|rule| edges(*rule)).collect(),
            texts: page.texts.iter().map(|(text, own)| (text.as_str(), edges(*own))).collect(),
            cells: page.cells.iter().map(|(cell, own)| (form.info(*cell).address, edges(*own))).collect(),
        }
    }
}

impl<'a> ReviewTable<'a> {
    fn of(report: &Report, source: &'a Source, section: &Section, index: usize) -> Self {
        let lines = source.tables.get(index).map_or(&[][..], Vec::as_slice);
        let read = lines.iter().flatten().filter(|cell| cell.cell.is_some());
        let is_own = |cell: &CellId| report.form.info(*cell).table == index;
        Self {
            heading: section.heading,
            found: read.count(),
            all: report.form.cell_ids().filter(is_own).count(),
            lines: lines
                .iter()
                .map(|line| line.iter().map(|cell| ReviewCell::of(report, cell)).collect())
                .collect(),
        }
    }
}

impl<'a> ReviewCell<'a> {
    fn of(report: &Report, cell: &'a SourceCell) -> Self {
        let form = report.form;
        let address = cell.cell.map(|cell| form.info(cell).address);
        Self {
            text: &cell.text,
            gap: cell.gap,
            columns: cell.columns,
            address,
            name: cell.cell.map(|cell| form.name_of(cell)).unwrap_or_default(),
            is_doubted: address.is_some_and(|own| report.doubts.iter().any(|doubt| doubt.place == own)),
        }
    }
}

impl<'a> ReviewDoubt<'a> {
    fn of(form: &'static Form, doubt: &'a Doubt) -> Self {
        let field = || Field::read(form, &doubt.place).map(Place::Field);
        let place = form.cell(&doubt.place).map(Place::Cell).or_else(field);
        let name = place.map(|place| place.name(form)).unwrap_or_default();
        Self { place: &doubt.place, name, text: excerpt(&doubt.text), why: &doubt.why }
    }
}
