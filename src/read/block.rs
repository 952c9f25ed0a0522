//! A block of figures copied from Excel, WPS, Word or a web page: into which cells it goes.
//!
//! What fits as it stands goes in as it stands, to the letter. Everything else has readings,
//! the likeliest first, for a person to choose from; what a reading leaves out is named.
//!
//! Not covered: several tables in one block.

mod grid;
mod labelled;
mod labels;

use super::ReadError;
use crate::form::{CellId, Form, Table};
use crate::limits;
use crate::order;
use crate::text::excerpt::excerpt;
use grid::{Grid, transposed, width};
use labels::{Labels, Meaning};

/// Which cells a block fills, and with what.
pub type Block = Vec<(CellId, String)>;

/// One reading of a pasted block.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Laid {
    /// In which way.
    pub how: How,
    /// The same in words, for whoever is to choose.
    pub words: String,
    /// What goes where, in the order of the form or of the block.
    pub cells: Block,
    /// What goes nowhere, each a sentence.
    pub left_out: Vec<String>,
}

/// The ways in which a block can be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum How {
    /// It fits as it stands, and nobody has to be asked.
    Plain,
    /// By the labels that it brings.
    Labelled,
    /// Without the labels that it brings.
    Figures,
    /// Its lines are columns.
    Transposed,
    /// It fits from another cell on.
    Moved,
    /// Its figures one after the other.
    InOrder,
    /// As far as there is room.
    Cut,
}

/// How many figures that go nowhere are named.
const NAMED: usize = 8;

/// The readings of a block (lines, and tabs between the figures of a line) that is pasted into
/// a cell, the likeliest first; at least one.
///
/// # Errors
/// When there is no such table, the block is far larger than any, or holds words alone.
pub fn block(form: &'static Form, start: CellId, text: &str) -> Result<Vec<Laid>, ReadError> {
    let table = form.table_of(start).ok_or_else(|| ReadError("这里不能粘贴。".into()))?;
    let text = text.trim_end_matches(['\r', '\n']);
    if text.len() > limits::BLOCK {
        return Err(ReadError(limits::block_too_long(text.len())));
    }
    let mut grid = grid::read(text);
    let (lines, columns) = grid::extent(&grid);
    if lines > limits::BLOCK_SIDE || columns > limits::BLOCK_SIDE {
        return Err(ReadError(limits::block_too_wide(lines, columns)));
    }
    // Whole lines and columns of a sheet bring all its blank cells along.
    if grid.len() > limits::BLOCK_SIDE || width(&grid) > limits::BLOCK_SIDE {
        grid.truncate(lines);
        for line in &mut grid {
            line.truncate(columns);
        }
    }
    let by_labels = labelled::readings(form, start, &grid);
    let meanings = Labels::of(table).meanings(&grid);
    if by_labels.is_empty() && !has_heads(&meanings) {
        return Ok(laid(form, table, start, &grid));
    }
    let (figures, words) = figures_of(&grid, &meanings);
    if figures.is_empty() {
        return Err(ReadError("要粘贴的只有文字，没有数。".into()));
    }
    let without = laid(form, table, start, &figures).into_iter().map(|laid| Laid {
        how: How::Figures,
        words: format!("不看文字，只取数字，{}", laid.words),
        left_out: [laid.left_out, vec![format!("文字不填：{}", quote(&words))]].concat(),
        ..laid
    });
    Ok(by_labels.into_iter().chain(without).collect())
}

/// Whether the first line or the first column holds nothing but words.
fn has_heads(meanings: &[Vec<Meaning>]) -> bool {
    let is_head = |meanings: Vec<Meaning>| {
        let is_words = |meaning: &Meaning| matches!(meaning, Meaning::Words { .. });
        meanings.iter().any(is_words) && !meanings.contains(&Meaning::Figure)
    };
    is_head(meanings.first().cloned().unwrap_or_default())
        || is_head(meanings.iter().filter_map(|line| line.first().copied()).collect())
}

/// The lines and columns that hold figures, and the words of the others.
fn figures_of(grid: &Grid, meanings: &[Vec<Meaning>]) -> (Grid, Vec<String>) {
    let has_figure = |column: &usize| meanings.iter().any(|line| line.get(*column) == Some(&Meaning::Figure));
    let columns: Vec<usize> = (0..width(grid)).filter(has_figure).collect();
    let mut words = Vec::new();
    let mut figures = Grid::new();
    for (line, meanings) in grid.iter().zip(meanings) {
        let has_figures = meanings.contains(&Meaning::Figure);
        let is_kept = |column: &usize| has_figures && columns.contains(column);
        let (kept, other): (Vec<usize>, Vec<usize>) = (0..line.len()).partition(is_kept);
        let texts = |places: &[usize]| {
            places.iter().filter_map(|place| line.get(*place).cloned()).collect::<Vec<_>>()
        };
        words.extend(texts(&other).into_iter().filter(|text| !text.is_empty()));
        if has_figures {
            figures.push(texts(&kept));
        }
    }
    (figures, words)
}

