//! What word processors leave in a text where something else was.

use std::ops::Range;

/// What Word writes where a field has lost what it pointed to; a full stop follows.
pub const LOST_FIELDS: [&str; 4] =
    ["错误！未找到引用源", "错误!未找到引用源", "错误！未定义书签", "错误!未定义书签"];

/// What begins `[bookmark: _GoBack]`, which extracting a text from Word leaves behind.
pub const BOOKMARK: &str = "[bookmark";

/// The most characters that debris has: names of bookmarks have forty at most.
const LONGEST: usize = 60;

/// The beginning of a text in which debris ends that begins with it: in its line, and near.
pub fn near(text: &str) -> &str {
    let end = text.char_indices().nth(LONGEST).map_or(text.len(), |(end, _)| end);
    text.get(..end).unwrap_or_default().split('\n').next().unwrap_or_default()
}

/// The places of bookmarks, up to the end of the line where one is not closed.
pub fn bookmarks(text: &str) -> impl Iterator<Item = Range<usize>> {
    text.match_indices(BOOKMARK).map(|(start, _)| {
        let near = near(text.get(start..).unwrap_or_default());
        start..start + near.find(']').map_or(near.len(), |end| end + 1)
    })
}
