//! N-28: applications that are not counted in 件, items on a website that are, money without 元.

use crate::report::Field;
use crate::rules::correct::Fault;
use crate::rules::looked::Looked;
use crate::rules::{Case, Check, Edit, Finding, Severity, Words};
use std::ops::Range;

rule! {
    /// ## 查什么
    /// 政府信息公开申请的数量是不是用“件”，网站上公开的信息是不是用“条”，收费金额后面有没有“元”或“万元”。
    ///
    /// ## 为什么
    /// 格式里的申请、文件都按“件”统计；网站信息习惯按“条”计。一份报告里“条”“件”混用，读者分不清说的是申请还是信息；金额不写单位，差一万倍也看不出来。
    ///
    /// ## 怎么办
    /// 申请用“件”，信息用“条”，金额写明“元”或“万元”。
    RULE {
        id: "N-28",
        name: "wrong-unit-word",
        severity: Severity::Info,
        clause: "国办公开办函〔2021〕30号，格式各表的计量单位",
        check: Check::Words(check),
        looks: looks,
    }
}

/// What may stand between the thing that is counted and the number.
const BETWEEN: [&str; 9] = ["数量", "总数", "总量", "合计", "共计", "总计", "共", "为", " "];
const OF_OTHER_THINGS: [&str; 7] = ["条", "次", "起", "例", "宗", "个", "份"];

fn check(words: &Words<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (field, text) in words.prose() {
        let counted = text.match_indices("申请").chain(text.match_indices("依申请公开"));
        let applications = counted.filter_map(|(place, counted)| application(text, place, counted));
        let items =
            text.match_indices("信息").filter_map(|(place, word)| item(text, place..place + word.len()));
        findings.extend(RULE.finds_each(text, field, applications.chain(items).collect()));
        for (place, counted) in text.match_indices("信息处理费") {
            findings.extend(money(text, field, place + counted.len()));
        }
    }
    findings
}

fn looks(case: &Case<'_>) -> Looked {
    let counted = |text: &str| {
        let words = ["申请", "公开", "信息", "信息处理费"].into_iter();
        let ends = words.flat_map(|word| text.match_indices(word).map(|(place, word)| place + word.len()));
        ends.filter(|end| number_after(text, *end).is_some()).count()
    };
    Looked::mentions(case.words().prose().map(|(_, text)| counted(text)).sum())
}

/// The number that follows, and where it ends.
fn number_after(text: &str, from: usize) -> Option<(&str, usize)> {
    let mut rest = text.get(from..)?;
    while let Some(after) = BETWEEN.iter().find_map(|word| rest.strip_prefix(word)) {
        rest = after;
    }
    let length = rest.bytes().take(12).take_while(|byte| byte.is_ascii_digit() || *byte == b'.').count();
    let start = text.len() - rest.len();
    (1..12).contains(&length).then_some((rest.get(..length)?, start + length))
}

/// 公开申请3条.
fn application(text: &str, place: usize, counted: &str) -> Option<Fault> {
    let (number, end) = number_after(text, place + counted.len())?;
    let after = text.get(end..)?;
    let unit = OF_OTHER_THINGS.into_iter().find(|unit| after.starts_with(unit))?;
    let before = text.get(..place)?.chars().rev().take(8).collect::<String>();
    let is_meant = counted != "申请" || before.contains("开公");
    is_meant.then(|| Fault {
        message: format!("申请{number}{unit}：申请按“件”统计"),
        fix: format!("“{unit}”改为“件”"),
        edit: Edit { span: end..end + unit.len(), text: "件".to_owned() },
    })
}

/// 主动公开信息63件.
fn item(text: &str, place: Range<usize>) -> Option<Fault> {
    let (number, end) = number_after(text, place.end)?;
    let after = text.get(end..)?;
    let before = text.get(..place.start)?;
    let kind = before.trim_end_matches("政府").trim_end_matches("政务").trim_end_matches("各类");
    let is_meant =
        ["公开", "发布", "更新"].iter().any(|word| kind.ends_with(word)) && !kind.ends_with("申请公开");
    (is_meant && after.starts_with('件')).then(|| Fault {
        message: format!("信息{number}件：网站上的信息按“条”计"),
        fix: "“件”改为“条”".to_owned(),
        edit: Edit { span: end..end + "件".len(), text: "条".to_owned() },
    })
}

/// 收取信息处理费3940.
fn money(text: &str, field: Field, from: usize) -> Option<Finding> {
    let (number, end) = number_after(text, from)?;
    let next = text.get(end..)?.chars().next();
    let ends = next.is_none_or(|c| matches!(c, '，' | '。' | '；' | '、' | ',' | ';' | '）' | '\n'));
    ends.then(|| {
        let finding = RULE.finds(format!("信息处理费{number}没有写单位"), "写明“元”或“万元”");
        finding.at_words(field, end - number.len()..end)
    })
}
