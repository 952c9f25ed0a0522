//! T2-03: more documents repealed than there were.

use crate::rules::last_year::documents_in_force::{Documents, PLACES};
use crate::rules::looked::Looked;
use crate::rules::{Case, Check, Finding, Need, Severity};

rule! {
    /// ## 查什么
    /// 本年废止的规章、行政规范性文件，是不是多于上年现行有效与本年制发之和。
    ///
    /// ## 为什么
    /// 能废止的只有上年留下的和本年制发的文件。
    ///
    /// ## 怎么办
    /// 核对本年废止、本年制发和上年现行有效的件数。
    RULE {
        id: "T2-03",
        name: "repealed-more-than-there-were",
        severity: Severity::Error,
        clause: "格式第二部分，第二十条第（一）项“本年废止件数”",
        check: Check::Report(check),
        looks: looks,
        needs: &[Need::LastYear],
        places: PLACES,
    }
}

fn check(case: &Case<'_>) -> Vec<Finding> {
    let all = Documents::known(case);
    let impossible = all.iter().filter(|documents| documents.left().is_negative());
    let finding = |documents: &Documents| {
        let Documents { name, before, made, repealed, cells, .. } = documents;
        let most = documents.repealable();
        let message = format!(
            "{name}：上年现行有效 {before} + 制发 {made} = {most}，废止却填了 {repealed}：废止应不多于 {most}，或者制发应不少于 {}",
            *repealed - *before
        );
        let [made, repealed, _] = *cells;
        RULE.finds(message, "核对文件清单，两个数里有一个不对").at(case, repealed, &[made])
    };
    impossible.map(finding).collect()
}

fn looks(case: &Case<'_>) -> Looked {
    Looked::figures(Documents::known(case).len(), "行")
}
