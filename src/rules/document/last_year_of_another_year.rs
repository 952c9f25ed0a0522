//! D-13: the report kept for comparing is not that of the year before.

use super::{Case, Check, Finding, Severity, year_before};
use crate::report::Field;

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
    }
}

fn check(case: &Case<'_>) -> Vec<Finding> {
    let (Some(last), None) = (case.report.last_year.as_deref(), year_before(case.report)) else {
        return Vec::new();
    };
    let (Some(year), Some(other)) = (case.report.year(), last.year()) else { return Vec::new() };
    let message = format!("用来比较的是 {other} 年的报告，不是 {year} 年的上一年，没有比较");
    vec![RULE.finds(message, "打开上一年的报告，或者核对两份报告的年份").in_field(Field::Year)]
}
