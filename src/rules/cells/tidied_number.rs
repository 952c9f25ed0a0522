//! C-04: figures that were understood although they are not written plainly.

use crate::form::CellId;
use crate::report::Reading;
use crate::rules::looked;
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
        let cells: Vec<CellId> = form.cell_ids().filter(tidied).collect();
        let Some(first) = cells.first() else { continue };
        let spelled = cells.iter().take(SPELLED).map(|cell| {
            let typed = excerpt(case.typed(*cell).trim());
            format!("{}“{typed}”读作 {}", form.name_of(*cell), case.printed(*cell))
        });
        let spelled = spelled.collect::<Vec<_>>().join("；");
        let more = if cells.len() > SPELLED { format!("；等 {} 格", cells.len()) } else { String::new() };
        let finding = RULE.finds(format!("{spelled}{more}"), "看一眼读得对不对");
        findings.push(finding.at(case, *first, &cells));
    }
    findings
}
