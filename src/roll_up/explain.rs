//! Why the county's report is another than the sum: the fewest offices that explain it.
//!
//! What happens to a county's sum happens to whole reports: one is forgotten, counted twice, taken
//! from last year; or two columns of one are exchanged, a digit is mistyped. Each such cause changes
//! many cells by amounts that its report tells to the last digit, so that the figures prove it. The
//! search goes over all cells at once, for the fewest causes that leave nothing. Where several sets
//! of the same size are as good, the few are all named; where they are many, nothing is said.

mod cause;
mod desk;
mod exchange;
mod halves;
mod likely;
mod search;
mod slip;
mod words;

use super::choice::Choice;
use super::{Difference, Entries, Entry, Explained, Request, Total};
use crate::form::CellId;
use crate::report::Amount;
use desk::Desk;
use search::Found;

/// More than so many offices that explain a difference equally well say nothing any more.
const FEW: usize = 3;

/// The differences between the county's report and the sum, in the order of the form.
pub(super) fn differences(
    request: &Request,
    choice: &Choice,
    cells: &[Total],
    absent: &[String],
) -> Vec<Difference> {
    let Some(county) = &request.county else { return Vec::new() };
    let form = choice.form;
    let report = county.entries.on(form);
    let differing: Vec<&Total> = cells.iter().filter(|total| differs(&report, total)).collect();
    if differing.is_empty() {
        return Vec::new();
    }
    let desk = Desk::new(request, choice, cells, &report, !absent.is_empty());
    let found = search::search(&desk, &desk.differences(&report, cells));
    let told = |total: &&Total| {
        let kind = form.info(total.cell).kind;
        let mut explained_by = words::of_cell(&desk, &found, total.cell);
        if explained_by.is_empty() {
            explained_by = of_missing(&found, total, absent);
        }
        Difference {
            cell: total.cell,
            report: report.get(total.cell).text(kind),
            sum: total.entry.text(kind),
            explained_by,
        }
    };
    differing.iter().map(told).collect()
}

/// Whether the county's cell is another than the sum. What neither has is no difference.
fn differs(report: &Entries, total: &Total) -> bool {
    match (report.get(total.cell), total.entry) {
        (Entry::Number(one), entry) => one != entry.amount(),
        // It can be told only where there is something to be missing.
        (_, entry) => entry.amount() != Amount::ZERO,
    }
}

/// The offices whose number is missing in the sum, where the county's report has more than it.
fn of_missing(found: &Found, total: &Total, absent: &[String]) -> Vec<Explained> {
    let left = found.left(total.cell);
    let blank: Vec<&String> = total.missing.iter().filter(|organ| !absent.contains(organ)).collect();
    let (organs, why) = if blank.is_empty() {
        (absent.iter().collect(), "没有收到它的报告")
    } else {
        (blank, "它这一格没有数")
    };
    // Where something is too little as well, it is more than a number that is missing.
    if left <= Amount::ZERO || !found.lacks_an_office() || organs.is_empty() || organs.len() > FEW {
        return Vec::new();
    }
    let why = format!("{why}，多出的 {left} 可能是它的");
    organs.into_iter().map(|organ| Explained { organ: organ.clone(), why: why.clone() }).collect()
}

/// A cell with what a cause adds to the county's number in it.
type Added = (CellId, Amount);
