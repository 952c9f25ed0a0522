//! T2-07: a county bureau that made no decision and no document in a whole year.

use super::{Case, Check, Finding, Severity};
use crate::report::{Amount, OrganKind};

rule! {
    /// ## 查什么
    /// 县级部门第二部分的十格是不是全部为 0。
    ///
    /// ## 为什么
    /// 有行政执法权的部门，一年里通常有行政许可或行政处罚。“本年处理决定数量”包括已公开和依法未公开的全部决定，不只是公开了的。
    ///
    /// ## 怎么办
    /// 与法制机构核对；确实没有的，不用改。
    RULE {
        id: "T2-07",
        name: "all-zero-bureau",
        severity: Severity::Info,
        clause: "条例第二十条第（一）（五）（六）（八）项",
        check: Check::Report(check),
    }
}

fn check(case: &Case<'_>) -> Vec<Finding> {
    let form = case.form();
    let cells: Vec<_> = form.cell_ids().filter(|cell| form.info(*cell).address.starts_with("t2.")).collect();
    let all_zero = cells.iter().all(|cell| case.figures.known(*cell) == Some(Amount::ZERO));
    let Some(at) = form.cell("t2.licensing.decisions") else { return Vec::new() };
    if case.report.organ_kind() != Some(OrganKind::Department) || !all_zero {
        return Vec::new();
    }
    let message = "第二部分全部为 0：有行政执法权的部门很少一年里没有一件处理决定";
    vec![RULE.finds(message, "与法制机构核对；包括依法未公开的决定").at(case, at, &cells)]
}
