//! Last year's report: opened from a file, or typed figure by figure.

use super::{Act, Draft};
use crate::form::CellId;
use crate::report::{Field, Report, Totals};
use crate::rules;

impl Draft {
    /// Takes a report for last year's. 上年结转, if nothing stands there yet, becomes what it carried
    /// forward.
    pub fn set_last_year(&mut self, mut last: Report) {
        self.step(Act::OpenLastYear);
        last.forget_companions();
        for (cell, text) in self.report.carried_over_from(&last) {
            self.report.set_cell(cell, &text);
        }
        self.report.last_year = Some(Box::new(last));
        self.prose_changed();
    }

    /// Types a figure of last year, for a cell of this year's form.
    pub fn set_last_year_cell(&mut self, cell: CellId, text: &str) {
        self.step(Act::TypeLastYear(cell));
        self.prose_changed();
        let (form, blank) = (self.report.form, Box::new(blank(&self.report)));
        let last = self.report.last_year.get_or_insert(blank);
        if let Some(cell) = last.form.counterpart(cell, form) {
            last.set_cell(cell, text);
        }
    }

    /// Takes last year's report out.
    pub fn forget_last_year(&mut self) {
        self.step(Act::ForgetLastYear);
        self.report.last_year = None;
        self.prose_changed();
    }
}

/// A report for figures of last year that are typed one by one. Its totals are typed, too,
/// so that a few known figures do not pass for sums of all.
fn blank(this: &Report) -> Report {
    let mut report = Report::new(rules::edition_of_last_year(this));
    for table in 0..report.form.tables.len() {
        report.set_totals(table, Totals::Entered);
    }
    if let Some(last) = this.year().and_then(|year| year.checked_sub(1)) {
        report.set_text(Field::Year, &last.to_string());
    }
    report
}
