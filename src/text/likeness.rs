//! How much of a text stands in another, whatever years and numbers were changed in it: the runs of
//! eight characters that both have, without digits and punctuation.

/// Texts with fewer pieces than this (some sixty characters) are alike by chance.
pub const LEAST: usize = 50;

/// How many of a text's pieces stand in another.
#[derive(Debug, Default, Clone, Copy)]
pub struct Share {
    known: usize,
    all: usize,
}

impl Share {
    /// Those of two texts together.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        Self { known: self.known + other.known, all: self.all + other.all }
    }

    /// In a hundred; `None` for a text that is too short to tell.
    pub fn percent(self) -> Option<usize> {
        (self.all >= LEAST).then(|| self.known * 100 / self.all)
    }
}

/// The pieces of a text, to be looked up.
#[derive(Debug)]
pub struct Pieces {
    /// In order.
    sorted: Vec<u32>,
    /// Where the pieces begin that have these first eight bits: it is quicker than to search them all.
    starts: Vec<usize>,
}

/// As many bits of a piece lead to its place among the others.
const BITS: u32 = 8;

impl Pieces {
    /// Those of each paragraph: none reaches over the end of its line.
    pub fn of(text: &str) -> Self {
        let mut sorted: Vec<u32> = text.split('\n').flat_map(pieces).collect();
        sorted.sort_unstable();
        let begins = |bits: u32| sorted.partition_point(|piece| piece >> (32 - BITS) < bits);
        let starts = (0..=1 << BITS).map(begins).collect();
        Self { sorted, starts }
    }

    fn has(&self, piece: u32) -> bool {
        let bits = (piece >> (32 - BITS)) as usize;
        let (Some(start), Some(end)) = (self.starts.get(bits), self.starts.get(bits + 1)) else {
            return false;
        };
        self.sorted.get(*start..*end).is_some_and(|near| near.binary_search(&piece).is_ok())
    }

    /// How many of another text's pieces are among them.
    pub fn shared_with(&self, text: &str) -> Share {
        pieces(text).fold(Share::default(), |sum, piece| {
            sum.and(Share { known: usize::from(self.has(piece)), all: 1 })
        })
    }
}

/// Every eight characters in a row, without digits, punctuation and blanks, each made into a number.
pub fn pieces(text: &str) -> impl Iterator<Item = u32> {
    const FACTOR: u64 = 0x0100_0000_01b3;
    const OLDEST: u64 = FACTOR.wrapping_pow(8);
    let letters = text.chars().filter(|c| is_letter(*c)).map(u64::from);
    let leaving = std::iter::repeat_n(0, 8).chain(letters.clone());
    let sums = letters.zip(leaving).scan(0_u64, |sum, (enters, leaves)| {
        *sum = sum.wrapping_mul(FACTOR).wrapping_add(enters).wrapping_sub(leaves.wrapping_mul(OLDEST));
        Some(*sum)
    });
    // The lower bits of a product know little of what came first.
    sums.skip(7).map(|sum| {
        u32::try_from((sum ^ (sum >> 29)).wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 32).unwrap_or_default()
    })
}

/// Chinese characters and Latin letters. Asking Unicode's tables takes ten times as long.
fn is_letter(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9fff}' | 'a'..='z' | 'A'..='Z' | '\u{20000}'..='\u{3ffff}')
}
