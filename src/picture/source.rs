//! A report as pictures read it: by address, on its own edition of the form.

use super::{Count, Item};
use crate::form::{CellKind, Table};
use crate::report::{Figures, Report};

/// A report with its figures.
pub(super) struct Source<'a> {
    pub(super) report: &'a Report,
    /// What pictures call it: `2024 年`.
    pub(super) name: String,
    figures: Figures,
}

impl<'a> Source<'a> {
    /// `unnamed` is what it is called where its year is not known.
    pub(super) fn of(report: &'a Report, unnamed: &str) -> Self {
        let name = report.year().map_or_else(|| unnamed.to_owned(), |year| format!("{year} 年"));
        Self { report, name, figures: report.figures() }
    }

    /// Whether it is on the year after the other one, as far as both say.
    pub(super) fn follows(&self, before: &Self) -> bool {
        match (before.report.year(), self.report.year()) {
            (Some(before), Some(now)) => before.checked_add(1) == Some(now),
            _ => true,
        }
    }

    /// The number at an address; `None` where the edition has no such cell.
    pub(super) fn count(&self, address: &str) -> Option<Count> {
        self.report.form.cell(address).map(|cell| Count::of(&self.figures, cell))
    }

    /// The numbers of a row, by the names of their columns, its total left out.
    pub(super) fn row(&self, table: &str, row: &str) -> Vec<Item> {
        let form = self.report.form;
        let columns = form.table(table).map_or(&[][..], |table| table.columns);
        let item = |column: &crate::form::Column| {
            let cell = form.at(table, row, column.key)?;
            let is_wanted = column.key != "total" && column.kind == CellKind::Count;
            is_wanted.then(|| Item::new(short(column.label), Count::of(&self.figures, cell)))
        };
        columns.iter().filter_map(item).collect()
    }

    /// The rows that have a cell in that column, by their names.
    pub(super) fn column(&self, table: &str, column: &str) -> Vec<Item> {
        let form = self.report.form;
        let rows = form.table(table).map_or(&[][..], |table| table.rows);
        let item = |row: &crate::form::Row| {
            let cell = form.at(table, row.key, column)?;
            Some(Item::new(row.name, Count::of(&self.figures, cell)))
        };
        rows.iter().filter_map(item).collect()
    }

    /// The results of table three as the form groups them, each with its kinds: 不予公开 with its reasons.
    pub(super) fn outcomes(&self) -> Vec<(&'static str, Vec<Item>)> {
        let form = self.report.form;
        let mut groups: Vec<(&'static str, Vec<Item>)> = Vec::new();
        let all = form.cell("t3.total_processed.natural").and_then(|cell| form.sum_of(cell));
        let (Some(all), Some(table)) = (all, form.table("t3")) else { return groups };
        let is_outcome = |row: usize| all.right.iter().any(|part| form.info(*part).row == row);
        // So many lines more belong to the group that was begun.
        let mut left = 0;
        for line in table.lines.iter().skip(table.header_lines) {
            let row = line.cells.iter().find_map(|printed| printed.cell).map(|cell| form.info(cell).row);
            let Some((name, item)) =
                row.filter(|row| is_outcome(*row)).and_then(|row| self.total(table, row))
            else {
                continue;
            };
            if left > 0
                && let Some((_, kinds)) = groups.last_mut()
            {
                left -= 1;
                kinds.push(item);
                continue;
            }
            // It heads several lines, and is not the heading of all.
            let heading =
                line.cells.iter().find(|label| label.cell.is_none() && label.column > 0 && label.rows > 1);
            let name = heading.map_or(name, |heading| {
                left = heading.rows - 1;
                heading.text.split_once('）').map_or(heading.text, |(_, name)| name)
            });
            groups.push((name, vec![item]));
        }
        groups
    }

    fn total(&self, table: &Table, row: usize) -> Option<(&'static str, Item)> {
        let row = table.rows.get(row)?;
        let cell = self.report.form.at(table.key, row.key, "total")?;
        Some((row.name, Item::new(row.name, Count::of(&self.figures, cell))))
    }
}

/// The label of a column without the word for what it counts: 本年制发 for 本年制发件数.
fn short(label: &str) -> &str {
    ["件数", "数量"].iter().find_map(|word| label.strip_suffix(word)).unwrap_or(label)
}
