//! The cells of an edition in which meanings are counted.

use super::places::{
    ALL_CASES, ANYONE, CARRIED_FORWARD, DECISIONS, DENIED, GRANTED, LEGAL_PERSONS, MADE, NATURAL,
    NEW_RECEIVED, OTHERWISE, REFUSED, UNABLE, VALID, missing,
};
use crate::form::{CellId, Form};
use std::ops::Range;

/// Cells that are added up.
pub(super) type Sum = Vec<CellId>;

/// The groups of results in table three, of which the form prints no sums.
const GROUPS: [&[&str]; 4] = [DENIED.keys, UNABLE.keys, REFUSED.keys, OTHERWISE.keys];

/// Some rows of table three in some of its columns, as far as the edition has them, with those
/// that it adds.
pub(super) fn table_three(form: &Form, rows: &[&str], columns: &[&str]) -> Option<Sum> {
    let new = new_rows(form, rows);
    let rows = rows.iter().copied().chain(new);
    let new = new_columns(form, columns);
    let columns: &[&str] = if new.is_empty() { columns } else { &[columns, &new].concat() };
    let cells = rows
        .flat_map(|row| columns.iter().filter_map(move |column| form.at(NEW_RECEIVED.table, row, column)));
    Some(cells.collect::<Sum>()).filter(|cells| !cells.is_empty())
}

/// Those rows of table three for all applicants.
pub(super) fn of_anyone(form: &Form, rows: &[&str]) -> Option<Sum> {
    table_three(form, rows, ANYONE.keys)
}

/// Some columns of table four for reviews, lawsuits or both.
pub(super) fn table_four(form: &Form, rows: &[&str], columns: &[&str]) -> Option<Sum> {
    let cells =
        rows.iter().flat_map(|row| columns.iter().map(move |column| form.at(ALL_CASES.table, row, column)));
    cells.collect::<Option<Sum>>().filter(|cells| !cells.is_empty())
}

/// The readings of a cell of table two: one, or those of an edition that counts otherwise.
pub(super) fn table_two(form: &Form, row: &str, column: &str) -> Vec<Sum> {
    let place = [MADE, VALID].into_iter().find(|place| place.key() == column);
    let others = place.map_or(&[][..], |place| place.others);
    std::iter::once(column)
        .chain(others.iter().copied())
        .filter_map(|column| Some(vec![form.at(MADE.table, row, column)?]))
        .collect()
}

/// The column of table two in which a row counts decisions: 处理决定, or the only one that it has.
pub(super) fn decisions(form: &Form, row: &str) -> Option<&'static str> {
    let has = |column: &str| form.at(DECISIONS.table, row, column).is_some();
    if has(DECISIONS.key()) {
        return Some(DECISIONS.key());
    }
    let columns = form.table(DECISIONS.table)?.columns.iter().map(|column| column.key);
    let mut columns = columns.filter(|column| has(column));
    columns.next().filter(|_| columns.next().is_none())
}

/// The group of results that a row of table three belongs to.
pub(super) fn group_of(form: &Form, row: &str) -> Option<&'static [&'static str]> {
    GROUPS.into_iter().find(|group| group.contains(&row) || new_rows(form, group).contains(&row))
}

/// The rows that an edition adds to a group, where all rows of the group are named that the
/// reader knows: 不予公开 counts them, too.
fn new_rows(form: &Form, rows: &[&str]) -> Vec<&'static str> {
    let named = |group: &&[&str]| rows.len() >= group.len() && group.iter().all(|row| rows.contains(row));
    let printed = GROUPS.into_iter().filter(named).flat_map(|group| printed_together(form, group));
    printed.filter(|row| !rows.contains(row)).collect()
}

/// The columns that an edition adds for organisations, where all of them are named.
fn new_columns(form: &Form, columns: &[&str]) -> Vec<&'static str> {
    if columns != LEGAL_PERSONS.keys {
        return Vec::new();
    }
    let Some(table) = form.table(ANYONE.table) else { return Vec::new() };
    let known = [NATURAL.key(), ANYONE.key()];
    let keys = table.columns.iter().map(|column| column.key);
    keys.filter(|key| !known.contains(key) && !columns.contains(key)).collect()
}

/// The rows of table three that are printed beside the same label as all these.
fn printed_together(form: &Form, rows: &[&str]) -> Vec<&'static str> {
    let Some(table) = form.table(NEW_RECEIVED.table) else { return Vec::new() };
    let row_of = |line: usize| {
        let cell = table.lines.get(line)?.cells.iter().find_map(|printed| printed.cell)?;
        Some(form.row_of(cell)?.key)
    };
    let is_named = |line: &usize| row_of(*line).is_some_and(|row| rows.contains(&row));
    let named: Vec<usize> = (0..table.lines.len()).filter(is_named).collect();
    let (Some(first), Some(last)) = (named.first(), named.last()) else { return Vec::new() };
    let labels = table.lines.iter().enumerate().flat_map(|(line, printed)| {
        let labels = printed.cells.iter().filter(|label| label.cell.is_none() && label.rows > 1);
        labels.map(move |label| line..line + label.rows)
    });
    let around = labels.filter(|lines: &Range<usize>| lines.contains(first) && lines.contains(last));
    let together: Vec<&str> = around.min_by_key(Range::len).unwrap_or_default().filter_map(row_of).collect();
    // A group of one row has no label of its own, and stands only beside that of all results.
    if together.contains(&GRANTED.key()) { Vec::new() } else { together }
}

/// What the words of the reader mean and this edition does not count: each meaning with the key
/// of the row or column that is missing.
pub fn unplaced(form: &Form) -> Vec<(&'static str, &'static str)> {
    let mut cells = Vec::new();
    for table in form.tables {
        for (row, of_row) in table.rows.iter().enumerate() {
            let columns = table.columns.iter().enumerate();
            let columns = columns.filter(|(column, _)| table.cell(row, *column).is_some());
            cells.extend(columns.map(|(_, column)| [table.key, of_row.key, column.key]));
        }
    }
    missing(&cells)
}

/// The cell of 结转下年度 for all applicants.
pub(super) fn carried_forward(form: &Form) -> Option<Sum> {
    of_anyone(form, CARRIED_FORWARD.keys)
}
