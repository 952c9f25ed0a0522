//! D-14: a table is figure for figure that of last year.

use crate::form::{CellId, Form};
use crate::report::Amount;
use crate::rules::looked::Looked;
use crate::rules::{Case, Check, Finding, Need, Severity};

rule! {
    /// ## 查什么
    /// 一张表的每个数是不是都与上年一样。全是 0 的表、只有一两个小数目的表不算，总计和现行有效不算在内。
    ///
    /// ## 为什么
    /// 许多数两年完全相同，多半是打开上年的报告后忘了改。30 号文要求防止内容雷同。
    ///
    /// ## 怎么办
    /// 逐格核对这张表；确实一样的，不用改。
    RULE {
        id: "D-14",
        name: "table-of-last-year",
        severity: Severity::Warning,
        clause: "国办公开办函〔2021〕30号（四）明确责任：内容雷同",
        check: Check::Report(check),
        looks: looks,
        needs: &[Need::LastYear],
    }
}

fn check(case: &Case<'_>) -> Vec<Finding> {
    (0..case.form().tables.len()).filter_map(|table| find(case, table)).collect()
}

fn looks(case: &Case<'_>) -> Looked {
    let tables = 0..case.form().tables.len();
    Looked::figures(
        tables.filter(|table| figures_of_both_years(case, &cells(case, *table)).is_some()).count(),
        "张表",
    )
}

fn find(case: &Case<'_>, table: usize) -> Option<Finding> {
    let form = case.form();
    let cells = cells(case, table);
    let figures = figures_of_both_years(case, &cells)?;
    if figures.iter().any(|(now, before)| now != before) {
        return None;
    }
    let counted = cells.iter().zip(figures).filter(|(cell, _)| is_of_the_year(form, **cell));
    let telling: Vec<CellId> =
        counted.filter(|(_, (now, _))| *now > Amount::ZERO).map(|(cell, _)| *cell).collect();
    let large = |cell: &CellId| case.figures.known(*cell) >= Some(Amount::whole(LARGE));
    if telling.len() < MANY && !telling.iter().any(large) {
        return None;
    }
    let section = form
        .sections
        .iter()
        .find(|section| Some(section.key) == form.tables.get(table).map(|one| one.key))?;
    let part = section.heading.split('、').next().unwrap_or_default();
    let message = format!("第{part}部分的表与上年的完全一样，连 {} 个不是 0 的数也一样", telling.len());
    Some(RULE.finds(message, "逐格核对这张表；确实一样的，不用改").at(case, *telling.first()?, &telling))
}

/// So many equal figures are no chance …
const MANY: usize = 3;
/// … nor is one of this size.
const LARGE: u64 = 100;

/// Whether a cell counts what happened in the year: no sum, and no 现行有效, which may well stay.
fn is_of_the_year(form: &Form, cell: CellId) -> bool {
    !form.info(cell).is_sum && form.column_of(cell).is_some_and(|column| column.key != "valid")
}

fn cells(case: &Case<'_>, table: usize) -> Vec<CellId> {
    let form = case.form();
    form.cell_ids().filter(|cell| form.info(*cell).table == table).collect()
}

/// This year's figures and last year's, where all of them are known.
fn figures_of_both_years(case: &Case<'_>, cells: &[CellId]) -> Option<Vec<(Amount, Amount)>> {
    let last_year = case.last_year?;
    cells.iter().map(|cell| Some((case.figures.known(*cell)?, last_year.known(*cell)?))).collect()
}
