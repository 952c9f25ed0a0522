//! N-02: a government's report says nothing of 工作考核, 社会评议 or 责任追究.

use crate::report::{Field, OrganKind};
use crate::rules::looked::{self, Looked, Why};
use crate::rules::words::keywords::{Keywords, is_traditional};
use crate::rules::{Case, Check, Finding, Need, Severity, Words};

rule! {
    /// ## 查什么
    /// 乡镇和县级以上人民政府的报告，是不是写到了工作考核、社会评议、责任追究三项结果。部门和街道办事处不要求。格式里提示这一点的括号不能留在报告里。
    ///
    /// ## 为什么
    /// 条例第五十条第（四）项：各级人民政府的年度报告还应当包括工作考核、社会评议和责任追究结果情况。
    ///
    /// ## 怎么办
    /// 三项各写一句；没有发生的也写明，例如“未发生需要责任追究的情形”。留下的括号删去。
    RULE {
        id: "N-02",
        name: "government-accountability-missing",
        severity: Severity::Warning,
        clause: "条例第五十条第（四）项；国办公开办函〔2021〕30号，一、报告内容（一）",
        check: Check::Words(check),
        looks: looks,
        needs: &[Need::OrganKind],
        places: &["overview"],
    }
}

/// The three results, each with the words by which offices speak of it.
static RESULTS: [(&str, Keywords); 3] = [
    ("工作考核", Keywords::of(&["考核", "考评", "绩效"])),
    ("社会评议", Keywords::of(&["评议", "满意度", "评估", "民意调查", "评价"])),
    ("责任追究", Keywords::of(&["责任追究", "追究责任", "追究", "追责", "问责"])),
];

/// How the notice's own reminder begins.
static REMINDER: Keywords = Keywords::of(&["（含《", "（含第五十条"]);

fn check(words: &Words<'_>) -> Vec<Finding> {
    missing(words).into_iter().chain(words.prose().flat_map(|(field, text)| reminders(field, text))).collect()
}

fn looks(case: &Case<'_>) -> Looked {
    let overview = case.text(Field::OVERVIEW);
    if !case.organ_kind().is_some_and(is_government) {
        Looked::AtNothing(Why::DoesNotApply)
    } else if overview.trim().is_empty() {
        Looked::AtNothing(Why::SaidBy("N-01"))
    } else if is_traditional(overview) {
        Looked::AtNothing(Why::Traditional)
    } else {
        looked::all_prose(case)
    }
}

fn missing(words: &Words<'_>) -> Option<Finding> {
    let is_government = words.organ_kind().is_some_and(is_government);
    // N-01 speaks where section one is empty.
    let overview = words.text(Field::OVERVIEW);
    if !is_government || overview.trim().is_empty() || is_traditional(overview) {
        return None;
    }
    let unsaid = |known: &Keywords| !words.prose().any(|(_, text)| known.are_in(text));
    let missing: Vec<&str> =
        RESULTS.iter().filter(|(_, known)| unsaid(known)).map(|(name, _)| *name).collect();
    (!missing.is_empty()).then(|| {
        let message = format!("没有写到{}的结果情况，各级人民政府的报告应当写", missing.join("、"));
        let finding = RULE.finds(message, "在第一部分“监督保障”里各写一句；没有发生的也写明");
        finding.in_field(Field::OVERVIEW).severe(words.missing(RULE.severity))
    })
}

fn is_government(kind: OrganKind) -> bool {
    use OrganKind::{CityGovernment, CountyGovernment, ProvinceGovernment, Township};
    matches!(kind, Township | CountyGovernment | CityGovernment | ProvinceGovernment)
}

/// The notice's has some seventy characters.
const LONGEST_REMINDER: usize = 120;

/// The notice's reminder, copied along: （含《条例》第五十条第四项规定的各级人民政府“……”）.
fn reminders(field: Field, text: &str) -> Vec<Finding> {
    let copied = REMINDER.each(text).filter_map(|start| {
        let rest = text.get(start.start..)?;
        let near = rest.char_indices().nth(LONGEST_REMINDER).map_or(rest.len(), |(end, _)| end);
        let rest = rest.get(..near)?;
        let end = rest.find('）')? + '）'.len_utf8();
        let words = rest.get(..end)?;
        (words.contains("第五十条") && words.contains("各级人民政府"))
            .then_some(start.start..start.start + end)
    });
    let finding = |span| {
        let finding = RULE.finds("格式里的提示留在了报告里", "删去括号和其中的话");
        finding.at_words(field, span).corrected_to("")
    };
    copied.map(finding).collect()
}
