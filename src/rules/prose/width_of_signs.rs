//! N-52: half-width punctuation in Chinese text, full-width digits and letters, blanks in dates.

use crate::rules::correct::sort;
use crate::rules::looked;
use crate::rules::words::characters::{is_chinese, is_han, with_neighbours};
use crate::rules::words::heads::head;
use crate::rules::words::paragraphs::paragraphs;
use crate::rules::{Check, Edit, Finding, Severity, Words};
use crate::text::characters::half_width;

rule! {
    /// ## 查什么
    /// 中文句子里的半角标点（, : ; ? ! ( ) 和当句号用的 .）、全角的数字和字母（２０２１）、日期里的空格（2021 年 1 月）。网址、邮箱、时间（8:30）、小数和 1,234 这样的千分位不算。
    ///
    /// ## 为什么
    /// 中文用全角标点，阿拉伯数字和字母用半角（GB/T 15834—2011、GB/T 15835—2011）。混用时字距不齐，换行也会断错地方。
    ///
    /// ## 怎么办
    /// 一次全部改好。
    RULE {
        id: "N-52",
        name: "width-of-signs",
        severity: Severity::Info,
        clause: "GB/T 15834—2011、GB/T 15835—2011",
        check: Check::Words(check),
        looks: looked::all_prose,
    }
}

fn check(words: &Words<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (field, text) in words.prose() {
        let mut edits: Vec<Edit> = Vec::new();
        for (place, paragraph) in paragraphs(text) {
            // A head has a rule of its own, N-50.
            let skip = head(paragraph, place.start).filter(|head| !head.has_narrow_brackets(text));
            let from = skip.map_or(place.start, |head| head.span.end);
            edits.extend(Line::read(text, from..place.end).edits());
        }
        if edits.is_empty() {
            continue;
        }
        let kinds = kinds(text, &edits);
        let message = match edits.as_slice() {
            [only] => {
                let near = with_neighbours(text, only.span.clone());
                format!("“{near}”里有{}", kinds.first().map_or("", |kind| kind.0.as_str()))
            }
            all => format!("有 {} 处全角、半角或空格用错：{}", all.len(), listed(&kinds)),
        };
        findings.push(RULE.finds(message, "全部改好").at_edits(text, field, edits));
    }
    findings
}

/// The kinds of faults, each once, with how often there is one.
fn kinds(text: &str, edits: &[Edit]) -> Vec<(String, usize)> {
    let mut kinds: Vec<(String, usize)> = Vec::new();
    for edit in edits {
        let written = text.get(edit.span.clone()).unwrap_or_default().trim();
        let kind = match written.chars().next() {
            None => "日期中间的空格".to_owned(),
            Some(character) if character.is_ascii() => format!("半角“{written}”"),
            Some(_) => "全角的数字、字母".to_owned(),
        };
        match kinds.iter_mut().find(|(known, _)| *known == kind) {
            Some((_, count)) => *count += 1,
            None => kinds.push((kind, 1)),
        }
    }
    kinds
}

fn listed(kinds: &[(String, usize)]) -> String {
    kinds.iter().map(|(kind, count)| format!("{kind} {count} 处")).collect::<Vec<_>>().join("，")
}

/// The characters of a paragraph with their places.
struct Line {
    characters: Vec<(usize, char)>,
    end: usize,
}

impl Line {
    fn read(text: &str, place: std::ops::Range<usize>) -> Self {
        let line = text.get(place.clone()).unwrap_or_default();
        let characters = line.char_indices().map(|(at, character)| (place.start + at, character)).collect();
        Self { characters, end: place.end }
    }

    fn character(&self, index: usize) -> Option<char> {
        self.characters.get(index).map(|one| one.1)
    }

    fn place(&self, index: usize) -> usize {
        self.characters.get(index).map_or(self.end, |one| one.0)
    }

    fn edit(&self, from: usize, to: usize, text: impl Into<String>) -> Edit {
        Edit { span: self.place(from)..self.place(to), text: text.into() }
    }

    fn is_digit(&self, index: Option<usize>) -> bool {
        index.and_then(|index| self.character(index)).is_some_and(|character| character.is_ascii_digit())
    }

    /// The first place from there that is no blank.
    fn after_blanks(&self, from: usize) -> usize {
        let blanks = self.characters.iter().skip(from).take_while(|one| is_blank(one.1)).count();
        from + blanks
    }

    /// The first place of the blanks before there.
    fn before_blanks(&self, to: usize) -> usize {
        let before = self.characters.get(..to).unwrap_or_default();
        to - before.iter().rev().take_while(|one| is_blank(one.1)).count()
    }

    /// Every change of the line, in the order of their places.
    fn edits(&self) -> Vec<Edit> {
        let mut edits = self.brackets();
        // What becomes full-width makes the characters beside it Chinese, too.
        let mut widened = vec![false; self.characters.len()];
        let mut brackets = edits.iter().map(|edit| edit.span.start).peekable();
        for (one, widened) in self.characters.iter().zip(&mut widened) {
            *widened = brackets.next_if_eq(&one.0).is_some();
        }
        let mut done = 0;
        for (index, (_, character)) in self.characters.iter().enumerate() {
            if index < done {
                continue;
            }
            let (upto, edit) = match character {
                ',' | ':' | ';' | '?' | '!' => {
                    let (upto, edit) = self.mark(index, *character, &widened);
                    if let Some(widened) = widened.get_mut(index) {
                        *widened = edit.is_some();
                    }
                    (upto, edit)
                }
                '.' => self.full_stop(index),
                '０'..='９' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ' | '％' => self.wide(index),
                '年' | '月' | '日' => {
                    edits.extend(self.blanks_of_date(index, *character));
                    continue;
                }
                _ => continue,
            };
            done = upto;
            edits.extend(edit);
        }
        sort(&mut edits);
        edits
    }

