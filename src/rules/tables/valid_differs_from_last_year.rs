//! T2-02: the documents in force do not follow from last year's.

use crate::rules::last_year::documents_in_force::{Documents, PLACES};
use crate::rules::looked::{Looked, Why};
use crate::rules::{Case, Check, Finding, Need, Severity};

rule! {
    /// ## 查什么
    /// 规章、行政规范性文件的现行有效件数，是不是等于上年现行有效加本年制发、减本年废止。两年的数都有才比。
    ///
    /// ## 为什么
    /// 现行有效的文件只会因制发而增加、因废止而减少，所以上年年底的件数加减本年的变化就是今年年底的件数。
    ///
    /// ## 怎么办
    /// 会同司法行政部门核对文件清单。因机构改革、文件自然失效、清理口径变化而对不上的，写明理由后可以保留。
    RULE {
        id: "T2-02",
        name: "valid-differs-from-last-year",
        severity: Severity::Error,
        clause: "格式第二部分，第二十条第（一）项“现行有效件数”",
        check: Check::Report(check),
        looks: looks,
        needs: &[Need::LastYear],
        places: PLACES,
        acceptable: true,
    }
}

fn check(case: &Case<'_>) -> Vec<Finding> {
    Documents::known(case).iter().filter_map(|documents| find(case, documents)).collect()
}

fn looks(case: &Case<'_>) -> Looked {
    let known: Vec<Documents> =
        Documents::known(case).into_iter().filter(|documents| documents.valid.is_some()).collect();
    let said = known.iter().find(|documents| documents.is_said_more_plainly());
    match known.iter().filter(|documents| !documents.is_said_more_plainly()).count() {
        0 if said.is_some_and(|documents| documents.left().is_negative()) => {
            Looked::AtNothing(Why::SaidBy("T2-03"))
        }
        0 if said.is_some() => Looked::AtNothing(Why::SaidBy("T2-09")),
        count => Looked::figures(count, "行"),
    }
}

fn find(case: &Case<'_>, documents: &Documents) -> Option<Finding> {
    let left = documents.left();
    let valid = documents.valid.filter(|valid| *valid != left)?;
    // T2-03 and T2-09 say these breaks more plainly.
    if documents.is_said_more_plainly() {
        return None;
    }
    let Documents { name, before, made, repealed, cells, .. } = documents;
    let message = format!(
        "{name}：上年现行有效 {before} + 制发 {made} − 废止 {repealed} = {left}，现行有效填了 {valid}{}",
        documents.ways(valid)
    );
    let [made, repealed, valid] = *cells;
    Some(RULE.finds(message, "核对文件清单，三个数里有一个不对").at(case, valid, &[made, repealed]))
}
