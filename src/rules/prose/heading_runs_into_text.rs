//! N-57: the heading of a part runs into the text behind it, or stands at the end of the paragraph before.

use crate::rules::correct::Fault;
use crate::rules::looked::Looked;
use crate::rules::words::heads::{Level, head, heads};
use crate::rules::words::paragraphs::paragraphs;
use crate::rules::{Case, Check, Edit, Severity};

rule! {
    /// ## 查什么
    /// “（一）主动公开情况”这样的小标题和后面的正文之间有没有标点（“（一）主动公开情况2023年，我局……”），下一个小标题有没有接在上一段的末尾。
    ///
    /// ## 为什么
    /// 从网页或者 PDF 复制时，标题和正文、上一段和下一段容易连成一片。
    ///
    /// ## 怎么办
    /// 小标题后面加上句号，或者另起一段。
    RULE {
        id: "N-57",
        name: "heading-runs-into-text",
        severity: Severity::Info,
        clause: "GB/T 9704—2012 第7.3.3条",
        check: Check::Words(|words| {
            let in_field = |(field, text)| RULE.finds_each(text, field, faults(text));
            words.prose().flat_map(in_field).collect()
        }),
        looks: looks,
    }
}

/// What the parts of a section are called, longer names first.
const NAMES: [&str; 14] = [
    "主动公开政府信息",
    "主动公开",
    "政府信息依申请公开",
    "依申请公开",
    "政府信息管理",
    "信息管理",
    "政府信息公开平台建设",
    "公开平台建设",
    "平台建设",
    "监督保障",
    "存在的主要问题",
    "存在的问题",
    "存在问题",
    "改进情况",
];

fn faults(text: &str) -> Vec<Fault> {
    let mut faults = Vec::new();
    for (place, line) in paragraphs(text) {
        if let Some(head) = head(line, place.start) {
            faults.extend(run_in(text, head.rest.start));
        }
        for (at, mark) in line.match_indices(['。', '；']) {
            let start = at + mark.len();
            let Some(next) = line.get(start..).and_then(|rest| head(rest, place.start + start)) else {
                continue;
            };
            let (number, rest) = (text.get(next.span.clone()), text.get(next.rest.clone()));
            if let (Level::Part, Some(number), Some(_)) = (next.level, number, rest.and_then(name_at)) {
                faults.push(Fault {
                    message: "小标题接在了上一段的末尾".to_owned(),
                    fix: "另起一段".to_owned(),
                    edit: Edit { span: next.span.clone(), text: format!("\n{number}") },
                });
            }
        }
    }
    faults
}

fn looks(case: &Case<'_>) -> Looked {
    Looked::mentions(case.words().prose().map(|(_, text)| heads(text).count()).sum())
}

/// The name of a part that a text begins with, and what comes after it.
fn name_at(text: &str) -> Option<(&str, &str)> {
    let rest = NAMES.iter().find_map(|name| text.strip_prefix(name))?;
    let rest = ["工作情况", "情况", "方面情况"].iter().find_map(|end| rest.strip_prefix(end)).unwrap_or(rest);
    Some(text.split_at(text.len() - rest.len()))
}

/// A heading with nothing between it and its text; `at` is where it begins.
fn run_in(text: &str, at: usize) -> Option<Fault> {
    let line = text.get(at..)?;
    let line = line.get(..line.find('\n').unwrap_or(line.len()))?;
    let (name, rest) = name_at(line)?;
    // 主动公开本年度的信息 and 主动公开2023年信息 are sentences.
    let is_verb = name.ends_with("公开");
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    let after_year = rest.get(digits..)?.strip_prefix('年').filter(|_| digits == 4);
    let after_year = after_year.map(|rest| rest.trim_start_matches('度'));
    let begins = after_year.is_some_and(|rest| !is_verb || rest.starts_with(['，', '我']))
        || ["我局", "我镇", "我乡", "我街道", "我县", "我区", "我市", "我单位", "一是", "截至", "今年以来"]
            .iter()
            .any(|word| rest.starts_with(word))
        || (!is_verb && ["本", "全年", "严格", "认真", "按照"].iter().any(|word| rest.starts_with(word)));
    let end = at + name.len();
    let last = name.chars().next_back()?;
    (begins && rest.contains('。')).then(|| Fault {
        message: format!("小标题“{name}”和正文连在一起"),
        fix: "小标题后面加上句号".to_owned(),
        edit: Edit { span: end - last.len_utf8()..end, text: format!("{last}。") },
    })
}
