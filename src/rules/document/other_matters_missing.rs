//! D-10: section six is empty.

use crate::report::Field;
use crate::rules::looked;
use crate::rules::{Case, Check, Finding, Severity};

rule! {
    /// ## 查什么
    /// 第六部分是不是空着。
    ///
    /// ## 为什么
    /// 格式要求在这一部分报告收取信息处理费的情况，没有收取的也要说一句；没有别的事项才写“无”。
    ///
    /// ## 怎么办
    /// 例如：“本年度未收取信息处理费。没有其他需要报告的事项。”
    RULE {
        id: "D-10",
        name: "other-matters-missing",
        severity: Severity::Warning,
        clause: "国办公开办函〔2021〕30号，格式第六部分：收取信息处理费情况在此处报告",
        check: Check::Report(check),
        looks: |case| looked::section(case, Field::OTHER_MATTERS),
        places: &["other_matters"],
    }
}

/// The part of section six on 信息处理费.
const FEE: &str = "processing_fee";

fn check(case: &Case<'_>) -> Vec<Finding> {
    if !case.text(Field::OTHER_MATTERS).trim().is_empty() {
        return Vec::new();
    }
    // Earlier editions do not ask for the fee.
    let asks_for_fee = case.form().parts(Field::OTHER_MATTERS.key()).iter().any(|part| part.key == FEE);
    let fix = if asks_for_fee {
        "报告收取信息处理费的情况；没有收取的也说一句"
    } else {
        "没有其他事项的，写“无”"
    };
    let finding = RULE.finds("第六部分没有写", fix);
    vec![finding.in_field(Field::OTHER_MATTERS).severe(case.missing(RULE.severity))]
}
