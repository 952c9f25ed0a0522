//! The figures of a report one by one, each with its status.

use super::unit;
use crate::form::{CellId, CellKind};
use crate::report::{Amount, Reading, Report};
use crate::text::excerpt::excerpt;

/// A figure of a report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fact {
    /// The cell.
    pub cell: CellId,
    /// Its number, where it has one.
    pub value: Option<Amount>,
    /// In what it counts.
    pub unit: &'static str,
    /// How it is known.
    pub status: Status,
    /// What is to be said of it; mostly empty.
    pub note: String,
}

/// How a figure is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Status {
    /// A number stands there, or a total is worked out from numbers.
    Given,
    /// Nothing stands there.
    Blank,
    /// “/”.
    NotApplicable,
    /// It was written in a way that had to be put right, and says a number beyond doubt.
    Tidied,
    /// What stands there is no number, or the reader of the file was not sure of it.
    Doubtful,
}

impl Status {
    /// Its key in the tables.
    pub fn key(self) -> &'static str {
        match self {
            Self::Given => "A",
            Self::Blank => "M",
            Self::NotApplicable => "/",
            Self::Tidied => "E",
            Self::Doubtful => "D",
        }
    }
}

/// The figures of a report, in the order of the form.
pub fn facts(report: &Report) -> Vec<Fact> {
    let (form, figures) = (report.form, report.figures());
    let fact = |cell: CellId| {
        let (figure, kind) = (figures.get(cell), form.info(cell).kind);
        let doubt = report.doubts.iter().find(|doubt| doubt.place == form.info(cell).address);
        let doubt = doubt.filter(|doubt| doubt.text == report.cell(cell));
        let known = figure.value.known();
        let (value, status, note) = match (&figure.reading, known) {
            // Only a part of a total is known.
            (Reading::Number { .. }, None) | (Reading::Blank, _) => (None, Status::Blank, String::new()),
            (Reading::Mark, _) => (None, Status::NotApplicable, String::new()),
            (Reading::Wrong(_), _) => {
                (None, Status::Doubtful, format!("原文“{}”", excerpt(report.cell(cell).trim())))
            }
            (Reading::Number { .. }, value) if figure.computed => {
                (value, Status::Given, "按各项之和算出".to_owned())
            }
            (Reading::Number { tidied: true, .. }, value) => {
                (value, Status::Tidied, format!("原文“{}”", excerpt(report.cell(cell).trim())))
            }
            (Reading::Number { .. }, value) => (value, Status::Given, String::new()),
        };
        let (status, note) = doubt.map_or((status, note), |doubt| (Status::Doubtful, doubt.why.clone()));
        // The form prints no unit for a payment: the one that was typed is taken.
        let unit = match (kind, &figure.reading) {
            (CellKind::Payment, Reading::Number { text, .. }) if text.ends_with("万元") => "万元",
            (CellKind::Payment, Reading::Number { text, .. }) if !text.ends_with('元') => "",
            _ => unit(kind),
        };
        Fact { cell, value, unit, status, note }
    };
    form.cell_ids().map(fact).collect()
}
