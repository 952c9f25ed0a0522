//! Lists of parts: 共12条，其中甲8条、乙4条.

use super::number::{Number, Unit};
use super::scan::{Stop, Token, What};
use super::words::Word;
use super::{Against, ClaimKind, Statement};
use crate::report::{Amount, Field};
use std::ops::Range;

/// A number of a text with what stands around it.
struct Count {
    number: Number,
    token: Range<usize>,
    /// In how many brackets it stands.
    depth: usize,
    /// How many brackets were opened or closed before it: those of one list have one number.
    bracket: usize,
    lead: Lead,
    /// The strongest stop between the number before and this one.
    stop: Stop,
    /// Whether it counts applications, which are broken down in several ways.
    applications: bool,
}

/// The words that introduce a number.
#[derive(Debug, Clone, Copy, Default)]
struct Lead {
    /// 其中 or 包括.
    among: bool,
    /// A bracket opens right before its words.
    opens: bool,
    /// 共: it is a new total, not a part.
    sums: bool,
}

/// No total has more parts than this.
const MOST_PARTS: usize = 60;

/// The totals of a text that are followed by their parts.
pub(super) fn read(field: Field, tokens: &[Token]) -> Vec<Statement> {
    let counts = counts(tokens);
    let mut found = Vec::new();
    for (place, total) in counts.iter().enumerate() {
        let after = counts.get(place + 1..).unwrap_or_default();
        let before = counts.get(place.saturating_sub(3)..place).unwrap_or_default();
        if let Some((parts, end)) = parts(total, after, before).or_else(|| {
            // 公开640条（新增35条），其中文件198条: the list begins after the bracket.
            let aside = after.iter().take(MOST_PARTS).take_while(|count| count.depth > total.depth).count();
            let list = after.get(aside..).filter(|_| aside > 0)?;
            parts(total, list.first().filter(|first| first.lead.among).map(|_| list)?, before)
        }) {
            found.push(Statement {
                field,
                span: total.token.start..end,
                kind: ClaimKind::Breakdown,
                number: total.number,
                against: Against::Parts(parts),
            });
        }
    }
    found
}

/// The parts of a total with the end of the last one, if they make it up, or are too many.
///
/// Parts that make up less say nothing: 其中 need not name them all. Nothing is said either of
/// numbers that are not exact, and of breakdowns of applications, which overlap.
fn parts(total: &Count, after: &[Count], before: &[Count]) -> Option<(Vec<Amount>, usize)> {
    let place = after.iter().position(|count| !is_beside(count.number.unit, total.number.unit))?;
    let first = after.get(place)?;
    let leading = after.get(..=place).unwrap_or_default();
    let among = leading.iter().any(|count| count.lead.among);
    let begins = among || first.lead.opens || total.applications;
    let is_money = total.number.unit == Unit::Yuan;
    let known = matches!(total.number.unit, Unit::Case | Unit::Item | Unit::Yuan) && total.number.is_exact();
    if !begins
        || !known
        || first.lead.sums
        || first.depth < total.depth
        || total.depth > 0 && first.depth == total.depth && first.bracket != total.bracket
        || total.number.value < Amount::whole(2)
        || first.stop == Stop::Paragraph
    {
        return None;
    }
    let by_semicolon = after.get(1).is_some_and(|second| second.stop == Stop::Semicolon);
    let (mut parts, mut sum, mut end) = (Vec::new(), Amount::ZERO, total.token.end);
    for (index, part) in after.iter().take(MOST_PARTS).enumerate() {
        if part.depth > first.depth || is_beside(part.number.unit, total.number.unit) {
            continue;
        }
        // 条、个 and 项 count different things, 件 and 份 do not.
        let is_another = part.number.unit != total.number.unit
            || part.number.unit == Unit::Item && part.number.word != total.number.word;
        if index > place && ends_list(part, first, by_semicolon) || is_another {
            break;
        }
        if !part.number.is_exact() {
            return None;
        }
        if !among && !first.lead.opens && part.number.value >= total.number.value {
            return None;
        }
        parts.push(part.number.value);
        sum = sum + part.number.value;
        end = part.token.end;
        let goes_on = after.get(index + 1).is_some_and(|next| next.stop == Stop::Pause && !next.lead.sums);
        if sum == total.number.value && parts.len() > 1 && (total.applications || !goes_on) {
            return Some((parts, end));
        }
    }
    // 84条，其中公开72条: 12 and 72 are parts of the 84. 73条，网站73条、公告栏73条: the same items.
    // 收到41件，上年转来6件，其中已办38件、9件…: parts of both.
    let is_of_both = before.last().is_some_and(|last| {
        let goes_on = matches!(total.stop, Stop::Pause | Stop::Comma) && !total.lead.among;
        goes_on && last.number.unit == total.number.unit && sum <= last.number.value + total.number.value
    });
    let explained = before.iter().any(|count| count.number.value == sum)
        || is_of_both
        || parts.contains(&total.number.value)
        || first.stop == Stop::Sentence && !(first.lead.among && begins_sentence(total, before));
    let too_many = sum > total.number.value && !explained && !total.applications;
    let is_wrong = parts.len() > 1 && (too_many || is_money && among);
    is_wrong.then_some((parts, end))
}

