//! A block of figures copied from Excel, WPS, Word or a web page.
//!
//! Not covered: blocks that bring their labels along, or stand the other way round.

use super::ReadError;
use crate::form::{CellId, Form, Table};

/// Which cells a block fills, and with what.
pub type Block = Vec<(CellId, String)>;

/// Lays a block (lines, and tabs between the figures of a line) over the printed table,
/// with its upper left figure at `start`.
///
/// # Errors
/// When it reaches over the edge of the table. Then nothing of it may be pasted, lest
/// half of it be lost unseen.
pub fn block(form: &'static Form, start: CellId, text: &str) -> Result<Block, ReadError> {
    let table = form.table_of(start).ok_or_else(|| ReadError("这里不能粘贴。".into()))?;
    let mut lines = lines_from(table, start);
    let first = lines.next().unwrap_or_default();
    let indent = first.iter().position(|cell| *cell == start).unwrap_or_default();
    let rows: Vec<Vec<&str>> =
        text.trim_end_matches(['\r', '\n']).lines().map(|line| line.split('\t').collect()).collect();
    let mut block = Block::new();
    let mut places = std::iter::once(first).chain(lines);
    for (index, row) in rows.iter().enumerate() {
        let Some(line) = places.next() else {
            return Err(ReadError(format!(
                "要粘贴 {} 行，从这一格往下只有 {index} 行。请从上面的格粘贴，或者少复制几行。",
                rows.len()
            )));
        };
        let cells = line.get(indent..).unwrap_or_default();
        if row.len() > cells.len() {
            return Err(ReadError(format!(
                "要粘贴的第 {} 行有 {} 列，从这一格往右只有 {} 列。请只复制数字，从左边的格粘贴。",
                index + 1,
                row.len(),
                cells.len()
            )));
        }
        block.extend(cells.iter().zip(row).map(|(cell, text)| (*cell, text.trim().to_owned())));
    }
    Ok(block)
}

/// The figures of each printed line, from the line of `start` down.
fn lines_from(table: &'static Table, start: CellId) -> impl Iterator<Item = Vec<CellId>> {
    let figures =
        table.lines.iter().map(|line| line.cells.iter().filter_map(|item| item.cell).collect::<Vec<_>>());
    figures.filter(|cells| !cells.is_empty()).skip_while(move |cells| !cells.contains(&start))
}
