//! T3-13: table three is all zeros, but the prose tells of applications.

use crate::claims::{Claim, ClaimKind};
use crate::rules::looked::{Looked, Why};
use crate::rules::stated::Matter;
use crate::rules::{Case, Check, Finding, Need, Severity};

rule! {
    /// ## 查什么
    /// 表三全是 0，而正文说收到了申请、办结了申请。正文说没有收到而表三有数的，见 N-21。
    ///
    /// ## 为什么
    /// 多半是表三忘了填，或者正文是从别处抄来的。
    ///
    /// ## 怎么办
    /// 收到过申请的，填表三；没有收到的，改正文。
    RULE {
        id: "T3-13",
        name: "applications-stated-beside-zeros",
        severity: Severity::Error,
        clause: "格式第三部分",
        check: Check::Report(check),
        looks: looks,
        needs: &[Need::Stated(&[Matter::Figure])],
        places: &["t3"],
    }
}

fn check(case: &Case<'_>) -> Vec<Finding> {
    if !case.table_three_is_zero() {
        return Vec::new();
    }
    let finding = |claim: &Claim| {
        let message = format!("文中说“{}”，表三却全是 0", case.words_of(claim));
        RULE.finds_claim(claim, message, "收到过申请的，填表三；没有收到的，改正文")
    };
    case.broken(Matter::Figure).find(|claim| tells(case, claim)).map(finding).into_iter().collect()
}

fn looks(case: &Case<'_>) -> Looked {
    let told: Vec<&Claim> = case.stated().filter(|claim| tells(case, claim)).collect();
    match told.len() {
        0 => Looked::AtNothing(Why::NotSaid),
        _ => Looked::figures(told.iter().filter(|claim| claim.holds.is_some()).count(), "处"),
    }
}

/// Whether the prose tells of applications there.
fn tells(case: &Case<'_>, claim: &Claim) -> bool {
    let first = claim.cells.first().map_or("", |cell| case.form().info(*cell).address);
    claim.kind == ClaimKind::Cell && first.starts_with("t3.")
}
