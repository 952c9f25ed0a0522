//! Two paragraphs word by word: what is the same, what was lost, and what is new.

use crate::text::ends::{common_head, common_tail};

/// A piece of two paragraphs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece {
    /// It stands in both.
    Same(String),
    /// It stands in the first alone.
    Lost(String),
    /// It stands in the second alone.
    New(String),
}

/// So many pairs of characters are held against each other at most: paragraphs that differ in more are shown as two.
const PAIRS: usize = 1_000_000;
/// Fewer characters than these between two changes are no common words: 的 stands everywhere.
const LEAST: usize = 2;

/// The pieces of two paragraphs in their order; of each place what was lost first.
pub fn pieces(first: &str, second: &str) -> Vec<Piece> {
    let head = common_head(first, second);
    let (start, first) = first.split_at_checked(head).unwrap_or(("", first));
    let second = second.get(head..).unwrap_or_default();
    let tail = common_tail(first, second);
    let (first, end) = first.split_at_checked(first.len() - tail).unwrap_or((first, ""));
    let second = second.get(..second.len() - tail).unwrap_or_default();
    let mut pieces = Pieces::default();
    pieces.same(start);
    let [before, after] = [first, second].map(|text| text.chars().collect::<Vec<char>>());
    if before.len().saturating_mul(after.len()) > PAIRS {
        pieces.lost.push_str(first);
        pieces.new.push_str(second);
    } else {
        middle(&before, &after, &mut pieces);
    }
    pieces.same(end);
    pieces.settle();
    pieces.all
}

/// What is collected of both: changes wait for common words to end them.
#[derive(Default)]
struct Pieces {
    all: Vec<Piece>,
    lost: String,
    new: String,
}

impl Pieces {
    fn same(&mut self, text: &str) {
        if !text.is_empty() {
            self.settle();
            self.all.push(Piece::Same(text.to_owned()));
        }
    }

    fn settle(&mut self) {
        for (text, piece) in
            [(&mut self.lost, Piece::Lost as fn(String) -> Piece), (&mut self.new, Piece::New)]
        {
            if !text.is_empty() {
                self.all.push(piece(std::mem::take(text)));
            }
        }
    }
}

/// The longest row of characters that stand in both, found by the lengths of what follows each pair.
fn middle(before: &[char], after: &[char], pieces: &mut Pieces) {
    let width = after.len() + 1;
    let mut lengths = vec![0_u16; (before.len() + 1) * width];
    let at =
        |lengths: &[u16], one: usize, other: usize| lengths.get(one * width + other).copied().unwrap_or(0);
    for (one, this) in before.iter().enumerate().rev() {
        for (other, that) in after.iter().enumerate().rev() {
            let length = if this == that {
                at(&lengths, one + 1, other + 1) + 1
            } else {
                at(&lengths, one + 1, other).max(at(&lengths, one, other + 1))
            };
            if let Some(place) = lengths.get_mut(one * width + other) {
                *place = length;
            }
        }
    }
    let (mut one, mut other, mut run) = (0, 0, String::new());
    loop {
        let pair = (before.get(one), after.get(other));
        if let (Some(this), Some(that)) = pair
            && this == that
        {
            run.push(*this);
            (one, other) = (one + 1, other + 1);
            continue;
        }
        // A change comes, or the end: what was common up to here is common words, or too little for that.
        if run.chars().count() >= LEAST {
            pieces.same(&run);
        } else {
            pieces.lost.push_str(&run);
            pieces.new.push_str(&run);
        }
        run.clear();
        match pair {
            (Some(this), that)
                if that.is_none() || at(&lengths, one + 1, other) >= at(&lengths, one, other + 1) =>
            {
                pieces.lost.push(*this);
                one += 1;
            }
            (_, Some(that)) => {
                pieces.new.push(*that);
                other += 1;
            }
            (_, None) => return,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Piece, pieces};
    use proptest::prelude::*;

    fn shown(first: &str, second: &str) -> String {
        let spell = |piece| match piece {
            Piece::Same(text) => text,
            Piece::Lost(text) => format!("[-{text}-]"),
            Piece::New(text) => format!("[+{text}+]"),
        };
        pieces(first, second).into_iter().map(spell).collect()
    }

    #[test]
    fn each_change_of_a_paragraph_stands_by_itself() {
        let (first, second) =
            ("全年收到申请12件，均已按时答复，没有结转。", "全年收到申请21件，都已按时答复，没有结转。");
        assert_eq!(shown(first, second), "全年收到申请[-12-][+21+]件，[-均-][+都+]已按时答复，没有结转。");
    }

    #[test]
    fn a_single_common_character_is_no_common_word() {
        assert_eq!(shown("公开的目录", "及时的更新"), "[-公开的目录-][+及时的更新+]");
    }

    #[test]
    fn what_is_only_there_once_is_lost_or_new() {
        assert_eq!(shown("一、概况", "一、概况（略）"), "一、概况[+（略）+]");
        assert_eq!(shown("没有", ""), "[-没有-]");
        assert_eq!(shown("", ""), "");
    }

    proptest! {
        #[test]
        fn both_paragraphs_are_whole_in_their_pieces(first in "[一二三四，]{0,30}", second in "[一二三四，]{0,30}") {
            let (mut before, mut after) = (String::new(), String::new());
            for piece in pieces(&first, &second) {
                match piece {
                    Piece::Same(text) => {
                        before.push_str(&text);
                        after.push_str(&text);
                    }
                    Piece::Lost(text) => before.push_str(&text),
                    Piece::New(text) => after.push_str(&text),
                }
            }
            prop_assert_eq!((before, after), (first, second));
        }
    }
}
