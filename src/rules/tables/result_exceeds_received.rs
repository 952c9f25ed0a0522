//! T3-17: one result alone is more than all applications of its column.

use crate::report::Amount;
use crate::rules::looked::{Looked, Why};
use crate::rules::{Case, Check, Finding, Severity};

rule! {
    /// ## 查什么
    /// 某一项办理结果是不是比这类申请人的全部申请（本年新收加上年结转）还多。
    ///
    /// ## 为什么
    /// 一件申请只计入一项结果，任何一项都不会超过申请的总数。
    ///
    /// ## 怎么办
    /// 核对这一格：常见的是多打了一位，或者填到了别的列。
    RULE {
        id: "T3-17",
        name: "result-exceeds-received",
        severity: Severity::Error,
        clause: "国办公开办函〔2021〕30号，格式第三部分表头：第一项加第二项之和，等于第三项加第四项之和",
        check: Check::Report(check),
        looks: looks,
        places: &["t3.new_received", "t3.carried_over", "t3.total_processed"],
    }
}

fn check(case: &Case<'_>) -> Vec<Finding> {
    let form = case.form();
    case.applicants(|applicant| {
        let cell = |row| form.at("t3", row, applicant);
        let (received, carried) = (cell("new_received")?, cell("carried_over")?);
        let all = case.figures.sum(&[received, carried]).known()?;
        let exceeds = |result: &_| case.figures.value(*result).least > all;
        // Without any application T3-09 says it better.
        let first =
            case.results_of(applicant).iter().copied().find(exceeds).filter(|_| all > Amount::ZERO)?;
        let message = format!(
            "{}：“{}”填了 {}，比全部申请（新收加上年结转 {all}）还多",
            form.column_of(first).map_or("", |column| column.label),
            form.row_of(first).map_or("", |row| row.name),
            case.printed(first),
        );
        let fix = "核对这一格，是不是多打了一位，或者填错了列";
        Some(RULE.finds(message, fix).at(case, first, &[received, carried]).expects(all.to_string()))
    })
}

fn looks(case: &Case<'_>) -> Looked {
    let known = case.columns_with_results();
    match known.iter().filter(|column| !case.settled_without_application(column)).count() {
        0 if !known.is_empty() => Looked::AtNothing(Why::SaidBy("T3-09")),
        count => Looked::figures(count, "列"),
    }
}
