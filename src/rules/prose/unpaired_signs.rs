//! N-53: quotation marks, brackets or 《》 that do not pair.

use crate::report::Field;
use crate::rules::correct::sort;
use crate::rules::looked::{Looked, Why};
use crate::rules::words::characters::{PAIRS, with_neighbours};
use crate::rules::words::heads::head;
use crate::rules::words::paragraphs::paragraphs;
use crate::rules::words::wrapped::is_wrapped;
use crate::rules::{Case, Check, Edit, Finding, Severity, Words};
use crate::text::characters::is_chinese_numeral;

rule! {
    /// ## 查什么
    /// 一段里的引号、书名号、括号是不是成对，引号的方向对不对，有没有用 " 当引号。一行行断开的文字先要接起来（见 N-48），不查。
    ///
    /// ## 为什么
    /// 丢了一半的引号、书名号，读者看不出引到哪里；复制和输入法常把引号的方向弄反。
    ///
    /// ## 怎么办
    /// 补上另一半；只是方向反了的，可以一次改好。
    RULE {
        id: "N-53",
        name: "unpaired-signs",
        severity: Severity::Info,
        clause: "GB/T 15834—2011 第4.8条、第4.9条、第4.15条",
        check: Check::Words(check),
        looks: looks,
    }
}

fn check(words: &Words<'_>) -> Vec<Finding> {
    // The halves of a pair stand in two lines where the lines are broken, which N-48 says.
    let found = words.prose().map(|(field, text)| (text, in_field(text, field)));
    // Asked only of a text in which there is something: it reads all of it once more.
    let said = found.filter(|(text, found)| !found.is_empty() && !is_wrapped(text));
    said.flat_map(|(_, found)| found).collect()
}

fn looks(case: &Case<'_>) -> Looked {
    let words = case.words();
    let (wrapped, whole): (Vec<_>, Vec<_>) = words.prose().partition(|(_, text)| is_wrapped(text));
    match whole.iter().map(|(_, text)| marks(text, 0).len()).sum() {
        0 if !wrapped.is_empty() => Looked::AtNothing(Why::SaidBy("N-48")),
        count => Looked::mentions(count),
    }
}

fn in_field(text: &str, field: Field) -> Vec<Finding> {
    let mut turned: Vec<Edit> = Vec::new();
    // For each pair its first lonely character, and how many paragraphs have one.
    let mut lonely_signs = PAIRS.map(|_| (None, 0_usize));
    for (place, paragraph) in paragraphs(text) {
        let from = head(paragraph, 0).map_or(0, |head| head.span.end);
        let line = paragraph.get(from..).unwrap_or_default();
        let marks = marks(line, place.start + from);
        for (pair, (first, count)) in PAIRS.into_iter().zip(&mut lonely_signs) {
            let Some(lonely) = lonely(&marks, pair) else { continue };
            if let Some(edits) = alternating(&marks, pair) {
                turned.extend(edits);
            } else {
                first.get_or_insert_with(|| unpaired(text, field, lonely, pair));
                *count += 1;
            }
        }
    }
    let several = |(finding, count): (Option<Finding>, usize)| {
        let mut finding = finding?;
        if count > 1 {
            finding.message = format!("{}（这样的段落有 {count} 个）", finding.message);
        }
        Some(finding)
    };
    let mut findings: Vec<Finding> = lonely_signs.into_iter().filter_map(several).collect();
    sort(&mut turned);
    if let Some(first) = turned.first() {
        let written = text.get(first.span.clone()).unwrap_or_default();
        let message = match turned.len() {
            1 => format!("引号“{written}”的方向不对"),
            count => format!("有 {count} 个引号的方向不对，或者用了 \" 当引号"),
        };
        findings.push(RULE.finds(message, "前引号用“，后引号用”").at_edits(text, field, turned));
    }
    findings
}

/// A character that should have another half.
struct Mark {
    place: usize,
    character: char,
    before: Option<char>,
}

/// Those of a line that begins at that byte.
fn marks(line: &str, at: usize) -> Vec<Mark> {
    let mut found = Vec::new();
    let mut before = None;
    for (place, character) in line.char_indices() {
        if matches!(character, '"' | '(' | ')')
            || PAIRS.iter().any(|(open, close)| character == *open || character == *close)
        {
            found.push(Mark { place: at + place, character, before });
        }
        before = Some(character);
    }
    found
}

/// The kind of a character: opening, closing, or a straight one that is both.
enum Half {
    Opening,
    Closing,
    Straight,
}

fn half(character: char, (open, close): (char, char)) -> Option<Half> {
    match (character, open) {
        ('"', '“') => Some(Half::Straight),
        ('(', '（') => Some(Half::Opening),
        (')', '（') => Some(Half::Closing),
        _ if character == open => Some(Half::Opening),
        _ if character == close => Some(Half::Closing),
        _ => None,
    }
}

/// The first character of a pair that has no other half. A straight quotation mark is lonely wherever it stands.
fn lonely(marks: &[Mark], pair: (char, char)) -> Option<&Mark> {
    let mut open = Vec::new();
    for mark in marks {
        match half(mark.character, pair) {
            Some(Half::Opening) => open.push(mark),
            Some(Half::Closing) if open.pop().is_none() && !mark.stands_alone() => return Some(mark),
            Some(Half::Straight) => return Some(mark),
            _ => {}
        }
    }
    open.first().copied()
}

impl Mark {
    /// 1） in a list within a sentence, and the apostrophe of an English word.
    fn stands_alone(&self) -> bool {
        let follows = |is: fn(char) -> bool| self.before.is_some_and(is);
        match self.character {
            ')' | '）' => {
                follows(|character| character.is_ascii_alphanumeric() || is_chinese_numeral(character))
            }
            '’' => follows(|character| character.is_ascii_alphabetic()),
            _ => false,
        }
    }
}

/// Quotation marks turned so that they open and close by turns, if there are as many halves as wholes.
fn alternating(marks: &[Mark], pair: (char, char)) -> Option<Vec<Edit>> {
    if !matches!(pair.0, '“' | '‘') {
        return None;
    }
    let quotes: Vec<&Mark> = marks.iter().filter(|one| half(one.character, pair).is_some()).collect();
    let turns = quotes.iter().zip([pair.0, pair.1].into_iter().cycle());
    let edits = turns.filter(|(quote, right)| quote.character != *right).map(|(quote, right)| Edit {
        span: quote.place..quote.place + quote.character.len_utf8(),
        text: right.to_string(),
    });
    quotes.len().is_multiple_of(2).then(|| edits.collect())
}

fn unpaired(text: &str, field: Field, lonely: &Mark, (open, close): (char, char)) -> Finding {
    let Mark { place, character, .. } = *lonely;
    let near = with_neighbours(text, place..place + character.len_utf8());
    let message = format!("“{near}”里的 {character} 没有另一半：{open}{close} 要成对");
    RULE.finds(message, "补上另一半，或者删去这一个").at_words(field, place..place + character.len_utf8())
}
