//! A single thing that may have gone wrong while a county's report was added up.

use super::Added;
use super::desk::{Desk, Numbers, Office};
use super::slip;
use crate::form::CellId;
use crate::report::Amount;

/// What went wrong: with the report of an office, by its place, in one table or in all.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Cause {
    /// A report was forgotten.
    Missed(usize, Option<usize>),
    /// It was counted twice.
    Twice(usize, Option<usize>),
    /// One was counted that does not count.
    Added(usize, Option<usize>),
    /// Something else was taken for it: the place of that.
    Instead(usize, usize, Option<usize>),
    /// Two of its columns or rows were exchanged.
    Exchanged(usize, usize),
    /// One number was mistyped, somebody's; whether its totals went with it.
    Slip(CellId, Amount, bool),
}

impl Desk<'_> {
    /// What a cause added to the county's report, cell by cell.
    pub fn added(&self, cause: Cause) -> Vec<Added> {
        match cause {
            Cause::Missed(office, table) => self.whole(office, table, |amount| Amount::ZERO - amount),
            Cause::Twice(office, table) | Cause::Added(office, table) => {
                self.whole(office, table, |amount| amount)
            }
            Cause::Instead(office, other, table) => {
                let instead = self.office(office).and_then(|office| office.instead.get(other));
                instead.map_or_else(Vec::new, |(_, numbers)| self.of_table(numbers, table, |amount| amount))
            }
            Cause::Exchanged(office, exchange) => {
                let (Some(office), Some(exchange)) = (self.office(office), self.exchanges.get(exchange))
                else {
                    return Vec::new();
                };
                let parts = exchange.pairs.iter().flat_map(|(one, other)| {
                    let more = office.numbers.get(*other) - office.numbers.get(*one);
                    [(*one, more), (*other, Amount::ZERO - more)]
                });
                self.with_totals(parts.filter(|(_, amount)| *amount != Amount::ZERO))
            }
            Cause::Slip(cell, amount, true) => self.with_totals(std::iter::once((cell, amount))),
            Cause::Slip(cell, amount, false) => vec![(cell, amount)],
        }
    }

    fn whole(&self, office: usize, table: Option<usize>, turn: fn(Amount) -> Amount) -> Vec<Added> {
        self.office(office).map_or_else(Vec::new, |office| self.of_table(&office.numbers, table, turn))
    }

    fn of_table(&self, numbers: &Numbers, table: Option<usize>, turn: fn(Amount) -> Amount) -> Vec<Added> {
        let is_of = |cell: &CellId| table.is_none_or(|table| self.form.info(*cell).table == table);
        let cells = self.form.cell_ids().filter(is_of).map(|cell| (cell, numbers.get(cell)));
        let added = cells.filter(|(_, amount)| *amount != Amount::ZERO);
        added.map(|(cell, amount)| (cell, turn(amount))).collect()
    }

    /// What a cause is told by, without going through its cells one by one where that is known.
    pub fn mark(&self, cause: Cause) -> u64 {
        let numbers = |place| self.office(place).map(|office: &Office<'_>| &office.numbers);
        match cause {
            Cause::Missed(office, table) => {
                numbers(office).map_or(0, |numbers| numbers.mark(table)).wrapping_neg()
            }
            Cause::Twice(office, table) | Cause::Added(office, table) => {
                numbers(office).map_or(0, |numbers| numbers.mark(table))
            }
            Cause::Instead(office, other, table) => {
                let instead = self.office(office).and_then(|office| office.instead.get(other));
                instead.map_or(0, |(_, numbers)| numbers.mark(table))
            }
            Cause::Exchanged(office, exchange) => {
                let (Some(numbers), Some(exchange)) = (numbers(office), self.exchanges.get(exchange)) else {
                    return 0;
                };
                exchange.pairs.iter().fold(0, |all, (one, other)| {
                    let more = numbers.get(*other) - numbers.get(*one);
                    if more == Amount::ZERO {
                        return all;
                    }
                    let there = self.marked(*one, more, true);
                    all.wrapping_add(there).wrapping_sub(self.marked(*other, more, true))
                })
            }
            Cause::Slip(cell, amount, with_totals) => self.marked(cell, amount, with_totals),
        }
    }

    /// The causes that touch a cell which is no total, each with what it adds there.
    pub fn touching(&self, cell: CellId) -> Vec<(Cause, Amount)> {
        let mut causes = Vec::new();
        let table = self.form.info(cell).table;
        let scopes = |numbers: &Numbers| {
            let is_whole = numbers.tables().count() < 2;
            std::iter::once(None).chain((!is_whole).then_some(Some(table)))
        };
        for (place, office) in self.offices.iter().enumerate() {
            let own = office.numbers.get(cell);
            if own != Amount::ZERO {
                for scope in scopes(&office.numbers) {
                    if office.counts {
                        causes.push((Cause::Missed(place, scope), Amount::ZERO - own));
                        causes.push((Cause::Twice(place, scope), own));
                    } else {
                        causes.push((Cause::Added(place, scope), own));
                    }
                }
            }
            for (other, (_, numbers)) in office.instead.iter().enumerate() {
                let more = numbers.get(cell);
                if more != Amount::ZERO {
                    causes.extend(scopes(numbers).map(|scope| (Cause::Instead(place, other, scope), more)));
                }
            }
            if office.counts {
                for (exchange, gets) in self.exchanges.of_cell(cell) {
                    let more = office.numbers.get(*gets) - own;
                    if more != Amount::ZERO {
                        causes.push((Cause::Exchanged(place, *exchange), more));
                    }
                }
            }
        }
        causes
    }

    /// What can have happened to whole reports.
    pub fn of_whole_reports(&self) -> Vec<Cause> {
        let of_office = |(place, office): (usize, &Office<'_>)| {
            let own = if office.counts {
                vec![Cause::Missed(place, None), Cause::Twice(place, None)]
            } else {
                vec![Cause::Added(place, None)]
            };
            let instead = 0..office.instead.len();
            own.into_iter().chain(instead.map(move |other| Cause::Instead(place, other, None)))
        };
        self.offices.iter().enumerate().flat_map(of_office).collect()
    }

    /// The slips that would just explain what is left in a cell.
    pub fn slips(&self, cell: CellId, left: Amount) -> impl Iterator<Item = Cause> {
        let fits = slip::is_possible(self, cell, left);
        let alone = fits.then_some(Cause::Slip(cell, left, false));
        let has_totals = self.totals_of.get(cell.index()).is_some_and(|above| !above.is_empty());
        let with_totals = (fits && has_totals).then_some(Cause::Slip(cell, left, true));
        with_totals.into_iter().chain(alone)
    }
}
