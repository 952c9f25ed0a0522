//! The verbs that give the report away: as the bytes of a file, with its name, or as text; that hold it
//! beside another file; and that show it as it will be printed.

use super::view::{ComparisonView, Look, PiecesNews, Preview};
use super::{Draft, Js, Opened, object, parsed};
use crate::comparison::compare;
use crate::document::Style;
use crate::write::{self, FileKind};
use js_sys::Reflect;
use wasm_bindgen::prelude::*;

/// The ending of the report's pictures (图解) with their tables, for the editor of a website.
const PICTURES: &str = "pictures.fragment.html";
/// That of one sheet with all of them, from which the page paints a PNG.
const SHEET: &str = "pictures.svg";

#[wasm_bindgen]
impl Draft {
    /// The draft as the text of the saved file, for keeping it in the browser.
    pub fn json(&self) -> String {
        self.0.json()
    }

    /// The bytes of the report as a file of that ending (`docx`, `xlsx`, `fragment.html`, …); of its
    /// proof sheet, where the ending begins with `proof.`; its pictures (图解), where it is
    /// `pictures.fragment.html` or, of all on one sheet, `pictures.svg`.
    ///
    /// # Errors
    /// When there is no such format; what the look throws when it is read.
    #[wasm_bindgen(unchecked_return_type = "Uint8Array<ArrayBuffer>")]
    pub fn write(&mut self, ending: &str, look: Option<Js<Look>>) -> Result<Vec<u8>, JsValue> {
        if ending == SHEET {
            return Ok(self.0.pictures().sheet().into_bytes());
        }
        if ending == PICTURES {
            return Ok(self.0.pictures().fragment().into_bytes());
        }
        let kind = FileKind::of_ending(ending).map_err(JsError::from)?;
        Ok(self.0.write(kind, style_of(look)?))
    }

    /// The same as text, for the clipboard: at once, as browsers let a page copy only while
    /// a click is being answered.
    ///
    /// # Errors
    /// When there is no such format; what the look throws when it is read.
    #[wasm_bindgen(js_name = writeText)]
    pub fn write_text(&mut self, ending: &str, look: Option<Js<Look>>) -> Result<String, JsValue> {
        let bytes = self.write(ending, look)?;
        Ok(String::from_utf8_lossy(&bytes).trim_start_matches('\u{feff}').to_owned())
    }

    /// How such a file is called: the title, less the characters that Windows does not allow.
    #[wasm_bindgen(js_name = fileName)]
    pub fn file_name(&self, ending: &str) -> String {
        self.0.file_name(ending)
    }

    /// The media type of such a file; empty for a format that there is not.
    #[wasm_bindgen(js_name = mediaType)]
    pub fn media_type(&self, ending: &str) -> String {
        let ending = if ending == PICTURES { "fragment.html" } else { ending };
        FileKind::of_ending(ending).map_or("", |kind| kind.format().media_type()).to_owned()
    }

    /// The draft beside a report that was read: what of it that file has otherwise.
    pub fn compare(&self, opened: &Opened) -> Js<ComparisonView> {
        let (draft, other) = (self.0.report(), &opened.0.report);
        parsed(&ComparisonView::of(&compare(draft, other), [draft, other]))
    }

    /// What of the report a file of that ending cannot hold, each a sentence.
    pub fn losses(&self, ending: &str) -> Vec<String> {
        let losses = |kind: FileKind| write::losses(self.0.report(), kind.format());
        FileKind::of_ending(ending).map(losses).unwrap_or_default()
    }

    /// The report as it will be printed, as HTML and the style sheets that go with it.
    ///
    /// # Errors
    /// What the look throws when it is read.
    pub fn preview(&mut self, look: Option<Js<Look>>) -> Result<Js<Preview>, JsValue> {
        Ok(object(&Preview::of(self.0.preview(style_of(look)?))))
    }

    /// The same block by block, each with the place in the report that it comes from, less what
    /// is as it was when this was asked last.
    ///
    /// # Errors
    /// What the look throws when it is read.
    #[wasm_bindgen(js_name = previewPieces)]
    pub fn preview_pieces(&mut self, look: Option<Js<Look>>) -> Result<Js<PiecesNews<'static>>, JsValue> {
        Ok(parsed(&PiecesNews::of(self.0.preview_pieces(style_of(look)?))))
    }

    /// What is usual for a kind of document: its margins, lines and fonts.
    pub fn look(&self, kind: &str) -> Js<Look> {
        object(&Look::usual(kind))
    }
}

/// The style of a look that a page hands over; where nothing is said, that of official documents. What is no object
/// says nothing.
///
/// # Errors
/// What the look throws when it is read. What is thrown past the core would leave the draft in use for ever.
fn style_of(look: Option<Js<Look>>) -> Result<Style, JsValue> {
    let Some(look) = look.map(JsValue::from).filter(JsValue::is_object) else {
        return Ok(Look::default().style());
    };
    Ok(Look::read(|key| Ok::<_, JsValue>(Reflect::get(&look, &key.into())?.as_string()))?.style())
}
