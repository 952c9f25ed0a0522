//! What the texts of a pasted table are: labels of a row or a column of the form, other
//! words, or figures.

use super::grid::Grid;
use crate::form::{CellKind, Table};
use crate::report::{Fault, Reading, read_number};
use crate::text::characters::{half_width, is_chinese_numeral};

/// What a text is.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Meaning {
    Blank,
    Figure,
    /// Words; the row and the column of the form that they name. 其他 can be both.
    Words {
        row: Option<usize>,
        column: Option<usize>,
    },
}

impl Meaning {
    /// Whether it names a row or a column.
    pub(super) fn is_label(self) -> bool {
        matches!(self, Self::Words { row: Some(_), .. } | Self::Words { column: Some(_), .. })
    }
}

/// The labels of a table, as they are compared.
pub(super) struct Labels {
    /// For each row: the ways to call it whole, and the words that only it has.
    rows: Vec<(Vec<String>, Vec<String>)>,
    columns: Vec<Vec<String>>,
}

/// Longer texts are no labels; the longest of the form has 41 characters.
const LONGEST: usize = 60;
/// A shorter part of a label says too little.
const SHORTEST: usize = 2;
/// A figure has no more words beside its digits than its unit.
const UNIT: usize = 3;

impl Labels {
    pub(super) fn of(table: &Table) -> Self {
        let whole = |texts: &[&str]| texts.iter().flat_map(|text| [bare(text), unnumbered(text)]).collect();
        let row = |row: &crate::form::Row| {
            (whole(&[row.label, row.name]), row.find.iter().map(|words| bare(words)).collect())
        };
        Self {
            rows: table.rows.iter().map(row).collect(),
            columns: table.columns.iter().map(|column| whole(&[column.label])).collect(),
        }
    }

    /// What all texts of a pasted table are.
    pub(super) fn meanings(&self, grid: &Grid) -> Vec<Vec<Meaning>> {
        grid.iter().map(|line| line.iter().map(|cell| self.meaning(&cell.text)).collect()).collect()
    }

    /// What a text of a pasted table is.
    fn meaning(&self, text: &str) -> Meaning {
        if text.is_empty() {
            return Meaning::Blank;
        }
        match read_number(text, CellKind::Money) {
            Reading::Blank => return Meaning::Blank,
            Reading::Number { .. } | Reading::Mark | Reading::Wrong(Fault::Unit) => return Meaning::Figure,
            Reading::Wrong(_) => {}
        }
        let (whole, short) = (bare(text), unnumbered(text));
        let (row, column) = if text.chars().count() > LONGEST {
            (None, None)
        } else {
            (self.row(&whole, &short), self.column(&short))
        };
        let has_digit = whole.contains(|c: char| c.is_ascii_digit());
        // ####, #REF! and 零 stand in the place of a figure.
        let words = whole.chars().filter(|c| !c.is_ascii() && !is_numeral(*c)).count();
        if row.or(column).is_none() && (words == 0 || has_digit && words <= UNIT) {
            return Meaning::Figure;
        }
        Meaning::Words { row, column }
    }

    /// The row that a text names, with and without the numerals at its head.
    fn row(&self, text: &str, short: &str) -> Option<usize> {
        let is_whole =
            |(names, _): &(Vec<String>, Vec<String>)| names.iter().any(|name| name == text || name == short);
        let has_words =
            |(_, find): &(Vec<String>, Vec<String>)| find.iter().any(|words| text.contains(words.as_str()));
        let is_part = |(names, _): &(Vec<String>, Vec<String>)| names.iter().any(|name| name.contains(short));
        let is_long = short.chars().count() >= SHORTEST;
        only(&self.rows, is_whole)
            .or_else(|| only(&self.rows, has_words))
            .or_else(|| only(&self.rows, is_part).filter(|_| is_long))
    }

    /// The column that a text names.
    fn column(&self, short: &str) -> Option<usize> {
        // Some write 合计 where the form has 总计.
        let short = short.replace("合计", "总计");
        let is_whole = |names: &Vec<String>| names.contains(&short);
        // Not any part: 法人或其他组织 is no 其他.
        let begins = |names: &Vec<String>| {
            names.iter().any(|name| name.contains(&short) || short.starts_with(name.as_str()))
        };
        let is_long = short.chars().count() >= SHORTEST;
        only(&self.columns, is_whole).or_else(|| only(&self.columns, begins).filter(|_| is_long))
    }
}

/// The place of the one that fits, if no second one does.
fn only<T>(all: &[T], fits: impl Fn(&T) -> bool) -> Option<usize> {
    let mut places = all.iter().enumerate().filter(|(_, one)| fits(one)).map(|(place, _)| place);
    places.next().filter(|_| places.next().is_none())
}

/// A label as it is compared: letters, Chinese characters and digits, half-width.
pub(super) fn bare(text: &str) -> String {
    text.chars().map(half_width).filter(|c| c.is_alphanumeric()).collect()
}

/// A Chinese numeral, as figures are written with them.
fn is_numeral(character: char) -> bool {
    is_chinese_numeral(character) || "零〇○两百千".contains(character)
}

/// The same without the numerals at its head: （一）, 三、, 1.
fn unnumbered(text: &str) -> String {
    let is_numeral = |c: char| c.is_ascii_digit() || is_chinese_numeral(c);
    bare(text).trim_start_matches(is_numeral).to_owned()
}
