//! What is known of a report, as data for other programs and for the page: findings,
//! claims of the prose, and the list of all rules.

mod catalogue;
mod claims;
mod editions;
pub mod facts;
mod findings;

pub use catalogue::{ListedRule, list_check, list_rules, rules_as_markdown};
pub use claims::{Exact, SpelledClaim, spell_claims};
pub use editions::{list_editions, silent};
pub use findings::{Spelled, list, spell};
