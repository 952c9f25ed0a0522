//! What stands in the cells of a ledger: days, applicants, outcomes.

use crate::form::Table;
use crate::order::{self, Map};
use crate::read::recognise::{Labels, WORDS, bare};
use crate::text::characters::half_width;

/// The year of a day, however it is spelled: 2024-01-05, 2024/1/5 9:30, 2024年1月5日, 20240105.
pub(super) fn year_of(text: &str) -> Option<u16> {
    let text: String = text.trim().chars().map(half_width).collect();
    let mut numbers = text.split(|c: char| !c.is_ascii_digit()).filter(|digits| !digits.is_empty());
    let first = numbers.next()?;
    if !text.starts_with(first) {
        return None;
    }
    let (year, month) = match first.len() {
        4 => (first, numbers.next()?),
        8 => first.split_at(4),
        _ => return None,
    };
    let month = if month.len() == 4 { month.get(..2)? } else { month };
    let is_month = (1..=12).contains(&month.parse::<u8>().ok()?);
    year.parse().ok().filter(|year| is_month && (1990..2100).contains(year))
}

/// How an application ended.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Outcome {
    /// In that row of the table.
    Row {
        row: usize,
        /// Whether it is called as in the form, or by words of it, and not only alike.
        is_sure: bool,
    },
    /// Not yet.
    Pending,
    /// The form has none that is called so, or several.
    Unknown,
}

/// What the texts of a ledger mean in the third table of an edition.
pub(super) struct Values<'a> {
    table: &'static Table,
    labels: Labels,
    /// The rows that are no outcomes.
    others: Vec<usize>,
    applicants: Map<&'a str, Option<usize>>,
    outcomes: Map<&'a str, Outcome>,
}

impl<'a> Values<'a> {
    pub fn of(table: &'static Table, others: Vec<usize>) -> Self {
        let labels = Labels::of(table);
        Self { table, labels, others, applicants: Map::default(), outcomes: Map::default() }
    }

    /// The column of an applicant; `None` where the form has none that is called so.
    pub fn applicant(&mut self, text: &'a str) -> Option<usize> {
        if let Some(known) = self.applicants.get(text) {
            return *known;
        }
        // 法人或其他组织-商业企业: the last step of a path.
        let last = text.rsplit(['-', '－', '—', '→', '>', '/', '：', ':', '·']).next().unwrap_or(text);
        let own = match bare(last) {
            // The law calls natural persons so.
            own if matches!(own.as_str(), "公民" | "个人") => "自然人".to_owned(),
            own => own,
        };
        let is_own = |column: &usize| {
            let column = self.table.columns.get(*column);
            // The last column is the sum of the others, and 其他法人 is not for us to say.
            column.is_some_and(|column| {
                column.key != "total" && (!own.starts_with("其他") || own == bare(column.label))
            })
        };
        let found = self.labels.column(&own).filter(is_own);
        self.applicants.insert(text, found);
        found
    }

    /// How an application ended, by the text of its outcome.
    pub fn outcome(&mut self, text: &'a str) -> Outcome {
        if let Some(known) = self.outcomes.get(text) {
            return *known;
        }
        let found = self.read_outcome(text);
        self.outcomes.insert(text, found);
        found
    }

    fn read_outcome(&self, text: &str) -> Outcome {
        /// Of what is still being dealt with.
        const PENDING: [&str; 12] = [
            "办理中",
            "正在办理",
            "处理中",
            "正在处理",
            "在办",
            "未办结",
            "未答复",
            "待答复",
            "尚未",
            "结转下",
            "补正中",
            "延期中",
        ];
        /// A likeness of less is none.
        const LEAST: u32 = 4;
        let own = bare(text);
        if own.is_empty() || PENDING.iter().any(|words| own.contains(words)) {
            return Outcome::Pending;
        }
        let rows = self.labels.rows(text).into_iter();
        let mut rows: Vec<_> =
            rows.filter(|(row, weight)| *weight >= LEAST && !self.others.contains(row)).collect();
        order::by_key(&mut rows, |(_, weight)| u32::MAX - weight);
        match rows.as_slice() {
            [(row, weight)] => Outcome::Row { row: *row, is_sure: *weight >= WORDS },
            [(row, weight), (_, second), ..] if weight > second => {
                Outcome::Row { row: *row, is_sure: *weight >= WORDS }
            }
            _ => Outcome::Unknown,
        }
    }
}
