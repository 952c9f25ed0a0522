//! N-21: the prose says that there was none, the table has some.

use crate::claims::Claim;
use crate::rules::looked;
use crate::rules::stated::Matter;
use crate::rules::{Case, Check, Finding, Need, Severity};

rule! {
    /// ## 查什么
    /// 正文说“未收到申请”“没有发生行政复议、行政诉讼”（或者写 0 件），而表三的本年新收、表四的总计不是 0。
    ///
    /// ## 为什么
    /// 两句话直接矛盾，公开以后一看便知。
    ///
    /// ## 怎么办
    /// 核对实际情况，改正文字或表格。
    RULE {
        id: "N-21",
        name: "stated-none-but-some",
        severity: Severity::Error,
        clause: "正文与表格应一致",
        check: Check::Report(check),
        looks: looked::statements,
        needs: &[Need::Stated(&[Matter::NoneAtAll])],
        places: &["t3.new_received|t4"],
    }
}

fn check(case: &Case<'_>) -> Vec<Finding> {
    let finding = |claim: &Claim| {
        let message = format!("文中说“{}”，{}", case.words_of(claim), case.said_by_cells(claim));
        RULE.finds_claim(claim, message, "核对实际情况，改正文字或表格")
    };
    case.broken(Matter::NoneAtAll).map(finding).collect()
}
