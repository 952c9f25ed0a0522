//! T2-05: an amount that looks like 元 where the form asks for 万元.

use crate::report::{Amount, Reading};
use crate::rules::looked::Looked;
use crate::rules::{Case, Check, Finding, Need, Severity};

rule! {
    /// ## 查什么
    /// 行政事业性收费的金额是不是像把“元”当成“万元”填了。
    ///
    /// ## 为什么
    /// 这一格的单位是万元。县、乡两级的机关一年收费超过一亿元，或者金额是五位以上、末两位为 0 的整数，多半是按元填的。
    ///
    /// ## 怎么办
    /// 与财务核对；如果是元，除以一万再填。确实是这个数的，不用改。
    RULE {
        id: "T2-05",
        name: "fee-in-yuan",
        severity: Severity::Warning,
        clause: "格式第二部分，第二十条第（八）项表头：单位：万元",
        check: Check::Report(check),
        looks: looks,
        needs: &[Need::OrganKind],
        places: &["t2.fees.amount"],
    }
}

/// 一亿元, in 万元.
const HUNDRED_MILLION: u64 = 10_000;

fn check(case: &Case<'_>) -> Vec<Finding> {
    let Some(cell) = case.form().cell("t2.fees.amount") else { return Vec::new() };
    let Reading::Number { value, text, .. } = &case.figures.get(cell).reading else { return Vec::new() };
    let small_office = case
        .organ_kind()
        .is_some_and(|kind| kind.is_county_or_below() && kind != crate::report::OrganKind::CountyGovernment);
    let too_much = small_office && *value > Amount::whole(HUNDRED_MILLION);
    let round = text.len() > 4 && !text.contains('.') && text.ends_with("00");
    if !too_much && !round {
        return Vec::new();
    }
    let message = format!("行政事业性收费填了 {text} 万元，是不是把元当成了万元");
    vec![RULE.finds(message, "与财务核对；如果是元，除以一万再填").at(case, cell, &[])]
}

fn looks(case: &Case<'_>) -> Looked {
    let amount = case.form().cell("t2.fees.amount").and_then(|cell| case.figures.known(cell));
    Looked::figures(amount.iter().count(), "格")
}
