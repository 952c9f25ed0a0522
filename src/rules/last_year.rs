//! Last year's report, as far as this year's may be compared with it.

pub(super) mod carried;
pub(super) mod documents_in_force;
pub(super) mod great_change;

use super::case::TOTAL;
use crate::form::{CellId, Form};
use crate::report::Report;

/// The cells that rules compare with those of last year's report, which is on edition `last`, in
/// the order of the form.
pub fn compared_with_last_year(form: &'static Form, last: &'static Form) -> impl Iterator<Item = CellId> {
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
    let is_there = move |cell: &CellId| last.counterpart(*cell, form).is_some();
    form.cell_ids().filter(move |cell| is_compared(form.info(*cell).address)).filter(is_there)
}

/// The edition of last year's report: of the one that there is, else the one that its year asks for.
pub fn edition_of_last_year(report: &Report) -> &'static Form {
    let asked = || Form::of_year(report.year()?.checked_sub(1)?);
    report.last_year.as_ref().map(|last| last.form).or_else(asked).unwrap_or(report.form)
}

/// Last year's report, unless it says itself that it is another year's: that must not be compared.
pub(super) fn year_before(report: &Report) -> Option<&Report> {
    let last = report.last_year.as_deref()?;
    let fits = match (report.year(), last.year()) {
        (Some(year), Some(other)) => other.checked_add(1) == Some(year),
        _ => true,
    };
    fits.then_some(last)
}
