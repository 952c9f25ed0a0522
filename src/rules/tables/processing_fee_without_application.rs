//! T3-11: a 信息处理费 was collected, but there was no application.

use super::{Case, Check, Finding, Severity, TOTAL};
use crate::report::Amount;

rule! {
    /// ## 查什么
    /// 正文说收取了信息处理费，而表三本年新收与上年结转都是 0。
    ///
    /// ## 为什么
    /// 信息处理费只对申请人收取，没有申请就没有这笔费用。
    ///
    /// ## 怎么办
    /// 核对收费或者表三；费用是为以前年度的申请收的，写明原因后忽略。
    RULE {
        id: "T3-11",
        name: "processing-fee-without-application",
        severity: Severity::Error,
        clause: "条例第四十二条；国办函〔2020〕109号",
        check: Check::Report(check),
    }
}

fn check(case: &Case<'_>) -> Vec<Finding> {
    finding(case).into_iter().collect()
}

fn finding(case: &Case<'_>) -> Option<Finding> {
    let form = case.form();
    let cells = [form.at("t3", "new_received", TOTAL)?, form.at("t3", "carried_over", TOTAL)?];
    let fee = case.processing_fee().filter(|fee| fee.number.value > Amount::ZERO)?;
    if case.figures.sum(&cells).known()? > Amount::ZERO {
        return None;
    }
    let message = format!("文中说“{}”，表三却没有申请", case.words(fee));
    let mut finding = RULE.finds_claim(fee, message, "核对收费或者表三");
    finding.cells = cells.to_vec();
    Some(finding)
}
