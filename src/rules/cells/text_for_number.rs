//! C-05: words in a cell for a figure.

use crate::report::{Fault, Reading};
use crate::rules::looked;
use crate::rules::unseen;
use crate::rules::{Case, Check, Finding, Severity};
use crate::text::excerpt::excerpt;

rule! {
    /// ## 查什么
    /// 数字格里是不是写了文字，例如“详见附件”“十二”。
    ///
    /// ## 为什么
    /// 表格各格只填数字，文字既不能相加，也不能汇总。
    ///
    /// ## 怎么办
    /// 填阿拉伯数字；要说明的话写到第一部分或第六部分。
    RULE {
        id: "C-05",
        name: "text-for-number",
        severity: Severity::Error,
        clause: "格式各表",
        check: Check::Report(check),
        looks: looked::typed_cells,
    }
}

fn check(case: &Case<'_>) -> Vec<Finding> {
    let form = case.form();
    let words = form.cell_ids().filter(|cell| case.figures.get(*cell).reading == Reading::Wrong(Fault::Text));
    words
        .map(|cell| {
            let seen = unseen::without(case.typed(cell));
            let message = format!("{}：“{}”是文字，这里要填数字", form.name_of(cell), excerpt(seen.trim()));
            let finding = RULE.finds(message, "填阿拉伯数字；没有发生的填 0").at(case, cell, &[]);
            unseen::named(finding, case.typed(cell))
        })
        .collect()
}
