//! The most likely wrong cell: what would make all sums hold again, and which findings that explains.
//!
//! The sums of a table cross each other: whoever errs in one cell breaks its own set of them,
//! all by the same amount. So a single wrong cell can be named, and what it should hold, from
//! the figures alone. Nothing is said that they do not prove: where several explanations are
//! equally good, all of them are named, and where they are many, none.

pub(super) mod change;
mod confirmed;
mod pairs;
mod search;
pub(super) mod shape;
mod ties;

use super::explain::{one_cell_explains_all, two_cells_exchanged, two_cells_wrong};
use super::run::{judge, on_figures};
use super::{Case, Finding, Place, Prose, Severity};
use crate::form::{CellId, CheckKind};
use crate::order;
use crate::report::Reading;
use change::{Change, correction};
use search::Table;

/// What can make the sums of a table hold again: one way, or several that are equally good.
#[derive(Debug)]
pub(super) struct Explanation {
    /// Each changes one cell, or exchanges two.
    ways: Vec<Vec<Change>>,
}

/// Puts explanations in the place of the findings that they explain. `findings` are those on the figures.
pub(super) fn explain(case: &Case<'_>, prose: &Prose, findings: &mut Vec<Finding>) {
    let is_sum = |finding: &Finding| case.form().checks.iter().any(|check| check.id == finding.rule);
    if !findings.iter().any(is_sum) && !has_a_gap(case) {
        return;
    }
    let ties = ties::of(case);
    let tables =
        (0..case.form().tables.len()).map(|table| Table::new(case.form(), case.figures, table, &ties));
    let explanations = tables.flat_map(|table| table.explanations());
    let said: Vec<Finding> = explanations.filter_map(|one| told(case, prose, one, findings)).collect();
    let is_explained =
        |one: &Finding| said.iter().flat_map(|said| &said.explains).any(|known| same(known, one));
    findings.retain(|one| !is_explained(one));
    confirmed::take_back(case, prose, &ties, findings);
    findings.extend(said);
}

/// Whether some table wants just one more number.
fn has_a_gap(case: &Case<'_>) -> bool {
    let form = case.form();
    let misses = |cell: &CellId| {
        let figure = case.figures.get(*cell);
        !figure.computed && !matches!(figure.reading, Reading::Number { .. })
    };
    (0..form.tables.len()).any(|table| {
        let of_table = form.cell_ids().filter(|cell| form.info(*cell).table == table);
        of_table.filter(misses).take(2).count() == 1
    })
}

