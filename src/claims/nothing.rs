//! Clauses that state a 0 without a number: 未收到申请, 没有发生行政复议.

use super::Statement;
use super::all;
use super::cells::{Sum, decisions, of_anyone, table_four, table_three, table_two};
use super::context::{Context, Topic};
use super::number::{Number, Unit};
use super::places::{ALL_CASES, ANYONE, CARRIED_FORWARD, CARRIED_OVER, NEW_RECEIVED};
use super::scan::{Token, What};
use super::sense::Sense;
use super::table_four;
use super::words::{RelativeYear, Word};

/// As many words are looked at before and after 未 and 没有.
const NEAR: usize = 40;
/// More unknown characters than these between 未收到 and what was not received are about something else.
const FAR: usize = 16;

/// What a clause without numbers states.
pub(super) fn read(context: &Context<'_>, tokens: &[Token], sense: &Sense) -> Vec<Statement> {
    let denies = |token: &Token| matches!(token.what, What::Word(Word::Not | Word::NoneOf));
    let starts: Vec<usize> =
        tokens.iter().enumerate().filter(|(_, token)| denies(token)).map(|(place, _)| place).collect();
    if starts.is_empty() {
        return all::read(context, tokens, sense).into_iter().collect();
    }
    let ends = starts.iter().skip(1).copied().chain([tokens.len()]);
    let denials = starts.iter().zip(ends).filter_map(|(start, end)| {
        let rest = tokens.get(start + 1..end.min(start + NEAR))?;
        let before = tokens.get(start.saturating_sub(NEAR)..*start)?;
        denied(context, *tokens.get(*start)?, rest, before)
    });
    denials.collect()
}

/// What there is none of, by the word that denies it and the words around.
fn denied(context: &Context<'_>, denial: Token, rest: &[Token], before: &[Token]) -> Option<Statement> {
    let sense = Sense::of(rest);
    let span = denial.start..sense.end.unwrap_or(denial.end);
    if sense.has(Word::ProcessingFee) || Sense::of(before).has(Word::ProcessingFee) {
        let number = Number { unit: Unit::Yuan, word: "元", ..Number::NOTHING };
        return Some(context.source.states_fee(span, number));
    }
    if matches!(context.sentence.year, Some(RelativeYear::Last | RelativeYear::Other)) {
        return None;
    }
    // 无与诉讼有关的费用
    if sense.words.first() == Some(&(0, Word::And)) && !sense.has(Word::Openness) {
        return None;
    }
    let is_none = denial.what == What::Word(Word::NoneOf);
    let about = Sense::of(before);
    let readings = if sense.table_two().is_some() {
        documents(context, &sense, is_none)
    } else if sense.is_appeal() && is_of_else(context, &about, &sense) {
        None
    } else if sense.is_appeal() || sense.outcome().is_some() && context.topic == Topic::Appeals {
        appeals(context, &sense)
    } else if is_none && (sense.is_over() || sense.is_forward()) {
        row(context, &sense)
    } else if sense.has(Word::Application) {
        applications(context, &sense, is_none)
    } else if is_none && sense.start.is_none() && sense.noise < 4 && about.has(Word::Application) {
        applications(context, &about, true)
    } else if is_none && is_such_request(context, &sense) {
        Some(vec![of_anyone(context.source.form, NEW_RECEIVED.keys)?])
    } else if is_none {
        row(context, &sense)
    } else {
        None
    };
    Some(context.source.states_cells(span, Number::NOTHING, readings?))
}

/// 执法案件均无被申请行政复议的情形: the reviews and lawsuits of something else.
fn is_of_else(context: &Context<'_>, before: &Sense, after: &Sense) -> bool {
    let is_open = |sense: &Sense| sense.has(Word::Openness) || sense.has(Word::Application);
    let names_else = before.any(|word| matches!(word, Word::Foreign | Word::TableTwo(_)));
    names_else && !context.sentence.is_about_openness && !is_open(before) && !is_open(after)
}

/// 未收到此项申请, where applications for information are spoken of.
fn is_such_request(context: &Context<'_>, sense: &Sense) -> bool {
    let only = sense.words.iter().all(|(_, word)| matches!(word, Word::Request | Word::Plain));
    context.topic == Topic::Applications && only && sense.has(Word::Request) && sense.others.is_empty()
}

