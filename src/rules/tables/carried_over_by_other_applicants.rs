//! T3-08: as many were carried over as last year carried forward, but of other applicants.

use crate::form::CellId;
use crate::rules::last_year::carried::{PLACES, applicants_that_differ, is_known, list, total_that_differs};
use crate::rules::looked::{Looked, Why};
use crate::rules::{Case, Check, Finding, Need, Severity};

rule! {
    /// ## 查什么
    /// 每一类申请人的“二、上年结转”，是不是等于上年报告里这一类的“四、结转下年度继续办理”。总计已经对不上的，只在总计处说。
    ///
    /// ## 为什么
    /// 结转过来的是同一批申请，申请人的类型一般不会变。
    ///
    /// ## 怎么办
    /// 核对申请人的类型；今年重新归类的，不用改。
    RULE {
        id: "T3-08",
        name: "carried-over-by-other-applicants",
        severity: Severity::Warning,
        clause: "格式第三部分第二项、第四项",
        check: Check::Report(check),
        looks: looks,
        needs: &[Need::LastYear],
        places: PLACES,
    }
}

fn check(case: &Case<'_>) -> Vec<Finding> {
    let applicants = applicants_that_differ(case);
    let (Some(first), None) = (applicants.first(), total_that_differs(case)) else { return Vec::new() };
    let message = format!("上年结转的申请人类型与上年报告不一样：{}", list(&applicants));
    let cells: Vec<CellId> = applicants.iter().map(|one| one.cell).collect();
    let finding = RULE.finds(message, "核对申请人的类型；今年重新归类的，不用改");
    vec![finding.at(case, first.cell, &cells).expects(first.last_year.to_string())]
}

fn looks(case: &Case<'_>) -> Looked {
    if total_that_differs(case).is_some() {
        return Looked::AtNothing(Why::SaidBy("T3-07"));
    }
    Looked::figures(case.applicant_columns().filter(|column| is_known(case, column)).count(), "列")
}
