//! Kinds of characters, and characters that mean the same.

/// The half-width form of a full-width character: `（` is `(`, `１` is `1`. All others stay.
/// Who reads numbers or labels has more that means the same to him, and says so there.
pub fn half_width(character: char) -> char {
    match character {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(character) - 0xfee0).unwrap_or(character),
        other => other,
    }
}

/// The Chinese digits, from 1 to 9.
pub const CHINESE_DIGITS: &str = "一二三四五六七八九";

/// Whether the character is a Chinese numeral as headings have them: 一 to 十.
pub fn is_chinese_numeral(character: char) -> bool {
    character == '十' || CHINESE_DIGITS.contains(character)
}

/// 1 to 9 for 一 to 九.
pub fn chinese_digit(character: char) -> Option<u32> {
    CHINESE_DIGITS.chars().zip(1..).find(|(digit, _)| *digit == character).map(|(_, value)| value)
}

/// Whether the character ends a line of prose. Text from word processors does so with the
/// two Unicode separators and with the vertical tab, too.
pub fn is_line_end(character: char) -> bool {
    matches!(character, '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{2028}' | '\u{2029}')
}

/// Whether the character has no width: joiners and marks of direction (LRM, RLM), the word
/// joiner, the mark at the beginning of files. They come along with what is copied.
pub fn has_no_width(character: char) -> bool {
    matches!(character, '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}')
}

/// Whether the character turns the direction of the text after it, or ends such a turn.
pub fn turns_direction(character: char) -> bool {
    matches!(character, '\u{202a}'..='\u{202e}')
}

/// Whether it turns the direction of figures, which are then another number for whoever reads them.
pub fn turns_figures(character: char) -> bool {
    matches!(character, '\u{202b}' | '\u{202e}' | '\u{2067}')
}

/// Whether nobody sees the character between figures, with which it comes along from web pages and calculators: those
/// of [`is_unseen`], marks that choose how a character looks, and letters that are blanks, as some input methods of
/// telephones have them.
pub fn is_unseen_in_figures(character: char) -> bool {
    is_unseen(character)
        || matches!(character, '\u{61c}' | '\u{180b}'..='\u{180f}' | '\u{fe00}'..='\u{fe0f}')
        || matches!(character, '\u{115f}' | '\u{1160}' | '\u{3164}' | '\u{ffa0}' | '\u{34f}' | '\u{2800}')
        || matches!(character, '\u{17b4}' | '\u{17b5}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e0fff}')
}

/// Whether nobody sees the character, wherever it stands: those of no width, those of
/// direction, invisible operators, and the soft hyphen.
pub fn is_unseen(character: char) -> bool {
    has_no_width(character)
        || turns_direction(character)
        || matches!(character, '\u{ad}' | '\u{2061}'..='\u{206f}')
}
