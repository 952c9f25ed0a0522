//! N-43: the official format, the notice that it came with, or the office that issued it goes by
//! another name or number.

use crate::form::Form;
use crate::rules::correct::Fault;
use crate::rules::looked::{Looked, Why};
use crate::rules::words::characters::is_han;
use crate::rules::words::titles::{Title, titles};
use crate::rules::{Case, Check, Finding, Severity, Words};
use std::ops::Range;

rule! {
    /// ## 查什么
    /// 《》里的年度报告格式名称，是不是所用版本的全称《中华人民共和国政府信息公开工作年度报告格式》，有没有写成《…政府信息年度报告格式》、《…（试行）》；文号是不是还写着2019年的国办公开办函〔2019〕60号；通知的名称和文号是不是一对（国办发〔2021〕30号是另一个文件），发文机关是不是国务院办公厅政府信息与政务公开办公室。
    ///
    /// ## 为什么
    /// 2021年度以后的报告用国办公开办函〔2021〕30号印发的格式，名称里有“工作”二字，不再是“试行”。
    ///
    /// ## 怎么办
    /// 按现行格式的名称和文号改。2021年的通知是《国务院办公厅政府信息与政务公开办公室关于印发〈中华人民共和国政府信息公开工作年度报告格式〉的通知》（国办公开办函〔2021〕30号）。
    RULE {
        id: "N-43",
        name: "format-misnamed",
        severity: Severity::Warning,
        clause: "国办公开办函〔2021〕30号",
        check: Check::Words(check),
        looks: looks,
    }
}

/// How the numbers of the notices on the format begin.
const NUMBERED: &str = "国办公开办函";

/// 文号 of the edition for the reports on 2019 and 2020.
const EARLIER: &str = "国办公开办函〔2019〕60号";

/// 文号 of the edition after it.
const LATER: &str = "国办公开办函〔2021〕30号";

/// So far from it a sentence is looked at.
const FAR: usize = 60;

/// What the titles of the two notices say, the number of each, and the whole title.
const NOTICES: [(&str, &str, &str); 2] = [
    (
        "公开工作年度报告格式",
        LATER,
        "国务院办公厅政府信息与政务公开办公室关于印发〈中华人民共和国政府信息公开工作年度报告格式〉的通知",
    ),
    (
        "关于政府信息公开工作年度报告有关事项",
        EARLIER,
        "国务院办公厅政府信息与政务公开办公室关于政府信息公开工作年度报告有关事项的通知",
    ),
];

fn check(words: &Words<'_>) -> Vec<Finding> {
    let form = words.form();
    if is_of_earlier_year(words) {
        return Vec::new();
    }
    let right = form.name.trim_matches(['《', '》']);
    let bare = |name: &'static str| name.strip_prefix("中华人民共和国").unwrap_or(name);
    let mut findings = Vec::new();
    for (field, text) in words.prose() {
        let mut faults = Vec::new();
        for title in titles(text) {
            let name = title.name(text);
            if title.holds == 0 && is_meant(name) && name != right && name != bare(right) {
                let message = format!("格式名称写成了《{name}》");
                faults.push(Fault::instead(message, title.span.clone(), &format!("《{right}》")));
            }
            faults.extend(of_one_another(form, text, &title));
        }
        if form.document_number != EARLIER {
            for (place, earlier) in text.match_indices(EARLIER) {
                let message = format!("{EARLIER}印发的是2019年度和2020年度报告的格式");
                faults.push(Fault::instead(message, place..place + earlier.len(), form.document_number));
            }
        }
        another_notice(text, &mut faults);
        wrong_issuer(text, &mut faults);
        findings.extend(RULE.finds_each(text, field, faults));
    }
    findings
}

