//! Clauses without numbers that say something of all that were counted before them:
//! 全部办结 is a 0, 均予以公开 is the number before.

use super::cells::{carried_forward, table_four};
use super::context::{Context, Quantity, Topic};
use super::counted;
use super::number::{Number, Unit};
use super::places::{ANYONE, PENDING};
use super::scan::Token;
use super::sense::Sense;
use super::words::Word;
use super::{Against, ClaimKind, Statement};
use crate::report::Amount;

/// What a clause without numbers says of all.
pub(super) fn read(context: &Context<'_>, tokens: &[Token], sense: &Sense) -> Option<Statement> {
    let all = sense.any(|word| matches!(word, Word::All | Word::Already));
    let is_pending = sense.outcome() == Some(PENDING.keys);
    if (all || is_pending) && sense.outcome().is_some() && context.topic == Topic::Appeals {
        return ended(context, sense);
    }
    if context.topic != Topic::Applications {
        return None;
    }
    if sense.is_forward() && !sense.has(Word::Except) {
        return forward(context, sense);
    }
    if !all {
        return None;
    }
    let is_alike = !sense.results().is_empty() || sense.who().is_some_and(|columns| columns != ANYONE.keys);
    if is_alike { alike(context, sense) } else { done(context, tokens, sense) }
}

/// 均维持, 该案件尚未审结: how the reviews and lawsuits of the sentence ended.
fn ended(context: &Context<'_>, sense: &Sense) -> Option<Statement> {
    let (outcome, start, end) = (sense.outcome()?, sense.start?, sense.end?);
    let appeals = context.part.appeals.as_slice();
    let of_all = sense.has(Word::All) && !mentions(context, sense, "目前");
    let appeals = if of_all { appeals } else { appeals.get(appeals.len().saturating_sub(1)..)? };
    let value: Amount = appeals.iter().map(|(value, _)| *value).sum();
    let rows: Vec<&str> = appeals.iter().flat_map(|(_, rows)| rows.iter().copied()).collect();
    let cells = table_four(context.source.form, &rows, outcome).filter(|_| value > Amount::ZERO)?;
    Some(context.source.states_cells(start..end, Number::exactly(value), vec![cells]))
}

fn mentions(context: &Context<'_>, sense: &Sense, word: &str) -> bool {
    let (Some(start), Some(end)) = (sense.start, sense.end) else { return false };
    let words = context.source.text.get(start.saturating_sub(word.len())..end);
    words.is_some_and(|words| words.contains(word))
}

/// 收到1件，结转下年度办理.
fn forward(context: &Context<'_>, sense: &Sense) -> Option<Statement> {
    let told = &context.paragraph.applications;
    let follows = context.paragraph.quantity == Some(Quantity::Total) && !told.is_answered;
    let cells = carried_forward(context.source.form).filter(|_| follows)?;
    Some(context.source.states_cells(sense.start?..sense.end?, told.all()?, vec![cells]))
}

/// 均予以公开, 均为自然人: the number before counts these, too.
fn alike(context: &Context<'_>, sense: &Sense) -> Option<Statement> {
    let number = context.paragraph.applications.all()?;
    if sense.any(|word| matches!(word, Word::Foreign | Word::Channel | Word::Except))
        || number.value == Amount::ZERO
    {
        return None;
    }
    let sense = Sense { noise: 0, ..sense.clone() };
    let counted = counted::by_words(context, &sense, Unit::Case)?;
    Some(context.source.states_cells(sense.start?..sense.end?, number, counted.readings))
}

/// 均已按时办结: nothing is carried forward.
pub(super) fn done(context: &Context<'_>, tokens: &[Token], sense: &Sense) -> Option<Statement> {
    let told = &context.paragraph.applications;
    let finished = sense.last(|word| word == Word::Finish || word == Word::Rate && sense.has(Word::All))?;
    let is_of_else = sense.any(|word| matches!(word, Word::Except | Word::Foreign | Word::Late))
        || sense.has(Word::Channel) && told.total.is_none();
    let is_of_answered = context.paragraph.quantity == Some(Quantity::CarriedForward)
        || context.paragraph.quantity == Some(Quantity::Total) && told.is_answered;
    let says_all = sense.has(Word::Application) || sense.has(Word::Request);
    let speaks_of_them = told.total.is_some() || says_all;
    if is_of_else || !speaks_of_them || !says_all && is_of_answered {
        return None;
    }
    let begins = |word: Word| matches!(word, Word::All | Word::Already | Word::Rate | Word::Application);
    let (first, _) = sense.words.iter().find(|(_, word)| begins(*word))?;
    let (first, last) = (tokens.get(*first)?, tokens.get(finished)?);
    let span = first.start.min(last.start)..last.end.max(first.end);
    let against = Against::Cells(vec![carried_forward(context.source.form)?]);
    Some(context.source.states(ClaimKind::AllDone, span, Number::NOTHING, against))
}
