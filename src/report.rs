//! A report: the text that was typed into one edition of the form.
//!
//! A report is never invalid. Every cell and field keeps the text that was typed, to
//! the letter; what is wrong with it is a finding (`rules`). Blank, `0` and `/` stay
//! three different things.

mod date;
mod difference;
mod doubt;
mod edition;
mod field;
mod figures;
mod next_year;
mod note;
mod number;
mod organ;
mod place;
mod text;
mod utf16;

use crate::form::{CellId, Form};
pub use date::Date;
pub use difference::Difference;
pub use doubt::Doubt;
pub use edition::Aside;
pub use field::Field;
pub use figures::{Figure, Figures, Value};
pub use note::{Named, Note, NotePlace, Spot};
pub use number::{Amount, Fault, Reading, read as read_number};
pub use organ::OrganKind;
pub use place::Place;
use std::ops::Range;
use text::Text;
pub use text::{LiveFigure, NO_FIGURE, addresses};
pub(crate) use utf16::Utf16;

/// The heading of what may stand behind the report in its files and is no part of it: it is made of the report again.
pub const ANNEX: &str = "附：图解";

/// One office's report on one year.
#[derive(Debug, Clone, PartialEq)]
pub struct Report {
    /// The edition of the form that it fills in.
    pub form: &'static Form,
    // Before the texts: two reports are compared after every key, and mostly differ in a cell.
    cells: Vec<String>,
    /// In the order of [`Field::all`].
    texts: Vec<Text>,
    totals: Vec<Totals>,
    /// The report of the year before, or as much of it as was typed: for checks that compare.
    pub last_year: Option<Box<Report>>,
    /// The findings that somebody accepted, each with a reason.
    pub accepted: Vec<Acceptance>,
    /// What was typed on another edition of the form, for which this one has no place.
    pub aside: Vec<Aside>,
    /// What a reader of a foreign file was not sure of.
    pub doubts: Vec<Doubt>,
}

/// A finding that somebody accepted: what stood there when they did, and why it may stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Acceptance {
    /// The id of the rule.
    pub rule: String,
    /// The cell or field of the finding.
    pub place: String,
    /// What stood there.
    pub found: String,
    /// What the rule expected instead, if it knew.
    pub expected: String,
    /// What stood in each cell that the rule looked at, by address, in the order of the form.
    pub figures: Vec<(String, String)>,
    /// Why it may stand.
    pub reason: String,
}

/// Where the totals of a table come from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Totals {
    /// 总计自动算: a total that nobody typed is filled in.
    #[default]
    Computed,
    /// 总计由我填，用来核对: a total that nobody typed stays blank.
    Entered,
}

impl Totals {
    /// Its name in data: `computed`, `entered`.
    pub fn key(self) -> &'static str {
        match self {
            Self::Computed => "computed",
            Self::Entered => "entered",
        }
    }

    /// The one of that name.
    pub fn read(key: &str) -> Option<Self> {
        [Self::Computed, Self::Entered].into_iter().find(|totals| totals.key() == key)
    }
}

impl Report {
    /// An empty report on that edition of the form.
    pub fn new(form: &'static Form) -> Self {
        Self {
            form,
            texts: vec![Text::default(); Field::all(form).count()],
            cells: vec![String::new(); form.cells.len()],
            totals: vec![Totals::default(); form.tables.len()],
            last_year: None,
            accepted: Vec::new(),
            aside: Vec::new(),
            doubts: Vec::new(),
        }
    }

    /// What was typed into a cell.
    pub fn cell(&self, cell: CellId) -> &str {
        self.cells.get(cell.index()).map_or("", String::as_str)
    }

    /// Types into a cell. An empty total goes back to being computed.
    pub fn set_cell(&mut self, cell: CellId, text: &str) {
        if let Some(place) = self.cells.get_mut(cell.index()) {
            text.clone_into(place);
        }
    }

    /// What was typed into a field, live figures as they are printed.
    pub fn text(&self, field: Field) -> &str {
        self.text_of(field).map_or("", Text::words)
    }

    /// Types into a field. In prose, the address of a cell (`〔t3.new_received.total〕`) becomes a
    /// live figure, blank until [`Report::follow_tables`].
    pub fn set_text(&mut self, field: Field, text: &str) {
        let form = self.form;
        if let Some(place) = self.text_mut(field) {
            *place = if field.is_prose() { Text::read(text, form) } else { Text::plain(text) };
        }
    }

    fn text_of(&self, field: Field) -> Option<&Text> {
        self.texts.get(field.index(self.form)?)
    }

    fn text_mut(&mut self, field: Field) -> Option<&mut Text> {
        self.texts.get_mut(field.index(self.form)?)
    }

    /// The live figures of a field, in the order of its text.
    pub fn live_figures(&self, field: Field) -> &[LiveFigure] {
        self.text_of(field).map_or(&[], Text::live)
    }

    /// Replaces a range of a field's text, in bytes; live figures outside of the range stay live.
    /// Only prose has any.
    pub fn replace_text(&mut self, field: Field, place: Range<usize>, words: &str) {
        let form = self.form;
        let Some(text) = self.text_mut(field) else { return };
        if field.is_prose() {
            text.replace(place, words, form);
        } else if let (Some(before), Some(after)) =
            (text.words().get(..place.start), text.words().get(place.end..))
        {
            *text = Text::plain(&[before, words, after].concat());
        }
    }

    /// Replaces ranges of a field's text, in bytes and in the order of their places; live figures
    /// outside of them stay live. One that reaches into the one before is left out.
    pub fn replace_texts<'a>(
        &mut self,
        field: Field,
        changes: impl Iterator<Item = (Range<usize>, &'a str)>,
    ) {
        let form = self.form;
        if let Some(text) = self.text_mut(field) {
            text.replace_each(changes, form);
        }
    }

