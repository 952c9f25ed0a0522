//! T3-05: more applications carried forward than came in this year.

use crate::rules::looked::Looked;
use crate::rules::{Case, Check, Finding, Severity};

rule! {
    /// ## 查什么
    /// 结转下年度的件数多于本年新收的件数。
    ///
    /// ## 为什么
    /// 申请应在二十个工作日内答复，最多延长二十个工作日（条例第三十三条），能结转到下年的只会是年底收到的申请。
    ///
    /// ## 怎么办
    /// 核对“四、结转下年度继续办理”是否把往年未办结的也算了进去。
    RULE {
        id: "T3-05",
        name: "carried-forward-exceeds-received",
        severity: Severity::Warning,
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
        (forward_number > received_number).then(|| {
            let message = format!(
                "{}：结转下年度 {forward_number} 件，多于本年新收 {received_number} 件",
                form.column_of(forward).map_or("", |column| column.label)
            );
            let fix = "核对结转下年度是否把往年未办结的也算了进去";
            RULE.finds(message, fix).at(case, forward, &[received])
        })
    })
}

fn looks(case: &Case<'_>) -> Looked {
    Looked::figures(case.columns_with(&["new_received", "carried_forward"]), "列")
}
