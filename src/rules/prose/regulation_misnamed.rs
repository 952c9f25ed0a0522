//! N-40: the regulation that the report rests on goes by another name.

use crate::report::Field;
use crate::rules::correct::Fault;
use crate::rules::looked::Looked;
use crate::rules::words::titles::titles;
use crate::rules::{Case, Check, Edit, Finding, Severity, Words};

rule! {
    /// ## 查什么
    /// 《》里的条例名称是不是《中华人民共和国政府信息公开条例》：《信息公开条例》《中华人民共和国信息公开条例》少了“政府”二字，没有《政务公开条例》这个条例。也查写了简称《条例》，前面却没有注明“以下简称《条例》”的（只提示）。
    ///
    /// ## 为什么
    /// 年度报告依据的是《中华人民共和国政府信息公开条例》（国务院令第711号）。法规名称要写准确，简称要在第一次写全称时注明。
    ///
    /// ## 怎么办
    /// 第一次写全称，注明“以下简称《条例》”，后面写《条例》。
    RULE {
        id: "N-40",
        name: "regulation-misnamed",
        severity: Severity::Warning,
        clause: "《中华人民共和国政府信息公开条例》（国务院令第711号）",
        check: Check::Words(check),
        looks: looks,
    }
}

const NAME: &str = "中华人民共和国政府信息公开条例";
const SHORT: &str = "条例";
const DEFINITION: &str = "（以下简称《条例》）";

fn check(words: &Words<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (field, text) in words.prose() {
        let wrong = titles(text).into_iter().filter(|title| is_misnamed(title.name(text)));
        let faults = wrong.map(|title| Fault {
            message: format!("条例名称写成了《{}》", title.name(text)),
            fix: format!("改为《{NAME}》"),
            edit: Edit { span: title.span, text: format!("《{NAME}》") },
        });
        findings.extend(RULE.finds_each(text, field, faults.collect()));
    }
    findings.extend(undefined(words));
    findings
}

fn looks(case: &Case<'_>) -> Looked {
    let named = |text: &str| titles(text).iter().filter(|title| title.name(text).contains(SHORT)).count();
    Looked::mentions(case.words().prose().map(|(_, text)| named(text)).sum())
}

/// Whether it means the regulation and is not its name. Regulations of provinces begin
/// with the province's name, not with 中华人民共和国.
fn is_misnamed(name: &str) -> bool {
    let rest = name.strip_prefix("中华人民共和国");
    let wrong = ["信息公开条例", "政务信息公开条例", "政务公开条例", "政府公开条例", "政府信息公开法"];
    let is_of_state = rest.is_some_and(|rest| rest.contains("公开") && rest.ends_with("条例"));
    (is_of_state && name != NAME) || wrong.contains(&rest.unwrap_or(name))
}

/// The short name, where nothing says what it is short for. Without its first paragraphs
/// a report cannot have said it yet.
fn undefined(words: &Words<'_>) -> Option<Finding> {
    let mut full: Option<(Field, &str, std::ops::Range<usize>)> = None;
    for (field, text) in words.prose() {
        for title in titles(text) {
            if title.name(text) == NAME && full.is_none() {
                full = Some((field, text, title.span));
            } else if title.name(text) == SHORT {
                let before = text.get(..title.span.start).unwrap_or_default();
                if before.trim_end().ends_with('称') || words.text(Field::Preface).trim().is_empty() {
                    return None;
                }
                let (field, text, span) = full.unwrap_or((field, text, title.span));
                return Some(definition_missing(field, text, span));
            }
        }
    }
    None
}

/// At the full name with the 文号 behind it, or at the short one if there is no full one before.
fn definition_missing(field: Field, text: &str, mut span: std::ops::Range<usize>) -> Finding {
    let name = text.get(span.clone()).unwrap_or_default();
    let correction = if name == format!("《{SHORT}》") {
        format!("《{NAME}》{DEFINITION}")
    } else {
        let after = text.get(span.end..).unwrap_or_default();
        let bracket = after.strip_prefix(['（', '(']).and_then(|inside| inside.split_once(['）', ')']));
        if let Some((_, rest)) = bracket.filter(|(inside, _)| inside.ends_with('号')) {
            span.end = text.len() - rest.len();
        }
        format!("{}{DEFINITION}", text.get(span.clone()).unwrap_or_default())
    };
    let message = "用了简称《条例》，前面没有注明是哪个条例的简称";
    let finding =
        RULE.finds(message, format!("第一次写全称时注明“{}”", DEFINITION.trim_matches(['（', '）'])));
    finding.at_words(field, span).corrected_to(correction).severe(Severity::Info)
}
