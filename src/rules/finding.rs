//! What a rule found: how grave it is, where, and what puts it right.

use super::{Case, Edit, Rule, Stage};
use crate::form::{CellId, Form, Severity};
use crate::order;
use crate::report::{Field, Place, Report};
use crate::text::excerpt::excerpt;
use std::ops::Range;
use std::rc::Rc;

/// What a rule found.
///
/// What can be as long as a field is shared: the findings of the words are put into the list
/// anew after every key in a table, and compared with what was shown before. (Two `Rc<str>`
/// compare all their bytes even where they are one; two `Rc<String>` do not.)
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// The id of the rule.
    pub rule: &'static str,
    /// The name of the fault.
    pub name: &'static str,
    /// How grave it is.
    pub severity: Severity,
    /// Every cell that the rule looked at, in the order of the form.
    pub cells: Vec<CellId>,
    /// Where to correct it.
    pub primary: Option<Place>,
    /// The words at fault in the text of `primary`, in bytes, where that is a field.
    pub span: Option<Range<usize>>,
    /// What is wrong, with the figures in it.
    pub message: String,
    /// What to do.
    pub fix: String,
    /// What should stand at `primary` (for a bound: the nearest number), where that is known.
    pub expected: Option<String>,
    /// What the cell shows at which to correct it; for words see [`Finding::found`].
    pub shown: Option<String>,
    /// The text that puts it right, where there is just one: for the cell, the words of
    /// `span`, or the whole field. Where `edits` reach far apart, they alone say it.
    pub correction: Option<Rc<String>>,
    /// Other cells that have to be put right with it, each with its text.
    pub also: Vec<(CellId, String)>,
    /// The single changes that `correction` is made of, where several places of a field are
    /// at fault; `span` then reaches from the first of them to the last.
    pub edits: Rc<Vec<Edit>>,
    /// Where the rule comes from.
    pub clause: &'static str,
    /// The findings that go when this one is put right; they are not said on their own.
    pub explains: Vec<Finding>,
    /// Why it may stand, where somebody accepted it.
    pub accepted: Option<String>,
}

/// Where a finding stands on paper; one without a place comes last.
pub(super) fn place_in_form(form: &'static Form, finding: &Finding) -> (usize, usize, usize) {
    let start = finding.span.as_ref().map_or(0, |span| span.start);
    let (section, within) = finding.primary.map_or((usize::MAX, 0), |place| place.order(form));
    (section, within, start)
}

impl Rule {
    /// A finding of this rule. `message` says what is wrong, `fix` what to do.
    pub(super) fn finds(&self, message: impl Into<String>, fix: impl Into<String>) -> Finding {
        Finding {
            rule: self.id,
            name: self.name,
            severity: self.severity,
            cells: Vec::new(),
            primary: None,
            span: None,
            message: message.into(),
            fix: fix.into(),
            expected: None,
            shown: None,
            correction: None,
            also: Vec::new(),
            edits: Rc::default(),
            clause: self.clause,
            explains: Vec::new(),
            accepted: None,
        }
    }
}

impl Finding {
    /// What stands at its place in the report: what the cell shows, the words of `span`, or the
    /// whole text of the field.
    pub fn found<'a>(&'a self, report: &'a Report) -> Option<&'a str> {
        match (self.primary?, &self.span) {
            (Place::Cell(_), _) => self.shown.as_deref(),
            (Place::Field(field), Some(span)) => report.text(field).get(span.clone()),
            (Place::Field(field), None) => Some(report.text(field)),
        }
    }

    /// Places it at a cell, with all the cells that were looked at (that cell among them or not).
    pub(super) fn at(mut self, case: &Case<'_>, cell: CellId, with: &[CellId]) -> Self {
        self.cells = with.to_vec();
        self.cells.push(cell);
        order::by_key(&mut self.cells, |cell| *cell);
        self.cells.dedup();
        self.primary = Some(Place::Cell(cell));
        self.shown = Some(excerpt(&case.printed(cell)).into_owned());
        self
    }

    /// Places it at a field.
    pub(super) fn in_field(mut self, field: Field) -> Self {
        self.primary = Some(Place::Field(field));
        self
    }

    /// Places it at some words of a field.
    pub(super) fn at_words(mut self, field: Field, span: Range<usize>) -> Self {
        self.primary = Some(Place::Field(field));
        self.span = Some(span);
        self
    }

    pub(super) fn corrected_to(mut self, correction: impl Into<String>) -> Self {
        self.correction = Some(Rc::new(correction.into()));
        self
    }

    pub(super) fn expects(mut self, expected: impl Into<String>) -> Self {
        self.expected = Some(expected.into());
        self
    }

    pub(super) fn severe(mut self, severity: Severity) -> Self {
        self.severity = severity;
        self
    }
}

impl Stage {
    pub(super) fn of_what_is_missing(self, when_finished: Severity) -> Severity {
        match self {
            Self::Filling => Severity::Info,
            Self::Finished => when_finished,
        }
    }
}
