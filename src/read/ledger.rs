//! Ledgers: a table with one line for each application, counted into the third table of the form.
//!
//! Columns are known by their heads, the year by the days of receipt, outcomes by the labels of the
//! form. A line that does not say where it belongs is counted nowhere and said with its number; a
//! figure says which lines are behind it.

mod heads;
mod tally;
mod values;

use super::Read;
use super::blocks::{Block, Blocks, Grid, GridCell};
use crate::order::Map;
use crate::text::excerpt::excerpt;
use heads::Heads;
use tally::{Place, Tally};
use values::year_of;

/// One application, as its line says it.
struct Application<'a> {
    place: Place,
    applicant: &'a str,
    received: &'a str,
    outcome: &'a str,
    /// `None` where the ledger does not say when it answered.
    answered: Option<&'a str>,
}

/// Takes the ledgers out of what a file shows, and counts them.
pub(super) fn counted(blocks: &mut Blocks) -> Option<Read> {
    let mut ledgers: Vec<(usize, Grid, Heads)> = Vec::new();
    let mut open: Option<Heads> = None;
    // Most files have none: they stay as they are.
    let has_heads = |block: &Block| matches!(block, Block::Grid(grid) if Heads::find(grid).is_some());
    if !blocks.all.iter().any(has_heads) {
        return None;
    }
    for (place, block) in blocks.all.iter_mut().enumerate() {
        let Block::Grid(grid) = block else { continue };
        // A title or a remark across the sheet cuts it in two.
        let heads = Heads::find(grid).or_else(|| open.clone().filter(|heads| heads.go_on_in(grid)));
        if let Some(heads) = heads {
            open = Some(Heads { line: None, ..heads.clone() });
            // A blank table stays, so that the other blocks keep their numbers; and the numbers of its rows, by which
            // its places are named.
            let rows = grid.rows.clone();
            ledgers.push((place, std::mem::replace(grid, Grid { rows, ..Grid::default() }), heads));
        }
    }
    let is_one = ledgers.len() == 1;
    let mut all = Vec::new();
    for (number, (block, grid, heads)) in ledgers.iter().enumerate() {
        let table = if is_one { None } else { Some(number + 1) };
        all.extend(applications(*block, grid, heads, table));
    }
    let (year, others) = report_year(&all)?;
    let mut read = Tally::of(year, &others, &all)?.read(blocks.notes.clone())?;
    blocks.name(&mut read.notes);
    Some(read)
}

/// The lines of a ledger, without heads, sums and blank ones.
fn applications<'a>(
    block: usize,
    grid: &'a Grid,
    heads: &Heads,
    table: Option<usize>,
) -> impl Iterator<Item = Application<'a>> {
    let heads = heads.clone();
    let first = heads.line.map_or(0, |line| line + 1);
    grid.lines.iter().enumerate().skip(first).filter_map(move |(line, cells)| {
        let text = |column: usize| text_at(cells, column);
        let application = Application {
            place: Place { table, row: grid.rows.get(line).copied().unwrap_or(line + 1), block, line },
            applicant: text(heads.applicant),
            received: text(heads.received),
            outcome: text(heads.outcome),
            answered: heads.answered.map(text),
        };
        let Application { applicant, received, outcome, answered, .. } = &application;
        let is_blank = applicant.is_empty()
            && received.is_empty()
            && outcome.is_empty()
            && answered.unwrap_or_default().is_empty();
        let is_sum = cells.iter().find(|cell| !cell.text.trim().is_empty()).is_some_and(|cell| {
            let first: String = cell.text.chars().filter(|c| !c.is_whitespace()).collect();
            first.starts_with("合计") || first.starts_with("总计") || first.starts_with("小计")
        });
        (!is_blank && !is_sum && !heads.is_repeated(cells)).then_some(application)
    })
}

fn text_at(cells: &[GridCell], column: usize) -> &str {
    cells.iter().find(|cell| cell.column == column).map_or("", |cell| cell.text.trim())
}

/// The year that a ledger is on, and how many applications of each other year it has: the last year
/// with half as many as the fullest. A ledger goes on into January, and lists what was left over.
fn report_year(all: &[Application<'_>]) -> Option<(u16, Map<u16, usize>)> {
    let mut years: Map<u16, usize> = Map::default();
    for year in all.iter().filter_map(|one| year_of(one.received)) {
        *years.or_default(year) += 1;
    }
    let most = years.values().copied().max()?;
    let (year, _) = years.iter().rev().find(|(_, count)| **count * 2 >= most)?;
    let year = *year;
    years.retain(|other, _| *other != year);
    Some((year, years))
}
