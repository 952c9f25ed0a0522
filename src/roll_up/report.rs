//! The sum as a report: the county's draft, to go on with.

use super::{Entry, RollUp, Total};
use crate::report::{Doubt, Field, Report};

/// So many offices are named beside a sum that misses them.
const NAMED: usize = 5;

impl RollUp {
    /// The sum as a report. A total that is the sum of its parts follows them; a cell in which the
    /// number of an office is missing stays in doubt.
    pub fn report(&self) -> Report {
        let form = self.form;
        let mut report = Report::new(form);
        report.set_text(Field::OrganName, &self.organ);
        if let Some(year) = self.year {
            report.set_text(Field::Year, &year.to_string());
        }
        for total in &self.cells {
            report.set_cell(total.cell, &self.text(total));
        }
        for table in 0..form.tables.len() {
            // Those that are the sums of their parts become computed ones.
            report.set_totals(table, report.totals(table));
        }
        let open = self.cells.iter().filter(|total| !total.missing.is_empty());
        let open = open.filter(|total| total.entry != Entry::Blank && !form.info(total.cell).is_sum);
        report.doubts = open.map(|total| self.doubt(total)).collect();
        report
    }

    fn doubt(&self, total: &Total) -> Doubt {
        let mut names = total.missing.iter().take(NAMED).cloned().collect::<Vec<_>>().join("、");
        if total.missing.len() > NAMED {
            names.push('等');
        }
        Doubt {
            place: self.form.info(total.cell).address.to_owned(),
            text: self.text(total),
            why: format!("缺 {} 家的数：{names}", total.missing.len()),
        }
    }
}
