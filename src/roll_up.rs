//! Adding reports up (汇总): the reports of a county's offices come to the county's own.
//!
//! 1. [`Child::of`] takes from each report what adding up needs.
//! 2. [`roll_up`] chooses which of them count, adds them up cell by cell in exact decimals, and holds
//!    the county's report against the sum: each difference is explained by the fewest offices.
//! 3. [`RollUp::report`] is the sum as a report, to go on with.
//!
//! Nothing is counted twice in silence, and what does not count says why. A blank cell is not 0:
//! beside each sum stands whose number is missing in it.

mod alike;
mod carried;
mod child;
mod choice;
mod entry;
mod expected;
mod explain;
mod organ;
mod report;

use crate::form::{CellId, Form};
use crate::report::Amount;
pub use child::{Child, Received, office_name};
pub use entry::{Entries, Entry};
pub use expected::{Expected, ExpectedOffice};

/// What is added up.
#[derive(Debug, Default)]
pub struct Request {
    /// The reports that came in, in the order in which they are listed.
    pub children: Vec<Received>,
    /// The report of the county's own office (本级).
    pub own: Option<Child>,
    /// The county's report, to be held against the sum.
    pub county: Option<Child>,
    /// The offices that should be there.
    pub expected: Option<Expected>,
}

/// The sum, and how it came about.
#[derive(Debug)]
pub struct RollUp {
    /// The form on which it is.
    pub form: &'static Form,
    /// The year that it is on.
    pub year: Option<u16>,
    /// What the county is called, where that is known.
    pub organ: String,
    /// One for each file, and one for each office that should be there and is not.
    pub children: Vec<Listed>,
    /// The sum of each cell, in the order of the form.
    pub cells: Vec<Total>,
    /// Where the county's report is another than the sum.
    pub differences: Vec<Difference>,
    /// What is to be said of all of them together, each a sentence.
    pub notes: Vec<String>,
}

/// A report of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// The name of its file; empty for an office whose report is not there.
    pub file: String,
    /// The office; empty where the file cannot be read.
    pub organ: String,
    /// The year of the report.
    pub year: Option<u16>,
    /// Whether its numbers are in the sum.
    pub counted: bool,
    /// Whether something is wrong with it: it cannot be added, or has errors of its own.
    pub is_at_fault: bool,
    /// What is to be said of it, each a sentence; first why it does not count.
    pub notes: Vec<String>,
    /// 本年新收 of all applicants; `None` where no number stands there.
    pub received: Option<Amount>,
    /// The same of the year before, where that is known: of the report itself, or of the office's report of that year.
    pub received_before: Option<Amount>,
}

/// The sum of a cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Total {
    /// The cell.
    pub cell: CellId,
    /// What the offices come to.
    pub entry: Entry,
    /// The offices whose number is not in it.
    pub missing: Vec<String>,
}

/// A cell in which the county's report is another than the sum.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// The cell.
    pub cell: CellId,
    /// What the county's report says.
    pub report: String,
    /// What the offices come to.
    pub sum: String,
    /// Where it comes from; empty where the figures do not tell.
    pub explained_by: Vec<Explained>,
}

/// An office from which a difference comes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Explained {
    /// The office.
    pub organ: String,
    /// What happened, with the proof.
    pub why: String,
}

/// Adds reports up.
pub fn roll_up(request: &Request) -> RollUp {
    let choice = choice::choose(request);
    let form = choice.form;
    let counted: Vec<&Child> = choice.counted(request);
    let entries: Vec<Entries> = counted.iter().map(|child| child.entries.on(form)).collect();
    let absent = expected::absent(request, &choice);
    let total = |cell: CellId| {
        let open = counted.iter().zip(&entries).filter(|(_, entries)| entries.get(cell).is_open());
        Total {
            cell,
            entry: Entry::sum(entries.iter().map(|entries| entries.get(cell))),
            missing: open.map(|(child, _)| child.organ.clone()).chain(absent.iter().cloned()).collect(),
        }
    };
    let cells: Vec<Total> = form.cell_ids().map(total).collect();
    let differences = explain::differences(request, &choice, &cells, &absent);
    let mut children = choice.listed(request);
    children.extend(absent.iter().map(|organ| expected::absent_office(organ, request, &choice)));
    alike::say(request, &choice, &mut children);
    carried::say_of_each(request, &choice, &mut children);
    let mut notes = Vec::new();
    notes.extend(carried::say(&choice, &counted, request));
    RollUp { form, year: choice.year, organ: choice.organ.clone(), children, cells, differences, notes }
}

impl RollUp {
    /// Whether everything came in as it should, and agrees.
    pub fn is_faultless(&self) -> bool {
        self.differences.is_empty() && self.children.iter().all(|child| !child.is_at_fault)
    }

    /// The sum of a cell.
    pub fn total(&self, cell: CellId) -> Option<&Total> {
        self.cells.get(cell.index())
    }

    /// The sum of a cell as it is written: the number to the last digit, “/”, or nothing.
    pub fn text(&self, total: &Total) -> String {
        total.entry.text(self.form.info(total.cell).kind)
    }
}
