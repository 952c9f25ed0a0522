//! The labels of a table of the form, found again in a file: whole, shortened, with a
//! character lost, with a remark in brackets, in traditional characters.

use super::lines::bare;
use crate::form::Table;
use crate::text::characters::is_chinese_numeral;

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
    columns: Vec<String>,
}

struct RowLabels {
    whole: String,
    short: Vec<String>,
    find: Vec<String>,
}

impl Labels {
    pub fn of(table: &Table) -> Self {
        let row = |row: &crate::form::Row| {
            let whole = bare(row.label);
            let mut short = vec![unnumbered(&whole).to_owned(), bare(row.name)];
            // （区分处理的，只计这一情形，不计其他情形）
            short.extend(
                row.label
                    .split_once('（')
                    .filter(|(before, _)| !before.is_empty())
                    .map(|(before, _)| bare(before)),
            );
            short.extend(
                row.label
                    .rsplit_once('）')
                    .and_then(|(_, after)| after.split_once('（'))
                    .map(|(before, _)| bare(before)),
            );
            RowLabels { short, find: row.find.iter().map(|words| bare(words)).collect(), whole }
        };
        Self {
            rows: table.rows.iter().map(row).collect(),
            columns: table.columns.iter().map(|column| bare(column.label)).collect(),
        }
    }

    /// The rows that a text may name, with how sure each is.
    pub fn rows(&self, text: &str) -> Vec<(usize, Weight)> {
        if text.chars().nth(LONGEST).is_some() {
            return Vec::new();
        }
        // 三、（六）其他处理-3.其他: the last step of a path.
        let last = text.rsplit(['-', '－', '—', '→', '>']).next().unwrap_or(text);
        let own = bare(text);
        let last = (last.len() < text.len()).then(|| bare(last));
        let of_last = |labels: &RowLabels| last.as_ref().map_or(0, |last| labels.weight(last));
        let all = self.rows.iter().enumerate();
        let weighed = all.map(|(row, labels)| (row, labels.weight(&own).max(of_last(labels))));
        weighed.filter(|(_, weight)| *weight > 0).collect()
    }

    /// The column that a text heads, if only one.
    pub fn column(&self, text: &str) -> Option<usize> {
        let own = bare(text).replace("合计", "总计");
        let own = unyeared(&own);
        let count = own.chars().count();
        if !(SHORTEST..=30).contains(&count) {
            return None;
        }
        let whole = self.columns.iter().position(|label| *label == own);
        whole.or_else(|| {
            let is_like = |label: &&String| {
                own.starts_with(label.as_str())
                    || (label.starts_with(own.as_str()) && count > SHORTEST)
                    || (count >= 4 && likeness(&own, label) >= 75)
            };
            let mut found = self.columns.iter().enumerate().filter(|(_, label)| is_like(label));
            found.next().filter(|_| found.next().is_none()).map(|(column, _)| column)
        })
    }
}

impl RowLabels {
    fn weight(&self, own: &str) -> Weight {
        let short = unnumbered(own);
        let count = short.chars().count();
        if *own == self.whole {
            return WHOLE;
        }
        if count < SHORTEST {
            return 0;
        }
        if self.short.iter().any(|known| known == short) {
            return UNNUMBERED;
        }
        if self.find.iter().any(|words| own.contains(words.as_str())) {
            return WORDS;
        }
        let is_longer =
            |known: &String| known.chars().count() > SHORTEST && short.starts_with(known.as_str());
        if self.short.iter().any(is_longer) {
            return WORDS;
        }
        if count >= 4 && self.short.iter().any(|known| likeness(short, known) >= 80) {
            return ALIKE;
        }
        if self.short.iter().any(|known| known.contains(short)) {
            return PART;
        }
        0
    }
}

/// The same without the numerals at its head: （一）, 三、, 1.
pub(super) fn unnumbered(bare: &str) -> &str {
    bare.trim_start_matches(|c: char| c.is_ascii_digit() || is_chinese_numeral(c))
}

/// 本年2023制发件数 is 本年制发件数.
fn unyeared(bare: &str) -> String {
    bare.chars().filter(|c| !c.is_ascii_digit()).collect()
}

/// How much of two texts is the same, in their order, of a hundred.
pub(super) fn likeness(one: &str, other: &str) -> usize {
    /// Nobody asks how much less than this is the same.
    const LEAST: usize = 70;
    let (own, known) = (one.chars().count(), other.chars().count());
    let total = own + known;
    // What differs that much in length cannot be alike.
    if total == 0 || own.abs_diff(known) * 5 > total * 2 || total > 2 * LONGEST {
        return 0;
    }
    // Most lines of a page have hardly a character of a label.
    if one.chars().filter(|c| other.contains(*c)).count() * 200 < LEAST * total {
        return 0;
    }
    let (one, other): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    let mut common = vec![0_usize; other.len() + 1];
    for character in &one {
        let mut diagonal = 0;
        let mut left = 0;
        for (known, slot) in other.iter().zip(common.iter_mut().skip(1)) {
            let above = *slot;
            *slot = if known == character { diagonal + 1 } else { above.max(left) };
            (diagonal, left) = (above, *slot);
        }
    }
    common.last().copied().unwrap_or(0) * 200 / total
}
