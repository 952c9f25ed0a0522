//! Text copied from a word processor or a web page, as a person would have typed it.
//!
//! No word and no figure changes, and numbers of lists stay as text. What goes is what nobody
//! sees, and what a word processor leaves where something else was: bullets of its own fonts,
//! names of bookmarks, fields that lost what they pointed to. Tables come as lines with tabs,
//! and stay so.

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
    let signs = text.replace("\r\n", "\n");
    let signs = signs.chars().filter_map(|sign| match sign {
        '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => Some('\n'),
        '\u{a0}' | '\u{2002}'..='\u{200a}' | '\u{202f}' => Some(' '),
        // Bullets and dingbats that only the fonts Symbol and Wingdings draw.
        '\u{e000}'..='\u{f8ff}' | '\u{fffc}' | '\u{fffd}' => {
            is_less = true;
            None
        }
        '\n' | '\t' => Some(sign),
        _ if sign.is_control() || is_unseen(sign) => None,
        _ => Some(sign),
    });
    let text: String = signs.collect();
    // A few words keep the blanks around them: they are pasted into a sentence.
    let text = if text.contains('\n') {
        text.split('\n').map(line).filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
    } else {
        // The tab after a bullet that went.
        without_tab(text.trim_start_matches('\t'))
    };
    Pasted { text, is_less }
}

/// Signs that take no place, or tell in which direction text runs.
fn is_unseen(sign: char) -> bool {
    matches!(sign, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
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
        || text.trim().starts_with(|sign| matches!(sign, '①'..='⑳'));
    let is_figure =
        |sign: char| sign.is_ascii_digit() || "一二三四五六七八九十（()）.．、①②③④⑤⑥⑦⑧⑨⑩".contains(sign);
    is_short && ends && text.trim().chars().all(is_figure)
}

/// A text without `[bookmark: _GoBack]` and “错误！未找到引用源。”, and whether it had any.
fn without_debris(text: &str) -> (String, bool) {
    const DEBRIS: [(&str, &str); 5] = [
        ("[bookmark", "]"),
        ("错误！未找到引用源", "。"),
        ("错误!未找到引用源", "。"),
        ("错误！未定义书签", "。"),
        ("错误!未定义书签", "。"),
    ];
    /// Names of bookmarks have forty characters at most.
    const LONGEST: usize = 60;
    let (mut out, mut rest) = (String::with_capacity(text.len()), text);
    let first = |rest: &str| {
        let found = DEBRIS.iter().filter_map(|(start, end)| Some((rest.find(start)?, *start, *end)));
        found.min_by_key(|(place, ..)| *place)
    };
    while let Some((place, start, end)) = first(rest) {
        let (before, debris) = rest.split_at(place);
        out.push_str(before);
        let near = debris.char_indices().nth(LONGEST).map_or(debris.len(), |(end, _)| end);
        let line = debris.get(..near).unwrap_or_default().split('\n').next().unwrap_or_default();
        let length = line.find(end).map_or(start.len(), |close| close + end.len());
        rest = debris.get(length..).unwrap_or_default();
    }
    let had = rest.len() < text.len();
    (out + rest, had)
}
