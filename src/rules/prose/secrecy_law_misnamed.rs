//! N-42: the law on state secrets goes by another name.

use crate::rules::correct::Fault;
use crate::rules::looked::Looked;
use crate::rules::words::titles::titles;
use crate::rules::{Case, Check, Edit, Finding, Severity, Words};

rule! {
    /// ## 查什么
    /// 《》里的保密法名称是不是《中华人民共和国保守国家秘密法》，例如写成《保密法》《中华人民共和国保密法》《中华人民共和国政府保守国家秘密法》。注明过“以下简称《保密法》”的不算。
    ///
    /// ## 为什么
    /// 这部法律的名称是《中华人民共和国保守国家秘密法》，里面没有“政府”二字。法律名称要写准确。
    ///
    /// ## 怎么办
    /// 改为《中华人民共和国保守国家秘密法》。
    RULE {
        id: "N-42",
        name: "secrecy-law-misnamed",
        severity: Severity::Warning,
        clause: "《中华人民共和国保守国家秘密法》",
        check: Check::Words(check),
        looks: looks,
    }
}

const NAME: &str = "中华人民共和国保守国家秘密法";
const SHORT: &str = "保密法";

fn check(words: &Words<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut is_defined = false;
    for (field, text) in words.prose() {
        let mut faults = Vec::new();
        for title in titles(text) {
            let name = title.name(text);
            let before = text.get(..title.span.start).unwrap_or_default();
            is_defined |= name == SHORT && before.ends_with('称');
            if is_misnamed(name) && !(is_defined && name == SHORT) {
                faults.push(Fault {
                    message: format!("法律名称写成了《{name}》"),
                    fix: format!("改为《{NAME}》"),
                    edit: Edit { span: title.span, text: format!("《{NAME}》") },
                });
            }
        }
        findings.extend(RULE.finds_each(text, field, faults));
    }
    findings
}

fn looks(case: &Case<'_>) -> Looked {
    let named = |text: &str| titles(text).iter().filter(|title| is_meant(title.name(text))).count();
    Looked::mentions(case.words().prose().map(|(_, text)| named(text)).sum())
}

fn is_misnamed(name: &str) -> bool {
    is_meant(name) && bare(name) != "保守国家秘密法"
}

/// Whether a name means the law on state secrets.
fn is_meant(name: &str) -> bool {
    let bare = bare(name);
    [SHORT, "国家保密法", "保守秘密法"].contains(&bare) || (bare.contains("保守") && bare.ends_with("秘密法"))
}

fn bare(name: &str) -> &str {
    name.strip_prefix("中华人民共和国").unwrap_or(name)
}
