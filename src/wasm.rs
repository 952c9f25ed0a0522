//! The border to the page: this file and its verbs in `wasm/` alone know wasm-bindgen, web-sys and js-sys.
//!
//! One class, [`Draft`], with a handful of verbs. What crosses is spelled out in the structs
//! of `wasm/view.rs` and in the TypeScript types of `wasm/types.d.ts`; the core's own types
//! never do.

mod files;
mod prose;
mod seen;
mod steps;
mod table;
mod view;

use crate::claims::Claim;
use crate::document::{Choice, Kind, Style};
use crate::form::Form;
use crate::history::{Act, History};
use crate::read::{self, Read};
use crate::report::{Date, Field, Place, Report, Totals};
use crate::rules::{self, Finding, Prose, Severity, Stage};
use crate::write;
use serde::Serialize;
use view::{LastYearView, PiecesView, PreviewView, form_view};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = include_str!("wasm/types.d.ts");

#[wasm_bindgen]
extern "C" {
    /// The form, as the page draws it.
    #[wasm_bindgen(typescript_type = "OfficialForm")]
    pub type OfficialForm;
    /// A draft, as the page shows it.
    #[wasm_bindgen(typescript_type = "View")]
    pub type View;
    /// What is new in it.
    #[wasm_bindgen(typescript_type = "News")]
    pub type News;
    /// What is known of last year.
    #[wasm_bindgen(typescript_type = "LastYear")]
    pub type LastYear;
    /// How printed files look: the key of each choice.
    #[wasm_bindgen(typescript_type = "Look")]
    pub type Look;
    /// The report as it will be printed.
    #[wasm_bindgen(typescript_type = "Preview")]
    pub type Preview;
    /// What is new in the same block by block.
    #[wasm_bindgen(typescript_type = "PiecesNews")]
    pub type PiecesNews;
    /// Sentences for the person who opened a file.
    #[wasm_bindgen(typescript_type = "string[]")]
    pub type Notes;
    /// The name of a field.
    #[wasm_bindgen(typescript_type = "FieldKey")]
    pub type FieldKey;
    /// A step that was undone or redone.
    #[wasm_bindgen(typescript_type = "Moved")]
    pub type Moved;
    /// The names of all steps.
    #[wasm_bindgen(typescript_type = "Steps")]
    pub type Steps;
}

/// One report being filled in.
#[wasm_bindgen]
pub struct Draft {
    report: Report,
    stage: Stage,
    today: Option<Date>,
    /// What the words say, until they change.
    prose: Option<Prose>,
    /// What was found when the draft was shown last; the page names findings by their place here.
    findings: Vec<Finding>,
    /// The statements of the prose that were shown last.
    claims: Vec<Claim>,
    /// Whether the words are still those that were shown last.
    is_told: bool,
    /// Whether nothing at all was done since.
    is_current: bool,
    history: History,
    /// The pieces of the preview that were shown last.
    pieces: write::Pieces,
}

#[wasm_bindgen]
impl Draft {
    /// An empty report on the newest edition. `today` (`2026-01-20`) is for deadlines.
    #[wasm_bindgen(constructor)]
    pub fn new(today: &str) -> Self {
        let report = Report::new(Form::newest());
        Self {
            history: History::of(&report),
            report,
            stage: Stage::Filling,
            today: Date::read(today),
            prose: None,
            findings: Vec::new(),
            claims: Vec::new(),
            is_told: false,
            is_current: false,
            pieces: write::Pieces::default(),
        }
    }

    /// The official form that this draft fills in.
    pub fn form(&self) -> OfficialForm {
        to_js(&form_view(self.report.form)).unchecked_into()
    }

    /// Runs all checks; gives how many errors there are.
    pub fn check(&mut self) -> usize {
        let prose = self.prose.get_or_insert_with(|| Prose::read(&self.report, self.stage));
        let findings = rules::check_read(&self.report, &self.report.figures(), prose, self.stage, self.today);
        let is_open = |finding: &&Finding| finding.severity == Severity::Error && finding.accepted.is_none();
        findings.iter().filter(is_open).count()
    }

    /// Types into a cell. An address that the form does not have changes nothing.
    #[wasm_bindgen(js_name = setCell)]
    pub fn set_cell(&mut self, address: &str, text: &str) {
        if let Some(cell) = self.report.form.cell(address) {
            self.step(Act::Type(Place::Cell(cell)));
            self.report.set_cell(cell, text);
        }
    }

