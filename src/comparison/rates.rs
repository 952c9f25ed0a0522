//! Shares and rates, each worked out from its counts: rates of several reports are never averaged.

use crate::form::Form;
use crate::report::{Amount, Figures};
use std::fmt;

/// Fewer than so many say nothing as a share.
const LEAST: u64 = 30;

/// So many tenths of a hundredth.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Share(i64);

/// A rate of both reports.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rate {
    /// What it is called.
    pub name: &'static str,
    /// Of each report what is counted, of how many.
    pub counts: [Option<(Amount, Amount)>; 2],
}

impl Share {
    /// What a part is of the whole; `None` of too few.
    pub fn of(part: Amount, whole: Amount) -> Option<Self> {
        if whole < Amount::whole(LEAST) {
            return None;
        }
        let (part, whole) = (part.millionths(), whole.millionths());
        // Rounded half away from 0, as people do.
        let half = if part < 0 { -whole } else { whole };
        let tenths = part.checked_mul(2000)?.checked_add(half)? / (2 * whole);
        i64::try_from(tenths).ok().map(Self)
    }
}

impl fmt::Display for Share {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        write!(out, "{sign}{}.{}%", self.0.unsigned_abs() / 10, self.0.unsigned_abs() % 10)
    }
}

impl Rate {
    /// The share in each report; `None` of too few.
    pub fn shares(&self) -> [Option<Share>; 2] {
        self.counts.map(|counts| counts.and_then(|(part, whole)| Share::of(part, whole)))
    }
}

/// What is counted, of what: all by rows and columns.
type Known = (&'static str, &'static [&'static str], &'static [&'static str]);

const RATES: [Known; 4] = [
    (
        "公开率（予以公开和部分公开占办理结果总计）",
        &["t3.granted.total", "t3.partially_granted.total"],
        &["t3.total_processed.total"],
    ),
    ("自然人占本年新收", &["t3.new_received.natural"], &["t3.new_received.total"]),
    ("复议纠错率（结果纠正占行政复议总计）", &["t4.review.corrected"], &["t4.review.total"]),
    (
        "诉讼纠错率（结果纠正占行政诉讼总计）",
        &["t4.litigation_direct.corrected", "t4.litigation_after_review.corrected"],
        &["t4.litigation_direct.total", "t4.litigation_after_review.total"],
    ),
];

/// The rates of two reports on that form.
pub(super) fn of(form: &Form, first: &Figures, second: &Figures) -> Vec<Rate> {
    let sum = |figures: &Figures, addresses: &[&str]| -> Option<Amount> {
        addresses.iter().map(|address| figures.known(form.cell(address)?)).sum()
    };
    let rate = |(name, part, whole): &Known| Rate {
        name,
        counts: [first, second].map(|figures| Some((sum(figures, part)?, sum(figures, whole)?))),
    };
    RATES.iter().map(rate).collect()
}
