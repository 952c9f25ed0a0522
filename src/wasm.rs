//! The border to the page: the only file that knows wasm-bindgen, web-sys and js-sys.
//!
//! One class, [`Draft`], with a handful of verbs. What crosses is spelled out in the
//! structs below and in the TypeScript types beside them; the core's own types never do.

use crate::form::{Body, CellId, Form, Kind, Table};
use crate::read::{self, Read};
use crate::report::{Date, Field, OrganKind, Reading, Report, Totals};
use crate::rules::{self, Severity, Stage};
use crate::write::{self, Format, Options, Spelled, list, spell};
use serde::Serialize;
use std::collections::BTreeMap;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = r#"
/** A rectangle of a printed table: a label, or the place of a cell. */
export interface Printed { text: string; cell: string | null; label: string; column: number; columns: number; rows: number; sum: boolean; money: boolean }
/** One official table, line by line; widths in twips. */
export interface FormTable { key: string; widths: number[]; headerLines: number; hasSums: boolean; lines: Printed[][] }
/** One of the six sections: prose with the template's hint, or a table. */
export interface FormSection { key: string; heading: string; hint: string | null; aspects: string[]; table: FormTable | null }
export interface OfficialForm {
  edition: string; name: string; documentNumber: string;
  sections: FormSection[]; cells: string[]; organKinds: { key: string; name: string }[];
}
export interface Finding {
  rule: string; name: string; severity: "error" | "warning" | "info";
  cells: string[]; primary: string | null; message: string; fix: string;
  expected: string | null; found: string | null; correction: string | null; clause: string;
}
/** Everything that the page shows of a draft. */
export interface View {
  title: string;
  /** What each cell shows, in the order of `OfficialForm.cells`: the number as understood, else the text as typed. */
  shown: string[];
  /** The sums that were worked out because nobody typed one. */
  computed: string[];
  /** What was typed where something else is shown. */
  tidied: Record<string, string>;
  findings: Finding[];
  errors: number; warnings: number; infos: number;
  totals: Record<string, "computed" | "entered">;
  /** How many cells of each table are still to be filled in. */
  blank: Record<string, number>;
  canUndo: boolean;
}
export type FieldKey = "organ.name" | "organ.kind" | "year" | "title" | "published" | "preface" | "overview" | "problems" | "other_matters";
"#;

#[wasm_bindgen]
extern "C" {
    /// The form, as the page draws it.
    #[wasm_bindgen(typescript_type = "OfficialForm")]
    pub type OfficialForm;
    /// A draft, as the page shows it.
    #[wasm_bindgen(typescript_type = "View")]
    pub type View;
    /// Sentences for the person who opened a file.
    #[wasm_bindgen(typescript_type = "string[]")]
    pub type Notes;
    /// The name of a field.
    #[wasm_bindgen(typescript_type = "FieldKey")]
    pub type FieldKey;
}

/// How many steps can be undone.
const STEPS: usize = 50;

/// One report being filled in.
#[wasm_bindgen]
pub struct Draft {
    report: Report,
    stage: Stage,
    today: Option<Date>,
    /// Earlier states, before each step that changed more than one cell.
    steps: Vec<Report>,
}

#[wasm_bindgen]
impl Draft {
    /// An empty report on the newest edition. `today` (`2026-01-20`) is for deadlines.
    #[wasm_bindgen(constructor)]
    pub fn new(today: &str) -> Self {
        let report = Report::new(Form::newest());
        Self { report, stage: Stage::Filling, today: Date::read(today), steps: Vec::new() }
    }

    /// The official form that this draft fills in.
    pub fn form(&self) -> OfficialForm {
        // Some 300 objects: one by one they take 16 ms at first use, as one text 1 ms.
        let text = serde_json::to_string(&form_view(self.report.form)).unwrap_or_default();
        js_sys::JSON::parse(&text).unwrap_or(JsValue::NULL).unchecked_into()
    }

    /// What is to be shown now.
    pub fn view(&self) -> View {
        let form = self.report.form;
        let figures = self.report.figures();
        let findings = rules::check_figures(&self.report, &figures, self.stage, self.today);
        let count = |severity| findings.iter().filter(|finding| finding.severity == severity).count();
        let address = |cell| form.info(cell).address;
        let is_tidied =
            |cell: &CellId| matches!(figures.get(*cell).reading, Reading::Number { tidied: true, .. });
        let blank = |table| {
            let of_table = form.cell_ids().filter(|cell| form.info(*cell).table == table);
            of_table.filter(|cell| figures.is_left_blank(*cell)).count()
        };
        let tables = || form.tables.iter().enumerate();
        let view = ViewOf {
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
            can_undo: !self.steps.is_empty(),
            findings: spell(form, &findings),
        };
        to_js(&view).unchecked_into()
    }

