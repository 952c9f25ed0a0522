//! D-07: a report made public before its year was over.

use crate::report::{Date, Field};
use crate::rules::looked::{self, Looked, Why};
use crate::rules::{Case, Check, Finding, Need, Severity};
use crate::text::excerpt::excerpt;

rule! {
    /// ## 查什么
    /// 公开日期是不是一个真实的日期，是不是在报告年度结束之后。
    ///
    /// ## 为什么
    /// 统计期限到 12 月 31 日为止，报告不可能在下一年 1 月 1 日之前公布。
    ///
    /// ## 怎么办
    /// 核对公开日期和年份，写成 2026-01-20 的样子。
    RULE {
        id: "D-07",
        name: "published-too-early",
        severity: Severity::Error,
        clause: "条例第四十九条、第五十条",
        check: Check::Report(check),
        looks: looks,
        needs: &[Need::Year],
    }
}

fn check(case: &Case<'_>) -> Vec<Finding> {
    let typed = case.text(Field::Published).trim();
    if typed.is_empty() {
        return Vec::new();
    }
    let Some(date) = Date::read(typed) else {
        let message = format!("公开日期“{}”不是一个日期", excerpt(typed));
        return vec![RULE.finds(message, "写成 2026-01-20 的样子").in_field(Field::Published)];
    };
    match case.year() {
        Some(year) if date.year <= year => {
            let message = format!("公开日期{date}在 {year} 年结束之前");
            vec![RULE.finds(message, "核对公开日期和年份").in_field(Field::Published)]
        }
        _ => Vec::new(),
    }
}

fn looks(case: &Case<'_>) -> Looked {
    if case.text(Field::Published).trim().is_empty() {
        return Looked::AtNothing(Why::NoDay);
    }
    looked::at("公开日期")
}
