//! T3-16: every applicant is of the kind “其他”.

use crate::report::Amount;
use crate::rules::looked::Looked;
use crate::rules::{Case, Check, Finding, Severity};

rule! {
    /// ## 查什么
    /// 本年新收的申请是不是全部填在“其他”一列，一件自然人的也没有。
    ///
    /// ## 为什么
    /// 绝大多数申请来自自然人和商业企业。全部是“其他”，多半是填错了列。
    ///
    /// ## 怎么办
    /// 核对申请人类型；“其他”只指前五列以外的法人或其他组织。
    RULE {
        id: "T3-16",
        name: "applicants-all-other",
        severity: Severity::Info,
        clause: "格式第三部分，申请人情况",
        check: Check::Report(check),
        looks: looks,
        places: &[
            "t3.new_received.natural",
            "t3.new_received.commercial",
            "t3.new_received.research",
            "t3.new_received.welfare",
            "t3.new_received.legal",
            "t3.new_received.other",
        ],
    }
}

fn check(case: &Case<'_>) -> Vec<Finding> {
    let form = case.form();
    let number = |applicant: &str| case.figures.known(form.at("t3", "new_received", applicant)?);
    let others_are_zero = ["natural", "commercial", "research", "welfare", "legal"]
        .iter()
        .all(|one| number(one) == Some(Amount::ZERO));
    let Some(cell) = form.at("t3", "new_received", "other") else { return Vec::new() };
    match number("other") {
        Some(count) if others_are_zero && count > Amount::ZERO => {
            let message = format!("本年新收 {count} 件全部填在“其他”一列，是不是填错了列");
            vec![RULE.finds(message, "核对申请人类型").at(case, cell, &[])]
        }
        _ => Vec::new(),
    }
}

fn looks(case: &Case<'_>) -> Looked {
    let is_known = case.applicant_columns().all(|column| case.knows(column, &["new_received"]));
    Looked::figures(if is_known { case.applicant_columns().count() } else { 0 }, "格")
}
