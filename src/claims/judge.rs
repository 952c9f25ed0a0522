//! Statements held against the figures.

use super::{Against, ClaimKind, Number, Statement, Unit};
use crate::form::{CellId, Form};
use crate::order;
use crate::report::{Amount, Field, Figures, Value};
use std::ops::Range;

/// A statement of the prose, held against the figures.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Claim {
    /// The field whose text states it.
    pub field: Field,
    /// Its words in that text, in bytes.
    pub span: Range<usize>,
    /// What sort of statement it is.
    pub kind: ClaimKind,
    /// The number that it states.
    pub number: Number,
    /// The cells whose sum it was held against; none where it was held against other words.
    pub cells: Vec<CellId>,
    /// The cells that the sum was divided by, where it is a share.
    pub whole: Vec<CellId>,
    /// The numbers of the text that it was held against.
    pub parts: Vec<Amount>,
    /// What the cells or the parts come to, as far as that is known.
    pub found: Option<Value>,
    /// Whether it agrees; `None` while that is not known.
    pub holds: Option<bool>,
}

impl Statement {
    /// Holds the statement against the figures, and against last year's if there are any.
    ///
    /// Of several readings the first that agrees is taken, or else the first whose cells are
    /// not known yet, or else the nearest one.
    pub fn judge(&self, figures: &Figures, last_year: Option<&Figures>) -> Claim {
        match &self.against {
            Against::Cells(readings) => self.best(readings, |cells| {
                let value = figures.sum(cells);
                (Some(value), self.number.agrees(value))
            }),
            // It is refreshed from that cell, so it agrees.
            Against::Live(cell) => {
                Claim { found: Some(figures.value(*cell)), ..self.claim(vec![*cell], Some(true)) }
            }
            // Without last year's figures it is held against nothing.
            Against::Change { .. } if last_year.is_none() => self.claim(Vec::new(), None),
            Against::Change { more, cells } => {
                let sums = |cells: &[CellId]| {
                    let last = last_year.and_then(|last| last.sum(cells).known());
                    change(figures.sum(cells).known(), last, *more)
                };
                let mut nearest = cells.clone();
                order::by_key(&mut nearest, |cells| {
                    sums(cells).map(|(part, whole)| self.number.off(part, whole))
                });
                self.best(&nearest, |cells| {
                    (None, sums(cells).map(|(part, whole)| self.number.is_quotient(part, whole)))
                })
            }
            Against::Parts(parts) => {
                let total: Amount = parts.iter().copied().sum();
                let holds = Some(self.number.value == total);
                let found = Some(Value { least: total, exact: true });
                Claim { parts: parts.clone(), found, ..self.claim(Vec::new(), holds) }
            }
            Against::Share { numbers, cells } => self.share(numbers, cells, figures),
            Against::Nothing => self.claim(Vec::new(), None),
        }
    }

    /// A share of numbers in the text, or of cells where the text has none.
    fn share(
        &self,
        numbers: &[(Amount, Amount)],
        cells: &[(Vec<CellId>, Vec<CellId>)],
        figures: &Figures,
    ) -> Claim {
        let fits = numbers.iter().find(|(part, whole)| self.number.is_quotient(*part, *whole));
        let of_cells = |(part, whole): &(Vec<CellId>, Vec<CellId>)| {
            let (part, whole) = (figures.sum(part).known()?, figures.sum(whole).known()?);
            Some(self.number.is_quotient(part, whole))
        };
        let pair = cells.iter().find(|pair| of_cells(pair) == Some(true)).or(cells.first());
        let holds = match numbers.first() {
            Some(_) => Some(fits.is_some()),
            None => pair.and_then(of_cells),
        };
        let parts = fits.or(numbers.first()).map(|(part, whole)| vec![*part, *whole]).unwrap_or_default();
        let (cells, whole) = pair.cloned().unwrap_or_default();
        Claim { whole, parts, ..self.claim(cells, holds) }
    }

    /// The claim with the reading that agrees best.
    fn best(
        &self,
        readings: &[Vec<CellId>],
        compare: impl Fn(&[CellId]) -> (Option<Value>, Option<bool>),
    ) -> Claim {
        let judged = readings.iter().map(|cells| (cells, compare(cells)));
        // Of wrong ones the nearest, of equally good ones the first.
        let taken = judged.min_by_key(|(_, (found, holds))| match holds {
            Some(true) => (0, 0),
            None => (1, 0),
            Some(false) => (2, found.and_then(Value::known).map_or(0, |value| self.number.away(value))),
        });
        match taken {
            Some((cells, (found, holds))) => Claim { found, ..self.claim(cells.clone(), holds) },
            None => self.claim(Vec::new(), None),
        }
    }

