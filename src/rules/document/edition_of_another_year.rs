//! D-08: the report uses the form of other years.

use crate::form::Form;
use crate::report::Field;
use crate::rules::looked;
use crate::rules::{Case, Check, Finding, Need, Severity};
use crate::text::excerpt::excerpt;

rule! {
    /// ## 查什么
    /// 年份读不读得出，这一年的报告是不是用了该用的格式。
    ///
    /// ## 为什么
    /// 2019、2020 年度的报告用国办公开办函〔2019〕60号的试行格式，2021 年度起用国办公开办函〔2021〕30号的格式，两种格式的表不一样。
    ///
    /// ## 怎么办
    /// 核对年份；年份没有错的，按那一年的格式编写。
    RULE {
        id: "D-08",
        name: "edition-of-another-year",
        severity: Severity::Error,
        clause: "国办公开办函〔2021〕30号",
        check: Check::Report(check),
        looks: |_| looked::at("年份"),
        needs: &[Need::Year],
    }
}

fn check(case: &Case<'_>) -> Vec<Finding> {
    let typed = case.text(Field::Year).trim();
    if typed.is_empty() {
        return Vec::new();
    }
    let Some(year) = case.year() else {
        let message = format!("年份“{}”读不出是哪一年", excerpt(typed));
        return vec![RULE.finds(message, "写成四位数字，例如 2025").in_field(Field::Year)];
    };
    let form = case.form();
    if form.covers(year) {
        return Vec::new();
    }
    let right = Form::of_year(year).map_or_else(
        || format!("本工具没有 {year} 年度的格式"),
        |right| format!("应使用{}的格式", right.document_number),
    );
    let years = match form.last_year.filter(|last| *last < year) {
        Some(last) => format!("只用到 {last} 年度"),
        None => format!("适用于 {} 年度起", form.first_year),
    };
    let message = format!("{year} 年度的报告不能用{}的格式（{years}）", form.document_number);
    vec![RULE.finds(message, format!("核对年份；{right}")).in_field(Field::Year)]
}
