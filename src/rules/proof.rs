//! Every check that was run on a report, with its figures and how it came out: for the
//! sheet that a leader signs before the report is published.

use super::{
    Case, Check as RuleCheck, Finding, Place, Prose, RULES, Rule, Stage, check_read, claims, held_against,
    sums,
};
use crate::claims::Claim;
use crate::form::{Check, Equation};
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
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// It is right.
    Holds,
    /// It is wrong, in so many places.
    Broken(usize),
    /// It is wrong, but every place was accepted with a reason.
    Accepted(usize),
    /// Figures are still missing for it.
    Open,
}

/// Rules that have nothing to compare with unless the report carries last year's.
const COMPARE_WITH_LAST_YEAR: [&str; 9] =
    ["T2-02", "T2-03", "T2-08", "T2-09", "T3-07", "T3-08", "T3-15", "T4-05", "N-07"];

/// Runs every check on a report that is to be published.
pub fn prove(report: &Report, today: Option<Date>) -> Proof {
    prove_read(report, &Prose::read(report, Stage::Finished), today)
}

/// The same, for a report whose prose was read already, as that of a finished one.
pub fn prove_read(report: &Report, prose: &Prose, today: Option<Date>) -> Proof {
    let figures = report.figures();
    let findings = check_read(report, &figures, prose, Stage::Finished, today);
    let case = Case {
        report,
        figures: &figures,
        last_year: None,
        prose,
        claims: &[],
        stage: Stage::Finished,
        today,
    };
    let equations =
        report.form.checks.iter().flat_map(|check| check.equations.iter().map(move |one| (check, one)));
    Proof {
        sums: equations.map(|(check, equation)| sum(&case, check, equation, &findings)).collect(),
        rules: RULES
            .iter()
            .filter(|rule| !matches!(rule.check, RuleCheck::Explanation))
            .map(|rule| self::rule(report, rule, &findings))
            .collect(),
        stated: claims(report, &figures, prose)
            .iter()
            .map(|claim| stated(report, claim, &findings))
            .collect(),
        findings,
    }
}

fn stated(report: &Report, claim: &Claim, findings: &[Finding]) -> Stated {
    let accepts = |finding: &&Finding| {
        finding.accepted.is_some()
            && finding.primary == Some(Place::Field(claim.field))
            && finding.span.as_ref() == Some(&claim.span)
    };
    let outcome = match claim.holds {
        Some(true) => Outcome::Holds,
        None => Outcome::Open,
        Some(false) if findings.iter().any(|finding| accepts(&finding)) => Outcome::Accepted(1),
        Some(false) => Outcome::Broken(1),
    };
    let quote = report.text(claim.field).get(claim.span.clone()).unwrap_or_default().to_owned();
    Stated { quote, against: held_against(report.form, claim), outcome }
}

fn sum(case: &Case<'_>, check: &Check, equation: &Equation, findings: &[Finding]) -> Checked {
    let (left, right) = (case.figures.sum(equation.left), case.figures.sum(equation.right));
    let total = equation.left.first().copied();
    let said = total.map(|total| sums::words(case, check.formula, equation, total, right, left, right));
    let is_accepted = findings.iter().any(|finding| {
        finding.rule == check.id
            && finding.accepted.is_some()
            && matches!(finding.primary, Some(Place::Cell(cell)) if equation.left.contains(&cell) || equation.right.contains(&cell))
    });
    let outcome = match (left.known(), right.known()) {
        (Some(one), Some(other)) if one == other => Outcome::Holds,
        _ if !left.contradicts(right) => Outcome::Open,
        _ if is_accepted => Outcome::Accepted(1),
        _ => Outcome::Broken(1),
    };
    Checked { rule: check.id, said: said.unwrap_or_default(), outcome }
}

fn rule(report: &Report, rule: &Rule, findings: &[Finding]) -> Checked {
    let found = findings.iter().filter(|finding| finding.rule == rule.id);
    let (accepted, open): (Vec<_>, Vec<_>) = found.partition(|finding| finding.accepted.is_some());
    let outcome = match (open.len(), accepted.len()) {
        (0, 0) if report.last_year.is_none() && COMPARE_WITH_LAST_YEAR.contains(&rule.id) => Outcome::Open,
        (0, 0) => Outcome::Holds,
        (0, accepted) => Outcome::Accepted(accepted),
        (open, _) => Outcome::Broken(open),
    };
    Checked { rule: rule.id, said: looks_for(rule).to_owned(), outcome }
}

/// The answer to the first question of a rule's manual: 查什么.
fn looks_for(rule: &Rule) -> &'static str {
    let mut lines = rule.manual.lines().map(str::trim).skip_while(|line| !line.starts_with("## "));
    lines.find(|line| !line.is_empty() && !line.starts_with('#')).unwrap_or_default()
}
