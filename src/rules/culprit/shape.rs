//! The slips of the hand and of the eye that a wrong number looks like.

use super::change::Change;
use crate::form::CellId;
use crate::report::Amount;
use crate::rules::Case;

/// How whoever typed one number may have meant the other: both as whole digits.
pub fn slip(found: &str, meant: &str) -> Option<&'static str> {
    let (typed, right) = (found.as_bytes(), meant.as_bytes());
    if typed == right || typed.is_empty() || right.is_empty() {
        return None;
    }
    if typed.len() == right.len() {
        return of_the_same_length(typed, right);
    }
    match (typed.strip_suffix(b"0"), right.strip_suffix(b"0")) {
        (Some(bare), _) if bare == right => return Some("像是多打了一个 0"),
        (_, Some(bare)) if bare == typed => return Some("像是少打了一个 0"),
        _ => {}
    }
    if let Some(place) = (0..typed.len()).find(|place| without(typed, *place) == right) {
        let is_doubled = typed.get(place) == typed.get(place + 1);
        return Some(if is_doubled {
            "像是有一位数字打了两遍"
        } else {
            "像是多打了一位数字"
        });
    }
    if (0..right.len()).any(|place| without(right, place) == typed) {
        return Some("像是漏打了一位数字");
    }
    None
}

fn of_the_same_length(typed: &[u8], right: &[u8]) -> Option<&'static str> {
    let differing: Vec<(&u8, &u8)> = typed.iter().zip(right).filter(|(one, other)| one != other).collect();
    match differing.as_slice() {
        [_] if typed.len() > 1 => Some("像是打错了一位数字"),
        [(a, b), (c, d)] if a == d && b == c => Some("像是两个数字写反了"),
        _ => None,
    }
}

fn without(digits: &[u8], place: usize) -> Vec<u8> {
    let others = digits.iter().enumerate().filter(|(at, _)| *at != place);
    others.map(|(_, digit)| *digit).collect()
}

/// The cell beside, above or below that holds the very number that was typed here.
pub fn neighbour_with(case: &Case<'_>, change: Change) -> Option<CellId> {
    if change.from == Amount::ZERO {
        return None;
    }
    let (form, own) = (case.whole_report().form, case.whole_report().form.info(change.cell));
    let is_beside = |cell: &CellId| {
        let info = form.info(*cell);
        info.table == own.table && info.row.abs_diff(own.row) + info.column.abs_diff(own.column) == 1
    };
    form.cell_ids().filter(is_beside).find(|cell| case.figures.known(*cell) == Some(change.from))
}
