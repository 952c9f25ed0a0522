//! One column of a website counted twice: 农业补贴栏目公开20条 here, 农业补贴专栏公开16条 there.

use super::number::{Number, Unit};
use super::scan::{Stop, Token, What};
use super::{Against, ClaimKind, Statement};
use crate::order::Map;
use crate::report::Field;
use std::ops::Range;

/// Words that name a column of a website.
const COLUMNS: [&str; 3] = ["栏目", "专栏", "栏"];
/// Its name is as many characters before that word.
const NAME: usize = 4;

/// The columns that a text counts a second time, with another number.
pub(super) fn read(field: Field, text: &str, tokens: &[Token]) -> Vec<Statement> {
    let mut known: Map<String, (Number, Range<usize>)> = Map::default();
    let mut found = Vec::new();
    let mut start = None;
    for token in tokens {
        match token.what {
            What::Stop(Stop::Pause) => {}
            What::Stop(_) => start = None,
            What::Number(number) => {
                let from = start.take().unwrap_or(token.start);
                let words = text.get(from..token.start).unwrap_or_default();
                if number.unit == Unit::Item
                    && number.is_exact()
                    && let Some(name) = column(words)
                {
                    let (first, span) = known.or_insert_with(name, || (number, from..token.end)).clone();
                    if first.value != number.value {
                        let against = Against::Parts(vec![number.value]);
                        found.push(Statement {
                            field,
                            span,
                            kind: ClaimKind::Breakdown,
                            number: first,
                            against,
                        });
                    }
                }
            }
            What::Word(_) | What::Other(_) => {
                start.get_or_insert(token.start);
            }
        }
    }
    found
}

/// The name of the column that the words before a number speak of.
fn column(words: &str) -> Option<String> {
    let (place, _) = COLUMNS.iter().filter_map(|word| Some((words.find(word)?, word))).min()?;
    let before = words.get(..place)?;
    let name: Vec<char> = before.chars().rev().take(NAME).collect();
    (name.len() == NAME).then(|| name.into_iter().rev().collect())
}