    /// Runs all checks; gives how many errors there are.
    pub fn check(&self) -> usize {
        let findings = rules::check(&self.report, self.stage, self.today);
        findings.iter().filter(|finding| finding.severity == Severity::Error).count()
    }

    /// Types into a cell. An address that the form does not have changes nothing.
    #[wasm_bindgen(js_name = setCell)]
    pub fn set_cell(&mut self, address: &str, text: &str) {
        self.typed();
        if let Some(cell) = self.report.form.cell(address) {
            self.report.set_cell(cell, text);
        }
    }

    /// What was typed into a field.
    pub fn text(&self, field: &FieldKey) -> String {
        field_of(field).map_or("", |field| self.report.text(field)).to_owned()
    }

    /// Types into a field.
    #[wasm_bindgen(js_name = setText)]
    pub fn set_text(&mut self, field: &FieldKey, text: &str) {
        self.typed();
        if let Some(field) = field_of(field) {
            self.report.set_text(field, text);
        }
    }

    /// Chooses where the totals of a table come from: computed, or entered by hand.
    #[wasm_bindgen(js_name = setTotals)]
    pub fn set_totals(&mut self, table: &str, entered: bool) {
        let totals = if entered { Totals::Entered } else { Totals::Computed };
        if let Some(index) = self.report.form.tables.iter().position(|known| known.key == table) {
            self.step();
            self.report.set_totals(index, totals);
        }
    }

    /// Whether the report is to be published now: what is missing is then a fault.
    #[wasm_bindgen(js_name = setFinished)]
    pub fn set_finished(&mut self, finished: bool) {
        self.stage = if finished { Stage::Finished } else { Stage::Filling };
    }

    /// Puts a finding right: the text of its `correction` into its `primary`.
    pub fn correct(&mut self, place: &str, text: &str) {
        self.step();
        match (self.report.form.cell(place), Field::read(place)) {
            (Some(cell), _) => self.report.set_cell(cell, text),
            (None, Some(field)) => self.report.set_text(field, text),
            (None, None) => {}
        }
    }

    /// Pastes a block of figures with its upper left one into a cell. Gives how many cells it filled.
    ///
    /// # Errors
    /// A sentence, when the block does not fit; then nothing is pasted.
    pub fn paste(&mut self, address: &str, block: &str) -> Result<usize, JsError> {
        let form = self.report.form;
        let start = form.cell(address).ok_or_else(|| JsError::new("这里不能粘贴。"))?;
        let block = read::block(form, start, block)?;
        self.step();
        for (cell, text) in &block {
            self.report.set_cell(*cell, text);
        }
        Ok(block.len())
    }

    /// Goes back to before the last step, as long as nothing was typed since.
    pub fn undo(&mut self) {
        if let Some(report) = self.steps.pop() {
            self.report = report;
        }
    }

    /// Puts a report that was read in the place of this draft's. Whoever calls it keeps the old one.
    pub fn replace(&mut self, opened: Opened) {
        self.steps.clear();
        self.report = opened.0.report;
    }

    /// The draft as the text of the saved file, for keeping it in the browser.
    pub fn json(&self) -> String {
        String::from_utf8(write::write(&self.report, Format::Json, &Options::default())).unwrap_or_default()
    }

