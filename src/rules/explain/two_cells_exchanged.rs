//! S-02: two cells hold each other's number.

use crate::report::Amount;
use crate::rules::culprit::change::{Change, correction};
use crate::rules::looked;
use crate::rules::{Case, Check, Finding, Severity};

rule! {
    /// ## 查什么
    /// 几处勾稽关系同时不成立、改任何一格都不能全部改好时，是不是有两格的数填反了，或者一个数填错了行、填错了列：哪两格互换，它们就全部成立。
    ///
    /// ## 为什么
    /// 照着另一张表抄数时，最容易错开一行或一列。两格互换，会使它们各自所在的行和列相差同样多，一边多、一边少，能从数字看出来。只有一对格说得通时才这样说；有几对同样说得通的，都列出来。
    ///
    /// ## 怎么办
    /// 对照原始记录核对这两格，确实填反了就换过来；它下面列出的问题会一起消失。
    RULE {
        id: "S-02",
        name: "two-cells-exchanged",
        severity: Severity::Error,
        clause: "国办公开办函〔2021〕30号，格式第三部分表头和各“总计”的勾稽关系",
        check: Check::Explanation,
        looks: |_| looked::at("勾稽关系"),
    }
}

/// Says which two cells hold each other's number, or which pairs equally may. `sums` hold again with it.
pub(in crate::rules) fn say(case: &Case<'_>, ways: &[Vec<Change>], sums: usize) -> Finding {
    let cells: Vec<_> = ways.iter().flatten().map(|change| change.cell).collect();
    let [Some([one, other])] = ways.iter().map(|way| way.first_chunk()).collect::<Vec<_>>()[..] else {
        let pair = |way: &Vec<Change>| {
            let words: Vec<String> = way.iter().map(|change| change.words(case)).collect();
            words.join("，")
        };
        let pairs: Vec<String> = ways.iter().map(pair).collect();
        let message = format!(
            "有 {} 对格同样可能填反了：{}。换过来其中一对，{sums} 处勾稽关系就成立",
            ways.len(),
            pairs.join("；或者")
        );
        let finding = RULE.finds(message, "数字本身分不出是哪一对，请对照原始记录");
        return cells.first().map_or(finding.clone(), |first| finding.at(case, *first, &cells));
    };
    let message = format!("{}，这样 {sums} 处勾稽关系全部成立", mistake(case, *one, *other));
    Finding {
        correction: Some(correction(case.whole_report(), *one).into()),
        also: vec![(other.cell, correction(case.whole_report(), *other))],
        ..RULE.finds(message, "对照原始记录核对这两格；确实填反了，就换过来")
    }
    .at(case, one.cell, &cells)
    .expects(one.to.to_string())
}

/// What was done: two numbers exchanged, or one put into the wrong place.
fn mistake(case: &Case<'_>, one: Change, other: Change) -> String {
    let form = case.form();
    let name = |change: Change| form.name_of(change.cell);
    // A number that stands where nothing should, and a nothing where it should stand.
    let (wrong, right) = if one.to == Amount::ZERO { (one, other) } else { (other, one) };
    if wrong.to != Amount::ZERO {
        return format!("可能填反了：{}；{}", one.words(case), other.words(case));
    }
    let (here, there) = (form.info(wrong.cell), form.info(right.cell));
    let off = match (here.row == there.row, here.column == there.column) {
        (true, false) => "填错了列",
        (false, true) => "填错了行",
        _ => "填错了位置",
    };
    format!("{} 可能{off}：应填在“{}”，填在了“{}”", right.to, name(right), name(wrong))
}
