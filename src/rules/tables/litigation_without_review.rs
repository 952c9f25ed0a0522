//! T4-04: lawsuits after a review, but no review.

use crate::report::Amount;
use crate::rules::case::TOTAL;
use crate::rules::looked::Looked;
use crate::rules::{Case, Check, Finding, Need, Severity};

rule! {
    /// ## 查什么
    /// 有“复议后起诉”的案件，而今年和上年都没有行政复议。手头没有上年的数时，只作提示。
    ///
    /// ## 为什么
    /// 复议后起诉，先要有行政复议。复议可能是上一年的，再早的很少。
    ///
    /// ## 怎么办
    /// 核对这些诉讼是不是“未经复议直接起诉”，或者漏填了行政复议。
    RULE {
        id: "T4-04",
        name: "litigation-without-review",
        severity: Severity::Warning,
        clause: "格式第四部分“复议后起诉”",
        check: Check::Report(check),
        looks: looks,
        needs: &[Need::LastYearIfThere],
        places: &["t4.litigation_after_review.total", "t4.review.total"],
    }
}

fn check(case: &Case<'_>) -> Vec<Finding> {
    find(case).into_iter().collect()
}

fn looks(case: &Case<'_>) -> Looked {
    let known = |row| case.form().at("t4", row, TOTAL).and_then(|cell| case.figures.known(cell)).is_some();
    Looked::figures(if known("litigation_after_review") && known("review") { 2 } else { 0 }, "格")
}

fn find(case: &Case<'_>) -> Option<Finding> {
    let form = case.form();
    let (lawsuit, review) =
        (form.at("t4", "litigation_after_review", TOTAL)?, form.at("t4", "review", TOTAL)?);
    let lawsuits = case.figures.value(lawsuit).least;
    if lawsuits == Amount::ZERO || case.figures.known(review)? > Amount::ZERO {
        return None;
    }
    let last_year = case.last_year.and_then(|figures| figures.known(review));
    let (message, severity) = match last_year {
        None => (format!("复议后起诉 {lawsuits} 件，今年没有行政复议；复议在上年的，不用改"), Severity::Info),
        Some(Amount::ZERO) => (format!("复议后起诉 {lawsuits} 件，今年和上年都没有行政复议"), RULE.severity),
        Some(_) => return None,
    };
    let finding = RULE.finds(message, "核对是不是未经复议直接起诉的案件，或者漏填了行政复议");
    Some(finding.at(case, lawsuit, &[review]).severe(severity))
}
