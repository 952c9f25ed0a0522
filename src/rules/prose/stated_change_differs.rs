//! N-30: a change from last year in the prose is not that of the figures.

use crate::claims::Claim;
use crate::rules::looked;
use crate::rules::stated::Matter;
use crate::rules::{Case, Check, Finding, Need, Severity};

rule! {
    /// ## 查什么
    /// 有上年报告时，正文里申请数的“同比增长（下降）百分之几”用两年的表重新算。
    ///
    /// ## 为什么
    /// 同比要以上年公布的数为准。
    ///
    /// ## 怎么办
    /// 按算出来的数改正；与别的时段相比的，写明是与哪一年比。
    RULE {
        id: "N-30",
        name: "stated-change-differs",
        severity: Severity::Info,
        clause: "正文与表格应一致",
        check: Check::Report(check),
        looks: looked::statements,
        needs: &[Need::LastYear, Need::Stated(&[Matter::Change])],
    }
}

fn check(case: &Case<'_>) -> Vec<Finding> {
    case.broken(Matter::Change).filter_map(|claim| finding(case, claim)).collect()
}

fn finding(case: &Case<'_>, claim: &Claim) -> Option<Finding> {
    let now = case.figures.sum(&claim.cells).known()?;
    let before = case.last_year?.sum(&claim.cells).known()?;
    let right = claim.number.percentage((now - before).max(before - now), before)?;
    let way = if now < before { "下降" } else { "增长" };
    let message = format!("文中说“{}”，上年是 {before}，今年是 {now}，{way} {right}%", case.words_of(claim));
    Some(RULE.finds_claim(claim, message, "核对两年的数").expects(format!("{right}%")))
}
