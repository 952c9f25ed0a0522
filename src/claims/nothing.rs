//! Clauses without numbers that state one all the same: 未收到申请 and 全部办结 are 0,
//! 均予以公开 is the number before.

use super::number::{Number, Unit};
use super::phrase::{table3, table4};
use super::reader::{Family, Reader, Topic};
use super::scan::{Token, What};
use super::sense::Sense;
use super::words::{ANYONE, Relative, Word};
use super::{Against, Kind, Statement};
use crate::form::CellId;
use crate::report::Amount;

/// As many words are looked at before and after 未 and 没有.
const NEAR: usize = 40;
/// More unknown signs than these between 未收到 and what was not received are about something else.
const FAR: usize = 16;

impl Reader<'_> {
    pub(super) fn without_number(&mut self, tokens: &[Token], sense: &Sense) {
        let denies = |token: &Token| matches!(token.what, What::Word(Word::Not | Word::NoneOf));
        let mut starts =
            tokens.iter().enumerate().filter(|(_, token)| denies(token)).map(|(place, _)| place).peekable();
        if starts.peek().is_none() {
            self.without_denial(tokens, sense);
            return;
        }
        let starts: Vec<usize> = starts.collect();
        for (index, start) in starts.iter().enumerate() {
            let end = starts.get(index + 1).copied().unwrap_or(tokens.len()).min(start + NEAR);
            if let (Some(denial), Some(rest), Some(before)) = (
                tokens.get(*start),
                tokens.get(start + 1..end),
                tokens.get(start.saturating_sub(NEAR)..*start),
            ) {
                self.denied(*denial, rest, before);
            }
        }
    }

    /// 未收到申请, 没有发生行政复议: the cells of what there was none of.
    fn denied(&mut self, denial: Token, rest: &[Token], before: &[Token]) {
        let sense = Sense::of(rest);
        if sense.has(Word::ProcessingFee) || Sense::of(before).has(Word::ProcessingFee) {
            let token = Token { end: sense.end.unwrap_or(denial.end), ..denial };
            self.state_fee(
                Number { unit: Unit::Yuan, word: "元", ..Number::NOTHING },
                &Sense::default(),
                token,
            );
            return;
        }
        if self.year.is_some_and(|year| matches!(year, Relative::Last | Relative::Other)) {
            return;
        }
        let is_none = denial.what == What::Word(Word::NoneOf);
        // 无与诉讼有关的费用
        if sense.words.first().is_some_and(|(place, word)| *place == 0 && *word == Word::And) {
            return;
        }
        let readings = if sense.row2().is_some() {
            self.no_documents(&sense)
        } else if sense.is_appeal() || sense.outcome().is_some() && self.topic == Topic::Appeals {
            self.no_appeals(&sense)
        } else if is_none && (sense.is_over() || sense.is_forward()) {
            self.none_of_a_row(&sense)
        } else if sense.has(Word::Application) {
            self.no_applications(&sense, is_none)
        } else if is_none
            && sense.start.is_none()
            && sense.noise < 4
            && Sense::of(before).has(Word::Application)
        {
            self.no_applications(&Sense::of(before), true)
        } else if is_none {
            self.none_of_a_row(&sense)
        } else {
            None
        };
        if let Some(readings) = readings {
            let span = denial.start..sense.end.unwrap_or(denial.end);
            self.state_cells(span, Number::NOTHING, readings);
        }
    }

    /// 没有制发规范性文件, 未制定规章及规范性文件.
    fn no_documents(&self, sense: &Sense) -> Option<Vec<Vec<CellId>>> {
        let Some((0, Word::State(column))) = sense.words.first().copied() else { return None };
        let (place, _) = sense.row2()?;
        if sense.others.iter().any(|(other, _)| *other < place) {
            return None;
        }
        let rows = sense.words.iter().filter_map(|(_, word)| match word {
            Word::Row2(row @ ("regulations" | "normative_documents")) => Some(*row),
            _ => None,
        });
        let cells: Vec<CellId> = rows.filter_map(|row| self.form.at("t2", row, column)).collect();
        (!cells.is_empty()).then_some(vec![cells])
    }

    fn no_appeals(&mut self, sense: &Sense) -> Option<Vec<Vec<CellId>>> {
        let place = sense.last(|word| matches!(word, Word::Review | Word::Litigation));
        let of_else = sense.last(|word| matches!(word, Word::Late | Word::Finish));
        if of_else > place && sense.outcome().is_none() {
            return None;
        }
        let outcome = sense.outcome().unwrap_or(&["total"]);
        let named = Self::groups(sense);
        let groups = if named.is_empty() { &self.groups } else { &named };
        Some(vec![table4(self.form, groups, outcome)?])
    }

    fn no_applications(&mut self, sense: &Sense, is_none: bool) -> Option<Vec<Vec<CellId>>> {
        let place = sense.last(|word| word == Word::Application)?;
        let far: usize =
            sense.others.iter().filter(|(other, _)| *other < place).map(|(_, length)| length).sum();
        let received = is_none
            || sense.words.first().is_some_and(|(_, word)| {
                matches!(word, Word::Receive | Word::Happen | Word::Newly | Word::Handle)
            });
        let of_else = sense.words.iter().any(|(later, word)| {
            matches!(word, Word::Late | Word::Result(_) | Word::Finish)
                || *word == Word::Foreign && *later > place
        });
        if !received || of_else || far > FAR {
            return None;
        }
        let columns = sense.who().unwrap_or(ANYONE);
        let mut readings: Vec<Vec<CellId>> =
            table3(self.form, &["new_received"], columns).into_iter().collect();
        if columns != ANYONE {
            readings.extend(table3(self.form, &["new_received"], ANYONE));
        }
        Some(readings)
    }

    /// 无上年结转, 没有不予公开的情况.
    fn none_of_a_row(&mut self, sense: &Sense) -> Option<Vec<Vec<CellId>>> {
        let (place, _) = sense.words.iter().find(|(_, word)| !matches!(word, Word::Plain | Word::Year(_)))?;
        let clear = sense.others.iter().all(|(_, length)| *length < 3);
        if *place > 2 || self.topic == Topic::Foreign || !clear {
            return None;
        }
        let results = sense.results();
        let rows = match (sense.is_over(), sense.is_forward(), results.first()) {
            (true, ..) => vec!["carried_over"],
            (_, true, _) => vec!["carried_forward"],
            (_, _, Some(rows)) if self.topic == Topic::Applications => rows.clone(),
            _ => return None,
        };
        Some(vec![table3(self.form, &rows, ANYONE)?])
    }

    fn without_denial(&mut self, tokens: &[Token], sense: &Sense) {
        let all = sense.any(|word| matches!(word, Word::All | Word::Already));
        let is_open = sense.outcome() == Some(&["pending"]);
        if (all || is_open) && sense.outcome().is_some() && self.topic == Topic::Appeals {
            self.all_ended(sense);
        } else if self.topic == Topic::Applications && sense.is_forward() && !sense.has(Word::Except) {
            self.all_forward(sense);
        } else if all && self.topic == Topic::Applications {
            let results = sense.results();
            if !results.is_empty() || sense.who().is_some_and(|columns| columns != ANYONE) {
                self.all_alike(sense);
            } else {
                self.all_done(tokens, sense);
            }
        }
    }

    /// 均维持, 该案件尚未审结: how the reviews and lawsuits of the sentence ended.
    fn all_ended(&mut self, sense: &Sense) {
        let counts: Vec<_> =
            if sense.has(Word::All) && self.appeals.len() > 1 && !self.mentions(sense, "目前") {
                self.appeals.clone()
            } else {
                self.appeals.last().cloned().into_iter().collect()
            };
        let value: Amount = counts.iter().map(|(value, _)| *value).sum();
        let groups: Vec<&str> = counts.into_iter().flat_map(|(_, groups)| groups).collect();
        let (Some(outcome), Some(start), Some(end)) = (sense.outcome(), sense.start, sense.end) else {
            return;
        };
        if let Some(cells) = table4(self.form, &groups, outcome)
            && value > Amount::ZERO
        {
            self.state_cells(start..end, Number::exactly(value), vec![cells]);
        }
    }

    fn mentions(&self, sense: &Sense, word: &str) -> bool {
        let (Some(start), Some(end)) = (sense.start, sense.end) else { return false };
        self.text.get(start.saturating_sub(word.len())..end).is_some_and(|text| text.contains(word))
    }

    /// 收到1件，结转下年度办理.
    fn all_forward(&mut self, sense: &Sense) {
        let (Some(number), Some(start), Some(end)) = (self.told.last, sense.start, sense.end) else { return };
        let follows =
            self.told.total.is_some() && self.family == Some(Family::Total) && !self.told.is_answered;
        if let Some(cells) = table3(self.form, &["carried_forward"], ANYONE).filter(|_| follows) {
            self.state_cells(start..end, number, vec![cells]);
        }
    }

    /// 均予以公开, 均为自然人: the number before counts these, too.
    fn all_alike(&mut self, sense: &Sense) {
        let (Some(number), Some(start), Some(end)) =
            (self.told.last.filter(|_| self.told.total.is_some()), sense.start, sense.end)
        else {
            return;
        };
        if sense.any(|word| matches!(word, Word::Foreign | Word::Channel | Word::Except))
            || number.value == Amount::ZERO
        {
            return;
        }
        let mut sense = sense.clone();
        sense.noise = 0;
        if let Some(counted) = self.before(&sense, Unit::Case) {
            self.state_cells(start..end, number, counted.readings);
        }
    }

    /// 均已按时办结: nothing is carried forward.
    pub(super) fn all_done(&mut self, tokens: &[Token], sense: &Sense) {
        let finished =
            sense.last(|word| matches!(word, Word::Finish) || word == Word::Rate && sense.has(Word::All));
        let vetoed = sense
            .any(|word| matches!(word, Word::Except | Word::Foreign | Word::Late | Word::Channel))
            && self.told.total.is_none()
            || sense.any(|word| matches!(word, Word::Except | Word::Foreign | Word::Late));
        let is_of_answered = self.family == Some(Family::Forward)
            || self.family == Some(Family::Total) && self.told.is_answered;
        let says_all = sense.has(Word::Application) || sense.has(Word::Request);
        let speaks_of_them = self.told.total.is_some() || says_all;
        let Some(place) = finished.filter(|_| !vetoed && speaks_of_them && (says_all || !is_of_answered))
        else {
            return;
        };
        let first = sense
            .words
            .iter()
            .find(|(_, word)| matches!(word, Word::All | Word::Already | Word::Rate | Word::Application));
        let (Some(first), Some(last)) = (first.and_then(|(first, _)| tokens.get(*first)), tokens.get(place))
        else {
            return;
        };
        let Some(cells) = table3(self.form, &["carried_forward"], ANYONE) else { return };
        let span = first.start.min(last.start)..last.end.max(first.end);
        let against = Against::Cells(vec![cells]);
        self.found.push(Statement {
            field: self.field,
            span,
            kind: Kind::AllDone,
            number: Number::NOTHING,
            against,
        });
    }
}
