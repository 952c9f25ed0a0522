//! What a number says of table three: applications, who made them, and how they ended.

use super::cells::{Sum, group_of, of_anyone, table_three};
use super::context::{Basis, Context, Counted, Quantity, Topic};
use super::number::Unit;
use super::places::{
    ANYONE, CARRIED_FORWARD, CARRIED_OVER, DENIED, GRANTED, LEGAL_PERSONS, NATURAL, NEW_RECEIVED,
    OTHER_APPLICANTS, OTHER_HANDLING, OTHERWISE, PARTIALLY_GRANTED, TOTAL_PROCESSED,
};
use super::sense::Sense;
use super::words::Word;

/// 新收 and 上年结转 together.
const RECEIVED: &[&str] = &[NEW_RECEIVED.key(), CARRIED_OVER.key()];

/// The applications that the words beside a number name.
pub(super) fn read(context: &Context<'_>, sense: &Sense, unit: Unit) -> Option<Counted> {
    let told = &context.paragraph.applications;
    let named = sense.any(|word| word == Word::Application);
    // 制定了答复文书，其中予以公开59件: still those of the total.
    // 部分公开59件 is one of applications wherever nothing is published.
    let opens = |rows| [GRANTED.keys, PARTIALLY_GRANTED.keys, DENIED.keys].contains(&rows);
    let goes_on = sense.any(|word| match word {
        Word::Result(rows) => told.total.is_some() || opens(rows) && !context.sentence.publishes(),
        _ => false,
    });
    // 属信访、举报等不予处理12件: words before a result are its reason.
    let result = sense.last(|word| matches!(word, Word::Result(_)));
    let is_of_else = sense.last(|word| word == Word::Foreign) > result;
    if !named && (context.topic == Topic::Foreign && !goes_on || is_of_else) {
        return None;
    }
    if named && is_mixed(sense) {
        return None;
    }
    if context.is_of_another_year(sense) && !sense.is_over() {
        return None;
    }
    // 行政复议3件，上年结转1件，审结4件: still those.
    let is_of_appeals = context.topic == Topic::Appeals && !context.part.appeals.is_empty();
    if is_of_appeals && told.total.is_none() && !named && !sense.has(Word::Request) {
        return None;
    }
    let counted = |rows: &[&str], quantity| {
        let cells = table_three(context.source.form, rows, sense.who().unwrap_or(ANYONE.keys))?;
        Some(Counted { readings: vec![cells], quantity })
    };
    if sense.is_over() {
        return counted(CARRIED_OVER.keys, Quantity::CarriedOver);
    }
    if sense.is_forward() {
        let is_sure = sense.has(Word::Carry) || named || context.topic == Topic::Applications;
        return if is_sure || sense.has(Word::Forward) {
            counted(CARRIED_FORWARD.keys, Quantity::CarriedForward)
        } else {
            None
        };
    }
    if sense.has(Word::Carry) {
        return if context.is_in_bracket {
            counted(CARRIED_OVER.keys, Quantity::CarriedOver)
        } else {
            counted(CARRIED_FORWARD.keys, Quantity::CarriedForward)
        };
    }
    results(context, sense, unit)
        .or_else(|| applicants(context, sense))
        .or_else(|| total(context, sense, unit))
        .or_else(|| sum(context, sense))
}

/// 收到12345来信和依申请公开共26件: not only applications.
fn is_mixed(sense: &Sense) -> bool {
    let application = sense.last(|word| word == Word::Application);
    let else_named = sense.words.iter().filter(|(_, word)| *word == Word::Foreign);
    let mut pairs = else_named.filter_map(|(place, _)| Some((*place, application?)));
    pairs.any(|(one, other)| {
        let (first, last) = (one.min(other), one.max(other));
        let joins = |(place, word): &(usize, Word)| (first..last).contains(place) && *word == Word::And;
        sense.is_listed(first, last) || sense.words.iter().any(joins)
    })
}

