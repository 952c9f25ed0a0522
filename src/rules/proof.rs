//! Every check that was run on a report, with its figures and how it came out: for the
//! sheet that a leader signs before the report is published.

use super::last_year::year_before;
use super::looked::{Looked, Why, looked, why_not_compared};
use super::{
    Case, Check as RuleCheck, Finding, Matter, Place, Prose, RULES, Rule, Severity, Stage, check_with_claims,
    held_against, sums,
};
use crate::claims::{Claim, ClaimKind};
use crate::form::{Check, Equation, Form};
use crate::report::{Date, Report};

/// What was checked and what was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proof {
    /// The sums of the form, one line each.
    pub sums: Vec<Checked>,
    /// The other rules, one line each.
    pub rules: Vec<Checked>,
    /// The numbers of the prose that were held against the tables.
    pub stated: Vec<Stated>,
    /// What was found, in the order of [`check`](super::check).
    pub findings: Vec<Finding>,
}

/// One check.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checked {
    /// The id of the rule.
    pub rule: &'static str,
    /// What was compared, with the figures in it; of a rule that is no sum: what it looks for.
    pub said: String,
    /// How it came out.
    pub outcome: Outcome,
    /// What was looked at, where it is right: 12 段. Empty where `said` tells it.
    pub looked_at: String,
}

/// A number of the prose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stated {
    /// Its words.
    pub quote: String,
    /// What it was held against, and what that is.
    pub against: String,
    /// How it came out.
    pub outcome: Outcome,
}

/// How a check came out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// It is right.
    Holds,
    /// It is wrong, in so many places.
    Broken(usize),
    /// Nothing is wrong, but somebody should look again at so many places.
    Noted(usize),
    /// It is wrong, but every place was accepted: the reasons, each once.
    Accepted(Vec<String>),
    /// It was not run, and why.
    NotRun(Why),
}

/// Runs every check on a report that is to be published.
pub fn prove(report: &Report, today: Option<Date>) -> Proof {
    prove_read(report, &Prose::read(report, Stage::Finished), today)
}

/// The same, for a report whose prose was read already, as that of a finished one.
pub fn prove_read(report: &Report, prose: &Prose, today: Option<Date>) -> Proof {
    let figures = report.figures();
    let last_year = year_before(report).map(|last| last.figures_on(report.form));
    let (findings, claims) = check_with_claims(report, &figures, prose, Stage::Finished, today);
    let case = Case::new(report, &figures, last_year.as_ref(), &claims, Stage::Finished, today);
    let single: Vec<Single<'_>> = findings.iter().flat_map(|one| one_by_one(one, None)).collect();
    let equations =
        report.form.checks.iter().flat_map(|check| check.equations.iter().map(move |one| (check, one)));
    let rules = RULES.iter().filter(|rule| !matches!(rule.check, RuleCheck::Explanation));
    Proof {
        sums: equations.map(|(check, equation)| sum(&case, check, equation, &single)).collect(),
        rules: rules.map(|rule| self::rule(&case, rule, &single)).collect(),
        stated: claims.iter().map(|claim| stated(report, claim, &single)).collect(),
        findings,
    }
}

/// A finding that stands for itself alone, and the reason for which it may stand.
struct Single<'a> {
    finding: &'a Finding,
    accepted: Option<&'a str>,
}

/// The findings that one holds: those that it explains, or that it says together with others.
fn one_by_one<'a>(finding: &'a Finding, accepted: Option<&'a str>) -> Vec<Single<'a>> {
    let accepted = finding.accepted.as_deref().or(accepted);
    if finding.explains.is_empty() {
        return vec![Single { finding, accepted }];
    }
    finding.explains.iter().flat_map(|one| one_by_one(one, accepted)).collect()
}

fn stated(report: &Report, claim: &Claim, findings: &[Single<'_>]) -> Stated {
    let is_at = |finding: &Finding| {
        finding.primary == Some(Place::Field(claim.field)) && finding.span.as_ref() == Some(&claim.span)
    };
    let reason = findings.iter().filter(|one| is_at(one.finding)).find_map(|one| one.accepted);
    let outcome = match (claim.holds, reason) {
        (Some(true), _) => Outcome::Holds,
        (None, _) => Outcome::NotRun(why_not_judged(report, claim)),
        (Some(false), Some(reason)) => Outcome::Accepted(vec![reason.to_owned()]),
        (Some(false), None) => Outcome::Broken(1),
    };
    let quote = report.text(claim.field).get(claim.span.clone()).unwrap_or_default().to_owned();
    Stated { quote, against: held_against(report.form, claim), outcome }
}

/// Why a number of the prose was held against nothing.
fn why_not_judged(report: &Report, claim: &Claim) -> Why {
    let form: &Form = report.form;
    match claim.kind {
        ClaimKind::ProcessingFee => Why::NoSuchPlace,
        _ if Matter::of(form, claim) == Matter::Change => why_not_compared(report).unwrap_or(Why::NoFigures),
        _ => Why::NoFigures,
    }
}

fn sum(case: &Case<'_>, check: &Check, equation: &Equation, findings: &[Single<'_>]) -> Checked {
    let (left, right) = (case.figures.sum(equation.left), case.figures.sum(equation.right));
    let total = equation.left.first().copied();
    let said = total.map(|total| sums::words(case, check.formula, equation, total, right, left, right));
    let is_of_it = |finding: &Finding| {
        finding.rule == check.id
            && matches!(finding.primary, Some(Place::Cell(cell)) if equation.left.contains(&cell) || equation.right.contains(&cell))
    };
    let reason = findings.iter().filter(|one| is_of_it(one.finding)).find_map(|one| one.accepted);
    let outcome = match (left.known(), right.known(), reason) {
        (Some(one), Some(other), _) if one == other => Outcome::Holds,
        _ if !left.contradicts(right) => Outcome::NotRun(Why::NoFigures),
        (.., Some(reason)) => Outcome::Accepted(vec![reason.to_owned()]),
        (.., None) => Outcome::Broken(1),
    };
    Checked { rule: check.id, said: said.unwrap_or_default(), outcome, looked_at: String::new() }
}

fn rule(case: &Case<'_>, rule: &'static Rule, findings: &[Single<'_>]) -> Checked {
    let found: Vec<&Single<'_>> = findings.iter().filter(|one| one.finding.rule == rule.id).collect();
    let open = || found.iter().filter(|one| one.accepted.is_none());
    let mut looked_at = String::new();
    let outcome = match open().count() {
        0 if !found.is_empty() => {
            let mut reasons: Vec<String> =
                found.iter().filter_map(|one| one.accepted).map(ToOwned::to_owned).collect();
            reasons.dedup();
            Outcome::Accepted(reasons)
        }
        0 => match looked(case, rule) {
            Looked::At(what) => {
                looked_at = what;
                Outcome::Holds
            }
            Looked::AtNothing(why) => Outcome::NotRun(why),
        },
        places if open().all(|one| one.finding.severity == Severity::Info) => Outcome::Noted(places),
        places => Outcome::Broken(places),
    };
    Checked { rule: rule.id, said: looks_for(rule).to_owned(), outcome, looked_at }
}

/// The answer to the first question of a rule's manual: 查什么.
fn looks_for(rule: &Rule) -> &'static str {
    let mut lines = rule.manual.lines().map(str::trim).skip_while(|line| !line.starts_with("## "));
    lines.find(|line| !line.is_empty() && !line.starts_with('#')).unwrap_or_default()
}
