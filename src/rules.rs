//! Rules look at a report and say what they find.
//!
//! A finding is data, not an error: nothing here stops anybody from saving or
//! downloading. A rule that is nothing but a sum is a line of the form file, found by
//! [`sums`]; every other rule is a file in the folder of its family. How to add one
//! stands in `rules/README.md`.

use crate::form::Form;
pub use crate::report::Place;

#[macro_use]
mod rule;

mod accept;
mod applicants;
mod case;
mod correct;
mod culprit;
mod family;
mod finding;
mod headings;
mod last_year;
mod looked;
mod places;
mod proof;
mod run;
mod stated;
mod sums;
mod together;
mod unseen;
mod words;

mod cells;
mod document;
mod explain;
mod prose;
mod tables;

pub use crate::form::Severity;
pub use accept::{NOT_MEANT, accept, can_be_accepted, is_acceptable, may_be_meant_otherwise};
pub use case::{Case, Stage};
pub use correct::{Edit, corrected};
pub use culprit::shape::slip;
pub use family::Family;
pub use finding::Finding;
pub use headings::{has_part, insert_skeleton, toggle_heading};
pub use last_year::{compared_with_last_year, edition_of_last_year};
pub use looked::{Looked, Why};
pub use places::silent_in;
pub use proof::{Checked, Outcome, Proof, Stated, prove, prove_read};
pub use rule::{Check, Need, Rule};
pub use run::{check, check_read, check_with_claims, claims};
pub use stated::{Matter, held_against};
pub use words::{Prose, Words};

/// The families in the order of the catalogue.
const FAMILIES: [&[&Rule]; 5] = [explain::RULES, cells::RULES, tables::RULES, document::RULES, prose::RULES];

/// Every rule that is more than a sum, in the order of the catalogue.
pub static RULES: &[&Rule] = &join::<{ count() }>();

const fn count() -> usize {
    let (mut count, mut families) = (0, FAMILIES.as_slice());
    while let [family, rest @ ..] = families {
        count += family.len();
        families = rest;
    }
    count
}

/// The families one after the other.
const fn join<const COUNT: usize>() -> [&'static Rule; COUNT] {
    let mut all = [&Rule::PLAIN; COUNT];
    let (mut place, mut families) = (0, FAMILIES.as_slice());
    while let [family, more @ ..] = families {
        let mut family = *family;
        while let [rule, rest @ ..] = family {
            #[allow(clippy::indexing_slicing)] // In a constant: a wrong index would not build.
            {
                all[place] = rule;
            }
            place += 1;
            family = rest;
        }
        families = more;
    }
    all
}

/// The manual text of a rule, whether it is one of [`RULES`] or a line of the form.
pub fn manual(form: &Form, id: &str) -> Option<&'static str> {
    let rule = RULES.iter().find(|rule| rule.id == id).map(|rule| rule.manual);
    rule.or_else(|| form.checks.iter().find(|check| check.id == id).map(|check| check.why))
}
