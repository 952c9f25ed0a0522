//! What is done to the cells of the tables.

use super::{Act, Draft};
use crate::form::CellId;
use crate::read::{self, How, Laid, Pasting, ReadError};
use crate::report::{Doubt, Place, Report, Totals};

impl Draft {
    /// Types into a cell.
    pub fn set_cell(&mut self, cell: CellId, text: &str) {
        self.step(Act::Type(Place::Cell(cell)));
        self.report.set_cell(cell, text);
    }

    /// Chooses where the totals of a table come from. A table that the form does not have
    /// changes nothing.
    pub fn set_totals(&mut self, table: &str, totals: Totals) {
        if let Some(index) = self.form().tables.iter().position(|known| known.key == table) {
            self.step(Act::ChooseTotals(totals));
            self.report.set_totals(index, totals);
        }
    }

    /// Puts 0 into every blank cell of a table (`t3`) or of a row (`t3.granted`) that is no
    /// sum. Returns how many.
    pub fn fill_zeros(&mut self, place: &str) -> usize {
        let blank = self.report.blank_cells(place);
        self.step(Act::FillZeros(place.to_owned(), blank.len()));
        for cell in &blank {
            self.report.set_cell(*cell, "0");
        }
        blank.len()
    }

    /// Takes over what has changed in the sum of many reports from which the draft was begun, in one step: `before` is
    /// that sum as it was then, `now` as it is. Returns the names of the cells in which the draft has something of its
    /// own: they stay as they are.
    pub fn follow_sum(&mut self, before: &Report, now: &Report) -> Vec<String> {
        let form = self.form();
        let changed: Vec<CellId> =
            now.form.cell_ids().filter(|cell| before.cell(*cell) != now.cell(*cell)).collect();
        let is_same_form = before.form == form && now.form == form;
        self.step(Act::FollowSum);
        let mut own = Vec::new();
        for cell in changed {
            if !is_same_form || self.report.cell(cell) != before.cell(cell) {
                own.push(now.form.name_of(cell));
                continue;
            }
            self.report.set_cell(cell, now.cell(cell));
            let place = form.info(cell).address;
            self.report.doubts.retain(|doubt| doubt.place != place);
            self.report.doubts.extend(now.doubts.iter().filter(|doubt| doubt.place == place).cloned());
        }
        own
    }

    /// Empties cells: one step.
    pub fn clear(&mut self, cells: &[CellId]) {
        self.step(Act::Clear(cells.len()));
        for cell in cells {
            self.report.set_cell(*cell, "");
        }
    }

    /// The readings of a block that is pasted into a cell, the likeliest first.
    ///
    /// # Errors
    /// A sentence, when it is no block of figures.
    pub fn paste_plan<'a>(
        &self,
        start: CellId,
        pasting: impl Into<Pasting<'a>>,
    ) -> Result<Vec<Laid>, ReadError> {
        let mut readings = read::block(self.form(), start, pasting)?;
        for laid in readings.iter_mut().filter(|laid| laid.how == How::Plain) {
            let empties = |(cell, text): &(CellId, String)| {
                text.is_empty() && !self.report.cell(*cell).trim().is_empty()
            };
            // Nothing that stands is emptied before somebody has seen it.
            if laid.cells.iter().any(empties) {
                laid.how = How::AsItStands;
            }
        }
        Ok(readings)
    }

    /// Pastes a block in one of its readings, by its place in the plan: one step. Returns how
    /// many cells it filled. What was read with doubt stays marked until somebody has looked at it.
    ///
    /// # Errors
    /// A sentence, when it is no block of figures; then nothing is pasted.
    pub fn paste<'a>(
        &mut self,
        start: CellId,
        pasting: impl Into<Pasting<'a>>,
        reading: usize,
    ) -> Result<usize, ReadError> {
        let readings = self.paste_plan(start, pasting)?;
        let Some(laid) = readings.get(reading) else { return Ok(0) };
        self.step(Act::Paste(laid.cells.len()));
        for (cell, text) in &laid.cells {
            self.report.set_cell(*cell, text);
            let place = self.report.form.info(*cell).address;
            self.report.doubts.retain(|doubt| doubt.place != place);
            if let Some((_, why)) = laid.doubts.iter().find(|(doubtful, _)| doubtful == cell) {
                self.report.doubts.push(Doubt {
                    place: place.to_owned(),
                    text: text.clone(),
                    why: why.clone(),
                });
            }
        }
        Ok(laid.cells.len())
    }
}
