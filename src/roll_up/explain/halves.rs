//! Several reports at once: sets of up to six that explain a table, found by their halves.
//!
//! Where many reports were forgotten or counted twice, no cell is explained by one of them alone. But
//! all that a set adds to a table is told by one number, the sum of those of its reports; so two
//! halves fit if their numbers come to what is wanted, and each half can be looked up.

use super::Added;
use super::cause::Cause;
use super::desk::{Desk, Numbers};
use super::likely::{Likely, quarters, size};
use crate::form::CellId;
use crate::report::Amount;

/// So many halves are looked at, so that nobody waits.
const HALVES: usize = 400_000;
/// So many sets are held against the other tables.
const SETS: usize = 500;
/// What must speak for the best set beyond the next, and for any beyond all others that there could be;
/// and what it costs to make a number wrong. In quarters of binary digits.
const CLEARER: i32 = 4 * 2;
const SURE: i32 = 4 * 10;
const WRONG: i32 = 4 * 4;

/// A part of a set: its causes, by their places, and what all of them are told by.
type Half = (u64, [u16; 3]);
/// No cause.
const NONE: u16 = u16::MAX;

/// The set that explains all tables, or one of them, or one but for a cell, and leaves the fewest of
/// the other cells open; or else the offices of which the same two columns or rows were exchanged.
pub(super) fn find(desk: &Desk<'_>, left: &Numbers) -> Vec<Cause> {
    let mut whole = with_what_they_add(desk, desk.of_whole_reports());
    let likely = Likely::of(desk, left);
    whole.retain(|(cause, _)| likely.is(desk, *cause));
    let reports = scopes(desk, left).into_iter().map(|scope| of_scope(desk, left, &scope, &whole));
    let exchanges = (0..desk.exchanges.count()).map(|exchange| of_exchange(desk, left, exchange));
    reports.chain(exchanges).find(|set| !set.is_empty()).unwrap_or_default()
}

fn with_what_they_add(desk: &Desk<'_>, causes: Vec<Cause>) -> Vec<(Cause, Vec<Added>)> {
    causes.into_iter().map(|cause| (cause, desk.added(cause))).collect()
}

/// The cells that a set is to explain, and how many causes a half may have.
struct Scope {
    cells: Vec<CellId>,
    deep: usize,
}

/// Tables of so many cells are tried without each of them: somebody may have mistyped it, too.
const SMALL: usize = 16;

fn scopes(desk: &Desk<'_>, left: &Numbers) -> Vec<Scope> {
    let all: Vec<CellId> = desk.parts().collect();
    let of_table = |table: usize| -> Vec<CellId> {
        all.iter().copied().filter(|cell| desk.form.info(*cell).table == table).collect()
    };
    let is_open = |cells: &Vec<CellId>| cells.iter().any(|cell| left.get(*cell) != Amount::ZERO);
    let tables: Vec<Vec<CellId>> = (0..desk.form.tables.len()).map(of_table).filter(is_open).collect();
    let mut scopes = vec![Scope { cells: all.clone(), deep: 3 }];
    scopes.extend(tables.iter().map(|cells| Scope { cells: cells.clone(), deep: 3 }));
    for cells in tables.iter().filter(|cells| cells.len() <= SMALL) {
        for cell in cells.iter().filter(|cell| left.get(**cell) != Amount::ZERO) {
            let cells = cells.iter().copied().filter(|other| other != cell).collect();
            scopes.push(Scope { cells, deep: 3 });
        }
    }
    scopes
}

/// So many numbers must have gone from one column or row into the other.
const MOVED: usize = 3;

/// The offices of which the same two columns or rows were exchanged: what one of these lacks, the
/// other has more. Where that is not so, something else is wrong as well.
fn of_exchange(desk: &Desk<'_>, left: &Numbers, exchange: usize) -> Vec<Cause> {
    let Some(known) = desk.exchanges.get(exchange) else { return Vec::new() };
    let moved = known.pairs.iter().filter(|(one, other)| left.get(*one) + left.get(*other) == Amount::ZERO);
    let cells: Vec<CellId> = moved.map(|(one, _)| *one).collect();
    if cells.iter().filter(|cell| left.get(**cell) != Amount::ZERO).count() < MOVED {
        return Vec::new();
    }
    let counting = desk.offices.iter().enumerate().filter(|(_, office)| office.counts);
    let causes = counting.map(|(place, _)| Cause::Exchanged(place, exchange)).collect();
    of_scope(desk, left, &Scope { cells, deep: 2 }, &with_what_they_add(desk, causes))
}

