//! A sheet of a workbook as blocks, whoever wrote it: its name, then its cells as a person sees them.
//! Hidden rows, columns and sheets are left out, and said.

pub(super) mod decimal;
pub(super) mod shown;

use super::blocks::{Block, Blocks, Grid, GridCell};
use crate::limits;
use crate::order::{Map, Set};
use crate::report::{Named, Note, Spot};
use crate::text::excerpt::excerpt;
use std::ops::RangeInclusive;

/// Workbooks with more cells are read up to here: no ledger of an office comes near. Long texts count
/// for several, since a file can name one text a million times.
const MOST_CELLS: usize = 1_000_000;
/// So many bytes of text count for one cell more.
const BYTES_OF_CELL: usize = 32;
/// No more blank cells than this are drawn; beyond, only those with text are.
const MOST_DRAWN: usize = 200_000;
/// A text that is longer is no label, but prose.
const PROSE: usize = 40;

/// The number of a row, and its texts by their columns.
type Row<'a> = (usize, Vec<(usize, &'a str)>);

/// A sheet that is being read.
#[derive(Default)]
pub(super) struct Sheet {
    pub name: String,
    /// The number of the first row, as the format counts: 0 or 1.
    pub first_row: usize,
    /// What stands in each cell, by row and column.
    pub cells: Map<(usize, usize), String>,
    /// Rows and columns of cells that are one.
    pub merged: Vec<(RangeInclusive<usize>, RangeInclusive<usize>)>,
    pub hidden_rows: Set<usize>,
    pub hidden_columns: Vec<RangeInclusive<usize>>,
    /// Formulas without a value: whoever wrote them did not calculate.
    pub without_value: Vec<(usize, usize)>,
}

impl Sheet {
    /// Adds what the sheet shows.
    pub fn add_to(mut self, blocks: &mut Blocks) {
        let name = std::mem::take(&mut self.name);
        let (rows, columns) = (&self.hidden_rows, self.columns_hidden());
        let is_hidden = |(row, column): &(usize, usize), text: &str| {
            !text.trim().is_empty() && (rows.contains(row) || columns.contains(column))
        };
        let hidden: Vec<(usize, usize)> = self
            .cells
            .iter()
            .filter(|(place, text)| is_hidden(place, text))
            .map(|(place, _)| *place)
            .collect();
        self.cells.retain(|place, text| !is_hidden(place, text));
        blocks.sheets.push((blocks.all.len(), 0));
        blocks.all.push(Block::Text(name.clone()));
        self.draw(blocks);
        if !hidden.is_empty() {
            let count = hidden.len();
            let text = format!("“{name}”表有隐藏的行或列，里面的 {count} 格没有读入。");
            self.note(blocks, text, &hidden);
        }
        if !self.without_value.is_empty() {
            let count = self.without_value.len();
            let text = format!(
                "“{name}”表有 {count} 格是公式，文件里没有存它算出的数，没有读入。请用 Excel 或 WPS 打开，保存一次，再打开。"
            );
            self.note(blocks, text, &self.without_value);
        }
    }

    /// Notes something on cells, by row and column.
    fn note(&self, blocks: &mut Blocks, text: String, cells: &[(usize, usize)]) {
        let from_first = |number: usize| number.saturating_sub(self.first_row);
        let spot =
            |(row, column): &(usize, usize)| blocks.in_sheet(from_first(*row) + 1, from_first(*column));
        let note = Note::from(text).at(cells.iter().take(Note::PLACES).map(spot));
        blocks.notes.push(note);
    }

    fn draw(&self, blocks: &mut Blocks) {
        let filled = || self.cells.iter().filter(|(_, text)| !text.trim().is_empty());
        let Some(first) = filled().map(|((_, column), _)| *column).min() else { return };
        let last = filled().map(|((_, column), _)| *column).max().unwrap_or(first);
        let mut by_row: Vec<Row<'_>> = Vec::new();
        for ((row, column), text) in filled() {
            match by_row.last_mut().filter(|(last, _)| last == row) {
                Some((_, texts)) => texts.push((*column, text)),
                None => by_row.push((*row, vec![(*column, text)])),
            }
        }
        if let Some((_, left)) = blocks.sheets.last_mut() {
            *left = first.saturating_sub(self.first_row);
        }
        let is_sparse = by_row.len().saturating_mul(last - first + 1) > MOST_DRAWN;
        let (covered, columns) = (self.covered(&by_row, first..=last), self.columns_hidden());
        let headings = self.headings();
        let mut grid = Grid::default();
        for (row, texts) in by_row {
            if let Some(prose) = prose(row, &texts, &headings) {
                flush(&mut grid, blocks);
                let texts = prose.split('\n').map(str::trim).filter(|line| !line.is_empty());
                blocks.all.extend(texts.map(|line| Block::Text(line.to_owned())));
                continue;
            }
            let cell = |column: usize, text: &str| GridCell {
                text: text.to_owned(),
                column: column - first,
                doubt: None,
            };
            grid.rows.push((row + 1).saturating_sub(self.first_row));
            grid.lines.push(if is_sparse {
                texts.iter().map(|(column, text)| cell(*column, text)).collect()
            } else {
                let is_shown =
                    |column: &usize| !covered.contains(&(row, *column)) && !columns.contains(column);
                let shown = (first..=last).filter(is_shown);
                let text = |column: usize| {
                    let found = texts.binary_search_by_key(&column, |(own, _)| *own).ok();
                    found.and_then(|place| texts.get(place)).map_or("", |(_, text)| text)
                };
                shown.map(|column| cell(column, text(column))).collect()
            });
        }
        flush(&mut grid, blocks);
    }

