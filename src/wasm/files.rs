//! The verbs that give the report away: as the bytes of a file, with its name, or as text.

use super::{Draft, Look, Notes, style_of, to_js};
use crate::data::list;
use crate::document::{self, Style};
use crate::rules::{self, Prose, Stage};
use crate::write::{self, Format, Options};
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
impl Draft {
    /// The draft as the text of the saved file, for keeping it in the browser.
    pub fn json(&self) -> String {
        String::from_utf8(write::write(&self.report, Format::Json, &Options::default())).unwrap_or_default()
    }

    /// The bytes of the report as a file of that ending (`docx`, `xlsx`, `fragment.html`, …); of its
    /// proof sheet, where the ending begins with `proof.`.
    ///
    /// # Errors
    /// When there is no such format.
    #[wasm_bindgen(unchecked_return_type = "Uint8Array<ArrayBuffer>")]
    #[allow(clippy::needless_pass_by_value)] // The border hands it over so.
    pub fn write(&mut self, ending: &str, look: Option<Look>) -> Result<Vec<u8>, JsError> {
        let (format, is_proof) = format_of(ending).ok_or_else(|| JsError::new("没有这种文件格式。"))?;
        self.settle();
        Ok(match format {
            Format::Json => self.json().into_bytes(),
            _ => self.finished(format, style_of(look.as_ref()), is_proof),
        })
    }

    /// How such a file is called: the title, less the characters that Windows does not allow.
    #[wasm_bindgen(js_name = fileName)]
    pub fn file_name(&self, ending: &str) -> String {
        let title = self.report.title();
        let forbidden = |sign: char| sign.is_control() || r#"\/:*?"<>|"#.contains(sign);
        // Long names cannot be copied into deep folders.
        let name: String = title.chars().filter(|sign| !forbidden(*sign)).take(80).collect();
        let kind = match ending.strip_prefix("proof.") {
            Some(kind) => format!("核对表.{kind}"),
            None => ending.to_owned(),
        };
        format!("{}.{kind}", name.trim_matches(['.', ' ']))
    }

    /// The media type of such a file; empty for a format that there is not.
    #[wasm_bindgen(js_name = mediaType)]
    pub fn media_type(&self, ending: &str) -> String {
        format_of(ending).map_or("", |(format, _)| format.media_type()).to_owned()
    }

    /// The same as text, for the clipboard: at once, as browsers let a page copy only while
    /// a click is being answered.
    ///
    /// # Errors
    /// When there is no such format.
    #[wasm_bindgen(js_name = writeText)]
    #[allow(clippy::needless_pass_by_value)] // The border hands it over so.
    pub fn write_text(&mut self, ending: &str, look: Option<Look>) -> Result<String, JsError> {
        let bytes = self.write(ending, look)?;
        let text = String::from_utf8_lossy(&bytes);
        Ok(text.trim_start_matches('\u{feff}').to_owned())
    }

    /// What of the report a file of that ending cannot hold, each a sentence.
    pub fn losses(&self, ending: &str) -> Notes {
        let losses = format_of(ending).map(|(format, _)| write::losses(&self.report, format));
        to_js(&losses.unwrap_or_default()).unchecked_into()
    }
}

impl Draft {
    /// The bytes of the finished report, or of its proof sheet.
    fn finished(&mut self, format: Format, style: Style, is_proof: bool) -> Vec<u8> {
        let options = Options { style, ..Options::default() };
        if !is_proof && format != Format::Xlsx {
            return write::write(&self.report, format, &options);
        }
        self.set_finished(true);
        let Self { report, prose, today, findings, is_current, .. } = self;
        let prose = prose.get_or_insert_with(|| Prose::read(report, Stage::Finished));
        if is_proof {
            let proof = rules::prove_read(report, prose, *today);
            let document = document::proof(report, &proof, style);
            return write::write_document(report, &document, format, &options);
        }
        // The page shows the findings before it gives a file away, so that mostly they are there.
        let check = || rules::check_read(report, &report.figures(), prose, Stage::Finished, *today);
        let findings = if *is_current { findings } else { &check() };
        let findings = Some(list(report.form, findings));
        write::write(report, format, &Options { findings, ..options })
    }
}

/// The format of an ending, and whether it is the proof sheet's.
fn format_of(ending: &str) -> Option<(Format, bool)> {
    let kind = ending.strip_prefix("proof.");
    Some((Format::of_ending(kind.unwrap_or(ending))?, kind.is_some()))
}
