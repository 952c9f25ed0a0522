//! T3-10: fees were not paid in time, but section six is silent on 信息处理费.

use crate::report::{Amount, Field};
use crate::rules::case::TOTAL;
use crate::rules::looked::{Looked, Why};
use crate::rules::{Case, Check, Finding, Severity};

rule! {
    /// ## 查什么
    /// 表三有“逾期未按收费通知要求缴纳费用”的申请，而第六部分没有提到信息处理费。
    ///
    /// ## 为什么
    /// 发过收费通知的，格式要求在第六部分报告收取信息处理费的情况。
    ///
    /// ## 怎么办
    /// 在第六部分写明发出收费通知的件数、总金额和实际收取的金额。
    RULE {
        id: "T3-10",
        name: "processing-fee-not-reported",
        severity: Severity::Warning,
        clause: "格式第六部分；国办函〔2020〕109号",
        check: Check::Report(check),
        looks: looks,
        places: &["t3.overdue_fee.total", "other_matters.processing_fee"],
    }
}

fn check(case: &Case<'_>) -> Vec<Finding> {
    finding(case).into_iter().collect()
}

fn looks(case: &Case<'_>) -> Looked {
    let number = case.form().at("t3", "overdue_fee", TOTAL).and_then(|cell| case.figures.known(cell));
    match number {
        None => Looked::AtNothing(Why::NoFigures),
        Some(number) if number > Amount::ZERO && case.text(Field::OTHER_MATTERS).trim().is_empty() => {
            Looked::AtNothing(Why::SaidBy("D-10"))
        }
        Some(_) => Looked::figures(1, "格"),
    }
}

fn finding(case: &Case<'_>) -> Option<Finding> {
    let cell = case.form().at("t3", "overdue_fee", TOTAL)?;
    let number = case.figures.known(cell).filter(|number| *number > Amount::ZERO)?;
    let text = case.text(Field::OTHER_MATTERS);
    if text.contains("处理费") || text.trim().is_empty() {
        return None;
    }
    let message = format!("表三有 {number} 件逾期未缴费，第六部分没有提到信息处理费");
    let mut finding =
        RULE.finds(message, "在第六部分写明收取信息处理费的情况").in_field(Field::OTHER_MATTERS);
    finding.cells = vec![cell];
    Some(finding)
}
