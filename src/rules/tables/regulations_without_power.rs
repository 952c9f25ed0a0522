//! T2-04: 规章 reported by an organ that cannot make any.

use crate::form::CellId;
use crate::report::{Amount, OrganKind};
use crate::rules::looked::{Looked, Why};
use crate::rules::{Case, Check, Finding, Need, Severity};

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
        looks: looks,
        needs: &[Need::OrganKind],
        places: &["t2.regulations"],
    }
}

fn check(case: &Case<'_>) -> Vec<Finding> {
    let form = case.form();
    if case.organ_kind().is_none_or(is_free) {
        return Vec::new();
    }
    let filled: Vec<_> = row(case).filter(|cell| case.figures.value(*cell).least > Amount::ZERO).collect();
    let Some(first) = filled.first() else { return Vec::new() };
    let message = format!("{}填了 {}，但本机关没有规章制定权", form.name_of(*first), case.printed(*first));
    vec![RULE.finds(message, "规范性文件填到下一行，这一行填 0").at(case, *first, &filled).expects("0")]
}

fn looks(case: &Case<'_>) -> Looked {
    if case.organ_kind().is_some_and(is_free) {
        return Looked::AtNothing(Why::DoesNotApply);
    }
    Looked::figures(row(case).filter(|cell| case.figures.known(*cell).is_some()).count(), "格")
}

/// Whether an organ of that kind may make regulations, or nobody knows.
fn is_free(kind: OrganKind) -> bool {
    kind.may_make_regulations() || kind == OrganKind::Other
}

fn row<'a>(case: &'a Case<'_>) -> impl Iterator<Item = CellId> + use<'a> {
    let form = case.form();
    form.cell_ids().filter(|cell| form.info(*cell).address.starts_with("t2.regulations."))
}
