//! N-43: the official format, the notice that it came with, or the office that issued it goes by
//! another name or number.

use crate::rules::correct::Fault;
use crate::rules::looked::{Looked, Why};
use crate::rules::words::characters::is_han;
use crate::rules::words::titles::titles;
use crate::rules::{Case, Check, Edit, Finding, Severity, Words};
use crate::text::excerpt::excerpt;
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

/// What the titles of the two notices say, the number of each, and the whole title.
const NOTICES: [(&str, &str, &str); 2] = [
    (
        "公开工作年度报告格式",
        "国办公开办函〔2021〕30号",
        "国务院办公厅政府信息与政务公开办公室关于印发〈中华人民共和国政府信息公开工作年度报告格式〉的通知",
    ),
    (
        "关于政府信息公开工作年度报告有关事项",
        EARLIER,
        "国务院办公厅政府信息与政务公开办公室关于政府信息公开工作年度报告有关事项的通知",
    ),
];

/// The office that issued them.
const ISSUER: &str = "国务院办公厅政府信息与政务公开办公室";

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
        let faults = misnamed.chain(of_another).chain(of_one_another(words, text)).chain(wrong_issuer(text));
        let mut faults: Vec<Fault> = faults.collect();
        for other in another_notice(text) {
            if !faults.iter().any(|known| known.edit.span == other.edit.span) {
                faults.push(other);
            }
        }
        findings.extend(RULE.finds_each(text, field, faults));
    }
    findings
}

/// A title and a number behind it that belong to two notices, or the number of an order of another office.
fn of_one_another<'a>(words: &Words<'_>, text: &'a str) -> impl Iterator<Item = Fault> + 'a {
    let form = words.form();
    titles(text).into_iter().filter(|title| title.depth == 0).filter_map(move |title| {
        let name = title.name(text);
        let (_, right, _) =
            NOTICES.iter().find(|(says, ..)| name.contains(says) && !name.contains("试行"))?;
        let place = number_after(text, title.span.end)?;
        let number = text.get(place.clone())?;
        // N-44 says it where only the brackets are others; the number of 2019 is said by itself.
        if is_same(number, right) || (number == EARLIER && form.document_number != EARLIER) {
            return None;
        }
        let of_other = NOTICES.iter().find(|(_, other, _)| is_same(number, other));
        if let Some((_, _, whole)) = of_other.filter(|(_, other, _)| *other == form.document_number) {
            return Some(Fault {
                message: format!("{number}的通知不叫这个名称"),
                fix: format!("改为《{whole}》"),
                edit: Edit { span: title.span, text: format!("《{whole}》") },
            });
        }
        Some(Fault {
            message: format!("《{}》的文号不是“{}”", excerpt(name), excerpt(number)),
            fix: format!("改为{right}"),
            edit: Edit { span: place, text: (*right).to_owned() },
        })
    })
}

/// The number in brackets behind a title, or behind 的通知 after it.
fn number_after(text: &str, end: usize) -> Option<Range<usize>> {
    let after = text.get(end..)?.trim_start_matches(['的', '通', '知', '》', ' ']);
    let inside = after.strip_prefix(['（', '('])?;
    let start = text.len() - inside.len();
    let number = inside.get(..inside.find('号')? + '号'.len_utf8())?;
    let is_number = number.chars().count() <= LONGEST_NUMBER && number.contains(|c: char| c.is_ascii_digit());
    is_number.then(|| start..start + number.len())
}

/// 国办公开办函〔2021〕30号, with some room.
const LONGEST_NUMBER: usize = 24;

/// Whether two numbers of documents are one but for their brackets and blanks.
fn is_same(one: &str, other: &str) -> bool {
    let plain = |text: &str| text.chars().filter(|c| is_han(*c) || c.is_ascii_digit()).collect::<String>();
    plain(one).replace('第', "") == plain(other)
}

/// Whether a name can begin behind that.
fn is_begun(before: &str) -> bool {
    let leads = ["根据", "按照", "依据"].iter().any(|word| before.ends_with(word));
    leads || !before.ends_with(is_han)
}

/// 国办发〔2021〕30号 where a sentence speaks of annual reports: that notice is on another matter.
fn another_notice(text: &str) -> impl Iterator<Item = Fault> {
    const CODES: [&str; 5] = ["国办发", "国办函", "国办公开函", "国办公开办发", "国办公开发"];
    const NUMBER: &str = "〔2021〕30号";
    text.match_indices("2021").filter_map(|(year, digits)| {
        let after = text.get(year + digits.len()..)?;
        let mut rest = after.chars();
        rest.next()?;
        let rest = rest.as_str().strip_prefix("30号")?;
        let before = text.get(..year)?.char_indices().next_back().and_then(|(open, _)| text.get(..open))?;
        let code = CODES.iter().find(|code| before.ends_with(*code))?;
        let start = before.len() - code.len();
        let sentence_starts = text.get(..start)?.rfind(['。', '\n']).unwrap_or_default();
        let end = text.len() - rest.len();
        let sentence_ends = rest.find(['。', '\n']).map_or(text.len(), |stop| end + stop);
        // What the report is written by, and nothing else that was put into practice.
        let clause = before.rsplit(['，', '。', '；', '\n']).next().unwrap_or_default();
        let rests_on = ["按照", "根据", "依据", "依照", "格式"].iter().any(|word| clause.contains(word));
        let is_meant = rests_on && text.get(sentence_starts..sentence_ends)?.contains("年度报告");
        is_meant.then(|| Fault {
            message: format!("{}是另一个文件", text.get(start..end).unwrap_or_default()),
            fix: format!("改为{NUMBERED}{NUMBER}"),
            edit: Edit { span: start..end, text: format!("{NUMBERED}{NUMBER}") },
        })
    })
}

/// 国务院办公厅信息与政务公开办公室: a word is missing, or another stands in its place.
fn wrong_issuer(text: &str) -> impl Iterator<Item = Fault> {
    const ENDS: &str = "政务公开办公室";
    text.match_indices(ENDS).filter_map(|(place, ends)| {
        let near: Vec<(usize, char)> =
            text.get(..place)?.char_indices().rev().take(ISSUER.len() / 3 + 2).collect();
        let start = near.iter().rev().map(|(start, _)| *start).find(|start| {
            let rest = text.get(*start..).unwrap_or_default();
            rest.starts_with("国务院办公厅")
        });
        let end = place + ends.len();
        let start = match start {
            Some(start) => start,
            // A county may have an office of that name.
            None => text.get(..place)?.strip_suffix("信息与").filter(|before| is_begun(before))?.len(),
        };
        let found = text.get(start..end)?;
        let is_meant = found.contains("信息") && found.chars().all(is_han);
        let right = if found.starts_with("国") { ISSUER } else { "政府信息与政务公开办公室" };
        (is_meant && found != right).then(|| Fault {
            message: format!("发文机关写成了“{found}”"),
            fix: format!("改为{right}"),
            edit: Edit { span: start..end, text: right.to_owned() },
        })
    })
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
