//! Kinds of characters.

use crate::text::excerpt::excerpt;
use std::ops::Range;

/// A Chinese character.
pub(in crate::rules) fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '〇' | '\u{20000}'..='\u{3134f}')
}

/// A Chinese character, or a mark that stands in Chinese text alone.
pub(in crate::rules) fn is_chinese(c: char) -> bool {
    is_han(c) || matches!(c, '“' | '”' | '‘' | '’' | '…' | '\u{3001}'..='\u{301b}' | '！'..='～')
}

/// Some words with a few characters of their line around them, for a message to say where they stand.
pub(in crate::rules) fn with_neighbours(text: &str, place: Range<usize>) -> String {
    let before = text.get(..place.start).unwrap_or_default();
    let start = before.char_indices().rev().nth(NEIGHBOURS - 1).map_or(0, |(at, _)| at);
    let before = before.get(start..).and_then(|near| near.rsplit('\n').next()).unwrap_or_default();
    let after = text.get(place.end..).unwrap_or_default().chars().take(NEIGHBOURS);
    let after: String = after.take_while(|c| *c != '\n').collect();
    format!("{before}{}{after}", excerpt(text.get(place).unwrap_or_default()))
}

const NEIGHBOURS: usize = 4;

/// A character that opens a pair, and the one that closes it. Brackets are the same in both widths.
pub(in crate::rules) const PAIRS: [(char, char); 6] =
    [('“', '”'), ('‘', '’'), ('《', '》'), ('〈', '〉'), ('（', '）'), ('【', '】')];
