//! T3-07: what was carried over is not what last year carried forward.

use super::{Case, Check, Finding, Severity, TOTAL};
use crate::form::CellId;
use crate::report::Value;

rule! {
    /// ## 查什么
    /// “二、上年结转”的总计，是不是等于上年报告里“四、结转下年度继续办理”的总计。
    ///
    /// ## 为什么
    /// 上年没有办完、结转过来的申请，就是今年的上年结转，一件不多，一件不少。
    ///
    /// ## 怎么办
    /// 核对两年的台账。因机构改革接收或移交了申请而对不上的，写明理由后可以保留。
    RULE {
        id: "T3-07",
        name: "carried-over-differs-from-last-year",
        severity: Severity::Error,
        clause: "格式第三部分第二项、第四项",
        check: Check::Report(check),
    }
}

fn check(case: &Case<'_>) -> Vec<Finding> {
    find(case).into_iter().collect()
}

fn find(case: &Case<'_>) -> Option<Finding> {
    let Carried { cell, last_year: forward, this_year: over, .. } = total_that_differs(case)?;
    let applicants = applicants_that_differ(case);
    // A computed total cannot be corrected; if only one applicant differs, that is the place.
    let (place, expected) = match applicants.as_slice() {
        [one] if case.figures.get(cell).computed => (one.cell, one.last_year),
        _ => (cell, forward),
    };
    let of_whom = if applicants.is_empty() { String::new() } else { format!("（{}）", list(&applicants)) };
    let message = format!("上年报告结转下年度 {forward} 件，今年上年结转 {over} 件{of_whom}");
    let cells: Vec<CellId> = applicants.iter().map(|one| one.cell).chain([cell]).collect();
    let fix = "核对两年的台账；上年的报告没有错的，照上年结转下年度的数填";
    Some(RULE.finds(message, fix).at(case, place, &cells).expects(expected.to_string()))
}

/// 上年结转 of one column beside what last year's report carried forward in it.
pub(super) struct Carried {
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
pub(super) fn total_that_differs(case: &Case<'_>) -> Option<Carried> {
    column_that_differs(case, TOTAL)
}

/// The applicants of whom the same is true.
pub(super) fn applicants_that_differ(case: &Case<'_>) -> Vec<Carried> {
    let columns = case.form().table("t3").map_or(&[][..], |table| table.columns);
    let applicants = columns.iter().filter(|column| column.key != TOTAL);
    applicants.filter_map(|column| column_that_differs(case, column.key)).collect()
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
pub(super) fn list(applicants: &[Carried]) -> String {
    let one = |one: &Carried| format!("{} {}→{} 件", one.name, one.last_year, one.this_year);
    applicants.iter().map(one).collect::<Vec<_>>().join("、")
}
