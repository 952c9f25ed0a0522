//! A number that is drawn: of a cell, or of several added up. What is not known is never a 0.

use crate::form::CellId;
use crate::report::{Figures, Reading};

/// A number that is drawn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Count {
    /// It; `None` where it is not known, or too large to be drawn.
    pub value: Option<u64>,
    /// Its digits; what stands in their place where it is not known.
    pub text: String,
}

impl Count {
    /// A known number.
    pub fn known(value: u64) -> Self {
        Self { value: Some(value), text: value.to_string() }
    }

    /// One that is not known, with the word for it.
    pub fn unknown(word: &str) -> Self {
        Self { value: None, text: word.to_owned() }
    }

    /// What stands in a cell.
    pub(super) fn of(figures: &Figures, cell: CellId) -> Self {
        if let Some(amount) = figures.known(cell) {
            return Self { value: amount.as_whole(), text: amount.to_string() };
        }
        Self::unknown(match &figures.get(cell).reading {
            Reading::Blank => "未填",
            Reading::Mark => "/",
            // A total of which a part is not known.
            Reading::Number { .. } => "未填全",
            Reading::Wrong(_) => "看不准",
        })
    }

    /// As it is said: `12 件`, 未填.
    pub(super) fn said(&self) -> String {
        let is_number = self.text.starts_with(|c: char| c.is_ascii_digit());
        if is_number { [&self.text, " 件"].concat() } else { self.text.clone() }
    }
}
