//! Looks for the fewest changes with which all sums of a table hold.

use super::Explanation;
use super::change::Change;
use super::ties::Tie;
use crate::form::{CellId, Form};
use crate::order;
use crate::report::{Amount, Figures, Reading};

/// More than so many explanations that are equally good say nothing any more.
const FEW: usize = 3;

/// A set of ties, one bit each. The form has some forty, and with blank cells hardly more.
type Set = u128;

/// The ties of a table, and which of its figures can be doubted.
pub(super) struct Table<'a> {
    form: &'a Form,
    figures: &'a Figures,
    pub(super) ties: Vec<&'a Tie>,
    /// Those that do not hold.
    broken: Set,
    pub(super) broken_ties: Vec<&'a Tie>,
    /// Every number that somebody typed.
    pub(super) typed: Vec<(CellId, Amount)>,
    /// Every cell that still needs one.
    missing: Vec<CellId>,
}

/// A cell that may alone break some of the ties, with what should stand in it.
struct Suspect {
    change: Change,
    /// Whether it can be no other number: beside blank cells it can often be several.
    is_certain: bool,
    mends: Set,
}

/// What can mend some of the ties, in one way or another.
struct Cause {
    mends: Set,
    is_certain: bool,
    ways: Vec<Vec<Change>>,
}

impl<'a> Table<'a> {
    pub fn new(form: &'a Form, figures: &'a Figures, table: usize, ties: &'a [Tie]) -> Self {
        let ties: Vec<&Tie> = ties.iter().filter(|tie| tie.table == table).take(Set::BITS as usize).collect();
        let (mut typed, mut missing) = (Vec::new(), Vec::new());
        for cell in form.cell_ids().filter(|cell| form.info(*cell).table == table) {
            match figures.known(cell) {
                _ if figures.get(cell).computed => {}
                Some(number) => typed.push((cell, number)),
                None => missing.push(cell),
            }
        }
        let broken = set(&ties, |tie| !tie.holds());
        let broken_ties = ties.iter().copied().filter(|tie| !tie.holds()).collect();
        Self { form, figures, ties, broken, broken_ties, typed, missing }
    }

    /// What explains the broken sums of the table, or else its one gap.
    pub fn explanations(&self) -> Vec<Explanation> {
        if self.broken == 0 {
            return self.gap().into_iter().collect();
        }
        let causes = self.causes();
        let is_proven = |cause: &&Cause| cause.mends.count_ones() > 1;
        if causes.len() == 1 && causes.iter().any(|cause| is_proven(&cause)) {
            return said(&causes).into_iter().map(|cause| self.moved(&cause).unwrap_or(cause)).collect();
        }
        // An exchange is one mistake, two wrong cells are two.
        let exchanges = Cause { mends: self.broken, is_certain: true, ways: self.exchanges() };
        match (causes.len(), exchanges.ways.len()) {
            (1, 0) => said(&causes),
            // One sum alone does not tell a wrong cell from an exchange.
            (1, _) => Vec::new(),
            (_, 1) if self.is_told(&exchanges) => said([&exchanges]),
            (_, 1) => Vec::new(),
            (2..=FEW, _) if causes.iter().any(|cause| is_proven(&cause)) => {
                said(causes.iter().filter(is_proven))
            }
            (0, 0) => self.pair().map(|pair| Explanation { ways: vec![pair.to_vec()] }).into_iter().collect(),
            _ => said([&exchanges]),
        }
    }

    /// What must stand in the only cell of a table that has no number.
    fn gap(&self) -> Option<Explanation> {
        let [cell] = self.missing.as_slice() else { return None };
        let mut asked = self.ties.iter().filter_map(|tie| tie.asks_of(*cell));
        let (first, has_second) = (asked.next()?, asked.next().is_some());
        // What somebody wrote in words is only doubted if two sums ask for the same number.
        let is_written = matches!(self.figures.get(*cell).reading, Reading::Wrong(_));
        let change = Change { cell: *cell, from: Amount::ZERO, to: first };
        let is_sure = !first.is_negative() && (has_second || !is_written);
        is_sure.then(|| Explanation { ways: vec![vec![change]] })
    }

    /// A number that stands where nothing should, and is just what the only gap of the table wants.
    fn moved(&self, explanation: &Explanation) -> Option<Explanation> {
        let ([way], [gap]) = (explanation.ways.as_slice(), self.missing.as_slice()) else { return None };
        let wrong = way.first().filter(|change| change.to == Amount::ZERO)?;
        let mut way = vec![*wrong, Change { cell: *gap, from: Amount::ZERO, to: wrong.from }];
        order::by_key(&mut way, |change| change.cell);
        let mut wanting = self.ties.iter().filter(|tie| tie.weight(*gap) != 0).peekable();
        let fits = wanting.peek().is_some() && wanting.all(|tie| tie.is_met_with(&way));
        fits.then(|| Explanation { ways: vec![way] })
    }

