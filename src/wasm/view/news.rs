//! Everything that the page shows of a draft, or what is new in it.

use super::by_name::ByName;
use super::finding::Finding;
use super::prose::{Claim, LiveFigure, words};
use crate::data::spell;
use crate::draft;
use crate::form::CellId;
use crate::report::{Aside, Reading};
use crate::rules::Severity;
use serde::Serialize;
use tsify::Tsify;

/// What is to be shown of a draft, less what is as it was when it was shown last: of prose that
/// is the same, nothing is said again.
#[derive(Serialize, Tsify)]
#[serde(rename_all = "camelCase")]
pub struct News<'a> {
    title: String,
    /// The edition of the form that the draft fills in.
    edition: &'static str,
    /// The edition that the year of the report calls for, where it is another one.
    offered: Option<&'static str>,
    /// What was typed on another edition and has no place on this one: the draft keeps it.
    aside: Option<Vec<LeftAside<'a>>>,
    /// What each cell shows that shows anything: the number as understood, else the text as typed.
    #[tsify(type = "Record<string, string>")]
    shown: ByName<String>,
    /// The sums that were worked out because nobody typed one.
    computed: Vec<&'static str>,
    /// What was typed where something else is shown.
    #[tsify(type = "Record<string, string>")]
    tidied: ByName<&'a str>,
    findings: Vec<FindingNews<'a>>,
    errors: usize,
    warnings: usize,
    infos: usize,
    #[tsify(type = "Record<string, \"computed\" | \"entered\">")]
    totals: ByName<&'static str>,
    /// How many cells of each table are still to be filled in.
    #[tsify(type = "Record<string, number>")]
    blank: ByName<usize>,
    /// The name of the step that can be taken back.
    undo: Option<&'a str>,
    /// The name of the step that can be done again.
    redo: Option<&'a str>,
    /// The numbers that the prose states.
    claims: Option<Vec<Claim<'a>>>,
    /// How long each field of prose is, as WPS counts.
    #[tsify(type = "Record<string, number> | null")]
    words: Option<ByName<usize>>,
    /// The figures in the prose that follow a cell.
    live: Option<Vec<LiveFigure>>,
    /// The year that the report is on.
    year: Option<u16>,
    has_last_year: bool,
}

impl<'a> News<'a> {
    pub fn of(news: &draft::News<'a>) -> Self {
        let (report, figures) = (news.report, &news.figures);
        let form = report.form;
        let address = |cell| form.info(cell).address;
        let is_tidied =
            |cell: &CellId| matches!(figures.get(*cell).reading, Reading::Number { tidied: true, .. });
        let tables = || form.tables.iter().enumerate();
        let blank = |table| {
            let of_table = form.cell_ids().filter(|cell| form.info(*cell).table == table);
            of_table.filter(|cell| figures.is_left_blank(*cell)).count()
        };
        Self {
            title: report.title(),
            edition: form.edition,
            offered: report.edition_of_its_year().map(|form| form.edition),
            // Whatever changes it changes the prose, too.
            aside: news.has_new_prose.then(|| report.aside.iter().map(LeftAside::of).collect()),
            shown: form
                .cell_ids()
                .map(|cell| (address(cell), report.printed(cell, figures)))
                .filter(|(_, shown)| !shown.is_empty())
                .collect(),
            computed: form.cell_ids().filter(|cell| figures.get(*cell).computed).map(address).collect(),
            tidied: form
                .cell_ids()
                .filter(is_tidied)
                .map(|cell| (address(cell), report.cell(cell)))
                .collect(),
            findings: FindingNews::all(news),
            errors: news.open(Severity::Error),
            warnings: news.open(Severity::Warning),
            infos: news.open(Severity::Info),
            totals: tables().map(|(index, table)| (table.key, report.totals(index).key())).collect(),
            blank: tables().map(|(index, table)| (table.key, blank(index))).collect(),
            undo: news.undo,
            redo: news.redo,
            claims: news.claims.map(|claims| Claim::all(report, claims)),
            words: news.has_new_prose.then(|| words(report)),
            live: news.has_new_prose.then(|| LiveFigure::all(report)),
            year: report.year(),
            has_last_year: report.last_year.is_some(),
        }
    }
}

/// What was typed on another edition of the form, and has no place on this one.
#[derive(Serialize, Tsify)]
struct LeftAside<'a> {
    edition: &'a str,
    name: String,
    text: &'a str,
}

impl<'a> LeftAside<'a> {
    fn of(one: &'a Aside) -> Self {
        Self { edition: &one.edition, name: one.name(), text: &one.text }
    }
}

/// A finding; where it was shown before, its place among those.
#[derive(Serialize, Tsify)]
#[serde(untagged)]
enum FindingNews<'a> {
    Known(usize),
    New(Box<Finding<'a>>),
}

impl<'a> FindingNews<'a> {
    fn all(news: &draft::News<'a>) -> Vec<Self> {
        let new = news.findings.iter().filter(|one| one.before.is_none());
        let mut spelled = spell(news.report, new.map(|one| one.finding)).into_iter();
        let one = |before| match before {
            Some(place) => Some(Self::Known(place)),
            None => spelled.next().map(|one| Self::New(Box::new(one.into()))),
        };
        news.findings.iter().map(|one| one.before).filter_map(one).collect()
    }
}
