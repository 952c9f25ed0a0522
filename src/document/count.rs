//! How long a text is, as WPS and Word count it (字数).

/// Each Chinese character and each sign of Chinese text is one; so is each run of anything
/// else between blanks: 2025, GB/T, 12.5%.
pub fn count(text: &str) -> usize {
    let (mut count, mut is_within) = (0, false);
    for sign in text.chars() {
        let is_wide = is_wide(sign);
        let is_other = !is_wide && !sign.is_whitespace();
        count += usize::from(is_wide || (is_other && !is_within));
        is_within = is_other;
    }
    count
}

/// Characters and signs of Chinese text: 汉，。“”…—＿ and the full-width Ａ.
fn is_wide(sign: char) -> bool {
    let is_sign = matches!(sign, '\u{2010}'..='\u{2027}' | '\u{2030}'..='\u{205e}' | '\u{3001}'..='\u{30ff}');
    let is_character =
        matches!(sign, '\u{3100}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}');
    is_sign
        || is_character
        || matches!(sign, '\u{2460}'..='\u{27bf}' | '\u{fe30}'..='\u{fe6f}' | '\u{ff01}'..='\u{ff60}')
}
