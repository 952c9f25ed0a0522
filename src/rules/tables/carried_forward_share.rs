//! T3-06: an unusually large part of the year's applications is still open.

use crate::report::Amount;
use crate::rules::looked::Looked;
use crate::rules::{Case, Check, Finding, Severity};

rule! {
    /// ## 查什么
    /// 本年新收十件以上，而结转下年度的超过四成。
    ///
    /// ## 为什么
    /// 答复期限最长四十个工作日（条例第三十三条），年底未办结的一般只占很小一部分（公布的报告里约为百分之四）。
    ///
    /// ## 怎么办
    /// 核对结转件数；确实如此的，可在第一部分说明。
    RULE {
        id: "T3-06",
        name: "carried-forward-share",
        severity: Severity::Info,
        clause: "条例第三十三条",
        check: Check::Report(check),
        looks: looks,
        places: &["t3.new_received", "t3.carried_forward"],
    }
}

fn check(case: &Case<'_>) -> Vec<Finding> {
    let form = case.form();
    case.applicants_or_total(|applicant| {
        let cell = |row| form.at("t3", row, applicant);
        let (received, forward) = (cell("new_received")?, cell("carried_forward")?);
        let (received_number, forward_number) = (case.figures.known(received)?, case.figures.known(forward)?);
        let many = received_number >= Amount::whole(10) && forward_number <= received_number;
        (many && forward_number.times(10) > received_number.times(4)).then(|| {
            let message = format!(
                "{}：本年新收 {received_number} 件，结转下年度 {forward_number} 件，超过四成",
                form.column_of(forward).map_or("", |column| column.label)
            );
            RULE.finds(message, "核对结转件数").at(case, forward, &[received])
        })
    })
}

fn looks(case: &Case<'_>) -> Looked {
    Looked::figures(case.columns_with(&["new_received", "carried_forward"]), "列")
}
