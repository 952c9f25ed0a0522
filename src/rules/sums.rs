//! The plain checks that the form file names: a total is the sum of its parts, two sums are equal.

use super::{Case, Finding, Place, Severity};
use crate::form::{CellId, Check, CheckKind, Equation};
use crate::order;
use crate::report::{Totals, Value};
use std::rc::Rc;

/// What the form's own checks find.
pub(super) fn check(case: &Case<'_>) -> Vec<Finding> {
    let checks = case.form().checks.iter();
    checks.flat_map(|check| check.equations.iter().filter_map(|one| equation(case, check, one))).collect()
}

fn equation(case: &Case<'_>, check: &Check, equation: &Equation) -> Option<Finding> {
    let (left, right) = (case.figures.sum(equation.left), case.figures.sum(equation.right));
    if !left.contradicts(right) || follows_from_others(case, check, equation) {
        return None;
    }
    let (primary, expected) = most_doubtful(case, equation, left, right)?;
    let fill = |pattern: &str| words(case, pattern, equation, primary, expected, left, right);
    let mut cells: Vec<CellId> = equation.left.iter().chain(equation.right).copied().collect();
    order::by_key(&mut cells, |cell| *cell);
    Some(Finding {
        rule: check.id,
        name: check.name,
        severity: Severity::of_key(check.severity),
        cells,
        primary: Some(Place::Cell(primary)),
        span: None,
        message: fill(check.message),
        fix: fill(check.fix),
        expected: expected.known().map(|number| number.to_string()),
        shown: Some(case.printed(primary)),
        correction: (check.kind == CheckKind::Sum)
            .then(|| correction(case, primary, expected))
            .flatten()
            .map(Rc::new),
        also: Vec::new(),
        edits: Rc::default(),
        clause: check.clause,
        explains: Vec::new(),
        accepted: None,
    })
}

/// Whether a break only repeats one that is found elsewhere: a sum that is computed is
/// right by construction, and so is a balance of sums with a computed one among them.
pub(super) fn follows_from_others(case: &Case<'_>, check: &Check, equation: &Equation) -> bool {
    let is_computed = |cell: &CellId| case.figures.get(*cell).computed;
    let mut cells = equation.left.iter().chain(equation.right);
    match check.kind {
        CheckKind::Sum => equation.left.iter().any(is_computed),
        CheckKind::Balance => {
            cells.clone().all(|cell| case.form().info(*cell).is_sum) && cells.any(is_computed)
        }
    }
}

/// The first of the check's cells that could hold the balance without falling below zero,
/// and the value with which it would.
fn most_doubtful(case: &Case<'_>, equation: &Equation, left: Value, right: Value) -> Option<(CellId, Value)> {
    let needed = |cell: &CellId| {
        let (own, other) = if equation.left.contains(cell) { (left, right) } else { (right, left) };
        let figure = case.figures.value(*cell);
        // What the rest of its side leaves for it to be.
        let least = other.least - (own.least - figure.least);
        let rest_is_exact = own.exact || (!figure.exact && equation.left.len() == 1);
        Value { least, exact: other.exact && rest_is_exact }
    };
    let candidates = equation.primary.iter().map(|cell| (*cell, needed(cell)));
    candidates.clone().find(|(_, value)| !value.least.is_negative()).or_else(|| candidates.clone().next())
}

/// The text that makes a total right: empty where the tool computes it.
fn correction(case: &Case<'_>, total: CellId, expected: Value) -> Option<String> {
    let number = expected.known()?;
    let info = case.form().info(total);
    let computes = info.is_sum && case.whole_report().totals(info.table) == Totals::Computed;
    Some(if computes { String::new() } else { number.to_string() })
}

/// Fills the figures into a pattern of the form file.
pub(super) fn words(
    case: &Case<'_>,
    pattern: &str,
    equation: &Equation,
    primary: CellId,
    expected: Value,
    left: Value,
    right: Value,
) -> String {
    let form = case.form();
    let row = form.row_of(primary).map_or("", |row| row.name);
    let column = form.column_of(primary).map_or("", |column| column.label);
    let found = shown(case, primary);
    pattern
        .replace("{row}", row)
        .replace("{column}", column)
        .replace("{expected}", &expected.to_string())
        .replace("{found}", &found)
        .replace("{difference}", &left.least.distance(right.least).to_string())
        .replace("{left}", &spelled_sum(case, equation.left, left))
        .replace("{right}", &spelled_sum(case, equation.right, right))
        .replace("{primary}", row)
}

/// “本年新收 5 + 上年结转 2 = 7”.
fn spelled_sum(case: &Case<'_>, cells: &[CellId], sum: Value) -> String {
    let term = |cell: &CellId| {
        format!("{} {}", case.form().row_of(*cell).map_or("", |row| row.name), shown(case, *cell))
    };
    let terms: Vec<String> = cells.iter().map(term).collect();
    format!("{} = {sum}", terms.join(" + "))
}

/// What a cell shows; in words, where it is blank.
fn shown(case: &Case<'_>, cell: CellId) -> String {
    let printed = case.printed(cell);
    if printed.is_empty() { "（未填）".to_owned() } else { printed }
}
