//! What the cells of a report amount to: each text read once, each sum filled.

use super::number::{self, Amount, Reading};
use super::{Report, Totals};
use crate::form::{CellId, Equation, Form};

/// A snapshot of all cells of a report, read and summed.
#[derive(Debug)]
pub struct Figures(Vec<Figure>);

/// One cell, read.
#[derive(Debug, Clone)]
pub struct Figure {
    /// What stands in it: the text that was typed, or the sum that fills it.
    pub reading: Reading,
    /// Whether the sum was worked out here, because nobody typed one.
    pub computed: bool,
    /// Its value as far as it is known.
    pub value: Value,
    /// Whether it is no number, or a sum with one that is none among its parts, however deep.
    is_wrong: bool,
}

/// A number that may not be fully known: a blank cell can still become any number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Value {
    /// It is at least this much.
    pub least: Amount,
    /// And it is exactly that.
    pub exact: bool,
}

impl Value {
    const UNKNOWN: Self = Self { least: Amount::ZERO, exact: false };

    /// Whether no figures in the blank cells could make the two equal.
    pub fn contradicts(self, other: Self) -> bool {
        (self.exact && other.least > self.least) || (other.exact && self.least > other.least)
    }

    /// The number, if it is known.
    pub fn known(self) -> Option<Amount> {
        self.exact.then_some(self.least)
    }
}

impl std::fmt::Display for Value {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(out, "{}{}", if self.exact { "" } else { "至少 " }, self.least)
    }
}

impl Figure {
    fn typed(reading: Reading) -> Self {
        let value = match &reading {
            Reading::Number { value, .. } => Value { least: *value, exact: true },
            Reading::Blank | Reading::Mark | Reading::Wrong(_) => Value::UNKNOWN,
        };
        Self { is_wrong: matches!(reading, Reading::Wrong(_)), reading, computed: false, value }
    }

    /// The sum of some cells. With a part that is no number there is no sum, as it would look finished.
    fn computed(parts: &[&Self]) -> Self {
        let value = sum(parts.iter().map(|part| part.value));
        let is_wrong = parts.iter().any(|part| part.is_wrong);
        let any = parts.iter().any(|part| matches!(part.reading, Reading::Number { .. }));
        let reading = if any && !is_wrong {
            Reading::Number { value: value.least, text: value.least.to_string(), tidied: false }
        } else {
            Reading::Blank
        };
        Self { reading, computed: true, value, is_wrong }
    }
}

fn sum(values: impl Iterator<Item = Value>) -> Value {
    let nothing = Value { least: Amount::ZERO, exact: true };
    values
        .fold(nothing, |sum, value| Value { least: sum.least + value.least, exact: sum.exact && value.exact })
}

impl Figures {
    /// Reads every cell of a report and fills the sums that nobody typed.
    pub(super) fn of(report: &Report) -> Self {
        let form = report.form;
        let read = |cell| Figure::typed(number::read(report.cell(cell), form.info(cell).kind));
        let mut figures = Self(form.cell_ids().map(read).collect());
        for total in form.sums {
            let Some(&cell) = total.left.first() else {
                continue;
            };
            let is_open = figures.get(cell).reading == Reading::Blank;
            if is_open && report.totals(form.info(cell).table) == Totals::Computed {
                figures.fill(cell, total);
            }
        }
        figures
    }

    /// The figures of a report on another edition, each in the cell of `form` that means the same;
    /// a cell that has none there is blank.
    pub(super) fn on(form: &'static Form, report: &Report) -> Self {
        let figures = Self::of(report);
        if report.form == form {
            return figures;
        }
        let figure = |cell| report.form.counterpart(cell, form).map(|there| figures.get(there).clone());
        Self(
            form.cell_ids()
                .map(|cell| figure(cell).unwrap_or_else(|| Figure::typed(Reading::Blank)))
                .collect(),
        )
    }

    fn fill(&mut self, cell: CellId, total: &Equation) {
        let parts: Vec<&Figure> = total.right.iter().map(|part| self.get(*part)).collect();
        let figure = Figure::computed(&parts);
        if let Some(place) = self.0.get_mut(cell.index()) {
            *place = figure;
        }
    }

    /// One cell.
    pub fn get(&self, cell: CellId) -> &Figure {
        static NONE: Figure =
            Figure { reading: Reading::Blank, computed: false, value: Value::UNKNOWN, is_wrong: false };
        self.0.get(cell.index()).unwrap_or(&NONE)
    }

    /// The value of one cell as far as it is known.
    pub fn value(&self, cell: CellId) -> Value {
        self.get(cell).value
    }

    /// The number in a cell; `None` where there is none.
    pub fn known(&self, cell: CellId) -> Option<Amount> {
        self.value(cell).known()
    }

    /// Whether a cell still has to be filled in. A computed sum is blank only because its parts are.
    pub fn is_left_blank(&self, cell: CellId) -> bool {
        let figure = self.get(cell);
        figure.reading == Reading::Blank && !figure.computed
    }

    /// What some cells add up to.
    pub fn sum(&self, cells: &[CellId]) -> Value {
        sum(cells.iter().map(|cell| self.value(*cell)))
    }
}
