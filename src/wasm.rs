//! The border to the page: this file and those of `wasm/` with verbs alone know wasm-bindgen,
//! web-sys and js-sys.
//!
//! One class, [`Draft`], which passes everything through to the core's own draft: convert in,
//! call, convert out. What crosses is spelled out in the structs of `wasm/view/`, from which
//! the TypeScript types are made; the core's own types never do. Addresses, fields and
//! formats that do not exist change nothing.

mod cells;
mod files;
mod findings;
mod last_year;
mod prose;
mod steps;
mod view;

use crate::draft;
use crate::form::{CellId, Form};
use crate::limits;
use crate::read::{self, Read};
use crate::report::{Date, Field};
use crate::rules::{self, Stage};
use crate::write;
use js_sys::{Function, Promise, Reflect, Uint8Array};
use serde::Serialize;
use tsify::Tsify;
use view::{CopiedReport, News, OfficialForm, Review};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = include_str!("wasm/types.d.ts");

/// One report being filled in.
#[wasm_bindgen]
pub struct Draft(draft::Draft);

#[wasm_bindgen]
impl Draft {
    /// An empty report on that edition, or else on the newest. `today` (`2026-01-20`) is for deadlines.
    #[wasm_bindgen(constructor)]
    #[allow(clippy::needless_pass_by_value)] // The border hands it over so.
    pub fn new(today: &str, edition: Option<String>) -> Self {
        let form = edition.and_then(|edition| Form::edition(&edition)).unwrap_or_else(Form::newest);
        Self(draft::Draft::new(form, Date::read(today)))
    }

    /// The official form that this draft fills in.
    pub fn form(&self) -> Js<OfficialForm> {
        parsed(&OfficialForm::of(self.0.form()))
    }

    /// Runs all checks; returns how many errors are open. For measuring: the page asks for what is to
    /// be shown, which takes longer.
    pub fn check(&mut self) -> usize {
        self.0.check()
    }

    /// What is to be shown now.
    #[wasm_bindgen(unchecked_return_type = "View")]
    pub fn view(&mut self) -> JsValue {
        parsed(&News::of(&self.0.view())).into()
    }

    /// The same, less what is as it was when this, or [`Draft::view`], was asked last.
    pub fn news(&mut self) -> Js<News<'static>> {
        parsed(&News::of(&self.0.news()))
    }

    /// Whether the report is to be published now: what is missing is then a fault.
    #[wasm_bindgen(js_name = setFinished)]
    pub fn set_finished(&mut self, finished: bool) {
        self.0.set_stage(if finished { Stage::Finished } else { Stage::Filling });
    }

    /// The manual text of a rule, as Markdown.
    pub fn manual(&self, rule: &str) -> String {
        rules::manual(self.0.form(), rule).unwrap_or_default().to_owned()
    }
}

impl Draft {
    /// The cell of the draft's form with that address.
    fn cell(&self, address: &str) -> Option<CellId> {
        self.0.form().cell(address)
    }

    /// The field of that name, where the draft's edition has it.
    fn field(&self, key: &str) -> Option<Field> {
        Field::read(self.0.form(), key)
    }
}

/// A report that was read, not yet in any draft.
#[wasm_bindgen]
pub struct Opened(Read);

#[wasm_bindgen]
impl Opened {
    /// What of the file was not understood, each a sentence.
    pub fn notes(&self) -> Vec<String> {
        self.0.notes.iter().map(|note| note.text.clone()).collect()
    }

    /// The report as a saved file, by which another core takes it over.
    pub fn json(&self) -> String {
        let file = write::write(&self.0.report, write::Format::Json, &write::Options::default());
        String::from_utf8(file).unwrap_or_default()
    }

    /// What was understood, beside what the file shows; nothing where it carries the report itself.
    pub fn review(&self) -> Option<Js<Review<'static>>> {
        Review::of(&self.0).map(|review| parsed(&review).unchecked_into())
    }
}

/// Reads a file that a person chose.
///
/// # Errors
/// A sentence, when it is no report, or no file.
#[wasm_bindgen(js_name = openFile)]
pub async fn open_file(
    #[wasm_bindgen(unchecked_param_type = "File")] file: JsValue,
) -> Result<Opened, JsError> {
    // The browser says why in its own language, or not at all.
    let unreadable = |_| JsError::new(UNREADABLE);
    // Known before a byte is read.
    let size = Reflect::get(&file, &"size".into()).map_err(unreadable)?;
    let read = Reflect::get(&file, &"arrayBuffer".into()).map_err(unreadable)?;
    in_limit(size.as_f64().unwrap_or_default())?;
    let buffer = read.dyn_into::<Function>().map_err(unreadable)?.call0(&file).map_err(unreadable)?;
    let buffer = JsFuture::from(settled(&buffer)).await.map_err(unreadable)?;
    // Whatever else has a length would be read as bytes, too.
    let bytes = View::of(&buffer).map_err(unreadable)?;
    in_limit(bytes.length())?;
    let bytes = Uint8Array::new(&buffer).to_vec();
    Ok(Opened(read::read(&bytes).map_err(JsError::from)?))
}

