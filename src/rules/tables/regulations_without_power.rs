//! T2-04: 规章 reported by an organ that cannot make any.

use super::{Case, Check, Finding, Severity};
use crate::report::Amount;

rule! {
    /// ## 查什么
    /// 没有规章制定权的机关，“规章”一行是不是填了数。
    ///
    /// ## 为什么
    /// 按照立法法，规章只能由国务院部门和省、设区的市、自治州的人民政府制定。县、乡两级和市级部门印发的文件是行政规范性文件，不是规章。
    ///
    /// ## 怎么办
    /// 把这些文件填到“行政规范性文件”一行，“规章”一行填 0。
    RULE {
        id: "T2-04",
        name: "regulations-without-power",
        severity: Severity::Warning,
        clause: "立法法关于规章制定权的规定",
        check: Check::Report(check),
    }
}

fn check(case: &Case<'_>) -> Vec<Finding> {
    let form = case.form();
    if case
        .report
        .organ_kind()
        .is_none_or(|kind| kind.may_make_regulations() || kind == crate::report::OrganKind::Other)
    {
        return Vec::new();
    }
    let row = form.cell_ids().filter(|cell| form.info(*cell).address.starts_with("t2.regulations."));
    let filled: Vec<_> = row.filter(|cell| case.figures.value(*cell).least > Amount::ZERO).collect();
    let Some(first) = filled.first() else { return Vec::new() };
    let message = format!(
        "{}填了 {}，但本机关没有规章制定权",
        form.name_of(*first),
        case.report.printed(*first, case.figures)
    );
    vec![RULE.finds(message, "规范性文件填到下一行，这一行填 0").at(case, *first, &filled).expects("0")]
}
