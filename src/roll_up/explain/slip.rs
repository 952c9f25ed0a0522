//! Whose number may have been mistyped.

use super::desk::Desk;
use crate::form::{CellId, CellKind};
use crate::report::Amount;
use crate::rules::slip;

/// Somebody's number, what was made of it, and what slip of the hand that looks like.
pub(super) struct Mistyped {
    /// The place of the office; nothing for the county's own number.
    pub office: Option<usize>,
    pub right: Amount,
    pub typed: Amount,
    pub how: &'static str,
}

/// Whose number may have been mistyped in that cell, so that the sum has so much more. Where its
/// totals went with it, that was while it was added: rather an office's number; where they did not,
/// rather the county's.
pub(super) fn mistyped(desk: &Desk<'_>, cell: CellId, more: Amount, with_totals: bool) -> Vec<Mistyped> {
    // Rather what is missing there.
    if desk.lacking.get(cell.index()).copied().unwrap_or_default() && !more.is_negative() {
        return Vec::new();
    }
    let kind = desk.form.info(cell).kind;
    let counting = desk.offices.iter().enumerate().filter(|(_, office)| office.counts);
    // The totals of an office follow from its numbers.
    let counting = counting.filter(|_| !desk.form.info(cell).is_sum);
    let of_office = counting.filter_map(|(place, office)| {
        let right = office.numbers.get(cell);
        one(kind, Some(place), right, right + more)
    });
    let mut all: Vec<Mistyped> = of_office.collect();
    let said = desk.said.get(cell.index()).copied().unwrap_or_default();
    let of_county = one(kind, None, said - more, said);
    let has_totals = desk.totals_of.get(cell.index()).is_some_and(|above| !above.is_empty());
    if with_totals && !all.is_empty() {
        return all;
    }
    if has_totals && of_county.is_some() {
        all.clear();
    }
    all.extend(of_county);
    all
}

/// Whether there is anybody.
pub(super) fn is_possible(desk: &Desk<'_>, cell: CellId, more: Amount) -> bool {
    !mistyped(desk, cell, more, false).is_empty()
}

/// A 万元 has so many 元.
const YUAN: u32 = 10_000;

fn one(kind: CellKind, office: Option<usize>, right: Amount, typed: Amount) -> Option<Mistyped> {
    if right <= Amount::ZERO || typed <= Amount::ZERO {
        return None;
    }
    if kind == CellKind::Money && (right.times(YUAN) == typed || typed.times(YUAN) == right) {
        return Some(Mistyped { office, right, typed, how: "像是元和万元弄混了" });
    }
    let how = match (right.as_whole(), typed.as_whole()) {
        (Some(_), Some(_)) => slip(&typed.to_string(), &right.to_string())?,
        _ => of_decimals(right, typed)?,
    };
    Some(Mistyped { office, right, typed, how })
}

/// A point that was put into another place; or the digits of both, mistyped as those of a count.
fn of_decimals(right: Amount, typed: Amount) -> Option<&'static str> {
    let powers = [10, 100, 1000];
    if powers.into_iter().any(|power| right.times(power) == typed || typed.times(power) == right) {
        return Some("像是小数点错了位");
    }
    let digits = |amount: Amount| amount.to_string().replace('.', "");
    let places = |amount: Amount| amount.to_string().split_once('.').map_or(0, |(_, rest)| rest.len());
    (places(right) == places(typed)).then(|| slip(&digits(typed), &digits(right)))?
}
