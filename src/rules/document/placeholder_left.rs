//! D-11: a placeholder is left in the text.

use crate::report::Field;
use crate::rules::looked;
use crate::rules::words::keywords::Keywords;
use crate::rules::{Check, Finding, Severity, Words};
use crate::text::debris::{LOST_FIELDS, bookmarks};
use std::ops::Range;

rule! {
    /// ## 查什么
    /// 单位名称、标题和各段文字里有没有留下模板的提示（“（文字描述）”“收取信息处理费情况在此处报告”），填空用的“××”“XX”“____”“**”（一个的，如“X条”也算），“（待补充）”“【】”一类的记号，或者从 Word 带来的“[bookmark: …]”“错误！未找到引用源”。
    ///
    /// ## 为什么
    /// 这些不是报告的内容，公布出去就是没有写完的报告。
    ///
    /// ## 怎么办
    /// 填上该写的内容，或者删去。
    RULE {
        id: "D-11",
        name: "placeholder-left",
        severity: Severity::Error,
        clause: "格式第一、五、六部分：文字描述",
        check: Check::Words(check),
        looks: looked::all_prose,
    }
}

fn check(words: &Words<'_>) -> Vec<Finding> {
    let heads = [Field::OrganName, Field::Title].map(|field| (field, words.text(field)));
    let fields = heads.into_iter().chain(words.prose());
    fields.flat_map(|(field, text)| in_field(words, field, text)).collect()
}

fn in_field(words: &Words<'_>, field: Field, text: &str) -> Vec<Finding> {
    let left = |span: Range<usize>| {
        let (left, severity) = (text.get(span.clone()).unwrap_or_default(), quoted(text, span.start));
        let finding = RULE.finds(format!("“{}”没有填写", short(left)), "填上该写的内容，或者删去");
        finding.at_words(field, span).severe(severity)
    };
    let rubbish = |span: Range<usize>| {
        let words = text.get(span.clone()).unwrap_or_default();
        let finding = RULE.finds(format!("“{}”不是报告的内容", short(words)), "删去");
        finding.at_words(field, span).corrected_to("")
    };
    let (gaps, blanks): (Vec<_>, Vec<_>) = blanks(text).partition(|span| is_gap(text, span));
    let mut findings: Vec<Finding> = blanks.into_iter().map(left).collect();
    findings.extend(gaps.first().cloned().map(|first| {
        // Of a text to begin with they are still to be filled in, as blank cells are.
        let severity = words.missing(quoted(text, first.start));
        let mut finding = left(first).severe(severity);
        if gaps.len() > 1 {
            // There may be many; whoever fills the first one in sees the others.
            finding.message = format!("{}（这样的空有 {} 处）", finding.message, gaps.len());
        }
        finding
    }));
    // A live figure of a blank cell is not left behind: it waits for its number (N-55).
    let live = words.live_figures(field);
    let waits = |span: &Range<usize>| {
        let at = live.binary_search_by_key(&span.start, |one| one.place.start);
        at.ok().and_then(|at| live.get(at)).is_some_and(|one| one.place == *span)
    };
    findings.extend(empty_brackets(text).filter(|span| !waits(span)).chain(remarks(text)).map(left));
    findings.extend(hints(text).chain(bookmarks(text)).map(rubbish));
    findings.extend(word_fields(text).map(rubbish));
    findings
}

/// What a word processor writes where a field has lost what it pointed to, or where somebody was
/// to type, with its full stop.
fn word_fields(text: &str) -> impl Iterator<Item = Range<usize>> {
    WORD_FIELDS.each(text).map(|field| {
        let stop = text.get(field.end..).filter(|rest| rest.starts_with('。')).map_or(0, |_| '。'.len_utf8());
        field.start..field.end + stop
    })
}

const FIELD_WORDS: [&str; 6] = {
    let [first, second, third, fourth] = LOST_FIELDS;
    [first, second, third, fourth, "单击或点击此处输入文字", "单击此处输入文字"]
};

static WORD_FIELDS: Keywords = Keywords::of(&FIELD_WORDS);

/// The first characters of a placeholder, for the message.
fn short(words: &str) -> String {
    let mut characters = words.chars();
    let start: String = characters.by_ref().take(12).collect();
    if characters.next().is_some() { start + "……" } else { start }
}

/// In quotation marks a placeholder may be meant: somebody speaks of it.
fn quoted(text: &str, at: usize) -> Severity {
    let before = text.get(..at).unwrap_or_default().chars().rev().take(20);
    let mark = before.into_iter().find(|c| matches!(c, '“' | '”' | '\n' | '。'));
    if mark == Some('“') { Severity::Warning } else { RULE.severity }
}

/// ××, XX, ____, **: characters that hold a place open, two or more of them; or one before what is counted: X条.
fn blanks(text: &str) -> impl Iterator<Item = Range<usize>> {
    runs(text).filter(|run| {
        let characters = text.get(run.clone()).unwrap_or_default();
        let c = characters.chars().next().unwrap_or_default();
        let before = text.get(..run.start).and_then(|text| text.chars().next_back()).unwrap_or(' ');
        let after = text.get(run.end..).and_then(|text| text.chars().next()).unwrap_or(' ');
        if characters.len() == c.len_utf8() {
            // 1+X新闻发布会 is a name, as is X光.
            let is_cross = matches!(c, 'X' | 'Ｘ' | '×');
            return is_cross && !before.is_ascii_graphic() && "条件次期份年月日".contains(after);
        }
        match c {
            // 20XX年, but no part of an address or of a Latin word.
            'X' | 'x' => !before.is_ascii_alphabetic() && !is_of_address(before) && !is_of_latin(after),
            '_' => !is_of_latin(before) && !is_of_latin(after),
            _ => true,
        }
    })
}

