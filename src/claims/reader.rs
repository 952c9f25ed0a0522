//! What is remembered while a field is read: what it speaks of, and what it has told so far.
//!
//! The readings of phrases, percentages and clauses without numbers add to it and take from it;
//! `read` goes through the text.

use super::Statement;
use super::number::Number;
use super::scan::Token;
use super::words::Relative;
use crate::form::{CellId, Form};
use crate::report::{Amount, Field};
use std::collections::VecDeque;

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
pub(super) enum Family {
    Total,
    Applicants,
    Results,
    Over,
    Forward,
    Appeals,
    TableTwo,
}

/// What a number was found to count.
#[derive(Debug, Clone)]
pub(super) struct Counted {
    /// Sums of cells, the likeliest first.
    pub readings: Vec<Vec<CellId>>,
    pub family: Family,
}

/// The numbers of a paragraph that a percentage may be a share of.
#[derive(Debug, Default)]
pub(super) struct Counts {
    /// The last ones of any kind, the newest last.
    pub(super) any: Vec<Amount>,
    /// The last one of applications.
    pub(super) part: Option<(Amount, Vec<CellId>, Family)>,
    /// The totals of applications.
    pub(super) totals: Vec<(Amount, Vec<CellId>)>,
    /// Last year's number, where the sentence names it.
    pub(super) before: Option<Amount>,
    /// What the shares before were shares of.
    pub(super) whole: Option<Amount>,
    /// Whether the last number is one of applications.
    pub(super) is_known: bool,
}

impl Counts {
    /// Changes from last year are told in the sentence of the number.
    pub(super) fn end_sentence(&mut self) {
        self.before = None;
    }
}

/// What a paragraph has told of its applications.
#[derive(Debug, Default)]
pub(super) struct Told {
    /// What their total counted.
    pub basis: Option<Basis>,
    /// Their total.
    pub total: Option<Amount>,
    /// The last number that was all of them, or all that were answered.
    pub last: Option<Number>,
    /// Whether that was of those answered.
    pub is_answered: bool,
    /// Whether the total came by a way that it names: 网上收到3件、纸质申请36件.
    pub by_channel: bool,
    /// Whether the sentence counts what was published: 主动公开80件，依申请公开30件 are kinds of documents.
    pub published: bool,
    /// How many were told apart by applicant.
    pub applicants: Amount,
    /// The last kind of applicant, while others are still to come.
    pub applicant: Option<&'static [&'static str]>,
}

/// Reads one field of a report. It remembers what the sentence spoke of before.
pub(super) struct Reader<'a> {
    pub(super) form: &'static Form,
    pub(super) field: Field,
    pub(super) text: &'a str,
    /// Whether the report is a government's, and not a department's.
    pub(super) is_government: bool,
    pub(super) topic: Topic,
    /// The year of the sentence, where it names one.
    pub(super) year: Option<Relative>,
    pub(super) in_bracket: bool,
    /// What the last number counted.
    pub(super) family: Option<Family>,
    /// What the paragraph has told of its applications.
    pub(super) told: Told,
    /// Groups of table four in this sentence, with their numbers.
    pub(super) appeals: Vec<(Amount, Vec<&'static str>)>,
    pub(super) groups: Vec<&'static str>,
    /// Whether the sentence is about openness, and not about reviews that the office decides.
    pub(super) about_openness: bool,
    pub(super) row2: Option<&'static str>,
    pub(super) state: Option<&'static str>,
    /// The things before 分别 whose numbers are still to come.
    pub(super) queue: VecDeque<Vec<Token>>,
    /// The numbers of the paragraph, for shares of them.
    pub(super) counts: Counts,
    pub(super) found: Vec<Statement>,
    /// How many sentences of the paragraph are over.
    pub(super) sentences: usize,
    /// Where the paragraph's statements begin.
    pub(super) paragraph: usize,
}

impl<'a> Reader<'a> {
    pub(super) fn new(form: &'static Form, field: Field, text: &'a str) -> Self {
        Self {
            form,
            field,
            text,
            is_government: false,
            topic: Topic::Open,
            year: None,
            in_bracket: false,
            family: None,
            told: Told::default(),
            appeals: Vec::new(),
            groups: Vec::new(),
            about_openness: false,
            row2: None,
            state: None,
            queue: VecDeque::new(),
            counts: Counts::default(),
            found: Vec::new(),
            sentences: 0,
            paragraph: 0,
        }
    }
}
