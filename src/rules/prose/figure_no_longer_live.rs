//! N-56: brackets of a live figure are left around a number that no longer follows the table,
//! or a digit stands close to one that does.

use crate::report::{Field, NO_FIGURE, addresses};
use crate::rules::looked::Looked;
use crate::rules::{Case, Check, Finding, Severity, Words};
use crate::text::excerpt::excerpt;
use std::ops::Range;

rule! {
    /// ## 查什么
    /// 文中有没有留下〔12〕这样括着、却已经不跟随表格的数（在括号里改过，或者从别处粘贴来的），有没有认不出的〔t3.…〕；跟随表格的数字前后有没有紧挨着别的数字。文号里的年份〔2021〕不算。
    ///
    /// ## 为什么
    /// 跟随表格的数字印出来没有括号；不再跟随的，括号会照样印出来，表格改了它也不会变。
    ///
    /// ## 怎么办
    /// 点“改为”去掉括号，成为普通数字；或者删去，用“插入数字”重新插入。
    RULE {
        id: "N-56",
        name: "figure-no-longer-live",
        severity: Severity::Error,
        clause: "格式第一、五、六部分：文字描述",
        check: Check::Words(check),
        looks: looks,
    }
}

fn check(words: &Words<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (field, text) in words.prose() {
        findings.extend(left_in_brackets(text).map(|(place, number)| bracketed(text, field, place, number)));
        for (place, address) in addresses(text) {
            let message = format!("〔{address}〕不是表中的格，印出来就是这几个字母");
            let finding = RULE.finds(message, "删去，用“插入数字”重新插入");
            findings.push(finding.at_words(field, place));
        }
        // Figures that stand close to each other are one run, which is read and said once.
        let mut done = 0;
        for live in words.live_figures(field) {
            if live.place.start < done {
                continue;
            }
            if let Some(place) = run_together(text, &live.place) {
                done = place.end;
                let printed = excerpt(text.get(place.clone()).unwrap_or_default());
                let message = format!("跟随表格的数字紧挨着别的数字，印出来是“{printed}”");
                findings.push(RULE.finds(message, "删去多余的数字").at_words(field, place));
            }
        }
    }
    findings
}

fn looks(case: &Case<'_>) -> Looked {
    let words = case.words();
    let count =
        |(field, text): (Field, &str)| words.live_figures(field).len() + text.matches(['〔', '〕']).count();
    Looked::mentions(words.prose().map(count).sum())
}

fn bracketed(text: &str, field: Field, place: Range<usize>, number: &str) -> Finding {
    let written = excerpt(text.get(place.clone()).unwrap_or_default());
    let message = format!("“{written}”不跟随表格，括号会印出来");
    let finding = RULE.finds(message, format!("改为“{}”，或者删去后用“插入数字”重新插入", excerpt(number)));
    finding.at_words(field, place).corrected_to(number)
}

/// 〔12〕, 〔12 and 12〕, each with its number: brackets that a live figure has left.
fn left_in_brackets(text: &str) -> impl Iterator<Item = (Range<usize>, &str)> {
    text.char_indices().filter_map(move |(at, c)| {
        let after = at + c.len_utf8();
        match c {
            '〔' => {
                let number = leading_number(text.get(after..)?);
                let rest = text.get(after + number.len()..)?;
                match rest.strip_prefix('〕') {
                    Some(rest) => {
                        let end = text.len() - rest.len();
                        (!number.is_empty() && !is_of_document(number, rest)).then_some((at..end, number))
                    }
                    None => (!number.is_empty() && number.len() != YEAR)
                        .then_some((at..after + number.len(), number)),
                }
            }
            '〕' => {
                let before = text.get(..at)?;
                let start = before.trim_end_matches(is_of_number);
                let number = before.get(start.len()..)?;
                let is_open = start.ends_with('〔');
                let is_lonely = !number.is_empty() && !is_open && number.len() != YEAR;
                is_lonely.then_some((start.len()..after, number))
            }
            _ => None,
        }
    })
}

/// How many digits a year has. Brackets around one are those of a 文号, well or badly spelled.
const YEAR: usize = 4;

fn is_of_number(c: char) -> bool {
    c.is_ascii_digit() || c == '.'
}

fn leading_number(text: &str) -> &str {
    text.get(..text.find(|c| !is_of_number(c)).unwrap_or(text.len())).unwrap_or_default()
}

/// 〔2021〕30号, 〔2021〕第30号, and 〔21〕30号 that lacks two digits.
fn is_of_document(number: &str, rest: &str) -> bool {
    let counted = rest.trim_start().starts_with(['件', '条', '次', '人', '个', '项', '家', '万', '元']);
    (number.len() == YEAR && !counted)
        || rest.trim_start().starts_with(|c: char| c == '第' || c.is_ascii_digit())
}

/// A live figure with the digits that stand close to it, if there are any.
fn run_together(text: &str, live: &Range<usize>) -> Option<Range<usize>> {
    text.get(live.clone()).filter(|figure| *figure != NO_FIGURE)?;
    let before = text.get(..live.start)?;
    let before = before.len() - before.trim_end_matches(|c: char| c.is_ascii_digit()).len();
    let after = text.get(live.end..)?;
    let after = after.len() - after.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    (before + after > 0).then(|| live.start - before..live.end + after)
}
