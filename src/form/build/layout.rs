//! Lays the printed lines of a table out on its grid, and finds each cell with its headings.

use super::file::{CellKind, Item, Row, Table};
use super::{Result, unique};

/// A rectangle of the printed table with its place worked out.
pub struct Placed {
    pub line: usize,
    pub column: usize,
    pub columns: usize,
    pub rows: usize,
    pub text: String,
    pub address: Option<String>,
}

/// A cell with all that is said of it.
pub struct Cell {
    pub address: String,
    pub table: usize,
    pub row: usize,
    pub column: usize,
    pub kind: CellKind,
    pub label: String,
}

/// Lays the printed lines out on the grid, and checks that they fill it without gap or overlap.
pub fn place(table: &Table) -> Result<Vec<Placed>> {
    unique("column", table.column.iter().map(|column| &column.key))?;
    unique("row", table.row.iter().map(|row| &row.key))?;
    let width = table.widths.len();
    // For each grid column, the first line that is free again.
    let mut free_from = vec![0; width];
    let mut placed = Vec::new();
    for (line, items) in table.lines.iter().enumerate() {
        let mut column = 0;
        for item in items {
            for (text, address) in
                spell(table, item).map_err(|error| format!("line {}: {error}", line + 1))?
            {
                while column < width && free_from[column] > line {
                    column += 1;
                }
                let name = address.as_ref().unwrap_or(&text);
                if item.cols == 0 || item.rows == 0 {
                    return Err(format!("line {}: “{name}” covers nothing", line + 1));
                }
                let end = column + item.cols;
                if end > width || free_from[column..end].iter().any(|free| *free > line) {
                    return Err(format!("line {}: “{name}” does not fit into the grid", line + 1));
                }
                free_from[column..end].fill(line + item.rows);
                placed.push(Placed { line, column, columns: item.cols, rows: item.rows, text, address });
                column = end;
            }
        }
        if free_from.iter().any(|free| *free <= line) {
            return Err(format!("line {}: the line does not fill the grid", line + 1));
        }
    }
    if free_from.iter().any(|free| *free != table.lines.len()) {
        return Err("a cell reaches below the last line".into());
    }
    Ok(placed)
}

/// The labels or cells that one entry of a line stands for.
pub fn spell(table: &Table, item: &Item) -> Result<Vec<(String, Option<String>)>> {
    let row = |key: &String| table.row.iter().find(|row| row.key == *key).ok_or(format!("no row {key}"));
    match (&item.text, &item.column, &item.row, &item.values) {
        (Some(text), None, None, None) => Ok(vec![(text.clone(), None)]),
        (None, Some(key), None, None) => {
            let column = table.column.iter().find(|column| column.key == *key);
            Ok(vec![(column.ok_or(format!("no column {key}"))?.label.clone(), None)])
        }
        (None, None, Some(key), None) => Ok(vec![(row(key)?.label.clone(), None)]),
        (None, None, None, Some(key)) => {
            let address = |column: &String| (String::new(), Some(format!("{}.{key}.{column}", table.key)));
            Ok(columns_of(table, row(key)?).iter().map(address).collect())
        }
        _ => Err("an entry needs exactly one of text, column, row, values".into()),
    }
}

/// The columns in which a row has a cell: its own list, or all.
pub fn columns_of(table: &Table, row: &Row) -> Vec<String> {
    let all = || table.column.iter().map(|column| column.key.clone()).collect();
    row.columns.clone().unwrap_or_else(all)
}

/// Every cell in printed order; each cell of each row must be printed exactly once.
pub fn cells_of(index: usize, table: &Table, placed: &[Placed]) -> Result<Vec<Cell>> {
    let mut cells = Vec::new();
    for here in placed {
        let Some(address) = &here.address else {
            continue;
        };
        let mut parts = address.split('.').skip(1);
        let (row, column) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
        let row =
            table.row.iter().position(|known| known.key == row).ok_or(format!("{address}: no such row"))?;
        let column = table
            .column
            .iter()
            .position(|known| known.key == column)
            .ok_or(format!("{address}: no such column"))?;
        let kind = table.column[column].kind;
        cells.push(Cell {
            address: address.clone(),
            table: index,
            row,
            column,
            kind,
            label: spoken(placed, here),
        });
    }
    unique("cell", cells.iter().map(|cell| &cell.address))?;
    for row in &table.row {
        for column in columns_of(table, row) {
            let address = format!("{}.{}.{column}", table.key, row.key);
            if !cells.iter().any(|cell| cell.address == address) {
                return Err(format!("cell {address} is not printed in any line"));
            }
        }
    }
    Ok(cells)
}

/// All labels that head a cell: those left of it in its line, then those of the
/// nearest block of label lines above it.
pub fn spoken(placed: &[Placed], cell: &Placed) -> String {
    let beside = placed.iter().filter(|label| {
        label.address.is_none()
            && label.column < cell.column
            && (label.line..label.line + label.rows).contains(&cell.line)
    });
    let holds_figures = |line: usize| placed.iter().any(|item| item.address.is_some() && item.line == line);
    let bottom = (0..cell.line).rev().find(|line| !holds_figures(*line));
    let top =
        bottom.map(|bottom| (0..bottom).rev().find(|line| holds_figures(*line)).map_or(0, |line| line + 1));
    let above = placed.iter().filter(|label| {
        label.address.is_none()
            && (label.column..label.column + label.columns).contains(&cell.column)
            && top.is_some_and(|top| top <= label.line)
            && bottom.is_some_and(|bottom| label.line <= bottom)
    });
    beside.chain(above).map(|label| label.text.as_str()).collect::<Vec<_>>().join("，")
}
