//! What is remembered while a field is read: what it speaks of, and what it has told so far.
//!
//! Only [`read`](super::read) has it to change, through the methods of this file, after each
//! clause and each number. Everything else looks at it.

use super::cells::Sum;
use super::number::{Number, Unit};
use super::places::{CARRIED_OVER, FEES, NEW_RECEIVED, TOTAL_PROCESSED};
use super::scan::Stop;
use super::sense::Sense;
use super::table_four;
use super::words::{RelativeYear, Word};
use super::{Against, ClaimKind, Statement};
use crate::form::Form;
use crate::report::{Amount, Field};
use std::ops::Range;

/// No sentence counts reviews and lawsuits more often.
const APPEALS: usize = 8;
/// A share of a number that stands farther back is not meant.
const BACK: usize = 12;
/// Nor is one of an earlier total.
const TOTALS: usize = 4;

/// What a text is speaking of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Topic {
    /// Nothing yet.
    Open,
    /// Applications for information.
    Applications,
    /// Reviews and lawsuits.
    Appeals,
    /// What table two counts.
    TableTwo,
    /// Something that no table counts.
    Foreign,
}

/// What a total of applications counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Basis {
    /// Those of this year.
    New,
    /// Those received: with or without those carried over.
    Received,
    /// Those dealt with.
    Handled,
    /// Those finished.
    Finished,
}

/// What sort of figure a number is: 其他 and 公开 mean what was counted before them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Quantity {
    Total,
    Applicants,
    Results,
    CarriedOver,
    CarriedForward,
    Appeals,
    /// How some of them ended.
    Outcomes,
    TableTwo,
}

/// What a number was found to count.
#[derive(Debug, Clone)]
pub(super) struct Counted {
    /// Sums of cells, the likeliest first.
    pub readings: Vec<Sum>,
    pub quantity: Quantity,
}

/// What stands fast while a field is read.
#[derive(Debug, Clone, Copy)]
pub(super) struct Source<'a> {
    pub form: &'static Form,
    pub field: Field,
    pub text: &'a str,
    /// Whether the report is a government's, and not a department's.
    pub is_government: bool,
}

/// What a text has said so far, by how long it holds.
#[derive(Debug)]
pub(super) struct Context<'a> {
    pub source: Source<'a>,
    pub topic: Topic,
    pub is_in_bracket: bool,
    /// The outcome at the end of the list that a clause is part of: 3件行政复议、2件行政诉讼获维持.
    pub outcome_ahead: Option<&'static [&'static str]>,
    /// Until the next ； or 。.
    pub part: SentencePart,
    /// Until the next 。.
    pub sentence: Sentence,
    /// Until the end of the paragraph.
    pub paragraph: Paragraph,
}

/// What is remembered up to the next ； or 。.
#[derive(Debug, Default)]
pub(super) struct SentencePart {
    /// Made, repealed or valid: a column of table two.
    pub document_state: Option<&'static str>,
    /// The last kind of applicant, while others are still to come.
    pub applicant: Option<&'static [&'static str]>,
    /// How many reviews and lawsuits, with their rows of table four.
    pub appeals: Vec<(Amount, Vec<&'static str>)>,
    /// Whether it names parts of what was said: 其中.
    pub among: bool,
    /// Whether it names 行政事业性收费: an amount beside them is theirs.
    pub names_fees: bool,
    /// Last year's number, where it is named: changes are told beside the number.
    pub last_year: Option<Amount>,
}

/// What is remembered up to the next 。.
#[derive(Debug, Default)]
pub(super) struct Sentence {
    /// The year, where it names one.
    pub year: Option<RelativeYear>,
    /// Whether it is about openness, and not about reviews that the office decides.
    pub is_about_openness: bool,
    /// Whether its reviews are those that the office decides, and not those of what it did.
    pub of_decider: bool,
    /// Whether the total came by a way that it names: 网上收到3件、纸质申请36件.
    pub by_channel: bool,
    /// Whether it counts what was published: 主动公开80件，依申请公开30件 are kinds of documents.
    pub publishing: Publishing,
}

/// Whether what was published is being counted.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum Publishing {
    #[default]
    No,
    /// The sentence before did: 公开300条。其中，行政许可3条.
    Before,
    Yes,
}

