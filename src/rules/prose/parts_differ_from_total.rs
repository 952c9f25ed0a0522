//! N-25: the parts in the prose do not make up their total.

use crate::claims::Claim;
use crate::report::Amount;
use crate::rules::looked;
use crate::rules::stated::Matter;
use crate::rules::{Case, Check, Finding, Need, Severity};

rule! {
    /// ## 查什么
    /// “共几条，其中甲几条、乙几条”：各项加起来是不是超过了总数。带“约、余、多”的不算；各项加起来不足总数的不提，因为“其中”不必列全。同一个栏目前后写了两个数的，也提出来。
    ///
    /// ## 为什么
    /// 各项之和超过总数，必有一处错了。
    ///
    /// ## 怎么办
    /// 核对各项和总数；同一条信息在几处发布的，改用“分别”。
    RULE {
        id: "N-25",
        name: "parts-differ-from-total",
        severity: Severity::Warning,
        clause: "正文的数应前后一致",
        check: Check::Report(check),
        looks: looked::statements,
        needs: &[Need::Stated(&[Matter::Parts])],
    }
}

fn check(case: &Case<'_>) -> Vec<Finding> {
    let finding = |claim: &Claim| {
        let sum: Amount = claim.parts.iter().copied().sum();
        let message = match claim.parts.as_slice() {
            [after] => format!("同一个栏目，这里写的是 {}，后面写的是 {after}", claim.number.value),
            parts => format!("总数写的是 {}，{} 项加起来是 {sum}", claim.number.value, parts.len()),
        };
        RULE.finds_claim(claim, message, "核对总数和各项").expects(sum.to_string())
    };
    case.broken(Matter::Parts).map(finding).collect()
}