fn of_scope(desk: &Desk<'_>, left: &Numbers, scope: &Scope, causes: &[(Cause, Vec<Added>)]) -> Vec<Cause> {
    let mut within = vec![false; desk.form.cells.len()];
    for cell in &scope.cells {
        if let Some(place) = within.get_mut(cell.index()) {
            *place = true;
        }
    }
    let told = |added: &mut dyn Iterator<Item = Added>| {
        added
            .filter(|(cell, _)| within.get(cell.index()).copied().unwrap_or_default())
            .fold(0_u64, |all, (cell, amount)| all.wrapping_add(desk.marked(cell, amount, false)))
    };
    let wanted = told(&mut desk.parts().map(|cell| (cell, left.get(cell))));
    if wanted == 0 {
        return Vec::new();
    }
    let marked =
        causes.iter().zip(0_u16..).map(|((_, added), place)| (told(&mut added.iter().copied()), place));
    let marked: Vec<(u64, u16)> = marked.filter(|(mark, _)| *mark != 0).collect();
    let mut halves: Vec<Half> = vec![(0, [NONE; 3])];
    let mut ends = vec![1];
    for size in 0..scope.deep {
        let start = if size == 0 { 0 } else { ends.get(size - 1).copied().unwrap_or_default() };
        let known = halves.get(start..).unwrap_or_default().to_vec();
        if known.len() * marked.len() / (size + 1) > HALVES {
            break;
        }
        for (sum, places) in known {
            // In their order, so that each set comes once.
            let last = size.checked_sub(1).and_then(|last| places.get(last)).copied();
            for (mark, place) in marked.iter().filter(|(_, place)| last.is_none_or(|last| *place > last)) {
                let mut places = places;
                if let Some(free) = places.get_mut(size) {
                    *free = *place;
                }
                halves.push((sum.wrapping_add(*mark), places));
            }
        }
        ends.push(halves.len());
    }
    halves.sort_unstable();
    let mut sets: Vec<Vec<u16>> = Vec::new();
    for (sum, places) in &halves {
        let rest = wanted.wrapping_sub(*sum);
        let from = halves.partition_point(|(sum, _)| *sum < rest);
        for (_, others) in halves.get(from..).unwrap_or_default().iter().take_while(|(sum, _)| *sum == rest) {
            let mut set: Vec<u16> = places.iter().chain(others).copied().filter(|one| *one != NONE).collect();
            set.sort_unstable();
            if !sets.contains(&set) && sets.len() < SETS {
                sets.push(set);
            }
        }
    }
    clearest(desk, left, causes, &sets)
}

/// Of some sets the one that makes the most right, if it does so clearly: none of so many sets would by
/// chance, and no other does nearly as well.
fn clearest(
    desk: &Desk<'_>,
    left: &Numbers,
    causes: &[(Cause, Vec<Added>)],
    sets: &[Vec<u16>],
) -> Vec<Cause> {
    let set = |places: &Vec<u16>| -> Vec<Cause> {
        places.iter().filter_map(|place| causes.get(usize::from(*place)).map(|(cause, _)| *cause)).collect()
    };
    let one_of = quarters(u64::try_from(causes.len()).unwrap_or(u64::MAX));
    let judged = sets.iter().map(|places| {
        let set = set(places);
        let needed = set.iter().fold(SURE, |needed, _| needed + one_of);
        (evidence(desk, left, &desk.without(left, &set)) - needed, set)
    });
    let mut judged: Vec<(i32, Vec<Cause>)> = judged.filter(|(evidence, _)| *evidence >= 0).collect();
    judged.sort_by_key(|(evidence, _)| std::cmp::Reverse(*evidence));
    match judged.as_slice() {
        [(_, only)] => only.clone(),
        [(best, set), (next, _), ..] if best - next >= CLEARER => set.clone(),
        _ => Vec::new(),
    }
}

/// How much speaks for what makes these differences of those: the numbers that become right, less
/// those that were and are not any more.
fn evidence(desk: &Desk<'_>, before: &Numbers, after: &Numbers) -> i32 {
    desk.parts().fold(0, |sum, cell| match (before.get(cell), after.get(cell)) {
        (Amount::ZERO, after) if after != Amount::ZERO => sum - WRONG,
        (before, Amount::ZERO) if before != Amount::ZERO => sum + size(before),
        _ => sum,
    })
}
