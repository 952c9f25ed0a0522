//! N-20: a number in the prose is not that of its cell.

use super::stated::Matter;
use super::{Case, Check, Finding, Severity};
use crate::claims::Claim;

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
    }
}

fn check(case: &Case<'_>) -> Vec<Finding> {
    // Beside a table three of nothing but zeros, T3-13 says it once.
    let all_zero = case.table_three_is_zero();
    let is_silent = |claim: &Claim| {
        let first = claim.cells.first().map_or("", |cell| case.form().info(*cell).address);
        all_zero && first.starts_with("t3.")
    };
    let broken = case.broken(Matter::Figure).filter(|claim| !is_silent(claim));
    broken.map(|claim| RULE.finds_difference(case, claim)).collect()
}
