//! Clauses without numbers that say something of all that were counted before them:
//! 全部办结 is a 0, 均予以公开 is the number before.

use super::cells::{self, carried_forward};
use super::context::{Basis, Context, Quantity, Topic};
use super::counted;
use super::number::{Number, Unit};
use super::places::{ALL_CASES, ANYONE, DECIDED, PENDING};
use super::scan::Token;
use super::sense::Sense;
use super::table_four;
use super::words::Word;
use super::{Against, ClaimKind, Statement};
use crate::report::Amount;

/// More unknown characters than these, and 办理中 is about something else.
const FEW: usize = 6;

/// What a clause without numbers says of all.
pub(super) fn read(context: &Context<'_>, tokens: &[Token], sense: &Sense) -> Option<Statement> {
    let all = sense.any(|word| matches!(word, Word::All | Word::Already));
    if context.topic == Topic::Appeals
        && let Some(ended) = ended(context, sense, all)
    {
        return Some(ended);
    }
    let told = &context.paragraph.applications;
    let names = sense.has(Word::Application) || sense.has(Word::Request);
    if context.topic != Topic::Applications && !(all && names && told.total.is_some()) {
        return None;
    }
    if sense.is_forward() && !sense.has(Word::Except) {
        return forward(context, sense);
    }
    let is_alike = !sense.results().is_empty() || sense.who().is_some_and(|columns| columns != ANYONE.keys);
    if is_alike && (all || is_of_the_last(context, tokens, sense)) {
        alike(context, sense)
    } else if all || is_in_time(sense) {
        done(context, tokens, sense)
    } else {
        None
    }
}

/// 按期办结、按期答复: nothing else is said.
fn is_in_time(sense: &Sense) -> bool {
    let only = sense.words.iter().all(|(_, word)| matches!(word, Word::InTime | Word::Finish | Word::Plain));
    only && sense.has(Word::InTime) && sense.others.is_empty()
}

/// 申请人为自然人 after a single application, 系本机关不掌握的信息 after any number of them.
fn is_of_the_last(context: &Context<'_>, tokens: &[Token], sense: &Sense) -> bool {
    let told = &context.paragraph.applications;
    let begins = tokens.first().and_then(|token| context.source.text.get(token.start..));
    let says_so = begins.is_some_and(|text| text.starts_with(['系', '属']));
    let follows = context.paragraph.quantity == Some(Quantity::Total) && told.answered.is_none();
    follows && (told.is_one() || says_so) && sense.unknown_before(usize::MAX) < 8 && sense.act().is_none()
}

/// 均维持, 该案件尚未审结, 属其他结果: how the reviews and lawsuits of the sentence ended; 均系直接起诉:
/// how they began.
fn ended(context: &Context<'_>, sense: &Sense, all: bool) -> Option<Statement> {
    let outcome = sense.outcome().filter(|columns| all || *columns != DECIDED.keys);
    // 行政复议1件，正在办理中
    let is_open = sense.is_forward() && !sense.has(Word::Carry) && sense.others.is_empty();
    let outcome = outcome.or(is_open.then_some(PENDING.keys));
    if sense.has(Word::Except) {
        return None;
    }
    let says_so = all || outcome == Some(PENDING.keys) || sense.others.is_empty();
    let (start, end) = (sense.start.filter(|_| says_so)?, sense.end?);
    let appeals = context.part.appeals.as_slice();
    let of_all = sense.has(Word::All) && !mentions(context, sense, "目前");
    let appeals = if of_all { appeals } else { appeals.get(appeals.len().saturating_sub(1)..)? };
    let value: Amount = appeals.iter().map(|(value, _)| *value).sum();
    let named = table_four::rows(sense);
    let rows: Vec<&str> = match outcome {
        Some(_) => appeals.iter().flat_map(|(_, rows)| rows.iter().copied()).collect(),
        // Of lawsuits, and said of no others.
        None => named.into_iter().filter(|_| all && appeals.len() == 1 && sense.has_began()).collect(),
    };
    let cells = cells::table_four(context.source.form, &rows, outcome.unwrap_or(ALL_CASES.keys));
    let cells = cells.filter(|_| value > Amount::ZERO)?;
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
    let follows = context.paragraph.quantity == Some(Quantity::Total)
        && told.answered.is_none()
        && told.basis != Some(Basis::Finished)
        && sense.unknown_before(usize::MAX) <= FEW;
    let cells = carried_forward(context.source.form).filter(|_| follows)?;
    Some(context.source.states_cells(sense.start?..sense.end?, told.all()?, vec![cells]))
}

/// 均予以公开, 均为自然人: the number before counts these, too.
fn alike(context: &Context<'_>, sense: &Sense) -> Option<Statement> {
    let number = context.paragraph.applications.all()?;
    // 均不存在逾期答复的情况
    let is_of_else =
        sense.any(|word| matches!(word, Word::Foreign | Word::Channel | Word::Except | Word::Late));
    // 其他处理2件，均为主动撤回: all of the 2.
    let is_of_some = !matches!(context.paragraph.quantity, Some(Quantity::Total | Quantity::Applicants));
    if is_of_else || is_of_some || number.value == Amount::ZERO {
        return None;
    }
    let mut sense = Sense { noise: 0, ..sense.clone() };
    // 系本机关不掌握的企业信息: what the information is about, not who asked.
    if let Some(result) = sense.last(|word| matches!(word, Word::Result(_))) {
        sense.words.retain(|(place, word)| *place < result || !matches!(word, Word::Who(_)));
    }
    let counted = counted::by_words(context, &sense, Number { unit: Unit::Case, ..number })?;
    Some(context.source.states_cells(sense.start?..sense.end?, number, counted.readings))
}

/// 均已办理: as 均已办结.
fn handled(sense: &Sense) -> Option<usize> {
    let mut pairs = sense.words.windows(2).filter_map(|pair| match pair {
        [(first, Word::All | Word::Already), (second, Word::Handle)] if *second == first + 1 => Some(*second),
        _ => None,
    });
    pairs.next()
}

/// 均已按时办结: nothing is carried forward.
pub(super) fn done(context: &Context<'_>, tokens: &[Token], sense: &Sense) -> Option<Statement> {
    let told = &context.paragraph.applications;
    let finished = sense.last(|word| word == Word::Finish || word == Word::Rate && sense.has(Word::All));
    let finished = finished.or(handled(sense))?;
    let is_of_else = sense.any(|word| matches!(word, Word::Except | Word::Foreign | Word::Late))
        || sense.has(Word::Channel) && told.total.is_none();
    let is_of_answered =
        context.paragraph.quantity == Some(Quantity::CarriedForward) || told.is_part_answered();
    // 其中97件准予公开，已按期办结: the 97 were, without 均 no others.
    let is_of_some = context.paragraph.quantity == Some(Quantity::Results) && !sense.has(Word::All);
    let says_all = sense.has(Word::Application) || sense.has(Word::Request);
    let speaks_of_them = told.total.is_some() || says_all;
    if is_of_else || !speaks_of_them || !says_all && (is_of_answered || is_of_some) {
        return None;
    }
    let begins = |word: Word| {
        matches!(word, Word::All | Word::Already | Word::Rate | Word::Application | Word::InTime)
    };
    let (first, _) = sense.words.iter().find(|(_, word)| begins(*word))?;
    let (first, last) = (tokens.get(*first)?, tokens.get(finished)?);
    let span = first.start.min(last.start)..last.end.max(first.end);
    let against = Against::Cells(vec![carried_forward(context.source.form)?]);
    Some(context.source.states(ClaimKind::AllDone, span, Number::NOTHING, against))
}