    /// The columns with cells that nobody sees.
    fn columns_hidden(&self) -> Set<usize> {
        /// A sheet has no more columns.
        const WIDEST: usize = 16_384;
        let used: Set<usize> = self.cells.keys().map(|(_, column)| *column).collect();
        let (Some(first), Some(last)) = (used.iter().next(), used.iter().next_back()) else {
            return Set::default();
        };
        let ranges = self.hidden_columns.iter().take(WIDEST);
        let clipped = ranges.map(|range| *range.start().max(first)..=*range.end().min(last));
        clipped.flatten().take(MOST_CELLS).collect()
    }

    /// The cells that belong to one beside or above them.
    fn covered(&self, by_row: &[Row<'_>], width: RangeInclusive<usize>) -> Set<(usize, usize)> {
        let mut covered = Set::default();
        let mut left = MOST_CELLS;
        for (rows, columns) in &self.merged {
            let shown = *columns.start().max(width.start())..=*columns.end().min(width.end());
            if rows.is_empty() || shown.is_empty() {
                continue;
            }
            let above = by_row.partition_point(|(row, _)| row < rows.start());
            for (row, _) in by_row.iter().skip(above).take_while(|(row, _)| row <= rows.end()) {
                let own = shown.clone().map(|column| (*row, column));
                let top = (*rows.start(), *columns.start());
                covered.extend(own.take(left).filter(|place| *place != top));
                left = left.saturating_sub(shown.clone().count() + 1);
            }
            if left == 0 {
                break;
            }
        }
        covered
    }

    /// The cells that go over more than three columns.
    fn headings(&self) -> Set<(usize, usize)> {
        let wide =
            self.merged.iter().filter(|(_, columns)| columns.end().saturating_sub(*columns.start()) >= 3);
        wide.map(|(rows, columns)| (*rows.start(), *columns.start())).collect()
    }
}

/// A row that holds nothing but a text of its own: a heading, or a paragraph.
fn prose<'a>(row: usize, texts: &[(usize, &'a str)], headings: &Set<(usize, usize)>) -> Option<&'a str> {
    let [(column, text)] = texts else { return None };
    let is_long = text.chars().nth(PROSE).is_some() || text.contains('\n');
    (is_long || headings.contains(&(row, *column))).then_some(*text)
}

fn flush(grid: &mut Grid, blocks: &mut Blocks) {
    if !grid.lines.is_empty() {
        blocks.all.push(Block::Grid(std::mem::take(grid)));
    }
}

/// How many cells of a workbook may still be read.
pub(super) struct Allowance {
    /// Of all cells that a workbook may have.
    of_all: usize,
    /// Of those that so many bytes can hold: a long text stands in a file once, and any number of cells
    /// can name it.
    of_bytes: usize,
}

impl Allowance {
    /// For a file, or what its sheets share, of so many bytes.
    pub fn of(bytes: usize) -> Self {
        Self { of_all: MOST_CELLS, of_bytes: bytes }
    }

    /// So many bytes more are read.
    pub fn add(&mut self, bytes: usize) {
        self.of_bytes = self.of_bytes.saturating_add(bytes);
    }

    /// A cell was read whose text has so many bytes: a long one counts for several.
    pub fn take(&mut self, length: usize) {
        let cost = 1 + length / BYTES_OF_CELL;
        self.of_all = self.of_all.saturating_sub(cost);
        self.of_bytes = self.of_bytes.saturating_sub(cost);
    }

    /// No cell more is read.
    pub fn spend(&mut self) {
        self.of_all = 0;
    }

    pub fn is_spent(&self) -> bool {
        self.of_all == 0 || self.of_bytes == 0
    }

    /// What to say where there were too many.
    pub fn note(&self) -> Option<&'static str> {
        self.is_spent().then_some("工作簿里的内容太多，只读入了前面的一部分，请对照原件核对。")
    }
}

/// The note on sheets that nobody sees.
pub(super) fn hidden(names: &[String]) -> Option<Note> {
    let spelled = names.iter().take(limits::NOTES).map(|name| excerpt(name)).collect::<Vec<_>>().join("”“");
    let more = if names.len() > limits::NOTES { format!("等 {} 张", names.len()) } else { String::new() };
    let spot = |name: &String| Spot::named(Named::Sheet, name);
    let note = || Note::from(format!("隐藏的工作表没有读入：“{spelled}”{more}。"));
    (!names.is_empty()).then(|| note().at(names.iter().map(spot)))
}
