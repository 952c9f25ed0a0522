//! What a number says of table two: documents, decisions, fees.

use super::cells::{decisions, table_two};
use super::context::{Context, Counted, Quantity, Topic};
use super::number::Unit;
use super::places::{AMOUNT, MADE, REGULATIONS};
use super::sense::Sense;
use super::words::Word;

/// The documents, decisions or fees that the words beside a number name.
pub(super) fn read(context: &Context<'_>, sense: &Sense, unit: Unit) -> Option<Counted> {
    let form = context.source.form;
    let of_government = sense.last(|word| word == Word::GovernmentRegulations);
    let of_government =
        of_government.filter(|_| context.source.is_government).map(|place| (place, REGULATIONS.key()));
    let (row, state) = (sense.table_two().or(of_government), sense.state());
    if sense.noise > 0 || sense.any(|word| matches!(word, Word::Foreign | Word::Share)) {
        return None;
    }
    let (place, row) = match (row, state, context.paragraph.table_two) {
        (Some(row), ..) => row,
        (None, Some((place, _)), Some(row)) => (place, row),
        _ => return None,
    };
    // 规范性文件等信息45件 counts something else.
    let moved_on = sense.words.iter().any(|(later, word)| *later > place && *word == Word::Etc);
    let is_money = matches!(unit, Unit::Yuan | Unit::TenThousandYuan);
    let counts_money = form.at(REGULATIONS.table, row, AMOUNT.key()).is_some();
    if moved_on || counts_money != is_money {
        return None;
    }
    let column = if is_money {
        AMOUNT.key()
    } else if let Some(column) = decisions(form, row) {
        let is_decision = unit == Unit::Case && context.topic != Topic::Foreign;
        if !is_decision || sense.words.iter().any(|(later, _)| *later > place + 2) {
            return None;
        }
        column
    } else {
        let is_named_last = sense.words.iter().all(|(later, word)| {
            *later <= place || matches!(word, Word::Plain | Word::State(_) | Word::And | Word::Sum)
        });
        if sense.words.iter().filter(|(_, word)| matches!(word, Word::TableTwo(_))).count() > 1 {
            return None;
        }
        // 清理规范性文件100件, 解读规范性文件2件
        let is_said = state.is_some() || sense.has(Word::Publish) || sense.others.is_empty();
        if !is_named_last || !is_said || !matches!(unit, Unit::Case | Unit::Item) {
            return None;
        }
        match state {
            Some((_, state)) => state,
            None if sense.has(Word::Publish) => MADE.key(),
            None => context.part.document_state.unwrap_or(MADE.key()),
        }
    };
    let readings = table_two(form, row, column);
    (!readings.is_empty()).then_some(Counted { readings, quantity: Quantity::TableTwo })
}
