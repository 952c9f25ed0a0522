//! N-41: the regulation with another order's number, mostly the one repealed in 2019.

use crate::rules::correct::Fault;
use crate::rules::looked::Looked;
use crate::rules::{Case, Check, Edit, Finding, Severity, Words};
use std::ops::Range;

rule! {
    /// ## 查什么
    /// 是不是还写着“国务院令第492号”，以及条例名称后面的国务院令是不是第711号。“第492号公布、第711号修订”这样的完整写法不算。
    ///
    /// ## 为什么
    /// 2007年以国务院令第492号公布的条例，2019年4月3日以国务院令第711号修订公布，自2019年5月15日起施行。
    ///
    /// ## 怎么办
    /// 改为“国务院令第711号”。
    RULE {
        id: "N-41",
        name: "regulation-order-number",
        severity: Severity::Error,
        clause: "国务院令第711号",
        check: Check::Words(check),
        looks: looks,
    }
}

const IN_FORCE: &str = "711";
const REPEALED: &str = "492";
const NAME: &str = "政府信息公开条例》";

fn check(words: &Words<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (field, text) in words.prose() {
        let faults = orders(text).filter_map(|(order, digits)| {
            let number = text.get(digits.clone())?;
            let before = text.get(..order)?;
            let is_named = before.trim_end_matches(['（', '(', ' ']).ends_with(NAME);
            let is_wrong = number != IN_FORCE && (number == REPEALED || is_named);
            (is_wrong && !tells_its_history(text, digits.end)).then(|| Fault {
                message: format!("条例由国务院令第{IN_FORCE}号公布，这里写的是第{number}号"),
                fix: format!("改为第{IN_FORCE}号"),
                edit: Edit { span: digits, text: IN_FORCE.to_owned() },
            })
        });
        findings.extend(RULE.finds_each(text, field, faults.collect()));
    }
    findings
}

fn looks(case: &Case<'_>) -> Looked {
    Looked::mentions(case.words().prose().map(|(_, text)| orders(text).count()).sum())
}

/// Every 国务院令第…号 and 国令第…号: where it begins, and its number.
fn orders(text: &str) -> impl Iterator<Item = (usize, Range<usize>)> {
    text.match_indices('令').filter_map(|(place, c)| {
        let before = text.get(..place)?;
        let issuer =
            ["中华人民共和国国务院", "国务院", "国"].into_iter().find(|issuer| before.ends_with(issuer))?;
        let after = text.get(place + c.len()..)?;
        let number = after.trim_start_matches(['第', ' ']);
        let end = number.find(|c: char| !c.is_ascii_digit())?;
        let start = text.len() - number.len();
        let ends_well = number.get(end..)?.trim_start_matches(' ').starts_with('号');
        (end > 0 && ends_well).then_some((place - issuer.len(), start..start + end))
    })
}

/// The full citation names the first order, too: 国务院令第492号公布 …国务院令第711号修订.
fn tells_its_history(text: &str, from: usize) -> bool {
    let after = text.get(from..).unwrap_or_default();
    after.chars().take(40).collect::<String>().contains(IN_FORCE)
}