    /// A field as the saved file spells it: live figures by the addresses of their cells.
    pub fn saved_text(&self, field: Field) -> String {
        self.text_of(field).map_or_else(String::new, |text| text.saved(self.form))
    }

    /// A field as it is shown where it is typed: live figures in brackets, 〔12〕.
    pub fn shown_text(&self, field: Field) -> String {
        self.text_of(field).map_or_else(String::new, Text::shown)
    }

    /// Takes over a field's text after a key, as it is shown while typing ([`Report::shown_text`]), with
    /// the caret at that byte. Live figures that the change does not touch stay live.
    pub fn type_text(&mut self, field: Field, shown: &str, caret: Option<usize>) {
        if !field.is_prose() {
            return self.set_text(field, shown);
        }
        let form = self.form;
        if let Some(text) = self.text_mut(field) {
            text.type_in(shown, caret, form);
        }
    }

    /// Where a place of a field's text stands in [`Report::shown_text`], both in bytes.
    pub fn shown_place(&self, field: Field, place: usize) -> usize {
        self.text_of(field).map_or(place, |text| text.shown_place(place))
    }

    /// Where a place of [`Report::saved_text`] stands in [`Report::shown_text`], both in bytes;
    /// within a live figure, its end.
    pub fn shown_place_of_saved(&self, field: Field, place: usize) -> usize {
        self.text_of(field).map_or(place, |text| text.shown_place(text.place_of_saved(place, self.form)))
    }

    /// The place of a field's text that stands there in [`Report::shown_text`]; within a live
    /// figure, its end.
    pub fn place_of_shown(&self, field: Field, shown: usize) -> usize {
        self.text_of(field).map_or(shown, |text| text.place_of_shown(shown))
    }

    /// Refreshes live figures from their cells; returns whether any text changed.
    ///
    /// Not done after every key in a cell: the words would have to be read again.
    pub fn follow_tables(&mut self) -> bool {
        if self.texts.iter().all(|text| text.live().is_empty()) {
            return false;
        }
        let figures = self.figures();
        let figure = |cell| match &figures.get(cell).reading {
            Reading::Number { text, .. } => text.clone(),
            Reading::Blank | Reading::Mark | Reading::Wrong(_) => NO_FIGURE.to_owned(),
        };
        self.texts.iter_mut().map(|text| text.follow(figure)).fold(false, |any, changed| any | changed)
    }

    /// Where the totals of a table (by its index in the form) come from.
    pub fn totals(&self, table: usize) -> Totals {
        self.totals.get(table).copied().unwrap_or_default()
    }

    /// Chooses where the totals of a table come from. A table without totals has nothing to choose.
    ///
    /// Totals that were typed stay. When computing is chosen, typed totals that equal the sum of
    /// their parts become computed ones: the figure is the same, and from now on it follows.
    pub fn set_totals(&mut self, table: usize, totals: Totals) {
        if !self.form.has_sums(table) {
            return;
        }
        if let Some(place) = self.totals.get_mut(table) {
            *place = totals;
        }
        if totals == Totals::Entered {
            return;
        }
        for sum in self.form.sums {
            let Some(&cell) = sum.left.first() else {
                continue;
            };
            let figures = self.figures();
            let parts = figures.sum(sum.right);
            if self.form.info(cell).table == table && parts.exact && figures.value(cell) == parts {
                self.set_cell(cell, "");
            }
        }
    }

    /// The blank cells of a table (`t3`) or of a row (`t3.granted`) into which a 0 may be put.
    ///
    /// Sums are left out: a sum is computed, or somebody types it to check the parts against.
    pub fn blank_cells(&self, of: &str) -> Vec<CellId> {
        let figures = self.figures();
        let is_blank = |cell: &CellId| {
            let info = self.form.info(*cell);
            let is_of = info.address.strip_prefix(of).is_some_and(|rest| rest.starts_with('.'));
            is_of && !info.is_sum && figures.is_left_blank(*cell)
        };
        self.form.cell_ids().filter(is_blank).collect()
    }

    /// Reads every cell and fills the sums that nobody typed.
    pub fn figures(&self) -> Figures {
        Figures::of(self)
    }

    /// The same as figures of another edition's cells, to be compared with a report on it; blank
    /// where this edition has none that means the same.
    pub fn figures_on(&self, form: &'static Form) -> Figures {
        Figures::on(form, self)
    }

    /// The year that the report is on, if it reads as one.
    pub fn year(&self) -> Option<u16> {
        match read_number(self.text(Field::Year).trim().trim_end_matches('年'), crate::form::CellKind::Count)
        {
            Reading::Number { text, .. } if text.len() == 4 => text.parse().ok(),
            _ => None,
        }
    }

    /// The office's kind, if it is one that the law names.
    pub fn organ_kind(&self) -> Option<OrganKind> {
        OrganKind::read(self.text(Field::OrganKind))
    }

    /// The title as printed: the one that was typed, or the usual one.
    pub fn title(&self) -> String {
        let typed = self.text(Field::Title).trim();
        if !typed.is_empty() {
            return typed.to_owned();
        }
        let year =
            self.year().map_or_else(|| self.text(Field::Year).trim().to_owned(), |year| year.to_string());
        self.form.title.replace("{organ}", self.text(Field::OrganName).trim()).replace("{year}", &year)
    }

    /// What a document prints in a cell: the number as understood, else the text as typed.
    pub fn printed(&self, cell: CellId, figures: &Figures) -> String {
        match &figures.get(cell).reading {
            Reading::Number { text, .. } => text.clone(),
            Reading::Blank | Reading::Mark | Reading::Wrong(_) => self.cell(cell).trim().to_owned(),
        }
    }
}
