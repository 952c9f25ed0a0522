//! T4-05: fewer cases than were pending last year.

use crate::form::CellId;
use crate::report::Amount;
use crate::rules::case::TOTAL;
use crate::rules::looked::Looked;
use crate::rules::{Case, Check, Finding, Need, Severity};

rule! {
    /// ## 查什么
    /// 行政复议和两类行政诉讼的总计，是不是少于上年报告里的“尚未审结”。
    ///
    /// ## 为什么
    /// 上年没有审结的案件，今年要么审结，要么仍未审结，总会再出现一次。
    ///
    /// ## 怎么办
    /// 核对上年未审结的案件是不是漏了；本地规定只统计当年新收案件的，不用改。
    RULE {
        id: "T4-05",
        name: "pending-cases-vanished",
        severity: Severity::Info,
        clause: "格式第四部分“尚未审结”“总计”",
        check: Check::Report(check),
        looks: looks,
        needs: &[Need::LastYear],
        places: &["t4.*.pending", "t4.*.total"],
    }
}

fn check(case: &Case<'_>) -> Vec<Finding> {
    let rows = case.form().table("t4").map_or(&[][..], |table| table.rows);
    rows.iter().filter_map(|row| find(case, row.key)).collect()
}

fn looks(case: &Case<'_>) -> Looked {
    let rows = case.form().table("t4").map_or(&[][..], |table| table.rows);
    Looked::figures(rows.iter().filter(|row| known(case, row.key).is_some()).count(), "行")
}

fn find(case: &Case<'_>, row: &str) -> Option<Finding> {
    let (total, pending, cases) = known(case, row)?;
    (cases < pending).then(|| {
        let name = case.form().row_of(total).map_or("", |row| row.name);
        let message = format!("{name}：上年尚未审结 {pending} 件，今年总计只有 {cases} 件");
        RULE.finds(message, "核对上年未审结的案件是不是漏了").at(case, total, &[])
    })
}

/// The cell with this year's total, what was pending last year, and that total.
fn known(case: &Case<'_>, row: &str) -> Option<(CellId, Amount, Amount)> {
    let (total, pending) = (case.form().at("t4", row, TOTAL)?, case.form().at("t4", row, "pending")?);
    Some((total, case.last_year?.known(pending)?, case.figures.known(total)?))
}
