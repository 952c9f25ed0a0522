//! A report put on another edition of the form: what both editions have keeps its place, and
//! the rest is kept aside, so that nothing is lost and everything comes back with its edition.

use super::text::bracketed;
use super::{Field, Place, Report, Totals};
use crate::form::{CellId, Form};

/// What was typed on another edition of the form, where the report's own has no place for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Aside {
    /// That edition: `2019`.
    pub edition: String,
    /// The cell or field there: `t2.procurement.items`.
    pub place: String,
    /// What stood in it, as the saved file writes it.
    pub text: String,
}

impl Aside {
    /// What people call its place; its bare key, where this tool does not know that edition.
    pub fn name(&self) -> String {
        let known = Form::edition(&self.edition).and_then(|form| Some((form, place(form, &self.place)?)));
        known.map_or_else(|| self.place.clone(), |(form, place)| place.name(form))
    }
}

impl Report {
    /// Puts the report on another edition of the form. Figures and texts go to the places that
    /// mean the same there; the others are kept in [`Report::aside`], from where they come back
    /// as soon as the report is on an edition that has their place again.
    pub fn change_edition(&mut self, form: &'static Form) {
        if self.form == form {
            return;
        }
        let mut changed = Self::new(form);
        for (table, totals) in self.totals_by_table() {
            let name = form.name_here(table, self.form);
            let index = name.and_then(|name| form.tables.iter().position(|known| known.key == name));
            if let Some(index) = index {
                // `Report::set_totals` would clear totals that were typed.
                if let Some(place) = changed.totals.get_mut(index) {
                    *place = totals;
                }
            }
        }
        let mut aside = std::mem::take(&mut self.aside);
        for (key, text) in self.everything() {
            let edition = self.form.edition.to_owned();
            aside.retain(|one| one.edition != edition || one.place != key);
            aside.push(Aside { edition, place: key.to_owned(), text });
        }
        // What was typed last wins, where two belong in one place.
        for one in aside.into_iter().rev() {
            if !changed.take_back(&one) {
                changed.aside.push(one);
            }
        }
        changed.aside.reverse();
        changed.last_year = self.last_year.take();
        changed.accepted = std::mem::take(&mut self.accepted);
        changed.doubts = std::mem::take(&mut self.doubts);
        changed.follow_tables();
        *self = changed;
    }

    /// The edition that the year of the report calls for, where it is another than the report's.
    pub fn edition_of_its_year(&self) -> Option<&'static Form> {
        Form::of_year(self.year()?).filter(|form| *form != self.form)
    }

    /// Everything that was typed, by the key of its place, as the saved file writes it.
    fn everything(&self) -> Vec<(&'static str, String)> {
        let fields = Field::all(self.form).map(|field| (field.key(), self.saved_text(field)));
        let address = |cell: CellId| self.form.info(cell).address;
        let cells = self.form.cell_ids().map(|cell| (address(cell), self.cell(cell).to_owned()));
        fields.chain(cells).filter(|(_, text)| !text.is_empty()).collect()
    }

    fn totals_by_table(&self) -> impl Iterator<Item = (&'static str, Totals)> {
        self.form.tables.iter().enumerate().map(|(index, table)| (table.key, self.totals(index)))
    }

    /// Puts what was typed on another edition into its place here. Returns whether there is one,
    /// and it was free.
    fn take_back(&mut self, one: &Aside) -> bool {
        let Some(from) = Form::edition(&one.edition) else { return false };
        let Some(here) = self.form.name_here(&one.place, from).and_then(|name| place(self.form, &name))
        else {
            return false;
        };
        match here {
            Place::Cell(cell) if self.cell(cell).is_empty() => self.set_cell(cell, &one.text),
            Place::Field(field) if self.text(field).is_empty() => {
                let text =
                    if field.is_prose() { translated(&one.text, from, self.form) } else { one.text.clone() };
                self.set_text(field, &text);
            }
            Place::Cell(_) | Place::Field(_) => return false,
        }
        true
    }
}

/// The place of that name in a form.
fn place(form: &'static Form, key: &str) -> Option<Place> {
    let cell = form.cell(key).map(Place::Cell);
    cell.or_else(|| Field::read(form, key).map(Place::Field))
}

/// A text whose live figures name the cells of another edition. A figure for whose cell this one has
/// none that means the same is spelled with its edition (〔2021.t3.overdue_fee.total〕), so that it
/// follows no other cell meanwhile, and is live again on an edition that has it.
fn translated(text: &str, from: &'static Form, to: &Form) -> String {
    let mut translated = String::with_capacity(text.len());
    let mut done = 0;
    for (range, address) in bracketed(text) {
        let (of, cell) = match address.split_once('.') {
            Some((edition, cell)) if cell.matches('.').count() == 2 => (Form::edition(edition), cell),
            _ => (Some(from), address),
        };
        // What is no cell there is only text.
        let Some(of) = of.filter(|of| of.cell(cell).is_some()) else { continue };
        translated.push_str(text.get(done..range.start).unwrap_or_default());
        match to.name_here(cell, of).filter(|name| to.cell(name).is_some()) {
            Some(name) => translated.extend(["〔", &name, "〕"]),
            None => translated.extend(["〔", of.edition, ".", cell, "〕"]),
        }
        done = range.end;
    }
    translated.push_str(text.get(done..).unwrap_or_default());
    translated
}
