//! The verbs for many reports at once, the reviewer's desk. A worker has a core of its own for them.

use super::view::{ComparisonView, Preview, ReceivedReport, RollUpView};
use super::{Js, Opened, parsed};
use crate::comparison::compare;
use crate::data::facts::{self, Origins};
use crate::document::Style;
use crate::letter;
use crate::read::{self, Packed};
use crate::report::{Date, OrganKind, Report};
use crate::review_book::{self, Reviewed};
use crate::roll_up::{Child, Expected, Received, Request, RollUp, roll_up};
use crate::rules::{Finding, Stage, check};
use crate::write::{self, DocumentFormat, Format, Options};
use wasm_bindgen::prelude::*;

/// Many reports, each under a key of the page's.
#[wasm_bindgen]
pub struct Reports {
    today: Option<Date>,
    /// What came of each file, in the order in which they came.
    all: Vec<Kept>,
    /// What they came to when they were added up last, with the key of each report in its list.
    rolled: Option<(RollUp, Vec<String>)>,
    /// The tables for other programs, while they are made.
    facts: FactTables,
}

/// What came of a file.
struct Kept {
    key: String,
    received: Received,
    /// The kind of office, in words.
    kind: &'static str,
    found: Vec<Finding>,
}

#[wasm_bindgen]
impl Reports {
    /// None yet. `today` (`2026-01-20`) is for deadlines.
    #[wasm_bindgen(constructor)]
    pub fn new(today: &str) -> Self {
        Self { today: Date::read(today), all: Vec::new(), rolled: None, facts: FactTables::default() }
    }

    /// The files of a zip file with many in it; none where it is no such file.
    pub fn packed(bytes: &[u8]) -> Vec<PackedFile> {
        read::packed(bytes).into_iter().map(PackedFile).collect()
    }

    /// Reads and checks a file, in the place of what was there under that key.
    ///
    /// # Errors
    /// A sentence, when it is no report.
    pub fn read(&mut self, key: &str, file: &str, bytes: &[u8]) -> Result<Js<ReceivedReport>, JsError> {
        let opened = match read::read(bytes) {
            Ok(read) => Opened(read),
            Err(error) => {
                let (file, sentence) = (file.to_owned(), error.to_string());
                self.put(key, Received::Unreadable { file, sentence }, "", Vec::new());
                return Err(error.into());
            }
        };
        let (report, sum) = (&opened.0.report, write::fingerprint(bytes));
        let found = check(report, Stage::Finished, self.today);
        let notes = opened.0.notes.iter().map(|note| note.text.clone()).collect();
        let child = Child::of(file, &sum, report, notes, &found);
        let kind = report.organ_kind().map(OrganKind::name).unwrap_or_default();
        let view = parsed(&ReceivedReport::of(&opened.0, opened.json(), sum, &found, self.today));
        self.put(key, Received::Report(Box::new(child)), kind, found);
        Ok(view)
    }

    /// Forgets a report.
    pub fn remove(&mut self, key: &str) {
        self.all.retain(|kept| kept.key != key);
    }

