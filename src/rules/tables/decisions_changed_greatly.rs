//! T2-08: decisions or fees are many times last year's, or a small part of them.

use crate::form::CellId;
use crate::rules::last_year::great_change::{both_years, great_change};
use crate::rules::looked::Looked;
use crate::rules::{Case, Check, Finding, Need, Severity};

rule! {
    /// ## 查什么
    /// 行政许可、行政处罚、行政强制的数量和行政事业性收费，是不是上年的五倍以上，或者不到上年的五分之一（相差二十以内的不算）。
    ///
    /// ## 为什么
    /// 变化这么大，常常是统计口径变了、漏了下属单位，或者收费的单位填成了元。
    ///
    /// ## 怎么办
    /// 与业务科室核对；确实如此的，不用改。
    RULE {
        id: "T2-08",
        name: "decisions-changed-greatly",
        severity: Severity::Info,
        clause: "格式第二部分，第二十条第（五）（六）（八）项",
        check: Check::Report(check),
        looks: looks,
        needs: &[Need::LastYear],
        places: &["t2.licensing.decisions|t2.punishment.decisions|t2.coercion.decisions|t2.fees.amount"],
    }
}

const CELLS: [&str; 4] =
    ["t2.licensing.decisions", "t2.punishment.decisions", "t2.coercion.decisions", "t2.fees.amount"];
const LEAST: u64 = 20;

fn check(case: &Case<'_>) -> Vec<Finding> {
    let finding = |cell| {
        let (before, now) = great_change(case, cell, LEAST)?;
        let name = case.form().row_of(cell)?.name;
        let message = format!("{name}：上年 {before}，本年 {now}，变化很大");
        Some(RULE.finds(message, "核对统计口径和单位；没有错的，不用改").at(case, cell, &[]))
    };
    cells(case).filter_map(finding).collect()
}

fn looks(case: &Case<'_>) -> Looked {
    Looked::figures(cells(case).filter(|cell| both_years(case, *cell).is_some()).count(), "格")
}

fn cells(case: &Case<'_>) -> impl Iterator<Item = CellId> {
    let form = case.form();
    CELLS.into_iter().filter_map(|address| form.cell(address))
}
