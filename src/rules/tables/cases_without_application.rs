//! T4-07: reviews or lawsuits, but no application in two years.

use super::{Case, Check, Finding, Severity, TOTAL};
use crate::form::CellId;
use crate::report::{Amount, Figures};

rule! {
    /// ## 查什么
    /// 有行政复议或行政诉讼，而今年和上年都没有收到政府信息公开申请。
    ///
    /// ## 为什么
    /// 这里的复议、诉讼因政府信息公开工作而起，多半先有一件申请。
    ///
    /// ## 怎么办
    /// 核对这些案件是不是因政府信息公开而起，或者漏填了申请。确实与申请无关的，不用改。
    RULE {
        id: "T4-07",
        name: "cases-without-application",
        severity: Severity::Info,
        clause: "格式第四部分标题；条例第五十条第（三）项",
        check: Check::Report(check),
    }
}

fn check(case: &Case<'_>) -> Vec<Finding> {
    find(case).into_iter().collect()
}

fn find(case: &Case<'_>) -> Option<Finding> {
    let form = case.form();
    let received = [form.at("t3", "new_received", TOTAL)?, form.at("t3", "carried_over", TOTAL)?];
    let none = |figures: &Figures| figures.sum(&received).known() == Some(Amount::ZERO);
    if !none(case.figures) || !none(case.last_year?) {
        return None;
    }
    let rows = form.table("t4")?.rows.iter();
    let totals: Vec<CellId> = rows.filter_map(|row| form.at("t4", row.key, TOTAL)).collect();
    let first = totals.iter().find(|cell| case.figures.value(**cell).least > Amount::ZERO)?;
    let cases = case.figures.sum(&totals).least;
    let message = format!("有 {cases} 件复议、诉讼，而今年和上年都没有收到申请");
    let finding = RULE.finds(message, "核对这些案件是不是因政府信息公开而起，或者漏填了申请");
    Some(finding.at(case, *first, &[&totals[..], &received[..]].concat()))
}
