//! The equations of the plain checks, and the order in which they fill the sums.

use super::Result;
use super::file::{Axis, Check, CheckKind, File, Fills};
use std::collections::{BTreeMap, BTreeSet};

/// `left = right`, by addresses.
pub struct Equation {
    pub left: Vec<String>,
    pub right: Vec<String>,
    pub primary: Vec<String>,
}

/// The equations of one check, one for each row or column that it looks at.
pub fn equations_of(file: &File, check: &Check, index: &BTreeMap<&str, usize>) -> Result<Vec<Equation>> {
    let table = file
        .table
        .iter()
        .find(|table| table.key == check.table)
        .ok_or(format!("no table {}", check.table))?;
    let rows: Vec<&str> = table.row.iter().map(|row| row.key.as_str()).collect();
    let columns: Vec<&str> = table.column.iter().map(|column| column.key.as_str()).collect();
    let (each, along) = match check.for_each {
        Axis::Row => (rows, columns),
        Axis::Column => (columns, rows),
    };
    let (left, right, primary) = match check.kind {
        CheckKind::Balance => (check.left.clone(), check.right.clone(), check.primary.clone()),
        CheckKind::Sum => {
            let total = check.total.clone().ok_or("a sum needs `total`")?;
            let range = check.parts.as_ref().ok_or("a sum needs `parts`")?;
            let position =
                |key: &str| along.iter().position(|known| *known == key).ok_or(format!("no {key}"));
            let (first, last) = (position(&range.first)?, position(&range.last)?);
            let parts = along.get(first..=last).ok_or("`parts` ends before it begins")?;
            if parts.contains(&total.as_str()) {
                return Err(format!("the total {total} is one of its own parts"));
            }
            (vec![total.clone()], parts.iter().map(ToString::to_string).collect(), vec![total])
        }
    };
    if left.is_empty() || right.is_empty() || primary.is_empty() {
        return Err("both sides and `primary` need a cell".into());
    }
    if !["error", "warning", "info"].contains(&check.severity.as_str()) {
        return Err(format!("`severity` is error, warning or info, not {}", check.severity));
    }
    let filled = match &check.fills {
        Some(Fills::These(keys)) => keys.as_slice(),
        Some(Fills::All(_)) | None => &[],
    };
    for key in check.only.iter().flatten().chain(filled) {
        if !each.contains(&key.as_str()) {
            return Err(format!("no {key} to look at"));
        }
    }
    let mut equations = Vec::new();
    for one in
        each.iter().filter(|one| check.only.as_ref().is_none_or(|only| only.iter().any(|key| key == *one)))
    {
        let cells = |keys: &[String]| -> Result<Vec<String>> {
            keys.iter()
                .map(|key| {
                    let address = match check.for_each {
                        Axis::Row => format!("{}.{one}.{key}", table.key),
                        Axis::Column => format!("{}.{key}.{one}", table.key),
                    };
                    if index.contains_key(address.as_str()) {
                        Ok(address)
                    } else {
                        Err(format!("no cell {address}"))
                    }
                })
                .collect()
        };
        equations.push(Equation { left: cells(&left)?, right: cells(&right)?, primary: cells(&primary)? });
    }
    Ok(equations)
}

/// Whether this equation of a check is the one that fills its total.
pub fn fills(check: &Check, equation: &Equation) -> Result<bool> {
    if check.fills.is_some() && check.kind != CheckKind::Sum {
        return Err("only a sum can fill a cell".into());
    }
    match &check.fills {
        None => Ok(false),
        Some(Fills::All(word)) if word == "all" => Ok(true),
        Some(Fills::All(word)) => Err(format!("`fills` is \"all\" or a list, not \"{word}\"")),
        Some(Fills::These(keys)) => {
            let mut parts = equation.left.iter().flat_map(|address| address.split('.').skip(1));
            Ok(parts.any(|part| keys.iter().any(|key| key == part)))
        }
    }
}

/// Sorts the sums so that each one's parts come before it.
pub fn in_order(mut waiting: Vec<(&str, String, Vec<String>)>) -> Result<Vec<Equation>> {
    let mut seen = BTreeMap::new();
    for (id, total, _) in &waiting {
        if let Some(other) = seen.insert(total.clone(), *id) {
            return Err(format!("check {id}: {total} is already filled by {other}"));
        }
    }
    let mut done: Vec<Equation> = Vec::new();
    while !waiting.is_empty() {
        let open: BTreeSet<String> = waiting.iter().map(|(_, total, _)| total.clone()).collect();
        let (ready, rest): (Vec<_>, Vec<_>) =
            waiting.into_iter().partition(|(_, _, parts)| parts.iter().all(|part| !open.contains(part)));
        if ready.is_empty() {
            return Err(format!(
                "these sums need each other: {}",
                open.into_iter().collect::<Vec<_>>().join(", ")
            ));
        }
        done.extend(ready.into_iter().map(|(_, total, parts)| Equation {
            left: vec![total.clone()],
            right: parts,
            primary: vec![total],
        }));
        waiting = rest;
    }
    Ok(done)
}
