//! N-43: the official format goes by another name, or by the number of an earlier edition.

use crate::rules::correct::Fault;
use crate::rules::looked::{Looked, Why};
use crate::rules::words::titles::titles;
use crate::rules::{Case, Check, Edit, Finding, Severity, Words};

rule! {
    /// ## 查什么
    /// 《》里的年度报告格式名称，是不是所用版本的全称《中华人民共和国政府信息公开工作年度报告格式》，有没有写成《…政府信息年度报告格式》、《…（试行）》；也查文号是不是还写着2019年的国办公开办函〔2019〕60号。
    ///
    /// ## 为什么
    /// 2021年度以后的报告用国办公开办函〔2021〕30号印发的格式，名称里有“工作”二字，不再是“试行”。
    ///
    /// ## 怎么办
    /// 按现行格式的名称和文号改。
    RULE {
        id: "N-43",
        name: "format-misnamed",
        severity: Severity::Warning,
        clause: "国办公开办函〔2021〕30号",
        check: Check::Words(check),
        looks: looks,
    }
}

/// 文号 of the edition for the reports on 2019 and 2020.
/// How the numbers of the notices on the format begin.
const NUMBERED: &str = "国办公开办函";

const EARLIER: &str = "国办公开办函〔2019〕60号";

fn check(words: &Words<'_>) -> Vec<Finding> {
    let form = words.form();
    if is_of_earlier_year(words) {
        return Vec::new();
    }
    let right = form.name.trim_matches(['《', '》']);
    let bare = |name: &'static str| name.strip_prefix("中华人民共和国").unwrap_or(name);
    let mut findings = Vec::new();
    for (field, text) in words.prose() {
        let names = titles(text).into_iter().filter(|title| title.holds == 0);
        let is_wrong = |name: &str| is_meant(name) && name != right && name != bare(right);
        let misnamed = names.filter(|title| is_wrong(title.name(text))).map(|title| Fault {
            message: format!("格式名称写成了《{}》", title.name(text)),
            fix: format!("改为《{right}》"),
            edit: Edit { span: title.span, text: format!("《{right}》") },
        });
        let is_another = form.document_number != EARLIER;
        let of_another = text.match_indices(EARLIER).filter(|_| is_another).map(|(place, earlier)| Fault {
            message: format!("{EARLIER}印发的是2019年度和2020年度报告的格式"),
            fix: format!("改为{}", form.document_number),
            edit: Edit { span: place..place + earlier.len(), text: form.document_number.to_owned() },
        });
        findings.extend(RULE.finds_each(text, field, misnamed.chain(of_another).collect()));
    }
    findings
}

fn looks(case: &Case<'_>) -> Looked {
    if is_of_earlier_year(&case.words()) {
        return Looked::AtNothing(Why::DoesNotApply);
    }
    let named = |text: &str| titles(text).iter().filter(|title| is_meant(title.name(text))).count();
    let numbered = |text: &str| text.matches(NUMBERED).count();
    Looked::mentions(case.words().prose().map(|(_, text)| named(text) + numbered(text)).sum())
}

/// Whether a name means the format of the annual report, and no notice about it.
fn is_meant(name: &str) -> bool {
    let name = name.trim_end_matches("（试行）").trim_end_matches("(试行)");
    name.contains("信息")
        && (name.ends_with("年度报告格式") || name.ends_with("年报格式"))
        && !name.starts_with("关于")
}

/// A report on an earlier year rests on an earlier edition.
fn is_of_earlier_year(words: &Words<'_>) -> bool {
    words.year().is_some_and(|year| year < words.form().first_year)
}
