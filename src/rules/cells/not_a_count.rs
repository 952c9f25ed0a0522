//! C-01: what is typed into a cell for 件 is no whole number of them.

use crate::form::CellKind;
use crate::report::{Fault, Reading, read_number};
use crate::rules::looked;
use crate::rules::unseen;
use crate::rules::{Case, Check, Finding, Severity};
use crate::text::characters::half_width;
use crate::text::excerpt::excerpt;

rule! {
    /// ## 查什么
    /// 以“件”计数的格里，填的是不是零或正整数。
    ///
    /// ## 为什么
    /// “件”只能是整数。带小数、负号、“约”“余”或者写成 1e3、1,23 的，看不准原来想填的是几，本工具不替您猜。
    ///
    /// ## 怎么办
    /// 按台账重新填写，只写阿拉伯数字。12.00 这样小数都是零的，按一下就改成 12；一片都是的，一下全改好。
    RULE {
        id: "C-01",
        name: "not-a-count",
        severity: Severity::Error,
        clause: "格式各表以“件”计数",
        check: Check::Report(check),
        looks: looked::typed_cells,
    }
}

fn check(case: &Case<'_>) -> Vec<Finding> {
    let form = case.form();
    let cells =
        form.cell_ids().filter(|cell| matches!(form.info(*cell).kind, CellKind::Count | CellKind::Change));
    cells
        .filter_map(|cell| {
            let Reading::Wrong(fault) = case.figures.get(cell).reading else { return None };
            let seen = unseen::without(case.typed(cell));
            let typed = excerpt(seen.trim());
            let reason = reason(fault)?;
            let message = format!("{}：“{typed}”{reason}", form.name_of(cell));
            let finding = RULE.finds(message, "按台账填写零或正整数，例如 12").at(case, cell, &[]);
            let finding = match whole(case.typed(cell)) {
                Some(whole) if fault == Fault::Fraction => finding.corrected_to(whole),
                _ => finding,
            };
            Some(unseen::named(finding, case.typed(cell)))
        })
        .collect()
}

/// The whole number that a text is, decimals that are all zeros aside: 12.00 of a sheet is 12.
fn whole(text: &str) -> Option<String> {
    let text: String = unseen::without(text).trim().chars().map(half_width).collect();
    let (whole, decimals) = text.split_once('.')?;
    let is_zero = !decimals.is_empty() && decimals.bytes().all(|digit| digit == b'0');
    match read_number(whole, CellKind::Count) {
        Reading::Number { text, .. } if is_zero => Some(text),
        _ => None,
    }
}

/// What to say of the text; `None` where it has no digits and C-05 speaks of it.
fn reason(fault: Fault) -> Option<&'static str> {
    Some(match fault {
        Fault::Text => return None,
        Fault::Negative => "是负数，件数不能小于 0",
        Fault::Fraction => "带小数，件数只能是整数",
        Fault::Vague => "不是准确的数，表里要填准确的件数",
        Fault::Unit => "带有别的单位，这一格以“件”计数",
        Fault::Grouping => "的分隔符不在千位上，看不准是几",
        Fault::Length => "位数太多，不像件数",
        Fault::Decimals | Fault::Malformed => "读不出是几件",
    })
}
