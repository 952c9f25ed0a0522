//! Whether what somebody copied is a report as a whole: wherever it is pasted, it is then offered as one.

use super::{Read, read};
use crate::report::Field;

/// The report on a clipboard, which holds the same as HTML and as plain text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Copied {
    /// How much of a report it is.
    pub amount: Amount,
    /// Whether its HTML says so; its plain text otherwise.
    pub is_html: bool,
}

/// How much of a report there is, the least first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Amount {
    /// Some of it, such as its tables alone, or a ledger.
    Part,
    /// Its tables with its prose.
    Whole,
    /// A draft of ours.
    Draft,
}

/// What of a report is on a clipboard; of its two forms, the one that holds more of it.
pub fn copied(html: &str, text: &str) -> Option<Copied> {
    let of = |copied: &str, is_html| {
        let read = read(copied.as_bytes()).ok()?;
        Some(Copied { amount: amount(&read), is_html })
    };
    let of_html = of(html, true);
    if of_html.is_some_and(|copied| copied.amount > Amount::Part) {
        return of_html;
    }
    let is_more = |copied: &Copied| Some(copied.amount) > of_html.map(|copied| copied.amount);
    of(text, false).filter(is_more).or(of_html)
}

fn amount(read: &Read) -> Amount {
    let Read { report, source: Some(source), .. } = read else {
        return Amount::Draft;
    };
    let is_told = |field: &Field| !report.text(*field).trim().is_empty();
    let is_section = |field: &Field| matches!(field, Field::Section(_));
    let sections = Field::prose(report.form).filter(is_section).filter(is_told).count();
    let is_titled = [Field::OrganName, Field::Year].iter().any(is_told);
    let has_table = source.tables.iter().flatten().flatten().any(|cell| cell.cell.is_some());
    if has_table && sections > 0 && sections + usize::from(is_titled) > 1 {
        Amount::Whole
    } else {
        Amount::Part
    }
}
