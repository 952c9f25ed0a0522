//! Whether figures in their cells agree with the sums of the form.

use crate::form::{CellId, Equation, Form};
use crate::report::{Amount, Reading, read_number};

/// What the sums say of some figures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::read) enum Verdict {
    /// At least one sum is whole within them, and all that are hold.
    Holds,
    /// No sum is whole within them.
    Open,
    Broken,
}

/// Judges figures by the sums whose cells are all among them; a blank counts nothing.
pub(in crate::read) fn judge(form: &'static Form, cells: &[CellId], values: &[&str]) -> Verdict {
    let value = |cell: &CellId| {
        let place = cells.iter().position(|known| known == cell)?;
        let text = values.get(place)?;
        match read_number(text, form.info(*cell).kind) {
            Reading::Number { value, .. } => Some(value),
            Reading::Blank | Reading::Mark => Some(Amount::ZERO),
            Reading::Wrong(_) => None,
        }
    };
    let is_within =
        |equation: &&Equation| equation.left.iter().chain(equation.right).all(|cell| cells.contains(cell));
    let equations: Vec<&Equation> = form.sums.iter().filter(is_within).collect();
    if equations.is_empty() {
        return Verdict::Open;
    }
    let sum =
        |cells: &[CellId]| cells.iter().map(value).try_fold(Amount::ZERO, |sum, value| Some(sum + value?));
    let holds = |equation: &&Equation| matches!((sum(equation.left), sum(equation.right)), (Some(one), Some(other)) if one == other);
    if equations.iter().all(holds) { Verdict::Holds } else { Verdict::Broken }
}
