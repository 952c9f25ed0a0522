//! Whether a text says one of several words, in one quick pass over it: a rule may look for
//! eighty of them in twenty thousand characters.

use std::ops::Range;

/// Words to look for. Each begins with a Chinese character.
pub(in crate::rules) struct Keywords {
    words: &'static [&'static str],
    /// A bit for each first character, by [`place_of`]. Nearly every character of a text has none,
    /// and need not be compared with any word.
    firsts: [u64; 16],
}

impl Keywords {
    pub const fn of(words: &'static [&'static str]) -> Self {
        let mut firsts = [0; 16];
        let mut rest = words;
        while let [word, others @ ..] = rest {
            if let [_, second, third, ..] = word.as_bytes() {
                let (index, bit) = place_of(*second, *third);
                #[allow(clippy::indexing_slicing)] // In a constant: a wrong index would not build.
                {
                    firsts[index] |= bit;
                }
            }
            rest = others;
        }
        Self { words, firsts }
    }

    /// Whether the text says one of them.
    pub fn are_in(&self, text: &str) -> bool {
        self.each(text).next().is_some()
    }

    /// Whether the text begins with one of them.
    pub fn begin(&self, text: &str) -> bool {
        self.words.iter().any(|word| text.starts_with(word))
    }

    /// Every place where one of them stands; of two that begin at one place, the first of the list.
    pub fn each(&self, text: &str) -> impl Iterator<Item = Range<usize>> {
        let bytes = text.as_bytes();
        let mut at = 0;
        std::iter::from_fn(move || {
            while let Some([first, second, third]) = bytes.get(at..at + 3) {
                let here = at;
                at += match first {
                    0xe0.. => 3,
                    0xc0.. => 2,
                    _ => 1,
                };
                let (index, bit) = place_of(*second, *third);
                if *first >= 0xe0 && self.firsts.get(index).is_some_and(|bits| bits & bit != 0) {
                    let rest = bytes.get(here..).unwrap_or_default();
                    if let Some(word) = self.words.iter().find(|word| rest.starts_with(word.as_bytes())) {
                        return Some(here..here + word.len());
                    }
                }
            }
            None
        })
    }
}

/// The bit of a character, by the second and third of its three bytes.
const fn place_of(second: u8, third: u8) -> (usize, u64) {
    let mixed = ((second as usize) << 4) ^ third as usize;
    ((mixed >> 6) & 15, 1 << (mixed & 63))
}

/// Whether a text is in traditional characters, as mirror sites spell reports. The words that
/// rules look for are not in it, so what it leaves out cannot be told.
pub(in crate::rules) fn is_traditional(text: &str) -> bool {
    static TRADITIONAL: Keywords = Keywords::of(&["開", "務", "動", "報"]);
    TRADITIONAL.are_in(text)
}

#[cfg(test)]
mod tests {
    use super::{Keywords, is_traditional};

    #[test]
    fn words_are_found_wherever_they_stand() {
        static WORDS: Keywords = Keywords::of(&["社会评议", "社会", "考核", "（含"]);
        let found = |text: &str| WORDS.each(text).map(|place| text[place].to_owned()).collect::<Vec<_>>();
        assert_eq!(found("纳入绩效考核，开展社会评议和社会监督。"), ["考核", "社会评议", "社会"]);
        assert_eq!(found("a考核é考核😀（含"), ["考核", "考核", "（含"]);
        assert_eq!(found("考"), [""; 0]);
        assert_eq!(found(""), [""; 0]);
        assert!(WORDS.are_in("考核") && !WORDS.are_in("考勤"));
    }

    #[test]
    fn traditional_characters_are_told_from_simplified_ones() {
        assert!(is_traditional("主動公開情況"));
        assert!(!is_traditional("主动公开情况"));
    }
}
