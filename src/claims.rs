//! Figures in the prose: which numbers of the tables the words state, and whether they agree.
//!
//! Reading and judging are two steps, because figures change more often than words:
//! [`read()`] finds the statements of a report's prose, [`Statement::judge`] holds one
//! against the figures. A number whose words say nothing that a table counts is no statement.
//!
//! A text becomes `characters`, tokens (`scan`), clauses (`clause`), and beside each number the
//! sense of its words (`sense`). `read` goes through them from top to bottom: what a number
//! counts (`counted`: `table_two`, `table_three`, `table_four`), what a clause without a number
//! says (`nothing`, `all`), what a percentage divides (`percent`). These only look at the
//! `context`; `read` then has it remember what was said. At the end of a paragraph `settle`
//! takes away the readings that its other sentences exclude.
//!
//! - A new phrase for something known: a word in `words/`.
//! - Something new that prose can mean: a meaning in `words.rs`, its rows or columns in `places.rs`.
//! - A new row of the form: `words` in the file of the edition, nothing here.

use crate::form::CellId;
use crate::report::{Amount, Field, Report};
use std::ops::Range;

mod all;
mod cells;
mod characters;
mod clause;
mod context;
mod counted;
mod judge;
mod nothing;
mod number;
mod parts;
mod percent;
mod places;
mod read;
mod repeats;
mod respectively;
mod scan;
mod sense;
mod settle;
mod table_four;
mod table_three;
mod table_two;
mod words;

pub use cells::unplaced;
pub use judge::Claim;
pub use number::{Number, Unit};

/// Something that the prose states and that can be held against figures.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Statement {
    /// The field whose text states it.
    pub field: Field,
    /// Its words in that text, in bytes.
    pub span: Range<usize>,
    /// What sort of statement it is.
    pub kind: ClaimKind,
    /// The number that it states.
    pub number: Number,
    /// What it has to agree with.
    pub against: Against,
}

/// The sorts of statements.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ClaimKind {
    /// A figure of a table.
    Cell,
    /// Nothing of the kind: 未收到, 0件.
    Zero,
    /// 全部办结: nothing is carried forward.
    AllDone,
    /// Parts and their total.
    Breakdown,
    /// A share, or a change from last year.
    Percent,
    /// 信息处理费, in 元; no cell holds it.
    ProcessingFee,
}

/// What a statement has to agree with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Against {
    /// One of these sums of cells: words can have two readings (收到: 新收, or with 上年结转).
    Cells(Vec<Vec<CellId>>),
    /// Nothing: it is a live figure of the cell that the words mean.
    Live(CellId),
    /// The sum of the parts that the text gives.
    Parts(Vec<Amount>),
    /// A quotient in per cent.
    Share {
        /// Of one of these pairs of numbers in the text: part and whole.
        numbers: Vec<(Amount, Amount)>,
        /// Of one of these pairs of sums of cells, which counts where the text has no numbers.
        cells: Vec<(Vec<CellId>, Vec<CellId>)>,
    },
    /// The change of some cells from last year's report to this one.
    Change {
        /// 增长, not 下降.
        more: bool,
        /// One of these sums of cells.
        cells: Vec<Vec<CellId>>,
    },
    /// Nothing by itself.
    Nothing,
}

/// Every statement in the prose of a report, field by field in the order of the text.
pub fn read(report: &Report) -> Vec<Statement> {
    let fields = Field::prose(report.form);
    fields.flat_map(|field| read::field(report, field)).collect()
}

impl ClaimKind {
    /// `cell`, `zero`, …
    pub fn key(self) -> &'static str {
        match self {
            Self::Cell => "cell",
            Self::Zero => "zero",
            Self::AllDone => "all_done",
            Self::Breakdown => "breakdown",
            Self::Percent => "percent",
            Self::ProcessingFee => "processing_fee",
        }
    }
}
