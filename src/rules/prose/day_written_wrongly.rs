//! N-14: a day that does not exist, or that is written as official documents do not write it.

use crate::report::{Date, Field};
use crate::rules::looked::Looked;
use crate::rules::words::calendar::{Named, NamedDay, days, named};
use crate::rules::{Case, Check, Finding, Severity, Words};
use crate::text::characters::chinese_digit;
use crate::text::excerpt::excerpt;
use std::ops::Range;

rule! {
    /// ## 查什么
    /// 文字里有没有不存在的日期（2月30日），月、日前面补了零的日期（2022年01月05日），丢了“日”的日期（12月31止），或者用汉字数目写的日期（二〇二二年一月五日）。
    ///
    /// ## 为什么
    /// 公文里的日期用阿拉伯数字写全年、月、日，月、日不编虚位，1 不写成 01（GB/T 9704—2012）。
    ///
    /// ## 怎么办
    /// 核对日期，照“2022年1月5日”的样子写。
    RULE {
        id: "N-14",
        name: "day-written-wrongly",
        severity: Severity::Warning,
        clause: "GB/T 9704—2012 成文日期",
        check: Check::Words(check),
        looks: looks,
    }
}

fn check(words: &Words<'_>) -> Vec<Finding> {
    let in_field = |(field, text)| {
        let mut findings: Vec<Finding> =
            days(text).iter().filter_map(|day| in_digits(field, text, day)).collect();
        findings.extend(without_word(text).into_iter().map(|place| {
            let found = text.get(place.clone()).unwrap_or_default();
            let finding = RULE.finds(format!("“{}”后面少了“日”", excerpt(found)), format!("改为{found}日"));
            finding.corrected_to(format!("{found}日")).at_words(field, place)
        }));
        findings.extend(in_chinese(text).into_iter().map(|(place, day)| {
            let found = text.get(place.clone()).unwrap_or_default();
            let finding =
                RULE.finds(format!("日期“{}”没有用阿拉伯数字", excerpt(found)), format!("改为{day}"));
            finding.at_words(field, place).corrected_to(day)
        }));
        findings
    };
    words.prose().flat_map(in_field).collect()
}

fn looks(case: &Case<'_>) -> Looked {
    Looked::mentions(case.words().prose().map(|(_, text)| days(text).len()).sum())
}

fn in_digits(field: Field, text: &str, day: &NamedDay<'_>) -> Option<Finding> {
    let place = day.place();
    let found = text.get(place.clone())?;
    // A month or day of many digits is a slip that N-11 points at.
    let (month, of_month) = (day.month.value()?, day.day.value()?);
    // Without its year, 2月29日 may be.
    let year = day.year.as_ref().filter(|year| year.digits.len() == 4).and_then(Named::value);
    if day.month.digits.len() > 2 || day.day.digits.len() > 2 {
        return None;
    }
    if Date::read(&format!("{}-{month}-{of_month}", year.unwrap_or(LEAP_YEAR))).is_none() {
        let finding = RULE.finds(format!("没有{}这一天", excerpt(found)), "核对日期");
        return Some(finding.at_words(field, place));
    }
    if !day.month.digits.starts_with('0') && !day.day.digits.starts_with('0') {
        return None;
    }
    let right = match &day.year {
        Some(year) => format!("{}年{month}月{of_month}日", year.digits),
        None => format!("{month}月{of_month}日"),
    };
    let finding = RULE.finds(format!("“{}”的月、日前面不补零", excerpt(found)), format!("改为{right}"));
    Some(finding.at_words(field, place).severe(Severity::Info).corrected_to(right))
}

/// 12月31止: a month and a day of it where the phrase ends, or goes on to another month.
fn without_word(text: &str) -> Vec<Range<usize>> {
    const DASHES: [char; 7] = ['至', '到', '-', '—', '－', '~', '～'];
    let mut found = Vec::new();
    for month in named(text).filter(|one| one.unit == '月' && matches!(one.value(), Some(1..=12))) {
        let Some((day, rest)) = text.get(month.end..).and_then(number_at) else { continue };
        let goes_on = || {
            let next = number_at(rest.trim_start_matches(DASHES));
            next.is_some_and(|(_, rest)| rest.starts_with(['年', '月']))
        };
        let ends = match rest.chars().next() {
            Some(c) if DASHES.contains(&c) => goes_on(),
            c => c.is_none_or(|c| "止前起，。；）)\n".contains(c)),
        };
        if ends && matches!(day.parse(), Ok(1..=31_u8)) {
            found.push(month.number.start..text.len() - rest.len());
        }
    }
    found
}

/// The digits that a text begins with, and what comes after them.
fn number_at(text: &str) -> Option<(&str, &str)> {
    let text = text.trim_start_matches(' ');
    let count = text.bytes().take_while(u8::is_ascii_digit).count();
    (count > 0).then(|| text.split_at(count))
}

const LEAP_YEAR: u16 = 2024;

/// Days in Chinese numerals, with how they are written in digits: 二〇二二年一月五日.
fn in_chinese(text: &str) -> Vec<(Range<usize>, String)> {
    let read = |(at, _): (usize, &str)| {
        let before = text.get(..at)?;
        let year: Vec<(usize, char)> = before.char_indices().rev().take(4).collect();
        let start = year.last()?.0;
        let digits: String = year.iter().rev().map(|(_, c)| digit(*c)).collect::<Option<_>>()?;
        if digits.len() != 4 || before.get(start..)?.bytes().all(|c| c.is_ascii_digit()) {
            return None;
        }
        let after = first_characters(text.get(at + '年'.len_utf8()..)?, LONGEST);
        let (month, rest) = after.split_once('月')?;
        let (day, _) = rest.split_once('日')?;
        let right = format!("{digits}年{}月{}日", small_number(month)?, small_number(day)?);
        let end = at + '年'.len_utf8() + month.len() + '月'.len_utf8() + day.len() + '日'.len_utf8();
        Date::read(&right).map(|_| (start..end, right))
    };
    text.match_indices('年').filter_map(read).collect()
}

/// 十二月三十一日.
const LONGEST: usize = 7;

fn first_characters(text: &str, count: usize) -> &str {
    let end = text.char_indices().nth(count).map_or(text.len(), |(end, _)| end);
    text.get(..end).unwrap_or_default()
}

/// A digit of a year: 〇 is also typed as 零, ○, 0 and O.
fn digit(c: char) -> Option<char> {
    match c {
        '〇' | '零' | '○' | '0' | 'O' | 'Ｏ' => Some('0'),
        _ => chinese_digit(c).and_then(|value| char::from_digit(value, 10)),
    }
}

/// 一 to 三十一.
fn small_number(text: &str) -> Option<u32> {
    let one = |c: &str| match c.chars().next() {
        Some(only) if c.chars().count() == 1 => digit(only).and_then(|digit| digit.to_digit(10)),
        _ => None,
    };
    match text.split_once('十') {
        None => one(text),
        Some((tens, ones)) => {
            let tens = if tens.is_empty() { 1 } else { one(tens)? };
            let ones = if ones.is_empty() { 0 } else { one(ones)? };
            Some(tens * 10 + ones)
        }
    }
}
