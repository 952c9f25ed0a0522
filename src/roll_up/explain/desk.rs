//! What the search looks at: the numbers of each office, and what else the county may have taken for them.

use super::Added;
use super::cause::Cause;
use super::exchange::Exchanges;
use crate::form::{CellId, Form};
use crate::report::Amount;
use crate::roll_up::choice::{Choice, Why};
use crate::roll_up::{Child, Entries, Entry, Request, Total, carried, organ};

/// All that can have gone wrong in a county.
pub(super) struct Desk<'a> {
    pub form: &'static Form,
    pub offices: Vec<Office<'a>>,
    /// The county as it calls itself.
    pub county: &'a str,
    /// Whether an office that should be there is not.
    pub is_office_absent: bool,
    pub exchanges: Exchanges,
    /// What the county says, by the place of the cell.
    pub said: Vec<Amount>,
    /// In which cells the number of an office is missing.
    pub lacking: Vec<bool>,
    /// In each cell, how many offices have a number.
    pub busy: Vec<usize>,
    /// For each cell that is no total, the totals that count it, however far up.
    pub totals_of: Vec<Vec<CellId>>,
    /// A number for each cell by which what is added to several is told at once; 0 for cells that are not compared.
    marks: Vec<u64>,
    /// The same with those of its totals.
    marks_with_totals: Vec<u64>,
}

/// A report that counts, or one that the county may have counted.
pub(super) struct Office<'a> {
    pub child: &'a Child,
    pub counts: bool,
    /// Whether it is the county's own (本级).
    pub is_own: bool,
    /// Why it does not count.
    pub left: Option<Why>,
    pub numbers: Numbers,
    /// What else may have been taken for its numbers: what that adds.
    pub instead: Vec<(Instead<'a>, Numbers)>,
}

/// What may have been taken in the place of a report.
#[derive(Debug, Clone, Copy)]
pub(super) enum Instead<'a> {
    /// That of the year before.
    LastYear,
    /// Another report of the same office.
    Another(&'a Child),
    /// The same with an error of its own put right.
    Corrected,
}

/// A number for each cell, with those by which all of a table are told at once.
#[derive(Clone)]
pub(super) struct Numbers {
    pub cells: Vec<Amount>,
    pub by_table: Vec<u64>,
}

impl Numbers {
    pub fn get(&self, cell: CellId) -> Amount {
        self.cells.get(cell.index()).copied().unwrap_or(Amount::ZERO)
    }

    /// What all of a table, or all of them, are told by.
    pub fn mark(&self, table: Option<usize>) -> u64 {
        match table {
            Some(table) => self.by_table.get(table).copied().unwrap_or_default(),
            None => self.by_table.iter().fold(0, |all, one| all.wrapping_add(*one)),
        }
    }

    /// The tables in which there is anything.
    pub fn tables(&self) -> impl Iterator<Item = usize> {
        self.by_table.iter().enumerate().filter(|(_, mark)| **mark != 0).map(|(table, _)| table)
    }
}

impl<'a> Desk<'a> {
    pub fn new(
        request: &'a Request,
        choice: &Choice,
        cells: &[Total],
        report: &Entries,
        is_office_absent: bool,
    ) -> Self {
        let form = choice.form;
        // Where the county has no number, nothing is compared.
        let is_compared = |total: &Total| matches!(report.get(total.cell), Entry::Number(_));
        let marks: Vec<u64> =
            cells.iter().map(|total| if is_compared(total) { mark(total.cell.index()) } else { 0 }).collect();
        let totals_of = totals_of(form);
        let with_totals = |cell: CellId| {
            let own = marks.get(cell.index()).copied().unwrap_or_default();
            let above = totals_of.get(cell.index()).into_iter().flatten();
            above.fold(own, |all, total| {
                all.wrapping_add(marks.get(total.index()).copied().unwrap_or_default())
            })
        };
        let marks_with_totals = form.cell_ids().map(with_totals).collect();
        let mut desk = Self {
            form,
            offices: Vec::new(),
            county: request.county.as_ref().map_or("", |county| county.organ.as_str()),
            is_office_absent,
            exchanges: Exchanges::of(form),
            said: cells.iter().map(|total| report.get(total.cell).amount()).collect(),
            lacking: cells.iter().map(|total| total.entry.is_open()).collect(),
            busy: Vec::new(),
            totals_of,
            marks,
            marks_with_totals,
        };
        desk.add_offices(request, choice);
        let has = |cell: CellId| move |office: &&Office<'_>| office.numbers.get(cell) != Amount::ZERO;
        desk.busy = form.cell_ids().map(|cell| desk.offices.iter().filter(has(cell)).count()).collect();
        desk
    }

    fn add_offices(&mut self, request: &'a Request, choice: &Choice) {
        let left = choice.left(request);
        for child in choice.counted(request) {
            let own = child.entries.on(self.form);
            let less = |other: &Entries| {
                let other = other.on(self.form);
                self.numbers(|cell| other.get(cell).amount() - own.get(cell).amount())
            };
            let mut instead = Vec::new();
            for right in &child.corrected {
                instead.push((Instead::Corrected, less(right)));
            }
            if let Some(last) = carried::last_year(child, choice.year, left.iter().map(|(child, _)| *child)) {
                instead.push((Instead::LastYear, less(last)));
            }
            let year_before = child.year.or(choice.year).and_then(|year| year.checked_sub(1));
            let twins = left.iter().filter(|(twin, why)| {
                // That of the year before is known already.
                let is_other = match why {
                    Why::SameOrgan(_) => true,
                    Why::AnotherYear => twin.year != year_before,
                    _ => false,
                };
                is_other && organ::is_same(&twin.bare, &child.bare)
            });
            for (twin, _) in twins {
                instead.push((Instead::Another(twin), less(&twin.entries)));
            }
            let is_own = request.own.as_ref().is_some_and(|own| std::ptr::eq(own, child));
            let numbers = self.numbers(|cell| own.get(cell).amount());
            self.offices.push(Office { child, counts: true, is_own, left: None, numbers, instead });
        }
        let addable = |why: Why| matches!(why, Why::LeftOut | Why::AnotherYear | Why::SameOrgan(_));
        for (child, why) in left.into_iter().filter(|(_, why)| addable(*why)) {
            let own = child.entries.on(self.form);
            let numbers = self.numbers(|cell| own.get(cell).amount());
            let left = Some(why);
            let office = Office { child, counts: false, is_own: false, left, numbers, instead: Vec::new() };
            self.offices.push(office);
        }
    }

