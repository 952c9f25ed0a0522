//! How long a text is, as WPS and Word count it (字数).

/// Each Chinese character and each mark of Chinese text is one; so is each run of anything
/// else between blanks: 2025, GB/T, 12.5%.
pub fn count(text: &str) -> usize {
    let (mut count, mut is_within) = (0, false);
    for character in text.chars() {
        let is_wide = is_wide(character);
        let is_other = !is_wide && !character.is_whitespace();
        count += usize::from(is_wide || (is_other && !is_within));
        is_within = is_other;
    }
    count
}

/// Chinese characters, and the punctuation of Chinese text: 汉，。“”…—＿ and the full-width Ａ.
fn is_wide(character: char) -> bool {
    let is_punctuation =
        matches!(character, '\u{2010}'..='\u{2027}' | '\u{2030}'..='\u{205e}' | '\u{3001}'..='\u{30ff}');
    let is_character =
        matches!(character, '\u{3100}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}');
    is_punctuation
        || is_character
        || matches!(character, '\u{2460}'..='\u{27bf}' | '\u{fe30}'..='\u{fe6f}' | '\u{ff01}'..='\u{ff60}')
}
