//! Percentages: shares of numbers in the text, and changes from last year.

use super::scan::Token;
use super::Statement;
use crate::form::Form;
use crate::report::Field;

/// The percentages of a text.
pub(super) fn read(_form: &'static Form, _field: Field, _tokens: &[Token]) -> Vec<Statement> {
    Vec::new()
}
