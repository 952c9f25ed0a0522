//! What a reader of a foreign file was not sure of: it stays with the report until somebody has
//! looked at it.

/// A cell or field that may be read wrongly.
///
/// It is settled by typing something else there, or by accepting the finding that names it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Doubt {
    /// The address of the cell or the name of the field: `t3.new_received.natural`, `year`.
    pub place: String,
    /// What was read.
    pub text: String,
    /// Why it may be wrong, as the end of a sentence.
    pub why: String,
}
