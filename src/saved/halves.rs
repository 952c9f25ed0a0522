//! Halves of characters in JSON: JavaScript writes `\ud83d` where a text was cut within a character, and no text has that.

use std::borrow::Cow;

/// The text with U+FFFD in the place of each half that stands alone, and how many there were.
pub(super) fn replaced(json: &str) -> (Cow<'_, str>, usize) {
    let mut out = String::new();
    let (mut rest, mut count) = (json, 0);
    while let Some((before, escape)) = rest.find('\\').and_then(|place| rest.split_at_checked(place)) {
        let length = match unit(escape) {
            Some(0xd800..=0xdbff) if matches!(escape.get(6..).and_then(unit), Some(0xdc00..=0xdfff)) => 12,
            Some(0xd800..=0xdfff) => 0,
            // Of a backslash itself, both.
            _ => 1 + escape.chars().nth(1).map_or(0, char::len_utf8),
        };
        out.push_str(before);
        if length == 0 {
            count += 1;
            out.push_str("\\ufffd");
            rest = escape.get(6..).unwrap_or_default();
        } else {
            let (kept, after) = escape.split_at_checked(length).unwrap_or((escape, ""));
            out.push_str(kept);
            rest = after;
        }
    }
    if count == 0 {
        return (Cow::Borrowed(json), 0);
    }
    (Cow::Owned(out + rest), count)
}

/// The UTF-16 unit that `\u…` at the beginning of a text stands for.
fn unit(escape: &str) -> Option<u32> {
    let digits = escape.strip_prefix("\\u")?.get(..4)?;
    digits.bytes().all(|byte| byte.is_ascii_hexdigit()).then(|| u32::from_str_radix(digits, 16).ok())?
}
