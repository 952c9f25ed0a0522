//! A field read clause by clause: what is spoken of, and what its numbers state about it.
//!
//! Each clause and each number is first read by functions that only look at the [`Context`];
//! then the context remembers it, here and nowhere else.

use super::clause::{Clause, clauses};
use super::context::{Context, Quantity, Source};
use super::number::{Number, Unit};
use super::places::MADE;
use super::respectively::Respectively;
use super::scan::{Stop, Token, What, tokens};
use super::sense::{Phrase, Sense, phrases};
use super::words::Word;
use super::{Against, ClaimKind, Statement, all, counted, nothing, parts, percent, repeats, settle};
use crate::limits;
use crate::order;
use crate::report::{Amount, Field, LiveFigure, Report};

/// More words than these beside a number are about something else.
const LEFT: usize = 40;
const RIGHT: usize = 24;

/// What a field of a report states.
pub(super) fn field(report: &Report, field: Field) -> Vec<Statement> {
    let text = limits::checked(report.text(field));
    let is_government = report.text(Field::OrganName).contains("政府");
    let source = Source { form: report.form, field, text, is_government };
    let tokens = tokens(text, report.form, report.year());
    let mut context = Context::new(source);
    let (mut found, mut stated, mut respectively) = (Vec::new(), Vec::new(), Respectively::default());
    let clauses = clauses(&tokens);
    let ahead = outcomes_ahead(&clauses);
    for (clause, ahead) in clauses.iter().zip(ahead.iter().rev()) {
        context.outcome_ahead = *ahead;
        stated = read_clause(clause, &mut context, &mut respectively, stated);
        if clause.after == Stop::Paragraph {
            found.extend(settle::paragraph(source, std::mem::take(&mut stated)));
        }
    }
    found.extend(parts::read(field, &tokens));
    found.extend(repeats::read(field, text, &tokens));
    order::by_key(&mut found, |statement| (statement.span.start, statement.span.end));
    found.into_iter().filter_map(|statement| followed(statement, report.live_figures(field))).collect()
}

/// For each clause, from the last to the first, the outcome of reviews and lawsuits that ends the
/// list which it is part of.
fn outcomes_ahead(clauses: &[Clause]) -> Vec<Option<&'static [&'static str]>> {
    let mut ahead = None;
    let of = |clause: &Clause| {
        let outcome = clause.tokens.iter().take(LEFT).find_map(|token| match token.what {
            What::Word(Word::Outcome(columns)) => Some(columns),
            _ => None,
        });
        ahead = outcome.or(ahead.filter(|_| clause.after == Stop::Pause));
        ahead
    };
    clauses.iter().rev().map(of).collect()
}

/// Adds what a clause states to what the paragraph has `stated` so far.
fn read_clause(
    clause: &Clause,
    context: &mut Context<'_>,
    respectively: &mut Respectively,
    mut stated: Vec<Statement>,
) -> Vec<Statement> {
    let sense = Sense::of(clause.tokens.get(..clause.tokens.len().min(LEFT * 2)).unwrap_or_default());
    context.enters(&sense, clause.depth > 0);
    let phrases = phrases(&clause.tokens);
    if phrases.is_empty() {
        stated.extend(nothing::read(context, &clause.tokens, &sense));
    }
    for phrase in &phrases {
        read_number(phrase, context, respectively, &mut stated);
    }
    if !matches!(clause.after, Stop::Pause | Stop::Comma | Stop::Open | Stop::Close) {
        respectively.clear();
    }
    context.passes(clause.after);
    stated
}

