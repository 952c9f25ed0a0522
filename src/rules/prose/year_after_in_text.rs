//! N-13: section one speaks of the year after, and not of a plan.

use crate::report::Field;
use crate::rules::looked::Looked;
use crate::rules::words::calendar::{Named, named};
use crate::rules::words::keywords::Keywords;
use crate::rules::words::paragraphs::sentences;
use crate::rules::{Case, Check, Finding, Need, Severity, Words};
use std::ops::Range;

rule! {
    /// ## 查什么
    /// 第一部分里写的是不是下一年的年份。说计划、打算、结转到下一年的，不算。
    ///
    /// ## 为什么
    /// 第一部分报告已经过去的一年；下一年的打算写在第五部分。写成下一年，常常是年份打错，或者把明年的事算到了今年。
    ///
    /// ## 怎么办
    /// 核对年份；属于下一步打算的，移到第五部分。
    RULE {
        id: "N-13",
        name: "year-after-in-text",
        severity: Severity::Info,
        clause: "条例第四十九条：上一年度政府信息公开工作年度报告",
        check: Check::Words(check),
        looks: looks,
        needs: &[Need::Year],
        places: &["overview"],
    }
}

/// A sentence with one of these may speak of the year after.
#[rustfmt::skip] // A list of words.
static MEANT: Keywords = Keywords::of(&[
    "结转",
    "转结",
    "转至",
    "转到",
    "转入",
    "顺延",
    "继续办理",
    "下年",
    "下一年",
    "次年",
    "明年",
    "下一步",
    "今后",
    "将",
    "计划",
    "规划",
    "打算",
    "预计",
    "预算",
    "要点",
    "方案",
    "准备",
    "谋划",
    "起施行",
    "起实施",
    "至20",
    "有效期",
    "截至",
    "截止",
    "印发",
    "发布之时",
]);

fn check(words: &Words<'_>) -> Vec<Finding> {
    let Some(after) = words.year().and_then(|year| year.checked_add(1)) else { return Vec::new() };
    let after = after.to_string();
    let text = words.text(Field::OVERVIEW);
    let suspicious =
        sentences(text).filter(|(_, sentence)| sentence.contains(&after) && !MEANT.are_in(sentence));
    let finding = |(place, sentence): (Range<usize>, &str)| {
        let year = named(sentence).find(|one| one.is_year() && one.digits == after)?;
        let span = place.start + year.number.start..place.start + year.end;
        let message = format!("第一部分写到了 {after} 年");
        let fix = "核对年份；属于下一步打算的，移到第五部分";
        Some(RULE.finds(message, fix).at_words(Field::OVERVIEW, span))
    };
    suspicious.filter_map(finding).collect()
}

fn looks(case: &Case<'_>) -> Looked {
    Looked::mentions(named(case.text(Field::OVERVIEW)).filter(Named::is_year).count())
}