/// Whether it is the first number of its sentence: a list after the sentence is one of it.
fn begins_sentence(total: &Count, before: &[Count]) -> bool {
    before.is_empty() || matches!(total.stop, Stop::Sentence | Stop::Paragraph)
}

/// 2件，收取290元: two lists whose numbers alternate.
fn is_beside(unit: Unit, total: Unit) -> bool {
    matches!((unit, total), (Unit::Case, Unit::Yuan) | (Unit::Yuan, Unit::Case))
}

/// Whether a number no longer belongs to the list that began with `first`.
fn ends_list(part: &Count, first: &Count, by_semicolon: bool) -> bool {
    let leaves = match part.stop {
        Stop::Sentence | Stop::Paragraph => true,
        Stop::Semicolon => !by_semicolon,
        _ => false,
    };
    part.depth < first.depth || part.lead.among || part.lead.sums || leaves
}

fn counts(tokens: &[Token]) -> Vec<Count> {
    let mut counts: Vec<Count> = Vec::new();
    let (mut depth, mut bracket) = (0_usize, 0);
    let mut next = Between::default();
    for token in tokens {
        match token.what {
            What::Number(number) if !matches!(number.unit, Unit::None | Unit::Percent | Unit::Other) => {
                let between = std::mem::take(&mut next);
                counts.push(Count {
                    number,
                    token: between.start.unwrap_or(token.start)..token.end,
                    depth,
                    bracket,
                    lead: Lead { sums: between.lead.sums && between.named != Named::Sum, ..between.lead },
                    stop: between.stop,
                    applications: between.applications,
                });
            }
            What::Stop(stop) => {
                bracket += usize::from(matches!(stop, Stop::Open | Stop::Close));
                match stop {
                    Stop::Open => depth += 1,
                    Stop::Close => depth = depth.saturating_sub(1),
                    Stop::Paragraph => depth = 0,
                    _ => {}
                }
                next.passes(stop);
            }
            What::Word(word) => next.reads(word, token),
            What::Other(_) | What::Number(_) => {
                next.named = Named::Something;
                next.start.get_or_insert(token.start);
            }
        }
    }
    counts
}

/// What was read since the last number.
struct Between {
    start: Option<usize>,
    lead: Lead,
    /// Whether 其中 stood before the bracket.
    among_outside: bool,
    stop: Stop,
    applications: bool,
    named: Named,
}

/// What was named since the last stop.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Named {
    Nothing,
    Something,
    /// 解读回应共计126条: the sum is that of a part, and not of all.
    Sum,
}

impl Default for Between {
    fn default() -> Self {
        let lead = Lead::default();
        let (stop, named) = (Stop::Pause, Named::Nothing);
        Self { start: None, lead, among_outside: false, stop, applications: false, named }
    }
}

impl Between {
    fn passes(&mut self, stop: Stop) {
        match stop {
            Stop::Open => (self.lead.opens, self.among_outside) = (true, self.lead.among),
            Stop::Sentence | Stop::Paragraph => *self = Self { stop, ..Self::default() },
            // 内容主要有…等；推送481条: what was to be listed had no numbers.
            Stop::Semicolon => (self.stop, self.lead.among) = (stop, false),
            // 财政预决算（含“三公”经费）4条: the bracket is over and held no number.
            Stop::Close if self.lead.opens => {
                (self.lead.opens, self.lead.among) = (false, self.among_outside);
            }
            Stop::Comma if self.stop == Stop::Pause => self.stop = Stop::Comma,
            Stop::Pause | Stop::Comma | Stop::Close => {}
        }
        self.named = Named::Nothing;
        if stop != Stop::Pause {
            self.start = None;
        }
    }

    fn reads(&mut self, word: Word, token: &Token) {
        self.start.get_or_insert(token.start);
        self.named = match (word, self.named) {
            (_, Named::Nothing) if matches!(word, Word::Year(_) | Word::Plain | Word::Sum | Word::Among) => {
                Named::Nothing
            }
            (Word::Sum, _) => Named::Sum,
            _ => Named::Something,
        };
        match word {
            Word::Among | Word::Respectively => self.lead.among = true,
            Word::Sum => self.lead.sums = true,
            Word::Application => self.applications = true,
            _ => {}
        }
    }
}
