//! Many findings of one rule in one table are said once: a list is to be read.

use super::{Finding, Place};
use crate::form::{CellId, Form};
use std::collections::BTreeMap;

/// So many of one group are still read one by one.
const FEW: usize = 5;

/// Rule and table of findings that can be said together.
type RuleInTable = (&'static str, usize);

/// Puts one finding in the place of many that one rule has in one table; it keeps them in
/// `explains`. Accepted ones stay: somebody gave a reason for each. The order stays as it was.
pub(super) fn fold(form: &Form, findings: Vec<Finding>) -> Vec<Finding> {
    let mut counts: BTreeMap<RuleInTable, usize> = BTreeMap::new();
    for group in findings.iter().filter_map(|finding| group(form, finding)) {
        *counts.entry(group).or_default() += 1;
    }
    counts.retain(|_, count| *count > FEW);
    let mut folded: Vec<Finding> = Vec::new();
    // Where the first of each stands, and all of them.
    let mut many: BTreeMap<RuleInTable, (usize, Vec<Finding>)> = BTreeMap::new();
    for finding in findings {
        match group(form, &finding).filter(|group| counts.contains_key(group)) {
            None => folded.push(finding),
            Some(group) => {
                let (_, same) = many.entry(group).or_insert_with(|| {
                    folded.push(finding.clone());
                    (folded.len() - 1, Vec::new())
                });
                same.push(finding);
            }
        }
    }
    for ((_, table), (place, same)) in many {
        if let Some(first) = folded.get_mut(place) {
            *first = summary(form, table, first.clone(), same);
        }
    }
    folded
}

fn group(form: &Form, finding: &Finding) -> Option<RuleInTable> {
    let Some(Place::Cell(cell)) = finding.primary else { return None };
    let stands_alone = !finding.explains.is_empty() || finding.accepted.is_some();
    (!stands_alone).then(|| (finding.rule, form.info(cell).table))
}

/// The first of many, and how many there are.
fn summary(form: &Form, table: usize, first: Finding, all: Vec<Finding>) -> Finding {
    let key = form.tables.get(table).map_or("", |table| table.key);
    let heading = form.section(key).map_or("", |section| section.heading);
    let part = heading.split('、').next().unwrap_or_default();
    let mut cells: Vec<CellId> = all.iter().flat_map(|finding| finding.cells.iter().copied()).collect();
    cells.sort_unstable();
    cells.dedup();
    Finding {
        message: format!("{}。第{part}部分的表有 {} 处这样的问题，这是第一处", first.message, all.len()),
        fix: "逐处核对，从第一处看起；整片都不对的，先看是不是整行、整列填错了位置".into(),
        cells,
        expected: None,
        correction: None,
        explains: all,
        ..first
    }
}
