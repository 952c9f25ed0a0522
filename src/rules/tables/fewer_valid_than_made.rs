//! T2-01: fewer documents in force than this year's alone must have left.

use crate::form::CellId;
use crate::rules::last_year::documents_in_force::{PLACES, ROWS, cells};
use crate::rules::looked::{Looked, Why};
use crate::rules::{Case, Check, Finding, Need, Severity};

rule! {
    /// ## 查什么
    /// 规章、行政规范性文件的现行有效件数，是否少于本年制发件数减去本年废止件数。
    ///
    /// ## 为什么
    /// 现行有效件数 = 上年现行有效 + 本年制发 − 本年废止。上年的件数不会小于 0，所以现行有效至少有“制发 − 废止”那么多。
    ///
    /// ## 怎么办
    /// 与司法行政部门的文件清单核对这三个数。确因机构改革、清理口径或文件自然失效造成的，可以写明理由后保留。
    RULE {
        id: "T2-01",
        name: "fewer-valid-than-made",
        severity: Severity::Error,
        clause: "格式第二部分，第二十条第（一）项各栏的含义",
        check: Check::Report(check),
        looks: looks,
        needs: &[Need::LastYearIfThere],
        places: PLACES,
        acceptable: true,
    }
}

fn check(case: &Case<'_>) -> Vec<Finding> {
    ROWS.into_iter().filter_map(|row| check_row(case, row)).collect()
}

fn looks(case: &Case<'_>) -> Looked {
    let rows = ROWS.into_iter().filter_map(|row| cells(case, row));
    let (said, own): (Vec<_>, Vec<_>) = rows.partition(|[.., valid]| is_known_of_last_year(case, *valid));
    let is_known = |cells: &&[CellId; 3]| cells.iter().all(|cell| case.figures.known(*cell).is_some());
    match own.iter().filter(is_known).count() {
        0 if !said.is_empty() => Looked::AtNothing(Why::SaidBy("T2-02")),
        count => Looked::figures(count, "行"),
    }
}

fn check_row(case: &Case<'_>, row: &str) -> Option<Finding> {
    let [made, repealed, valid] = cells(case, row)?;
    if is_known_of_last_year(case, valid) {
        return None;
    }
    let known = |cell| case.figures.known(cell);
    let least = known(made)? - known(repealed)?;
    let found = known(valid)?;
    (found < least).then(|| {
        let message = format!(
            "{}：制发 {} − 废止 {} = {least}，现行有效只填了 {found}：现行有效应不少于 {least}，或者制发应不多于 {}",
            case.form().row_of(valid).map_or("", |row| row.name),
            known(made).unwrap_or_default(),
            known(repealed).unwrap_or_default(),
            found + known(repealed).unwrap_or_default(),
        );
        RULE.finds(message, "核对文件清单，三个数里有一个不对").at(case, valid, &[made, repealed])
    })
}

/// With last year's figure T2-02 says exactly how many there must be.
fn is_known_of_last_year(case: &Case<'_>, valid: CellId) -> bool {
    case.last_year.is_some_and(|figures| figures.known(valid).is_some())
}
