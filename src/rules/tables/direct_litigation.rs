//! T4-06: lawsuits without a review before them, since a review has to come first.

use crate::report::Amount;
use crate::rules::looked::{Looked, Why};
use crate::rules::{Case, Check, Finding, Need, Severity};

rule! {
    /// ## 查什么
    /// 2024 年及以后，“未经复议直接起诉”有没有案件。
    ///
    /// ## 为什么
    /// 2024 年 1 月 1 日起施行的行政复议法第二十三条规定，对不予公开政府信息不服的，应当先申请行政复议。直接起诉的应当很少，但其他情形仍可直接起诉。
    ///
    /// ## 怎么办
    /// 核对这些案件是不是复议后起诉的；确属直接起诉的，不用改。
    RULE {
        id: "T4-06",
        name: "direct-litigation",
        severity: Severity::Info,
        clause: "行政复议法第二十三条第一款第（四）项",
        check: Check::Report(check),
        looks: looks,
        needs: &[Need::Year],
        places: &["t4.litigation_direct.total"],
    }
}

const REVIEW_FIRST_SINCE: u16 = 2024;

fn check(case: &Case<'_>) -> Vec<Finding> {
    let Some(cell) = case.form().cell("t4.litigation_direct.total") else { return Vec::new() };
    let count = case.figures.value(cell).least;
    if !applies(case) || count == Amount::ZERO {
        return Vec::new();
    }
    let message = format!("未经复议直接起诉 {count} 件：2024 年起，对不予公开不服的应当先申请复议");
    vec![RULE.finds(message, "核对是不是复议后起诉的案件").at(case, cell, &[])]
}

fn looks(case: &Case<'_>) -> Looked {
    if !applies(case) {
        return Looked::AtNothing(Why::DoesNotApply);
    }
    let cell = case.form().cell("t4.litigation_direct.total");
    Looked::figures(cell.and_then(|cell| case.figures.known(cell)).iter().count(), "格")
}

fn applies(case: &Case<'_>) -> bool {
    case.year().is_some_and(|year| year >= REVIEW_FIRST_SINCE)
}
