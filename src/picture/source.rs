//! A report as pictures read it: by address, on its own edition of the form.

use super::charts::total;
use super::{Count, Item};
use crate::form::{CellId, CellKind};
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

    /// What the cells at some addresses come to; `None` where the edition lacks one.
    pub(super) fn sum(&self, addresses: &[&str]) -> Option<Count> {
        let mut items = Vec::new();
        for address in addresses {
            items.push(self.item("", self.report.form.cell(address)?));
        }
        Some(total(&items))
    }

    fn item(&self, name: &str, cell: CellId) -> Item {
        Item::new(name, Count::of(&self.figures, cell))
    }

    /// The numbers of a row, by the names of their columns, its total left out.
    pub(super) fn row(&self, table: &str, row: &str) -> Vec<Item> {
        let form = self.report.form;
        let mut items = Vec::new();
        for column in form.table(table).map_or(&[][..], |table| table.columns) {
            if column.key != "total"
                && column.kind == CellKind::Count
                && let Some(cell) = form.at(table, row, column.key)
            {
                items.push(self.item(short(column.label), cell));
            }
        }
        items
    }

    /// The numbers of a column, by the names of their rows.
    pub(super) fn column(&self, table: &str, column: &str) -> Vec<Item> {
        let form = self.report.form;
        let mut items = Vec::new();
        for row in form.table(table).map_or(&[][..], |table| table.rows) {
            if let Some(cell) = form.at(table, row.key, column) {
                items.push(self.item(row.name, cell));
            }
        }
        items
    }

    /// The results of table three as the form groups them, each with its kinds: 不予公开 with its reasons.
    pub(super) fn outcomes(&self) -> Vec<(&'static str, Vec<Item>)> {
        let form = self.report.form;
        let mut groups: Vec<(&'static str, Vec<Item>)> = Vec::new();
        let all = form.cell("t3.total_processed.natural").and_then(|cell| form.sum_of(cell));
        let (Some(all), Some(table)) = (all, form.table("t3")) else { return groups };
        // So many lines more belong to the group that was begun.
        let mut left = 0;
        for line in table.lines {
            let (mut cell, mut heading) = (None, None);
            for printed in line.cells {
                cell = cell.or(printed.cell);
                // It heads several lines, and is not the heading of all.
                if printed.cell.is_none() && printed.column > 0 && printed.rows > 1 {
                    heading = Some(printed);
                }
            }
            let row = cell.filter(|cell| all.right.contains(cell)).and_then(|cell| form.row_of(cell));
            let Some(row) = row else { continue };
            let Some(total) = form.at("t3", row.key, "total") else { continue };
            let item = self.item(row.name, total);
            if left > 0
                && let Some((_, kinds)) = groups.last_mut()
            {
                left -= 1;
                kinds.push(item);
                continue;
            }
            let mut name = row.name;
            if let Some(heading) = heading {
                left = heading.rows - 1;
                name = heading.text.split_once('）').map_or(heading.text, |(_, name)| name);
            }
            groups.push((name, vec![item]));
        }
        groups
    }
}

/// The label of a column without the word for what it counts: 本年制发 for 本年制发件数.
fn short(label: &str) -> &str {
    ["件数", "数量"].iter().find_map(|word| label.strip_suffix(word)).unwrap_or(label)
}
