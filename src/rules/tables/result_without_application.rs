//! T3-09: applications were settled where none had come in.

use crate::form::CellId;
use crate::report::Amount;
use crate::rules::looked::Looked;
use crate::rules::{Case, Check, Finding, Severity};

rule! {
    /// ## 查什么
    /// 某类申请人没有申请（本年新收和上年结转都是 0），却有办理结果。
    ///
    /// ## 为什么
    /// 没有申请就不会有办理结果：不是申请漏填了，就是结果填错了列。
    ///
    /// ## 怎么办
    /// 看看相邻的列是不是刚好少了这个数；或者补上收到的申请。
    RULE {
        id: "T3-09",
        name: "result-without-application",
        severity: Severity::Error,
        clause: "国办公开办函〔2021〕30号，格式第三部分表头：第一项加第二项之和，等于第三项加第四项之和",
        check: Check::Report(check),
        looks: looks,
        places: &["t3.new_received", "t3.carried_over", "t3.total_processed"],
    }
}

fn check(case: &Case<'_>) -> Vec<Finding> {
    let form = case.form();
    case.applicants(|applicant| {
        let cell = |row| form.at("t3", row, applicant);
        let (received, carried) = (cell("new_received")?, cell("carried_over")?);
        let none = [received, carried].iter().all(|cell| case.figures.known(*cell) == Some(Amount::ZERO));
        let is_some = |result: &&CellId| case.figures.value(**result).least > Amount::ZERO;
        let first = *case.results_of(applicant).iter().find(is_some)?;
        none.then(|| {
            let message = format!(
                "{}：没有申请（新收 0、上年结转 0），“{}”却填了 {}",
                form.column_of(first).map_or("", |column| column.label),
                form.row_of(first).map_or("", |row| row.name),
                case.printed(first),
            );
            RULE.finds(message, "看看是不是填错了列，或者漏填了收到的申请").at(
                case,
                first,
                &[received, carried],
            )
        })
    })
}

fn looks(case: &Case<'_>) -> Looked {
    Looked::figures(case.columns_with_results().len(), "列")
}
