//! N-45: 《》 within 《》, or 的通知 after a 》 that should stand before it.

use crate::rules::correct::Fault;
use crate::rules::looked::Looked;
use crate::rules::words::characters::is_han;
use crate::rules::words::titles::{Title, titles};
use crate::rules::{Case, Check, Edit, Finding, Severity, Words};

rule! {
    /// ## 查什么
    /// 书名号里又用了书名号《》，或者用了 < >；文件名称里的“的通知”“的意见”写到了书名号外面（《关于…》的通知）。
    ///
    /// ## 为什么
    /// 《标点符号用法》（GB/T 15834—2011）规定，书名号里还需要用书名号时，里面一层用单书名号〈〉。“通知”“意见”是文件名称的一部分，应写在书名号里面。
    ///
    /// ## 怎么办
    /// 里层改为〈〉，“的通知”移到》前面。
    RULE {
        id: "N-45",
        name: "nested-titles",
        severity: Severity::Warning,
        clause: "GB/T 15834—2011 第4.15条",
        check: Check::Words(check),
        looks: looks,
    }
}

/// What a document can be; its name ends with one of them.
const KINDS: [&str; 12] =
    ["通知", "意见", "通报", "公告", "通告", "决定", "批复", "方案", "报告", "函", "办法", "规定"];

fn check(words: &Words<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (field, text) in words.prose() {
        let mut faults = Vec::new();
        for title in titles(text).into_iter().filter(|title| title.depth == 0) {
            let outside = kind_outside(&title, text);
            // 《关于印发<格式>的通知》: < and > for want of 〈〉.
            let has_angles = is_angled(title.name(text));
            let (message, fix) = match (title.holds + usize::from(has_angles), outside) {
                (0, None) => continue,
                (0, Some(kind)) => (format!("“的{kind}”写到了书名号外面"), format!("把“的{kind}”移到》前面")),
                _ if has_angles => ("书名号里用了 < >".to_owned(), "改为〈〉".to_owned()),
                _ => ("书名号里又用了书名号《》".to_owned(), "里面一层改为〈〉".to_owned()),
            };
            let mut span = title.span.clone();
            let mut right = alternating(text.get(span.clone()).unwrap_or_default());
            if has_angles {
                right = right.replace('<', "〈").replace('>', "〉");
            }
            if let Some(kind) = outside {
                span.end += "的".len() + kind.len();
                right.truncate(right.len() - '》'.len_utf8());
                right = format!("{right}的{kind}》");
            }
            faults.push(Fault { message, fix, edit: Edit { span, text: right } });
        }
        findings.extend(RULE.finds_each(text, field, faults));
    }
    findings
}

fn looks(case: &Case<'_>) -> Looked {
    let named = |text: &str| titles(text).iter().filter(|title| title.depth == 0).count();
    Looked::mentions(case.words().prose().map(|(_, text)| named(text)).sum())
}

fn is_angled(name: &str) -> bool {
    name.split_once('<')
        .is_some_and(|(_, rest)| rest.split_once('>').is_some_and(|(inside, _)| inside.contains(is_han)))
}

/// What follows a name that begins like that of a notice and does not end like one: 《关于…》的通知.
fn kind_outside(title: &Title, text: &str) -> Option<&'static str> {
    let name = title.name(text);
    let after = text.get(title.span.end..)?.strip_prefix('的')?;
    let kind = KINDS.into_iter().find(|kind| after.starts_with(kind))?;
    let is_whole =
        KINDS.iter().any(|kind| name.ends_with(kind) || name.ends_with(&format!("{kind}（试行）")));
    let is_notice = name.starts_with("关于") || name.contains("关于印发") || name.contains("关于做好");
    (is_notice && !is_whole).then_some(kind)
}

/// 《》 and 〈〉 by turns, from the outside.
fn alternating(title: &str) -> String {
    let mut depth = 0_usize;
    let mut out = String::with_capacity(title.len());
    for c in title.chars() {
        match c {
            '《' => {
                out.push(if depth.is_multiple_of(2) { '《' } else { '〈' });
                depth += 1;
            }
            '》' => {
                depth = depth.saturating_sub(1);
                out.push(if depth.is_multiple_of(2) { '》' } else { '〉' });
            }
            other => out.push(other),
        }
    }
    out
}