/// A block without labels: as it stands, or else every other way in which it has room.
fn laid(form: &'static Form, table: &'static Table, start: CellId, grid: &Grid) -> Vec<Laid> {
    let from = |cell: CellId| format!("从“{}”起", form.name_of(cell));
    let here = |how, words, cells| Laid { how, words, cells, left_out: Vec::new() };
    if let Some(cells) = fit(table, start, grid) {
        return vec![here(How::Plain, format!("{}照原样填", from(start)), cells)];
    }
    let mut readings = Vec::new();
    let turned = transposed(grid);
    let flat = vec![grid.concat()];
    let mut offer = |how, grid: &Grid, words: &str| {
        let mut found = std::iter::once(start).chain(nearest(table, start));
        let fitting = found.find_map(|cell| Some((cell, fit(table, cell, grid)?)));
        readings.extend(fitting.map(|(cell, cells)| here(how, format!("{}{words}", from(cell)), cells)));
    };
    if grid.len() > 1 && width(grid) > 1 {
        offer(How::Moved, grid, "照原样填");
        offer(How::Transposed, &turned, "行列对调着填");
    } else {
        offer(How::Transposed, &turned, "行列对调着填");
        offer(How::Moved, grid, "照原样填");
    }
    if grid.len() > 1 && width(grid) > 1 && figure_lines(table).count() == 1 {
        offer(How::InOrder, &flat, "一格接一格地填");
    }
    let (cells, left_out) = cut(table, start, grid);
    readings.push(Laid {
        how: How::Cut,
        words: format!("{}照原样填，放不下的不填", from(start)),
        cells,
        left_out,
    });
    readings
}

/// The cells of a block that has room, with its upper left figure at `start`; blanks need none.
fn fit(table: &Table, start: CellId, grid: &Grid) -> Option<Block> {
    let (cells, rest) = lay(table, start, grid);
    rest.iter().all(|(_, text)| text.is_empty()).then_some(cells)
}

fn cut(table: &Table, start: CellId, grid: &Grid) -> (Block, Vec<String>) {
    let (cells, rest) = lay(table, start, grid);
    let mut left_out = Vec::new();
    for line in 0..grid.len() {
        let texts: Vec<&str> = rest
            .iter()
            .filter(|(own, text)| *own == line && !text.is_empty())
            .map(|(_, text)| text.as_str())
            .collect();
        if !texts.is_empty() {
            left_out.push(format!("第 {} 行放不下：{}", line + 1, quote(&texts)));
        }
    }
    (cells, left_out)
}

/// The cells that a block covers from `start` on, and the texts for which there is none, with
/// their lines.
fn lay<'a>(table: &Table, start: CellId, grid: &'a Grid) -> (Block, Vec<(usize, &'a String)>) {
    let mut places = figure_lines(table).skip_while(|cells| !cells.contains(&start));
    let mut indent = None;
    let (mut block, mut rest) = (Block::new(), Vec::new());
    for (index, texts) in grid.iter().enumerate() {
        let line = places.next().unwrap_or_default();
        let indent = *indent.get_or_insert_with(|| line.iter().position(|cell| *cell == start).unwrap_or(0));
        let mut cells = line.iter().skip(indent);
        for text in texts {
            match cells.next() {
                Some(cell) => block.push((*cell, text.clone())),
                None => rest.push((index, text)),
            }
        }
    }
    (block, rest)
}

/// The other cells of a table: those straight above, then those of the same line, then all.
fn nearest(table: &Table, start: CellId) -> Vec<CellId> {
    let mut places = Vec::new();
    for (line, cells) in figure_lines(table).enumerate() {
        places.extend(cells.into_iter().enumerate().map(|(indent, cell)| (cell, line, indent)));
    }
    let own = places.iter().find(|(cell, ..)| *cell == start);
    let (line, indent) = own.map_or((0, 0), |(_, line, indent)| (*line, *indent));
    order::by_key(&mut places, |(_, own_line, own_indent)| {
        (*own_indent != indent, *own_line != line, line.abs_diff(*own_line), indent.abs_diff(*own_indent))
    });
    places.into_iter().map(|(cell, ..)| cell).collect()
}

/// The figures of each printed line.
fn figure_lines(table: &Table) -> impl Iterator<Item = Vec<CellId>> {
    let figures =
        table.lines.iter().map(|line| line.cells.iter().filter_map(|item| item.cell).collect::<Vec<_>>());
    figures.filter(|cells| !cells.is_empty())
}

/// The first of some texts, and how many there are.
fn quote(texts: &[impl AsRef<str>]) -> String {
    let first: Vec<_> = texts.iter().take(NAMED).map(|text| excerpt(text.as_ref())).collect();
    let more = if texts.len() > NAMED { format!(" 等 {} 个", texts.len()) } else { String::new() };
    format!("{}{more}", first.join("、"))
}
