//! 予以公开、部分公开分别为3件、2件: one number for each of the things before 分别.

use super::scan::{Stop, Token, What};
use super::sense::Sense;
use super::words::Word;
use std::borrow::Cow;
use std::collections::VecDeque;

/// The things before 分别 whose numbers are still to come.
#[derive(Debug, Default)]
pub(super) struct Respectively(VecDeque<Vec<Token>>);

impl Respectively {
    /// The words that a number belongs to, given those that stand before it.
    pub fn words<'a>(&mut self, left: &'a [Token]) -> Cow<'a, [Token]> {
        let place = left.iter().position(|token| token.what == What::Word(Word::Respectively));
        let goes_on =
            |place: usize| left.iter().skip(place).any(|token| matches!(token.what, What::Other(_)));
        if place.is_some_and(goes_on) {
            // 居前两位的单位分别是住建局35件、公安局22件: the things stand after it.
            self.clear();
        } else if let Some(place) = place {
            let things = left.get(..place).unwrap_or_default();
            self.0 = things
                .split(|token| matches!(token.what, What::Stop(Stop::Pause) | What::Word(Word::And)))
                .filter(|thing| Sense::of(thing).start.is_some())
                .map(<[Token]>::to_vec)
                .collect();
        } else if Sense::of(left).start.is_some() {
            self.clear();
        }
        self.0.pop_front().map_or(Cow::Borrowed(left), Cow::Owned)
    }

    /// A new part of a sentence begins: no number is still to come.
    pub fn clear(&mut self) {
        self.0.clear();
    }
}
