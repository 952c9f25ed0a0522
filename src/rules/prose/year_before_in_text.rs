//! N-12: the text speaks of the year before where it seems to mean this one.

use crate::report::Field;
use crate::rules::looked::Looked;
use crate::rules::words::calendar::{Named, named};
use crate::rules::words::keywords::Keywords;
use crate::rules::words::paragraphs::sentences;
use crate::rules::words::period::is_of_period;
use crate::rules::{Case, Check, Finding, Need, Severity, Words};
use std::ops::Range;

rule! {
    /// ## 查什么
    /// 文字里写的是不是上一年的年份。同一句里有比较（同比、较上年）、结转、预算决算、文件名称、文号、年报、总结、考核等的，不算；“2022年制定的办法”不算，以“2022年，我局制定……”开头的算。
    ///
    /// ## 为什么
    /// 用上年的报告改写时，最容易漏改的就是年份。
    ///
    /// ## 怎么办
    /// 核对这句话说的是哪一年；确实说的是上一年的，写明理由后可以保留。
    RULE {
        id: "N-12",
        name: "year-before-in-text",
        severity: Severity::Warning,
        clause: "条例第四十九条：上一年度政府信息公开工作年度报告",
        check: Check::Words(check),
        looks: looks,
        needs: &[Need::Year],
    }
}

/// What a sentence with one of these says of the year before may well be meant.
#[rustfmt::skip] // A list of words.
static MEANT: Keywords = Keywords::of(&[
    "今年",
    "本年",
    "目前",
    "上年",
    "上一年",
    "去年",
    "往年",
    "历年",
    "同比",
    "同期",
    "较",
    "相比",
    "比20",
    "增长",
    "增加",
    "下降",
    "减少",
    "提升至",
    "结转",
    "转结",
    "顺延",
    "转入",
    "以来",
    "决算",
    "预算",
    "财政",
    "年报",
    "年度报告",
    "工作报告",
    "总结",
    "成立",
    "考核",
    "评估",
    "评议",
    "测评",
    "整改",
    "问题",
    "存在的",
    "不足",
    "累计",
    "至今",
    "年初",
    "年末",
    "年底",
    "版",
    "期间",
    "连续",
    "一直",
    "第三方",
    "通报",
    "审计",
    "清理",
    "有效性",
    "以前",
    "之前",
]);

/// What was made in the year before may be in use today: 2022年制定的办法. Where a sentence begins
/// with that year (2022年，我局制定办法3件), it tells of it, and the year is a slip.
#[rustfmt::skip] // A list of words.
static MADE: Keywords = Keywords::of(&[
    "制定", "出台", "印发", "修订", "修改", "施行", "实施", "方案", "计划", "要点", "规划",
]);

/// The preface names other documents and offices; what it says of years, N-10 and N-11 judge.
const FIELDS: [Field; 3] = [Field::OVERVIEW, Field::PROBLEMS, Field::OTHER_MATTERS];

fn check(words: &Words<'_>) -> Vec<Finding> {
    let Some(year) = words.year() else { return Vec::new() };
    let (this, before) = (year.to_string(), year.wrapping_sub(1).to_string());
    FIELDS
        .into_iter()
        .flat_map(|field| {
            let text = words.text(field);
            let suspicious = sentences(text).filter(|(_, sentence)| {
                sentence.contains(&before)
                    && !sentence.contains(&this)
                    && !MEANT.are_in(&without_titles(sentence))
                    // N-10 and N-11 judge the 统计期限.
                    && !is_of_period(sentence)
            });
            let finding = |(place, sentence): (Range<usize>, &str)| {
                let is_slip = |one: &Named<'_>| {
                    is_its_time(sentence, one) || !MADE.are_in(sentence) && is_plain(sentence, one)
                };
                let year =
                    named(sentence).find(|one| one.digits == before && one.unit == '年' && is_slip(one))?;
                let words = place.start + year.number.start..place.start + year.end;
                let message = format!("这里写的是 {before} 年，报告是 {this} 年的");
                let fix = "核对这句话说的是哪一年；漏改的，改为所选的年份";
                Some(RULE.finds(message, fix).at_words(field, words))
            };
            suspicious.filter_map(finding).collect::<Vec<_>>()
        })
        .collect()
}

fn looks(case: &Case<'_>) -> Looked {
    let years = |field| named(case.text(field)).filter(Named::is_year).count();
    Looked::mentions(FIELDS.into_iter().map(years).sum())
}

/// A sentence without the names in 《》, which say nothing of the year that it means.
fn without_titles(sentence: &str) -> String {
    let mut depth = 0;
    let mut is_outside = |c: char| {
        match c {
            '《' => depth += 1,
            '》' => depth -= 1,
            _ => return depth <= 0,
        }
        false
    };
    sentence.chars().filter(|c| is_outside(*c)).collect()
}

/// Whether a sentence, or what stands behind a mark in it, begins with a year and goes on with what
/// was done in it: 2022年，我局…; 我局2022年制定规范性文件3件, but not 我局2022年制定的办法.
fn is_its_time(sentence: &str, year: &Named<'_>) -> bool {
    const MARKS: &[char] = &['，', '；', '：', '）', ')', ':', '是'];
    let before = sentence.get(..year.number.start).unwrap_or_default();
    let subject = before.rsplit(MARKS).next().unwrap_or_default();
    let after = sentence.get(year.end..).unwrap_or_default().trim_start_matches(['度', ' ']);
    if subject.is_empty() && after.starts_with(['，', ',']) {
        return true;
    }
    let may_do = |subject: &str| subject.is_empty() || subject.starts_with(['我', '本', '全']);
    let clause = after.split(['，', '。', '；']).next().unwrap_or_default();
    let done = ["制定", "出台", "印发", "修订", "修改"].iter().find_map(|verb| clause.split_once(verb));
    // What was made is counted, and is no document with a name.
    let counts = |made: &str| !made.starts_with(['的', '《']) && made.contains(|c: char| c.is_ascii_digit());
    done.is_some_and(|(doer, made)| {
        let is_short = subject.chars().chain(doer.chars()).count() <= LONGEST_SUBJECT;
        is_short && may_do(subject) && counts(made)
    })
}

/// 我街道共, 本单位新.
const LONGEST_SUBJECT: usize = 5;

/// So far before it a bracket is looked for.
const FAR: usize = 80;

/// Whether a year stands neither in the name of a document nor in brackets nor in quotation marks.
fn is_plain(sentence: &str, year: &Named<'_>) -> bool {
    let before = sentence.get(..year.number.start).unwrap_or_default();
    let inside = |open: char, close: char| {
        before.chars().rev().take(FAR).find(|c| *c == open || *c == close) == Some(open)
    };
    ![('《', '》'), ('（', '）'), ('(', ')'), ('“', '”'), ('〔', '〕')]
        .iter()
        .any(|(open, close)| inside(*open, *close))
}
