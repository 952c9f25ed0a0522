//! T3-12: many applications ended as “其他”, which the tables do not explain.

use crate::report::Amount;
use crate::rules::looked::Looked;
use crate::rules::{Case, Check, Finding, Severity};

rule! {
    /// ## 查什么
    /// 办理结果总计二十件以上，而“（六）其他处理 3.其他”超过四分之一。
    ///
    /// ## 为什么
    /// “其他”只应是少数（例如申请人撤回）。占得多，读报告的人会问是什么；也可能有些应归入前面各项。
    ///
    /// ## 怎么办
    /// 核对能否归入前面各项；确实是“其他”的，在第一部分说明是什么情形。
    RULE {
        id: "T3-12",
        name: "other-handling-share",
        severity: Severity::Info,
        clause: "格式第三部分（六）3.其他",
        check: Check::Report(check),
        looks: looks,
        places: &["t3.other_handling", "t3.total_processed"],
    }
}

fn check(case: &Case<'_>) -> Vec<Finding> {
    let form = case.form();
    case.applicants_or_total(|applicant| {
        let cell = |row| form.at("t3", row, applicant);
        let (other, total) = (cell("other_handling")?, cell("total_processed")?);
        let (other_number, total_number) = (case.figures.known(other)?, case.figures.known(total)?);
        (total_number >= Amount::whole(20) && other_number.times(4) > total_number).then(|| {
            let message = format!(
                "{}：办理 {total_number} 件，其中“其他”{other_number} 件，超过四分之一",
                form.column_of(other).map_or("", |column| column.label)
            );
            RULE.finds(message, "核对能否归入前面各项，或在第一部分说明").at(case, other, &[total])
        })
    })
}

fn looks(case: &Case<'_>) -> Looked {
    Looked::figures(case.columns_with(&["other_handling", "total_processed"]), "列")
}
