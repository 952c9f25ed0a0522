//! Texts as labels and headings are compared: letters, Chinese characters and digits, half-width
//! and in simplified characters. With each goes what rules most comparisons out at once.

use crate::text::characters::{half_width, is_chinese_numeral};

/// A text as labels and headings are compared.
pub(super) struct Bare {
    pub text: String,
    /// How many characters it has.
    pub count: usize,
    /// A bit for each of its characters, some of which share theirs: what has a bit that another
    /// text lacks is no part of it.
    characters: u64,
}

/// A character of which its file does not say what it is.
const UNKNOWN: char = char::REPLACEMENT_CHARACTER;

/// Texts of more characters together are not compared character by character.
const LONGEST: usize = 320;

impl Bare {
    pub fn of(text: &str) -> Self {
        Self::from(bare(text))
    }

    /// The same without the numerals at its head: （一）, 三、, 1.
    pub fn unnumbered(&self) -> Self {
        let is_numeral = |c: char| c.is_ascii_digit() || is_chinese_numeral(c);
        Self::from(self.text.trim_start_matches(is_numeral).to_owned())
    }

    /// Whether another text stands in it.
    pub fn contains(&self, other: &Self) -> bool {
        other.lacks(self) == 0 && self.text.contains(&other.text)
    }

    /// Whether two texts are the same but for characters of this one that its file does not say.
    pub fn is_same(&self, other: &Self) -> bool {
        let known = self.text.chars().filter(|c| *c != UNKNOWN).count();
        if known == self.count {
            return self.text == other.text;
        }
        // An unknown one may be a mark, of which the other text has none.
        known * 3 > self.count && (known..=self.count).contains(&other.count) && common(self, other) == known
    }

    /// At least so many of its characters are not in another text.
    fn lacks(&self, other: &Self) -> usize {
        (self.characters & !other.characters).count_ones() as usize
    }

    /// Whether so much of two texts, of a hundred, is the same, in their order.
    pub fn is_like(&self, other: &Self, least: usize) -> bool {
        let total = self.count + other.count;
        // What the two can have in common at most.
        let most = (self.count - self.lacks(other)).min(other.count - other.lacks(self));
        total > 0
            && total <= LONGEST
            && most * 200 >= least * total
            && common(self, other) * 200 >= least * total
    }
}

impl From<String> for Bare {
    /// Of a text that has nothing else left.
    fn from(text: String) -> Self {
        let (mut count, mut characters) = (0, 0);
        for character in text.chars() {
            count += 1;
            characters |= 1_u64 << (u32::from(character) % u64::BITS);
        }
        Self { text, count, characters }
    }
}

/// The length of the longest row of characters that two texts have in common, not all side by side.
fn common(one: &Bare, other: &Bare) -> usize {
    let other: Vec<char> = other.text.chars().collect();
    let mut common = vec![0_usize; other.len() + 1];
    for character in one.text.chars() {
        let mut diagonal = 0;
        let mut left = 0;
        for (known, slot) in other.iter().zip(common.iter_mut().skip(1)) {
            let above = *slot;
            *slot = if *known == character { diagonal + 1 } else { above.max(left) };
            (diagonal, left) = (above, *slot);
        }
    }
    common.last().copied().unwrap_or(0)
}

/// The text of [`Bare`].
pub(in crate::read) fn bare(text: &str) -> String {
    text.chars()
        .map(half_width)
        // Of most it is known without looking it up.
        .filter(|c| matches!(*c, '\u{4e00}'..='\u{9fff}' | UNKNOWN) || c.is_alphanumeric())
        .map(crate::text::traditional::simplified)
        .collect()
}
