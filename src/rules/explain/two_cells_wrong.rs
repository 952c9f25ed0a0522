//! S-03: two cells are wrong at once.

use super::one_cell_explains_all::likeness;
use crate::report::Amount;
use crate::rules::culprit::change::{Change, correction};
use crate::rules::looked;
use crate::rules::{Case, Check, Finding, Severity};

rule! {
    /// ## 查什么
    /// 几处勾稽关系同时不成立、改一格或者换两格都不能全部改好时，是不是有两格各填错了一个数：改好哪两格，它们就全部成立。也认得一个数的后几位填进了旁边一格的。
    ///
    /// ## 为什么
    /// 同一行里错了两格，这一行和两列都对不上；每一格应为多少，由另一格不在其中的那处勾稽关系说出。只有一对格说得通时才这样说。
    ///
    /// ## 怎么办
    /// 对照原始记录核对这两格，确实填错了就一起改；它下面列出的问题会一起消失。
    RULE {
        id: "S-03",
        name: "two-cells-wrong",
        severity: Severity::Error,
        clause: "国办公开办函〔2021〕30号，格式第三部分表头和各“总计”的勾稽关系",
        check: Check::Explanation,
        looks: |_| looked::at("勾稽关系"),
    }
}

/// Says which two cells are wrong. `sums` hold again with both put right.
pub(in crate::rules) fn say(case: &Case<'_>, one: Change, other: Change, sums: usize) -> Finding {
    let [first, second] = if spilled(case, one, other) {
        let whole = one.to.max(other.to);
        [String::new(), format!("（像是 {whole} 的数字分到了两格）")]
    } else {
        [one, other].map(|change| likeness(case, change))
    };
    let message = format!(
        "可能有两处填错：{}{first}；{}{second}。都改对，{sums} 处勾稽关系就成立",
        one.words(case),
        other.words(case)
    );
    Finding {
        correction: Some(correction(case.whole_report(), one).into()),
        also: vec![(other.cell, correction(case.whole_report(), other))],
        ..RULE.finds(message, "对照原始记录核对这两格；确实都填错了，就一起改")
    }
    .at(case, one.cell, &[other.cell])
    .expects(one.to.to_string())
}

/// Whether the digits of a number went on in the next cell: 1 and 2 for 12 and 0.
fn spilled(case: &Case<'_>, one: Change, other: Change) -> bool {
    let (left, right) = (case.form().info(one.cell), case.form().info(other.cell));
    let digits = |numbers: [Amount; 2]| {
        let typed = numbers.into_iter().filter(|number| *number != Amount::ZERO);
        typed.map(|number| number.to_string()).collect::<String>()
    };
    let is_beside = left.row == right.row && left.column + 1 == right.column;
    is_beside && digits([one.from, other.from]) == digits([one.to, other.to])
}