    /// The report as a file of that ending (`docx`, `xlsx`, `json`), named after its title.
    ///
    /// # Errors
    /// When there is no such format, or the browser makes no file.
    pub fn write(&self, ending: &str) -> Result<web_sys::File, JsValue> {
        let format = Format::of_ending(ending).ok_or_else(|| JsError::new("没有这种文件格式。"))?;
        let findings = rules::check(&self.report, Stage::Finished, self.today);
        let findings = Some(list(self.report.form, &findings));
        let bytes = write::write(&self.report, format, &Options { findings, ..Options::default() });
        let parts = js_sys::Array::of1(&js_sys::Uint8Array::from(bytes.as_slice()));
        let options = web_sys::FilePropertyBag::new();
        options.set_type(format.media_type());
        web_sys::File::new_with_u8_array_sequence_and_options(&parts, &self.file_name(format), &options)
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
    /// Going back to before an earlier step would lose what is typed now, so it is no longer offered.
    fn typed(&mut self) {
        self.steps.clear();
    }

    fn step(&mut self) {
        if self.steps.len() == STEPS {
            self.steps.remove(0);
        }
        self.steps.push(self.report.clone());
    }

    /// The title, less the characters that Windows does not allow in a file's name.
    fn file_name(&self, format: Format) -> String {
        let title = self.report.title();
        let forbidden = |sign: char| sign.is_control() || r#"\/:*?"<>|"#.contains(sign);
        // Long names cannot be copied into deep folders.
        let name: String = title.chars().filter(|sign| !forbidden(*sign)).take(80).collect();
        format!("{}.{}", name.trim_matches(['.', ' ']), format.ending())
    }
}

/// Plain objects instead of `Map`s, and `null` where there is nothing, so that shapes never change.
fn to_js(value: &impl Serialize) -> JsValue {
    // The border structs hold nothing that has no JavaScript form.
    value.serialize(&serde_wasm_bindgen::Serializer::json_compatible()).unwrap_or(JsValue::NULL)
}

fn field_of(key: &FieldKey) -> Option<Field> {
    Field::read(&key.as_string()?)
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct ViewOf<'a> {
    title: String,
    shown: Vec<String>,
    computed: Vec<&'static str>,
    tidied: BTreeMap<&'static str, &'a str>,
    findings: Vec<Spelled<'a>>,
    errors: usize,
    warnings: usize,
    infos: usize,
    totals: BTreeMap<&'static str, &'static str>,
    blank: BTreeMap<&'static str, usize>,
    can_undo: bool,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct FormView {
    edition: &'static str,
    name: &'static str,
    document_number: &'static str,
    sections: Vec<SectionView>,
    cells: Vec<&'static str>,
    organ_kinds: Vec<KindView>,
}

#[derive(Serialize)]
struct KindView {
    key: &'static str,
    name: &'static str,
}

#[derive(Serialize)]
struct SectionView {
    key: &'static str,
    heading: &'static str,
    hint: Option<&'static str>,
    aspects: &'static [&'static str],
    table: Option<TableView>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct TableView {
    key: &'static str,
    widths: &'static [u32],
    header_lines: usize,
    has_sums: bool,
    lines: Vec<Vec<PrintedView>>,
}

#[derive(Serialize)]
struct PrintedView {
    text: &'static str,
    cell: Option<&'static str>,
    label: &'static str,
    column: usize,
    columns: usize,
    rows: usize,
    sum: bool,
    money: bool,
}

fn form_view(form: &'static Form) -> FormView {
    let section = |section: &'static crate::form::Section| {
        let (hint, aspects, table) = match section.body {
            Body::Prose { hint, aspects } => (Some(hint), aspects, None),
            Body::Table(index) => {
                (None, &[][..], form.tables.get(index).map(|table| table_view(form, table)))
            }
        };
        SectionView { key: section.key, heading: section.heading, hint, aspects, table }
    };
    FormView {
        edition: form.edition,
        name: form.name,
        document_number: form.document_number,
        sections: form.sections.iter().map(section).collect(),
        cells: form.cells.iter().map(|cell| cell.address).collect(),
        organ_kinds: OrganKind::all().map(|(key, name)| KindView { key, name }).collect(),
    }
}

fn table_view(form: &'static Form, table: &'static Table) -> TableView {
    let printed = |item: &'static crate::form::Printed| {
        let info = item.cell.map(|cell| form.info(cell));
        PrintedView {
            text: item.text,
            cell: info.map(|info| info.address),
            label: info.map_or("", |info| info.label),
            column: item.column,
            columns: item.columns,
            rows: item.rows,
            sum: info.is_some_and(|info| info.is_sum),
            money: info.is_some_and(|info| info.kind == Kind::Money),
        }
    };
    let lines: Vec<Vec<PrintedView>> =
        table.lines.iter().map(|line| line.cells.iter().map(printed).collect()).collect();
    TableView {
        key: table.key,
        widths: table.widths,
        header_lines: table.header_lines,
        has_sums: lines.iter().flatten().any(|item| item.sum),
        lines,
    }
}

fn totals_key(totals: Totals) -> &'static str {
    match totals {
        Totals::Computed => "computed",
        Totals::Entered => "entered",
    }
}
