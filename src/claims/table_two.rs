//! What a number says of table two: documents, decisions, fees.

use super::cells::{Sum, decisions, table_two};
use super::context::{Context, Counted, Quantity, Topic};
use super::number::{Number, Unit};
use super::places::{AMOUNT, MADE, REGULATIONS};
use super::sense::Sense;
use super::words::{RelativeYear, Word};
use crate::report::Amount;

/// The documents, decisions or fees that the words beside a number name.
pub(super) fn read(context: &Context<'_>, sense: &Sense, number: Number) -> Option<Counted> {
    let unit = number.unit;
    let form = context.source.form;
    let of_government = sense.last(|word| word == Word::GovernmentRegulations);
    let of_government =
        of_government.filter(|_| context.source.is_government).map(|place| (place, REGULATIONS.key()));
    // 2022年制定3件, 拟于2024年出台2件
    let year = sense.year().or(context.sentence.year);
    if matches!(year, Some(RelativeYear::Last | RelativeYear::Next | RelativeYear::Other)) {
        return None;
    }
    let (row, state) = (sense.table_two().or(of_government), sense.state());
    if sense.noise > 0 || sense.any(|word| matches!(word, Word::Foreign | Word::Share)) {
        return None;
    }
    let (place, row) = match (row, state, context.paragraph.table_two) {
        (Some(row), ..) => row,
        // 出台规范性文件5件，其中以政府名义制发2件: a part of what was made.
        (None, Some((_, state)), _)
            if state == MADE.key() && context.part.among && !sense.others.is_empty() =>
        {
            return None;
        }
        (None, Some((place, _)), Some(row)) => (place, row),
        // 公示行政事业性收费2项，费用总额为5万元
        (None, None, Some(row)) if context.part.names_fees && is_amount(sense, unit) => (0, row),
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
        // 公开信息300条，其中行政许可3条: information about decisions.
        // 权力清单有行政强制3项: nor those that may be made.
        let is_case = unit == Unit::Case || number.word == "人次";
        let is_item = unit == Unit::Item
            && context.topic != Topic::Foreign
            && context.part.document_state.is_none()
            && !(number.word == "条" && sense.publishes());
        let is_decision = (is_case || is_item) && !context.sentence.publishes();
        let goes_on = |word| {
            matches!(
                word,
                Word::Plain | Word::Year(_) | Word::Handle | Word::Finish | Word::Sum | Word::Already
            )
        };
        // 收到依申请公开行政许可类12件、行政处罚类5件: what applications are about.
        let words = sense.end.and_then(|end| context.source.text.get(..end));
        let is_subject =
            context.topic == Topic::Applications && words.is_some_and(|words| words.ends_with('类'));
        // 行政许可事项13项, 公布行政许可12项清单: what may be licensed; 办理行政许可事项13项 are decisions.
        let rest = sense.end.and_then(|end| context.source.text.get(end..)).unwrap_or_default();
        let is_listed = number.word == "项"
            && (sense.act().is_none() && words.is_some_and(|words| words.ends_with("事项"))
                || rest.split(['，', ',', '；', '。']).next().is_some_and(|rest| rest.contains("清单")));
        // 新增行政处罚41项: those that may be made, too.
        if !is_decision
            || is_subject
            || is_listed
            || state.is_some()
            || sense.words.iter().any(|(later, word)| *later > place && !goes_on(*word))
        {
            return None;
        }
        column
    } else {
        let is_named_last = sense.words.iter().all(|(later, word)| {
            *later <= place || matches!(word, Word::Plain | Word::State(_) | Word::And | Word::Sum)
        });
        let named = sense.words.iter().filter(|(_, word)| matches!(word, Word::TableTwo(_))).count();
        let is_none = number.value == Amount::ZERO && number.is_exact();
        if named > 1 && !is_none {
            return None;
        }
        // 清理规范性文件100件, 解读规范性文件2件
        let is_said = state.is_some() || sense.publishes() || sense.others.is_empty();
        // 公开信息26条，其中规范性文件2条: a column of the website.
        let is_column = number.word == "条" && context.sentence.publishes();
        if is_column || !is_named_last || !is_said || !matches!(unit, Unit::Case | Unit::Item) {
            return None;
        }
        match state {
            Some((_, state)) => state,
            None if sense.publishes() => MADE.key(),
            None => context.part.document_state.unwrap_or(MADE.key()),
        }
    };
    // 制发规章、规范性文件0件: none of either.
    let rows = sense.words.iter().filter_map(|(_, word)| match word {
        Word::TableTwo(other) if *other != row => Some(*other),
        _ => None,
    });
    let others: Sum = rows.filter_map(|other| form.at(MADE.table, other, column)).collect();
    let mut readings = table_two(form, row, column);
    for cells in &mut readings {
        cells.extend(&others);
    }
    (!readings.is_empty()).then_some(Counted { readings, quantity: Quantity::TableTwo })
}

/// Whether nothing but an amount of money is named.
fn is_amount(sense: &Sense, unit: Unit) -> bool {
    let only = |word| {
        matches!(word, Word::Late | Word::Plain | Word::Sum | Word::Publish | Word::Open | Word::Year(_))
    };
    matches!(unit, Unit::Yuan | Unit::TenThousandYuan)
        && sense.others.is_empty()
        && sense.words.iter().all(|(_, word)| only(*word))
}
