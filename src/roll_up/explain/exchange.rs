//! The pairs of columns and of rows that may be exchanged while a report is copied.

use crate::form::{CellId, CellKind, Form, Table};

/// All of a form.
pub(super) struct Exchanges {
    all: Vec<Exchange>,
    /// For each cell, those that move it, each with the cell whose number it gets.
    of_cell: Vec<Vec<(usize, CellId)>>,
}

/// Two columns, or two rows, written one in the place of the other.
pub(super) struct Exchange {
    /// What they are called: 自然人与其他.
    pub name: String,
    /// The cells that are exchanged. Totals follow by themselves.
    pub pairs: Vec<(CellId, CellId)>,
}

impl Exchanges {
    pub fn of(form: &'static Form) -> Self {
        let mut all = Vec::new();
        for table in form.tables {
            columns(form, table, &mut all);
            rows(form, table, &mut all);
        }
        let mut of_cell = vec![Vec::new(); form.cells.len()];
        for (place, exchange) in all.iter().enumerate() {
            for (one, other) in &exchange.pairs {
                for (cell, gets) in [(one, other), (other, one)] {
                    if let Some(known) = of_cell.get_mut(cell.index()) {
                        known.push((place, *gets));
                    }
                }
            }
        }
        Self { all, of_cell }
    }

    pub fn count(&self) -> usize {
        self.all.len()
    }

    pub fn get(&self, place: usize) -> Option<&Exchange> {
        self.all.get(place)
    }

    /// Whether the cell is in the first of the two columns or rows.
    pub fn is_first(&self, exchange: usize, cell: CellId) -> bool {
        self.get(exchange).is_some_and(|known| known.pairs.iter().any(|(one, _)| *one == cell))
    }

    /// Those that move a cell, each with the cell whose number it gets.
    pub fn of_cell(&self, cell: CellId) -> &[(usize, CellId)] {
        self.of_cell.get(cell.index()).map_or(&[], Vec::as_slice)
    }
}

fn columns(form: &'static Form, table: &'static Table, all: &mut Vec<Exchange>) {
    for (place, one) in table.columns.iter().enumerate() {
        for (other_place, other) in table.columns.iter().enumerate().skip(place + 1) {
            let pairs =
                (0..table.rows.len()).map(|row| (table.cell(row, place), table.cell(row, other_place)));
            add(form, format!("{}与{}", short(one.label), short(other.label)), pairs, all);
        }
    }
}

fn rows(form: &'static Form, table: &'static Table, all: &mut Vec<Exchange>) {
    for (place, one) in table.rows.iter().enumerate() {
        for (other_place, other) in table.rows.iter().enumerate().skip(place + 1) {
            let columns = 0..table.columns.len();
            let pairs = columns.map(|column| (table.cell(place, column), table.cell(other_place, column)));
            add(form, format!("{}与{}", short(one.name), short(other.name)), pairs, all);
        }
    }
}

fn add(
    form: &'static Form,
    name: String,
    pairs: impl Iterator<Item = (Option<CellId>, Option<CellId>)>,
    all: &mut Vec<Exchange>,
) {
    let is_one = |(one, other): &(CellId, CellId)| {
        let [one, other] = [*one, *other].map(|cell| form.info(cell));
        !one.is_sum && !other.is_sum && one.kind == other.kind && one.kind != CellKind::Payment
    };
    let pairs: Vec<_> = pairs.filter_map(|(one, other)| Some((one?, other?))).filter(is_one).collect();
    if !pairs.is_empty() {
        all.push(Exchange { name, pairs });
    }
}

/// A heading without what stands in brackets behind it.
fn short(label: &str) -> &str {
    label.split(['（', '(']).find(|part| !part.is_empty()).unwrap_or(label)
}
