//! N-51: Arabic numerals at a level that has Chinese ones.

use crate::rules::looked::Looked;
use crate::rules::words::heads::{Level, heads, heads_as_meant, spelled};
use crate::rules::{Case, Check, Edit, Finding, Severity, Words};

rule! {
    /// ## 查什么
    /// 该用汉字编号的地方是不是成了阿拉伯数字：“（二）”后面接着“（3）”“（4）”，或者各个小标题都成了“（1）”“（2）”。
    ///
    /// ## 为什么
    /// 部分下面的一级编号是“（一）”。Word 的自动编号在复制、转换时会变成阿拉伯数字。
    ///
    /// ## 怎么办
    /// 改回汉字编号。
    RULE {
        id: "N-51",
        name: "arabic-numbering",
        severity: Severity::Warning,
        clause: "GB/T 9704—2012 第7.3.3条",
        check: Check::Words(check),
        looks: looks,
    }
}

fn check(words: &Words<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (field, text) in words.prose() {
        // 1、总体情况 is a heading of the form that should not be here at all.
        let meant = heads_as_meant(text, words.form()).into_iter();
        let edits: Vec<Edit> = meant
            .filter(|(head, level)| head.level != *level && *level != Level::Section)
            .map(|(head, level)| Edit { span: head.span, text: spelled(level, head.number) })
            .collect();
        if edits.is_empty() {
            continue;
        }
        let written: Vec<String> = edits
            .iter()
            .take(MOST_NAMED)
            .map(|edit| format!("“{}”应为“{}”", text.get(edit.span.clone()).unwrap_or_default(), edit.text))
            .collect();
        let more = if edits.len() > MOST_NAMED { format!("等 {} 处", edits.len()) } else { String::new() };
        let message = format!("编号{}{more}", written.join("，"));
        findings.push(RULE.finds(message, "改为汉字编号").at_edits(text, field, edits));
    }
    findings
}

fn looks(case: &Case<'_>) -> Looked {
    Looked::mentions(case.words().prose().map(|(_, text)| heads(text).count()).sum())
}

const MOST_NAMED: usize = 5;