/// What is remembered to the end of the paragraph.
#[derive(Debug, Default)]
pub(super) struct Paragraph {
    /// What the last number counted.
    pub quantity: Option<Quantity>,
    pub applications: Applications,
    /// The rows of table four that were named last.
    pub appeals: Vec<&'static str>,
    /// Whether they were over something else than openness.
    pub are_others: bool,
    /// The reviews and lawsuits that were counted, with their rows.
    pub told_appeals: Vec<(Amount, Vec<&'static str>)>,
    /// The row of table two that was named last.
    pub table_two: Option<&'static str>,
    pub shares: Shares,
    /// What a share was of, when a bracket opened: 其他处理40件（其中撤回33件），占44%.
    before_bracket: Option<(Option<Part>, bool)>,
    /// Whether a sentence of it is over.
    pub has_sentence: bool,
}

/// What a paragraph has told of its applications.
#[derive(Debug, Default)]
pub(super) struct Applications {
    /// What their total counted.
    pub basis: Option<Basis>,
    /// Their total.
    pub total: Option<Amount>,
    /// The last number that was all of them, or all that were answered.
    pub last: Option<Number>,
    /// How many were answered, where that was told beside another total.
    pub answered: Option<Amount>,
    /// How many were told apart by applicant.
    by_applicant: Amount,
}

/// A number of applications with its cells, and what sort it is.
type Part = (Amount, Sum, Quantity);

/// The numbers of a paragraph that a percentage may be a share of.
#[derive(Debug, Default)]
pub(super) struct Shares {
    /// The last ones of any kind, the newest last.
    pub any: Vec<Amount>,
    /// The last one of applications.
    pub part: Option<Part>,
    /// The totals of applications.
    pub totals: Vec<(Amount, Sum)>,
    /// What the shares before were shares of.
    pub whole: Option<Amount>,
    /// Whether the last number is one of applications.
    pub is_known: bool,
}

impl<'a> Context<'a> {
    /// At the beginning of a field.
    pub fn new(source: Source<'a>) -> Self {
        Self {
            source,
            topic: Topic::Open,
            is_in_bracket: false,
            outcome_ahead: None,
            part: SentencePart::default(),
            sentence: Sentence::default(),
            paragraph: Paragraph::default(),
        }
    }

    /// Whether words are about another year than the report's: by themselves, or by their sentence.
    pub fn is_of_another_year(&self, sense: &Sense) -> bool {
        let year = sense.year().or(self.sentence.year);
        matches!(year, Some(RelativeYear::Last | RelativeYear::Other))
    }

    /// Follows what a clause speaks of.
    pub fn enters(&mut self, sense: &Sense, is_in_bracket: bool) {
        self.is_in_bracket = is_in_bracket;
        self.part.among |= sense.has(Word::Among);
        let is_part = self.part.among && sense.act().is_none();
        for (_, word) in &sense.words {
            match word {
                Word::Application | Word::Subject => {
                    self.topic = Topic::Applications;
                    self.sentence.is_about_openness = true;
                }
                Word::Openness => self.sentence.is_about_openness = true,
                Word::Decider => self.sentence.of_decider = true,
                // 其中涉及审批3件: what applications are about.
                Word::Foreign if self.topic == Topic::Applications && is_part => {}
                Word::Foreign => self.topic = Topic::Foreign,
                Word::TableTwo(row) => {
                    self.part.names_fees |= *row == FEES.key();
                    self.paragraph.table_two = Some(row);
                }
                _ => {}
            }
        }
        let goes_on = sense.words.first().is_some_and(|(_, word)| *word == Word::Among);
        if goes_on && self.sentence.publishing == Publishing::Before {
            self.sentence.publishing = Publishing::Yes;
        }
        if !is_in_bracket {
            self.sentence.year = sense.leading_year().or(self.sentence.year);
            let state = sense.state().map(|(_, state)| state);
            self.part.document_state = state.or(self.part.document_state);
        }
        if sense.is_appeal() {
            self.paragraph.appeals = table_four::rows(sense);
            if self.sentence.is_about_openness || self.topic != Topic::Foreign {
                self.topic = Topic::Appeals;
            }
        }
    }