/// The explanation as a finding, with those that go when the report is corrected so. `None`
/// if nothing goes, if other errors come, or if the only one that goes says as much by itself.
fn told(case: &Case<'_>, prose: &Prose, explanation: Explanation, findings: &[Finding]) -> Option<Finding> {
    let (mut ways, fitting) = (Vec::new(), explanation.ways.len());
    for way in explanation.ways {
        let left = findings_with(case, prose, &way);
        let is_new = |one: &&Finding| !findings.iter().any(|known| same(known, one));
        if left.iter().filter(is_new).all(|one| one.severity != Severity::Error) {
            let is_denied = left.iter().filter(is_new).any(denies);
            let against = left.iter().filter(|one| denies(one)).count();
            ways.push((way, left, is_denied, against));
        }
    }
    // Of several that fit, those that the prose and last year's figures are least against.
    let least = ways.iter().map(|(.., against)| *against).min().unwrap_or_default();
    ways.retain(|(.., against)| *against == least);
    let mut explained: Vec<&Finding> = findings.iter().collect();
    explained.retain(|one| !ways.iter().any(|(_, left, ..)| left.iter().any(|still| same(still, one))));
    let is_denied = ways.iter().any(|(_, _, is_denied, _)| *is_denied);
    let ways: Vec<Vec<Change>> = ways.into_iter().map(|(way, ..)| way).collect();
    let severity = explained.iter().map(|finding| finding.severity).min()?;
    if says_it_already(case, &explained, &ways) {
        return None;
    }
    let check = |finding: &&&Finding| case.form().checks.iter().any(|check| check.id == finding.rule);
    let sums = explained.iter().filter(check).count();
    let way = ways.first()?;
    let is_gap = way.iter().all(|change| case.figures.known(change.cell).is_none());
    // One broken sum leaves it open whether one or two cells are wrong; the prose does not tell them apart.
    let is_left_over = fitting > 1 && ways.len() == 1;
    let is_guess = match ways.first().map(Vec::len) {
        // In table four nothing but its own row can be wrong.
        Some(1) => {
            sums == 1 && ((is_left_over && !is_of_table_four(case, &ways)) || (ways.len() == 1 && is_denied))
        }
        _ => is_left_over,
    };
    if (sums == 0 && !is_gap) || is_guess {
        return None;
    }
    let finding = match way.as_slice() {
        [_] => one_cell_explains_all::say(case, &ways.concat(), sums),
        [one, other] if !is_exchange(*one, *other) => two_cells_wrong::say(case, *one, *other, sums),
        _ => two_cells_exchanged::say(case, &ways, sums),
    };
    let looked_at = explained.iter().flat_map(|finding| &finding.cells).chain(&finding.cells);
    let mut cells: Vec<CellId> = looked_at.copied().collect();
    order::by_key(&mut cells, |cell| *cell);
    cells.dedup();
    // What is explained offers no other number for a cell that is right then.
    let changed =
        |place: Option<Place>| ways.iter().flatten().any(|change| place == Some(Place::Cell(change.cell)));
    let told = |one: &Finding| {
        let correction = one.correction.clone().filter(|_| !one.cells.is_empty() && changed(one.primary));
        Finding { correction, ..one.clone() }
    };
    Some(Finding { severity, cells, explains: explained.into_iter().map(told).collect(), ..finding })
}

fn is_of_table_four(case: &Case<'_>, ways: &[Vec<Change>]) -> bool {
    let mut cells = ways.iter().flatten().map(|change| change.cell);
    cells.all(|cell| case.form().table_of(cell).is_some_and(|table| table.key == "t4"))
}

/// Whether each of two cells gets the other one's number.
fn is_exchange(one: Change, other: Change) -> bool {
    one.to == other.from && other.to == one.from
}

/// Whether a finding holds the prose or last year's report against the figures.
fn denies(finding: &Finding) -> bool {
    finding.severity == Severity::Warning && (finding.rule.starts_with("N-2") || finding.rule == "T3-08")
}

/// Whether two findings say the same of the same place, if perhaps with other figures.
fn same(one: &Finding, other: &Finding) -> bool {
    // The rule last: texts take longest to compare, and every finding is held against every other.
    one.span == other.span && one.primary == other.primary && one.rule == other.rule
}

/// What is found in the figures once a cell is corrected.
fn findings_with(case: &Case<'_>, prose: &Prose, way: &[Change]) -> Vec<Finding> {
    let mut report = case.whole_report().clone();
    for change in way {
        report.set_cell(change.cell, &correction(case.whole_report(), *change));
    }
    let figures = report.figures();
    let claims = judge(prose, &figures, case.last_year);
    on_figures(&case.with(&report, &figures, &claims))
}

/// A sum that does not hold names its total and the right one by itself, and leaves it open
/// whether a part is wrong instead. A balance names a cell that is only a guess.
fn says_it_already(case: &Case<'_>, explained: &[&Finding], ways: &[Vec<Change>]) -> bool {
    // A part that is as likely as the total it does not name; more than one such part tell little.
    let [only] = explained else { return false };
    if ways.len() == 2 {
        return false;
    }
    let is_sum = |kind| kind == CheckKind::Sum;
    let sums = case.form().checks.iter().any(|check| check.id == only.rule && is_sum(check.kind));
    sums && ways.iter().flatten().any(|change| only.primary == Some(Place::Cell(change.cell)))
}
