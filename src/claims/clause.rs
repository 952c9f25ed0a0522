//! A text cut where its sentences pause: clauses, and the brackets between them.

use super::number::Unit;
use super::scan::{Stop, Token, What};

/// What stands between two stops.
#[derive(Debug)]
pub(super) struct Clause {
    pub tokens: Vec<Token>,
    /// What ends it.
    pub after: Stop,
    /// How many brackets it stands in.
    pub depth: usize,
}

/// Cuts a text into clauses.
///
/// A bracket without numbers right before a number goes: 其他处理（含主动撤回）341件. After one
/// with numbers the clause before it goes on: 予以公开（含部分公开2件）5件. A 、 ends a
/// clause only after a number.
pub(super) fn clauses(tokens: &[Token]) -> Vec<Clause> {
    let closing = closing(tokens);
    let (mut clauses, mut open, mut depth, mut place) = (Vec::new(), Vec::new(), 0_usize, 0);
    let mut before_bracket: Vec<Token> = Vec::new();
    // Whether what is open has one: looked up at each 、 of a list, it would be read again and again.
    let mut has_number = false;
    while let Some(token) = tokens.get(place) {
        place += 1;
        let What::Stop(stop) = token.what else {
            has_number |= counts(token);
            open.push(*token);
            continue;
        };
        if stop == Stop::Open
            && let Some(Some(close)) = closing.get(place - 1)
            && is_aside(tokens, place, *close)
        {
            place = close + 1;
            continue;
        }
        if stop == Stop::Pause && !has_number {
            open.push(Token { what: What::Stop(Stop::Pause), ..*token });
            continue;
        }
        if stop == Stop::Open {
            before_bracket = if has_number { Vec::new() } else { open.clone() };
        }
        clauses.push(Clause { tokens: std::mem::take(&mut open), after: stop, depth });
        has_number = false;
        match stop {
            Stop::Open => depth += 1,
            Stop::Close => {
                depth = depth.saturating_sub(1);
                if tokens.get(place).is_some_and(counts) {
                    open = std::mem::take(&mut before_bracket);
                }
            }
            Stop::Paragraph => depth = 0,
            _ => {}
        }
    }
    clauses.push(Clause { tokens: open, after: Stop::Paragraph, depth });
    clauses
}

/// Whether a token is a number that may count something.
pub(super) fn counts(token: &Token) -> bool {
    matches!(token.what, What::Number(number) if !matches!(number.unit, Unit::Other))
}

/// Whether the bracket that begins at `from` and ends at `close` stands between a word and its
/// number, or within a phrase: 乡镇（街道）规范性文件.
fn is_aside(tokens: &[Token], from: usize, close: usize) -> bool {
    const LONGEST: usize = 40;
    let inside = tokens.get(from..close).unwrap_or_default();
    let is_word = |token: &Token| matches!(token.what, What::Word(_) | What::Other(_));
    let before = from.checked_sub(2).and_then(|before| tokens.get(before));
    let goes_on = |after: &Token| counts(after) || is_word(after) && before.is_some_and(is_word);
    close - from < LONGEST && !inside.iter().any(counts) && tokens.get(close + 1).is_some_and(goes_on)
}

/// For each opening bracket the place of the one that closes it.
fn closing(tokens: &[Token]) -> Vec<Option<usize>> {
    let mut closing = vec![None; tokens.len()];
    let mut open: Vec<usize> = Vec::new();
    for (place, token) in tokens.iter().enumerate() {
        match token.what {
            What::Stop(Stop::Open) => open.push(place),
            What::Stop(Stop::Close) => {
                if let Some(pair) = open.pop().and_then(|start| closing.get_mut(start)) {
                    *pair = Some(place);
                }
            }
            What::Stop(Stop::Paragraph) => open.clear(),
            _ => {}
        }
    }
    closing
}
