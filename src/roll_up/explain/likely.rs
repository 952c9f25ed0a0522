//! How much figures say. A cause is worth trying if most of its cells are wrong: that two of few causes
//! hide each other happens in one cell or two, not in most. And what a number tells is how improbable
//! it is that it stands there by chance.

use super::cause::Cause;
use super::desk::{Desk, Numbers};
use crate::form::CellId;
use crate::report::Amount;

/// For each cell whether it is wrong, and what follows for whole reports.
pub(super) struct Likely {
    wrong: Vec<bool>,
    /// Of each office, by table, how many of its cells are right and wrong.
    offices: Vec<Vec<Count>>,
}

/// How many cells are right, and how many wrong.
#[derive(Debug, Clone, Copy, Default)]
struct Count {
    right: usize,
    wrong: usize,
}

impl Count {
    fn add(&mut self, is_wrong: bool) {
        if is_wrong {
            self.wrong += 1;
        } else {
            self.right += 1;
        }
    }

    fn and(self, other: Self) -> Self {
        Self { right: self.right + other.right, wrong: self.wrong + other.wrong }
    }

    fn is_likely(self) -> bool {
        self.right * 2 <= self.wrong
    }
}

impl Likely {
    pub fn of(desk: &Desk<'_>, left: &Numbers) -> Self {
        let wrong = desk.form.cell_ids().map(|cell| left.get(cell) != Amount::ZERO).collect();
        let mut likely = Self { wrong, offices: Vec::new() };
        likely.offices = desk.offices.iter().map(|office| likely.by_table(desk, &office.numbers)).collect();
        likely
    }

    fn is_wrong(&self, cell: CellId) -> bool {
        self.wrong.get(cell.index()).copied().unwrap_or_default()
    }

    fn by_table(&self, desk: &Desk<'_>, numbers: &Numbers) -> Vec<Count> {
        let mut counts = vec![Count::default(); desk.form.tables.len()];
        for cell in desk.parts().filter(|cell| numbers.get(*cell) != Amount::ZERO) {
            if let Some(count) = counts.get_mut(desk.form.info(cell).table) {
                count.add(self.is_wrong(cell));
            }
        }
        counts
    }

    /// Whether a cause is worth trying.
    pub fn is(&self, desk: &Desk<'_>, cause: Cause) -> bool {
        let of_table = |counts: &[Count], table: Option<usize>| match table {
            Some(table) => counts.get(table).copied().unwrap_or_default(),
            None => counts.iter().fold(Count::default(), |all, one| all.and(*one)),
        };
        let count = match cause {
            Cause::Missed(office, table) | Cause::Twice(office, table) | Cause::Added(office, table) => {
                self.offices.get(office).map_or_else(Count::default, |counts| of_table(counts, table))
            }
            Cause::Instead(office, other, table) => {
                let instead = desk.office(office).and_then(|office| office.instead.get(other));
                instead.map_or_else(Count::default, |(_, numbers)| {
                    of_table(&self.by_table(desk, numbers), table)
                })
            }
            Cause::Exchanged(office, exchange) => self.of_exchange(desk, office, exchange),
            Cause::Slip(..) => return true,
        };
        count.is_likely()
    }

    fn of_exchange(&self, desk: &Desk<'_>, office: usize, exchange: usize) -> Count {
        let mut count = Count::default();
        if let (Some(office), Some(exchange)) = (desk.office(office), desk.exchanges.get(exchange)) {
            for (one, other) in &exchange.pairs {
                if office.numbers.get(*one) != office.numbers.get(*other) {
                    count.add(self.is_wrong(*one));
                    count.add(self.is_wrong(*other));
                }
            }
        }
        count
    }
}

/// How improbable it is that just this number stands somewhere by chance.
pub(super) fn size(amount: Amount) -> i32 {
    let size = amount.distance(Amount::ZERO);
    let size = size.as_whole().or_else(|| u64::try_from(size.millionths()).ok()).unwrap_or(u64::MAX);
    quarters(size.saturating_add(1))
}

/// Four times the logarithm to the base of 2.
pub(super) fn quarters(number: u64) -> i32 {
    let number = u128::from(number.clamp(1, u64::from(u32::MAX)));
    let fourth = number * number * number * number;
    i32::try_from(fourth.ilog2()).unwrap_or_default()
}