    /// A mark with Chinese on one side, and no figure on both: 1,234 and 8:30 stay.
    fn mark(&self, index: usize, character: char, widened: &[bool]) -> (usize, Option<Edit>) {
        let before = index.checked_sub(1);
        if self.is_digit(before) && self.is_digit(Some(index + 1)) {
            return (index + 1, None);
        }
        let next = self.after_blanks(index + 1);
        let previous = self.before_blanks(index).checked_sub(1);
        let among = |at: usize| widened.get(at) == Some(&true) || self.character(at).is_some_and(is_chinese);
        let closes = |at: usize| matches!(self.character(at), Some('%' | ')'));
        if !previous.is_some_and(|at| among(at) || closes(at)) && !among(next) {
            return (index + 1, None);
        }
        let wide = match character {
            ',' => "，",
            ':' => "：",
            ';' => "；",
            '?' => "？",
            _ => "！",
        };
        (next, Some(self.edit(index, next, wide)))
    }

    /// A point after a Chinese word, and before another one or at the end.
    fn full_stop(&self, index: usize) -> (usize, Option<Edit>) {
        let previous = index.checked_sub(1).and_then(|index| self.character(index));
        let ends =
            previous.is_some_and(|character| is_han(character) || matches!(character, '”' | '）' | '》'));
        let begins = self
            .character(index + 1)
            .is_none_or(|character| is_han(character) || matches!(character, '“' | '《' | '”' | ' '));
        (index + 1, (ends && begins).then(|| self.edit(index, index + 1, "。")))
    }

    /// Full-width digits and letters, with the points between the digits.
    fn wide(&self, index: usize) -> (usize, Option<Edit>) {
        let wide = self.characters.iter().skip(index).take_while(|one| narrow(one.1).is_some());
        let mut narrowed: String = wide.filter_map(|one| narrow(one.1)).collect();
        while narrowed.ends_with('.') {
            narrowed.pop();
        }
        let end = index + narrowed.len();
        (end, Some(self.edit(index, end, narrowed)))
    }

    /// The blanks before 年, 月, 日 and after 年, 月 in a date.
    fn blanks_of_date(&self, index: usize, character: char) -> Vec<Edit> {
        let figure_end = self.before_blanks(index);
        let digits = |to: usize| {
            let before = self.characters.get(..to).unwrap_or_default();
            before.iter().rev().take(5).take_while(|one| one.1.is_ascii_digit()).count()
        };
        let count = digits(figure_end);
        let before = self.before_blanks(figure_end - count);
        let follows_month = before.checked_sub(1).and_then(|index| self.character(index)) == Some('月');
        let is_date = match character {
            '年' => count == 4,
            '月' => count == 1 || count == 2,
            _ => (count == 1 || count == 2) && follows_month,
        };
        let mut edits = Vec::new();
        if is_date && figure_end < index {
            edits.push(self.edit(figure_end, index, ""));
        }
        let next = self.after_blanks(index + 1);
        let figure =
            self.characters.iter().skip(next).take(3).take_while(|one| one.1.is_ascii_digit()).count();
        let unit = self.character(self.after_blanks(next + figure));
        let goes_on = matches!((character, unit), ('年', Some('月')) | ('月', Some('日')));
        if is_date && goes_on && (figure == 1 || figure == 2) && next > index + 1 {
            edits.push(self.edit(index + 1, next, ""));
        }
        edits
    }

    /// Half-width brackets around Chinese, or after it.
    fn brackets(&self) -> Vec<Edit> {
        let mut edits = Vec::new();
        let mut open: Vec<(usize, char, bool)> = Vec::new();
        for (index, (_, character)) in self.characters.iter().enumerate() {
            match character {
                '(' | '（' => {
                    let before =
                        self.before_blanks(index).checked_sub(1).and_then(|index| self.character(index));
                    open.push((index, *character, before.is_some_and(is_chinese)));
                }
                ')' | '）' => {
                    let Some((start, opening, is_among_chinese)) = open.pop() else { continue };
                    // What holds Chinese, or stands in it, is Chinese for the bracket around it, too.
                    if let Some(around) = open.last_mut() {
                        around.2 |= is_among_chinese;
                    }
                    let is_chinese = is_among_chinese || opening == '（' || *character == '）';
                    if is_chinese && !self.is_year_of_number(start, index) {
                        edits.extend((opening == '(').then(|| self.edit(start, start + 1, "（")));
                        edits.extend((*character == ')').then(|| self.edit(index, index + 1, "）")));
                    }
                }
                character if is_han(*character) => {
                    if let Some(innermost) = open.last_mut() {
                        innermost.2 = true;
                    }
                }
                _ => {}
            }
        }
        sort(&mut edits);
        edits
    }

    /// The brackets of a 文号, which are to become others: (2021)30号.
    fn is_year_of_number(&self, open: usize, close: usize) -> bool {
        let inside = self.characters.get(open + 1..close).unwrap_or_default();
        let next = self.character(self.after_blanks(close + 1));
        inside.len() == 4
            && inside.iter().all(|one| one.1.is_ascii_digit())
            && next.is_some_and(|character| character == '第' || character.is_ascii_digit())
    }
}

fn is_blank(character: char) -> bool {
    matches!(character, ' ' | '\u{a0}' | '\u{3000}' | '\t')
}

/// The half-width form of a full-width digit, letter, percent sign or decimal point.
fn narrow(character: char) -> Option<char> {
    match character {
        '０'..='９' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ' | '％' | '．' => Some(half_width(character)),
        _ => None,
    }
}
