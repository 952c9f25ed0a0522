//! N-08: wording that could stand in any office's report.

use crate::report::{Field, OrganKind};
use crate::rules::looked::{Looked, Why};
use crate::rules::words::keywords::Keywords;
use crate::rules::words::paragraphs::sentences;
use crate::rules::{Case, Check, Finding, Need, Severity, Stage, Words};

rule! {
    /// ## 查什么
    /// 乡镇、街道和县级部门的报告里，有没有拿“一些地区”“各级政府部门”当主语的句子；第一部分除年份外是不是一个数也没有。
    ///
    /// ## 为什么
    /// 报告写的是本单位这一年做的事。30 号文要求内容不宜泛化、防止敷衍塞责；泛泛而谈的句子多半是从别处抄来的。
    ///
    /// ## 怎么办
    /// 改写本单位做了什么、做了多少。
    RULE {
        id: "N-08",
        name: "general-wording",
        severity: Severity::Info,
        clause: "国办公开办函〔2021〕30号，一、报告内容：不宜泛化；（四）明确责任",
        check: Check::Words(check),
        looks: looks,
        needs: &[Need::OrganKind],
        places: &["overview|problems"],
    }
}

static OTHERS: Keywords = Keywords::of(&[
    "一些地区",
    "部分地区",
    "有的地区",
    "有些地区",
    "一些地方",
    "有的地方",
    "各级政府部门",
    "某些部门",
    "各地各部门",
]);

/// A section that is shorter says too little to judge its words.
const LEAST: usize = 60;

const FIELDS: [Field; 2] = [Field::OVERVIEW, Field::PROBLEMS];

fn check(words: &Words<'_>) -> Vec<Finding> {
    if !is_for(words.organ_kind()) {
        return Vec::new();
    }
    let mut findings: Vec<Finding> =
        FIELDS.into_iter().flat_map(|field| subjects(field, words.text(field))).collect();
    let overview = words.text(Field::OVERVIEW);
    let is_long = overview.chars().filter(|c| !c.is_whitespace()).take(LEAST).count() == LEAST;
    if words.stage == Stage::Finished && is_long && !has_number(overview) {
        let finding = RULE.finds("第一部分除年份外没有一个数", "写出主动公开、申请办理等工作的数量");
        findings.push(finding.in_field(Field::OVERVIEW));
    }
    findings
}

fn looks(case: &Case<'_>) -> Looked {
    if !is_for(case.organ_kind()) {
        return Looked::AtNothing(Why::DoesNotApply);
    }
    let count = FIELDS.into_iter().map(|field| sentences(case.text(field)).count()).sum();
    Looked::count(count, "句", Why::NoText)
}

/// In the report of a higher office, other places may well be what a sentence is about.
fn is_for(kind: Option<OrganKind>) -> bool {
    use OrganKind::{Department, Subdistrict, Township};
    matches!(kind, Some(Township | Subdistrict | Department))
}

/// Where a sentence, or a part of it, begins with other people's deeds.
fn subjects(field: Field, text: &str) -> Vec<Finding> {
    let begins = |place: &std::ops::Range<usize>| {
        let before = text.get(..place.start).unwrap_or_default().chars().next_back();
        before.is_none_or(|c| matches!(c, '。' | '，' | '；' | '！' | ',' | ';' | '：' | '\n' | '　' | ' '))
    };
    let finding = |place: std::ops::Range<usize>| {
        let words = text.get(place.clone()).unwrap_or_default();
        let message = format!("“{words}……”写的不是本单位");
        RULE.finds(message, "改写本单位做了什么").at_words(field, place)
    };
    OTHERS.each(text).filter(begins).map(finding).collect()
}

/// Whether some sentence has a number that is no year: a digit that no 年 follows, or 三次.
fn has_number(text: &str) -> bool {
    let in_chinese = |sentence: &str| {
        let mut before = ' ';
        sentence.chars().any(|c| {
            let counted =
                "两二三四五六七八九十百千余".contains(before) && "次条件份期场个名篇部项人".contains(c);
            before = c;
            counted
        })
    };
    let in_digits = |sentence: &str| {
        let c = |c: char| c.is_ascii_digit() || ('０'..='９').contains(&c);
        let mut rest = sentence;
        while let Some(start) = rest.find(c) {
            let from = rest.get(start..).unwrap_or_default();
            let digits = from.find(|other| !c(other)).unwrap_or(from.len());
            let after = from.get(digits..).unwrap_or_default();
            if !after.trim_start().starts_with(['年', '—', '-', '号']) {
                return true;
            }
            rest = after;
        }
        false
    };
    sentences(text).any(|(_, sentence)| in_digits(sentence) || in_chinese(sentence))
}