    /// Remembers a number, and what it was found to count; `before` is the sense of the words before it.
    pub fn counts(&mut self, number: Number, counted: &Counted, before: &Sense) {
        self.keeps_for_shares(number, Some(counted), before);
        let act = before.act().and_then(|(_, act)| Basis::of(act));
        let applications = &mut self.paragraph.applications;
        self.paragraph.quantity = Some(counted.quantity);
        match counted.quantity {
            Quantity::Total => {
                // 收到12件，处理11件: those were answered.
                let basis = match act.unwrap_or(Basis::Received) {
                    Basis::Handled if applications.total.is_some() => Basis::Finished,
                    basis => basis,
                };
                let is_answered = basis == Basis::Finished && applications.total.is_some();
                applications.answered = is_answered.then_some(number.value);
                self.sentence.by_channel = before.has(Word::Channel) && !before.has(Word::Among);
                if !is_answered {
                    (applications.basis, applications.total) = (Some(basis), Some(number.value));
                    (applications.by_applicant, self.part.applicant) = (Amount::ZERO, None);
                }
                applications.last = Some(number);
            }
            Quantity::Applicants if applications.total.is_none() && before.act().is_some() => {
                applications.basis = act;
                (applications.total, applications.last) = (Some(number.value), Some(number));
                applications.by_applicant = number.value;
            }
            Quantity::Applicants => {
                applications.by_applicant = applications.by_applicant + number.value;
                let goes_on = Some(applications.by_applicant) < applications.total;
                self.part.applicant = before.who().filter(|_| goes_on);
            }
            Quantity::Appeals => {
                self.paragraph.are_others = false;
                let named = table_four::rows(before);
                if !named.is_empty() {
                    self.paragraph.appeals = named;
                }
                // 行政复议13件，信息公开2件，均维持: the 2 were.
                if before.has(Word::Openness) || before.has(Word::Application) {
                    self.part.appeals.retain(|(_, rows)| *rows != self.paragraph.appeals);
                }
                let told = (number.value, self.paragraph.appeals.clone());
                push_last(&mut self.part.appeals, told.clone(), APPEALS);
                push_last(&mut self.paragraph.told_appeals, told, APPEALS);
            }
            Quantity::Outcomes => {
                let named = table_four::rows(before);
                if !named.is_empty() {
                    self.paragraph.appeals = named;
                }
            }
            Quantity::TableTwo | Quantity::Results | Quantity::CarriedOver | Quantity::CarriedForward => {}
        }
        self.topic = match counted.quantity {
            Quantity::Appeals | Quantity::Outcomes => Topic::Appeals,
            Quantity::TableTwo => Topic::TableTwo,
            _ => Topic::Applications,
        };
    }

    /// Passes over a number of something else. Unless it is a part of the applications, they are
    /// no longer what the text speaks of.
    pub fn passes_over(&mut self, number: Number, before: &Sense, after: &Sense) {
        self.keeps_for_shares(number, None, before);
        let applications = &mut self.paragraph.applications;
        let is_part = self.topic == Topic::Applications
            && applications.total.is_some_and(|total| number.value <= total);
        let foreign = |word| matches!(word, Word::Foreign | Word::Publish | Word::Open);
        if before.publishes() {
            self.sentence.publishing = Publishing::Yes;
        }
        // Cases that were not counted are not those whose outcomes are told.
        if before.is_appeal() && !before.any(|word| matches!(word, Word::Compare | Word::Change(_))) {
            self.paragraph.are_others = true;
            self.topic = Topic::Foreign;
        }
        let is_other = self.sentence.publishes()
            || before.any(foreign)
            || after.any(|word| word == Word::Foreign)
            || before.has(Word::Assist)
            || before.act().is_some() && !before.has(Word::Application) && !before.has(Word::Channel);
        let is_listed = self.is_in_bracket || self.part.among && before.act().is_none();
        if is_other && !(is_part && is_listed) && number.unit != Unit::Other {
            self.topic = Topic::Foreign;
            applications.total = None;
            self.paragraph.quantity = None;
        }
    }

    /// The total of the applications is this, after all: a second way that they came by was told.
    pub fn adds_to_total(&mut self, total: Amount) {
        self.paragraph.applications.total = Some(total);
    }

    /// A share was of this, and later ones may be, too; `None` where its whole is known otherwise.
    pub fn divides_by(&mut self, whole: Option<Amount>) {
        self.paragraph.shares.whole = whole.or(self.paragraph.shares.whole);
    }