    /// What was typed into a field, live figures in brackets.
    pub fn text(&self, field: &FieldKey) -> String {
        self.field(field).map_or_else(String::new, |field| self.report.shown_text(field))
    }

    /// Types into a field; `caret` is where the caret stands now. Says whether the text has
    /// become another one than was typed, by the address of a cell in it.
    #[wasm_bindgen(js_name = setText)]
    pub fn set_text(&mut self, field: &FieldKey, text: &str, caret: Option<usize>) -> bool {
        let Some(field) = self.field(field) else { return false };
        self.step(Act::Type(Place::Field(field)));
        let figures = self.report.live_figures(field).len();
        self.report.type_text(field, text, caret.map(|caret| prose::byte_of(text, caret)));
        self.words_changed();
        self.report.live_figures(field).len() > figures && self.follow()
    }

    /// Chooses where the totals of a table come from: computed, or entered by hand.
    #[wasm_bindgen(js_name = setTotals)]
    pub fn set_totals(&mut self, table: &str, entered: bool) {
        let totals = if entered { Totals::Entered } else { Totals::Computed };
        if let Some(index) = self.report.form.tables.iter().position(|known| known.key == table) {
            self.step(Act::ChooseTotals(totals));
            self.report.set_totals(index, totals);
        }
    }

    /// Whether the report is to be published now: what is missing is then a fault.
    #[wasm_bindgen(js_name = setFinished)]
    pub fn set_finished(&mut self, finished: bool) {
        let stage = if finished { Stage::Finished } else { Stage::Filling };
        if stage != self.stage {
            self.stage = stage;
            self.words_changed();
        }
    }

    /// Puts findings right, each named by its place among those that were shown last: one step.
    pub fn correct(&mut self, places: &[u32]) {
        let findings: Vec<&Finding> = places.iter().filter_map(|place| self.finding(*place)).collect();
        let (corrected, count) = (rules::corrected(&self.report, &findings), findings.len());
        self.step(Act::Correct(count));
        self.report = corrected;
        self.words_changed();
    }

    /// Lets a finding stand, for a reason, as long as its figures stay.
    pub fn accept(&mut self, place: u32, reason: &str) {
        let accepted = self.finding(place).and_then(|finding| rules::accept(&self.report, finding, reason));
        if let Some(accepted) = accepted {
            self.step(Act::Accept(accepted.reason.clone()));
            self.report.accepted.push(accepted);
        }
    }

    /// Takes back that a finding was accepted.
    pub fn withdraw(&mut self, place: u32) {
        let Some(finding) = self.finding(place) else { return };
        let Some(accepted) =
            rules::accept(&self.report, finding, finding.accepted.as_deref().unwrap_or_default())
        else {
            return;
        };
        self.step(Act::Withdraw);
        self.report.accepted.retain(|one| *one != accepted);
    }

    /// What is known of last year, for typing it.
    #[wasm_bindgen(js_name = lastYear)]
    pub fn last_year(&self) -> LastYear {
        to_js(&LastYearView::of(&self.report)).unchecked_into()
    }

    /// Takes a report that was read for last year's.
    #[wasm_bindgen(js_name = setLastYear)]
    pub fn set_last_year(&mut self, opened: Opened) {
        self.step(Act::OpenLastYear);
        let mut last = opened.0.report;
        last.last_year = None;
        last.accepted.clear();
        self.report.last_year = Some(Box::new(last));
        self.words_changed();
    }

    /// Types a figure of last year.
    #[wasm_bindgen(js_name = setLastYearCell)]
    pub fn set_last_year_cell(&mut self, address: &str, text: &str) {
        let year = self.report.year();
        if let Some(cell) = self.report.form.cell(address) {
            self.step(Act::TypeLastYear(cell));
            self.words_changed();
            let last = self.report.last_year.get_or_insert_with(|| Box::new(report_of_last_year(year)));
            if let Some(cell) = last.form.cell(address) {
                last.set_cell(cell, text);
            }
        }
    }

    /// Takes last year's figures out.
    #[wasm_bindgen(js_name = forgetLastYear)]
    pub fn forget_last_year(&mut self) {
        self.step(Act::ForgetLastYear);
        self.report.last_year = None;
        self.words_changed();
    }

    /// The report as it will be printed, as HTML and the style sheets that go with it.
    #[allow(clippy::needless_pass_by_value)] // The border hands it over so.
    pub fn preview(&mut self, look: Option<Look>) -> Preview {
        self.settle();
        to_js(&PreviewView::of(write::preview(&self.report, style_of(look.as_ref())))).unchecked_into()
    }

