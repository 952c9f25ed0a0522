//! What is to be shown of a draft: all of it, or what is new since it was shown last.
//!
//! On 20 000 characters of prose, to spell and to read again what stays takes longer than all
//! checks.

use super::Draft;
use crate::claims::Claim;
use crate::order::Map;
use crate::report::{Figures, Report};
use crate::rules::{self, Finding, Prose, Severity};

/// What was shown last.
#[derive(Debug, Default)]
pub(super) struct Shown {
    /// What was found; the page names findings by their place here.
    pub(super) findings: Vec<Finding>,
    /// The statements of the prose.
    pub(super) claims: Vec<Claim>,
    /// Whether the prose is still the one that was shown.
    pub(super) has_same_prose: bool,
    /// Whether nothing at all was done since.
    pub(super) is_current: bool,
}

/// A draft as it is to be shown now.
#[derive(Debug)]
pub struct News<'a> {
    /// The report.
    pub report: &'a Report,
    /// Its figures.
    pub figures: Figures,
    /// What was found, in the order of the list.
    pub findings: Vec<Seen<'a>>,
    /// The statements of the prose; `None` where they are those that were shown last.
    pub claims: Option<&'a [Claim]>,
    /// Whether the prose was not shown like this before.
    pub has_new_prose: bool,
    /// The name of the step that can be taken back.
    pub undo: Option<&'a str>,
    /// The name of the step that can be done again.
    pub redo: Option<&'a str>,
}

/// A finding, with its place among those that were shown last if it was there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Seen<'a> {
    /// The finding.
    pub finding: &'a Finding,
    /// Where it was shown last.
    pub before: Option<usize>,
}

impl News<'_> {
    /// How many findings of that severity are open: not accepted.
    pub fn open(&self, severity: Severity) -> usize {
        let open = self.findings.iter().filter(|one| one.finding.accepted.is_none());
        open.filter(|one| one.finding.severity == severity).count()
    }
}

impl Draft {
    /// Runs all checks and shows nothing; returns how many errors are open.
    pub fn check(&mut self) -> usize {
        let prose = self.prose.get_or_insert_with(|| Prose::read(&self.report, self.stage));
        let findings = rules::check_read(&self.report, &self.report.figures(), prose, self.stage, self.today);
        let is_open = |finding: &&Finding| finding.severity == Severity::Error && finding.accepted.is_none();
        findings.iter().filter(is_open).count()
    }

    /// Runs all checks: everything that is to be shown now.
    pub fn view(&mut self) -> News<'_> {
        self.shown.has_same_prose = false;
        self.news()
    }

    /// The same, less what is as it was when this, or [`Draft::view`], was asked last;
    /// everything if the prose changed.
    pub fn news(&mut self) -> News<'_> {
        let figures = self.report.figures();
        let prose = self.prose.get_or_insert_with(|| Prose::read(&self.report, self.stage));
        let (findings, claims) =
            rules::check_with_claims(&self.report, &figures, prose, self.stage, self.today);
        let has_same_prose = self.shown.has_same_prose;
        let earlier = if has_same_prose { self.shown.findings.as_slice() } else { &[] };
        let before = places_before(&findings, earlier);
        let has_same_claims = has_same_prose && claims == self.shown.claims;
        self.shown = Shown { findings, claims, has_same_prose: true, is_current: true };
        let pairs = self.shown.findings.iter().zip(before);
        News {
            report: &self.report,
            figures,
            findings: pairs.map(|(finding, before)| Seen { finding, before }).collect(),
            claims: (!has_same_claims).then_some(self.shown.claims.as_slice()),
            has_new_prose: !has_same_prose,
            undo: self.history.done(&self.report).next(),
            redo: self.history.undone(&self.report).next(),
        }
    }
}

/// Where each finding stood among earlier ones, if it stood there. Most stand in the same order;
/// the others are looked for among those of the same rule at the same place.
fn places_before(findings: &[Finding], earlier: &[Finding]) -> Vec<Option<usize>> {
    let mut known: Option<Map<_, Vec<usize>>> = None;
    let mut next = 0;
    let mut place = |finding: &Finding| {
        let found = if earlier.get(next) == Some(finding) {
            Some(next)
        } else {
            let known = known.get_or_insert_with(|| {
                let mut known: Map<_, Vec<usize>> = Map::default();
                for (place, one) in earlier.iter().enumerate() {
                    known.or_default(told_apart(one)).push(place);
                }
                known
            });
            let mut alike = known.get(&told_apart(finding)).into_iter().flatten();
            alike.find(|place| earlier.get(**place) == Some(finding)).copied()
        };
        next = found.map_or(next, |place| place + 1);
        found
    };
    findings.iter().map(&mut place).collect()
}

/// What tells most findings apart.
fn told_apart(finding: &Finding) -> (&'static str, &str, Option<usize>) {
    (finding.rule, &finding.message, finding.span.as_ref().map(|span| span.start))
}