/// How applications ended: 予以公开3件.
fn results(context: &Context<'_>, sense: &Sense, unit: Unit) -> Option<Counted> {
    let form = context.source.form;
    let quantity = context.paragraph.quantity;
    let mut rows = sense.results();
    let place = sense.last(|word| matches!(word, Word::Result(_)));
    let is_published = unit == Unit::Item
        && sense
            .words
            .iter()
            .any(|(later, word)| matches!(word, Word::Information | Word::Openness) && Some(*later) > place);
    // 主动撤回 is a row of its own only among the others.
    let is_alone = rows == [OTHER_HANDLING.keys] && quantity != Some(Quantity::Results);
    // 其他处理14件（含撤回6件、其他3件）: parts of a group that are no rows of their own.
    let is_within = context.is_in_bracket || sense.has(Word::Among);
    let group = of_anyone(form, OTHERWISE.keys);
    let last = context.paragraph.shares.part.as_ref().map(|(_, cells, _)| cells);
    let is_within = is_within || last.is_some() && last == group.as_ref();
    if is_within
        && quantity == Some(Quantity::Results)
        && (rows == [OTHER_HANDLING.keys] || rows.is_empty() && sense.has(Word::Others))
    {
        return None;
    }
    if is_published || is_alone && context.paragraph.applications.total.is_none() {
        return None;
    }
    if rows.is_empty() && sense.has(Word::Others) && quantity == Some(Quantity::Results) {
        rows = vec![OTHERWISE.keys.to_vec(), OTHER_HANDLING.keys.to_vec()];
    }
    if rows.is_empty() && is_open_result(context, sense) {
        rows = vec![GRANTED.keys.to_vec()];
    }
    // 信息不存在等36件: one of the reasons stands for its group.
    if let Some([row]) = rows.first().map(Vec::as_slice)
        && sense.has(Word::Etc)
        && let Some(group) = group_of(form, row)
    {
        rows.push(group.to_vec());
    }
    let columns: Vec<&[&str]> = match (sense.who(), context.part.applicant) {
        (Some(columns), _) => vec![columns],
        (None, Some(columns)) => vec![columns, ANYONE.keys],
        (None, None) => vec![ANYONE.keys],
    };
    let readings: Vec<Sum> = rows
        .iter()
        .flat_map(|rows| columns.iter().map(move |columns| (rows, columns)))
        .filter_map(|(rows, columns)| table_three(form, rows, columns))
        .collect();
    (!readings.is_empty()).then_some(Counted { readings, quantity: Quantity::Results })
}

/// 公开5件、不予公开2件, where results are told: 公开 is 予以公开.
pub(super) fn is_open_result(context: &Context<'_>, sense: &Sense) -> bool {
    let is_told = matches!(context.paragraph.quantity, Some(Quantity::Results | Quantity::Total));
    let only = |word| matches!(word, Word::Open | Word::Plain | Word::Among | Word::Sum);
    context.topic == Topic::Applications
        && is_told
        && sense.has(Word::Open)
        && sense.others.is_empty()
        && sense.words.iter().all(|(_, word)| only(*word))
}

/// Who applied: 自然人申请3件.
fn applicants(context: &Context<'_>, sense: &Sense) -> Option<Counted> {
    let form = context.source.form;
    let told = &context.paragraph.applications;
    let is_other = sense.has(Word::Others) && context.paragraph.quantity == Some(Quantity::Applicants);
    let columns = sense.who().or(is_other.then_some(OTHER_APPLICANTS.keys))?;
    if columns == ANYONE.keys {
        return None;
    }
    let basis = match sense.act() {
        Some((_, act)) => Basis::of(act)?,
        None if context.topic == Topic::Foreign => return None,
        None => told.basis.or(sense.has(Word::Request).then_some(Basis::Received))?,
    };
    let mut readings = Vec::new();
    // 办理12件，其中自然人申请9件: 9 applied, whenever they were answered.
    let applied = sense.act().is_none() && sense.has(Word::Request);
    let rows: &[&[&str]] = match basis {
        Basis::Handled | Basis::Finished if applied => &[NEW_RECEIVED.keys, RECEIVED, TOTAL_PROCESSED.keys],
        other => other.rows(),
    };
    for rows in rows {
        readings.extend(table_three(form, rows, columns));
        // 企业 often means every kind of organisation.
        if columns != NATURAL.keys && columns != LEGAL_PERSONS.keys {
            readings.extend(table_three(form, rows, LEGAL_PERSONS.keys));
        }
    }
    // 收到个人申请3件 may be all that there were.
    if sense.act().is_some() && told.total.is_none() {
        readings.extend(totals(context, basis.rows()).readings);
    }
    Some(Counted { readings, quantity: Quantity::Applicants })
}

