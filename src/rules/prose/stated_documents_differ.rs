//! N-26: regulations or normative documents in the prose are not those of table two, or their number is missing.

use crate::rules::looked;
use crate::rules::stated::Matter;
use crate::rules::{Case, Check, Finding, Need, Severity, Words};
use std::ops::Range;

rule! {
    /// ## 查什么
    /// 正文里规章、行政规范性文件的制发、废止、现行有效件数，与表二是不是一样；“规范性文件件”“现行有效件”这样漏了数的。
    ///
    /// ## 为什么
    /// 正文与表二说的是同一件事；漏数多半是从模板里没有填上。
    ///
    /// ## 怎么办
    /// 核对后改正文字或表格，补上漏掉的数。
    RULE {
        id: "N-26",
        name: "stated-documents-differ",
        severity: Severity::Warning,
        clause: "格式第二部分，第二十条第（一）项",
        check: Check::Both(differing, without_a_number),
        looks: looked::statements,
        needs: &[Need::Stated(&[Matter::Documents])],
        places: &["t2.regulations|t2.normative_documents"],
    }
}

fn differing(case: &Case<'_>) -> Vec<Finding> {
    case.broken(Matter::Documents).map(|claim| RULE.finds_difference(case, claim)).collect()
}

fn without_a_number(words: &Words<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    for (field, text) in words.prose() {
        for span in missing(text) {
            let quoted = text.get(span.clone()).unwrap_or_default();
            let finding = RULE.finds(format!("“{quoted}”漏了件数"), "补上件数，没有的写 0");
            found.push(finding.at_words(field, span).severe(Severity::Error));
        }
    }
    found
}

/// Words that a number has to stand after, when 件 does.
const WANTING: [&str; 6] = ["规范性文件", "现行有效", "制发", "废止", "继续有效", "规章"];

/// Places where 件 follows such a word at once, and nothing follows 件.
fn missing(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    for (place, _) in text.match_indices('件') {
        let (before, after) = (text.get(..place).unwrap_or_default(), text.get(place + '件'.len_utf8()..));
        let before = before.trim_end();
        let ends = after.and_then(|rest| rest.chars().next()).is_none_or(|c| "，。；、,;）)".contains(c));
        if let Some(word) = WANTING.iter().find(|word| before.ends_with(**word)).filter(|_| ends) {
            found.push(before.len() - word.len()..place + '件'.len_utf8());
        }
    }
    found
}
