//! A change that would make sums hold: how it is said, and the text that it puts into its cell.

use crate::form::CellId;
use crate::report::{Amount, Reading, Report, Totals};
use crate::rules::Case;
use crate::text::excerpt::excerpt;

/// Another number for one cell.
#[derive(Debug, Clone, Copy)]
pub(in crate::rules) struct Change {
    /// The cell.
    pub cell: CellId,
    /// What stands there; nothing, where no number does.
    pub from: Amount,
    /// What should stand there.
    pub to: Amount,
}

impl Change {
    /// “自然人·予以公开”填了 3，应为 5
    pub fn words(self, case: &Case<'_>) -> String {
        let (name, to) = (case.form().name_of(self.cell), self.to);
        let found = case.whole_report().printed(self.cell, case.figures);
        let found = excerpt(&found);
        match case.figures.get(self.cell).reading {
            Reading::Blank => format!("“{name}”没有填，应为 {to}"),
            Reading::Number { .. } => format!("“{name}”填了 {found}，应为 {to}"),
            Reading::Mark | Reading::Wrong(_) => format!("“{name}”填了“{found}”，应为 {to}"),
        }
    }
}

/// The text that puts a cell right: empty for a total that the tool computes.
pub(in crate::rules) fn correction(report: &Report, change: Change) -> String {
    let info = report.form.info(change.cell);
    let computes = info.is_sum && report.totals(info.table) == Totals::Computed;
    if computes { String::new() } else { change.to.to_string() }
}
