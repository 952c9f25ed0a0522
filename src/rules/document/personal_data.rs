//! D-12: an identity number, a mobile number or an applicant's name in the text.

use crate::report::{Date, Field};
use crate::rules::looked;
use crate::rules::words::keywords::Keywords;
use crate::rules::{Check, Finding, Severity, Words};
use crate::text::excerpt::excerpt;
use std::ops::Range;

rule! {
    /// ## 查什么
    /// 文字里有没有身份证号码（校验码对得上的十八位）、十一位的手机号码，或者“申请人张某”这样的写法。
    ///
    /// ## 为什么
    /// 报告要向社会公开，个人信息不得公开（条例第十五条）。咨询电话写单位的固定电话。
    ///
    /// ## 怎么办
    /// 删去，或者换成单位的电话；确需公开的（例如单位的工作手机），写明理由后可以保留。
    RULE {
        id: "D-12",
        name: "personal-data",
        severity: Severity::Warning,
        clause: "条例第十五条",
        check: Check::Words(check),
        looks: looked::all_prose,
    }
}

fn check(words: &Words<'_>) -> Vec<Finding> {
    words.prose().flat_map(|(field, text)| in_field(field, text)).collect()
}

fn in_field(field: Field, text: &str) -> Vec<Finding> {
    let finding = |(what, fix, span): (&str, &str, Range<usize>)| {
        let found = text.get(span.clone()).unwrap_or_default();
        RULE.finds(format!("“{}”像是{what}", excerpt(found)), fix).at_words(field, span)
    };
    let numbers = numbers(text).filter_map(|span| {
        let digits: String = text.get(span.clone())?.chars().filter(char::is_ascii_alphanumeric).collect();
        if is_identity_number(&digits) {
            Some(("身份证号码", "删去", span))
        } else if is_mobile_number(&digits) {
            Some(("手机号码", "换成单位的固定电话，或者删去", span))
        } else {
            None
        }
    });
    let names = names(text).map(|span| ("当事人的姓", "改为“申请人”，不写姓名", span));
    numbers.chain(names).map(finding).collect()
}

/// Every run of digits that is no part of an address or a code, and every row of such runs with a
/// single blank or hyphen between: 138 1234 5678 is one number, 0795-8611301 13812345678 are two.
fn numbers(text: &str) -> impl Iterator<Item = Range<usize>> {
    rows(text).flat_map(|row| {
        let mut start = row.start;
        let groups = text.get(row.clone()).unwrap_or_default().split([' ', '-']).map(move |group| {
            let place = start..start + group.len();
            start = place.end + 1;
            place
        });
        let groups: Vec<Range<usize>> = groups.collect();
        let whole = (2..=MOST_GROUPS).contains(&groups.len()).then_some(row);
        groups.into_iter().chain(whole)
    })
}

/// Nobody parts a number into more groups.
const MOST_GROUPS: usize = 4;

/// The rows of digits.
fn rows(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut from = 0;
    std::iter::from_fn(move || {
        loop {
            let start = from + text.as_bytes().get(from..)?.iter().position(u8::is_ascii_digit)?;
            let end = start + length_of_row(text.get(start..)?);
            from = end;
            let before = text.get(..start)?.chars().rev();
            let after = text.get(end..)?.chars();
            if !goes_on_as_code(before) && !goes_on_as_code(after) {
                return Some(start..end);
            }
        }
    })
}

/// How long a row of digits is; an identity number may end with X.
fn length_of_row(text: &str) -> usize {
    let bytes = text.as_bytes();
    let is_digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let mut end = 0;
    while is_digit(end) || (matches!(bytes.get(end), Some(b' ' | b'-')) && is_digit(end + 1)) {
        end += 1;
    }
    if matches!(bytes.get(end), Some(b'X' | b'x')) { end + 1 } else { end }
}

/// Whether what adjoins a number has letters: /content/post_13800138000.html.
fn goes_on_as_code(characters: impl Iterator<Item = char>) -> bool {
    let is_of_code = |c: &char| c.is_ascii_alphanumeric() || "_./?&=#%-".contains(*c);
    characters.take(40).take_while(is_of_code).any(|c| c.is_ascii_alphabetic() || c == '_')
}

/// Eighteen digits with a day of birth that exists and the check digit of GB 11643.
fn is_identity_number(digits: &str) -> bool {
    const WEIGHTS: [u32; 17] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    const CHECKS: &str = "10X98765432";
    let (Some(body), Some(check)) = (digits.get(..17), digits.get(17..)) else { return false };
    let part = |range: Range<usize>| body.get(range).unwrap_or_default();
    let born = Date::read(&format!("{}-{}-{}", part(6..10), part(10..12), part(12..14)));
    let sum: u32 =
        body.chars().zip(WEIGHTS).map(|(digit, weight)| digit.to_digit(10).unwrap_or(0) * weight).sum();
    let expected = CHECKS.chars().nth(sum as usize % 11);
    born.is_some() && check.len() == 1 && check.to_ascii_uppercase().chars().next() == expected
}

/// Eleven digits that begin with 13 to 19; with or without the country's 86.
fn is_mobile_number(digits: &str) -> bool {
    let bare = digits.strip_prefix("86").filter(|rest| rest.len() == 11).unwrap_or(digits);
    bare.len() == 11
        && bare.bytes().all(|digit| digit.is_ascii_digit())
        && matches!(bare.as_bytes(), [b'1', b'3'..=b'9', ..])
}

static PERSONS: Keywords = Keywords::of(&[
    "申请人",
    "申请者",
    "当事人",
    "信访人",
    "上诉人",
    "原告",
    "第三人",
    "村民",
    "居民",
    "公民",
]);

/// The commonest family names, without those that are also everyday words before 某 (于、向、时).
const FAMILY_NAMES: &str = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许邓韩冯曹彭曾肖田董潘袁蔡蒋余杜叶程魏苏吕丁沈任姚卢傅钟姜崔谭廖范汪陆金石戴贾韦夏邱方侯邹熊孟秦白江阎薛尹段雷黎史龙陶贺顾毛郝龚邵万钱严";

/// 申请人张某, 村民×某某: the person's word, a family name and 某.
fn names(text: &str) -> impl Iterator<Item = Range<usize>> {
    PERSONS.each(text).filter_map(|person| {
        let mut after = text.get(person.end..)?.chars();
        let family = after.next().filter(|c| *c == '×' || FAMILY_NAMES.contains(*c))?;
        let masks = after.take_while(|c| *c == '某').take(2).count();
        (masks > 0).then(|| person.start..person.end + family.len_utf8() + masks * '某'.len_utf8())
    })
}
