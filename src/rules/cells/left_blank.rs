//! C-03: cells that are blank, or hold “/” or “无” instead of a figure.

use crate::form::{CellId, Equation};
use crate::order::Set;
use crate::report::Reading;
use crate::rules::looked::Looked;
use crate::rules::unseen;
use crate::rules::{Case, Check, Finding, Severity};
use crate::text::excerpt::excerpt;

rule! {
    /// ## 查什么
    /// 表格里有没有空着的格，或者写了“/”“—”“无”的格。
    ///
    /// ## 为什么
    /// 空白、“/”和 0 是三回事：空白可能是漏填，“/”说不清是没有还是不适用。现在公布的年度报告，没有的都写 0；审核时空白和“/”会被退回。
    ///
    /// ## 怎么办
    /// 没有发生的填 0；还没有统计的先空着，统计后再填。表格软件把 0 显示成“-”的，按一下就都填上 0；合计对不上的格不会替您填。
    RULE {
        id: "C-03",
        name: "left-blank",
        severity: Severity::Error,
        clause: "格式各表；各级审核的通行要求",
        check: Check::Report(check),
        looks: |case| Looked::At(format!("{} 格", case.form().cells.len())),
    }
}

fn check(case: &Case<'_>) -> Vec<Finding> {
    let form = case.form();
    let mut findings = Vec::new();
    for (index, section) in form.tables.iter().enumerate() {
        let heading = form.section(section.key).map_or("", |section| section.heading);
        let part = heading.split('、').next().unwrap_or_default();
        let of_table = || form.cell_ids().filter(|cell| form.info(*cell).table == index);
        let blank: Vec<CellId> = of_table().filter(|cell| case.figures.is_left_blank(*cell)).collect();
        if let Some(first) = blank.first() {
            let message = format!("第{part}部分的表还有 {} 格没有填", blank.len());
            findings.push(RULE.finds(message, "没有发生的填 0").at(case, *first, &blank));
        }
    }
    findings
        .into_iter()
        .map(|finding| finding.severe(case.missing(RULE.severity)))
        .chain(marks(case))
        .collect()
}

/// A blank cell may still be filled in; a mark in it is somebody's answer, and said at once. Sheets show nothing as a
/// dash, too: where no sum is against it, one press puts 0 there.
fn marks<'a>(case: &'a Case<'_>) -> impl Iterator<Item = Finding> + 'a {
    let form = case.form();
    let marks: Vec<CellId> =
        form.cell_ids().filter(|cell| case.figures.get(*cell).reading == Reading::Mark).collect();
    let zeros = zeros(case, &marks);
    marks.into_iter().map(move |cell| {
        let seen = unseen::without(case.typed(cell));
        let message = format!("{}：“{}”不是数字", form.name_of(cell), excerpt(seen.trim()));
        let finding = RULE.finds(message, "没有发生的填 0；还没有统计的先空着").at(case, cell, &[]);
        let finding = if zeros.contains(&cell) { finding.corrected_to("0") } else { finding };
        unseen::named(finding, case.typed(cell))
    })
}

/// The cells in which a mark can mean 0: with 0 in the place of all marks, no sum that they are in is wrong.
fn zeros(case: &Case<'_>, marks: &[CellId]) -> Vec<CellId> {
    if marks.is_empty() {
        return Vec::new();
    }
    let figures = case.figures_with(marks, "0");
    let equations = || case.form().checks.iter().flat_map(|check| check.equations);
    let is_broken =
        |equation: &&Equation| figures.sum(equation.left).contradicts(figures.sum(equation.right));
    let broken: Set<CellId> = equations()
        .filter(is_broken)
        .flat_map(|equation| equation.left.iter().chain(equation.right))
        .copied()
        .collect();
    marks.iter().filter(|cell| !broken.contains(cell)).copied().collect()
}
