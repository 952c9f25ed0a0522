//! A text read clause by clause: what is spoken of, and what its numbers state about it.

use super::clause::{Clause, clauses};
use super::number::{Number, Unit};
use super::reader::{Basis, Counted, Family, Reader, Topic};
use super::scan::{Stop, Token, What, tokens};
use super::sense::{Phrase, Sense, is_pause, phrases};
use super::words::Word;
use super::{Against, Kind, Statement, parts, repeats};
use crate::form::CellId;
use crate::report::{Amount, Field, LiveFigure, Report};
use std::ops::Range;

/// As many unknown signs may stand before 申请 after its number: 收到2份政府环境信息公开申请.
const MODIFIER: usize = 6;
/// No sentence counts reviews and lawsuits more often.
const APPEALS: usize = 8;
/// More words than these beside a number are about something else.
const LEFT: usize = 40;
const RIGHT: usize = 24;

/// Reads a field of a report.
pub(super) fn field(report: &Report, field: Field) -> Vec<Statement> {
    let text = report.text(field);
    let tokens = tokens(text, report.form, report.year());
    let is_government = report.text(Field::OrganName).contains("政府");
    let mut reader = Reader { is_government, ..Reader::new(report.form, field, text) };
    for clause in clauses(&tokens) {
        reader.clause(&clause);
    }
    reader.end_paragraph();
    let mut found = reader.found;
    found.extend(parts::read(field, &tokens));
    found.extend(repeats::read(field, text, &tokens));
    found.sort_by_key(|statement| (statement.span.start, statement.span.end));
    found.into_iter().map(|statement| followed(statement, report.live_figures(field))).collect()
}

/// The statement, held against nothing where its number is a live figure of what its words
/// mean. A figure of another cell is held against the table like any other number.
fn followed(mut statement: Statement, live: &[LiveFigure]) -> Statement {
    let span = statement.span.clone();
    let within = |one: &&LiveFigure| span.start <= one.place.start && one.place.end <= span.end;
    let mut within = live.iter().filter(within);
    if let (Some(one), None, Against::Cells(readings)) = (within.next(), within.next(), &statement.against)
        && readings.iter().any(|cells| cells.as_slice() == [one.cell])
    {
        statement.against = Against::Live(one.cell);
    }
    statement
}

