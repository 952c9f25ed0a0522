//! The verbs for many reports at once, the reviewer's desk. A worker has a core of its own for them.

use super::view::{ReceivedReport, RollUpView};
use super::{Js, Opened, parsed};
use crate::document::Style;
use crate::letter;
use crate::read::{self, Packed};
use crate::report::Date;
use crate::roll_up::{Child, Expected, Received, Request, RollUp, roll_up};
use crate::rules::{Stage, check};
use crate::write::{self, DocumentFormat, Format, Options};
use wasm_bindgen::prelude::*;

/// Many reports, each under a key of the page's.
#[wasm_bindgen]
pub struct Reports {
    today: Option<Date>,
    /// What came of each file, in the order in which they came.
    all: Vec<(String, Received)>,
    /// What they came to when they were added up last.
    rolled: Option<RollUp>,
}

#[wasm_bindgen]
impl Reports {
    /// None yet. `today` (`2026-01-20`) is for deadlines.
    #[wasm_bindgen(constructor)]
    pub fn new(today: &str) -> Self {
        Self { today: Date::read(today), all: Vec::new(), rolled: None }
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
                self.put(key, Received::Unreadable { file, sentence });
                return Err(error.into());
            }
        };
        let (report, sum) = (&opened.0.report, write::fingerprint(bytes));
        let found = check(report, Stage::Finished, self.today);
        let notes = opened.0.notes.iter().map(|note| note.text.clone()).collect();
        let child = Child::checked(file, &sum, report, notes, &found);
        self.put(key, Received::Report(Box::new(child)));
        Ok(parsed(&ReceivedReport::of(&opened.0, opened.json(), sum, found)))
    }

    /// Forgets a report.
    pub fn remove(&mut self, key: &str) {
        self.all.retain(|(own, _)| own != key);
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
        let is_apart = |key: &str| own.as_deref() == Some(key) || county.as_deref() == Some(key);
        let (mut keys, mut children) = (Vec::new(), Vec::new());
        for (key, received) in self.all.iter().filter(|(key, _)| !is_apart(key)) {
            keys.push(key.as_str());
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
            own: apart(&own),
            county: apart(&county),
            expected: expected.map(Expected::read),
        });
        let view = parsed(&RollUpView::of(&rolled, &keys)).unchecked_into();
        self.rolled = Some(rolled);
        view
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

    /// What they came to as a report, the text of a saved file; blank where they were not added up yet.
    pub fn sum(&self) -> String {
        let bytes = |rolled: &RollUp| write::write(&rolled.report(), Format::Json, &Options::default());
        String::from_utf8(self.rolled.as_ref().map(bytes).unwrap_or_default()).unwrap_or_default()
    }
}

impl Reports {
    fn put(&mut self, key: &str, received: Received) {
        match self.all.iter_mut().find(|(own, _)| own == key) {
            Some((_, known)) => *known = received,
            None => self.all.push((key.to_owned(), received)),
        }
    }

    fn child(&self, key: &str) -> Option<&Child> {
        let (_, received) = self.all.iter().find(|(own, _)| own == key)?;
        match received {
            Received::Report(child) => Some(child),
            Received::Unreadable { .. } => None,
        }
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
