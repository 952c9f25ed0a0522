//! C-04: figures that were understood although they are not written plainly.

use crate::form::CellId;
use crate::report::Reading;
use crate::rules::looked;
use crate::rules::unseen;
use crate::rules::{Case, Check, Finding, Severity};
use crate::text::excerpt::excerpt;

rule! {
    /// ## 查什么
    /// 哪些格写了全角数字、千位分隔符，或者带了“件”“万元”。
    ///
    /// ## 为什么
    /// 这样写意思是清楚的，本工具已经读作数字，文件里也印成普通数字。告诉您，是让您看一眼读得对不对。
    ///
    /// ## 怎么办
    /// 读得对就不用管。
    RULE {
        id: "C-04",
        name: "tidied-number",
        severity: Severity::Info,
        clause: "格式各表",
        check: Check::Report(check),
        looks: looked::typed_cells,
    }
}

/// How many of the cells a message spells out.
const SPELLED: usize = 3;

fn check(case: &Case<'_>) -> Vec<Finding> {
    let form = case.form();
    let mut findings = Vec::new();
    for table in 0..form.tables.len() {
        let tidied = |cell: &CellId| {
            let reading = &case.figures.get(*cell).reading;
            form.info(*cell).table == table && matches!(reading, Reading::Number { tidied: true, .. })
        };
        let has_unseen = |cell: &CellId| unseen::codes(case.typed(*cell)).is_some();
        let (unseen, seen): (Vec<CellId>, Vec<CellId>) = form.cell_ids().filter(tidied).partition(has_unseen);
        findings.extend(read_as(case, &seen));
        findings.extend(read_as(case, &unseen).map(|finding| plainly(case, finding, &unseen)));
    }
    findings
}

/// What some cells are read as, in one finding.
fn read_as(case: &Case<'_>, cells: &[CellId]) -> Option<Finding> {
    let form = case.form();
    let first = cells.first()?;
    let spelled = cells.iter().take(SPELLED).map(|cell| {
        let seen = unseen::without(case.typed(*cell));
        format!("{}“{}”读作 {}", form.name_of(*cell), excerpt(seen.trim()), case.printed(*cell))
    });
    let spelled = spelled.collect::<Vec<_>>().join("；");
    let more = if cells.len() > SPELLED { format!("；等 {} 格", cells.len()) } else { String::new() };
    Some(RULE.finds(format!("{spelled}{more}"), "看一眼读得对不对").at(case, *first, cells))
}

/// The same of cells in which there is something that nobody sees: all of it goes in one press.
fn plainly(case: &Case<'_>, finding: Finding, cells: &[CellId]) -> Finding {
    let typed: String = cells.iter().map(|cell| case.typed(*cell)).collect();
    let mut bare = cells.iter().map(|cell| (*cell, unseen::without(case.typed(*cell))));
    let first = bare.next().map(|(_, text)| text).unwrap_or_default();
    Finding { also: bare.collect(), ..unseen::named(finding.corrected_to(first), &typed) }
}
