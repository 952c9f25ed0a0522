//! C-02: what is typed into a cell for 万元 is no amount of money.

use crate::form::CellKind;
use crate::report::{Fault, Reading};
use crate::rules::looked::Looked;
use crate::rules::unseen;
use crate::rules::{Case, Check, Finding, Severity};
use crate::text::excerpt::excerpt;

rule! {
    /// ## 查什么
    /// “本年收费金额（单位：万元）”填的是不是零或正数，最多六位小数。
    ///
    /// ## 为什么
    /// 表头已经印明单位是万元；一万元有一百万分，所以小数最多六位。写成“约3万”“251000元”的，看不准是多少万元。
    ///
    /// ## 怎么办
    /// 把金额换算成万元，只写数字，例如 251000 元写作 25.1。
    RULE {
        id: "C-02",
        name: "not-an-amount",
        severity: Severity::Error,
        clause: "格式第二部分，第二十条第（八）项表头：单位：万元",
        check: Check::Report(check),
        looks: looks,
    }
}

fn check(case: &Case<'_>) -> Vec<Finding> {
    let form = case.form();
    let cells =
        form.cell_ids().filter(|cell| matches!(form.info(*cell).kind, CellKind::Money | CellKind::Payment));
    cells
        .filter_map(|cell| {
            let Reading::Wrong(fault) = case.figures.get(cell).reading else { return None };
            let seen = unseen::without(case.typed(cell));
            let typed = excerpt(seen.trim());
            let kind = form.info(cell).kind;
            let reason = reason(fault, kind)?;
            let message = format!("{}：“{typed}”{reason}", form.name_of(cell));
            let fix = match kind {
                CellKind::Payment => "只写数字，后面写明“元”或“万元”，例如 251000元",
                _ => "换算成万元，只写数字，最多六位小数，例如 25.1",
            };
            Some(unseen::named(RULE.finds(message, fix).at(case, cell, &[]), case.typed(cell)))
        })
        .collect()
}

fn looks(case: &Case<'_>) -> Looked {
    let form = case.form();
    let cells =
        form.cell_ids().filter(|cell| matches!(form.info(*cell).kind, CellKind::Money | CellKind::Payment));
    Looked::figures(cells.filter(|cell| !case.figures.is_left_blank(*cell)).count(), "格")
}

/// What to say of the text; `None` where it has no digits and C-05 speaks of it.
fn reason(fault: Fault, kind: CellKind) -> Option<&'static str> {
    Some(match fault {
        Fault::Text => return None,
        Fault::Negative => "是负数，金额不能小于 0",
        Fault::Decimals => "超过六位小数，比一分钱还小",
        Fault::Vague => "不是准确的金额",
        Fault::Unit if kind == CellKind::Payment => "的单位看不准",
        Fault::Unit => "带有别的单位，这一格的单位是万元",
        Fault::Grouping => "的分隔符不在千位上，看不准是多少",
        Fault::Length => "位数太多，不像金额",
        Fault::Fraction | Fault::Malformed if kind == CellKind::Payment => "读不出是多少钱",
        Fault::Fraction | Fault::Malformed => "读不出是多少万元",
    })
}