    fn claim(&self, cells: Vec<CellId>, holds: Option<bool>) -> Claim {
        Claim {
            field: self.field,
            span: self.span.clone(),
            kind: self.kind,
            number: self.number,
            cells,
            whole: Vec::new(),
            parts: Vec::new(),
            found: None,
            holds,
        }
    }
}

impl Claim {
    /// Whether it is a share, and no change from last year.
    pub fn is_share(&self) -> bool {
        !self.parts.is_empty() || !self.whole.is_empty()
    }

    /// What it was held against, spelled with addresses: `t3.granted.total`, a sum with `+`, a
    /// share as `100*(…)/…`. `None` where it was held against other words only.
    pub fn expression(&self, form: &Form) -> Option<String> {
        let sum = |cells: &[CellId]| {
            let addresses: Vec<&str> = cells.iter().map(|cell| form.info(*cell).address).collect();
            addresses.join("+")
        };
        let bracket = |cells: &[CellId]| {
            if cells.len() > 1 { format!("({})", sum(cells)) } else { sum(cells) }
        };
        match (self.cells.as_slice(), self.whole.as_slice()) {
            ([], _) => None,
            (cells, []) => Some(sum(cells)),
            (part, whole) => Some(format!("100*{}/{}", bracket(part), bracket(whole))),
        }
    }
}

/// The difference and the number that it is a share of; `None` where that is 0 or not known.
fn change(now: Option<Amount>, before: Option<Amount>, more: bool) -> Option<(Amount, Amount)> {
    let (now, before) = (now?, before?);
    let change = if more { now - before } else { before - now };
    (before > Amount::ZERO).then_some((change, before))
}

impl Number {
    /// Whether a figure of the form is what the number says; 元 are held against 万元.
    pub fn agrees(&self, figure: Value) -> Option<bool> {
        let least = if self.unit == Unit::Yuan { figure.least.times(10_000) } else { figure.least };
        let too_much = self.most.is_some_and(|most| least > most);
        match (figure.exact, too_much) {
            (_, true) => Some(false),
            (true, false) => Some(least >= self.least),
            (false, false) => None,
        }
    }

    /// How far it is from that figure, in millionths.
    fn away(&self, figure: Amount) -> i128 {
        self.value.millionths().saturating_sub(figure.millionths()).abs()
    }

    /// How far it is from that quotient in per cent, in millionths.
    fn off(&self, part: Amount, whole: Amount) -> i128 {
        let part = part.millionths().saturating_mul(100_000_000);
        part.checked_div(whole.millionths())
            .map_or(i128::MAX, |percent| percent.saturating_sub(self.value.millionths()).abs())
    }

    /// A quotient in per cent, rounded as this number is printed; `None` of nothing.
    pub fn percentage(&self, part: Amount, whole: Amount) -> Option<String> {
        let places = self.decimals.min(6);
        let scale = 10_i128.pow(places);
        let whole = whole.millionths();
        let times = part.millionths().checked_mul(100 * scale * 2)?;
        let rounded = times.checked_add(whole)?.checked_div_euclid(whole.checked_mul(2)?)?;
        let (units, rest) = (rounded / scale, rounded % scale);
        let places = usize::try_from(places).ok()?;
        Some(if places == 0 { units.to_string() } else { format!("{units}.{rest:0places$}") })
    }

    /// Whether it is that quotient in per cent, rounded to as many decimals as are printed.
    pub fn is_quotient(&self, part: Amount, whole: Amount) -> bool {
        const MILLION: i128 = 1_000_000;
        let part = part.millionths().saturating_mul(100).saturating_mul(MILLION);
        let times = |percent: Amount| percent.millionths().saturating_mul(whole.millionths());
        if whole <= Amount::ZERO {
            return false;
        }
        if !self.is_exact() {
            return part >= times(self.least) && self.most.is_none_or(|most| part <= times(most));
        }
        let step = MILLION / 10_i128.pow(self.decimals.min(6));
        let off = part.saturating_sub(times(self.value)).abs();
        off.saturating_mul(2) <= step.saturating_mul(whole.millionths())
    }
}