/// All applications: 收到申请3件, 办结3件.
fn total(context: &Context<'_>, sense: &Sense, unit: Unit) -> Option<Counted> {
    let told = &context.paragraph.applications;
    let named = sense.has(Word::Application);
    let channel = sense.has(Word::Channel);
    let Some((place, act)) = sense.act() else {
        let is_bare = !named
            || context.sentence.publishes()
            || channel
            || sense.has(Word::Among)
            || context.is_in_bracket;
        if is_bare || !matches!(unit, Unit::Case | Unit::None) || sense.publishes() || told.total.is_some() {
            return None;
        }
        return Some(totals(context, &[NEW_RECEIVED.keys, TOTAL_PROCESSED.keys, RECEIVED]));
    };
    // 办理挖掘道路申请件77件: applications for something else.
    let asks = sense.last(|word| word == Word::Request);
    let is_for_else =
        !named && sense.others.iter().any(|(other, _)| (place..asks.unwrap_or(0)).contains(other));
    // 其中市政府办公室收到300件
    let is_of_some = !named
        && told.total.is_some()
        && sense.has(Word::Among)
        && !matches!(act, Word::Finish | Word::Newly);
    // 办公室收到申请23件，区县政府收到申请156件
    let is_of_other_unit = !named
        && told.total.is_some()
        && act == Word::Receive
        && sense.others.iter().any(|(other, length)| other + 1 == place && *length > 1);
    // 收到依申请公开行政许可类12件, 办理户籍证明等依申请事项1500件
    let is_of_kind = sense.any(|word| matches!(word, Word::TableTwo(_)))
        || sense.has(Word::Foreign) && sense.has(Word::Etc);
    // 网上收到20件; 办理55件，其中撤销申请1件，电话回复2件
    let is_result = context.paragraph.quantity == Some(Quantity::Results);
    let is_beside_total = told.total.is_some() && (act != Word::Finish || is_result);
    let is_part = is_for_else
        || is_of_kind
        || is_of_other_unit
        || is_of_some
        || channel && (sense.has(Word::Among) || is_beside_total);
    let basis = Basis::of(act)?;
    let is_of_those_before = context.topic == Topic::Applications && !sense.publishes();
    if is_part || !(named || is_of_those_before) {
        return None;
    }
    // 答复31件 may be all that a report says of its applications; after 收到 it is what it says.
    let basis = match basis {
        Basis::Finished if named && told.total.is_none() => Basis::Handled,
        Basis::Handled if told.total.is_some() => Basis::Finished,
        other => other,
    };
    Some(totals(context, basis.rows()))
}

/// 新收104件，上年结转0件，共计104件.
fn sum(context: &Context<'_>, sense: &Sense) -> Option<Counted> {
    let is_received = matches!(context.paragraph.applications.basis, Some(Basis::New | Basis::Received));
    let is_sum = context.paragraph.quantity == Some(Quantity::CarriedOver)
        && is_received
        && sense.has(Word::Sum)
        && sense.words.iter().all(|(_, word)| matches!(word, Word::Sum | Word::Plain | Word::Request));
    is_sum.then(|| totals(context, &[RECEIVED]))
}

fn totals(context: &Context<'_>, rows: &[&[&str]]) -> Counted {
    let readings = rows.iter().filter_map(|rows| of_anyone(context.source.form, rows)).collect();
    Counted { readings, quantity: Quantity::Total }
}
