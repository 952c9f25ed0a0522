//! N-03: section five names no problem, or no improvement.

use crate::report::Field;
use crate::rules::looked::{self, Looked, Why};
use crate::rules::words::keywords::{Keywords, is_traditional};
use crate::rules::words::paragraphs::sentences;
use crate::rules::{Case, Check, Finding, Severity, Words};

rule! {
    /// ## 查什么
    /// 第五部分是不是至少写了一个主要问题，和一条改进措施。
    ///
    /// ## 为什么
    /// 这一部分叫“存在的主要问题及改进情况”，条例第五十条第（四）项两样都要。只说“有待提高”是问题，还不是措施。
    ///
    /// ## 怎么办
    /// 写明主要问题，再逐条写改进措施；上年提出的问题改进得怎样，也写一句。
    RULE {
        id: "N-03",
        name: "improvement-missing",
        severity: Severity::Warning,
        clause: "条例第五十条第（四）项",
        check: Check::Words(check),
        looks: looks,
        places: &["problems"],
    }
}

/// A part of a sentence with one of these tells of a problem.
#[rustfmt::skip] // A list of words.
static PROBLEM: Keywords = Keywords::of(&[
    "问题",
    "不足",
    "差距",
    "短板",
    "薄弱",
    "弱项",
    "有待",
    "不够",
    "不到位",
    "不强",
    "不高",
    "不全",
    "不及时",
    "不平衡",
    "不规范",
    "不完善",
    "不多",
    "不深",
    "欠缺",
    "困难",
    "还需",
    "仍需",
    "需要",
    "需进一步",
    "滞后",
    "松懈",
    "偏低",
    "偏少",
    "较少",
    "亟待",
    "亟需",
    "缺乏",
    "缺少",
    "单一",
    "不主动",
    "不准确",
    "不健全",
    "不熟悉",
    "不明确",
    "不高效",
    "尚未",
]);

/// And one with one of these, and none of those, of an improvement.
#[rustfmt::skip] // A list of words.
static IMPROVEMENT: Keywords = Keywords::of(&[
    "加强", "加大", "加快", "改进", "整改", "提高", "提升", "完善", "优化", "强化", "推进", "推动", "落实",
    "健全", "建立", "规范", "深化", "丰富", "拓展", "拓宽", "细化", "严格", "组织", "开展", "培训", "更新",
    "充实", "明确", "围绕", "坚持", "抓好", "做好", "克服", "解决", "创新", "扩大", "确保", "增强", "持续",
    "继续",
]);

fn check(words: &Words<'_>) -> Vec<Finding> {
    let text = words.text(Field::PROBLEMS);
    // D-09 speaks where there is next to nothing.
    if is_next_to_nothing(text) || is_traditional(text) {
        return Vec::new();
    }
    let names_problem = PROBLEM.are_in(text);
    let names_improvement = sentences(text)
        .flat_map(|(_, sentence)| sentence.split(['，', ',', '；', ';', '：', ':', '。']))
        .any(|part| IMPROVEMENT.are_in(part) && !PROBLEM.are_in(part));
    let (message, fix) = match (names_problem, names_improvement) {
        (true, true) => return Vec::new(),
        (false, _) => ("第五部分没有写存在的主要问题", "写明至少一个主要问题"),
        (true, false) => ("第五部分只有问题，没有写改进情况", "针对每个问题写改进措施"),
    };
    vec![RULE.finds(message, fix).in_field(Field::PROBLEMS).severe(words.missing(RULE.severity))]
}

fn looks(case: &Case<'_>) -> Looked {
    let text = case.text(Field::PROBLEMS);
    if is_next_to_nothing(text) {
        return Looked::AtNothing(Why::SaidBy("D-09"));
    }
    if is_traditional(text) {
        return Looked::AtNothing(Why::Traditional);
    }
    looked::section(case, Field::PROBLEMS)
}

/// Fewer characters than this are as good as none (D-09).
const LEAST: usize = 10;

fn is_next_to_nothing(text: &str) -> bool {
    text.chars().filter(|c| !c.is_whitespace()).take(LEAST).count() < LEAST
}
