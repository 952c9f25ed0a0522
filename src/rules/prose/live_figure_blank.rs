//! N-55: a live figure of the text follows a cell that holds no number.

use crate::report::NO_FIGURE;
use crate::rules::looked::Looked;
use crate::rules::{Case, Check, Finding, Severity, Words};
use std::ops::Range;

rule! {
    /// ## 查什么
    /// 文中跟随表格的数字，对应的那一格有没有填数。没有填的，文中显示为〔　〕，印出来也是〔　〕。
    ///
    /// ## 为什么
    /// 印出一对空括号，就是没有写完的报告。
    ///
    /// ## 怎么办
    /// 在表中填上那一格，文中的数字跟着就有了；用不着的，把〔　〕删去。
    RULE {
        id: "N-55",
        name: "live-figure-blank",
        severity: Severity::Error,
        clause: "格式第一、五、六部分：文字描述",
        check: Check::Words(check),
        looks: looks,
    }
}

fn check(words: &Words<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (field, text) in words.prose() {
        let blank = |place: &Range<usize>| text.get(place.clone()) == Some(NO_FIGURE);
        for live in words.live_figures(field).iter().filter(|live| blank(&live.place)) {
            let name = words.form().name_of(live.cell);
            let message = format!("文中〔　〕对应的“{name}”还没有填数");
            let finding = RULE.finds(message, format!("在表中填上“{name}”，或者删去〔　〕"));
            let finding = finding.at_words(field, live.place.clone());
            findings.push(finding.severe(words.missing(RULE.severity)));
        }
    }
    findings
}

fn looks(case: &Case<'_>) -> Looked {
    let words = case.words();
    Looked::mentions(words.prose().map(|(field, _)| words.live_figures(field).len()).sum())
}
