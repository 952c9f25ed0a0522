//! what the offices carried over beside what they had carried forward the year before.

use super::choice::Choice;
use super::{Child, Entries, Listed, Received, Request};
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

/// Says of each report how many applications came in this year and the year before; and, where only another file tells
/// of that year, whether 上年结转 is what had been carried forward: of a report that carries last year's, its rules say it.
pub(super) fn say_of_each(request: &Request, choice: &Choice, listed: &mut [Listed]) {
    let form = choice.form;
    let address = |address| form.cell(address);
    let (Some(new), Some(over), Some(forward)) = (
        address("t3.new_received.total"),
        address("t3.carried_over.total"),
        address("t3.carried_forward.total"),
    ) else {
        return;
    };
    let own = request.own.iter().map(Some);
    let others = request.children.iter().map(|received| match received {
        Received::Report(child) => Some(child.as_ref()),
        Received::Unreadable { .. } => None,
    });
    let left = choice.left(request);
    for (listed, child) in listed.iter_mut().zip(own.chain(others)) {
        let Some(child) = child else { continue };
        let now = child.entries.on(form);
        listed.received = now.get(new).number();
        let others = left.iter().map(|(child, _)| *child);
        let Some(last) = last_year(child, choice.year, others).map(|last| last.on(form)) else { continue };
        listed.received_before = last.get(new).number();
        if let (None, Some(over), Some(forward)) =
            (&child.last_year, now.get(over).number(), last.get(forward).number())
            && over != forward
        {
            listed.notes.push(format!("上年结转写的是 {over}，上年报告结转下年度是 {forward}，请核对。"));
        }
    }
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
