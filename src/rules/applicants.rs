//! Table three by its columns: the kinds of applicant, and 总计.

use super::case::TOTAL;
use super::{Case, Finding};
use crate::form::CellId;
use crate::report::Amount;

impl Case<'_> {
    /// What a rule finds in the columns of table three, each by its key: in those of the applicants.
    pub(super) fn applicants(&self, find: impl Fn(&'static str) -> Option<Finding>) -> Vec<Finding> {
        self.applicant_columns().filter_map(find).collect()
    }

    /// The same, and in 总计 if nothing was found there: a total repeats what its parts say.
    pub(super) fn applicants_or_total(&self, find: impl Fn(&'static str) -> Option<Finding>) -> Vec<Finding> {
        let found = self.applicants(&find);
        if found.is_empty() { find(TOTAL).into_iter().collect() } else { found }
    }

    /// The results of a column: the cells that its 总计 of 办理结果 adds up.
    pub(super) fn results_of(&self, applicant: &str) -> &'static [CellId] {
        let total = self.form().at("t3", "total_processed", applicant);
        total.and_then(|total| self.form().sum_of(total)).map_or(&[], |sum| sum.right)
    }

    /// Whether the figures of a column are known in these rows.
    pub(super) fn knows(&self, column: &str, rows: &[&str]) -> bool {
        let known = |row: &&str| self.form().at("t3", row, column).and_then(|cell| self.figures.known(cell));
        rows.iter().all(|row| known(row).is_some())
    }

    /// How many columns of table three have known figures in these rows.
    pub(super) fn columns_with(&self, rows: &[&str]) -> usize {
        self.applicant_columns().chain([TOTAL]).filter(|column| self.knows(column, rows)).count()
    }

    /// The columns of applicants of whom it is known how many applications there were, and a result.
    pub(super) fn columns_with_results(&self) -> Vec<&'static str> {
        let is_known = |cell: &CellId| self.figures.known(*cell).is_some();
        let columns = self.applicant_columns();
        columns
            .filter(|column| self.results_of(column).iter().any(is_known))
            .filter(|column| self.knows(column, &["new_received", "carried_over"]))
            .collect()
    }

    /// Whether applications of a column were settled and none had come in.
    pub(super) fn settled_without_application(&self, column: &str) -> bool {
        let known = |row| self.form().at("t3", row, column).and_then(|cell| self.figures.known(cell));
        let is_some = |cell: &CellId| self.figures.value(*cell).least > Amount::ZERO;
        ["new_received", "carried_over"].iter().all(|row| known(row) == Some(Amount::ZERO))
            && self.results_of(column).iter().any(is_some)
    }
}
