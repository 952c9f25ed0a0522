//! The verbs for many reports at once, the reviewer's desk. A worker has a core of its own for them.

use super::view::ReceivedReport;
use super::{Js, Opened, in_limit, parsed};
use crate::read::{self, Packed};
use crate::report::Date;
use crate::write;
use wasm_bindgen::prelude::*;

/// Many reports, each under a key of the page's.
#[wasm_bindgen]
pub struct Reports {
    today: Option<Date>,
}

#[wasm_bindgen]
impl Reports {
    /// None yet. `today` (`2026-01-20`) is for deadlines.
    #[wasm_bindgen(constructor)]
    pub fn new(today: &str) -> Self {
        Self { today: Date::read(today) }
    }

    /// The files of a zip file with many in it; none where it is no such file.
    pub fn packed(bytes: &[u8]) -> Vec<PackedFile> {
        read::packed(bytes).into_iter().map(PackedFile).collect()
    }

    /// Reads and checks a file.
    ///
    /// # Errors
    /// A sentence, when it is no report.
    pub fn read(&mut self, bytes: &[u8]) -> Result<Js<ReceivedReport>, JsError> {
        #[allow(clippy::cast_precision_loss)] // Far below 2^53.
        in_limit(bytes.len() as f64)?;
        let read = read::read(bytes)?;
        Ok(self.received(&Opened(read), write::fingerprint(bytes)))
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

impl Reports {
    fn received(&mut self, opened: &Opened, fingerprint: String) -> Js<ReceivedReport> {
        let json = opened.json();
        parsed(&ReceivedReport::of(&opened.0, json, fingerprint, self.today))
    }
}
