//! N-22: the prose says that all is done, the table carries some forward.

use crate::claims::ClaimKind;
use crate::report::Amount;
use crate::rules::looked::{Looked, Why};
use crate::rules::stated::Matter;
use crate::rules::{Case, Check, Finding, Need, Severity};

rule! {
    /// ## 查什么
    /// 正文说“全部办结”“办结率100%”，而表三的结转下年度继续办理不是 0。
    ///
    /// ## 为什么
    /// 有结转的就没有全部办结。正文自己也写了结转的，只提示一句：多半是指到期的都已答复。
    ///
    /// ## 怎么办
    /// 改为“均在法定期限内答复，另有若干件结转下年度”，或者核对表三第四项。
    RULE {
        id: "N-22",
        name: "stated-all-done-but-open",
        severity: Severity::Error,
        clause: "格式第三部分第四项",
        check: Check::Report(check),
        looks: looks,
        needs: &[Need::Stated(&[Matter::AllDone, Matter::Figure])],
        places: &["t3.carried_forward"],
    }
}

fn check(case: &Case<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    for claim in case.broken(Matter::AllDone) {
        let message = format!("文中说“{}”，{}", case.words_of(claim), case.said_by_cells(claim));
        let finding = RULE.finds_claim(claim, message, "核对结转件数；有结转的，不要说全部办结");
        let is_told = case.stated().any(|other| {
            other.kind == ClaimKind::Cell && other.cells == claim.cells && other.number.value > Amount::ZERO
        });
        found.push(if is_told { finding.severe(Severity::Info) } else { finding });
    }
    found
}

fn looks(case: &Case<'_>) -> Looked {
    let told = || case.stated().filter(|claim| claim.kind == ClaimKind::AllDone);
    match told().count() {
        0 => Looked::AtNothing(Why::NotSaid),
        _ => Looked::figures(told().filter(|claim| claim.holds.is_some()).count(), "处"),
    }
}
