//! A block as the clipboard brings it: lines, tabs between the texts of a line, and quotes
//! round a text that holds a line's end, as Excel and WPS put them.

use crate::form::CellKind;
use crate::order::Set;
use crate::read::blocks;
use crate::report::{Reading, read_number};
use crate::text::characters::half_width;
use crate::text::sheets::unguarded;
use std::borrow::Cow;

/// Lines of cells; they need not be equally long.
pub(super) type Grid = Vec<Vec<Cell>>;

/// A place of a block.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Cell {
    /// What it shows.
    pub text: String,
    /// Whether a cell beside it or above it reaches over it: it is no blank one.
    pub is_covered: bool,
    /// Why its text may not be what is meant, as the end of a sentence.
    pub doubt: Option<String>,
}

impl Cell {
    /// A cell that shows this text, in one line and as it was before it was copied.
    pub fn of(text: &str) -> Self {
        Self { text: plain(text), ..Self::default() }
    }

    fn covered() -> Self {
        Self { is_covered: true, ..Self::default() }
    }
}

/// Reads a block. Blanks around a text go, and a line's end within one becomes a blank.
pub(super) fn read(text: &str) -> Grid {
    let mut rest = text.trim_end_matches(['\r', '\n']);
    let mut grid = Grid::new();
    let mut quotes = Quotes::default();
    while !rest.is_empty() {
        let mut line = Vec::new();
        rest = loop {
            let (cell, after) = quotes.cell(rest).unwrap_or_else(|| bare(rest));
            line.push(Cell::of(&cell));
            match after.strip_prefix('\t') {
                Some(next) => rest = next,
                None => {
                    break after.strip_prefix("\r\n").or(after.strip_prefix(['\r', '\n'])).unwrap_or(after);
                }
            }
        };
        grid.push(line);
    }
    grid
}

/// A cell's text in one line, as it was before it was copied. Two figures one above the other must
/// not become one: what stands between them is no part of any number.
fn plain(cell: &str) -> String {
    let parts: Vec<&str> =
        cell.split(['\r', '\n', '\t']).map(str::trim).filter(|part| !part.is_empty()).collect();
    let figures = parts.iter().filter(|part| part.contains(|c: char| half_width(c).is_ascii_digit())).count();
    unguarded(parts.join(if figures > 1 { "；" } else { " " }))
}

/// A table that a page or a word processor has copied.
pub(super) fn of_table(table: &blocks::Grid) -> Grid {
    let line = |cells: &Vec<blocks::GridCell>| {
        let mut line = Vec::new();
        for cell in cells {
            line.resize(cell.column.max(line.len()), Cell::covered());
            line.push(Cell { doubt: cell.doubt.clone().map(Cow::into_owned), ..Cell::of(&cell.text) });
        }
        line
    };
    table.lines.iter().map(line).collect()
}

/// The text up to the next tab or line's end, and what follows.
fn bare(rest: &str) -> (String, &str) {
    let end = rest.find(['\t', '\r', '\n']).unwrap_or(rest.len());
    let (cell, after) = rest.split_at(end);
    (cell.to_owned(), after)
}

/// The texts of a block that stand within quotes.
#[derive(Default)]
struct Quotes {
    /// Places, by what follows them, from which no quotes close as they should: where each cell
    /// begins like one, each would be looked through to the end of the block.
    open: Set<usize>,
}

impl Quotes {
    /// The text within quotes, and what follows; `None` where the quotes are part of the text.
    fn cell<'a>(&mut self, rest: &'a str) -> Option<(String, &'a str)> {
        let mut cell = String::new();
        let mut inside = rest.strip_prefix('"')?;
        let mut seen = Vec::new();
        while !self.open.contains(&inside.len()) {
            seen.push(inside.len());
            let Some((text, after)) = inside.split_once('"') else { break };
            cell += text;
            match after.strip_prefix('"') {
                Some(more) => {
                    cell.push('"');
                    inside = more;
                }
                None if after.is_empty() || after.starts_with(['\t', '\r', '\n']) => {
                    return Some((cell, after));
                }
                None => break,
            }
        }
        self.open.extend(seen);
        None
    }
}

/// How many lines and columns hold a text.
pub(super) fn extent(grid: &Grid) -> (usize, usize) {
    let last =
        |line: &Vec<Cell>| line.iter().rposition(|cell| !cell.text.is_empty()).map_or(0, |last| last + 1);
    let lines = grid.iter().rposition(|line| last(line) > 0).map_or(0, |last| last + 1);
    (lines, grid.iter().map(last).max().unwrap_or(0))
}

/// How many columns hold a text.
pub(super) fn filled_columns(grid: &Grid) -> usize {
    let is_filled =
        |column: &usize| grid.iter().any(|line| line.get(*column).is_some_and(|cell| !cell.text.is_empty()));
    (0..width(grid)).filter(is_filled).take(2).count()
}

/// How many columns the longest line has.
pub(super) fn width(grid: &Grid) -> usize {
    grid.iter().map(Vec::len).max().unwrap_or(0)
}

/// Lines as columns.
pub(super) fn transposed(grid: &Grid) -> Grid {
    let at = |line: &Vec<Cell>, column: usize| line.get(column).cloned().unwrap_or_else(Cell::covered);
    (0..width(grid)).map(|column| grid.iter().map(|line| at(line, column)).collect()).collect()
}

/// Completes a table by the plain text that came with it: a column that is too narrow shows ####
/// in one of them, and its figure in the other.
pub(super) fn complete(table: &mut Grid, text: &Grid) {
    let is_aligned = table.len() == text.len();
    for (index, line) in table.iter_mut().enumerate() {
        let alike: Vec<&Vec<Cell>> = if is_aligned {
            text.get(index).filter(|other| is_alike(line, other)).into_iter().collect()
        } else {
            text.iter().filter(|other| is_alike(line, other)).collect()
        };
        let Some((first, others)) = alike.split_first() else { continue };
        for (column, cell) in line.iter_mut().enumerate() {
            let Some(other) = first.get(column) else { continue };
            if is_cut(&cell.text) && others.iter().all(|line| line.get(column) == Some(other)) {
                cell.text.clone_from(&other.text);
            } else if is_aligned && cell.doubt.is_none() && differ(&cell.text, &other.text) {
                cell.doubt = Some(format!("同时复制来的纯文字里是“{}”", other.text));
            }
        }
    }
}

/// Whether two lines are the same, but for what one of them has no room to show, or shows otherwise.
fn is_alike(line: &[Cell], other: &[Cell]) -> bool {
    let width = line.len().max(other.len());
    let is_same = |column: usize| {
        let text = |line: &[Cell]| line.get(column).map(|cell| cell.text.clone()).unwrap_or_default();
        let (one, two) = (text(line), text(other));
        one == two
            || is_cut(&one)
            || is_cut(&two)
            || differ(&one, &two)
            || line.get(column).is_some_and(|cell| cell.doubt.is_some())
    };
    (0..width).all(is_same)
}

/// What sheets show where a column is too narrow for a figure.
fn is_cut(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|c| half_width(c) == '#')
}

/// Whether both are numbers, and not the same one.
fn differ(one: &str, other: &str) -> bool {
    let value = |text| match read_number(text, CellKind::Money) {
        Reading::Number { value, .. } => Some(value),
        _ => None,
    };
    matches!((value(one), value(other)), (Some(one), Some(other)) if one != other)
}
