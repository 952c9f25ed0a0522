//! Lists of parts: 共12条，其中甲8条、乙4条.

use super::scan::Token;
use super::Statement;
use crate::report::Field;

/// The breakdowns of a text.
pub(super) fn read(_field: Field, _tokens: &[Token]) -> Vec<Statement> {
    Vec::new()
}
