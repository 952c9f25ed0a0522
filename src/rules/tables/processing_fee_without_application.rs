//! T3-11: a 信息处理费 was collected, but there was no application.

use crate::report::Amount;
use crate::rules::case::TOTAL;
use crate::rules::looked::{Looked, Why};
use crate::rules::{Case, Check, Finding, Matter, Need, Severity};

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
        looks: looks,
        needs: &[Need::Stated(&[Matter::Fees])],
        places: &["t3.new_received.total", "t3.carried_over.total"],
        acceptable: true,
    }
}

fn check(case: &Case<'_>) -> Vec<Finding> {
    finding(case).into_iter().collect()
}

fn looks(case: &Case<'_>) -> Looked {
    match case.processing_fee() {
        None => Looked::AtNothing(Why::NotSaid),
        Some(_) => Looked::figures(usize::from(case.knows(TOTAL, &["new_received", "carried_over"])), "处"),
    }
}

fn finding(case: &Case<'_>) -> Option<Finding> {
    let form = case.form();
    let cells = [form.at("t3", "new_received", TOTAL)?, form.at("t3", "carried_over", TOTAL)?];
    let fee = case.processing_fee().filter(|fee| fee.number.value > Amount::ZERO)?;
    if case.figures.sum(&cells).known()? > Amount::ZERO {
        return None;
    }
    let message = format!("文中说“{}”，表三却没有申请", case.words_of(fee));
    let mut finding = RULE.finds_claim(fee, message, "核对收费或者表三");
    finding.cells = cells.to_vec();
    Some(finding)
}