/// Refuses what is larger than a file may be. A `File` of 2^53 bytes is none.
fn in_limit(bytes: f64) -> Result<(), JsError> {
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let bytes = bytes as usize;
    if bytes > limits::FILE { Err(JsError::new(&limits::file_too_large(bytes))) } else { Ok(()) }
}

/// What a promise will be, or what is none, as a promise of the browser's own: others may throw when they are asked.
fn settled(value: &JsValue) -> Promise {
    Promise::new(&mut |settle, _| {
        // The browser's own never throws.
        let _ = settle.call1(&JsValue::UNDEFINED, value);
    })
}

#[wasm_bindgen]
extern "C" {
    /// The browser's view of a buffer, which there is of no other value, nor of a buffer whose bytes went elsewhere. As
    /// js-sys has it, it takes for granted that there is one.
    #[wasm_bindgen(js_name = DataView)]
    type View;
    #[wasm_bindgen(constructor, catch, js_class = "DataView")]
    fn of(buffer: &JsValue) -> Result<View, JsValue>;
    #[wasm_bindgen(method, getter, js_name = byteLength)]
    fn length(this: &View) -> f64;
}

const UNREADABLE: &str = "浏览器读不出这个文件：它可能刚被改名、移走或删去，或者没有权限。请重新选择一次。";

/// Reads the text of a saved file.
///
/// # Errors
/// A sentence, when it is no report.
#[wasm_bindgen(js_name = openText)]
pub fn open_text(text: &str) -> Result<Opened, JsError> {
    Ok(Opened(read::read(text.as_bytes())?))
}

/// How much of a report is on a clipboard, which has it as HTML and as plain text; nothing where it is none.
#[wasm_bindgen(js_name = copiedReport)]
pub fn copied_report(html: &str, text: &str) -> Option<Js<CopiedReport>> {
    read::copied(html, text).map(|copied| object(&CopiedReport::of(copied)))
}

/// The SHA-256 of a file, by which two people can tell that they have the same one.
/// The browser's own is not there for pages without https.
///
/// # Errors
/// When they are no bytes.
#[wasm_bindgen]
pub fn sha256(
    #[wasm_bindgen(unchecked_param_type = "Uint8Array")] bytes: &JsValue,
) -> Result<String, JsError> {
    let no_bytes = || JsError::new("sha256: no bytes of a Uint8Array");
    let bytes = bytes.dyn_ref::<Uint8Array>().ok_or_else(no_bytes)?;
    View::of(&bytes.buffer()).map_err(|_| no_bytes())?;
    Ok(write::fingerprint(&bytes.to_vec()))
}

/// A place in a list, as JavaScript says it: with any value. What is no whole number from 0 is a place that no list
/// has; made an integer by JavaScript it would be the first.
fn place(given: &JsValue) -> usize {
    let is_place = |number: &f64| (0.0..=f64::from(u32::MAX)).contains(number) && number.fract() == 0.0;
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    given.as_f64().filter(is_place).map_or(usize::MAX, |number| number as usize)
}

/// What JavaScript gets of a border struct, by the name that the struct has in the types.
type Js<T> = <T as Tsify>::JsType;

/// A large object, such as the form or a view, as one text that the browser parses: a call for
/// each of the objects in it takes longer.
fn parsed<T: Tsify + Serialize>(value: &T) -> Js<T> {
    // The border structs hold nothing that has no JavaScript form.
    let text = serde_json::to_string(value).unwrap_or_default();
    js_sys::JSON::parse(&text).unwrap_or(JsValue::NULL).unchecked_into()
}

/// A small object. As in the text, `null` stands where there is nothing, so that shapes never
/// change, and maps are plain objects.
fn object<T: Tsify + Serialize>(value: &T) -> Js<T> {
    let serializer = serde_wasm_bindgen::Serializer::json_compatible();
    value.serialize(&serializer).unwrap_or(JsValue::NULL).unchecked_into()
}

/// Small objects in their order.
fn objects<T: Tsify + Serialize>(values: &[T]) -> Vec<Js<T>> {
    values.iter().map(object).collect()
}
