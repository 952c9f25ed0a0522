//! N-24: a percentage in the prose is not the quotient of its numbers.

use crate::claims::Claim;
use crate::rules::looked;
use crate::rules::stated::Matter;
use crate::rules::{Case, Check, Finding, Need, Severity};

rule! {
    /// ## 查什么
    /// 正文里的“占百分之几”“某某率”，用正文自己的数重新算，看四舍五入到同样的小数位是不是一样；正文没有写数的，用表格里的数算。
    ///
    /// ## 为什么
    /// 百分比算错是常见的笔误。
    ///
    /// ## 怎么办
    /// 按算出来的数改正。
    RULE {
        id: "N-24",
        name: "percentage-differs",
        severity: Severity::Warning,
        clause: "正文的数应前后一致",
        check: Check::Report(check),
        looks: looked::statements,
        needs: &[Need::Stated(&[Matter::Share])],
    }
}

fn check(case: &Case<'_>) -> Vec<Finding> {
    let broken = case.broken(Matter::Share);
    broken.filter_map(|claim| finding(case, claim)).collect()
}

fn finding(case: &Case<'_>, claim: &Claim) -> Option<Finding> {
    let (part, whole) = match claim.parts.as_slice() {
        [part, whole] => (*part, *whole),
        _ => (case.figures.sum(&claim.cells).known()?, case.figures.sum(&claim.whole).known()?),
    };
    let right = claim.number.percentage(part, whole)?;
    let message = format!("文中说“{}”，{part}÷{whole} 是 {right}%", case.words_of(claim));
    Some(RULE.finds_claim(claim, message, "核对这两个数和百分比").expects(format!("{right}%")))
}
