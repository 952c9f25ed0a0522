//! What stands in each cell of a report, as far as adding up needs it: blank, “/” and 0 are three
//! different things.

use crate::form::{CellId, CellKind, Form};
use crate::order;
use crate::report::{Amount, Reading, Report, Totals, read_number};

/// What stands in a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Entry {
    /// Nothing: a number is still to come.
    Blank,
    /// “/”: there is none to come.
    Mark,
    /// What is no number, or one that cannot be added (an amount whose unit nobody wrote).
    Wrong,
    /// A number.
    Number(Amount),
    /// A total some of whose parts are blank: so much at least.
    AtLeast(Amount),
}

/// All cells of a report.
#[derive(Debug, Clone, PartialEq)]
pub struct Entries {
    /// Their form.
    pub form: &'static Form,
    cells: Vec<Entry>,
}

impl Entry {
    /// The number, or as much of it as is known; nothing else counts.
    pub fn amount(self) -> Amount {
        match self {
            Self::Number(amount) | Self::AtLeast(amount) => amount,
            Self::Blank | Self::Mark | Self::Wrong => Amount::ZERO,
        }
    }

    /// The number, where all of it is known.
    pub fn number(self) -> Option<Amount> {
        match self {
            Self::Number(amount) => Some(amount),
            Self::Blank | Self::Mark | Self::Wrong | Self::AtLeast(_) => None,
        }
    }

    /// Whether a number is still to come, or more of it.
    pub fn is_open(self) -> bool {
        matches!(self, Self::Blank | Self::Wrong | Self::AtLeast(_))
    }

    /// What some cells come to.
    pub fn sum(parts: impl Iterator<Item = Self>) -> Self {
        let (mut amount, mut any, mut open, mut marks) = (Amount::ZERO, false, false, false);
        for part in parts {
            amount = amount + part.amount();
            any |= matches!(part, Self::Number(_) | Self::AtLeast(_));
            open |= part.is_open();
            marks |= part == Self::Mark;
        }
        match (any, open) {
            (true, false) => Self::Number(amount),
            (true, true) => Self::AtLeast(amount),
            (false, false) if marks => Self::Mark,
            (false, _) => Self::Blank,
        }
    }

    /// As it is written into a cell: the number to the last digit, “/”, or nothing.
    pub fn text(self, kind: CellKind) -> String {
        match self {
            Self::Number(amount) | Self::AtLeast(amount) => written(amount, kind),
            Self::Mark => "/".to_owned(),
            Self::Blank | Self::Wrong => String::new(),
        }
    }
}

/// A number as it is written into a cell of that kind. The form prints no unit for a payment.
pub(super) fn written(amount: Amount, kind: CellKind) -> String {
    if kind == CellKind::Payment && amount != Amount::ZERO {
        format!("{amount}元")
    } else {
        amount.to_string()
    }
}

impl Entries {
    /// Reads every cell, and adds up the totals that nobody typed.
    pub fn of(report: &Report) -> Self {
        let form = report.form;
        let read = |cell| entry(report.cell(cell), form.info(cell).kind);
        let mut entries = Self { form, cells: form.cell_ids().map(read).collect() };
        for sum in form.sums {
            let Some(cell) = sum.left.first() else { continue };
            let is_computed = report.totals(form.info(*cell).table) == Totals::Computed;
            if is_computed && entries.get(*cell) == Entry::Blank {
                let total = Entry::sum(sum.right.iter().map(|part| entries.get(*part)));
                entries.set(*cell, total);
            }
        }
        entries
    }

    /// One cell.
    pub fn get(&self, cell: CellId) -> Entry {
        self.cells.get(cell.index()).copied().unwrap_or(Entry::Blank)
    }

    fn set(&mut self, cell: CellId, entry: Entry) {
        if let Some(place) = self.cells.get_mut(cell.index()) {
            *place = entry;
        }
    }

    /// The same in the cells of another edition; blank where this one has none that means the same.
    #[must_use]
    pub fn on(&self, form: &'static Form) -> Self {
        if self.form == form {
            return self.clone();
        }
        let there = |cell| self.form.counterpart(cell, form).map_or(Entry::Blank, |there| self.get(there));
        Self { form, cells: form.cell_ids().map(there).collect() }
    }

    /// The cells with a number other than 0 for which that edition has none that means the same.
    pub fn lost_on(&self, form: &'static Form) -> Vec<CellId> {
        let is_lost = |cell: &CellId| {
            self.get(*cell).amount() != Amount::ZERO && form.counterpart(*cell, self.form).is_none()
        };
        let mut lost: Vec<CellId> = self.form.cell_ids().filter(is_lost).collect();
        order::by_key(&mut lost, |cell| *cell);
        lost
    }

    /// How many numbers other than 0 there are that are no totals.
    pub fn telling(&self) -> usize {
        let form = self.form;
        let tells = |cell: &CellId| !form.info(*cell).is_sum && self.get(*cell).amount() != Amount::ZERO;
        form.cell_ids().filter(tells).count()
    }
}

/// The entry of a cell by its text.
fn entry(text: &str, kind: CellKind) -> Entry {
    match read_number(text, kind) {
        Reading::Blank => Entry::Blank,
        Reading::Mark => Entry::Mark,
        Reading::Wrong(_) => Entry::Wrong,
        Reading::Number { value, text, .. } if kind == CellKind::Payment => payment(value, &text),
        Reading::Number { value, .. } => Entry::Number(value),
    }
}

/// In 元. An amount without its unit may be either.
fn payment(value: Amount, text: &str) -> Entry {
    if text.ends_with("万元") {
        Entry::Number(value.times(10_000))
    } else if text.ends_with('元') || value == Amount::ZERO {
        Entry::Number(value)
    } else {
        Entry::Wrong
    }
}
