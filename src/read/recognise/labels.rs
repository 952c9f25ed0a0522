//! The labels of a table of the form, found again in a file: whole, shortened, with a
//! character lost, with a remark in brackets, in traditional characters.

use super::bare::{Bare, bare};
use crate::form::Table;

/// How sure a label is.
pub(in crate::read) type Weight = u32;

pub(in crate::read) const WHOLE: Weight = 8;
const UNNUMBERED: Weight = 6;
pub(in crate::read) const WORDS: Weight = 5;
const ALIKE: Weight = 4;
const PART: Weight = 2;

/// Longer texts are no labels, however they begin; a label with a remark in brackets has more.
const LONGEST: usize = 160;
/// A shorter part of a label says too little.
const SHORTEST: usize = 2;

/// The labels of a table as they are compared.
pub(in crate::read) struct Labels {
    rows: Vec<RowLabels>,
    columns: Vec<Bare>,
}

struct RowLabels {
    whole: Bare,
    /// Without its numeral, without its remark in brackets, as other places name it.
    short: Vec<Bare>,
    /// Words by which it is known.
    find: Vec<Bare>,
}

impl Labels {
    pub fn of(table: &Table) -> Self {
        let row = |row: &crate::form::Row| {
            let whole = Bare::of(row.label);
            let mut short = vec![whole.unnumbered(), Bare::of(row.name)];
            // （区分处理的，只计这一情形，不计其他情形）
            short.extend(
                row.label
                    .split_once('（')
                    .filter(|(before, _)| !before.is_empty())
                    .map(|(before, _)| Bare::of(before)),
            );
            short.extend(
                row.label
                    .rsplit_once('）')
                    .and_then(|(_, after)| after.split_once('（'))
                    .map(|(before, _)| Bare::of(before)),
            );
            RowLabels { short, find: row.find.iter().map(|words| Bare::of(words)).collect(), whole }
        };
        Self {
            rows: table.rows.iter().map(row).collect(),
            columns: table.columns.iter().map(|column| Bare::of(column.label)).collect(),
        }
    }

    /// The rows that a text may name, with how sure each is.
    pub fn rows(&self, text: &str) -> Vec<(usize, Weight)> {
        if text.chars().nth(LONGEST).is_some() {
            return Vec::new();
        }
        // 三、（六）其他处理-3.其他: the last step of a path.
        let last = text.rsplit(['-', '－', '—', '→', '>']).next().unwrap_or(text);
        let own = Words::of(text);
        let last = (last.len() < text.len()).then(|| Words::of(last));
        let of_last = |labels: &RowLabels| last.as_ref().map_or(0, |last| labels.weight(last));
        let all = self.rows.iter().enumerate();
        let weighed = all.map(|(row, labels)| (row, labels.weight(&own).max(of_last(labels))));
        weighed.filter(|(_, weight)| *weight > 0).collect()
    }

    /// The column that a text heads, if only one.
    pub fn column(&self, text: &str) -> Option<usize> {
        let own = Bare::from(unyeared(&bare(text).replace("合计", "总计")));
        if !(SHORTEST..=30).contains(&own.count) {
            return None;
        }
        let whole = self.columns.iter().position(|label| own.is_same(label));
        whole.or_else(|| {
            let is_like = |label: &&Bare| {
                own.text.starts_with(&label.text)
                    || (label.text.starts_with(&own.text) && own.count > SHORTEST)
                    || (own.count >= 4 && own.is_like(label, 75))
            };
            let mut found = self.columns.iter().enumerate().filter(|(_, label)| is_like(label));
            found.next().filter(|_| found.next().is_none()).map(|(column, _)| column)
        })
    }
}

/// A text that may be a label.
struct Words {
    whole: Bare,
    short: Bare,
}

impl Words {
    fn of(text: &str) -> Self {
        let whole = Bare::of(text);
        Self { short: whole.unnumbered(), whole }
    }
}

impl RowLabels {
    fn weight(&self, own: &Words) -> Weight {
        let short = &own.short;
        if own.whole.is_same(&self.whole) {
            return WHOLE;
        }
        if short.count < SHORTEST {
            return 0;
        }
        if self.short.iter().any(|known| short.is_same(known)) {
            return UNNUMBERED;
        }
        if self.find.iter().any(|words| own.whole.contains(words)) {
            return WORDS;
        }
        let is_longer = |known: &Bare| known.count > SHORTEST && short.text.starts_with(&known.text);
        if self.short.iter().any(is_longer) {
            return WORDS;
        }
        if short.count >= 4 && self.short.iter().any(|known| short.is_like(known, 80)) {
            return ALIKE;
        }
        if self.short.iter().any(|known| known.contains(short)) {
            return PART;
        }
        0
    }
}

/// 本年2023制发件数 is 本年制发件数.
fn unyeared(bare: &str) -> String {
    bare.chars().filter(|c| !c.is_ascii_digit()).collect()
}
