//! N-20: a number in the prose is not that of its cell.

use crate::claims::Claim;
use crate::rules::looked::{Looked, Why};
use crate::rules::stated::Matter;
use crate::rules::{Case, Check, Finding, Need, Severity};

rule! {
    /// ## 查什么
    /// 正文里的申请、办理结果、结转和行政执法决定数，与表格里相应的格是不是一样。带“约、余、近”的数按一个范围来比；“收到”既可以指本年新收，也可以连上年结转一起算，两种读法有一种对得上就不提。
    ///
    /// ## 为什么
    /// 正文与表格说的是同一件事，数不一样必有一处错了。
    ///
    /// ## 怎么办
    /// 核对后改正文字或表格。统计口径确实不同的，在正文里说明，或者写明原因后忽略。
    RULE {
        id: "N-20",
        name: "stated-number-differs",
        severity: Severity::Warning,
        clause: "正文与表格应一致",
        check: Check::Report(check),
        looks: looks,
        needs: &[Need::Stated(&[Matter::Figure])],
        places: &["t2|t3"],
    }
}

fn check(case: &Case<'_>) -> Vec<Finding> {
    let is_said_once = said_once(case);
    let broken = case.broken(Matter::Figure).filter(|claim| !is_said_once(claim));
    broken.map(|claim| RULE.finds_difference(case, claim)).collect()
}

fn looks(case: &Case<'_>) -> Looked {
    let is_said_once = said_once(case);
    let judged = || case.stated().filter(|claim| claim.holds.is_some());
    match judged().filter(|claim| !is_said_once(claim)).count() {
        0 if judged().next().is_some() => Looked::AtNothing(Why::SaidBy("T3-13")),
        count => Looked::figures(count, "处"),
    }
}

/// Beside a table three of nothing but zeros, T3-13 says once what differs from it.
fn said_once(case: &Case<'_>) -> impl Fn(&Claim) -> bool {
    let (form, all_zero) = (case.form(), case.table_three_is_zero());
    move |claim| {
        let first = claim.cells.first().map_or("", |cell| form.info(*cell).address);
        all_zero && first.starts_with("t3.") && claim.holds == Some(false)
    }
}