    /// The numbers of all cells that are compared.
    fn numbers(&self, number: impl Fn(CellId) -> Amount) -> Numbers {
        let mut by_table = vec![0_u64; self.form.tables.len()];
        let mut cells = Vec::with_capacity(self.form.cells.len());
        for cell in self.form.cell_ids() {
            let mark = self.marks.get(cell.index()).copied().unwrap_or_default();
            let number = if mark == 0 { Amount::ZERO } else { number(cell) };
            if number != Amount::ZERO
                && let Some(table) = by_table.get_mut(self.form.info(cell).table)
            {
                *table = table.wrapping_add(marked(number, mark));
            }
            cells.push(number);
        }
        Numbers { cells, by_table }
    }

    /// What the county's report has more than the sum.
    pub fn differences(&self, report: &Entries, cells: &[Total]) -> Numbers {
        self.numbers(|cell| {
            let sum = cells.get(cell.index()).map_or(Amount::ZERO, |total| total.entry.amount());
            report.get(cell).amount() - sum
        })
    }

    /// What is left of differences once some causes are taken out.
    pub fn without(&self, differences: &Numbers, causes: &[Cause]) -> Numbers {
        let Numbers { mut cells, mut by_table } = differences.clone();
        for (cell, amount) in causes.iter().flat_map(|cause| self.added(*cause)) {
            if let Some(place) = cells.get_mut(cell.index()) {
                *place = *place - amount;
            }
            if let Some(table) = by_table.get_mut(self.form.info(cell).table) {
                *table = table.wrapping_sub(self.marked(cell, amount, false));
            }
        }
        Numbers { cells, by_table }
    }

    pub fn office(&self, place: usize) -> Option<&Office<'a>> {
        self.offices.get(place)
    }

    /// The cells that are no totals.
    pub fn parts(&self) -> impl Iterator<Item = CellId> {
        let form = self.form;
        form.cell_ids().filter(|cell| !form.info(*cell).is_sum)
    }

    /// In how many of them something is left.
    pub fn open(&self, left: &Numbers) -> usize {
        self.parts().filter(|cell| left.get(*cell) != Amount::ZERO).count()
    }

    fn is_compared(&self, cell: CellId) -> bool {
        self.marks.get(cell.index()).is_some_and(|mark| *mark != 0)
    }

    /// What an amount in a cell is told by; with its totals, where it goes into them, too.
    pub fn marked(&self, cell: CellId, amount: Amount, with_totals: bool) -> u64 {
        let marks = if with_totals { &self.marks_with_totals } else { &self.marks };
        marked(amount, marks.get(cell.index()).copied().unwrap_or_default())
    }

    /// Amounts in cells that are no totals, with what they add to the totals; each cell once.
    pub fn with_totals(&self, parts: impl Iterator<Item = Added>) -> Vec<Added> {
        let mut all: Vec<Amount> = vec![Amount::ZERO; self.form.cells.len()];
        let mut touched = Vec::new();
        for (cell, amount) in parts {
            let above = self.totals_of.get(cell.index()).into_iter().flatten().copied();
            for cell in std::iter::once(cell).chain(above) {
                if let Some(place) = all.get_mut(cell.index()) {
                    *place = *place + amount;
                    touched.push(cell);
                }
            }
        }
        touched.sort_unstable();
        touched.dedup();
        let amount = |cell: CellId| all.get(cell.index()).copied().unwrap_or(Amount::ZERO);
        let added = touched.into_iter().map(|cell| (cell, amount(cell)));
        added.filter(|(cell, amount)| *amount != Amount::ZERO && self.is_compared(*cell)).collect()
    }
}

/// For each cell that is no total, the totals that count it.
fn totals_of(form: &'static Form) -> Vec<Vec<CellId>> {
    let mut above: Vec<Vec<CellId>> = vec![Vec::new(); form.cells.len()];
    // Parts come before their totals: from the end, what is above a total is known already.
    for sum in form.sums.iter().rev() {
        let Some(total) = sum.left.first() else { continue };
        let further = above.get(total.index()).cloned().unwrap_or_default();
        for part in sum.right {
            if let Some(place) = above.get_mut(part.index()) {
                place.push(*total);
                place.extend(further.iter().copied());
            }
        }
    }
    above
}

/// A number for a cell, the same on every machine, that has nothing to do with those of others.
fn mark(place: usize) -> u64 {
    let mut mixed =
        u64::try_from(place).unwrap_or_default().wrapping_add(1).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    // Odd, so that none is 0.
    (mixed ^ (mixed >> 31)) | 1
}

/// An amount in a cell of that mark. What several come to is told by the sum of these.
fn marked(amount: Amount, mark: u64) -> u64 {
    // What 64 bits of it say: larger differences than that no county has.
    let bits = u64::try_from(amount.millionths() & i128::from(u64::MAX)).unwrap_or_default();
    bits.wrapping_mul(mark)
}
