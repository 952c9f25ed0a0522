//! N-04: section six does not say whether a 信息处理费 was charged.

use crate::report::Field;
use crate::rules::looked::{self, Looked, Why};
use crate::rules::words::keywords::{Keywords, is_traditional};
use crate::rules::{Case, Check, Finding, Severity, Words};

rule! {
    /// ## 查什么
    /// 第六部分有没有一句话报告信息处理费：收了多少，或者没有收取。
    ///
    /// ## 为什么
    /// 格式第六部分印着：收取信息处理费情况在此处报告。只写“无”，看不出是没有收取，还是忘了报告。
    ///
    /// ## 怎么办
    /// 没有收取的写“本年度未收取信息处理费。”；收取的写明件数和金额（元）。
    RULE {
        id: "N-04",
        name: "fee-statement-missing",
        severity: Severity::Warning,
        clause: "国办公开办函〔2021〕30号，格式第六部分：收取信息处理费情况在此处报告",
        check: Check::Words(check),
        looks: looks,
        places: &["other_matters.processing_fee"],
    }
}

static FEE: Keywords = Keywords::of(&["信息处理费", "处理费", "收费", "费用", "收取"]);

fn check(words: &Words<'_>) -> Vec<Finding> {
    let text = words.text(Field::OTHER_MATTERS);
    // D-10 speaks where it is empty.
    if text.trim().is_empty() || FEE.are_in(text) || is_traditional(text) {
        return Vec::new();
    }
    let finding = RULE.finds(
        "第六部分没有报告收取信息处理费的情况",
        "没有收取的，写“本年度未收取信息处理费。”；收取的，写明件数和金额",
    );
    vec![finding.in_field(Field::OTHER_MATTERS).severe(words.missing(RULE.severity))]
}

fn looks(case: &Case<'_>) -> Looked {
    let text = case.text(Field::OTHER_MATTERS);
    if text.trim().is_empty() {
        return Looked::AtNothing(Why::SaidBy("D-10"));
    }
    if is_traditional(text) {
        return Looked::AtNothing(Why::Traditional);
    }
    looked::section(case, Field::OTHER_MATTERS)
}
