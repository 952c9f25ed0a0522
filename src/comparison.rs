//! Two reports side by side: of two years, of two offices, or the published page and the draft that it
//! came from. Cell by cell and paragraph by paragraph, whatever the editions.

mod paragraphs;
mod rates;
mod words;

use crate::form::{CellId, Form};
use crate::report::{Amount, Field, Figures, Reading, Report};
pub use paragraphs::{Paragraph, TextChange};
pub use rates::{Rate, Share};
pub use words::{Piece, pieces};

/// What differs between two reports.
#[derive(Debug)]
pub struct Comparison {
    /// The form on which they are compared: that of the second.
    pub form: &'static Form,
    /// The cells that differ, in the order of the form.
    pub cells: Vec<CellChange>,
    /// The rates of both, each worked out from its counts.
    pub rates: Vec<Rate>,
    /// The fields above the first section that differ.
    pub head: Vec<FieldChange>,
    /// The paragraphs that differ.
    pub text: Vec<TextChange>,
    /// Where the later year's 上年结转 is not what the earlier one had carried forward.
    pub carried: Vec<Carried>,
}

/// A cell that is another in the second report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CellChange {
    /// The cell.
    pub cell: CellId,
    /// What the first one prints in it.
    pub first: String,
    /// What the second one prints.
    pub second: String,
    /// How much more the second one has; `None` where one of them is no number.
    pub more: Option<Amount>,
    /// How much that is of the first one's; `None` where that counts too few.
    pub share: Option<Share>,
}

/// A field above the first section that is another in the second report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldChange {
    /// The field.
    pub field: Field,
    /// What the first one says in it.
    pub first: String,
    /// What the second one says.
    pub second: String,
}

/// A column in which the later year's 上年结转 is not what the earlier one had carried forward.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Carried {
    /// The cell of 上年结转.
    pub cell: CellId,
    /// What had been carried forward.
    pub forward: Amount,
    /// What was carried over.
    pub over: Amount,
}

/// Puts two reports side by side.
pub fn compare(first: &Report, second: &Report) -> Comparison {
    let form = second.form;
    let (before, after) = (first.figures_on(form), second.figures());
    Comparison {
        form,
        cells: form.cell_ids().filter_map(|cell| changed(first, second, (&before, &after), cell)).collect(),
        rates: rates::of(form, &before, &after),
        head: Field::all(form)
            .filter(|field| !field.is_prose())
            .filter_map(|field| in_head(first, second, field))
            .collect(),
        text: paragraphs::compare(first, second),
        carried: carried(first, second),
    }
}

impl Comparison {
    /// Whether both say the same.
    pub fn is_same(&self) -> bool {
        self.cells.is_empty() && self.head.is_empty() && self.text.is_empty()
    }
}

fn changed(
    first: &Report,
    second: &Report,
    (before, after): (&Figures, &Figures),
    cell: CellId,
) -> Option<CellChange> {
    let (one, other) = (before.known(cell), after.known(cell));
    let there = first.form.counterpart(cell, second.form);
    let printed = match &before.get(cell).reading {
        Reading::Number { text, .. } => text.clone(),
        _ => there.map_or_else(String::new, |there| first.cell(there).trim().to_owned()),
    };
    let now = second.printed(cell, after);
    let is_same = match (one, other) {
        // Figures are the same however they are spelled.
        (Some(one), Some(other)) => one == other,
        _ => printed == now,
    };
    if is_same {
        return None;
    }
    let more = one.zip(other).map(|(one, other)| other - one);
    let share = one.zip(more).and_then(|(one, more)| Share::of(more, one));
    Some(CellChange { cell, first: printed, second: now, more, share })
}

fn in_head(first: &Report, second: &Report, field: Field) -> Option<FieldChange> {
    let [one, other] = [first, second].map(|report| match field {
        // The usual one need not be typed.
        Field::Title => report.title(),
        _ => report.text(field).trim().to_owned(),
    });
    (one != other).then_some(FieldChange { field, first: one, second: other })
}

/// Compared where the years follow each other, whichever comes first.
fn carried(first: &Report, second: &Report) -> Vec<Carried> {
    let follows = |one: &Report, other: &Report| {
        one.year().and_then(|year| year.checked_add(1)).is_some_and(|next| other.year() == Some(next))
    };
    let (earlier, later) = if follows(first, second) {
        (first, second)
    } else if follows(second, first) {
        (second, first)
    } else {
        return Vec::new();
    };
    let form = later.form;
    let (before, now) = (earlier.figures_on(form), later.figures());
    let Some(table) = form.table("t3") else { return Vec::new() };
    let columns = table.columns.iter().filter_map(|column| {
        let cell = form.at("t3", "carried_over", column.key)?;
        let forward = before.known(form.at("t3", "carried_forward", column.key)?)?;
        let over = now.known(cell)?;
        (forward != over).then_some(Carried { cell, forward, over })
    });
    columns.collect()
}
