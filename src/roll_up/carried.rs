//! what the offices carried over beside what they had carried forward the year before.

use super::choice::Choice;
use super::{Child, Entries, Request};
use crate::report::Amount;

/// What is to be said of all offices together; nothing where no office's figures of last year are known.
pub(super) fn say(choice: &Choice, counted: &[&Child], request: &Request) -> Option<String> {
    let form = choice.form;
    let over = form.cell("t3.carried_over.total")?;
    let forward = form.cell("t3.carried_forward.total")?;
    let left = choice.left(request);
    let mut sums = (Amount::ZERO, Amount::ZERO);
    let (mut unknown, mut differing) = (Vec::new(), Vec::new());
    for child in counted {
        let last = last_year(child, choice.year, left.iter().map(|(child, _)| *child));
        let Some(last) = last else {
            unknown.push(child.organ.as_str());
            continue;
        };
        let now = child.entries.on(form).get(over).amount();
        let before = last.on(form).get(forward).amount();
        sums = (sums.0 + now, sums.1 + before);
        if now != before {
            differing.push(format!("{}上年结转 {now}，上年报告结转下年度 {before}", child.organ));
        }
    }
    let known = counted.len() - unknown.len();
    if known == 0 || differing.is_empty() {
        return None;
    }
    let rest = if unknown.is_empty() {
        String::new()
    } else {
        format!("（另有 {} 家不知道上年的数）", unknown.len())
    };
    let (now, before) = sums;
    Some(format!(
        "{known} 家的上年结转合计 {now} 件，上年报告的结转下年度合计 {before} 件{rest}：{}。",
        differing.join("；")
    ))
}

/// The figures of a report of the year before: its own, or those of the office's report of that year.
pub(super) fn last_year<'a>(
    child: &'a Child,
    year: Option<u16>,
    others: impl IntoIterator<Item = &'a Child>,
) -> Option<&'a Entries> {
    let before = child.year.or(year)?.checked_sub(1)?;
    let carried = child.last_year.as_ref().filter(|(year, _)| year.is_none_or(|year| year == before));
    carried.map(|(_, entries)| entries).or_else(|| {
        let is_it =
            |other: &&Child| other.year == Some(before) && super::organ::is_same(&other.bare, &child.bare);
        others.into_iter().find(is_it).map(|other| &other.entries)
    })
}
