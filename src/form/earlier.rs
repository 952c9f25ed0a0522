//! What a place of one edition is called in another, where it means the same.

use super::{CellId, EDITIONS, Form};
use std::sync::OnceLock;

/// What became of the cells and sections of the edition before. A place of the same name means
/// the same, unless it is named here.
#[derive(Debug, Clone, Copy)]
pub struct Earlier {
    /// That edition.
    pub edition: &'static str,
    /// Places that both have under one name, but that mean different things: a cell, row, table
    /// (`t3.other_handling`) or section.
    pub other_meaning: &'static [&'static str],
    /// Places that mean the same under different names: here, there.
    pub renamed: &'static [(&'static str, &'static str)],
}

impl Form {
    /// The cell of this edition that means what a cell of another one means; none where this one
    /// has no such cell, or only one that means something else.
    pub fn counterpart(&self, cell: CellId, of: &'static Form) -> Option<CellId> {
        // Remembered for each pair: after every key, all cells of last year's report are asked.
        static KNOWN: OnceLock<Vec<Counterparts>> = OnceLock::new();
        if self == of {
            return Some(cell);
        }
        let known = KNOWN.get_or_init(|| {
            let pairs = EDITIONS.iter().flat_map(|here| EDITIONS.iter().map(move |there| (*here, *there)));
            pairs
                .filter(|(here, there)| here != there)
                .map(|(here, there)| Counterparts::of(here, there))
                .collect()
        });
        // By identity: a test may make a form that bears the name of another.
        match known.iter().find(|pair| std::ptr::eq(pair.here, self) && std::ptr::eq(pair.there, of)) {
            Some(pair) => pair.cells.get(cell.index()).copied().flatten(),
            None => self.cell_named(cell, of),
        }
    }

    fn cell_named(&self, cell: CellId, of: &'static Form) -> Option<CellId> {
        self.cell(&self.name_here(of.info(cell).address, of)?)
    }

    /// What a place of another edition (a cell, or a section of prose) is called in this one; none
    /// where it has nothing that means the same.
    pub fn name_here(&self, place: &str, of: &Form) -> Option<String> {
        let at = |form: &Form| EDITIONS.iter().position(|known| *known == form);
        let (here, there) = (at(self)?, at(of)?);
        let steps = EDITIONS.get(here.min(there) + 1..=here.max(there))?;
        let mut steps = steps.iter().filter_map(|form| form.earlier.as_ref());
        let name = place.to_owned();
        if there < here {
            steps.try_fold(name, |name, earlier| earlier.later_name(&name))
        } else {
            steps.rev().try_fold(name, |name, earlier| earlier.earlier_name(&name))
        }
    }
}

/// The cells of one edition that mean what those of another do, in the order of the other's.
struct Counterparts {
    here: &'static Form,
    there: &'static Form,
    cells: Vec<Option<CellId>>,
}

impl Counterparts {
    fn of(here: &'static Form, there: &'static Form) -> Self {
        Self { here, there, cells: there.cell_ids().map(|cell| here.cell_named(cell, there)).collect() }
    }
}

impl Earlier {
    /// What a place of the edition before is called in this one.
    fn later_name(&self, there: &str) -> Option<String> {
        self.other_name(there, |(here, there)| (there, here))
    }

    /// What a place of this edition was called in the one before.
    fn earlier_name(&self, here: &str) -> Option<String> {
        self.other_name(here, |(here, there)| (here, there))
    }

    /// The name on the other side; `sides` puts the names of a pair in the order from, to.
    fn other_name(
        &self,
        name: &str,
        sides: impl Fn((&'static str, &'static str)) -> (&'static str, &'static str),
    ) -> Option<String> {
        let renamed = || self.renamed.iter().map(|pair| sides(*pair));
        // The closest: a cell may be named apart from its row.
        let closest =
            renamed().filter(|(from, _)| within(name, from).is_some()).max_by_key(|(from, _)| from.len());
        if let Some((from, to)) = closest {
            return Some(format!("{to}{}", within(name, from)?));
        }
        let is_another = self.other_meaning.iter().any(|place| within(name, place).is_some())
            || renamed().any(|(_, to)| within(name, to).is_some());
        (!is_another).then(|| name.to_owned())
    }
}

/// What follows a place in the name of a place within it: `.total` of `t3.granted.total` in `t3.granted`.
fn within<'a>(name: &'a str, place: &str) -> Option<&'a str> {
    name.strip_prefix(place).filter(|rest| rest.is_empty() || rest.starts_with('.'))
}
