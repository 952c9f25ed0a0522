//! A report begun from last year's.

use super::{Field, Report, Totals};
use crate::form::{CellId, Form};

/// How the addresses of 上年结转 begin.
const CARRIED_OVER: &str = "t3.carried_over.";

impl Report {
    /// What 上年结转 is after `last`: what that report carried forward, applicant by applicant.
    ///
    /// None where something stands there already, where last year's figure is not known, or where
    /// `last` is another year's report.
    pub fn carried_over_from(&self, last: &Self) -> Vec<(CellId, String)> {
        let is_year_before = match (self.year(), last.year()) {
            (Some(year), Some(other)) => other.checked_add(1) == Some(year),
            _ => true,
        };
        let is_carried_over = |cell: &CellId| self.form.info(*cell).address.starts_with(CARRIED_OVER);
        let cells: Vec<CellId> = self.form.cell_ids().filter(is_carried_over).collect();
        if !is_year_before || cells.iter().any(|cell| !self.cell(*cell).trim().is_empty()) {
            return Vec::new();
        }
        let figures = last.figures();
        let forward = |cell: &CellId| {
            let column = self.form.column_of(*cell)?.key;
            let there = self.form.at("t3", "carried_forward", column)?;
            let there = last.form.counterpart(there, self.form)?;
            figures.known(there)?;
            Some((*cell, last.printed(there, &figures)))
        };
        let is_typed = |cell: &&CellId| {
            let is_entered = self.totals(self.form.info(**cell).table) == Totals::Entered;
            is_entered || self.form.sum_of(**cell).is_none()
        };
        cells.iter().filter(is_typed).filter_map(forward).collect()
    }

    /// Begins the report of the year after `last`: its office, its figures to compare with,
    /// 上年结转, and its prose, which the checks find to be last year's until it is written anew.
    pub fn after(mut last: Self) -> Self {
        last.forget_companions();
        let year = last.year().and_then(|year| year.checked_add(1));
        let form = year.and_then(Form::of_year).unwrap_or(last.form);
        let mut report = Self::new(form);
        for field in [Field::OrganName, Field::OrganKind] {
            report.set_text(field, last.text(field));
        }
        if let Some(year) = year {
            report.set_text(Field::Year, &year.to_string());
        }
        for field in Field::prose(form) {
            report.set_text(field, &last.saved_text(field));
        }
        for (cell, text) in report.carried_over_from(&last) {
            report.set_cell(cell, &text);
        }
        report.last_year = Some(Box::new(last));
        report.follow_tables();
        report
    }

    /// Takes out what belongs to a report while it is worked on, not to the report of a year.
    pub fn forget_companions(&mut self) {
        self.last_year = None;
        self.accepted.clear();
        self.aside.clear();
        self.doubts.clear();
    }
}
