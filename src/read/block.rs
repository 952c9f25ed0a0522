//! A block of figures copied from Excel, WPS, Word, a web page or a PDF file: into which cells it
//! goes.
//!
//! What fits as it stands goes in as it stands, to the letter. Everything else has readings,
//! the likeliest first, for a person to choose from; what a reading leaves out is named, and what
//! it is not sure of stays marked.

mod figures;
mod grid;
mod labelled;
mod labels;
mod lay;
mod pasting;

use super::ReadError;
use super::recognise;
use crate::form::{CellId, Form, Table};
use crate::limits;
use crate::text::excerpt::excerpt;
use grid::{Grid, width};
use labels::{Labels, Meaning};
pub use pasting::Pasting;
use pasting::Sight;

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
    /// The cells that may be read wrongly, and why, as the end of a sentence.
    pub doubts: Vec<(CellId, String)>,
}

/// The ways in which a block can be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum How {
    /// It fits as it stands, and nobody has to be asked.
    Plain,
    /// As it stands, but somebody should look at it.
    AsItStands,
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

const NO_FIGURE: &str = "要粘贴的只有文字，没有数。";

/// The readings of a block that is pasted into a cell, the likeliest first; at least one.
///
/// # Errors
/// When there is no such table, the block is far larger than any, or holds words alone.
pub fn block<'a>(
    form: &'static Form,
    start: CellId,
    pasting: impl Into<Pasting<'a>>,
) -> Result<Vec<Laid>, ReadError> {
    let pasting = pasting.into();
    let table = form.table_of(start).ok_or_else(|| ReadError("这里不能粘贴。".into()))?;
    pasting.check()?;
    let sights = pasting.sights();
    if let Some(laid) = lay::repeated(table, pasting.selected, &sights) {
        return Ok(vec![laid]);
    }
    let is_only = sights.len() == 1;
    let mut readings: Vec<Laid> = Vec::new();
    let mut refusal = None;
    for sight in sights {
        match read(form, table, start, &sight) {
            Ok(found) => {
                let fresh = found.into_iter().map(|laid| sight.shown(laid, is_only));
                for laid in fresh {
                    if readings.iter().all(|known| known.cells != laid.cells) {
                        readings.push(laid);
                    }
                }
            }
            Err(error) => refusal = refusal.or(Some(error)),
        }
    }
    match refusal {
        Some(error) if readings.is_empty() => Err(error),
        _ => Ok(readings),
    }
}

impl Sight {
    /// A reading, with what is to be said of the way in which the block was taken.
    fn shown(&self, laid: Laid, is_only: bool) -> Laid {
        let is_asked = !is_only || !self.left_out.is_empty();
        let how = if laid.how == How::Plain && is_asked { How::AsItStands } else { laid.how };
        let left_out = laid.left_out.into_iter().chain(self.left_out.iter().cloned()).collect();
        Laid { how, words: format!("{}{}", self.words, laid.words), left_out, ..laid }
    }
}

