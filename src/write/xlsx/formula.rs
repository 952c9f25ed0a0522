//! Sums and balances of the form as formulas that go on counting when a figure is changed.
//!
//! What a formula gives is what the page shows. Where it shows a blank, because nothing is
//! typed yet or a part is no number, the formula gives a blank until that changes.

use super::places::Spots;
use super::sheet::{Area, Content, Spot};
use crate::form::{CellId, Equation};
use crate::office::xml::Spell as _;
use crate::report::{Amount, Figures, Reading, Report};

/// What a check begins with where two sides differ.
pub(super) const DIFFERS: &str = "差";
const AGREES: &str = "平";

/// A report and its cells, read, with their places in the workbook.
#[derive(Clone, Copy)]
pub(super) struct Numbers<'a> {
    pub(super) report: &'a Report,
    pub(super) figures: &'a Figures,
    pub(super) spots: &'a Spots,
}

impl Numbers<'_> {
    /// The number that a spreadsheet holds in a cell.
    pub(super) fn number(self, cell: CellId) -> Option<Amount> {
        match &self.figures.get(cell).reading {
            Reading::Number { value, text, .. } if !is_too_long(text) && is_bare(text) => Some(*value),
            Reading::Number { .. } | Reading::Blank | Reading::Mark | Reading::Wrong(_) => None,
        }
    }

    fn holds_too_long(self, cell: CellId) -> bool {
        matches!(&self.figures.get(cell).reading, Reading::Number { text, .. } if is_too_long(text))
    }

    /// The formula of a sum that is computed, or that was typed and is right. A typed one that
    /// is another number than its parts add up to stays as it is.
    pub(super) fn sum(self, cell: CellId) -> Option<Content> {
        let parts = self.report.form.sum_of(cell)?.right;
        let areas = spell(&self.areas(cell, parts)?);
        if parts.iter().any(|part| self.holds_too_long(*part)) {
            return None;
        }
        let mut faults = Vec::new();
        self.faults(parts, &mut faults);
        let numbers: Vec<Amount> = parts.iter().filter_map(|part| self.number(*part)).collect();
        let sum: Amount = numbers.iter().copied().sum();
        if !numbers.is_empty() && faults.is_empty() {
            let is_right = self.number(cell) == Some(sum);
            return is_right.then(|| Content::Sum(format!("SUM({areas})"), sum));
        }
        if !self.figures.get(cell).computed {
            return None;
        }
        // Until there is a number among the parts, and every text that should be one is one.
        let mut waits = format!("COUNT({areas})=0");
        if !faults.is_empty() {
            let texts = faults.iter().map(|fault| format!(",ISTEXT({})", fault.spelled()));
            waits = format!("OR({waits}{})", texts.collect::<String>());
        }
        Some(Content::Words(format!("IF({waits},\"\",SUM({areas}))"), String::new()))
    }

    /// The totals that somebody typed and that no figures in the blank cells could make right.
    pub(super) fn contradictions(self) -> impl Iterator<Item = CellId> {
        let broken =
            move |sum: &&Equation| self.figures.sum(sum.left).contradicts(self.figures.sum(sum.right));
        self.report.form.sums.iter().filter(broken).flat_map(|sum| sum.left).copied()
    }

    /// The cells among the parts of a sum, and among the parts of those that are computed, in
    /// which no number can be read.
    fn faults(self, parts: &[CellId], found: &mut Vec<Spot>) {
        let form = self.report.form;
        for part in parts {
            let figure = self.figures.get(*part);
            match form.sum_of(*part) {
                Some(sum) if figure.computed => self.faults(sum.right, found),
                _ if matches!(figure.reading, Reading::Wrong(_)) => found.extend(self.spots.of_cell(*part)),
                _ => {}
            }
        }
    }

    /// A check that two sums are equal, and the column in which it stands; `None` if their
    /// cells do not stand in one column.
    pub(super) fn balance(self, equation: &Equation) -> Option<(usize, Content)> {
        let first = equation.left.first()?;
        let (left, right) = (self.areas(*first, equation.left)?, self.areas(*first, equation.right)?);
        let column = left.first()?.first.column;
        let in_column = |area: &Area| area.first.column == column && area.last.column == column;
        if !left.iter().chain(&right).all(in_column) {
            return None;
        }
        let cells = || equation.left.iter().chain(equation.right);
        let (left, right) = (spell(&left), spell(&right));
        let formula = format!(
            "IF(COUNT({left},{right})<{},\"\",IF(SUM({left})=SUM({right}),\"{AGREES}\",\"{DIFFERS}\"&ABS(SUM({left})-SUM({right}))))",
            cells().count()
        );
        let sum = |cells: &[CellId]| cells.iter().filter_map(|cell| self.number(*cell)).sum::<Amount>();
        let distance = sum(equation.left).distance(sum(equation.right));
        let words = if cells().any(|cell| self.number(*cell).is_none()) {
            String::new()
        } else if distance == Amount::ZERO {
            AGREES.to_owned()
        } else {
            format!("{DIFFERS}{distance}")
        };
        Some((column, Content::Words(formula, words)))
    }

    /// The areas that some cells of the table of `cell` cover; `None` if one stands elsewhere.
    fn areas(self, cell: CellId, cells: &[CellId]) -> Option<Vec<Area>> {
        let form = self.report.form;
        let table = form.info(cell).table;
        let mut areas: Vec<Area> = Vec::new();
        for cell in cells {
            let spot = self.spots.of_cell(*cell).filter(|_| form.info(*cell).table == table)?;
            match areas.last_mut() {
                Some(area) if goes_on(*area, spot) => area.last = spot,
                _ => areas.push(Area { first: spot, last: spot }),
            }
        }
        Some(areas)
    }
}

/// Whether a number stands there without a unit and without the sign of an increase, which a
/// spreadsheet would take off.
pub(super) fn is_bare(number: &str) -> bool {
    number.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b'-'))
}

/// Whether a spreadsheet, which counts with fifteen digits, would change the number. Such a
/// one stands there as text.
fn is_too_long(number: &str) -> bool {
    const DIGITS: usize = 15;
    // Most are short, and this is asked thousands of times.
    number.len() > DIGITS
        && number.trim_start_matches(['0', '.']).bytes().filter(u8::is_ascii_digit).count() > DIGITS
}

/// Whether the cell is the next one of an area in one row or in one column.
fn goes_on(area: Area, next: Spot) -> bool {
    let Area { first, last } = area;
    let right = first.row == last.row && next == Spot { column: last.column + 1, ..last };
    let below = first.column == last.column && next == Spot { row: last.row + 1, ..last };
    right || below
}

fn spell(areas: &[Area]) -> String {
    let mut out = String::new();
    for area in areas {
        if !out.is_empty() {
            out.push(',');
        }
        area.spell(&mut out);
    }
    out
}
