//! T3-07: what was carried over is not what last year carried forward.

use crate::form::CellId;
use crate::rules::case::TOTAL;
use crate::rules::last_year::carried::{
    Carried, PLACES, applicants_that_differ, is_known, list, total_that_differs,
};
use crate::rules::looked::Looked;
use crate::rules::{Case, Check, Finding, Need, Severity};

rule! {
    /// ## 查什么
    /// “二、上年结转”的总计，是不是等于上年报告里“四、结转下年度继续办理”的总计。
    ///
    /// ## 为什么
    /// 上年没有办完、结转过来的申请，就是今年的上年结转，一件不多，一件不少。
    ///
    /// ## 怎么办
    /// 核对两年的台账。因机构改革接收或移交了申请而对不上的，写明理由后可以保留。
    RULE {
        id: "T3-07",
        name: "carried-over-differs-from-last-year",
        severity: Severity::Error,
        clause: "格式第三部分第二项、第四项",
        check: Check::Report(check),
        looks: looks,
        needs: &[Need::LastYear],
        places: PLACES,
        acceptable: true,
    }
}

fn check(case: &Case<'_>) -> Vec<Finding> {
    find(case).into_iter().collect()
}

fn looks(case: &Case<'_>) -> Looked {
    Looked::figures(usize::from(is_known(case, TOTAL)), "处")
}

fn find(case: &Case<'_>) -> Option<Finding> {
    let Carried { cell, last_year: forward, this_year: over, .. } = total_that_differs(case)?;
    let applicants = applicants_that_differ(case);
    // A computed total cannot be corrected; if only one applicant differs, that is the place.
    let (place, expected) = match applicants.as_slice() {
        [one] if case.figures.get(cell).computed => (one.cell, one.last_year),
        _ => (cell, forward),
    };
    let of_whom = if applicants.is_empty() { String::new() } else { format!("（{}）", list(&applicants)) };
    let message = format!("上年报告结转下年度 {forward} 件，今年上年结转 {over} 件{of_whom}");
    let cells: Vec<CellId> = applicants.iter().map(|one| one.cell).chain([cell]).collect();
    let fix = "核对两年的台账；上年的报告没有错的，照上年结转下年度的数填";
    Some(RULE.finds(message, fix).at(case, place, &cells).expects(expected.to_string()))
}
