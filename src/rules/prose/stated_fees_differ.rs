//! N-27: fees in the prose do not add up, or are not those of table two.

use crate::claims::{Claim, ClaimKind};
use crate::report::{Amount, Value};
use crate::rules::looked::{self, Looked, Why};
use crate::rules::stated::Matter;
use crate::rules::{Case, Check, Finding, Need, Severity};

rule! {
    /// ## 查什么
    /// 第六部分的收费清单，各笔之和是不是等于总额；正文里的行政事业性收费与表二是不是一样，元与万元有没有弄混。
    ///
    /// ## 为什么
    /// 金额要对得上账。表二的单位是万元，正文常写元。
    ///
    /// ## 怎么办
    /// 与财务核对后改正。
    RULE {
        id: "N-27",
        name: "stated-fees-differ",
        severity: Severity::Warning,
        clause: "格式第二部分第二十条第（八）项、第六部分",
        check: Check::Report(check),
        looks: looks,
        needs: &[Need::Stated(&[Matter::Fees])],
    }
}

fn check(case: &Case<'_>) -> Vec<Finding> {
    case.broken(Matter::Fees).map(|claim| finding(case, claim)).collect()
}

fn looks(case: &Case<'_>) -> Looked {
    // A fee alone is held against nothing; T2-06 and T3-11 look at it.
    match case.stated().filter(|claim| claim.kind != ClaimKind::ProcessingFee).count() {
        0 => Looked::AtNothing(Why::NotSaid),
        _ => looked::statements(case),
    }
}

fn finding(case: &Case<'_>, claim: &Claim) -> Finding {
    if claim.kind == ClaimKind::Breakdown {
        let sum: Amount = claim.parts.iter().copied().sum();
        let message =
            format!("总额写的是 {} 元，{} 笔加起来是 {sum} 元", claim.number.value, claim.parts.len());
        return RULE.finds_claim(claim, message, "核对总额和各笔").expects(sum.to_string());
    }
    let same_digits = claim.found.and_then(Value::known) == Some(claim.number.value);
    let mut finding = RULE.finds_difference(case, claim);
    if same_digits {
        finding.message += "（表二的单位是万元，是不是把元当成了万元）";
    }
    finding
}
