//! What the page is shown of a draft: all of it, or what is new since the last look.

use super::view::{ClaimView, FindingNews, LiveView, NewsOf, totals_key, words};
use super::{Draft, News, View, to_js};
use crate::form::CellId;
use crate::report::Reading;
use crate::rules::{self, Finding, Prose, Severity};
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
impl Draft {
    /// What is to be shown now.
    pub fn view(&mut self) -> View {
        self.is_told = false;
        self.seen().unchecked_into()
    }

    /// The same, less what is as it was when this, or [`Draft::view`], was asked last: on 20 000
    /// characters of prose, to spell and to read again what stays takes longer than all checks.
    pub fn news(&mut self) -> News {
        self.seen().unchecked_into()
    }
}

impl Draft {
    /// What is new since the last look; everything where the words are others.
    fn seen(&mut self) -> JsValue {
        let form = self.report.form;
        let figures = self.report.figures();
        let prose = self.prose.get_or_insert_with(|| Prose::read(&self.report, self.stage));
        let (findings, claims) =
            rules::check_with_claims(&self.report, &figures, prose, self.stage, self.today);
        let is_told = self.is_told;
        let before = if is_told { self.findings.as_slice() } else { &[] };
        let known = known(&findings, before);
        let has_same_claims = is_told && claims == self.claims;
        (self.findings, self.claims) = (findings, claims);
        (self.is_told, self.is_current) = (true, true);

        let open = || self.findings.iter().filter(|finding| finding.accepted.is_none());
        let count = |severity| open().filter(|finding| finding.severity == severity).count();
        let address = |cell| form.info(cell).address;
        let is_tidied =
            |cell: &CellId| matches!(figures.get(*cell).reading, Reading::Number { tidied: true, .. });
        let blank = |table| {
            let of_table = form.cell_ids().filter(|cell| form.info(*cell).table == table);
            of_table.filter(|cell| figures.is_left_blank(*cell)).count()
        };
        let tables = || form.tables.iter().enumerate();
        let news = NewsOf {
            title: self.report.title(),
            shown: form.cell_ids().map(|cell| self.report.printed(cell, &figures)).collect(),
            computed: form.cell_ids().filter(|cell| figures.get(*cell).computed).map(address).collect(),
            tidied: form
                .cell_ids()
                .filter(is_tidied)
                .map(|cell| (address(cell), self.report.cell(cell)))
                .collect(),
            errors: count(Severity::Error),
            warnings: count(Severity::Warning),
            infos: count(Severity::Info),
            totals: tables()
                .map(|(index, table)| (table.key, totals_key(self.report.totals(index))))
                .collect(),
            blank: tables().map(|(index, table)| (table.key, blank(index))).collect(),
            undo: self.history.done(&self.report).next(),
            redo: self.history.undone(&self.report).next(),
            claims: (!has_same_claims).then(|| ClaimView::all(&self.report, &self.claims)),
            words: (!is_told).then(|| words(&self.report)),
            live: (!is_told).then(|| LiveView::all(&self.report)),
            year: self.report.year(),
            has_last_year: self.report.last_year.is_some(),
            findings: FindingNews::all(&self.report, &self.findings, &known),
        };
        to_js(&news)
    }

    /// The words are others, or are to be read in another way.
    pub(super) fn words_changed(&mut self) {
        self.prose = None;
        (self.is_told, self.is_current) = (false, false);
    }
}

/// Where each finding stood among earlier ones, if it stood there. Most stand in the same order.
fn known(findings: &[Finding], before: &[Finding]) -> Vec<Option<usize>> {
    let mut next = 0;
    let mut place = |finding| {
        let (first, rest) = before.split_at(next);
        let found = rest.iter().position(|one| one == finding).map(|place| place + first.len());
        let found = found.or_else(|| first.iter().position(|one| one == finding));
        next = found.map_or(next, |place| place + 1);
        found
    };
    findings.iter().map(&mut place).collect()
}
