//! N-23: reviews and lawsuits in the prose are not those of table four.

use crate::rules::looked;
use crate::rules::stated::Matter;
use crate::rules::{Case, Check, Finding, Need, Severity};

rule! {
    /// ## 查什么
    /// 正文里的行政复议、行政诉讼件数和结果，与表四是不是一样。行政诉讼是未经复议直接起诉与复议后起诉两项之和。
    ///
    /// ## 为什么
    /// 正文与表四说的是同一件事。
    ///
    /// ## 怎么办
    /// 核对后改正文字或表格。正文说的是备案数、立案数等别的口径的，写明原因后忽略。
    RULE {
        id: "N-23",
        name: "stated-appeals-differ",
        severity: Severity::Warning,
        clause: "格式第四部分",
        check: Check::Report(check),
        looks: looked::statements,
        needs: &[Need::Stated(&[Matter::Appeals])],
        places: &["t4"],
    }
}

fn check(case: &Case<'_>) -> Vec<Finding> {
    case.broken(Matter::Appeals).map(|claim| RULE.finds_difference(case, claim)).collect()
}
