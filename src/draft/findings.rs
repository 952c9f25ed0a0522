//! What is done about findings. Each is named by its place among those that were shown last.

use super::{Act, Draft};
use crate::report::Acceptance;
use crate::rules::{self, Finding};

impl Draft {
    /// How many findings were shown last.
    pub fn findings_shown(&self) -> usize {
        self.shown.findings.len()
    }

    /// Puts findings right: one step.
    pub fn correct(&mut self, places: &[usize]) {
        let findings: Vec<&Finding> = places.iter().filter_map(|place| self.finding(*place)).collect();
        let (corrected, count) = (rules::corrected(&self.report, &findings), findings.len());
        self.step(Act::Correct(count));
        self.report = corrected;
        self.prose_changed();
    }

    /// Lets a finding stand, for a reason, as long as its figures stay.
    pub fn accept(&mut self, place: usize, reason: &str) {
        let accepted = self.finding(place).and_then(|finding| rules::accept(&self.report, finding, reason));
        if let Some(accepted) = accepted {
            self.step(Act::Accept(accepted.reason.clone()));
            self.report.accepted.push(accepted);
        }
    }

    /// Takes back that a finding was accepted.
    pub fn withdraw(&mut self, place: usize) {
        let Some(finding) = self.finding(place) else { return };
        let Some(accepted) =
            rules::accept(&self.report, finding, finding.accepted.as_deref().unwrap_or_default())
        else {
            return;
        };
        self.step(Act::Withdraw);
        // What was said of a sentence may have been said under another rule.
        let is_same = |one: &Acceptance| match accepted.reason.as_str() {
            rules::NOT_MEANT => Acceptance { rule: accepted.rule.clone(), ..one.clone() } == accepted,
            _ => *one == accepted,
        };
        self.report.accepted.retain(|one| !is_same(one));
    }

    fn finding(&self, place: usize) -> Option<&Finding> {
        self.shown.findings.get(place)
    }
}
