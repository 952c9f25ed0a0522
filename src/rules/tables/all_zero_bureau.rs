//! T2-07: a county bureau that made no decision and no document in a whole year.

use crate::form::CellId;
use crate::report::{Amount, OrganKind};
use crate::rules::looked::{Looked, Why};
use crate::rules::{Case, Check, Finding, Need, Severity};

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
        looks: looks,
        needs: &[Need::OrganKind],
        places: &["t2.licensing.decisions"],
    }
}

fn check(case: &Case<'_>) -> Vec<Finding> {
    let cells = cells(case);
    let all_zero = cells.iter().all(|cell| case.figures.known(*cell) == Some(Amount::ZERO));
    let Some(at) = case.form().cell("t2.licensing.decisions") else { return Vec::new() };
    if case.organ_kind() != Some(OrganKind::Department) || !all_zero {
        return Vec::new();
    }
    let message = "第二部分全部为 0：有行政执法权的部门很少一年里没有一件处理决定";
    vec![RULE.finds(message, "与法制机构核对；包括依法未公开的决定").at(case, at, &cells)]
}

fn looks(case: &Case<'_>) -> Looked {
    if case.organ_kind() != Some(OrganKind::Department) {
        return Looked::AtNothing(Why::DoesNotApply);
    }
    let cells = cells(case);
    let is_some = |cell: &CellId| case.figures.value(*cell).least > Amount::ZERO;
    let is_known = |cell: &CellId| case.figures.known(*cell).is_some();
    let is_decided = cells.iter().any(is_some) || cells.iter().all(is_known);
    Looked::figures(if is_decided { cells.len() } else { 0 }, "格")
}

fn cells(case: &Case<'_>) -> Vec<CellId> {
    let form = case.form();
    form.cell_ids().filter(|cell| form.info(*cell).address.starts_with("t2.")).collect()
}
