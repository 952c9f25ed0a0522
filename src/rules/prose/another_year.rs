//! N-10: the preface speaks of another year than the report is on.

use crate::report::Field;
use crate::rules::looked::Looked;
use crate::rules::words::calendar::{Named, named};
use crate::rules::words::period::Period;
use crate::rules::{Case, Check, Finding, Need, Severity, Words};
use std::ops::Range;

rule! {
    /// ## 查什么
    /// 统计期限和前言里“某年政府信息公开工作年度报告”的年份，是不是所选的年份；标题里有没有别的年份。
    ///
    /// ## 为什么
    /// 一份报告只报告一年。年份对不上，多半是用上年的报告改写时漏改了。
    ///
    /// ## 怎么办
    /// 核对年份，改为所选的年份；所选的年份错了的，在最上面改。
    RULE {
        id: "N-10",
        name: "another-year",
        severity: Severity::Error,
        clause: "条例第四十九条：上一年度政府信息公开工作年度报告",
        check: Check::Words(check),
        looks: looks,
        needs: &[Need::Year],
    }
}

fn check(words: &Words<'_>) -> Vec<Finding> {
    let Some(year) = words.year() else { return Vec::new() };
    let other = |named: &Named<'_>| named.is_year() && named.value() != Some(year);
    let finding = |what: &str, field: Field, place: Range<usize>| {
        let text = words.text(field);
        let found = text.get(place.clone()).unwrap_or_default();
        let message = format!("{what}是 {found} 年，报告选的是 {year} 年");
        let finding = RULE.finds(message, format!("核对年份；只有这里写错的，改为 {year}"));
        finding.at_words(field, place).expects(year.to_string()).corrected_to(year.to_string())
    };
    let mut findings: Vec<Finding> =
        Period::all(words).iter().filter_map(|period| of_period(words, period, year)).collect();
    let preface = words.text(Field::Preface);
    let of_report = named(preface).filter(|named| other(named) && is_of_report(preface, named));
    findings.extend(of_report.map(|named| finding("前言里的报告年份", Field::Preface, named.number.clone())));
    // D-05 says it where the year is missing in the title.
    let title = words.text(Field::Title);
    if title.contains(&year.to_string()) {
        findings.extend(
            named(title)
                .filter(other)
                .map(|named| finding("标题里的年份", Field::Title, named.number.clone())),
        );
    }
    findings
}

fn looks(case: &Case<'_>) -> Looked {
    let words = case.words();
    let preface = words.text(Field::Preface);
    let of_reports = named(preface).filter(|named| named.is_year() && is_of_report(preface, named)).count();
    let of_title = named(words.text(Field::Title)).filter(Named::is_year).count();
    Looked::mentions(Period::all(&words).len() + of_reports + of_title)
}

/// A 统计期限 that is the whole of another year. One correction puts both its days right.
fn of_period(words: &Words<'_>, period: &Period<'_>, year: u16) -> Option<Finding> {
    let of_other = period.year().filter(|known| period.is_whole_year() && *known != year.to_string())?;
    let text = words.text(period.field);
    let right = text.get(period.place())?.replace(of_other, &year.to_string());
    let message = format!("统计期限是 {of_other} 年，报告选的是 {year} 年");
    let finding = RULE.finds(message, format!("核对年份；只有这里写错的，改为 {year}"));
    Some(finding.at_words(period.field, period.place()).expects(right.clone()).corrected_to(right))
}

/// 2021年度政府信息公开工作年度报告, but not in the title of another document: 《关于做好2020年…》.
fn is_of_report(text: &str, year: &Named<'_>) -> bool {
    let after = text.get(year.end..).unwrap_or_default();
    let after = after.trim_start().trim_start_matches('度').trim_start();
    let is_report = after.strip_prefix("政府信息公开").is_some_and(|rest| {
        let rest = rest.strip_prefix("工作").unwrap_or(rest);
        rest.strip_prefix("年度").unwrap_or(rest).starts_with("报告")
    });
    is_report && !in_title(text, year.number.start)
}

/// Whether a place lies within 《》.
fn in_title(text: &str, at: usize) -> bool {
    let before = text.get(..at).unwrap_or_default().chars().rev().take(60);
    before.into_iter().find(|c| matches!(c, '《' | '》')) == Some('《')
}
