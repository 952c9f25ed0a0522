//! T4-06: more lawsuits without a review than after one, since a review has to come first.

use crate::form::CellId;
use crate::report::Amount;
use crate::rules::looked::{Looked, Why};
use crate::rules::{Case, Check, Finding, Need, Severity};

rule! {
    /// ## 查什么
    /// 2024 年及以后，“未经复议直接起诉”的案件是不是比“复议后起诉”的还多。
    ///
    /// ## 为什么
    /// 2024 年 1 月 1 日起施行的行政复议法第二十三条规定，对不予公开政府信息不服的，应当先申请行政复议。其他情形仍可直接起诉，但一般比复议后起诉的少。
    ///
    /// ## 怎么办
    /// 核对这些案件是不是复议后起诉的；确属直接起诉的，不用改。
    RULE {
        id: "T4-06",
        name: "direct-litigation",
        severity: Severity::Info,
        clause: "行政复议法第二十三条第一款第（四）项",
        check: Check::Report(check),
        looks: looks,
        needs: &[Need::Year],
        places: &["t4.litigation_direct.total", "t4.litigation_after_review.total"],
    }
}

const REVIEW_FIRST_SINCE: u16 = 2024;

fn check(case: &Case<'_>) -> Vec<Finding> {
    let Some((cells, direct, after_review)) = lawsuits(case).filter(|_| applies(case)) else {
        return Vec::new();
    };
    // A city has some of them every year, and rightly so; more than after a review are rare.
    if direct <= after_review {
        return Vec::new();
    }
    let message = format!(
        "未经复议直接起诉 {direct} 件，多于复议后起诉的 {after_review} 件：2024 年起，对不予公开不服的应当先申请复议"
    );
    let [at, other] = cells;
    vec![RULE.finds(message, "核对是不是复议后起诉的案件").at(case, at, &[other])]
}

fn looks(case: &Case<'_>) -> Looked {
    if !applies(case) {
        return Looked::AtNothing(Why::DoesNotApply);
    }
    Looked::figures(lawsuits(case).map_or(0, |(cells, ..)| cells.len()), "格")
}

/// The totals of the lawsuits without a review and of those after one, with their cells.
fn lawsuits(case: &Case<'_>) -> Option<([CellId; 2], Amount, Amount)> {
    let (direct, after) = (
        case.form().cell("t4.litigation_direct.total")?,
        case.form().cell("t4.litigation_after_review.total")?,
    );
    Some(([direct, after], case.figures.known(direct)?, case.figures.known(after)?))
}

fn applies(case: &Case<'_>) -> bool {
    case.year().is_some_and(|year| year >= REVIEW_FIRST_SINCE)
}
