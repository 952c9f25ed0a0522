//! Readings that later words of the same paragraph decide.

use super::cells::{Sum, group_of, of_anyone};
use super::context::{Counted, Source};
use super::number::Number;
use super::places::{
    CARRIED_FORWARD, CARRIED_OVER, DENIED, GRANTED, NEW_RECEIVED, OTHERWISE, PARTIALLY_GRANTED, Place,
    REFUSED, REVIEW, TOTAL_PROCESSED, UNABLE,
};
use super::{Against, ClaimKind, Statement};
use crate::form::CellId;
use crate::report::Amount;
use std::ops::Range;

/// What stands further away than so many characters is of another sentence, even without a stop between.
const FAR: usize = 100;

/// Words that leave nothing open.
const COMPLETE: [&str; 5] = ["办结", "办理完", "完毕", "所有", "全部"];

/// The statements of a whole paragraph, each with the readings that are left.
pub(super) fn paragraph(source: Source<'_>, mut stated: Vec<Statement>) -> Vec<Statement> {
    if stated.is_empty() {
        return stated;
    }
    summed(source, &mut stated);
    carried_over(source, &mut stated);
    finished(source, &mut stated);
    all_done(source, &mut stated);
    stated.retain(|statement| !is_over_else(source, statement));
    without_accepted(source, &mut stated);
    stated = one_cell(source, stated);
    stated.extend(balance(source, &stated));
    stated
}

/// Whether a total holds 上年结转, once the paragraph has said so: 收到7件（含上年结转1件）
/// does, 收到7件，上年结转1件 does not.
fn carried_over(source: Source<'_>, stated: &mut [Statement]) {
    let row = |row| of_anyone(source.form, row);
    let (Some(new), Some(over)) = (row(NEW_RECEIVED.keys), row(CARRIED_OVER.keys)) else { return };
    let Some(place) = stated.iter().position(|statement| likeliest(statement) == Some(&over)) else { return };
    let both = [new.as_slice(), &over].concat();
    let is_within = stated.get(place).is_some_and(|stated| is_within(source.text, &stated.span));
    // （含上年结转1件） is about the number before it; 上年结转1件 about all.
    let first = if is_within { place.saturating_sub(1) } else { 0 };
    let last = if is_within { place } else { stated.len() };
    for statement in stated.get_mut(first..last).unwrap_or_default() {
        if let Against::Cells(readings) = &mut statement.against
            && readings.contains(&new)
            && readings.contains(&both)
        {
            readings.retain(|cells| (*cells != new || !is_within) && (*cells != both || is_within));
        }
    }
}

/// 收到83件，办结80件，结转下年度3件: the 83 are what was carried over, too, as 80 and 3 are; so are
/// they beside 新收81件，上年结转2件.
fn summed(source: Source<'_>, stated: &mut [Statement]) {
    let told = |row: &Place| {
        let cells = of_anyone(source.form, row.keys)?;
        let statement = stated.iter().find(|statement| is_only(statement, &cells))?;
        Some(statement.number.value)
    };
    let sum =
        |one: Place, other: Place| Some(told(&one)? + told(&other).filter(|number| *number > Amount::ZERO)?);
    let sums = [sum(TOTAL_PROCESSED, CARRIED_FORWARD), sum(NEW_RECEIVED, CARRIED_OVER)];
    let is_over = |cells: &Sum| {
        cells.iter().any(|cell| source.form.row_of(*cell).is_some_and(|row| row.key == CARRIED_OVER.key()))
    };
    let new = of_anyone(source.form, NEW_RECEIVED.keys);
    let total = stated.iter().position(|statement| {
        likeliest(statement) == new.as_ref() && sums.contains(&Some(statement.number.value))
    });
    // Who applied is counted as the total is.
    for statement in stated.iter_mut().skip(total.unwrap_or(usize::MAX)) {
        if let Against::Cells(readings) = &mut statement.against
            && readings.iter().any(is_over)
        {
            readings.retain(is_over);
        }
    }
}

