//! What the number of a phrase counts: the cells that it has to agree with.

use super::cells::carried_forward;
use super::context::{Context, Counted, Quantity, Topic};
use super::number::{Number, Unit};
use super::places::NORMATIVE_DOCUMENTS;
use super::scan::{Token, What};
use super::sense::Sense;
use super::words::{RelativeYear, Word};
use super::{table_four, table_three, table_two};
use crate::report::Amount;

/// As many unknown characters may stand before 申请 after its number: 收到2份政府环境信息公开申请.
const MODIFIER: usize = 6;

/// What a number counts, and whether the words after it (`right`, whose sense is `after`) say so.
pub(super) fn around(
    context: &Context<'_>,
    before: &Sense,
    after: &Sense,
    right: &[Token],
    number: Number,
) -> Option<(Counted, bool)> {
    let unit = number.unit;
    let first = right.first().map(|token| token.what);
    if unit == Unit::None && !right.is_empty() && first != Some(What::Word(Word::Application)) {
        return None;
    }
    // 9个环节
    let is_of_noun = number.word == "个" && matches!(first, Some(What::Other(_) | What::Word(Word::Foreign)));
    if is_of_noun && !after.any(|word| matches!(word, Word::Application | Word::Request | Word::Who(_))) {
        return None;
    }
    let quantified = after.has(Word::All) && (!after.results().is_empty() || after.who().is_some());
    if !quantified && let Some(counted) = with_noun(context, before, after, number) {
        return Some((counted, true));
    }
    let speaks_of_else =
        matches!(first, Some(What::Other(_) | What::Word(Word::Foreign | Word::Publish | Word::Open)));
    if !(quantified || speaks_of_else && names_nothing(before))
        && let Some(counted) = by_words(context, before, number)
    {
        return Some((counted, false));
    }
    // 3件予以公开
    let is_predicate = before.start.is_none() || quantified && before.act().is_some();
    if !is_predicate || before.noise > 6 || unit == Unit::Other {
        return None;
    }
    let mut predicate = after.clone();
    predicate.noise = 0;
    if is_still_open(context, &predicate, right) {
        let cells = carried_forward(context.source.form)?;
        return Some((Counted { readings: vec![cells], quantity: Quantity::CarriedForward }, true));
    }
    let counted = by_words(context, &predicate, number)?;
    // 发布8份（其中1份已失效）: of these, not of all. 2件撤回，4件按时答复: 4 are not all.
    let is_of_these = counted.quantity == Quantity::TableTwo && before.has(Word::Among)
        || counted.quantity == Quantity::Total && context.paragraph.quantity == Some(Quantity::Results);
    (!is_of_these).then_some((counted, true))
}

/// 2件正在依法按程序办理: some of those that were received, and not yet answered.
fn is_still_open(context: &Context<'_>, predicate: &Sense, right: &[Token]) -> bool {
    const OPEN: [char; 4] = ['正', '仍', '尚', '续'];
    let (Some(first), Some(last)) = (right.first(), right.last()) else { return false };
    let is_handled = predicate.act().is_some_and(|(_, act)| act == Word::Handle);
    let is_only = predicate.results().is_empty()
        && !predicate.any(|word| matches!(word, Word::Already | Word::All | Word::Foreign));
    context.topic == Topic::Applications
        && context.paragraph.applications.total.is_some()
        && is_handled
        && is_only
        && context.source.text.get(first.start..last.end).is_some_and(|words| words.contains(OPEN))
}

