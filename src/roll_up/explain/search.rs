//! Looks for the fewest causes that leave nothing of the differences.

use super::Added;
use super::cause::Cause;
use super::desk::{Desk, Numbers};
use super::halves;
use super::likely::{Likely, quarters, size};
use crate::form::CellId;
use crate::order::Set;
use crate::report::Amount;
use std::rc::Rc;

/// So many causes at once are looked for to the end.
const DEEP: usize = 3;
/// So many causes are tried at most for one number of them, so that nobody waits.
const STEPS: usize = 3000;
/// More sets than this that are equally good are not told apart.
const MANY: usize = 24;
/// In so many cells at most what is left is explained one by one.
const LITTLE: usize = 10;
/// Several reports at once are looked for where more cells than this are wrong.
const MUCH: usize = 10;
/// A county in which more went wrong is not explained.
const MOST: usize = 60;

/// What was found.
pub(super) struct Found {
    /// The causes that stand beyond doubt.
    pub sure: Vec<Cause>,
    /// Sets of the same size that explain the rest equally well.
    pub ways: Vec<Vec<Cause>>,
    /// What nothing explains.
    left: Numbers,
}

impl Found {
    /// Whether only more is left than the offices have, as if one were missing.
    pub fn lacks_an_office(&self) -> bool {
        self.left.cells.iter().all(|amount| !amount.is_negative())
    }

    /// What of the difference in a cell nothing explains.
    pub fn left(&self, cell: CellId) -> Amount {
        self.left.get(cell)
    }
}

/// Looks for what explains the differences: all of them by few causes, or else one after the other
/// the cause that the figures prove most clearly, until few explain what is left.
pub(super) fn search(desk: &Desk<'_>, differences: &Numbers) -> Found {
    let mut sure: Vec<Cause> = Vec::new();
    let mut left = differences.clone();
    while sure.len() < MOST {
        // While much is still unexplained, to look for pairs is enough.
        let ways = fewest(desk, &left, if sure.is_empty() { DEEP } else { 2 });
        if !ways.is_empty() {
            return settled(desk, differences, sure, &ways);
        }
        let several = if desk.open(&left) > MUCH { halves::find(desk, &left) } else { Vec::new() };
        if !several.is_empty() {
            left = desk.without(&left, &several);
            sure.extend(several);
            continue;
        }
        let Some(cause) = clearest(desk, &left) else { break };
        left = desk.without(&left, &[cause]);
        sure.push(cause);
    }
    // One that was taken early may have been wrong: each is tried without.
    for place in 0..sure.len() {
        let mut others = sure.clone();
        others.remove(place);
        let ways = fewest(desk, &desk.without(differences, &others), 2);
        if !ways.is_empty() {
            return settled(desk, differences, others, &ways);
        }
    }
    withdraw_doubtful(desk, differences, &mut sure, &mut left);
    // What an office has whose report is not there is just as likely to be what the county has more.
    let is_of_absent = desk.is_office_absent && left.cells.iter().all(|amount| !amount.is_negative());
    if !is_of_absent {
        sure.extend(one_by_one(desk, left));
    }
    let left = desk.without(differences, &sure);
    Found { sure, ways: Vec::new(), left }
}

/// Where much is left in the end, a cause was found by chance unless most of its cells are right with it.
fn withdraw_doubtful(desk: &Desk<'_>, differences: &Numbers, sure: &mut Vec<Cause>, left: &mut Numbers) {
    let is_doubtful = |cause: &Cause, left: &Numbers| {
        let added = desk.added(*cause);
        let parts = added.iter().filter(|(cell, _)| !desk.form.info(*cell).is_sum);
        let (right, wrong): (Vec<&Added>, Vec<&Added>) =
            parts.partition(|(cell, _)| left.get(*cell) == Amount::ZERO);
        right.len() < 2 * wrong.len()
    };
    while desk.open(left) > MUCH
        && let Some(place) = sure.iter().position(|cause| is_doubtful(cause, left))
    {
        sure.remove(place);
        *left = desk.without(differences, sure);
    }
}

/// What all sets have in common is sure; what they differ in is left open.
fn settled(desk: &Desk<'_>, differences: &Numbers, mut sure: Vec<Cause>, ways: &[Vec<Cause>]) -> Found {
    let is_in_all = |cause: &Cause| ways.iter().all(|way| way.contains(cause));
    let common: Vec<Cause> = ways.first().into_iter().flatten().copied().filter(is_in_all).collect();
    let rest = |way: &Vec<Cause>| way.iter().copied().filter(|cause| !common.contains(cause)).collect();
    let mut open: Vec<Vec<Cause>> = ways.iter().map(rest).collect();
    open.retain(|way| !way.is_empty());
    if ways.len() < MANY {
        sure.extend(&common);
    } else {
        open.clear();
    }
    let all: Vec<Cause> = sure.iter().chain(open.first().into_iter().flatten()).copied().collect();
    let left = desk.without(differences, &all);
    Found { sure, ways: open, left }
}

// ── To the end ──────────────────────────────────────────────────────────────

