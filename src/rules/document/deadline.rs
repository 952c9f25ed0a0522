//! D-06: by when the report has to be public.

use crate::report::{Date, Field, OrganKind};
use crate::rules::looked::{self, Looked, Why};
use crate::rules::{Case, Check, Finding, Need, Severity};

rule! {
    /// ## 查什么
    /// 报告应在哪一天以前公开，还有几天；填了公开日期的，是否已经超过。
    ///
    /// ## 为什么
    /// 县级以上人民政府部门应在每年 1 月 31 日前，县级以上地方人民政府应在 3 月 31 日前公布上一年度的报告（条例第四十九条）。乡镇、街道的日期由县里规定。
    ///
    /// ## 怎么办
    /// 按期公布。当地规定更早的，以当地规定为准。
    RULE {
        id: "D-06",
        name: "deadline",
        severity: Severity::Info,
        clause: "条例第四十九条",
        check: Check::Report(check),
        looks: looks,
        needs: &[Need::Year, Need::OrganKind, Need::Day],
    }
}

fn check(case: &Case<'_>) -> Vec<Finding> {
    finding(case).into_iter().collect()
}

fn looks(case: &Case<'_>) -> Looked {
    match case.organ_kind().and_then(OrganKind::deadline) {
        Some(_) => looked::at("公开日期"),
        None => Looked::AtNothing(Why::DoesNotApply),
    }
}

fn finding(case: &Case<'_>) -> Option<Finding> {
    let last_day = case.organ_kind()?.last_day(case.year()?)?;
    if let Some(published) = Date::read(case.text(Field::Published)) {
        let late = published.days_until(last_day);
        return (late < 0).then(|| {
            let message = format!("公开日期{published}，比规定的{last_day}晚 {} 天", -late);
            RULE.finds(message, "逾期公布的，尽快公布").in_field(Field::Published)
        });
    }
    let left = case.today?.days_until(last_day);
    let message = match left {
        0.. => format!("应在{last_day}前公布，还有 {left} 天"),
        _ => format!("应在{last_day}前公布，已经过了 {} 天", -left),
    };
    Some(RULE.finds(message, "当地规定更早的，以当地规定为准").in_field(Field::Published))
}