    /// The broken ties in groups that have no suspect in common, each with the cells that mend
    /// all of its ties alone. Empty if some tie cannot be mended so.
    fn causes(&self) -> Vec<Cause> {
        let suspects: Vec<Suspect> = self.typed.iter().filter_map(|typed| self.suspect(*typed)).collect();
        let mut groups: Vec<Set> = Vec::new();
        for suspect in &suspects {
            let mut joined = suspect.mends;
            groups.retain(|group| {
                let is_apart = group & suspect.mends == 0;
                joined |= if is_apart { 0 } else { *group };
                is_apart
            });
            groups.push(joined);
        }
        let cause = |group: &Set| {
            let ways = suspects.iter().filter(|suspect| suspect.mends == *group);
            Cause {
                mends: *group,
                is_certain: ways.clone().all(|suspect| suspect.is_certain),
                ways: ways.map(|suspect| vec![suspect.change]).collect(),
            }
        };
        let causes: Vec<Cause> = groups.iter().map(cause).collect();
        let mended = groups.iter().fold(0, |all, group| all | group);
        let all = mended == self.broken && causes.iter().all(|cause| !cause.ways.is_empty());
        if all { causes } else { Vec::new() }
    }

    /// A cell with which, changed, each of its ties would hold.
    fn suspect(&self, (cell, from): (CellId, Amount)) -> Option<Suspect> {
        let broken = || self.broken_ties.iter().filter(|tie| tie.weight(cell) != 0);
        let certain = broken().find(|tie| tie.is_certain_of(cell));
        let mends_all = |change: &Change| {
            let mut own = self.ties.iter().filter(|tie| tie.weight(cell) != 0);
            !change.to.is_negative() && own.all(|tie| tie.holds_with(std::slice::from_ref(change)))
        };
        let asking: Vec<&&Tie> =
            if certain.is_some() { certain.into_iter().collect() } else { broken().collect() };
        let asked = asking.iter().filter_map(|tie| tie.asks_of(cell));
        let change = asked.map(|moved| Change { cell, from, to: from + moved }).find(mends_all)?;
        let mends = set(&self.ties, |tie| tie.weight(cell) != 0 && !tie.holds());
        Some(Suspect { change, is_certain: certain.is_some(), mends })
    }

    /// Whether cells that were exchanged are in one line, or break both rows and both columns: two
    /// slips elsewhere may break two sums as they would.
    fn is_told(&self, exchanges: &Cause) -> bool {
        let in_line = |way: &Vec<Change>| {
            let Some([one, other]) = way.first_chunk() else { return false };
            let (one, other) = (self.form.info(one.cell), self.form.info(other.cell));
            one.row == other.row || one.column == other.column
        };
        self.broken_ties.len() > 3 || exchanges.ways.iter().all(in_line)
    }

    /// Pairs of cells with which, exchanged, all ties would hold; not all of them, if they are many.
    fn exchanges(&self) -> Vec<Vec<Change>> {
        let mut ways = Vec::new();
        let Some(broken) = self.broken_ties.first() else { return ways };
        let takes_part = |cell| broken.weight(cell) != 0;
        for &(one, first) in self.typed.iter().filter(|(cell, _)| takes_part(*cell)) {
            for &(other, second) in self.typed.iter().filter(|(_, second)| *second != first) {
                let mut pair = [
                    Change { cell: one, from: first, to: second },
                    Change { cell: other, from: second, to: first },
                ];
                let is_seen = takes_part(other) && other < one;
                if !is_seen && broken.holds_with(&pair) && self.ties.iter().all(|tie| tie.holds_with(&pair)) {
                    order::by_key(&mut pair, |change| change.cell);
                    ways.push(pair.to_vec());
                }
            }
            if ways.len() > FEW {
                break;
            }
        }
        ways
    }
}

/// Those that leave only few ways to choose from.
fn said<'a>(causes: impl IntoIterator<Item = &'a Cause>) -> Vec<Explanation> {
    let few = causes.into_iter().filter(|cause| cause.is_certain && (1..=FEW).contains(&cause.ways.len()));
    few.map(|cause| Explanation { ways: cause.ways.clone() }).collect()
}

fn set(ties: &[&Tie], is_in: impl Fn(&Tie) -> bool) -> Set {
    ties.iter().enumerate().filter(|(_, tie)| is_in(tie)).fold(0, |set, (place, _)| set | (1 << place))
}
