//! N-29: the report says that it has another number of parts than six.

use super::heads::{chinese, number};
use super::paragraphs::sentences;
use super::{Check, Finding, Severity, Words};
use crate::report::Field;

rule! {
    /// ## 查什么
    /// 开头说“本报告由几个部分组成”的，这个数是不是六。
    ///
    /// ## 为什么
    /// 国办公开办函〔2021〕30号的格式固定为六个部分。说成四个、五个部分，多半是沿用了旧报告的开头。
    ///
    /// ## 怎么办
    /// 改为“六”，并核对列出来的各部分名称。
    RULE {
        id: "N-29",
        name: "number-of-parts",
        severity: Severity::Warning,
        clause: "国办公开办函〔2021〕30号，格式的六个部分",
        check: Check::Words(check),
    }
}

/// A sentence with one of the first speaks of the report; with one of the second, of what it is made of.
const REPORT: [&str; 5] = ["报告", "年报", "全文", "全篇", "本文"];
const MADE_OF: [&str; 5] = ["组成", "构成", "包括", "包含", "分为"];

fn check(words: &Words<'_>) -> Vec<Finding> {
    let right = u32::try_from(words.form().sections.len()).unwrap_or_default();
    let mut findings = Vec::new();
    for field in [Field::Preface, Field::OVERVIEW] {
        let text = words.text(field);
        for (place, sentence) in sentences(text) {
            let has = |any: &[&str]| any.iter().any(|word| sentence.contains(word));
            let Some(end) = sentence.find("部分").filter(|_| has(&REPORT) && has(&MADE_OF)) else {
                continue;
            };
            let Some(before) = sentence.get(..end) else { continue };
            let figure = before.trim_end_matches(['个', '大', ' ']);
            let digits = |sign: char| sign.is_ascii_digit() || "一二三四五六七八九十".contains(sign);
            let start = figure.trim_end_matches(digits);
            let written = figure.get(start.len()..).unwrap_or_default();
            // “本报告第三部分” names one of them.
            let Some((parts, is_chinese, "")) = number(written).filter(|_| !start.ends_with('第')) else {
                continue;
            };
            if parts == right {
                continue;
            }
            let correction = if is_chinese { chinese(right) } else { right.to_string() };
            let from = place.start + start.len();
            let finding = RULE.finds(
                format!("说报告有{written}个部分，格式有{correction}个部分"),
                format!("改为“{correction}”，并核对列出的各部分"),
            );
            let span = from..from + written.len();
            findings.push(finding.at_words(field, span).corrected_to(correction));
        }
    }
    findings
}
