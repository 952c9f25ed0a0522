//! Where each cell of the form stands in the workbook.

use super::sheet::Spot;
use crate::form::{Body, CellId, Form, Table};

/// The row in which every table begins: the title and the heading of the section stand above it.
pub(super) const TOP: usize = 2;

/// The sheets of the tables: the key of the table, and what the tab is called.
const NAMES: [(&str, &str); 3] = [("t2", "二 主动公开"), ("t3", "三 申请办理"), ("t4", "四 复议诉讼")];

/// A table of the form with its index and the heading of its section.
pub(super) struct Place {
    pub(super) index: usize,
    pub(super) table: &'static Table,
    pub(super) heading: &'static str,
}

/// The tables in the order of their sections: a sheet each.
pub(super) fn tables(form: &'static Form) -> impl Iterator<Item = Place> {
    form.sections.iter().filter_map(|section| match section.body {
        Body::Table(index) => {
            form.tables.get(index).map(|table| Place { index, table, heading: section.heading })
        }
        Body::Prose { .. } => None,
    })
}

/// The name of a table's sheet. The headings of the form are too long for a tab, but allowed.
pub(super) fn sheet_name(table: &Table, heading: &'static str) -> &'static str {
    NAMES.iter().find(|(key, _)| *key == table.key).map_or(heading, |(_, name)| name)
}

/// Where on its sheet each cell of the form stands. Worked out once for a workbook: its formulas
/// ask for 2000 places, and looking for each took half as long as all the rest.
pub(super) struct Spots(Vec<Option<Spot>>);

impl Spots {
    pub(super) fn of(form: &Form) -> Self {
        let mut spots = vec![None; form.cells.len()];
        for table in form.tables {
            for (line, content) in table.lines.iter().enumerate() {
                for printed in content.cells {
                    if let Some(spot) = printed.cell.and_then(|cell| spots.get_mut(cell.index())) {
                        *spot = Some(Spot { row: TOP + line, column: printed.column });
                    }
                }
            }
        }
        Self(spots)
    }

    /// Where on its sheet the cell stands.
    pub(super) fn of_cell(&self, cell: CellId) -> Option<Spot> {
        self.0.get(cell.index()).copied().flatten()
    }
}
