//! The beginning and the end of a long text, for a sentence that quotes it.

use std::borrow::Cow;

/// A sentence quotes no more characters than this. The longest names of documents have some
/// eighty; what is longer is told by its ends.
pub const QUOTED: usize = 100;
/// So many characters of each end stand for a longer text.
const END: usize = 40;

/// A text as a sentence quotes it: a long one by its ends. A sentence that repeats all of what it
/// is about makes a list of findings that grows with the square of the text.
pub fn excerpt(text: &str) -> Cow<'_, str> {
    if text.char_indices().nth(QUOTED).is_none() {
        return Cow::Borrowed(text);
    }
    let head = text.char_indices().nth(END).and_then(|(end, _)| text.get(..end));
    let tail = text.char_indices().rev().nth(END - 1).and_then(|(start, _)| text.get(start..));
    Cow::Owned(format!("{}……{}", head.unwrap_or_default(), tail.unwrap_or_default()))
}

#[cfg(test)]
mod tests {
    use super::{QUOTED, excerpt};

    #[test]
    fn a_long_text_is_quoted_by_its_ends_and_a_short_one_whole() {
        let short = "信".repeat(QUOTED);
        assert_eq!(excerpt(&short), short);
        let long = format!("甲{}乙", "信".repeat(100_000));
        let quoted = excerpt(&long);
        assert_eq!(quoted.chars().count(), 82);
        assert!(quoted.starts_with("甲信") && quoted.ends_with("信乙") && quoted.contains("信……信"));
    }
}
