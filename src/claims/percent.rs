//! Percentages: shares of what the text counts, and changes from last year.

use super::number::Number;
use super::phrase::{rows_of, table3};
use super::reader::{Basis, Counted, Family, Reader, Topic};
use super::scan::Token;
use super::sense::Sense;
use super::words::{ANYONE, Relative, Word};
use super::{Against, Kind, Statement};
use crate::report::Amount;

/// A share of a number that stands farther back is not meant.
const BACK: usize = 12;
/// Nor is one of an earlier total.
const TOTALS: usize = 4;

impl Reader<'_> {
    /// Keeps a number for the percentages after it.
    pub(super) fn count(&mut self, number: Number, counted: Option<&Counted>, before: &Sense) {
        let counts = &mut self.counts;
        counts.is_known = counted.is_some();
        if before.any(|word| matches!(word, Word::Compare | Word::Year(Relative::Last))) && counted.is_none()
        {
            counts.before = Some(number.value);
            return;
        }
        counts.any.push(number.value);
        if counts.any.len() > BACK {
            counts.any.remove(0);
        }
        let Some(counted) = counted else { return };
        let Some(cells) = counted.readings.first() else { return };
        match counted.family {
            Family::Total => {
                counts.totals.push((number.value, cells.clone()));
                if counts.totals.len() > TOTALS {
                    counts.totals.remove(0);
                }
                counts.part = Some((number.value, cells.clone(), Family::Total));
            }
            Family::Appeals | Family::TableTwo => counts.part = None,
            family => counts.part = Some((number.value, cells.clone(), family)),
        }
    }

    /// A percentage: what it is a share or a change of.
    pub(super) fn percent(&mut self, number: Number, before: &Sense, token: Token) {
        let change = before.words.iter().rev().find_map(|(_, word)| match word {
            Word::Change(more) => Some(*more),
            _ => None,
        });
        let against = match change {
            Some(more) => self.change(more),
            None if before.has(Word::Share) => self.share_of_row(before).or_else(|| self.share(number)),
            None => self.share_of_any(number, false),
        };
        if let Some(against) = against {
            let span = before.start.unwrap_or(token.start)..token.end;
            self.found.push(Statement { field: self.field, span, kind: Kind::Percent, number, against });
        }
    }

    fn change(&self, more: bool) -> Option<Against> {
        let (now, cells, family) = self.counts.part.as_ref().filter(|_| self.counts.is_known)?;
        if let Some(before) = self.counts.before {
            let change = if more { *now - before } else { before - *now };
            return Some(Against::Share { numbers: vec![(change, before)], cells: Vec::new() });
        }
        let readings = match (family, self.told.basis) {
            (Family::Total, Some(basis)) => {
                rows_of(basis).iter().filter_map(|rows| table3(self.form, rows, ANYONE)).collect()
            }
            _ => vec![cells.clone()],
        };
        Some(Against::Change { more, cells: readings })
    }

    fn share(&mut self, number: Number) -> Option<Against> {
        let Some((part, cells, family)) = self.counts.part.as_ref().filter(|_| self.counts.is_known) else {
            return self.share_of_any(number, true);
        };
        if *family == Family::Total {
            return self.share_of_any(number, true);
        }
        let numbers = self.counts.totals.iter().rev().map(|(whole, _)| (*part, *whole)).collect();
        let default = rows_of(self.told.basis.unwrap_or(Basis::Received)).first().copied();
        let default = default.and_then(|rows| table3(self.form, rows, ANYONE));
        let wholes = self.counts.totals.iter().rev().map(|(_, whole)| whole.clone());
        let pairs = wholes.chain(default).map(|whole| (cells.clone(), whole)).collect();
        Some(Against::Share { numbers, cells: pairs })
    }

    /// 其中予以公开占58.5%: a share of which only the row is named.
    fn share_of_row(&self, before: &Sense) -> Option<Against> {
        let rows = before.results();
        let part = table3(self.form, rows.first().filter(|_| self.topic == Topic::Applications)?, ANYONE)?;
        let told = self.counts.totals.last().map(|(_, whole)| whole.clone());
        let whole = told.or_else(|| table3(self.form, &["total_processed"], ANYONE))?;
        Some(Against::Share { numbers: Vec::new(), cells: vec![(part, whole)] })
    }

    /// A share of numbers that no table knows, where two of them make it. Where none do, the
    /// text need not have named what it is a share of, unless other shares in it were told.
    fn share_of_any(&mut self, number: Number, is_share: bool) -> Option<Against> {
        let (part, wholes) = self.counts.any.split_last()?;
        let fits = |whole: &&Amount| *whole >= part && number.is_quotient(*part, **whole);
        let found = wholes.iter().rev().find(fits).copied();
        let whole = found.or(self.counts.whole.filter(|_| is_share))?;
        let numbers = vec![(*part, whole)];
        if is_share {
            self.counts.whole = Some(whole);
        }
        Some(Against::Share { numbers, cells: Vec::new() })
    }
}