/// 没有制发规范性文件, 未制定规章及规范性文件, 未作出行政强制.
fn documents(context: &Context<'_>, sense: &Sense, is_none: bool) -> Option<Vec<Sum>> {
    let (place, _) = sense.table_two()?;
    let only = sense
        .words
        .iter()
        .all(|(_, word)| matches!(word, Word::TableTwo(_) | Word::And | Word::Plain | Word::State(_)));
    let column = match sense.state() {
        // 未制定规章, 没有规章出台
        Some((0, column)) => Some(column),
        Some((_, column)) if is_none && only => Some(column),
        None if is_none && only => None,
        _ => return None,
    };
    if sense.others.iter().any(|(other, _)| *other < place) {
        return None;
    }
    let form = context.source.form;
    let rows = sense.words.iter().filter_map(|(_, word)| match word {
        Word::TableTwo(row) => Some(*row),
        _ => None,
    });
    let readings = rows.map(|row| match column {
        Some(column) => Some(table_two(form, row, column)),
        None => Some(table_two(form, row, decisions(form, row)?)),
    });
    let readings = readings.collect::<Option<Vec<Vec<Sum>>>>()?;
    // Each name that an edition has for the column is a reading.
    let count = readings.iter().map(Vec::len).max().unwrap_or_default();
    let reading = |index: usize| readings.iter().filter_map(move |of_row| of_row.get(index)).flatten();
    let readings = (0..count).map(|index| reading(index).copied().collect::<Sum>());
    Some(readings.collect::<Vec<Sum>>()).filter(|readings| !readings.is_empty())
}

fn appeals(context: &Context<'_>, sense: &Sense) -> Option<Vec<Sum>> {
    let place = sense.last(|word| matches!(word, Word::Review | Word::Litigation));
    let of_else = sense.last(|word| matches!(word, Word::Late | Word::Finish));
    if of_else > place && sense.outcome().is_none() {
        return None;
    }
    let outcome = sense.outcome().unwrap_or(ALL_CASES.keys);
    let named = table_four::rows(sense);
    let rows = if named.is_empty() { &context.paragraph.appeals } else { &named };
    Some(vec![table_four(context.source.form, rows, outcome)?])
}

fn applications(context: &Context<'_>, sense: &Sense, is_none: bool) -> Option<Vec<Sum>> {
    let form = context.source.form;
    let place = sense.last(|word| word == Word::Application)?;
    let received = is_none
        || sense.words.first().is_some_and(|(_, word)| {
            matches!(word, Word::Receive | Word::Happen | Word::Newly | Word::Handle)
        });
    let of_else = sense.words.iter().any(|(later, word)| {
        matches!(word, Word::Late | Word::Result(_) | Word::Finish)
            || *word == Word::Foreign && *later > place && !sense.is_listed(place, *later)
    });
    if !received || of_else || sense.unknown_before(place) > FAR {
        return None;
    }
    let columns = sense.who().unwrap_or(ANYONE.keys);
    let mut readings: Vec<Sum> = table_three(form, NEW_RECEIVED.keys, columns).into_iter().collect();
    if columns != ANYONE.keys {
        readings.extend(of_anyone(form, NEW_RECEIVED.keys));
    }
    Some(readings)
}

/// 无上年结转, 没有不予公开的情况: a row of table three.
fn row(context: &Context<'_>, sense: &Sense) -> Option<Vec<Sum>> {
    let (place, _) = sense.words.iter().find(|(_, word)| !matches!(word, Word::Plain | Word::Year(_)))?;
    let clear = sense.others.iter().all(|(_, length)| *length < 3);
    if *place > 2 || context.topic == Topic::Foreign || !clear || sense.has(Word::Late) {
        return None;
    }
    let results = sense.results();
    let rows = match (sense.is_over(), sense.is_forward(), results.first()) {
        (true, ..) => CARRIED_OVER.keys,
        (_, true, _) => CARRIED_FORWARD.keys,
        (_, _, Some(rows)) if context.topic == Topic::Applications || sense.has(Word::Request) => rows,
        _ => return None,
    };
    Some(vec![of_anyone(context.source.form, rows)?])
}
