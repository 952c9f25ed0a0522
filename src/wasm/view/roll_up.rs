//! The sum of many reports, as the desk shows it.

use crate::report::Amount;
use crate::roll_up::{Difference, Explained, Listed, RollUp, Total};
use serde::Serialize;
use tsify::Tsify;

/// The sum, and how it came about.
#[derive(Serialize, Tsify)]
pub struct RollUpView<'a> {
    organ: &'a str,
    year: Option<u16>,
    edition: &'static str,
    /// What became of each report, by its key; and the offices that should be there and are not, without one.
    children: Vec<RollUpChild<'a>>,
    cells: Vec<RollUpCell<'a>>,
    differences: Vec<RollUpDifference<'a>>,
    /// What is to be said of all of them, each a sentence.
    notes: &'a [String],
}

/// A report of the list, or an office without one.
#[derive(Serialize, Tsify)]
#[serde(rename_all = "camelCase")]
pub struct RollUpChild<'a> {
    key: Option<&'a str>,
    organ: &'a str,
    year: Option<u16>,
    counted: bool,
    is_at_fault: bool,
    notes: &'a [String],
    /// 本年新收 of all applicants; empty where no number stands there.
    received: String,
    /// How many more that are than the year before; empty where that is not known.
    more: String,
}

/// The sum of a cell; the offices whose number is not in it.
#[derive(Serialize, Tsify)]
pub struct RollUpCell<'a> {
    address: &'static str,
    name: String,
    text: String,
    missing: &'a [String],
}

/// Where the county's report is another than the sum, and from which offices that comes.
#[derive(Serialize, Tsify)]
pub struct RollUpDifference<'a> {
    address: &'static str,
    name: String,
    report: &'a str,
    sum: &'a str,
    causes: Vec<RollUpCause<'a>>,
}

/// An office from which a difference comes: what happened, with the proof.
#[derive(Serialize, Tsify)]
pub struct RollUpCause<'a> {
    organ: &'a str,
    why: &'a str,
}

impl<'a> RollUpView<'a> {
    /// `keys`: those of the reports, in the order in which they were added up.
    pub fn of(rolled: &'a RollUp, keys: &'a [String]) -> Self {
        let mut keys = keys.iter().map(String::as_str);
        let child = |listed: &'a Listed| {
            let Listed { file: _, organ, year, counted, is_at_fault, notes, received, received_before } =
                listed;
            let more = received.zip(*received_before).map(|(now, before)| now - before);
            let spelled =
                |amount: Option<Amount>| amount.map_or_else(String::new, |amount| amount.to_string());
            RollUpChild {
                key: keys.next(),
                organ,
                year: *year,
                counted: *counted,
                is_at_fault: *is_at_fault,
                notes,
                received: spelled(*received),
                more: spelled(more),
            }
        };
        let form = rolled.form;
        let cell = |total: &'a Total| RollUpCell {
            address: form.info(total.cell).address,
            name: form.name_of(total.cell),
            text: rolled.text(total),
            missing: &total.missing,
        };
        let difference = |one: &'a Difference| RollUpDifference {
            address: form.info(one.cell).address,
            name: form.name_of(one.cell),
            report: &one.report,
            sum: &one.sum,
            causes: one
                .explained_by
                .iter()
                .map(|Explained { organ, why }| RollUpCause { organ, why })
                .collect(),
        };
        Self {
            organ: &rolled.organ,
            year: rolled.year,
            edition: form.edition,
            children: rolled.children.iter().map(child).collect(),
            cells: rolled.cells.iter().map(cell).collect(),
            differences: rolled.differences.iter().map(difference).collect(),
            notes: &rolled.notes,
        }
    }
}