/// 收到申请57件，撤回39件，受理18件: the 18 are those of the 57 that were gone into.
fn without_accepted(source: Source<'_>, stated: &mut Vec<Statement>) {
    let Some(new) = of_anyone(source.form, NEW_RECEIVED.keys) else { return };
    // The greatest number of its sentence so far, and where it ends.
    let mut received: Option<(Amount, usize)> = None;
    stated.retain(|statement| {
        // 上年结转 may be counted with them.
        if likeliest(statement).is_none_or(|cells| !cells.starts_with(&new)) {
            return true;
        }
        let (value, span) = (statement.number.value, &statement.span);
        let is_over =
            |end: usize| source.text.get(end..span.start).is_none_or(|between| between.contains('。'));
        received = received.filter(|(_, end)| !is_over(*end));
        let is_accepted = source.text.get(span.clone()).is_some_and(|words| words.starts_with("受理"));
        let is_part = is_accepted && received.is_some_and(|(total, _)| total > value);
        received = Some((received.map_or(value, |(total, _)| total.max(value)), span.end));
        !is_part
    });
}

/// 7件信息不存在，4件不属于本机关: two reasons that one row counts are stated as their sum; where
/// the sum stands before them, it has said so.
fn one_cell(source: Source<'_>, stated: Vec<Statement>) -> Vec<Statement> {
    let mut kept: Vec<Statement> = Vec::with_capacity(stated.len());
    for statement in stated {
        let before = kept.len().checked_sub(2).and_then(|place| kept.get(place)).map(|one| one.number.value);
        match kept.last_mut() {
            // 失效3件、废止5件: the column is called 废止.
            Some(last) if is_expired(source, last, &statement) => *last = statement,
            Some(last) if is_expired(source, &statement, last) => {}
            Some(last) if are_of_one_cell(source, last, &statement) => {
                let total = last.number.value + statement.number.value;
                last.number = Number { value: total, least: total, most: Some(total), ..last.number };
                last.span.end = statement.span.end;
                if before == Some(total) {
                    kept.pop();
                }
            }
            _ => kept.push(statement),
        }
    }
    kept
}

/// Whether two statements of one sentence are held against the same row of results and nothing else.
fn are_of_one_cell(source: Source<'_>, first: &Statement, second: &Statement) -> bool {
    let Some(cells @ [cell]) = likeliest(first).map(Vec::as_slice) else { return false };
    let is_one = is_only(first, cells) && is_only(second, cells);
    let between = source.text.get(first.span.end..second.span.start).unwrap_or_default();
    // 以政府名义制发4件，以办公室名义制发6件
    let is_by_name = between.contains("名义") && first.against == second.against;
    // Asked last: it goes through the rows of the form.
    let is_result = || source.form.row_of(*cell).is_some_and(|row| group_of(source.form, row.key).is_some());
    is_one && !between.contains(['。', '；', ';']) && (is_by_name || is_result())
}

/// Whether the first of two statements says 失效 of what the second says 废止.
fn is_expired(source: Source<'_>, expired: &Statement, repealed: &Statement) -> bool {
    let says = |statement: &Statement, word| {
        source.text.get(statement.span.clone()).is_some_and(|words| words.contains(word))
    };
    expired.against == repealed.against && says(expired, "失效") && says(repealed, "废止")
}

/// 办理61件，办结54件: where both are said, 办理 is not 办结.
fn finished(source: Source<'_>, stated: &mut [Statement]) {
    let Some(done) = of_anyone(source.form, TOTAL_PROCESSED.keys) else { return };
    let is_done = |statement: &Statement| is_only(statement, &done);
    let Some(place) = stated.iter().position(is_done) else { return };
    for statement in stated.iter_mut().take(place) {
        if let Against::Cells(readings) = &mut statement.against
            && readings.len() > 1
        {
            readings.retain(|cells| *cells != done);
        }
    }
}

/// 行政诉讼3件，均与政府信息公开无关.
fn is_over_else(source: Source<'_>, statement: &Statement) -> bool {
    const ELSE: [&str; 3] = ["公开无关", "不涉及政府信息公开", "不涉及信息公开"];
    let is_appeal = likeliest(statement)
        .and_then(|cells| cells.first())
        .is_some_and(|cell| source.form.info(*cell).address.starts_with(REVIEW.table));
    if !is_appeal {
        return false;
    }
    let rest = source.text.get(statement.span.end..).unwrap_or_default();
    let far = rest.char_indices().nth(FAR).map_or(rest.len(), |(place, _)| place);
    let rest = rest.get(..far).and_then(|near| near.split('。').next()).unwrap_or_default();
    // 行政诉讼5件，均为征地补偿引发
    let told = before(source.text, statement.span.end, FAR).rsplit('。').next().unwrap_or_default();
    let cause = rest.split_once("，均").map_or("", |(_, cause)| cause);
    let has_cause = cause.contains('引') && !rest.contains("公开") && !told.contains("公开");
    has_cause || ELSE.iter().any(|words| rest.contains(words))
}

