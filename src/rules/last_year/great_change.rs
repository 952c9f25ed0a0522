//! When a figure differs from last year's so greatly that somebody should look again.

use super::Case;
use crate::form::CellId;
use crate::report::Amount;

/// Last year's figure of a cell and this year's, if one is over five times the other and they
/// lie more than `least` apart.
pub(super) fn great_change(case: &Case<'_>, cell: CellId, least: u64) -> Option<(Amount, Amount)> {
    let (before, now) = (case.last_year?.known(cell)?, case.figures.known(cell)?);
    let many_times = now > before.times(5) || before > now.times(5);
    (many_times && now.distance(before) > Amount::whole(least)).then_some((before, now))
}
