//! Everything that the page shows of a draft, or what is new in it.

use super::finding::FindingView;
use super::prose::{ClaimView, LiveView, words};
use crate::data::spell;
use crate::draft::News;
use crate::form::CellId;
use crate::report::{Aside, Reading, Totals};
use crate::rules::Severity;
use serde::Serialize;
use std::collections::BTreeMap;

/// What is new in a draft since the one before: `null` where something is as it was.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct NewsView<'a> {
    title: String,
    edition: &'static str,
    offered: Option<&'static str>,
    aside: Vec<AsideView<'a>>,
    shown: BTreeMap<&'static str, String>,
    computed: Vec<&'static str>,
    tidied: BTreeMap<&'static str, &'a str>,
    findings: Vec<FindingNews<'a>>,
    errors: usize,
    warnings: usize,
    infos: usize,
    totals: BTreeMap<&'static str, &'static str>,
    blank: BTreeMap<&'static str, usize>,
    undo: Option<&'a str>,
    redo: Option<&'a str>,
    claims: Option<Vec<ClaimView<'a>>>,
    words: Option<BTreeMap<&'static str, usize>>,
    live: Option<Vec<LiveView>>,
    year: Option<u16>,
    has_last_year: bool,
}

impl<'a> NewsView<'a> {
    pub fn of(news: &News<'a>) -> Self {
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
            aside: report.aside.iter().map(AsideView::of).collect(),
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
            totals: tables().map(|(index, table)| (table.key, totals_key(report.totals(index)))).collect(),
            blank: tables().map(|(index, table)| (table.key, blank(index))).collect(),
            undo: news.undo,
            redo: news.redo,
            claims: news.claims.map(|claims| ClaimView::all(report, claims)),
            words: news.has_new_prose.then(|| words(report)),
            live: news.has_new_prose.then(|| LiveView::all(report)),
            year: report.year(),
            has_last_year: report.last_year.is_some(),
        }
    }
}

/// What was typed on another edition of the form, and has no place on this one.
#[derive(Serialize)]
struct AsideView<'a> {
    edition: &'a str,
    name: String,
    text: &'a str,
}

impl<'a> AsideView<'a> {
    fn of(one: &'a Aside) -> Self {
        Self { edition: &one.edition, name: one.name(), text: &one.text }
    }
}

/// A finding; where it was shown before, its place among those.
#[derive(Serialize)]
#[serde(untagged)]
enum FindingNews<'a> {
    Known(usize),
    New(Box<FindingView<'a>>),
}

impl<'a> FindingNews<'a> {
    fn all(news: &News<'a>) -> Vec<Self> {
        let new = news.findings.iter().filter(|one| one.before.is_none());
        let mut spelled = spell(news.report, new.map(|one| one.finding)).into_iter();
        let one = |before| match before {
            Some(place) => Some(Self::Known(place)),
            None => spelled.next().map(|one| Self::New(Box::new(one.into()))),
        };
        news.findings.iter().map(|one| one.before).filter_map(one).collect()
    }
}

fn totals_key(totals: Totals) -> &'static str {
    match totals {
        Totals::Computed => "computed",
        Totals::Entered => "entered",
    }
}