/// 均按期答复 beside 结转下年度16件 says that nothing is late; 全部办结 would be a contradiction.
fn all_done(source: Source<'_>, stated: &mut Vec<Statement>) {
    let Some(forward) = of_anyone(source.form, CARRIED_FORWARD.keys) else { return };
    let is_told =
        stated.iter().any(|statement| statement.kind == ClaimKind::Cell && is_only(statement, &forward));
    let is_sure = |statement: &Statement| {
        let words = source.text.get(statement.span.clone()).unwrap_or_default();
        // A rate of 100 % is one of those that were due.
        COMPLETE.iter().any(|word| words.contains(word)) && !words.contains('率')
    };
    stated.retain(|statement| !is_told || statement.kind != ClaimKind::AllDone || is_sure(statement));
}

/// 新收317件，上年结转3件；予以公开184件…结转下年度13件: one sum is the other.
fn balance(source: Source<'_>, stated: &[Statement]) -> Option<Statement> {
    let of = |rows: &[&str]| {
        let cells = of_anyone(source.form, rows)?;
        stated.iter().find(|statement| likeliest(statement) == Some(&cells))
    };
    let (new, over, forward) = (of(NEW_RECEIVED.keys)?, of(CARRIED_OVER.keys)?, of(CARRIED_FORWARD.keys)?);
    let groups = [GRANTED, PARTIALLY_GRANTED, DENIED, UNABLE, REFUSED, OTHERWISE];
    let results = groups.iter().filter_map(|group| of(group.keys)).chain([forward]);
    let parts: Vec<Amount> = results.map(|statement| statement.number.value).collect();
    let value = new.number.value + over.number.value;
    let span = new.span.start.min(over.span.start)..forward.span.end.max(new.span.end);
    let number = Number { word: new.number.word, ..Number::exactly(value) };
    // 新收78件，上年结转3件，答复75件，结转3件
    if let Some(done) = of(TOTAL_PROCESSED.keys) {
        let parts = vec![done.number.value, forward.number.value];
        return Some(source.states(ClaimKind::Breakdown, span, number, Against::Parts(parts)));
    }
    let is_whole = parts.len() > 3 && parts.iter().copied().sum::<Amount>() >= value;
    is_whole.then(|| source.states(ClaimKind::Breakdown, span, number, Against::Parts(parts)))
}

/// 公开规章13件（含新制定5件）: the 13 were not all made this year. What was counted before in the same
/// cells goes, where the words of its sentence up to there are such.
pub(super) fn replaced(
    source: Source<'_>,
    stated: &mut Vec<Statement>,
    counted: &Counted,
    are_such: fn(&str) -> bool,
) {
    let against = Against::Cells(counted.readings.clone());
    let Some(place) = stated.iter().rposition(|statement| statement.against == against) else { return };
    let end = stated.get(place).map_or(0, |statement| statement.span.end);
    if are_such(before(source.text, end, FAR).rsplit('。').next().unwrap_or_default()) {
        stated.remove(place);
    }
}

/// The likeliest of the sums that a statement is held against.
fn likeliest(statement: &Statement) -> Option<&Sum> {
    match &statement.against {
        Against::Cells(readings) => readings.first(),
        _ => None,
    }
}

/// Whether a statement is held against that sum and no other.
fn is_only(statement: &Statement, cells: &[CellId]) -> bool {
    matches!(&statement.against, Against::Cells(readings) if matches!(readings.as_slice(), [only] if only == cells))
}

/// Whether the words at a place are a part of what was counted before: 含上年结转.
fn is_within(text: &str, span: &Range<usize>) -> bool {
    const NEAR: usize = 10;
    let before = before(text, span.start, NEAR);
    let words = text.get(span.clone()).unwrap_or_default();
    let among = before.contains(['含', '括']) || before.contains("其中");
    among && !before.contains('不') || words.contains('含')
}

/// So many characters of a text before a place.
fn before(text: &str, end: usize, characters: usize) -> &str {
    let before = text.get(..end).unwrap_or_default();
    let near = before.char_indices().rev().take(characters).last().map_or(0, |(place, _)| place);
    before.get(near..).unwrap_or_default()
}
