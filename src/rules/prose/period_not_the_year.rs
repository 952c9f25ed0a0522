//! N-11: 统计期限 is not a whole year, or a year is none.

use crate::report::Field;
use crate::rules::looked::Looked;
use crate::rules::words::calendar::{Named, named};
use crate::rules::words::keywords::Keywords;
use crate::rules::words::period::Period;
use crate::rules::{Case, Check, Finding, Severity, Words};
use crate::text::excerpt::excerpt;
use std::ops::Range;

rule! {
    /// ## 查什么
    /// 统计期限是不是某年1月1日至12月31日；文字里有没有“202020年”“20241月”“县年政务公开”这样写坏了的年份。
    ///
    /// ## 为什么
    /// 年度报告统计的是整整一年。写坏的年份多半是改年份时多打或少打了一个字。
    ///
    /// ## 怎么办
    /// 照所选的年份改正。
    RULE {
        id: "N-11",
        name: "period-not-the-year",
        severity: Severity::Error,
        clause: "条例第四十九条：上一年度；公布的年度报告的统计期限",
        check: Check::Words(check),
        looks: looks,
    }
}

fn check(words: &Words<'_>) -> Vec<Finding> {
    let mut findings: Vec<Finding> =
        words.prose().flat_map(|(field, text)| broken_years(field, text)).collect();
    for period in Period::all(words) {
        let place = period.place();
        let text = words.text(period.field);
        let found = text.get(place.clone()).unwrap_or_default();
        if !period.is_whole_year() && !named(found).any(|one| is_broken(&one)) {
            let message = format!("统计期限写的是“{}”，不是一整年", excerpt(found));
            let year = words.year().map_or_else(|| "某".to_owned(), |year| year.to_string());
            let fix = format!("改为自{year}年1月1日起至{year}年12月31日止");
            findings.push(RULE.finds(message, fix).at_words(period.field, place));
        }
    }
    findings
}

fn looks(case: &Case<'_>) -> Looked {
    let words = case.words();
    let years = words.prose().map(|(_, text)| named(text).filter(Named::is_year).count()).sum::<usize>();
    Looked::mentions(Period::all(&words).len() + years)
}

fn broken_years(field: Field, text: &str) -> Vec<Finding> {
    let finding = |place: Range<usize>| {
        let found = excerpt(text.get(place.clone()).unwrap_or_default());
        RULE.finds(format!("“{found}”的年份写坏了"), "照所选的年份改正").at_words(field, place)
    };
    let numbers = named(text).filter(is_broken).map(|one| one.number.start..one.end);
    numbers.chain(years_without_number(text)).map(finding).collect()
}

/// 202020年, 20241月, 202年; but a building of 200年 is old, and 2030年 is near.
fn is_broken(named: &Named<'_>) -> bool {
    match (named.digits.len(), named.unit) {
        (5.., _) => true,
        (4, '年') => named.value().is_some_and(|year| (2100..3000).contains(&year)),
        (3, '年') => named.value().is_some_and(|year| (201..=209).contains(&year)),
        _ => false,
    }
}

/// 抚松县年政务公开工作要点: the year itself is missing.
fn years_without_number(text: &str) -> impl Iterator<Item = Range<usize>> {
    static PHRASES: Keywords =
        Keywords::of(&["年政务公开工作", "年政府信息公开工作", "年政府信息公开年度报告"]);
    PHRASES.each(text).filter_map(|place| {
        let office = text.get(..place.start)?.chars().next_back()?;
        let start = place.start - office.len_utf8();
        "县市区镇乡局省委厅".contains(office).then_some(start..place.end)
    })
}
