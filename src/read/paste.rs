//! Text copied from a word processor or a web page, as a person would have typed it.
//!
//! No word and no figure changes, and numbers of lists stay as text. What goes is what nobody
//! sees, and what a word processor leaves where something else was: bullets of its own fonts,
//! names of bookmarks, fields that lost what they pointed to. Tables come as lines with tabs,
//! and stay so.

use crate::text::characters::{is_chinese_numeral, is_line_end, is_unseen};
use crate::text::debris::{BOOKMARK, LOST_FIELDS, near};

/// Pasted text, cleaned.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pasted {
    /// The text.
    pub text: String,
    /// Whether something went that could be seen.
    pub is_less: bool,
}

/// Cleans pasted text.
pub fn pasted(text: &str) -> Pasted {
    let (text, has_debris) = without_debris(text);
    let mut is_less = has_debris;
    let characters = text.replace("\r\n", "\n");
    let characters = characters.chars().filter_map(|character| match character {
        // NEL as well: what is pasted may come from anywhere.
        '\u{85}' => Some('\n'),
        end if is_line_end(end) => Some('\n'),
        '\u{a0}' | '\u{2002}'..='\u{200a}' | '\u{202f}' => Some(' '),
        // Bullets and dingbats that only the fonts Symbol and Wingdings draw.
        '\u{e000}'..='\u{f8ff}' | '\u{fffc}' | '\u{fffd}' => {
            is_less = true;
            None
        }
        '\t' => Some(character),
        _ if character.is_control() || is_unseen(character) => None,
        _ => Some(character),
    });
    let text: String = characters.collect();
    // A few words keep the blanks around them: they are pasted into a sentence.
    let text = if text.contains('\n') {
        text.split('\n').map(line).filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
    } else {
        // The tab after a bullet that went.
        without_tab(text.trim_start_matches('\t'))
    };
    Pasted { text, is_less }
}

fn line(line: &str) -> String {
    without_tab(line.trim())
}

/// The number of a list without the tab that word processors put after it. Other tabs stand
/// between the cells of a table.
fn without_tab(line: &str) -> String {
    match line.split_once('\t') {
        Some((number, rest)) if is_number(number) => format!("{number}{}", rest.trim_start()),
        _ => line.to_owned(),
    }
}

/// 1. （一） 一、 ①, and nothing else.
fn is_number(text: &str) -> bool {
    let is_short = (1..=5).contains(&text.trim().chars().count());
    let ends = text.trim().ends_with(['.', '．', '、', '）', ')'])
        || text.trim().starts_with(|character| matches!(character, '①'..='⑳'));
    let is_figure =
        |c: char| c.is_ascii_digit() || is_chinese_numeral(c) || "（()）.．、①②③④⑤⑥⑦⑧⑨⑩".contains(c);
    is_short && ends && text.trim().chars().all(is_figure)
}

/// A text without `[bookmark: _GoBack]` and “错误！未找到引用源。”, and whether it had any. Each place
/// is looked at once: looked for word by word, one that is nowhere would be looked for through the
/// whole text at each of the others.
fn without_debris(text: &str) -> (String, bool) {
    let debris = || LOST_FIELDS.into_iter().map(|start| (start, "。")).chain([(BOOKMARK, "]")]);
    let (mut out, mut done) = (String::with_capacity(text.len()), 0);
    let may_begin = |character| debris().any(|(start, _)| start.starts_with(character));
    for (place, _) in text.match_indices(may_begin) {
        let here = text.get(place..).filter(|_| place >= done).unwrap_or_default();
        let Some((start, end)) = debris().find(|(start, _)| here.starts_with(start)) else { continue };
        out.push_str(text.get(done..place).unwrap_or_default());
        done = place + near(here).find(end).map_or(start.len(), |close| close + end.len());
    }
    out.push_str(text.get(done..).unwrap_or_default());
    (out, done > 0)
}
