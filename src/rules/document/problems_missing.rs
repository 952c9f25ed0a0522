//! D-09: section five says nothing.

use crate::report::Field;
use crate::rules::looked;
use crate::rules::{Case, Check, Finding, Severity};

rule! {
    /// ## 查什么
    /// 第五部分是不是空着，或者只写了“无”，或者不到十个字。
    ///
    /// ## 为什么
    /// 条例第五十条第（四）项要求报告“政府信息公开工作存在的主要问题及改进情况”，空着或写“无”等于没有报告。
    ///
    /// ## 怎么办
    /// 写出至少一个主要问题，和针对它的改进措施。
    RULE {
        id: "D-09",
        name: "problems-missing",
        severity: Severity::Error,
        clause: "条例第五十条第（四）项",
        check: Check::Report(check),
        looks: |case| looked::section(case, Field::PROBLEMS),
        places: &["problems"],
    }
}

const LEAST_CHARACTERS: usize = 10;

fn check(case: &Case<'_>) -> Vec<Finding> {
    let text = case.text(Field::PROBLEMS).trim();
    let characters = text.chars().filter(|one| !one.is_whitespace()).count();
    let (message, severity) = match characters {
        0 => ("第五部分没有写".to_owned(), case.missing(RULE.severity)),
        1..LEAST_CHARACTERS => (format!("第五部分只有 {characters} 个字：“{text}”"), RULE.severity),
        _ => return Vec::new(),
    };
    let fix = "写出主要问题和针对它的改进措施";
    vec![RULE.finds(message, fix).in_field(Field::PROBLEMS).severe(severity)]
}