/// Adds what a number states with the words around it.
fn read_number(
    phrase: &Phrase<'_>,
    context: &mut Context<'_>,
    respectively: &mut Respectively,
    stated: &mut Vec<Statement>,
) {
    let (token, source) = (phrase.number, context.source);
    let What::Number(number) = token.what else { return };
    let from = phrase.left.len().saturating_sub(LEFT);
    let left = last_listed(phrase.left.get(from..).unwrap_or_default());
    let left = respectively.words(left);
    let right = phrase.right.get(..phrase.right.len().min(RIGHT)).unwrap_or_default();
    let (before, after) = (Sense::of(&left), Sense::of(right));
    if number.unit == Unit::Percent {
        if let Some(percentage) = percent::read(context, number, &before, token) {
            context.divides_by(percentage.whole);
            stated.push(percentage.statement);
        }
        return;
    }
    if before.has(Word::ProcessingFee) && number.unit == Unit::Yuan {
        stated.push(source.states_fee(before.start.unwrap_or(token.start)..token.end, number));
        return;
    }
    if is_second_way(context, &before)
        && let Some(total) = stated.last_mut()
    {
        add(total, number, token.end);
        context.adds_to_total(total.number.value);
        return;
    }
    let Some((counted, is_after)) = counted::around(context, &before, &after, right, number) else {
        context.passes_over(number, &before, &after);
        return;
    };
    context.counts(number, &counted, &before);
    let is_openness = before.has(Word::Openness) || before.has(Word::Application);
    match counted.quantity {
        Quantity::TableTwo if context.is_in_bracket => settle::replaced(source, stated, &counted, |_| true),
        // 公开规章13件，新制定5件
        Quantity::TableTwo if context.part.document_state == Some(MADE.key()) => {
            settle::replaced(source, stated, &counted, |words| {
                words.contains("公开") && !words.contains('制')
            });
        }
        // 行政诉讼12件，其中政府信息公开类3件: the 12 are over anything.
        Quantity::Appeals if is_openness => {
            settle::replaced(source, stated, &counted, |words| !words.contains("公开"));
        }
        _ => {}
    }
    let start = before.start.filter(|start| *start < token.start).unwrap_or(token.start);
    let end = if is_after { after.end.unwrap_or(token.end) } else { token.end };
    stated.push(source.states_cells(start..end, number, counted.readings));
    // 收到的5件申请均已答复
    let says_all = after.any(|word| matches!(word, Word::All | Word::Already));
    if !is_after && counted.quantity == Quantity::Total && says_all {
        stated.extend(all::done(context, right, &after));
    }
}

/// 没有行政复议、提起行政诉讼1件: the 1 is one of what was listed last, not of what there is none of.
fn last_listed(left: &[Token]) -> &[Token] {
    let denial = left.iter().position(|token| token.what == What::Word(Word::NoneOf));
    let pause = left.iter().rposition(|token| token.what == What::Stop(Stop::Pause));
    match (denial, pause) {
        (Some(denial), Some(pause)) if denial < pause => left.get(pause + 1..).unwrap_or_default(),
        _ => left,
    }
}

/// 网上申请3件、纸质申请36件: the two ways together are the total.
fn is_second_way(context: &Context<'_>, before: &Sense) -> bool {
    context.sentence.by_channel
        && context.paragraph.quantity == Some(Quantity::Total)
        && before.has(Word::Channel)
        && before.act().is_none_or(|(_, act)| act == Word::Receive)
        && !before.has(Word::Application)
        && !before.has(Word::Among)
}

/// Adds a number to that of a statement, which then ends at `end`.
fn add(statement: &mut Statement, number: Number, end: usize) {
    let sum = statement.number.value + number.value;
    statement.number = Number { value: sum, least: sum, most: Some(sum), ..statement.number };
    statement.span.end = end;
    if sum > Amount::ZERO {
        statement.kind = ClaimKind::Cell;
    }
}

/// The statement, held against nothing where its number is a live figure of what its words
/// mean. A figure of another cell is held against the table like any other number. A list of
/// nothing but live figures says what the tables say, whose own sums are checked: it is none.
/// The live figures are in the order of their places.
fn followed(mut statement: Statement, live: &[LiveFigure]) -> Option<Statement> {
    let span = statement.span.clone();
    let rest = live.get(live.partition_point(|one| one.place.start < span.start)..).unwrap_or_default();
    let within = rest.get(..rest.partition_point(|one| one.place.end <= span.end)).unwrap_or_default();
    if let ([one], Against::Cells(readings)) = (within, &statement.against)
        && readings.iter().any(|cells| cells.as_slice() == [one.cell])
    {
        statement.against = Against::Live(one.cell);
    }
    let is_list = matches!(&statement.against, Against::Parts(parts) if within.len() > parts.len());
    (!is_list).then_some(statement)
}
