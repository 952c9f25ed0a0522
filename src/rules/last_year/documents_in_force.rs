//! 规章 and 行政规范性文件 of table two beside those that last year's report left in force.

use crate::form::CellId;
use crate::report::Amount;
use crate::rules::Case;

/// The rows of table two that count documents.
pub(in crate::rules) const ROWS: [&str; 2] = ["regulations", "normative_documents"];

/// What has to be there to compare them.
pub(in crate::rules) const PLACES: &[&str] =
    &["t2.regulations.valid|t2.normative_documents.valid", "t2.*.made", "t2.*.repealed"];

/// The cells 制发, 废止, 现行有效 of one of the rows.
pub(in crate::rules) fn cells(case: &Case<'_>, row: &str) -> Option<[CellId; 3]> {
    let cell = |column| case.form().at("t2", row, column);
    Some([cell("made")?, cell("repealed")?, cell("valid")?])
}

/// One of the two rows, with the figures that are known of it.
pub(in crate::rules) struct Documents {
    /// 规章 or 行政规范性文件.
    pub name: &'static str,
    /// 现行有效 of last year.
    pub before: Amount,
    /// 本年制发.
    pub made: Amount,
    /// 本年废止.
    pub repealed: Amount,
    /// 现行有效, where it is filled in.
    pub valid: Option<Amount>,
    /// The cells 制发, 废止, 现行有效.
    pub cells: [CellId; 3],
}

impl Documents {
    /// The rows whose change from last year is known.
    pub fn known(case: &Case<'_>) -> Vec<Self> {
        ROWS.into_iter().filter_map(|row| Self::read(case, row)).collect()
    }

    fn read(case: &Case<'_>, row: &str) -> Option<Self> {
        let cells = cells(case, row)?;
        let [made, repealed, valid] = cells;
        Some(Self {
            name: case.form().row_of(valid)?.name,
            before: case.last_year?.known(valid)?,
            made: case.figures.known(made)?,
            repealed: case.figures.known(repealed)?,
            valid: case.figures.known(valid),
            cells,
        })
    }

    /// How many there were to repeal: last year's and those that this year made.
    pub fn repealable(&self) -> Amount {
        self.before + self.made
    }

    /// How many must be left.
    pub fn left(&self) -> Amount {
        self.repealable() - self.repealed
    }

    /// With which number of each cell, if it alone is wrong, `valid` would be left.
    pub fn ways(&self, valid: Amount) -> String {
        let more = valid - self.left();
        let ways = [("现行有效", self.left()), ("制发", self.made + more), ("废止", self.repealed - more)];
        let ways = ways.into_iter().filter(|(_, number)| !number.is_negative());
        let ways: Vec<String> = ways.map(|(name, number)| format!("{name}应为 {number}")).collect();
        format!("：{}", ways.join("，或者"))
    }

    /// Whether documents were repealed and none made, and still as many are said to be in force.
    pub fn repealed_in_vain(&self) -> bool {
        self.repealed > Amount::ZERO && self.made == Amount::ZERO && self.valid == Some(self.before)
    }

    /// Whether T2-03 or T2-09 says a break more plainly than T2-02 could.
    pub fn is_said_more_plainly(&self) -> bool {
        self.left().is_negative() || self.repealed_in_vain()
    }
}
