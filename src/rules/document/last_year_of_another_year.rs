//! D-13: the report kept for comparing is not that of the year before.

use crate::report::Field;
use crate::rules::looked::{self, Looked, Why};
use crate::rules::{Case, Check, Finding, Need, Severity};

rule! {
    /// ## 查什么
    /// 用来比较的上年报告，是不是恰好早一年。
    ///
    /// ## 为什么
    /// 结转、现行有效、重复率都要与上一年比；与别的年份比，比出来的都不对。年份不对时不比较。
    ///
    /// ## 怎么办
    /// 打开上一年的报告，或者核对两份报告的年份。
    RULE {
        id: "D-13",
        name: "last-year-of-another-year",
        severity: Severity::Info,
        clause: "上年结转、现行有效件数的定义",
        check: Check::Report(check),
        looks: looks,
        needs: &[Need::Year],
    }
}

fn check(case: &Case<'_>) -> Vec<Finding> {
    let (Some(year), Some(other)) = (case.year(), case.other_year_given()) else { return Vec::new() };
    let message = format!("用来比较的是 {other} 年的报告，不是 {year} 年的上一年，没有比较");
    vec![RULE.finds(message, "打开上一年的报告，或者核对两份报告的年份").in_field(Field::Year)]
}

fn looks(case: &Case<'_>) -> Looked {
    if case.is_another_report_given() { looked::at("年份") } else { Looked::AtNothing(Why::NoLastYear) }
}
