//! Takes back what a rule offers for a cell that other figures confirm, or that is no more likely
//! to be wrong than another one.

use super::change::Change;
use super::ties::Tie;
use crate::form::{CellId, CellKind, CheckKind};
use crate::report::{Figures, Place, Reading, Totals, read_number};
use crate::rules::run::judge;
use crate::rules::{Case, Finding, Prose};

/// The most sums that can be broken for each of their cells to be looked at by itself.
const FEW: usize = 8;

/// Leaves an offer only where the cell may be wrong alone, and where nothing else may be.
pub(super) fn take_back(case: &Case<'_>, prose: &Prose, ties: &[Tie], findings: &mut [Finding]) {
    let broken = ties.iter().filter(|tie| !tie.holds()).count();
    for finding in findings.iter_mut() {
        let Some(change) = offered(case, finding) else { continue };
        let sum = case.form().checks.iter().find(|check| check.id == finding.rule);
        let is_sum = sum.is_some_and(|check| check.kind == CheckKind::Sum);
        let stays = may_be_wrong(ties, change)
            && (!is_sum || broken > FEW || !is_stated(case, prose, change))
            && (!is_sum || (is_only(case, ties, change) && is_apart(ties, change)));
        if !stays {
            finding.expected = None;
            finding.correction = None;
        }
    }
}

/// The number that a finding asks of a cell in which another one stands.
fn offered(case: &Case<'_>, finding: &Finding) -> Option<Change> {
    let Some(Place::Cell(cell)) = finding.primary else { return None };
    if !finding.explains.is_empty() || case.figures.get(cell).computed {
        return None;
    }
    let Reading::Number { value: to, .. } = read_number(finding.expected.as_deref()?, CellKind::Count) else {
        return None;
    };
    Some(Change { cell, from: case.figures.known(cell)?, to })
}

/// Whether each sum that the cell is in would hold with it.
fn may_be_wrong(ties: &[Tie], change: Change) -> bool {
    let mut own = ties.iter().filter(|tie| tie.weight(change.cell) != 0);
    own.all(|tie| tie.holds_with(std::slice::from_ref(&change)))
}

/// Whether the prose or last year's report says the number that stands there.
fn is_stated(case: &Case<'_>, prose: &Prose, change: Change) -> bool {
    let form = case.form();
    let carried = || {
        let column = form.column_of(change.cell)?.key;
        let is_over = form.at("t3", "carried_over", column) == Some(change.cell);
        let forward = form.at("t3", "carried_forward", column).filter(|_| is_over)?;
        case.last_year?.known(forward)
    };
    if carried() == Some(change.from) {
        return true;
    }
    let tells = |figures: &Figures| {
        let claims = judge(prose, figures, case.last_year);
        claims.iter().filter(|claim| claim.holds == Some(true) && claim.cells.contains(&change.cell)).count()
    };
    !prose.statements.is_empty() && {
        let now = tells(case.figures);
        now > 0 && tells(&case.figures_with(&[change.cell], &change.to.to_string())) < now
    }
}

/// Whether the sums that the cell breaks have no cell in common with another broken one: that would
/// be a second slip.
fn is_apart(ties: &[Tie], change: Change) -> bool {
    let broken = || ties.iter().filter(|tie| !tie.holds());
    let (own, others): (Vec<&Tie>, Vec<&Tie>) = broken().partition(|tie| tie.weight(change.cell) != 0);
    !own.iter().any(|tie| others.iter().any(|other| tie.meets(other)))
}

/// Whether no other cell of the broken sum could be wrong in its place. A total that was typed over
/// a computed one goes back to it.
fn is_only(case: &Case<'_>, ties: &[Tie], change: Change) -> bool {
    let info = case.form().info(change.cell);
    if info.is_sum && case.whole_report().totals(info.table) == Totals::Computed {
        return true;
    }
    let own = |tie: &&Tie| tie.weight(change.cell) != 0 && !tie.holds();
    let is_other = |cell: &CellId| *cell != change.cell;
    let Some(tie) = ties.iter().find(own) else { return true };
    let could_be = |cell: CellId| {
        let Some(from) = case.figures.known(cell).filter(|_| !case.figures.get(cell).computed) else {
            return false;
        };
        let Some(moved) = tie.asks_of(cell) else { return false };
        let other = Change { cell, from, to: from + moved };
        !other.to.is_negative() && may_be_wrong(ties, other)
    };
    !case.form().cell_ids().filter(is_other).any(could_be)
}
