//! T4-08: decisions were corrected, but section five does not speak of it.

use super::{Case, Check, Finding, Severity};
use crate::form::CellId;
use crate::report::{Amount, Field};

rule! {
    /// ## 查什么
    /// 表四有“结果纠正”，而第五部分没有说到行政复议、行政诉讼或被纠正的情况。
    ///
    /// ## 为什么
    /// 被纠正的答复就是工作中存在的问题。有的地方要求说明原因和整改情况。
    ///
    /// ## 怎么办
    /// 在第五部分说明被纠正的原因和改进措施。
    RULE {
        id: "T4-08",
        name: "corrections-not-explained",
        severity: Severity::Info,
        clause: "格式第五部分",
        check: Check::Report(check),
    }
}

fn check(case: &Case<'_>) -> Vec<Finding> {
    finding(case).into_iter().collect()
}

/// Words by which section five speaks of it.
const TOLD: [&str; 6] = ["复议", "诉讼", "纠正", "纠错", "败诉", "撤销"];

fn finding(case: &Case<'_>) -> Option<Finding> {
    let groups = ["review", "litigation_direct", "litigation_after_review"];
    let cells: Vec<CellId> =
        groups.iter().filter_map(|group| case.form().at("t4", group, "corrected")).collect();
    let number = case.figures.sum(&cells).least;
    let text = case.report.text(Field::PROBLEMS);
    if number == Amount::ZERO || text.trim().is_empty() || TOLD.iter().any(|word| text.contains(word)) {
        return None;
    }
    let message = format!("表四有 {number} 件结果纠正，第五部分没有说到");
    let mut finding = RULE.finds(message, "在第五部分说明原因和改进措施").in_field(Field::PROBLEMS);
    finding.cells = cells;
    Some(finding)
}
