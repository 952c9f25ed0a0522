//! N-05: the paragraphs before section one give no 统计期限, or call the six sections otherwise.

use crate::report::Field;
use crate::rules::looked::{self, Looked, Why};
use crate::rules::words::calendar::days;
use crate::rules::words::keywords::Keywords;
use crate::rules::words::paragraphs::sentences;
use crate::rules::{Case, Check, Finding, Severity, Words};

rule! {
    /// ## 查什么
    /// 前言或者正文有没有写统计期限（答复期限、法定期限不是）；前言里列出六个部分的，名称是不是与格式一样。没有写前言的不查。
    ///
    /// ## 为什么
    /// 读者先从前言知道数据是哪一段时间的、报告有哪几个部分；名称与后面的标题不一样，显得前后不是一份报告。
    ///
    /// ## 怎么办
    /// 写上“本报告所列数据的统计期限自某年1月1日起至12月31日止”；部分的名称照格式改。
    RULE {
        id: "N-05",
        name: "preface-incomplete",
        severity: Severity::Info,
        clause: "公布的年度报告的通行写法；格式各部分标题",
        check: Check::Words(check),
        looks: looks,
    }
}

/// What the time is called that the figures are of. 法定期限 and 答复期限 are other times.
#[rustfmt::skip] // A list of words.
static PERIOD: Keywords = Keywords::of(&[
    "统计期", "统计时", "统计周期", "统计限", "统计的期限", "统计的时限", "报告期限", "起止时间",
    "数据期限", "数据的期限", "数据时限", "数据的时限", "数据时段", "数据期间", "数据周期", "数据时间", "数据的时间",
]);

/// With one of these, what is said of the last day of the year is said of the figures.
static OF_FIGURES: Keywords = Keywords::of(&["数据", "统计", "报告", "年报"]);

/// A preface that names so many of the six sections is listing them.
const LISTED: usize = 3;

fn check(words: &Words<'_>) -> Vec<Finding> {
    let preface = words.text(Field::Preface);
    if !is_preface(preface) {
        return Vec::new();
    }
    let finding = |message: String, fix| RULE.finds(message, fix).in_field(Field::Preface);
    let mut findings = Vec::new();
    if !preface.contains("12月31") && !words.prose().any(|(_, text)| gives_period(text)) {
        let fix = "写上“本报告所列数据的统计期限自某年1月1日起至12月31日止”";
        findings.push(finding("前言没有写统计期限".to_owned(), fix));
    }
    let plain = plain(preface);
    let names = || words.form().sections.iter().filter_map(|section| section.heading.split_once('、'));
    let (listed, missing): (Vec<&str>, Vec<&str>) =
        names().map(|(_, name)| name).partition(|name| plain.contains(&self::plain(name)));
    if listed.len() >= LISTED && !missing.is_empty() {
        let missing: Vec<String> = missing.iter().map(|name| format!("“{name}”")).collect();
        let message = format!("前言列出了各部分，但没有照格式写{}", missing.join(""));
        findings.push(finding(message, "照各部分的标题改写"));
    }
    findings
}

/// Whether a text says of which time the figures are, by its name or by its days.
fn gives_period(text: &str) -> bool {
    let by_days = |sentence: &str| {
        let days = days(sentence);
        let has = |month, day| days.iter().any(|one| one.is(month, day));
        has(12, 31) && (has(1, 1) || OF_FIGURES.are_in(sentence))
    };
    PERIOD.are_in(text) || sentences(text).any(|(_, sentence)| by_days(sentence))
}

fn looks(case: &Case<'_>) -> Looked {
    if is_preface(case.text(Field::Preface)) { looked::at("前言") } else { Looked::AtNothing(Why::NoText) }
}

/// A list of sections has its own 、, so 行政复议 and 行政诉讼 stand there with 和, 及 or nothing between.
fn plain(text: &str) -> String {
    let bare: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    let joined = ["、行政诉讼", "和行政诉讼", "及行政诉讼", "与行政诉讼"];
    joined.iter().fold(bare, |text, joined| text.replace(joined, "行政诉讼"))
}

/// A line without a full stop is a title or a date, and no preface.
fn is_preface(text: &str) -> bool {
    text.contains('。')
}