/// The readings of a block that is taken in one way.
fn read(
    form: &'static Form,
    table: &'static Table,
    start: CellId,
    sight: &Sight,
) -> Result<Vec<Laid>, ReadError> {
    let recognised = recognised(form, sight);
    let grid = match within_limits(sight.grid.clone()) {
        Ok(grid) => grid,
        Err(error) => return recognised.map(|(_, laid)| vec![laid]).ok_or(error),
    };
    // Of mere lines only the recogniser knows where one row ends.
    let labelled =
        if grid::filled_columns(&grid) > 1 { labelled::readings(form, start, &grid) } else { Vec::new() };
    let meanings = Labels::of(table).meanings(&grid);
    let has_words = meanings.iter().flatten().any(|meaning| matches!(meaning, Meaning::Words { .. }));
    if labelled.is_empty() && recognised.is_none() && !has_words {
        return Ok(lay::readings(form, table, start, &grid));
    }
    // Of equals those that know a table in any order.
    let most = labelled.first().map_or(0, |(found, _)| *found);
    let recognised = recognised.filter(|(found, _)| *found > most).map(|(_, laid)| laid);
    let has_labels = recognised.is_some() || !labelled.is_empty();
    let remarks = figures::remarks(form, &grid, &meanings);
    let labelled = labelled.into_iter().map(|(_, laid)| laid).map(|mut laid| {
        if !remarks.is_empty() {
            laid.left_out.push(words_left_out(&remarks));
        }
        laid
    });
    let mut readings: Vec<Laid> = recognised.into_iter().chain(labelled).collect();
    let figures = figures::of(&grid, &meanings);
    if figures.grid.is_empty() {
        return if readings.is_empty() { Err(ReadError(NO_FIGURE.into())) } else { Ok(readings) };
    }
    let without = lay::readings(form, table, start, &figures.grid).into_iter().map(|laid| Laid {
        how: How::Figures,
        words: format!("不看文字，只取数字，{}", laid.words),
        left_out: [laid.left_out, vec![words_left_out(&figures.words)]].concat(),
        ..laid
    });
    let as_it_stands = lay::readings(form, table, start, &grid).into_iter().map(|laid| {
        let how = if laid.how == How::Plain { How::AsItStands } else { laid.how };
        Laid { how, ..laid }
    });
    let as_it_stands = as_it_stands.filter(|laid| laid.how == How::AsItStands || !has_labels).take(1);
    // A line that is whole with its words would lose its place without them.
    let is_narrower = width(&figures.grid) < width(&grid);
    if figures.is_inner || is_narrower && lay::fills(table, start, &grid) {
        readings.extend(as_it_stands.chain(without));
    } else {
        readings.extend(without.chain(as_it_stands));
    }
    Ok(readings)
}

/// What the recogniser of whole files finds, and how many figures that are: several tables at once,
/// and tables that came as mere lines.
fn recognised(form: &'static Form, sight: &Sight) -> Option<(usize, Laid)> {
    let all = recognise::tables_in(form, &sight.blocks);
    let found: Vec<_> =
        form.tables.iter().zip(all).filter_map(|(table, found)| Some((table, found?))).collect();
    if found.is_empty() {
        return None;
    }
    let heading = |table: &Table| form.section(table.key).map_or("", |section| section.heading);
    let names: Vec<String> = found.iter().map(|(table, _)| format!("“{}”", heading(table))).collect();
    let mut laid = Laid {
        how: How::Labelled,
        words: format!("{}的表：按行名对号入座", names.join("、")),
        cells: Block::new(),
        left_out: Vec::new(),
        doubts: Vec::new(),
    };
    for (_, table) in found {
        laid.cells.extend(table.cells.into_iter().map(|(cell, piece)| (cell, piece.text)));
        laid.left_out.extend(table.left_out.into_iter().map(|note| note.text));
        laid.doubts.extend(table.doubts);
    }
    let count = laid.cells.iter().filter(|(_, text)| !text.is_empty()).count();
    Some((count, laid))
}

/// The block without the blank lines and columns that come along with whole ones of a sheet.
fn within_limits(mut grid: Grid) -> Result<Grid, ReadError> {
    let characters: usize = grid.iter().flatten().map(|cell| cell.text.chars().count()).sum();
    if characters > limits::COPIED_TEXT {
        return Err(ReadError(limits::copied_too_long(characters)));
    }
    let (lines, columns) = grid::extent(&grid);
    if lines > limits::BLOCK_SIDE || columns > limits::BLOCK_SIDE {
        return Err(ReadError(limits::block_too_wide(lines, columns)));
    }
    if grid.len() > limits::BLOCK_SIDE || width(&grid) > limits::BLOCK_SIDE {
        grid.truncate(lines);
        for line in &mut grid {
            line.truncate(columns);
        }
    }
    Ok(grid)
}

fn words_left_out(words: &[String]) -> String {
    format!("文字不填：{}", quote(words))
}

/// The first of some texts, and how many there are.
fn quote(texts: &[impl AsRef<str>]) -> String {
    let first: Vec<_> = texts.iter().take(NAMED).map(|text| excerpt(text.as_ref())).collect();
    let more = if texts.len() > NAMED { format!(" 等 {} 个", texts.len()) } else { String::new() };
    format!("{}{more}", first.join("、"))
}
