//! The figures of a block without the words around them.

use super::grid::{Cell, Grid, width};
use super::labels::{Meaning, bare};
use crate::form::Form;
use crate::order::Set;

/// The lines and columns of a block that hold figures.
pub(super) struct Figures {
    pub grid: Grid,
    /// The words of the others.
    pub words: Vec<String>,
    /// Whether a column of words stood between those of figures.
    pub is_inner: bool,
}

/// Takes the lines and columns of words away.
pub(super) fn of(grid: &Grid, meanings: &[Vec<Meaning>]) -> Figures {
    let has_figure = |column: &usize| meanings.iter().any(|line| line.get(*column) == Some(&Meaning::Figure));
    let columns: Vec<usize> = (0..width(grid)).filter(has_figure).collect();
    let is_inner =
        columns.first().zip(columns.last()).is_some_and(|(first, last)| last - first >= columns.len());
    let mut figures = Figures { grid: Grid::new(), words: Vec::new(), is_inner };
    for (line, meanings) in grid.iter().zip(meanings) {
        let has_figures = meanings.contains(&Meaning::Figure);
        let is_kept = |column: &usize| has_figures && columns.contains(column);
        let (kept, other): (Vec<usize>, Vec<usize>) = (0..line.len()).partition(is_kept);
        let others = other.iter().filter_map(|place| line.get(*place)).map(|cell| cell.text.clone());
        figures.words.extend(others.filter(|text| !text.is_empty()));
        if has_figures {
            figures.grid.push(kept.iter().filter_map(|place| line.get(*place).cloned()).collect());
        }
    }
    figures
}

/// The texts of lines that hold words and neither a figure nor a label, and stand in no table of
/// the form: titles, units, remarks.
pub(super) fn remarks(form: &Form, grid: &Grid, meanings: &[Vec<Meaning>]) -> Vec<String> {
    let printed: Set<String> = form
        .tables
        .iter()
        .flat_map(|table| table.lines)
        .flat_map(|line| line.cells)
        .map(|item| bare(item.text))
        .collect();
    let is_of_form =
        |line: &[Cell]| line.iter().any(|cell| !cell.text.is_empty() && printed.contains(&bare(&cell.text)));
    let is_known = |meaning: &Meaning| *meaning == Meaning::Figure || meaning.is_label();
    let lines = grid.iter().zip(meanings);
    let remarks = lines.filter(|(line, meanings)| !meanings.iter().any(is_known) && !is_of_form(line));
    let texts = remarks.flat_map(|(line, _)| line).map(|cell| cell.text.clone());
    texts.filter(|text| !text.is_empty()).collect()
}
