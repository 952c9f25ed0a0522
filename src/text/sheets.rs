//! What a spreadsheet would work out instead of showing it, when it comes as text with tabs.

use super::characters::{half_width, is_unseen};

/// Whether a spreadsheet takes the text for a formula: `=HYPERLINK(…)`, `+1+1`, `@SUM`, also behind blanks and
/// quotation marks, and in full-width signs. A number with its sign, and signs alone, are none.
///
/// `www/table/clipboard.ts` asks the same of what is copied.
pub fn is_formula(text: &str) -> bool {
    let is_passed_over =
        |c: char| c.is_whitespace() || c.is_control() || is_unseen(c) || "\"'“”‘’".contains(c);
    let begins = text.trim_start_matches(is_passed_over).chars().next().map(half_width);
    let is_sign = |c: char| matches!(half_width(c), '+' | '-');
    let is_figure = |c: char| matches!(half_width(c), '0'..='9' | ',' | '.' | ' ');
    let is_number = text.strip_prefix(is_sign).is_some_and(|rest| rest.chars().all(is_figure));
    matches!(begins, Some('=' | '+' | '-' | '@')) && !is_number && !text.chars().all(is_sign)
}

/// The text with the apostrophe before it by which sheets mark a text that would be a formula.
pub fn guarded(text: String) -> String {
    if is_formula(&text) { format!("'{text}") } else { text }
}

/// The text without that apostrophe.
pub fn unguarded(text: String) -> String {
    match text.strip_prefix('\'') {
        Some(formula) if is_formula(formula) => formula.to_owned(),
        _ => text,
    }
}
