//! D-15: a field is so long that what stands at its end is not checked.

use crate::limits;
use crate::rules::looked;
use crate::rules::{Case, Check, Finding, Severity};

rule! {
    /// ## 查什么
    /// 一个部分的文字是不是太长，后面的没有核对到。
    ///
    /// ## 为什么
    /// 一个部分超过一兆字节（三十多万字），多半是误粘贴了别的内容。每改一个字都把它全部核对一遍，电脑会卡住，所以只核对前面的；后面的照样保存、照样印出来。
    ///
    /// ## 怎么办
    /// 删去误粘贴的内容。
    RULE {
        id: "D-15",
        name: "longer-than-checked",
        severity: Severity::Warning,
        clause: "格式第一、五、六部分：文字描述",
        check: Check::Report(check),
        looks: looked::all_prose,
    }
}

fn check(case: &Case<'_>) -> Vec<Finding> {
    let too_long = case.whole_prose().filter(|(_, text)| text.len() > limits::CHECKED);
    too_long
        .map(|(field, text)| {
            let (all, read) = (text.chars().count(), limits::checked(text).chars().count());
            let message = format!("这一部分有 {all} 个字，太长了，只核对了前 {read} 个字");
            RULE.finds(message, "核对是不是误粘贴了别的内容，删去多余的").in_field(field)
        })
        .collect()
}
