//! 上年结转 beside what last year's report carried forward.

use crate::form::CellId;
use crate::report::Value;
use crate::rules::Case;
use crate::rules::case::TOTAL;

/// What has to be there to compare them.
pub(in crate::rules) const PLACES: &[&str] = &["t3.carried_over", "t3.carried_forward"];

/// 上年结转 of one column beside what last year's report carried forward in it.
pub(in crate::rules) struct Carried {
    /// The applicant, or 总计.
    pub name: &'static str,
    /// Its cell of 上年结转.
    pub cell: CellId,
    /// 结转下年度 of last year.
    pub last_year: Value,
    /// 上年结转 of this one.
    pub this_year: Value,
}

/// 总计, if no figure in the blank cells could make it last year's.
pub(in crate::rules) fn total_that_differs(case: &Case<'_>) -> Option<Carried> {
    column_that_differs(case, TOTAL)
}

/// The applicants of whom the same is true.
pub(in crate::rules) fn applicants_that_differ(case: &Case<'_>) -> Vec<Carried> {
    case.applicant_columns().filter_map(|column| column_that_differs(case, column)).collect()
}

/// Whether both are known in a column.
pub(in crate::rules) fn is_known(case: &Case<'_>, column: &str) -> bool {
    let last_year = case.form().at("t3", "carried_forward", column).zip(case.last_year);
    last_year.is_some_and(|(cell, figures)| figures.known(cell).is_some())
        && case.knows(column, &["carried_over"])
}

fn column_that_differs(case: &Case<'_>, column: &str) -> Option<Carried> {
    let form = case.form();
    let (over, forward) = (form.at("t3", "carried_over", column)?, form.at("t3", "carried_forward", column)?);
    let last_year = case.last_year?.value(forward);
    let this_year = case.figures.value(over);
    (last_year.exact && last_year.contradicts(this_year)).then(|| Carried {
        name: form.column_of(over).map_or("", |column| column.label),
        cell: over,
        last_year,
        this_year,
    })
}

/// 自然人 3→5 件、商业企业 2→0 件.
pub(in crate::rules) fn list(applicants: &[Carried]) -> String {
    let one = |one: &Carried| format!("{} {}→{} 件", one.name, one.last_year, one.this_year);
    applicants.iter().map(one).collect::<Vec<_>>().join("、")
}
