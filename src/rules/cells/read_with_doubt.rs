//! C-07: figures that were read from a foreign file with doubt.

use crate::report::{Doubt, Field};
use crate::rules::looked::{Looked, Why};
use crate::rules::{Case, Check, Finding, Severity};
use crate::text::excerpt::excerpt;

rule! {
    /// ## 查什么
    /// 从别的文件读入时看不准的地方：缺了格、多了数，或者有几种读法。
    ///
    /// ## 为什么
    /// 别的文件里的表不一定完整：合并的格、丢掉的空格、断开的行，都可能让数对错格。看不准的宁可请人看一眼，也不悄悄填上。
    ///
    /// ## 怎么办
    /// 对照原件：不对的改过来，对的点“确认”。
    RULE {
        id: "C-07",
        name: "read-with-doubt",
        severity: Severity::Warning,
        clause: "本工具读入文件的办法",
        check: Check::Report(check),
        looks: |case| Looked::count(settled(case), "处", Why::NothingReadWithDoubt),
    }
}

/// What was typed over is settled.
fn check(case: &Case<'_>) -> Vec<Finding> {
    case.doubts().iter().filter_map(|doubt| finding(case, doubt)).collect()
}

/// How many were typed over since.
fn settled(case: &Case<'_>) -> usize {
    let typed = |doubt: &&Doubt| match case.form().cell(&doubt.place) {
        Some(cell) => !case.typed(cell).is_empty(),
        None => Field::read(case.form(), &doubt.place).is_some_and(|field| !case.text(field).is_empty()),
    };
    case.doubts().iter().filter(typed).count()
}

fn finding(case: &Case<'_>, doubt: &Doubt) -> Option<Finding> {
    let form = case.form();
    let fix = "对照原件：不对的改过来，对的确认";
    if let Some(cell) = form.cell(&doubt.place) {
        let typed = case.typed(cell);
        let message = if doubt.text.is_empty() {
            format!("{}：没有读入，{}", form.name_of(cell), doubt.why)
        } else {
            format!("{}：读入的“{}”可能不对，{}", form.name_of(cell), excerpt(typed), doubt.why)
        };
        return (typed == doubt.text).then(|| RULE.finds(message, fix).at(case, cell, &[]));
    }
    let field = Field::read(form, &doubt.place)?;
    let message = format!("读入的“{}”可能不对，{}", excerpt(&doubt.text), doubt.why);
    (case.text(field) == doubt.text).then(|| RULE.finds(message, fix).in_field(field))
}
