//! T2-06: less was collected in table two than the prose says of 信息处理费 alone.

use crate::rules::looked::{Looked, Why};
use crate::rules::{Case, Check, Finding, Matter, Need, Severity};

rule! {
    /// ## 查什么
    /// 正文里的信息处理费（元）是不是比表二的行政事业性收费（万元）还多。
    ///
    /// ## 为什么
    /// 信息处理费是行政事业性收费的一部分。
    ///
    /// ## 怎么办
    /// 与财务核对，把信息处理费计入表二；注意表二的单位是万元。
    RULE {
        id: "T2-06",
        name: "less-collected-than-stated",
        severity: Severity::Warning,
        clause: "国办函〔2020〕109号",
        check: Check::Report(check),
        looks: looks,
        needs: &[Need::Stated(&[Matter::Fees])],
        places: &["t2.fees.amount"],
    }
}

/// 元 in a 万元.
const YUAN: u32 = 10_000;

fn check(case: &Case<'_>) -> Vec<Finding> {
    finding(case).into_iter().collect()
}

fn looks(case: &Case<'_>) -> Looked {
    let amount = case.form().cell("t2.fees.amount").and_then(|cell| case.figures.known(cell));
    match case.processing_fee() {
        None => Looked::AtNothing(Why::NotSaid),
        Some(_) => Looked::figures(amount.iter().count(), "处"),
    }
}

fn finding(case: &Case<'_>) -> Option<Finding> {
    let cell = case.form().cell("t2.fees.amount")?;
    let fee = case.processing_fee()?;
    let amount = case.figures.known(cell)?;
    if amount.times(YUAN) >= fee.number.least {
        return None;
    }
    let message = format!("文中说“{}”，表二的行政事业性收费只有 {amount} 万元", case.words_of(fee));
    let mut finding = RULE.finds_claim(fee, message, "把信息处理费计入表二（单位：万元）");
    finding.cells = vec![cell];
    Some(finding)
}