/// A title and a number behind it that belong to two notices, or the number of another office's.
fn of_one_another(form: &Form, text: &str, title: &Title) -> Option<Fault> {
    let name = title.name(text);
    let is_of = |(says, ..): &&(&str, &str, &str)| name.contains(says) && !name.contains("试行");
    let (_, right, _) = NOTICES.iter().find(is_of).filter(|_| title.depth == 0)?;
    let place = number_after(text, title.span.end)?;
    let number = text.get(place.clone())?;
    // N-44 says it where only the brackets are others; the number of 2019 is said by itself.
    if is_same(number, right) || (number == EARLIER && form.document_number != EARLIER) {
        return None;
    }
    let (_, _, whole) = NOTICES.iter().find(|(_, other, _)| *other == form.document_number)?;
    if is_same(number, form.document_number) {
        let message = format!("{number}的通知不叫这个名称");
        return Some(Fault::instead(message, title.span.clone(), &format!("《{whole}》")));
    }
    Some(Fault::instead(format!("这个通知的文号不是“{number}”"), place, right))
}

/// The number in brackets behind a title, or behind 的通知 after it.
fn number_after(text: &str, end: usize) -> Option<Range<usize>> {
    let after = text.get(end..)?;
    let inside = after.trim_start_matches(['的', '通', '知', '》']).strip_prefix(['（', '('])?;
    let start = text.len() - inside.len();
    let number = inside.get(..inside.find('号')? + '号'.len_utf8())?;
    let is_number = number.len() <= LONGEST_NUMBER && number.contains("20");
    is_number.then(|| start..start + number.len())
}

/// 国办公开办函〔2021〕30号, with some room, in bytes.
const LONGEST_NUMBER: usize = 60;

/// Whether two numbers of documents are one but for their brackets and blanks.
fn is_same(one: &str, other: &str) -> bool {
    let plain = |c: &char| is_han(*c) || c.is_ascii_digit();
    one.chars().filter(plain).eq(other.chars().filter(plain))
}

/// 国办发〔2021〕30号, which is another notice, where a report says what it is written by.
fn another_notice(text: &str, faults: &mut Vec<Fault>) {
    const CODES: [&str; 4] = ["国办发", "国办函", "国办公开函", "国办公开发"];
    for (end, _) in text.match_indices("30号") {
        let before = text.get(..end).unwrap_or_default();
        let code = before.trim_end_matches(|c: char| !is_han(c));
        let Some(name) = CODES.iter().find(|name| code.ends_with(*name)) else { continue };
        let year = before.get(code.len()..).unwrap_or_default();
        let span = code.len() - name.len()..end + "30号".len();
        let start = before.char_indices().rev().nth(FAR).map_or(0, |(start, _)| start);
        let before = before.get(start..).unwrap_or_default();
        let clause = before.rsplit(['，', '。', '；', '\n']).next().unwrap_or_default();
        let rests_on = ["按照", "根据", "依据", "格式"].iter().any(|word| clause.contains(word));
        let after: String = text.get(span.end..).unwrap_or_default().chars().take(FAR).collect();
        let sentence = after.split(['。', '\n']).next().unwrap_or_default();
        let says = |text: &str| text.contains("年度报告");
        let is_meant = year.contains("2021") && rests_on && (says(sentence) || says(before));
        if is_meant && !faults.iter().any(|known| known.edit.span == span) {
            let message = format!("{}是另一个文件", text.get(span.clone()).unwrap_or_default());
            faults.push(Fault::instead(message, span, LATER));
        }
    }
}

/// 国务院办公厅信息与政务公开办公室: a word is missing, or another stands in its place.
fn wrong_issuer(text: &str, faults: &mut Vec<Fault>) {
    const CABINET: &str = "国务院办公厅";
    const OFFICE: &str = "政府信息与政务公开办公室";
    for (end, ends) in text.match_indices("政务公开办公室") {
        let before = text.get(..end).unwrap_or_default();
        let between = before.rfind(CABINET).and_then(|place| before.get(place + CABINET.len()..));
        let between = match between.filter(|between| between.len() <= OFFICE.len()) {
            Some(between) => between,
            // A county may have an office of that name.
            None if before.strip_suffix("信息与").is_some_and(is_begun) => "信息与",
            None => continue,
        };
        let is_meant = between.contains("信息") && between.chars().all(is_han);
        if is_meant && between != "政府信息与" {
            let message = format!("发文机关写成了“{between}{ends}”");
            faults.push(Fault::instead(message, end - between.len()..end + ends.len(), OFFICE));
        }
    }
}

/// Whether a name can begin behind that.
fn is_begun(before: &str) -> bool {
    !before.ends_with(is_han) || before.ends_with("根据") || before.ends_with("按照")
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