    /// Adds them up. `own` is the key of the report of the county's own office (本级), `county` that of the county's
    /// report, to be held against the sum; `expected` the offices that should be there, one a line; `left_out` the
    /// keys of reports that do not count, `reasons` why, in the same order.
    #[wasm_bindgen(js_name = rollUp)]
    #[allow(clippy::needless_pass_by_value)] // The border hands them over so.
    pub fn roll_up(
        &mut self,
        own: Option<String>,
        county: Option<String>,
        expected: &str,
        left_out: Vec<String>,
        reasons: Vec<String>,
    ) -> Js<RollUpView<'static>> {
        let apart = |key: &Option<String>| key.as_deref().and_then(|key| self.child(key)).cloned();
        let (own_child, county_child) = (apart(&own), apart(&county));
        let is_apart = |key: &str| own.as_deref() == Some(key) || county.as_deref() == Some(key);
        // The list of the sum begins with the county's own office.
        let mut keys: Vec<String> = own_child.iter().filter_map(|_| own.clone()).collect();
        let mut children = Vec::new();
        for Kept { key, received, .. } in self.all.iter().filter(|kept| !is_apart(&kept.key)) {
            keys.push(key.clone());
            let mut received = received.clone();
            if let Received::Report(child) = &mut received {
                let left = left_out.iter().zip(&reasons).find(|(left, _)| *left == key);
                child.left_out = left.map(|(_, reason)| reason.clone());
            }
            children.push(received);
        }
        let expected = Some(expected).filter(|text| !text.trim().is_empty());
        let rolled = roll_up(&Request {
            children,
            own: own_child,
            county: county_child,
            expected: expected.map(Expected::read),
        });
        let view = parsed(&RollUpView::of(&rolled, &keys)).unchecked_into();
        self.rolled = Some((rolled, keys));
        view
    }

    /// The workbook of the review: the offices, what they have to look at, their figures and the sum, as they were
    /// added up last; empty where they were not.
    #[wasm_bindgen(unchecked_return_type = "Uint8Array<ArrayBuffer>")]
    pub fn workbook(&self) -> Vec<u8> {
        let Some((rolled, keys)) = &self.rolled else { return Vec::new() };
        let reviewed = self.all.iter().map(|Kept { key, received, kind, found }| {
            let place = keys.iter().position(|known| known == key);
            Reviewed { received, kind, found, listed: place.and_then(|place| rolled.children.get(place)) }
        });
        let all: Vec<Reviewed<'_>> = reviewed.collect();
        let options = Options { date: self.today, ..Options::default() };
        write::write_lists(review_book::TITLE, &review_book::of(&all, rolled), &options)
    }

    /// Begins the tables of figures and findings for other programs.
    #[wasm_bindgen(js_name = beginFacts)]
    pub fn begin_facts(&mut self) {
        self.facts = FactTables::default();
    }

    /// Adds the figures and findings of the report under that key; `report` is the text of its saved file. Returns
    /// why it was not added; nothing where it was.
    #[wasm_bindgen(js_name = addFacts)]
    pub fn add_facts(&mut self, key: &str, report: &str) -> Option<String> {
        let kept = self.all.iter().find(|kept| kept.key == key)?;
        let Received::Report(child) = &kept.received else { return None };
        let report = read::read(report.as_bytes()).ok()?.report;
        self.facts.add(child, &report, &kept.found).err()
    }

    /// The tables, as a zip file.
    #[wasm_bindgen(unchecked_return_type = "Uint8Array<ArrayBuffer>")]
    pub fn facts(&mut self) -> Vec<u8> {
        std::mem::take(&mut self.facts).packed()
    }

    /// The letter to the office about a report, as a Word file; `report` is the text of its saved file.
    ///
    /// # Errors
    /// A sentence, when it is no report.
    #[wasm_bindgen(unchecked_return_type = "Uint8Array<ArrayBuffer>")]
    pub fn letter(&self, report: &str) -> Result<Vec<u8>, JsError> {
        let report = read::read(report.as_bytes())?.report;
        let found = check(&report, Stage::Finished, self.today);
        let document = letter::of(&report, &found, Style::default());
        let options = Options::default();
        Ok(write::write_document(&report, &document, DocumentFormat::Docx, &options))
    }

    /// A report as it will be printed, to be looked at; given as the text of its saved file.
    ///
    /// # Errors
    /// A sentence, when it is no report.
    pub fn preview(report: &str) -> Result<Js<Preview>, JsError> {
        let report = read::read(report.as_bytes())?.report;
        Ok(parsed(&Preview::of(write::preview(&report, Style::default()))))
    }

    /// Two reports side by side, each given as the text of its saved file.
    ///
    /// # Errors
    /// A sentence, when one is no report.
    pub fn compare(first: &str, second: &str) -> Result<Js<ComparisonView>, JsError> {
        let (first, second) = (read::read(first.as_bytes())?.report, read::read(second.as_bytes())?.report);
        Ok(parsed(&ComparisonView::of(&compare(&first, &second), [&first, &second])))
    }

    /// What they came to as a report, the text of a saved file; blank where they were not added up yet.
    pub fn sum(&self) -> String {
        let bytes =
            |(rolled, _): &(RollUp, _)| write::write(&rolled.report(), Format::Json, &Options::default());
        String::from_utf8(self.rolled.as_ref().map(bytes).unwrap_or_default()).unwrap_or_default()
    }
}

impl Reports {
    fn put(&mut self, key: &str, received: Received, kind: &'static str, found: Vec<Finding>) {
        let kept = Kept { key: key.to_owned(), received, kind, found };
        match self.all.iter_mut().find(|known| known.key == key) {
            Some(known) => *known = kept,
            None => self.all.push(kept),
        }
    }

    fn child(&self, key: &str) -> Option<&Child> {
        match &self.all.iter().find(|kept| kept.key == key)?.received {
            Received::Report(child) => Some(child),
            Received::Unreadable { .. } => None,
        }
    }
}

/// The lines of the tables for other programs.
#[derive(Default)]
struct FactTables {
    origins: Origins,
    facts: String,
    orgs: String,
    findings: String,
}

impl FactTables {
    fn add(&mut self, child: &Child, report: &Report, found: &[Finding]) -> Result<(), String> {
        let folder = child.file.rsplit_once('/').map_or("", |(folder, _)| folder);
        let origin = self.origins.take([&child.file, folder, &child.organ], report, &child.fingerprint)?;
        self.facts.push_str(&facts::facts_csv(report, &origin));
        self.findings.push_str(&facts::findings_csv(report, &origin, found));
        if origin.is_new {
            self.orgs.push_str(&facts::org_csv(report, &origin));
        }
        Ok(())
    }

    fn packed(self) -> Vec<u8> {
        facts::packed([
            (&facts::FACTS, self.facts),
            (&facts::ORGS, self.orgs),
            (&facts::FINDINGS, self.findings),
        ])
    }
}

/// A file of a zip file.
#[wasm_bindgen]
pub struct PackedFile(Packed);

#[wasm_bindgen]
impl PackedFile {
    /// Its name, with its folders.
    #[wasm_bindgen(getter)]
    pub fn name(&self) -> String {
        self.0.name.clone()
    }

    /// What it holds.
    #[wasm_bindgen(unchecked_return_type = "Uint8Array<ArrayBuffer>")]
    pub fn content(&self) -> Vec<u8> {
        self.0.content.clone()
    }
}
