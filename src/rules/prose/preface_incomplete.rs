//! N-05: the paragraphs before section one give no 统计期限, or call the six sections otherwise.

use crate::report::Field;
use crate::rules::looked::{self, Looked, Why};
use crate::rules::words::keywords::Keywords;
use crate::rules::{Case, Check, Finding, Severity, Words};

rule! {
    /// ## 查什么
    /// 前言有没有写统计期限；前言里列出六个部分的，名称是不是与格式一样。没有写前言的不查。
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

/// What the time is called that the figures are of.
static PERIOD: Keywords = Keywords::of(&["期限", "时限", "周期", "期间", "时段", "统计限", "统计时间"]);

/// A preface that names so many of the six sections is listing them.
const LISTED: usize = 3;

fn check(words: &Words<'_>) -> Vec<Finding> {
    let preface = words.text(Field::Preface);
    if !is_preface(preface) {
        return Vec::new();
    }
    let finding = |message: String, fix| RULE.finds(message, fix).in_field(Field::Preface);
    let mut findings = Vec::new();
    if !words.prose().any(|(_, text)| PERIOD.are_in(text) || text.contains("12月31日")) {
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