/// The smallest sets of causes that explain everything, up to a size; none where there are no such.
fn fewest(desk: &Desk<'_>, left: &Numbers, deep: usize) -> Vec<Vec<Cause>> {
    let mut walk = Walk {
        desk,
        likely: Likely::of(desk, left),
        known: vec![None; desk.form.cells.len()],
        steps: 0,
        chosen: Vec::new(),
        found: Vec::new(),
    };
    for size in 1..=deep {
        walk.steps = STEPS;
        walk.go(left, size);
        if walk.steps == 0 {
            // What was found so far may not be all there is.
            return Vec::new();
        }
        if !walk.found.is_empty() {
            return walk.found;
        }
    }
    Vec::new()
}

/// Causes, each with what it is told by.
type Marked = Vec<(Cause, u64)>;

struct Walk<'a> {
    desk: &'a Desk<'a>,
    likely: Likely,
    /// For each cell, once it was asked for, the likely causes that touch it, each with what it is told by.
    known: Vec<Option<Rc<Marked>>>,
    steps: usize,
    chosen: Vec<Cause>,
    found: Vec<Vec<Cause>>,
}

impl Walk<'_> {
    /// Adds every set of so many more causes that leaves nothing.
    fn go(&mut self, left: &Numbers, size: usize) {
        if self.steps == 0 || self.found.len() >= MANY {
            return;
        }
        let desk = self.desk;
        let Some(cell) = narrowest(desk, left) else { return };
        let (touching, mark, amount) = (self.touching(cell), left.mark(None), left.get(cell));
        if size == 1 {
            let mut last: Vec<Cause> =
                touching.iter().filter(|(_, own)| *own == mark).map(|(cause, _)| *cause).collect();
            if last.is_empty() && desk.open(left) < 2 {
                let slip = desk.slips(cell, amount).find(|slip| desk.mark(*slip) == mark);
                last.extend(slip);
            }
            for cause in last {
                self.take(cause);
            }
            return;
        }
        let slips = desk.slips(cell, amount);
        for cause in touching.iter().map(|(cause, _)| *cause).chain(slips) {
            self.steps = self.steps.saturating_sub(1);
            if self.steps == 0 {
                return;
            }
            let next = desk.without(left, &[cause]);
            if next.mark(None) != 0 {
                self.chosen.push(cause);
                self.go(&next, size - 1);
                self.chosen.pop();
            }
        }
    }

    /// The likely causes that touch a cell; of those that add the same everywhere, the first.
    fn touching(&mut self, cell: CellId) -> Rc<Marked> {
        let (desk, likely) = (self.desk, &self.likely);
        let make = || {
            let is_total = desk.form.info(cell).is_sum;
            let touching = if is_total { Vec::new() } else { desk.touching(cell) };
            let mut seen = Set::default();
            let likely = touching.into_iter().map(|(cause, _)| cause).filter(|cause| likely.is(desk, *cause));
            let marked = likely.map(|cause| (cause, desk.mark(cause)));
            Rc::new(marked.filter(|(_, mark)| seen.insert(*mark)).collect())
        };
        match self.known.get_mut(cell.index()) {
            Some(known) => Rc::clone(known.get_or_insert_with(make)),
            None => make(),
        }
    }

    fn take(&mut self, cause: Cause) {
        let mut set = self.chosen.clone();
        set.push(cause);
        set.sort_unstable();
        if !self.found.contains(&set) {
            self.found.push(set);
        }
    }
}

/// The cell with a difference in which the fewest offices have a number; a total only where nothing else is left.
fn narrowest(desk: &Desk<'_>, left: &Numbers) -> Option<CellId> {
    let open = desk.form.cell_ids().filter(|cell| left.get(*cell) != Amount::ZERO);
    open.min_by_key(|cell| {
        let is_total = desk.form.info(*cell).is_sum;
        (is_total, desk.busy.get(cell.index()).copied().unwrap_or_default())
    })
}

// ── Step by step ────────────────────────────────────────────────────────────

/// The cause that the figures prove most clearly, though it does not explain everything.
fn clearest(desk: &Desk<'_>, left: &Numbers) -> Option<Cause> {
    let chances = Chances::of(desk, left);
    let mut seen = Set::default();
    let mut best: Option<((bool, i32), Cause)> = None;
    for cell in desk.parts().filter(|cell| left.get(*cell) != Amount::ZERO) {
        // At least in one cell it must be all there is.
        let open = left.get(cell);
        for (cause, _) in desk.touching(cell).into_iter().filter(|(_, amount)| *amount == open) {
            if !seen.insert(desk.mark(cause)) {
                continue;
            }
            // Whole reports first: where one is missing, exchanges are found everywhere.
            let proof = (!matches!(cause, Cause::Exchanged(..)), chances.proof(desk, left, cause));
            if proof.1 >= 0 && best.is_none_or(|(known, _)| proof > known) {
                best = Some((proof, cause));
            }
        }
    }
    best.map(|(_, cause)| cause)
}

