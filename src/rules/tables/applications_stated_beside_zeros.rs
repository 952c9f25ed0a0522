//! T3-13: table three is all zeros, but the prose tells of applications.

use super::stated::Matter;
use super::{Case, Check, Finding, Severity};
use crate::claims::{Claim, Kind};

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
    }
}

fn check(case: &Case<'_>) -> Vec<Finding> {
    if !case.table_three_is_zero() {
        return Vec::new();
    }
    let tells = |claim: &&Claim| {
        let first = claim.cells.first().map_or("", |cell| case.form().info(*cell).address);
        claim.kind == Kind::Cell && first.starts_with("t3.")
    };
    let finding = |claim: &Claim| {
        let message = format!("文中说“{}”，表三却全是 0", case.words(claim));
        RULE.finds_claim(claim, message, "收到过申请的，填表三；没有收到的，改正文")
    };
    case.broken(Matter::Figure).find(tells).map(finding).into_iter().collect()
}
