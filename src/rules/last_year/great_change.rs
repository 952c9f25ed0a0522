//! When a figure differs from last year's so greatly that somebody should look again.

use crate::form::CellId;
use crate::report::Amount;
use crate::rules::Case;

/// Last year's figure of a cell and this year's, where both are known.
pub(in crate::rules) fn both_years(case: &Case<'_>, cell: CellId) -> Option<(Amount, Amount)> {
    Some((case.last_year?.known(cell)?, case.figures.known(cell)?))
}

/// The same, if one is over five times the other and they
/// lie more than `least` apart.
pub(in crate::rules) fn great_change(case: &Case<'_>, cell: CellId, least: u64) -> Option<(Amount, Amount)> {
    let (before, now) = both_years(case, cell)?;
    let many_times = now > before.times(5) || before > now.times(5);
    (many_times && now.distance(before) > Amount::whole(least)).then_some((before, now))
}
