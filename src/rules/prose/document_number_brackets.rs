//! N-44: the year of a 文号 stands in other brackets than 〔〕, or in none; or its 号 is missing.

use crate::rules::correct::Fault;
use crate::rules::looked::Looked;
use crate::rules::words::characters::is_han;
use crate::rules::{Case, Check, Edit, Finding, Severity, Words};
use crate::text::excerpt::excerpt;
use std::ops::Range;

rule! {
    /// ## 查什么
    /// 文号里的年份是不是用六角括号〔〕括起来，有没有写成[2021]、(2021)、（2021）、【2021】，或者丢了括号（国办公开办函202130号）；序号后面有没有“号”。
    ///
    /// ## 为什么
    /// 《党政机关公文格式》（GB/T 9704—2012）规定，发文字号由发文机关代字、年份、发文顺序号组成，年份用六角括号“〔〕”括入，顺序号后加“号”。
    ///
    /// ## 怎么办
    /// 改为〔2021〕30号这样的写法。
    RULE {
        id: "N-44",
        name: "document-number-brackets",
        severity: Severity::Warning,
        clause: "GB/T 9704—2012 第7.2.5条",
        check: Check::Words(check),
        looks: looks,
    }
}

const OPEN: &[char] = &['[', '(', '（', '【', '［', '〔', '﹝', '{', '「'];
const CLOSE: &[char] = &[']', ')', '）', '】', '］', '〕', '﹞', '}', '」'];
const BLANK: &[char] = &[' ', '\u{a0}', '\u{3000}'];

/// Where a 文号 has its year and number, and how they should stand.
struct Numbered {
    span: Range<usize>,
    right: String,
}

fn check(words: &Words<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (field, text) in words.prose() {
        let faults = numbered(text).filter_map(|Numbered { span, right }| {
            let found = text.get(span.clone()).filter(|found| *found != right)?;
            Some(Fault {
                message: format!("文号写成了“{}”", excerpt(found)),
                fix: format!("改为“{right}”"),
                edit: Edit { span, text: right },
            })
        });
        findings.extend(RULE.finds_each(text, field, faults.collect()));
    }
    findings
}

fn looks(case: &Case<'_>) -> Looked {
    Looked::mentions(case.words().prose().map(|(_, text)| numbered(text).count()).sum())
}

/// Every number of a document in a text.
fn numbered(text: &str) -> impl Iterator<Item = Numbered> {
    text.char_indices().filter_map(|(place, c)| match c {
        '号' => bracketed(text, place).or_else(|| unbracketed(text, place)),
        '〕' => without_word(text, place),
        _ => None,
    })
}

/// The digits at the end of a text, at most nine: a longer figure is no year and no number.
fn digits_before(text: &str) -> Option<(&str, &str)> {
    let count = text.bytes().rev().take(10).take_while(u8::is_ascii_digit).count();
    (1..10).contains(&count).then(|| text.split_at(text.len() - count))
}

fn is_year(digits: &str) -> bool {
    digits.len() == 4 && (digits.starts_with("19") || digits.starts_with("20"))
}

/// （2021）30 before 号, after a Chinese character: the 代字 of the office.
fn bracketed(text: &str, end: usize) -> Option<Numbered> {
    let (before, number) = digits_before(text.get(..end)?.trim_end_matches(BLANK))?;
    let before = before.trim_end_matches(BLANK);
    let (before, word) = before.strip_suffix('第').map_or((before, ""), |before| (before, "第"));
    let before = before.trim_end_matches(BLANK).strip_suffix(CLOSE)?.trim_end_matches(BLANK);
    let (before, year) = digits_before(before).filter(|(_, year)| is_year(year) && number.len() <= 5)?;
    let before = before.trim_end_matches(BLANK).strip_suffix(OPEN)?;
    let issuer = before.trim_end_matches(BLANK);
    issuer.ends_with(is_han).then(|| Numbered {
        span: before.len()..end + '号'.len_utf8(),
        right: format!("〔{year}〕{word}{number}号"),
    })
}

/// 函202130 or 函2021 30 before 号: the brackets were lost.
fn unbracketed(text: &str, end: usize) -> Option<Numbered> {
    let (before, figure) = digits_before(text.get(..end)?)?;
    let apart = before.strip_suffix(' ').and_then(digits_before);
    let (before, year, number) = match apart {
        Some((before, year)) => (before, year, figure),
        None => (before, figure.get(..4)?, figure.get(4..)?),
    };
    let is_number = (1..=4).contains(&number.len()) && !number.starts_with('0');
    (is_year(year) && is_number && before.ends_with(['函', '发', '办', '字'])).then(|| Numbered {
        span: before.len()..end + '号'.len_utf8(),
        right: format!("〔{year}〕{number}号"),
    })
}

/// 〔2021〕30 with nothing behind it that the number could belong to.
fn without_word(text: &str, bracket: usize) -> Option<Numbered> {
    let start = bracket + '〕'.len_utf8();
    let (_, year) = digits_before(text.get(..bracket)?)?;
    let after = text.get(start..)?;
    let number = after.get(..after.find(|c: char| !c.is_ascii_digit()).unwrap_or(after.len()))?;
    let next = after.get(number.len()..)?.chars().next();
    let ends = next.is_none_or(|c| matches!(c, '，' | '。' | '；' | '）' | ')' | '》' | '〉' | '\n'));
    (is_year(year) && !number.is_empty() && number.len() <= 5 && ends)
        .then(|| Numbered { span: start..start + number.len(), right: format!("{number}号") })
}
