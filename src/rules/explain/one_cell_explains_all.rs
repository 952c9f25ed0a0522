//! S-01: one cell explains all the sums that do not hold.

use crate::report::Reading;
use crate::rules::culprit::change::{Change, correction};
use crate::rules::culprit::shape::{neighbour_with, slip};
use crate::rules::looked;
use crate::rules::{Case, Check, Finding, Severity};

rule! {
    /// ## 查什么
    /// 几处勾稽关系同时不成立时，是不是只错了一格：哪一格改了，它们就全部成立。
    ///
    /// ## 为什么
    /// 第三部分的表每一行、每一列都有合计，还要收支相等，勾稽关系横竖交叉。任何一格填错，都会以同样的差额打破它自己的那一组，别的格打破的是另外几处；所以从数字就能推出是哪一格、应为多少。推不出的不说；有几格同样说得通的，都列出来。
    ///
    /// ## 怎么办
    /// 对照原始记录核对这一格，确实填错了就改；它下面列出的问题会一起消失。如果这一格没有填错，说明不止一处有错，请逐处核对。
    RULE {
        id: "S-01",
        name: "one-cell-explains-all",
        severity: Severity::Error,
        clause: "国办公开办函〔2021〕30号，格式第三部分表头和各“总计”的勾稽关系",
        check: Check::Explanation,
        looks: |_| looked::at("勾稽关系"),
    }
}

/// Says which cell is wrong, or which ones are equally likely to be. `sums` of them hold again with it.
pub(in crate::rules) fn say(case: &Case<'_>, ways: &[Change], sums: usize) -> Finding {
    let cells: Vec<_> = ways.iter().map(|change| change.cell).collect();
    let [only] = ways else {
        let one = |change: &Change| change.words(case) + &likeness(case, *change);
        let message = format!(
            "有 {} 格同样可能填错：{}。改对其中一格，{sums} 处勾稽关系就成立",
            ways.len(),
            ways.iter().map(one).collect::<Vec<_>>().join("；或者")
        );
        let finding = RULE.finds(message, "数字本身分不出是哪一格，请对照原始记录");
        return cells.first().map_or(finding.clone(), |first| finding.at(case, *first, &cells));
    };
    let (name, said) = (case.form().name_of(only.cell), only.words(case));
    let (message, fix) = if case.figures.known(only.cell).is_none() {
        let said = said.replace("，应为 ", "，按勾稽关系应为 ");
        (said, format!("对照原始记录；其余各格都对的话，“{name}”填 {}", only.to))
    } else {
        let said = said.replacen("”填了", "”：填了", 1);
        let message =
            format!("最可能填错的是{said}，这样 {sums} 处勾稽关系全部成立{}", likeness(case, *only));
        (message, format!("对照原始记录核对“{name}”；确实填错了，就改为 {}", only.to))
    };
    Finding { correction: Some(correction(case.whole_report(), *only).into()), ..RULE.finds(message, fix) }
        .at(case, only.cell, &[])
        .expects(only.to.to_string())
}

/// （像是两个数字写反了）, where the wrong number looks like that.
pub(in crate::rules) fn likeness(case: &Case<'_>, change: Change) -> String {
    let Reading::Number { value, .. } = case.figures.get(change.cell).reading else { return String::new() };
    let slip = slip(&value.to_string(), &change.to.to_string()).map(ToOwned::to_owned);
    let copied =
        || neighbour_with(case, change).map(|cell| format!("像是抄了“{}”的数", case.form().name_of(cell)));
    slip.or_else(copied).map_or(String::new(), |words| format!("（{words}）"))
}
