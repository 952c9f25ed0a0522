//! T3-15: many times the applications of last year, or a small part of them.

use crate::rules::case::TOTAL;
use crate::rules::last_year::great_change::{both_years, great_change};
use crate::rules::looked::Looked;
use crate::rules::{Case, Check, Finding, Need, Severity};

rule! {
    /// ## 查什么
    /// 本年新收的申请，是不是上年的五倍以上，或者不到上年的五分之一（相差十件以内的不算）。
    ///
    /// ## 为什么
    /// 变化这么大，常常是漏了下属单位，或者把咨询、信访也计了进来。
    ///
    /// ## 怎么办
    /// 核对申请登记台账；确实如此的，可以在第一部分说明原因。
    RULE {
        id: "T3-15",
        name: "applications-changed-greatly",
        severity: Severity::Info,
        clause: "格式第三部分第一项",
        check: Check::Report(check),
        looks: looks,
        needs: &[Need::LastYear],
        places: &["t3.new_received.total"],
    }
}

const LEAST: u64 = 10;

fn check(case: &Case<'_>) -> Vec<Finding> {
    let find = || {
        let cell = case.form().at("t3", "new_received", TOTAL)?;
        let (before, now) = great_change(case, cell, LEAST)?;
        let message = format!("本年新收申请：上年 {before} 件，本年 {now} 件，变化很大");
        Some(RULE.finds(message, "核对申请登记台账；没有错的，可以在第一部分说明原因").at(case, cell, &[]))
    };
    find().into_iter().collect()
}

fn looks(case: &Case<'_>) -> Looked {
    let cell = case.form().at("t3", "new_received", TOTAL);
    Looked::figures(cell.and_then(|cell| both_years(case, cell)).iter().count(), "格")
}
