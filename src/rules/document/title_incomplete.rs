//! D-05: the title does not name the organ and the year in the usual way.

use crate::report::Field;
use crate::rules::looked;
use crate::rules::{Case, Check, Finding, Severity};
use crate::text::excerpt::excerpt;

rule! {
    /// ## 查什么
    /// 标题里有没有单位名称、年份和“政府信息公开工作年度报告”，“年度”是不是只出现一次。
    ///
    /// ## 为什么
    /// 通行的标题是“单位＋年份＋政府信息公开工作年度报告”。常见的错误是漏了单位，或者写成“2023年度政府信息公开工作年度报告”，“年度”重复。
    ///
    /// ## 怎么办
    /// 填好单位名称和年份，标题会自动写好。
    RULE {
        id: "D-05",
        name: "title-incomplete",
        severity: Severity::Warning,
        clause: "已公布报告的通行标题",
        check: Check::Report(check),
        looks: |_| looked::at("标题"),
    }
}

fn check(case: &Case<'_>) -> Vec<Finding> {
    let missing = |field: Field, what: &str| {
        case.text(field).trim().is_empty().then(|| {
            let finding = RULE.finds(format!("没有填{what}"), format!("在最上面填写{what}"));
            finding.in_field(field).severe(case.missing(RULE.severity))
        })
    };
    let blank: Vec<Finding> =
        [missing(Field::OrganName, "单位名称"), missing(Field::Year, "年份")].into_iter().flatten().collect();
    if !blank.is_empty() {
        return blank;
    }
    let title = case.title();
    let bare: String = title.chars().filter(|c| !c.is_whitespace()).collect();
    let organ = case.text(Field::OrganName).trim();
    let year = case.year().map(|year| year.to_string()).unwrap_or_default();
    let fault = if !names(&bare, organ, &year) {
        format!("没有单位名称“{}”", excerpt(organ))
    } else if !bare.contains(&year) {
        format!("没有年份 {year}")
    } else if !bare.contains("政府信息公开工作年度报告") {
        "没有“政府信息公开工作年度报告”".to_owned()
    } else if bare.matches("年度").count() > 1 {
        "里“年度”出现了不止一次".to_owned()
    } else {
        return Vec::new();
    };
    let usual = case.form().title.replace("{organ}", organ).replace("{year}", &year);
    let finding =
        RULE.finds(format!("标题“{}”{fault}", excerpt(&title)), format!("改为“{}”", excerpt(&usual)));
    // An empty title goes back to the usual one.
    vec![finding.in_field(Field::Title).corrected_to("").expects(usual)]
}

/// Whether a title names the organ, in full or by a part of its name: 港口乡 for 铜鼓县港口乡人民政府.
fn names(title: &str, organ: &str, year: &str) -> bool {
    let before_year = title.split(year).next().unwrap_or_default();
    title.contains(organ) || (!before_year.is_empty() && organ.contains(before_year))
}
