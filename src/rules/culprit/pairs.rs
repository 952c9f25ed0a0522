//! Two wrong cells at once, where no single one and no exchange explains the broken sums.
//!
//! Two slips in one row break that row and both columns: each cell is asked for its number by
//! the sum that the other one is not in. Said only where one pair of all fits.

use super::change::Change;
use super::search::Table;
use super::ties::Tie;
use crate::form::CellId;
use crate::order;
use crate::report::Amount;

/// Two changes with which all sums hold; a second pair, if there is one, shows that they are not the only ones.
type Pairs = Vec<[Change; 2]>;

impl Table<'_> {
    /// The only two cells that together make all sums hold, with their numbers.
    pub(super) fn pair(&self) -> Option<[Change; 2]> {
        // Fewer broken sums ask each cell for its number only once, and fit many pairs.
        let [first, _, _, ..] = self.broken_ties.as_slice() else { return None };
        let mut found = Pairs::new();
        for &(cell, from) in self.typed.iter().filter(|(cell, _)| first.weight(*cell) != 0) {
            let own = self.broken_ties.iter().filter(|tie| tie.weight(cell) != 0);
            let mut asked: Vec<Amount> =
                own.filter_map(|tie| tie.asks_of(cell)).map(|moved| from + moved).collect();
            order::by_key(&mut asked, |number| *number);
            asked.dedup();
            for to in asked.into_iter().filter(|to| !to.is_negative()) {
                self.second(Change { cell, from, to }, &mut found);
                if found.len() > 1 {
                    return None;
                }
            }
        }
        found.pop()
    }

    /// The pairs that begin with that change, and are not yet among those found.
    fn second(&self, one: Change, found: &mut Pairs) {
        // What holds without a cell's number is held against nothing.
        let left: Vec<&Tie> =
            self.ties.iter().copied().filter(|tie| !tie.holds_with(std::slice::from_ref(&one))).collect();
        let Some(tie) = left.first() else { return };
        let is_second = |(cell, _): &&(CellId, Amount)| {
            *cell != one.cell && left.iter().all(|tie| tie.weight(*cell) != 0)
        };
        for &(cell, from) in self.typed.iter().filter(is_second) {
            let Some(moved) = tie.asks_with(&one, cell) else { continue };
            let mut pair = [one, Change { cell, from, to: from + moved }];
            let holds = |pair: &[Change; 2]| self.ties.iter().all(|tie| tie.holds_with(pair));
            if (from + moved).is_negative() || !holds(&pair) {
                continue;
            }
            order::by_key(&mut pair, |change| change.cell);
            let same = |known: &[Change; 2]| {
                known.iter().zip(&pair).all(|(one, other)| one.cell == other.cell && one.to == other.to)
            };
            if !found.iter().any(same) {
                found.push(pair);
            }
        }
    }
}
