//! N-53: quotation marks, brackets or 《》 that do not pair.

use super::heads::head;
use super::paragraphs::paragraphs;
use super::signs::PAIRS;
use super::{Check, Edit, Finding, Severity, Words};
use crate::report::Field;

rule! {
    /// ## 查什么
    /// 一段里的引号、书名号、括号是不是成对，引号的方向对不对，有没有用 " 当引号。
    ///
    /// ## 为什么
    /// 丢了一半的引号、书名号，读者看不出引到哪里；复制和输入法常把引号的方向弄反。
    ///
    /// ## 怎么办
    /// 补上另一半；只是方向反了的，可以一次改好。
    RULE {
        id: "N-53",
        name: "unpaired-signs",
        severity: Severity::Info,
        clause: "GB/T 15834—2011 第4.8条、第4.9条、第4.15条",
        check: Check::Words(check),
    }
}

fn check(words: &Words<'_>) -> Vec<Finding> {
    words.prose().flat_map(|(field, text)| in_field(text, field)).collect()
}

fn in_field(text: &str, field: Field) -> Vec<Finding> {
    let mut turned: Vec<Edit> = Vec::new();
    // For each pair its first lonely sign, and how many paragraphs have one.
    let mut lonely_signs = PAIRS.map(|_| (None, 0_usize));
    for (place, paragraph) in paragraphs(text) {
        let from = head(paragraph, 0).map_or(0, |head| head.span.end);
        let line = paragraph.get(from..).unwrap_or_default();
        let signs: Vec<(usize, char)> =
            line.char_indices().map(|(at, sign)| (place.start + from + at, sign)).collect();
        for (pair, (first, count)) in PAIRS.into_iter().zip(&mut lonely_signs) {
            let Some(lonely) = lonely(&signs, pair) else { continue };
            if let Some(edits) = alternating(&signs, pair) {
                turned.extend(edits);
            } else {
                first.get_or_insert_with(|| unpaired(text, field, &signs, lonely, pair));
                *count += 1;
            }
        }
    }
    let several = |(finding, count): (Option<Finding>, usize)| {
        let mut finding = finding?;
        if count > 1 {
            finding.message = format!("{}（这样的段落有 {count} 个）", finding.message);
        }
        Some(finding)
    };
    let mut findings: Vec<Finding> = lonely_signs.into_iter().filter_map(several).collect();
    turned.sort_by_key(|edit| edit.span.start);
    if let Some(first) = turned.first() {
        let written = text.get(first.span.clone()).unwrap_or_default();
        let message = match turned.len() {
            1 => format!("引号“{written}”的方向不对"),
            count => format!("有 {count} 个引号的方向不对，或者用了 \" 当引号"),
        };
        findings.push(RULE.finds(message, "前引号用“，后引号用”").at_edits(text, field, turned));
    }
    findings
}

/// The kind of a sign: opening, closing, or a straight one that is both.
#[derive(PartialEq)]
enum Half {
    Opening,
    Closing,
    Straight,
}

fn half(sign: char, (open, close): (char, char)) -> Option<Half> {
    match (sign, open) {
        ('"', '“') => Some(Half::Straight),
        ('(', '（') => Some(Half::Opening),
        (')', '（') => Some(Half::Closing),
        _ if sign == open => Some(Half::Opening),
        _ if sign == close => Some(Half::Closing),
        _ => None,
    }
}

/// The first sign of a pair that has no other half. A straight quotation mark is lonely wherever it stands.
fn lonely(signs: &[(usize, char)], pair: (char, char)) -> Option<usize> {
    let mut open = Vec::new();
    for (index, (_, sign)) in signs.iter().enumerate() {
        match half(*sign, pair) {
            Some(Half::Opening) => open.push(index),
            Some(Half::Closing) if open.pop().is_none() && !stands_alone(signs, index) => return Some(index),
            Some(Half::Straight) => return Some(index),
            _ => {}
        }
    }
    open.first().copied()
}

/// 1） in a list within a sentence, and the apostrophe of an English word.
fn stands_alone(signs: &[(usize, char)], index: usize) -> bool {
    let before = index.checked_sub(1).and_then(|index| signs.get(index)).map(|one| one.1);
    match signs.get(index).map(|one| one.1) {
        Some(')' | '）') => {
            before.is_some_and(|sign| sign.is_ascii_alphanumeric() || "一二三四五六七八九十".contains(sign))
        }
        Some('’') => before.is_some_and(|sign| sign.is_ascii_alphabetic()),
        _ => false,
    }
}

/// Quotation marks turned so that they open and close by turns, if there are as many halves as wholes.
fn alternating(signs: &[(usize, char)], pair: (char, char)) -> Option<Vec<Edit>> {
    if !matches!(pair.0, '“' | '‘') {
        return None;
    }
    let quotes: Vec<&(usize, char)> = signs.iter().filter(|one| half(one.1, pair).is_some()).collect();
    let turns = quotes.iter().zip([pair.0, pair.1].into_iter().cycle());
    let wrong = turns.filter(|((_, sign), right)| sign != right);
    let edits = wrong.map(|((place, sign), right)| Edit {
        span: *place..place + sign.len_utf8(),
        text: right.to_string(),
    });
    quotes.len().is_multiple_of(2).then(|| edits.collect())
}

fn unpaired(text: &str, field: Field, signs: &[(usize, char)], lonely: usize, pair: (char, char)) -> Finding {
    let (place, sign) = signs.get(lonely).copied().unwrap_or_default();
    let near: String = signs.iter().skip(lonely.saturating_sub(4)).take(9).map(|one| one.1).collect();
    let (open, close) = pair;
    let message = format!("“{near}”里的 {sign} 没有另一半：{open}{close} 要成对");
    RULE.finds(message, "补上另一半，或者删去这一个").at_words(text, field, place..place + sign.len_utf8())
}
