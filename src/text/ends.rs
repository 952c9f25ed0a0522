//! What two texts have in common at their ends.

/// How many bytes two texts have in common at their beginning, in whole characters.
pub fn common_head(one: &str, other: &str) -> usize {
    alike(one.chars().zip(other.chars()))
}

/// The same at their end.
pub fn common_tail(one: &str, other: &str) -> usize {
    alike(one.chars().rev().zip(other.chars().rev()))
}

fn alike(pairs: impl Iterator<Item = (char, char)>) -> usize {
    pairs.take_while(|(one, other)| one == other).map(|(character, _)| character.len_utf8()).sum()
}