    /// The same block by block, each with the place in the report that it comes from, less what
    /// is as it was when this was asked last.
    #[wasm_bindgen(js_name = previewPieces)]
    #[allow(clippy::needless_pass_by_value)] // The border hands it over so.
    pub fn preview_pieces(&mut self, look: Option<Look>) -> PiecesNews {
        let style = style_of(look.as_ref());
        to_js(&PiecesView::of(write::preview_pieces(&self.report, style, &mut self.pieces))).unchecked_into()
    }

    /// What is usual for a kind of document: its margins, lines and fonts.
    pub fn look(&self, kind: &str) -> Look {
        to_js(&view::look(Style::of(Kind::read(kind).unwrap_or(Kind::Official)))).unchecked_into()
    }

    /// The manual text of a rule, as Markdown.
    pub fn manual(&self, rule: &str) -> String {
        rules::manual(self.report.form, rule).unwrap_or_default().to_owned()
    }
}

/// A report that was read, not yet in any draft.
#[wasm_bindgen]
pub struct Opened(Read);

#[wasm_bindgen]
impl Opened {
    /// What of the file was not understood, each a sentence.
    pub fn notes(&self) -> Notes {
        to_js(&self.0.notes).unchecked_into()
    }
}

/// Reads a file that a person chose.
///
/// # Errors
/// A sentence, when it is no report.
#[wasm_bindgen(js_name = openFile)]
pub async fn open_file(file: web_sys::File) -> Result<Opened, JsValue> {
    let buffer = JsFuture::from(file.array_buffer()).await?;
    let bytes = js_sys::Uint8Array::new(&buffer).to_vec();
    Ok(Opened(read::read(&bytes).map_err(JsError::from)?))
}

/// Reads the text of a saved file.
///
/// # Errors
/// A sentence, when it is no report.
#[wasm_bindgen(js_name = openText)]
pub fn open_text(text: &str) -> Result<Opened, JsError> {
    Ok(Opened(read::read(text.as_bytes())?))
}

impl Draft {
    /// The field of that name, where the draft's edition has it.
    fn field(&self, key: &FieldKey) -> Option<Field> {
        Field::read(self.report.form, &key.as_string()?)
    }

    fn finding(&self, place: u32) -> Option<&Finding> {
        self.findings.get(usize::try_from(place).ok()?)
    }

    /// Something is about to be done to the report.
    fn step(&mut self, act: Act) {
        self.is_current = false;
        self.history.begin(&self.report, act);
    }
}

/// A report for figures of last year that are typed one by one. Its totals are typed, too,
/// so that a few known figures do not pass for sums of all.
fn report_of_last_year(this: Option<u16>) -> Report {
    let mut report = Report::new(Form::newest());
    for table in 0..report.form.tables.len() {
        report.set_totals(table, Totals::Entered);
    }
    if let Some(last) = this.and_then(|year| year.checked_sub(1)) {
        report.set_text(Field::Year, &last.to_string());
    }
    report
}

/// The SHA-256 of a file, by which two people can tell that they have the same one.
/// The browser's own is not there for pages without https.
#[wasm_bindgen]
pub fn sha256(bytes: &[u8]) -> String {
    write::fingerprint(bytes)
}

/// A plain object, with `null` where there is nothing, so that shapes never change. It crosses
/// as one text: a call for each of its objects takes longer, and more code.
fn to_js(value: &impl Serialize) -> JsValue {
    // The border structs hold nothing that has no JavaScript form.
    let text = serde_json::to_string(value).unwrap_or_default();
    js_sys::JSON::parse(&text).unwrap_or(JsValue::NULL)
}

/// The style that a person chose; where nothing is said, that of official documents.
fn style_of(look: Option<&Look>) -> Style {
    let chosen = |key: &str| js_sys::Reflect::get(look?, &key.into()).ok()?.as_string();
    let usual = Style::of(chosen("kind").and_then(|key| Kind::read(&key)).unwrap_or(Kind::Official));
    Style {
        margins: chosen("margins").and_then(|key| Choice::read(&key)).unwrap_or(usual.margins),
        lines: chosen("lines").and_then(|key| Choice::read(&key)).unwrap_or(usual.lines),
        fonts: chosen("fonts").and_then(|key| Choice::read(&key)).unwrap_or(usual.fonts),
        ..usual
    }
}
