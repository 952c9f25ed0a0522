//! Many findings of one rule in one table are said once: a list is to be read.

use super::{Edit, Finding, Place};
use crate::form::{CellId, Form};
use crate::order::{self, Map};
use crate::report::Report;

/// So many of one group are still read one by one.
const FEW: usize = 5;

/// Rule and table of findings that can be said together, and whether they can be put right by a press: one that cannot
/// would keep the others from it.
type RuleInTable = (&'static str, usize, bool);

/// Puts one finding in the place of many that one rule has in one table; it keeps them in
/// `explains`. Accepted ones stay: somebody gave a reason for each. The order stays as it was.
pub(super) fn fold(form: &Form, findings: Vec<Finding>) -> Vec<Finding> {
    let mut counts: Map<RuleInTable, usize> = Map::default();
    for group in findings.iter().filter_map(|finding| group(form, finding)) {
        *counts.or_default(group) += 1;
    }
    let mut folded: Vec<Finding> = Vec::new();
    // Where the first of each stands, and all of them.
    let mut many: Map<RuleInTable, (usize, Vec<Finding>)> = Map::default();
    for finding in findings {
        match group(form, &finding).filter(|group| counts.get(group).is_some_and(|count| *count > FEW)) {
            None => folded.push(finding),
            Some(group) => {
                let (_, same) = many.or_insert_with(group, || {
                    folded.push(finding.clone());
                    (folded.len() - 1, Vec::new())
                });
                same.push(finding);
            }
        }
    }
    for ((_, table, _), (place, same)) in many {
        if let Some(first) = folded.get_mut(place) {
            *first = summary(form, table, first.clone(), same);
        }
    }
    folded
}

/// So many findings of one rule in one field of prose are read one by one. A report that was
/// pasted out of a PDF has a dozen of some rule; nobody goes through more of them in a list.
const FEW_IN_WORDS: usize = 20;

/// Of many findings that one rule has in one field of prose, the first few, and one that says how
/// many more there are; it puts all those right that have one right answer, if each has. Done
/// before any is accepted: the list must not grow with the text.
pub(super) fn fold_words(report: &Report, findings: Vec<Finding>) -> Vec<Finding> {
    let mut seen: Map<RuleInField, usize> = Map::default();
    let mut kept: Vec<Finding> = Vec::new();
    // Where the first of those that are too many stands, and what is to be known of them all.
    let mut many: Map<RuleInField, (usize, usize, Option<Vec<Edit>>)> = Map::default();
    for finding in findings {
        let Some(Place::Field(field)) = finding.primary else {
            kept.push(finding);
            continue;
        };
        let group = (finding.rule, field.key());
        let count = seen.or_default(group);
        *count += 1;
        if *count <= FEW_IN_WORDS {
            kept.push(finding);
            continue;
        }
        let (_, more, edits) = many.or_insert_with(group, || (kept.len(), 0, Some(Vec::new())));
        *more += 1;
        match (edits.as_mut(), finding.changes()) {
            (Some(edits), Some(changes)) => edits.extend(changes),
            _ => *edits = None,
        }
        if *more == 1 {
            kept.push(finding);
        }
    }
    for (_, (place, more, edits)) in many.into_iter().filter(|(_, (_, more, _))| *more > 1) {
        if let Some(first) = kept.get_mut(place) {
            *first = the_others(report, first, more, edits);
        }
    }
    kept
}

/// Rule and field of findings that can be said together.
type RuleInField = (&'static str, &'static str);

/// The first of those that are too many for a list, and how many there are.
fn the_others(report: &Report, first: &Finding, more: usize, edits: Option<Vec<Edit>>) -> Finding {
    let finding = Finding {
        message: format!("这样的问题这一部分后面还有 {more} 处，其中第一处：{}", first.message),
        fix: format!("逐处核对，从这一处看起：{}", first.fix),
        expected: None,
        correction: None,
        edits: std::rc::Rc::default(),
        ..first.clone()
    };
    match (first.primary, edits) {
        (Some(Place::Field(field)), Some(mut edits)) if !edits.is_empty() => {
            super::correct::sort(&mut edits);
            finding.at_edits(report.text(field), field, edits)
        }
        _ => finding,
    }
}

fn group(form: &Form, finding: &Finding) -> Option<RuleInTable> {
    let Some(Place::Cell(cell)) = finding.primary else { return None };
    let stands_alone = !finding.explains.is_empty() || finding.accepted.is_some();
    (!stands_alone).then(|| (finding.rule, form.info(cell).table, finding.correction.is_some()))
}

/// The first of many, and how many there are.
fn summary(form: &Form, table: usize, first: Finding, all: Vec<Finding>) -> Finding {
    let key = form.tables.get(table).map_or("", |table| table.key);
    let heading = form.section(key).map_or("", |section| section.heading);
    let part = heading.split('、').next().unwrap_or_default();
    let mut cells: Vec<CellId> = all.iter().flat_map(|finding| finding.cells.iter().copied()).collect();
    order::by_key(&mut cells, |cell| *cell);
    cells.dedup();
    // What each cell says by itself how to write can be put right together; what several cells
    // say of each other cannot: one right answer may mend all of them.
    let own = |finding: &Finding| match (finding.primary, finding.cells.as_slice(), &finding.correction) {
        (Some(Place::Cell(cell)), [only], Some(correction)) if cell == *only => {
            Some((cell, correction.to_string()))
        }
        _ => None,
    };
    let also: Option<Vec<(CellId, String)>> = all.iter().map(own).collect();
    Finding {
        message: format!("{}。第{part}部分的表有 {} 处这样的问题，这是第一处", first.message, all.len()),
        fix: "逐处核对，从第一处看起；整片都不对的，先看是不是整行、整列填错了位置".into(),
        cells,
        expected: None,
        correction: first.correction.clone().filter(|_| also.is_some()),
        also: also.unwrap_or_default(),
        explains: all,
        ..first
    }
}
