//! The sums of the form as ties between the figures that somebody typed.

use super::change::Change;
use crate::form::{CellId, Equation, Form};
use crate::order;
use crate::report::{Amount, Figures};
use crate::rules::{Case, sums};

/// A sum of the form, with all its figures on one side: weighted, they come to nothing.
/// A total that is worked out stands for its parts, so that only what was typed takes part.
#[derive(Debug)]
pub(super) struct Tie {
    /// The table that it stands in.
    pub table: usize,
    /// How often each cell counts, by its place in the form: for the left side 1, for the right −1.
    weights: Vec<i8>,
    /// What the known figures come to: nothing, where the sum holds.
    residue: Amount,
    /// Its cells without a number. Each can still become any number.
    unknown: Vec<CellId>,
}

/// All ties of a report.
pub(super) fn of(case: &Case<'_>) -> Vec<Tie> {
    let form = case.whole_report().form;
    let mut ties: Vec<Tie> = Vec::new();
    for check in form.checks {
        for equation in check.equations.iter().filter(|one| !sums::follows_from_others(case, check, one)) {
            let tie = Tie::new(form, case.figures, equation);
            // Sums of computed sums can come to the same; that is no second witness.
            let is_same = |known: &Tie| known.residue == tie.residue && known.weights == tie.weights;
            if !ties.iter().any(is_same) {
                ties.push(tie);
            }
        }
    }
    // Two sums that miss the same figure, and no other, must at least agree on it.
    let agreements = agreements(&ties);
    ties.extend(agreements);
    ties
}

/// What must hold without a figure that is missing: the differences of the sums that miss nothing else.
fn agreements(ties: &[Tie]) -> Vec<Tie> {
    let mut found = Vec::new();
    for (place, first) in ties.iter().enumerate() {
        let Some(missing) = first.misses() else { continue };
        let another = |tie: &&Tie| tie.misses() == Some(missing);
        if let Some(next) = ties.iter().skip(place + 1).find(another) {
            found.push(first.without(missing, next));
        }
    }
    found
}

impl Tie {
    fn new(form: &Form, figures: &Figures, equation: &Equation) -> Self {
        let table = equation.left.first().map_or(0, |cell| form.info(*cell).table);
        let weights = vec![0; form.cells.len()];
        let mut tie = Self { table, weights, residue: Amount::ZERO, unknown: Vec::new() };
        for (side, weight) in [(equation.left, 1), (equation.right, -1)] {
            for cell in side {
                tie.add(form, figures, *cell, weight);
            }
        }
        let mut unknown = std::mem::take(&mut tie.unknown);
        order::by_key(&mut unknown, |cell| *cell);
        unknown.dedup();
        unknown.retain(|cell| tie.weight(*cell) != 0);
        Self { unknown, ..tie }
    }

    /// Counts a cell, or in the place of a computed sum its parts.
    fn add(&mut self, form: &Form, figures: &Figures, cell: CellId, weight: i8) {
        if figures.get(cell).computed {
            for part in form.sum_of(cell).map_or(&[][..], |sum| sum.right) {
                self.add(form, figures, *part, weight);
            }
            return;
        }
        if let Some(place) = self.weights.get_mut(cell.index()) {
            *place += weight;
        }
        match figures.known(cell) {
            Some(number) => self.residue = self.residue + weighted(number, weight),
            None => self.unknown.push(cell),
        }
    }

    /// How often a cell counts.
    pub fn weight(&self, cell: CellId) -> i8 {
        self.weights.get(cell.index()).copied().unwrap_or_default()
    }

    /// Whether both have a cell.
    pub fn meets(&self, other: &Self) -> bool {
        self.weights.iter().zip(&other.weights).any(|(own, other)| *own != 0 && *other != 0)
    }

    /// Whether it holds, or could still hold with some figures in its blank cells.
    pub fn holds(&self) -> bool {
        self.could_hold(self.residue)
    }

    /// Whether it would hold with these figures in the place of the typed ones.
    pub fn holds_with(&self, changes: &[Change]) -> bool {
        self.could_hold(self.residue_with(changes))
    }

    /// Whether it would hold with these figures, and nothing in the other cells without a number.
    pub fn is_met_with(&self, changes: &[Change]) -> bool {
        self.residue_with(changes) == Amount::ZERO
    }

    fn residue_with(&self, changes: &[Change]) -> Amount {
        let moved = |change: &Change| weighted(change.to - change.from, self.weight(change.cell));
        changes.iter().map(moved).fold(self.residue, |sum, moved| sum + moved)
    }

    fn could_hold(&self, residue: Amount) -> bool {
        let counts = |side: i8| self.unknown.iter().any(|cell| self.weight(*cell).signum() == side);
        (residue <= Amount::ZERO || counts(-1)) && (residue >= Amount::ZERO || counts(1))
    }

    /// What has to come to a cell so that it just holds, with nothing in the cells without a number.
    pub fn asks_of(&self, cell: CellId) -> Option<Amount> {
        match self.weight(cell) {
            1 => Some(Amount::ZERO - self.residue),
            -1 => Some(self.residue),
            _ => None,
        }
    }

    /// The same, once another cell is changed.
    pub fn asks_with(&self, change: &Change, cell: CellId) -> Option<Amount> {
        let residue = self.residue_with(std::slice::from_ref(change));
        match self.weight(cell) {
            1 => Some(Amount::ZERO - residue),
            -1 => Some(residue),
            _ => None,
        }
    }

    /// Whether that is the only amount with which it holds.
    pub fn is_certain_of(&self, cell: CellId) -> bool {
        self.unknown.iter().all(|one| *one == cell)
    }

    /// The only figure that it misses.
    fn misses(&self) -> Option<CellId> {
        match self.unknown.as_slice() {
            [one] => Some(*one),
            _ => None,
        }
    }

    /// This tie and another one, put together so that a cell of both drops out.
    fn without(&self, cell: CellId, other: &Self) -> Self {
        let turn = -(self.weight(cell) * other.weight(cell)).signum();
        let weights =
            self.weights.iter().zip(&other.weights).map(|(own, other)| own + turn * other).collect();
        let residue = self.residue + weighted(other.residue, turn);
        Self { table: self.table, weights, residue, unknown: Vec::new() }
    }
}

fn weighted(amount: Amount, weight: i8) -> Amount {
    match weight {
        0 => Amount::ZERO,
        1 => amount,
        -1 => Amount::ZERO - amount,
        more => {
            let size = amount.times(more.unsigned_abs().into());
            if more > 0 { size } else { Amount::ZERO - size }
        }
    }
}