/// 收到12件政府信息公开申请: the words before the number go on after it.
fn with_noun(context: &Context<'_>, before: &Sense, after: &Sense, number: Number) -> Option<Counted> {
    let leads = |word: Word| matches!(word, Word::Plain | Word::Openness | Word::State(_));
    let leading = after.words.iter().take_while(|(_, word)| leads(*word)).count();
    let (place, noun) = after.words.get(leading)?;
    let is_application = *noun == Word::Application;
    let names = is_application || matches!(noun, Word::TableTwo(_) | Word::Review | Word::Litigation);
    let most = if is_application { MODIFIER } else { 0 };
    if !names || is_application && before.act().is_none() || after.unknown_before(*place) > most {
        return None;
    }
    // 对6件规范性文件进行审查: nothing says that they were made.
    let is_made = |sense: &Sense| sense.state().is_some() || sense.publishes();
    let is_document = *noun == Word::TableTwo(NORMATIVE_DOCUMENTS.key());
    if is_document && !is_made(before) && !is_made(after) && number.value > Amount::ZERO {
        return None;
    }
    let mut both = before.clone();
    let shift = before.words.last().map_or(0, |(place, _)| place + 1);
    both.words.extend(after.words.iter().take(leading + 1).map(|(place, word)| (place + shift, *word)));
    // 42件行政诉讼被维持
    let outcome = after.words.iter().find(|(_, word)| matches!(word, Word::Outcome(_)));
    both.words.extend(outcome.filter(|_| !is_application).map(|(place, word)| (place + shift, *word)));
    both.noise = 0;
    by_words(context, &both, number)
}

/// Whether the words before a number say only that something was done, and not with what.
fn names_nothing(before: &Sense) -> bool {
    !before.any(|word| {
        !matches!(
            word,
            Word::Receive
                | Word::Happen
                | Word::Newly
                | Word::Handle
                | Word::Finish
                | Word::Plain
                | Word::Year(_)
                | Word::Already
                | Word::All
                | Word::Among
                | Word::Except
                | Word::Sum
        )
    })
}

/// What words say that their number counts.
pub(super) fn by_words(context: &Context<'_>, sense: &Sense, number: Number) -> Option<Counted> {
    let unit = number.unit;
    if unit == Unit::Percent || is_difference(sense) {
        return None;
    }
    if let Some(counted) = table_two::read(context, sense, number) {
        return Some(counted);
    }
    let is_money = matches!(unit, Unit::Yuan | Unit::TenThousandYuan);
    let is_late = sense.has(Word::Late) && sense.results().is_empty();
    if is_money || is_late || unit == Unit::Other || is_noisy(context, sense) {
        return None;
    }
    table_four::read(context, sense, number).or_else(|| table_three::read(context, sense, unit))
}

/// 比上年增加3件: a difference, no figure of this year.
fn is_difference(sense: &Sense) -> bool {
    let compared = sense.last(|word| matches!(word, Word::Compare | Word::Change(_)));
    // 经协调由申请人撤回 is a result.
    let assists = sense.has(Word::Assist) && sense.results().is_empty();
    compared.is_some_and(|place| sense.act().is_none_or(|(act, _)| act < place))
        || sense.has(Word::Period)
        || assists
        || is_of_several_years(sense)
}

/// 2022年、2023年分别收到12件、15件: the first is not this year's.
fn is_of_several_years(sense: &Sense) -> bool {
    let is_other = |word| matches!(word, Word::Year(RelativeYear::Last | RelativeYear::Other));
    sense.has(Word::Respectively) && sense.any(is_other)
}

/// Whether something unknown stands between the words and the number.
fn is_noisy(context: &Context<'_>, sense: &Sense) -> bool {
    let is_clear = sense.any(|word| word == Word::Application) && sense.act().is_some();
    let ends_foreign = sense.words.iter().rev().find_map(|(_, word)| match word {
        Word::Open => Some(!table_three::is_open_result(context, sense)),
        Word::Foreign | Word::Publish => Some(true),
        Word::Plain
        | Word::And
        | Word::Etc
        | Word::All
        | Word::Already
        | Word::Openness
        | Word::Sum
        | Word::Information => None,
        _ => Some(false),
    });
    ends_foreign == Some(true) || sense.noise > if is_clear { 4 } else { 0 }
}
