//! N-29: the report says that it has another number of parts than six.

use crate::report::Field;
use crate::rules::looked::Looked;
use crate::rules::words::heads::{chinese, number};
use crate::rules::words::paragraphs::sentences;
use crate::rules::{Case, Check, Finding, Severity, Words};
use crate::text::characters::is_chinese_numeral;
use std::ops::Range;

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
        looks: looks,
    }
}

/// A sentence with one of the first speaks of the report; with one of the second, of what it is made of.
const REPORT: [&str; 5] = ["报告", "年报", "全文", "全篇", "本文"];
const MADE_OF: [&str; 5] = ["组成", "构成", "包括", "包含", "分为"];

fn check(words: &Words<'_>) -> Vec<Finding> {
    let right = u32::try_from(words.form().sections.len()).unwrap_or_default();
    let finding = |stated: Stated<'_>| {
        let Stated { field, span, written, parts, is_chinese } = stated;
        let correction = if is_chinese { chinese(right) } else { right.to_string() };
        let message = format!("说报告有{written}个部分，格式有{correction}个部分");
        let fix = format!("改为“{correction}”，并核对列出的各部分");
        (parts != right).then(|| RULE.finds(message, fix).at_words(field, span).corrected_to(correction))
    };
    stated(words).into_iter().filter_map(finding).collect()
}

fn looks(case: &Case<'_>) -> Looked {
    Looked::mentions(stated(&case.words()).len())
}

/// A number of parts that the report says it has.
struct Stated<'a> {
    field: Field,
    /// Where the number stands.
    span: Range<usize>,
    written: &'a str,
    parts: u32,
    is_chinese: bool,
}

fn stated<'a>(words: &Words<'a>) -> Vec<Stated<'a>> {
    let mut found = Vec::new();
    for field in [Field::Preface, Field::OVERVIEW] {
        for (place, sentence) in sentences(words.text(field)) {
            let has = |any: &[&str]| any.iter().any(|word| sentence.contains(word));
            let Some(end) = sentence.find("部分").filter(|_| has(&REPORT) && has(&MADE_OF)) else {
                continue;
            };
            let Some(before) = sentence.get(..end) else { continue };
            let figure = before.trim_end_matches(['个', '大', ' ']);
            let digits = |c: char| c.is_ascii_digit() || is_chinese_numeral(c);
            let start = figure.trim_end_matches(digits);
            let written = figure.get(start.len()..).unwrap_or_default();
            // “本报告第三部分” names one of them.
            let Some((parts, is_chinese, "")) = number(written).filter(|_| !start.ends_with('第')) else {
                continue;
            };
            let from = place.start + start.len();
            found.push(Stated { field, span: from..from + written.len(), written, parts, is_chinese });
        }
    }
    found
}