impl Reader<'_> {
    fn clause(&mut self, clause: &Clause) {
        self.in_bracket = clause.depth > 0;
        let sense = Sense::of(clause.tokens.get(..clause.tokens.len().min(LEFT * 2)).unwrap_or_default());
        self.notice(&sense);
        let phrases = phrases(&clause.tokens);
        if phrases.is_empty() {
            self.without_number(&clause.tokens, &sense);
        }
        for phrase in &phrases {
            self.phrase(phrase);
        }
        match clause.after {
            Stop::Sentence | Stop::Semicolon => self.end_sentence(clause.after),
            Stop::Paragraph => self.end_paragraph(),
            Stop::Pause | Stop::Comma | Stop::Open | Stop::Close => {}
        }
    }

    fn end_sentence(&mut self, stop: Stop) {
        self.queue.clear();
        self.state = None;
        self.told.applicant = None;
        self.appeals.clear();
        self.sentences += 1;
        if stop == Stop::Sentence {
            self.year = None;
            self.about_openness = false;
            self.told.by_channel = false;
            self.told.published = false;
        }
        self.counts.end_sentence();
    }

    fn end_paragraph(&mut self) {
        self.settle_carried_over();
        self.settle_finished();
        self.settle_all_done();
        self.settle_balance();
        let found = std::mem::take(&mut self.found);
        let paragraph = found.len();
        let is_government = self.is_government;
        // A heading says what the next paragraph speaks of.
        let topic = if self.sentences == 0 { self.topic } else { Topic::Open };
        *self =
            Self { is_government, topic, found, paragraph, ..Self::new(self.form, self.field, self.text) };
    }

    /// Follows what the text speaks of.
    fn notice(&mut self, sense: &Sense) {
        for (_, word) in &sense.words {
            match word {
                Word::Application | Word::Subject => {
                    self.topic = Topic::Applications;
                    self.about_openness = true;
                }
                Word::Openness => self.about_openness = true,
                Word::Foreign => self.topic = Topic::Foreign,
                Word::Row2(row) => self.row2 = Some(row),
                _ => {}
            }
        }
        if let Some(year) = sense.leading_year().filter(|_| !self.in_bracket) {
            self.year = Some(year);
        }
        if let Some((_, state)) = sense.state().filter(|_| !self.in_bracket) {
            self.state = Some(state);
        }
        if sense.is_appeal() {
            self.groups = Self::groups(sense);
            if self.about_openness || self.topic != Topic::Foreign {
                self.topic = Topic::Appeals;
            }
        }
    }

    // ── Clauses with numbers ────────────────────────────────────────────────

    fn phrase(&mut self, phrase: &Phrase<'_>) {
        let What::Number(number) = phrase.number.what else { return };
        let from = phrase.left.len().saturating_sub(LEFT);
        let given = phrase.left.get(from..).unwrap_or_default();
        let left = self.respective(given);
        let right = phrase.right.get(..phrase.right.len().min(RIGHT)).unwrap_or_default();
        let (before, after) = (Sense::of(&left), Sense::of(right));
        if number.unit == Unit::Percent {
            self.percent(number, &before, phrase.number);
            return;
        }
        if before.has(Word::ProcessingFee) && number.unit == Unit::Yuan {
            self.state_fee(number, &before, phrase.number);
            return;
        }
        if self.adds_channel(number, &before, phrase.number.end) {
            return;
        }
        let counted = self.counted(&before, &after, right, number.unit);
        self.count(number, counted.as_ref().map(|(counted, _)| counted), &before);
        if let Some((counted, is_after)) = counted {
            let start =
                before.start.filter(|start| *start < phrase.number.start).unwrap_or(phrase.number.start);
            let end = if is_after { after.end.unwrap_or(phrase.number.end) } else { phrase.number.end };
            self.remember(&counted, number, &before);
            self.state_cells(start..end, number, counted.readings);
            // 收到的5件申请均已答复
            if !is_after
                && counted.family == Family::Total
                && after.any(|word| matches!(word, Word::All | Word::Already))
            {
                self.all_done(right, &after);
            }
        } else {
            self.pass_over(number, &before, &after);
        }
    }

    /// What a number counts, and whether the words after it say so.
    fn counted(&self, before: &Sense, after: &Sense, right: &[Token], unit: Unit) -> Option<(Counted, bool)> {
        let names_application =
            right.first().is_some_and(|token| token.what == What::Word(Word::Application));
        if unit == Unit::None && !right.is_empty() && !names_application {
            return None;
        }
        let names =
            |word: Word| matches!(word, Word::Application | Word::Row2(_) | Word::Review | Word::Litigation);
        let leads = |word: Word| matches!(word, Word::Plain | Word::Openness | Word::State(_));
        let quantified = after.has(Word::All) && (!after.results().is_empty() || after.who().is_some());
        // 收到12件政府信息公开申请
        let leading = after.words.iter().take_while(|(_, word)| leads(*word)).count();
        let noun = after.words.get(leading).filter(|(place, word)| {
            names(*word)
                && (*word != Word::Application || before.act().is_some())
                && before_place(&after.others, *place)
                    <= if *word == Word::Application { MODIFIER } else { 0 }
        });
        if noun.is_some() && !quantified {
            let mut both = before.clone();
            let shift = before.words.last().map_or(0, |(place, _)| place + 1);
            both.words
                .extend(after.words.iter().take(leading + 1).map(|(place, word)| (place + shift, *word)));
            both.noise = 0;
            if let Some(counted) = self.before(&both, unit) {
                return Some((counted, true));
            }
        }
        let speaks_of_else = matches!(
            right.first().map(|token| token.what),
            Some(What::Other(_) | What::Word(Word::Foreign | Word::Publish))
        );
        let names_nothing = !before.any(|word| {
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
        });
        if !(quantified || speaks_of_else && names_nothing)
            && let Some(counted) = self.before(before, unit)
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
        let counted = self.before(&predicate, unit)?;
        // 发布8份（其中1份已失效）: of these, not of all.
        let is_of_these = counted.family == Family::TableTwo && before.has(Word::Among);
        (!is_of_these).then_some((counted, true))
    }

    /// The words that the number belongs to where several things stand before 分别.
    fn respective(&mut self, left: &[Token]) -> Vec<Token> {
        let place = left.iter().position(|token| token.what == What::Word(Word::Respectively));
        if let Some(place) = place {
            let things = left.get(..place).unwrap_or_default();
            self.queue = things
                .split(|token| is_pause(token) || token.what == What::Word(Word::And))
                .filter(|thing| Sense::of(thing).start.is_some())
                .map(<[Token]>::to_vec)
                .collect();
        } else if Sense::of(left).start.is_some() {
            self.queue.clear();
        }
        self.queue.pop_front().unwrap_or_else(|| left.to_vec())
    }

    /// 网上申请3件、纸质申请36件: the two ways together are the total.
    fn adds_channel(&mut self, number: Number, before: &Sense, end: usize) -> bool {
        let adds = self.told.by_channel
            && self.family == Some(Family::Total)
            && before.has(Word::Channel)
            && before.act().is_none()
            && !before.has(Word::Among);
        if !adds {
            return false;
        }
        let Some(statement) = self.found.last_mut() else { return false };
        let sum = statement.number.value + number.value;
        statement.number = Number { value: sum, least: sum, most: Some(sum), ..statement.number };
        statement.span.end = end;
        if sum > Amount::ZERO {
            statement.kind = Kind::Cell;
        }
        self.told.total = Some(sum);
        true
    }

    /// Keeps in mind what a number counted.
    fn remember(&mut self, counted: &Counted, number: Number, before: &Sense) {
        self.family = Some(counted.family);
        match counted.family {
            Family::Total => {
                let basis = before.act().and_then(|(_, act)| Basis::of(act)).unwrap_or(Basis::Received);
                self.told.is_answered = basis == Basis::Finished;
                self.told.by_channel = before.has(Word::Channel) && !before.has(Word::Among);
                if !(self.told.total.is_some() && self.told.is_answered) {
                    (self.told.basis, self.told.total) = (Some(basis), Some(number.value));
                    (self.told.applicants, self.told.applicant) = (Amount::ZERO, None);
                }
            }
            Family::Applicants if self.told.total.is_none() && before.act().is_some() => {
                self.told.basis = before.act().and_then(|(_, act)| Basis::of(act));
                (self.told.total, self.told.last) = (Some(number.value), Some(number));
                self.told.applicants = number.value;
            }
            Family::Applicants => {
                self.told.applicants = self.told.applicants + number.value;
                self.told.applicant = before.who().filter(|_| Some(self.told.applicants) < self.told.total);
            }
            Family::Appeals => {
                let named = Self::groups(before);
                if !named.is_empty() {
                    self.groups = named;
                }
                if before.outcome().is_none() {
                    self.appeals.push((number.value, self.groups.clone()));
                    if self.appeals.len() > APPEALS {
                        self.appeals.remove(0);
                    }
                }
            }
            Family::TableTwo => self.settle_documents(counted),
            Family::Results | Family::Over | Family::Forward => {}
        }
        match counted.family {
            Family::Appeals => self.topic = Topic::Appeals,
            Family::TableTwo => {}
            _ => {
                self.topic = Topic::Applications;
                if counted.family == Family::Total {
                    self.told.last = Some(number);
                }
            }
        }
    }

    /// A number of something else. Unless it is a part of the applications, they are no
    /// longer what the text speaks of.
    fn pass_over(&mut self, number: Number, before: &Sense, after: &Sense) {
        let is_part =
            self.topic == Topic::Applications && self.told.total.is_some_and(|total| number.value <= total);
        let foreign = |word| matches!(word, Word::Foreign | Word::Publish);
        self.told.published |= before.has(Word::Publish);
        let is_other = self.told.published
            || before.any(foreign)
            || after.any(|word| word == Word::Foreign)
            || before.act().is_some() && !before.has(Word::Application) && !before.has(Word::Channel);
        if is_other && !(is_part && self.in_bracket) && number.unit != Unit::Other {
            self.topic = Topic::Foreign;
            self.told.total = None;
            self.family = None;
        }
    }

    pub(super) fn state_cells(&mut self, span: Range<usize>, number: Number, readings: Vec<Vec<CellId>>) {
        let is_zero = number.value == Amount::ZERO && number.is_exact();
        let kind = if is_zero { Kind::Zero } else { Kind::Cell };
        self.found.push(Statement {
            field: self.field,
            span,
            kind,
            number,
            against: Against::Cells(readings),
        });
    }

    pub(super) fn state_fee(&mut self, number: Number, before: &Sense, token: Token) {
        let span = before.start.unwrap_or(token.start)..token.end;
        let kind = Kind::ProcessingFee;
        self.found.push(Statement { field: self.field, span, kind, number, against: Against::Nothing });
    }
}

/// How many unknown signs stand before a place.
pub(super) fn before_place(others: &[(usize, usize)], place: usize) -> usize {
    others.iter().filter(|(other, _)| *other < place).map(|(_, length)| length).sum()
}

impl Number {
    /// None at all.
    pub(super) const NOTHING: Self = Self {
        value: Amount::ZERO,
        least: Amount::ZERO,
        most: Some(Amount::ZERO),
        decimals: 0,
        unit: Unit::Case,
        word: "件",
    };

    pub(super) fn exactly(value: Amount) -> Self {
        Self { value, least: value, most: Some(value), ..Self::NOTHING }
    }
}