    /// Forgets what holds no longer after a stop.
    pub fn passes(&mut self, stop: Stop) {
        match stop {
            Stop::Pause | Stop::Comma => {}
            Stop::Open => {
                let shares = &self.paragraph.shares;
                self.paragraph.before_bracket = Some((shares.part.clone(), shares.is_known));
            }
            Stop::Close => {
                if let Some((part, is_known)) = self.paragraph.before_bracket.take() {
                    (self.paragraph.shares.part, self.paragraph.shares.is_known) = (part, is_known);
                }
            }
            Stop::Semicolon => {
                self.part = SentencePart::default();
                self.paragraph.has_sentence = true;
            }
            Stop::Sentence => {
                self.part = SentencePart::default();
                let publishes = self.sentence.publishes();
                let publishing = if publishes { Publishing::Before } else { Publishing::No };
                self.sentence = Sentence { publishing, ..Sentence::default() };
                self.paragraph.has_sentence = true;
            }
            Stop::Paragraph => {
                // A heading says what the next paragraph speaks of.
                let topic = if self.paragraph.has_sentence { Topic::Open } else { self.topic };
                *self = Self { topic, ..Self::new(self.source) };
            }
        }
    }

    /// Keeps a number for the percentages after it.
    fn keeps_for_shares(&mut self, number: Number, counted: Option<&Counted>, before: &Sense) {
        let shares = &mut self.paragraph.shares;
        shares.is_known = counted.is_some();
        let is_last_year = before.any(|word| matches!(word, Word::Compare | Word::Year(RelativeYear::Last)));
        if is_last_year && counted.is_none() {
            self.part.last_year = Some(number.value);
            return;
        }
        push_last(&mut shares.any, number.value, BACK);
        let Some(counted) = counted else { return };
        let Some(cells) = counted.readings.first() else { return };
        let part = Some((number.value, cells.clone(), counted.quantity));
        match counted.quantity {
            Quantity::Total => {
                push_last(&mut shares.totals, (number.value, cells.clone()), TOTALS);
                shares.part = part;
            }
            Quantity::Appeals | Quantity::Outcomes | Quantity::TableTwo => shares.part = None,
            Quantity::Applicants | Quantity::Results | Quantity::CarriedOver | Quantity::CarriedForward => {
                shares.part = part;
            }
        }
    }
}

impl Source<'_> {
    /// A statement that this text makes.
    pub fn states(self, kind: ClaimKind, span: Range<usize>, number: Number, against: Against) -> Statement {
        Statement { field: self.field, span, kind, number, against }
    }

    /// One that some cells have to agree with.
    pub fn states_cells(self, span: Range<usize>, number: Number, readings: Vec<Sum>) -> Statement {
        let is_zero = number.value == Amount::ZERO && number.is_exact();
        let kind = if is_zero { ClaimKind::Zero } else { ClaimKind::Cell };
        self.states(kind, span, number, Against::Cells(readings))
    }

    /// One of the 信息处理费, which no cell holds.
    pub fn states_fee(self, span: Range<usize>, number: Number) -> Statement {
        self.states(ClaimKind::ProcessingFee, span, number, Against::Nothing)
    }
}

impl Sentence {
    pub fn publishes(&self) -> bool {
        self.publishing == Publishing::Yes
    }
}

impl Applications {
    /// The number of all of them, if the paragraph has told it.
    pub fn all(&self) -> Option<Number> {
        self.last.filter(|_| self.total.is_some())
    }

    /// Whether only some of them were answered: what is said of all is said of those.
    pub fn is_part_answered(&self) -> bool {
        self.answered.is_some() && self.answered != self.total
    }

    /// Whether there was only one.
    pub fn is_one(&self) -> bool {
        self.all().is_some_and(|number| number.is_exact() && number.value == Amount::whole(1))
    }
}

impl Basis {
    /// What it means that something was done with applications.
    pub fn of(act: Word) -> Option<Self> {
        match act {
            Word::Newly => Some(Self::New),
            Word::Receive | Word::Happen => Some(Self::Received),
            Word::Handle => Some(Self::Handled),
            Word::Finish => Some(Self::Finished),
            _ => None,
        }
    }

    /// The rows of table three that it can mean, the likeliest first.
    pub fn rows(self) -> &'static [&'static [&'static str]] {
        const WITH_CARRIED_OVER: &[&str] = &[NEW_RECEIVED.key(), CARRIED_OVER.key()];
        match self {
            Self::New => &[NEW_RECEIVED.keys],
            Self::Received => &[NEW_RECEIVED.keys, WITH_CARRIED_OVER],
            Self::Handled => &[TOTAL_PROCESSED.keys, NEW_RECEIVED.keys, WITH_CARRIED_OVER],
            Self::Finished => &[TOTAL_PROCESSED.keys],
        }
    }
}

/// Adds the newest; of more than `most` the oldest goes.
fn push_last<T>(items: &mut Vec<T>, newest: T, most: usize) {
    items.push(newest);
    if items.len() > most {
        items.remove(0);
    }
}
