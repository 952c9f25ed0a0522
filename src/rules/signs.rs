//! Kinds of characters.

/// A Chinese character.
pub(super) fn is_han(sign: char) -> bool {
    matches!(sign, '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '〇' | '\u{20000}'..='\u{3134f}')
}

/// A Chinese character, or a sign that stands in Chinese text alone.
pub(super) fn is_chinese(sign: char) -> bool {
    is_han(sign) || matches!(sign, '“' | '”' | '‘' | '’' | '…' | '\u{3001}'..='\u{301b}' | '！'..='～')
}

/// A sign that opens a pair, and the one that closes it. Brackets are the same in both widths.
pub(super) const PAIRS: [(char, char); 6] =
    [('“', '”'), ('‘', '’'), ('《', '》'), ('〈', '〉'), ('（', '）'), ('【', '】')];
