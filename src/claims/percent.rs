//! Percentages: shares of what the text counts, and changes from last year.

use super::cells::{Sum, of_anyone};
use super::context::{Basis, Context, Quantity, Topic};
use super::number::Number;
use super::places::TOTAL_PROCESSED;
use super::scan::Token;
use super::sense::Sense;
use super::words::Word;
use super::{Against, ClaimKind, Statement};
use crate::report::Amount;

/// What a percentage states, and the number that it divided by, if later shares may be of that, too.
pub(super) struct Percentage {
    pub statement: Statement,
    pub whole: Option<Amount>,
}

/// A percentage: what it is a share or a change of.
pub(super) fn read(
    context: &Context<'_>,
    number: Number,
    before: &Sense,
    token: Token,
) -> Option<Percentage> {
    let change = before.words.iter().rev().find_map(|(_, word)| match word {
        Word::Change(more) => Some(*more),
        _ => None,
    });
    let (against, whole) = match change {
        Some(more) => (change_of_last(context, more, before)?, None),
        None if before.has(Word::Share) || is_aside(context, before) => match share_of_row(context, before) {
            Some(against) => (against, None),
            None => share_of_last(context, number)?,
        },
        None => (share_of_any(context, number, None)?.0, None),
    };
    let span = before.start.unwrap_or(token.start)..token.end;
    let statement = context.source.states(ClaimKind::Percent, span, number, against);
    Some(Percentage { statement, whole })
}

/// 不予公开17件（2.14%）: a bracket with nothing but the share of the number before it.
fn is_aside(context: &Context<'_>, before: &Sense) -> bool {
    let shares = &context.paragraph.shares;
    context.is_in_bracket && before.words.is_empty() && before.others.is_empty() && shares.is_known
}

/// 同比增长20%: the change of the number before, or of what its words name.
fn change_of_last(context: &Context<'_>, more: bool, before: &Sense) -> Option<Against> {
    let shares = &context.paragraph.shares;
    let (now, cells, quantity) = shares.part.as_ref().filter(|_| shares.is_known)?;
    if let Some(last) = context.part.last_year {
        let change = if more { *now - last } else { last - *now };
        return Some(Against::Share { numbers: vec![(change, last)], cells: Vec::new() });
    }
    let names_all = before.any(|word| matches!(word, Word::Application | Word::Request));
    let cells = match (quantity, context.paragraph.applications.basis) {
        (quantity, Some(basis)) if *quantity == Quantity::Total || names_all => {
            basis.rows().iter().filter_map(|rows| of_anyone(context.source.form, rows)).collect()
        }
        _ => vec![cells.clone()],
    };
    Some(Against::Change { more, cells })
}

/// 自然人42件，占58.5%: the number before, of the totals before it.
fn share_of_last(context: &Context<'_>, number: Number) -> Option<(Against, Option<Amount>)> {
    let shares = &context.paragraph.shares;
    let part = shares.part.as_ref().filter(|(_, _, quantity)| *quantity != Quantity::Total);
    let Some((part, cells, quantity)) = part.filter(|_| shares.is_known) else {
        return share_of_any(context, number, shares.whole).map(|(against, whole)| (against, Some(whole)));
    };
    let numbers = shares.totals.iter().rev().map(|(whole, _)| (*part, *whole)).collect();
    // Results are shares of what was finished, where no total is told.
    let otherwise = if *quantity == Quantity::Results { Basis::Finished } else { Basis::Received };
    let basis = context.paragraph.applications.basis.unwrap_or(otherwise);
    let usual: Option<Sum> = basis.rows().first().and_then(|rows| of_anyone(context.source.form, rows));
    let wholes = shares.totals.iter().rev().map(|(_, whole)| whole.clone());
    let cells = wholes.chain(usual).map(|whole| (cells.clone(), whole)).collect();
    Some((Against::Share { numbers, cells }, None))
}

/// 其中予以公开占58.5%: a share of which only the row is named.
fn share_of_row(context: &Context<'_>, before: &Sense) -> Option<Against> {
    let form = context.source.form;
    let rows = before.results();
    let part = of_anyone(form, rows.first().filter(|_| context.topic == Topic::Applications)?)?;
    let told = context.paragraph.shares.totals.last().map(|(_, whole)| whole.clone());
    let whole = told.or_else(|| of_anyone(form, TOTAL_PROCESSED.keys))?;
    Some(Against::Share { numbers: Vec::new(), cells: vec![(part, whole)] })
}

/// A share of numbers that no table knows, where two of them make it; returns what it divided by.
/// Where none do, the text need not have named what it is a share of, unless other shares in it
/// were told: of `told`.
fn share_of_any(context: &Context<'_>, number: Number, told: Option<Amount>) -> Option<(Against, Amount)> {
    let (part, wholes) = context.paragraph.shares.any.split_last()?;
    let fits = |whole: &&Amount| *whole >= part && number.is_quotient(*part, **whole);
    let whole = wholes.iter().rev().find(fits).copied().or(told)?;
    Some((Against::Share { numbers: vec![(*part, whole)], cells: Vec::new() }, whole))
}