/// ____ and ＿＿, to be filled in.
fn is_gap(text: &str, span: &Range<usize>) -> bool {
    text.get(span.clone()).is_some_and(|characters| characters.starts_with(['_', '＿']))
}

fn is_of_address(c: char) -> bool {
    matches!(c, '/' | '.' | '-' | '_' | '@' | '=' | '?' | '&' | ':')
}

fn is_of_latin(c: char) -> bool {
    c.is_ascii_alphanumeric() || is_of_address(c)
}

/// Each run of one character that may hold a place open.
fn runs(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut characters = text.char_indices().peekable();
    std::iter::from_fn(move || {
        loop {
            let (start, c) = characters.next()?;
            if !matches!(c, 'X' | 'x' | 'Ｘ' | '×' | '✕' | '_' | '＿' | '*' | '＊' | '□' | '■') {
                continue;
            }
            let mut end = start + c.len_utf8();
            while characters.next_if(|(_, next)| *next == c).is_some() {
                end += c.len_utf8();
            }
            return Some(start..end);
        }
    })
}

/// 【】, （ ）, 《》, “”: brackets round nothing.
fn empty_brackets(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut open: Option<(usize, char)> = None;
    text.char_indices().filter_map(move |(at, c)| {
        let closes = open.is_some_and(|(_, close)| close == c);
        let start = open.map(|(start, _)| start);
        let pair = [('【', '】'), ('（', '）'), ('(', ')'), ('《', '》'), ('“', '”'), ('〔', '〕')];
        match pair.iter().find(|(left, _)| *left == c) {
            Some((_, close)) => open = Some((at, *close)),
            None if c == ' ' || c == '　' => return None,
            None => open = None,
        }
        start.filter(|_| closes).map(|start| start..at + c.len_utf8())
    })
}

/// 待补, 具体名称 and the like in brackets or where a phrase ends; 待补正 and 有待补充 are words of the trade.
fn remarks(text: &str) -> impl Iterator<Item = Range<usize>> {
    #[rustfmt::skip] // A list of words.
    static REMARKS: Keywords = Keywords::of(&[
        "待补充", "待补", "待填写", "待填", "待核实", "此处填写", "在此填写", "此处插入",
        "具体重大政策名称", "具体政策名称", "具体文件名称", "具体名称", "具体数字", "具体数量", "具体日期",
        "具体网址", "具体地址", "具体时间", "具体内容", "具体电话", "具体部门", "具体单位", "网址", "链接", "单位名称", "部门名称",
        "请填写", "请补充",
    ]);
    REMARKS.each(text).filter(|place| {
        let words = text.get(place.clone()).unwrap_or_default();
        let before = text.get(..place.start).and_then(|text| text.chars().next_back()).unwrap_or('\n');
        let after = text.get(place.end..).and_then(|text| text.chars().next()).unwrap_or('\n');
        let in_brackets =
            matches!(before, '（' | '(' | '【' | '[' | '“') && matches!(after, '）' | ')' | '】' | ']' | '”');
        let alone = matches!(before, '：' | ':' | '\n') && matches!(after, '。' | '，' | '；' | '\n' | '\r');
        let is_request = words.contains('此') && !before.is_alphabetic();
        // In quotation marks these are words that somebody speaks of.
        let is_word = before == '“' && ["网址", "链接", "单位名称", "部门名称"].contains(&words);
        (in_brackets && !is_word) || is_request || (alone && words.starts_with('待'))
    })
}

/// The form's own words in the place of the text, with the brackets around them: （文字描述）.
fn hints(text: &str) -> impl Iterator<Item = Range<usize>> {
    static HINTS: Keywords = Keywords::of(&["文字描述", "收取信息处理费情况在此处报告"]);
    let mut last_end = 0;
    HINTS.each(text).filter_map(move |words| {
        // Both stand in one bracket of section six.
        if words.start < last_end {
            return None;
        }
        let whole = match in_brackets(text, &words) {
            Some(whole) => whole,
            None if text.get(words.clone()) == Some("文字描述") => return None,
            None => words,
        };
        last_end = whole.end;
        Some(whole)
    })
}

/// The longest hint of a form has some twenty characters.
const LONGEST_HINT: usize = 40;

/// The words with the brackets around them, if they begin what is in brackets.
fn in_brackets(text: &str, words: &Range<usize>) -> Option<Range<usize>> {
    let before = text.get(..words.start)?.chars().next_back().filter(|c| matches!(c, '（' | '('))?;
    let mut after = text.get(words.end..)?.char_indices().take(LONGEST_HINT);
    let (end, close) = after.find(|(_, c)| matches!(c, '）' | ')' | '（' | '('))?;
    let closes = matches!(close, '）' | ')');
    closes.then(|| words.start - before.len_utf8()..words.end + end + close.len_utf8())
}

#[cfg(test)]
mod tests {
    use super::hints;
    use crate::form::{Body, Form};

    #[test]
    fn the_hint_of_every_section_is_found_whole() {
        for form in Form::all() {
            for section in form.sections {
                if let Body::Prose { hint, .. } = section.body {
                    let text = format!("前言。{hint}正文");
                    let found: Vec<&str> = hints(&text).map(|place| &text[place]).collect();
                    assert_eq!(found, [hint]);
                }
            }
        }
    }
}
