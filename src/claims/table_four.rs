//! What a number says of table four: reviews and lawsuits.

use super::cells::table_four;
use super::context::{Context, Counted, Quantity, Topic};
use super::number::Number;
use super::places::{
    ALL_CASES, DIRECT_LITIGATION, LITIGATION_AFTER_REVIEW, OTHER_HANDLING, OTHER_OUTCOME, REVIEW,
};
use super::sense::Sense;
use super::words::Word;
use crate::report::Amount;

/// The rows of table four that the words name.
pub(super) fn rows(sense: &Sense) -> Vec<&'static str> {
    let mut rows = Vec::new();
    if sense.has(Word::Review) {
        rows.push(REVIEW.key());
    }
    match (sense.has(Word::Direct), sense.has(Word::AfterReview), sense.has(Word::Litigation)) {
        (true, false, _) => rows.push(DIRECT_LITIGATION.key()),
        (false, true, _) => rows.push(LITIGATION_AFTER_REVIEW.key()),
        (true, true, _) | (_, _, true) => {
            rows.extend([DIRECT_LITIGATION.key(), LITIGATION_AFTER_REVIEW.key()]);
        }
        _ => {}
    }
    let further = sense.words.iter().filter_map(|(_, word)| match word {
        Word::TableFour(row) => Some(*row),
        _ => None,
    });
    rows.extend(further);
    rows
}

/// The reviews and lawsuits that the words beside a number name, or how those before ended.
pub(super) fn read(context: &Context<'_>, sense: &Sense, number: Number) -> Option<Counted> {
    if context.sentence.of_decider {
        return None;
    }
    let mut rows = rows(sense);
    // 上年度被复议3件
    if context.is_of_another_year(sense) {
        return None;
    }
    let is_other = context.topic == Topic::Appeals
        && (sense.has(Word::Others) || sense.results() == [OTHER_HANDLING.keys]);
    let outcome = sense.outcome().or(is_other.then_some(OTHER_OUTCOME.keys));
    let is_such = rows.is_empty() && (is_such_cases(context, sense) || is_over_openness(context, sense));
    if rows.is_empty() {
        // What those over something else came to is not told here.
        if context.paragraph.are_others && !context.sentence.is_about_openness {
            return None;
        }
        outcome.or(is_such.then_some(ALL_CASES.keys))?;
        rows.clone_from(&context.paragraph.appeals);
    }
    let is_foreign = (sense.has(Word::Foreign) || is_of_else(context, sense)) && outcome.is_none();
    // 出庭应诉35次
    let is_times = number.word == "次" && number.value > Amount::ZERO;
    if is_times || rows.is_empty() || is_foreign || !is_such && is_for_others(context, sense) {
        return None;
    }
    // 其中140件行政复议、49件行政诉讼获维持: the outcome is that of both.
    let outcome = outcome.or(context.outcome_ahead.filter(|_| is_told(context, &rows, number)));
    let cells = table_four(context.source.form, &rows, outcome.unwrap_or(ALL_CASES.keys))?;
    let quantity = if outcome.is_some() { Quantity::Outcomes } else { Quantity::Appeals };
    Some(Counted { readings: vec![cells], quantity })
}

/// 办理相关案件9件, where reviews and lawsuits over information are spoken of.
fn is_such_cases(context: &Context<'_>, sense: &Sense) -> bool {
    sense.has(Word::SuchCases) && (context.topic == Topic::Appeals || sense.has(Word::Openness))
}

/// 行政诉讼12件，其中政府信息公开类3件.
fn is_over_openness(context: &Context<'_>, sense: &Sense) -> bool {
    let follows = !context.part.appeals.is_empty() || context.part.among && context.paragraph.are_others;
    let only =
        |word| matches!(word, Word::Openness | Word::Application | Word::Among | Word::And | Word::Plain);
    let names = sense.has(Word::Openness) || sense.has(Word::Application);
    follows && names && sense.others.is_empty() && sense.words.iter().all(|(_, word)| only(*word))
}

/// Whether as many of them or more were told before.
fn is_told(context: &Context<'_>, rows: &[&str], number: Number) -> bool {
    context.paragraph.told_appeals.iter().any(|(value, of)| *of == rows && *value >= number.value)
}

/// 行政处罚引发行政复议2件, 工伤认定类行政诉讼16件: over something else than openness.
fn is_of_else(context: &Context<'_>, sense: &Sense) -> bool {
    let first = sense.words.iter().find(|(_, word)| matches!(word, Word::Review | Word::Litigation));
    let Some((place, _)) = first else { return false };
    let names_else = |(other, word): &(usize, Word)| matches!(word, Word::TableTwo(_)) && other < place;
    let is_kind = sense
        .others
        .iter()
        .any(|(other, length)| place - other.min(place) <= 2 && *length > 2 && other < place);
    !context.sentence.is_about_openness
        && (is_kind || context.topic == Topic::Foreign || sense.words.iter().any(names_else))
}

/// 司法局受理行政复议案件300件: the cases that an office decides, not those against it.
fn is_for_others(context: &Context<'_>, sense: &Sense) -> bool {
    sense.act().is_some_and(|(_, act)| act != Word::Happen)
        && !context.sentence.is_about_openness
        && !sense.has(Word::Openness)
        && !sense.has(Word::Application)
}
