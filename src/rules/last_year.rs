//! Last year's report, as far as this year's may be compared with it.

pub(super) mod carried;
pub(super) mod documents_in_force;
pub(super) mod great_change;

use super::case::TOTAL;
use crate::form::{CellId, Form};
use crate::report::Report;

/// The cells of last year's report that rules compare with, in the order of the form.
pub fn compared_with_last_year(form: &Form) -> impl Iterator<Item = CellId> {
    let is_compared = |address: &str| {
        let (table_and_row, column) = address.rsplit_once('.').unwrap_or_default();
        match table_and_row {
            "t3.carried_forward" => true,
            "t3.new_received" => column == TOTAL,
            _ if address.starts_with("t2.") => matches!(column, "valid" | "decisions" | "amount"),
            _ if address.starts_with("t4.") => matches!(column, "pending" | TOTAL),
            _ => false,
        }
    };
    form.cell_ids().filter(move |cell| is_compared(form.info(*cell).address))
}

/// Last year's report, unless it says itself that it is another year's: that must not be compared.
pub(super) fn year_before(report: &Report) -> Option<&Report> {
    let last = report.last_year.as_deref()?;
    let fits = match (report.year(), last.year()) {
        (Some(year), Some(other)) => other.checked_add(1) == Some(year),
        _ => true,
    };
    (fits && last.form == report.form).then_some(last)
}
