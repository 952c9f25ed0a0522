//! C-06: a number with leading zeros, or longer than any that was ever reported.

use crate::report::Reading;
use crate::rules::looked;
use crate::rules::{Case, Check, Finding, Severity};
use crate::text::excerpt::excerpt;

rule! {
    /// ## 查什么
    /// 数字前面有没有多余的 0（如 007），或者超过九位。
    ///
    /// ## 为什么
    /// 前面的 0 常常是错位或漏掉了别的数字；九位以上的件数，迄今公布的报告里没有过（见过最大的是 11398889）。
    ///
    /// ## 怎么办
    /// 与台账核对，改成应有的数。
    RULE {
        id: "C-06",
        name: "unusual-number",
        severity: Severity::Warning,
        clause: "已公布报告的通例",
        check: Check::Report(check),
        looks: looked::typed_cells,
    }
}

const LONGEST: usize = 9;

fn check(case: &Case<'_>) -> Vec<Finding> {
    let form = case.form();
    form.cell_ids()
        .filter_map(|cell| {
            let figure = case.figures.get(cell);
            let Reading::Number { text, value, .. } = &figure.reading else { return None };
            let whole = text.split('.').next().unwrap_or_default();
            let fault = if whole.len() > 1 && whole.starts_with('0') {
                format!("前面有多余的 0，是不是 {value}")
            } else if whole.len() > LONGEST && !figure.computed {
                format!("有 {} 位，是不是多打了", whole.len())
            } else {
                return None;
            };
            let message = format!("{}：“{}”{fault}", form.name_of(cell), excerpt(text));
            Some(RULE.finds(message, "与台账核对后改成应有的数").at(case, cell, &[]))
        })
        .collect()
}