/// What it says for a cause that a cell is right with it, or against it that it was right without,
/// as far as chance goes. In quarters of binary digits.
struct Chances {
    /// By cell: how probable it is that no cause touches it, and that one does, of [`ALL`].
    untouched: Vec<u64>,
    /// How probable it is that a cell is wrong.
    open: u64,
    /// What must speak for a cause before it is believed: for a report, and for an exchange, of which
    /// there are many more.
    report: i32,
    exchange: i32,
}

/// A probability of 1.
const ALL: u64 = 1 << 14;
/// How often causes hide each other: two add up to nothing, or to just what a third one adds.
const HIDDEN: u64 = ALL / 64;
/// What must speak for a cause beyond all the others that there could be.
const SURE: i32 = 4 * 3;

impl Chances {
    /// The more offices have a number in a cell, the less it says that it is wrong. How many offices
    /// are at fault is told by how many cells are.
    fn of(desk: &Desk<'_>, left: &Numbers) -> Self {
        let wrong = u64::try_from(desk.open(left)).unwrap_or_default() * ALL;
        let untouched = |share: u64| -> Vec<u64> {
            let kept = ALL - share;
            let of_cell = |busy: &usize| (0..*busy).fold(ALL, |left, _| (left * kept / ALL).max(1));
            desk.busy.iter().map(of_cell).collect()
        };
        let expected = |untouched: &[u64]| -> u64 {
            desk.parts().filter_map(|cell| untouched.get(cell.index())).map(|left| ALL - left).sum()
        };
        let shares = (2..13).map(|halved| untouched(ALL >> halved));
        let untouched = shares.min_by_key(|one| expected(one).abs_diff(wrong)).unwrap_or_default();
        let offices = wide(desk.offices.len());
        let exchanges = wide(desk.exchanges.count());
        let open = (wrong / wide(desk.parts().count())).max(1);
        Self {
            untouched,
            open,
            report: quarters(offices * 4) + SURE,
            exchange: quarters(offices * exchanges) + SURE,
        }
    }

    /// How much more clearly than needed the figures speak for a cause.
    fn proof(&self, desk: &Desk<'_>, left: &Numbers, cause: Cause) -> i32 {
        let needed = match cause {
            Cause::Exchanged(..) => self.exchange,
            // Rather the whole report than one table of it.
            Cause::Missed(_, Some(_))
            | Cause::Twice(_, Some(_))
            | Cause::Added(_, Some(_))
            | Cause::Instead(_, _, Some(_)) => self.report + SURE,
            Cause::Missed(..)
            | Cause::Twice(..)
            | Cause::Added(..)
            | Cause::Instead(..)
            | Cause::Slip(..) => self.report,
        };
        let added = desk.added(cause);
        // What one column lacks, the other has more: that is one witness, not two.
        let is_witness = |cell: &CellId| match cause {
            Cause::Exchanged(_, exchange) => desk.exchanges.is_first(exchange, *cell),
            _ => !desk.form.info(*cell).is_sum,
        };
        let parts = added.iter().filter(|(cell, _)| is_witness(cell));
        parts.fold(-needed, |proof, (cell, amount)| {
            let untouched = self.untouched.get(cell.index()).copied().unwrap_or(1);
            let open = left.get(*cell);
            proof
                + if open == *amount {
                    size(*amount) + quarters(untouched) - quarters((ALL - untouched).max(self.open))
                } else if open == Amount::ZERO {
                    (quarters(HIDDEN) - quarters(untouched)).min(0)
                } else {
                    0
                }
        })
    }
}

fn wide(count: usize) -> u64 {
    u64::try_from(count).unwrap_or(u64::MAX).max(1)
}

// ── What is left ────────────────────────────────────────────────────────────

/// Causes that make right every cell that they touch, one after the other: what happened in one
/// corner of a table has nothing to do with another.
fn one_by_one(desk: &Desk<'_>, mut left: Numbers) -> Vec<Cause> {
    let mut found = Vec::new();
    // Where much is left, something else happened, and whatever fits does so by chance.
    if desk.open(&left) > LITTLE {
        return found;
    }
    for deep in [true, false] {
        for cell in desk.parts() {
            let open = left.get(cell);
            if open == Amount::ZERO {
                continue;
            }
            let of_reports = desk.touching(cell).into_iter().filter(|(_, amount)| *amount == open);
            let mut causes: Vec<Cause> = if deep {
                of_reports.map(|(cause, _)| cause).collect()
            } else {
                desk.slips(cell, open).collect()
            };
            causes.retain(|cause| mends(desk, &left, *cause));
            // The one that makes the most right; of several, what they are told by tells whether they differ.
            causes.sort_by_key(|cause| std::cmp::Reverse(desk.added(*cause).len()));
            let Some(best) = causes.first().copied() else { continue };
            let as_good = |cause: &&Cause| {
                desk.added(**cause).len() == desk.added(best).len() && desk.mark(**cause) != desk.mark(best)
            };
            if causes.iter().find(as_good).is_none() {
                left = desk.without(&left, &[best]);
                found.push(best);
            }
        }
    }
    found
}

/// Whether every cell that a cause touches is right without it.
fn mends(desk: &Desk<'_>, left: &Numbers, cause: Cause) -> bool {
    desk.added(cause).iter().all(|(cell, amount)| left.get(*cell) == *amount)
}
