//! A block as the clipboard brings it: lines, tabs between the texts of a line, and quotes
//! round a text that holds a line's end, as Excel and WPS put them.

use crate::text::sheets::unguarded;
use std::collections::BTreeSet;

/// Lines of texts; they need not be equally long.
pub(super) type Grid = Vec<Vec<String>>;

/// Reads a block. Blanks around a text go, and a line's end within one becomes a blank.
pub(super) fn read(text: &str) -> Grid {
    let mut rest = text.trim_end_matches(['\r', '\n']);
    let mut grid = Grid::new();
    let mut quotes = Quotes::default();
    while !rest.is_empty() {
        let mut line = Vec::new();
        rest = loop {
            let (cell, after) = quotes.cell(rest).unwrap_or_else(|| bare(rest));
            line.push(plain(&cell));
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

/// A cell's text in one line, as it was before it was copied.
fn plain(cell: &str) -> String {
    let parts = cell.split(['\r', '\n', '\t']).map(str::trim).collect::<Vec<_>>();
    unguarded(parts.join(" ").trim().to_owned())
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
    open: BTreeSet<usize>,
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
    let last = |line: &Vec<String>| line.iter().rposition(|text| !text.is_empty()).map_or(0, |last| last + 1);
    let lines = grid.iter().rposition(|line| last(line) > 0).map_or(0, |last| last + 1);
    (lines, grid.iter().map(last).max().unwrap_or(0))
}

/// How many columns the longest line has.
pub(super) fn width(grid: &Grid) -> usize {
    grid.iter().map(Vec::len).max().unwrap_or(0)
}

/// Lines as columns.
pub(super) fn transposed(grid: &Grid) -> Grid {
    let at = |line: &Vec<String>, column: usize| line.get(column).cloned().unwrap_or_default();
    (0..width(grid)).map(|column| grid.iter().map(|line| at(line, column)).collect()).collect()
}
