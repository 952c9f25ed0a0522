//! T4-07: reviews or lawsuits, but no application in two years.

use crate::form::CellId;
use crate::report::{Amount, Figures};
use crate::rules::case::TOTAL;
use crate::rules::looked::Looked;
use crate::rules::{Case, Check, Finding, Need, Severity};

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
        looks: looks,
        needs: &[Need::LastYear],
        places: &["t3.new_received.total", "t3.carried_over.total", "t4.*.total"],
    }
}

fn check(case: &Case<'_>) -> Vec<Finding> {
    find(case).into_iter().collect()
}

fn looks(case: &Case<'_>) -> Looked {
    let known = |figures: &Figures| received(case).and_then(|cells| figures.sum(&cells).known()).is_some();
    let are_known = known(case.figures)
        && case.last_year.is_some_and(known)
        && case.figures.sum(&totals(case)).known().is_some();
    Looked::figures(if are_known { totals(case).len() } else { 0 }, "行")
}

fn find(case: &Case<'_>) -> Option<Finding> {
    let received = received(case)?;
    let none = |figures: &Figures| figures.sum(&received).known() == Some(Amount::ZERO);
    if !none(case.figures) || !none(case.last_year?) {
        return None;
    }
    let totals = totals(case);
    let first = totals.iter().find(|cell| case.figures.value(**cell).least > Amount::ZERO)?;
    let cases = case.figures.sum(&totals).least;
    let message = format!("有 {cases} 件复议、诉讼，而今年和上年都没有收到申请");
    let finding = RULE.finds(message, "核对这些案件是不是因政府信息公开而起，或者漏填了申请");
    Some(finding.at(case, *first, &[&totals[..], &received[..]].concat()))
}

fn received(case: &Case<'_>) -> Option<[CellId; 2]> {
    let form = case.form();
    Some([form.at("t3", "new_received", TOTAL)?, form.at("t3", "carried_over", TOTAL)?])
}

/// The totals of table four.
fn totals(case: &Case<'_>) -> Vec<CellId> {
    let form = case.form();
    let rows = form.table("t4").map_or(&[][..], |table| table.rows);
    rows.iter().filter_map(|row| form.at("t4", row.key, TOTAL)).collect()
}
