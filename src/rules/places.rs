//! The places of a form that rules name, and which rules fall silent where an edition lacks one.
//!
//! A place is a section (`overview`), a table (`t3`), a row (`t3.carried_forward`), a cell
//! (`t2.fees.amount`), a column of whatever row (`t4.*.pending`) or a part of a section
//! (`other_matters.processing_fee`). `a|b` is there where one of the two is.

use super::{RULES, Rule};
use crate::form::Form;
use std::borrow::Cow;
use std::sync::OnceLock;

/// The rules that an edition leaves nothing to look at, each with the places that it lacks.
pub fn silent_in(form: &Form) -> Vec<(&'static str, Vec<&'static str>)> {
    let missing = RULES.iter().map(|rule| (rule.id, rule.missing_in(form).collect::<Vec<_>>()));
    missing.filter(|(_, places)| !places.is_empty()).collect()
}

/// The rules that have something to look at in an edition. Remembered for each: asked after every
/// key, it took a fifth of a check.
pub(super) fn working_in(form: &'static Form) -> Cow<'static, [&'static Rule]> {
    static KNOWN: OnceLock<Vec<(&'static Form, Vec<&'static Rule>)>> = OnceLock::new();
    let working = |form| RULES.iter().copied().filter(|rule| rule.works_in(form)).collect();
    let known = KNOWN.get_or_init(|| Form::all().iter().map(|form| (*form, working(form))).collect());
    // By identity: a test may make a form that bears the name of another.
    match known.iter().find(|(one, _)| std::ptr::eq(*one, form)) {
        Some((_, rules)) => Cow::Borrowed(rules),
        None => Cow::Owned(working(form)),
    }
}

/// Whether a form has a place.
pub(super) fn has(form: &Form, place: &str) -> bool {
    place.split('|').any(|one| has_one(form, one))
}

fn has_one(form: &Form, place: &str) -> bool {
    let mut keys = place.split('.');
    let (key, row, column) = (keys.next().unwrap_or_default(), keys.next(), keys.next());
    let Some(row) = row else { return form.section(key).is_some() || form.table(key).is_some() };
    let is_part = form.parts(key).iter().any(|part| part.key == row);
    is_part
        || form.table(key).is_some_and(|table| {
            let rows = table.rows.iter().filter(|known| row == "*" || known.key == row);
            rows.into_iter()
                .any(|known| column.is_none_or(|column| form.at(key, known.key, column).is_some()))
        })
}

#[cfg(test)]
mod tests {
    use super::has;
    use crate::form::Form;

    #[test]
    fn sections_tables_rows_cells_and_columns_are_places() {
        let form = Form::edition("2021").expect("the edition of 2021");
        let here = [
            "overview",
            "t3",
            "t3.carried_forward",
            "t2.fees.amount",
            "t4.*.pending",
            "t3.no|t3.granted",
            "problems.improvement",
        ];
        let none =
            ["preface", "t9", "t3.carried", "t2.fees.valid", "t4.*.valid", "t3.no|t3.neither", "problems.no"];
        assert!(here.iter().all(|place| has(form, place)));
        assert!(!none.iter().any(|place| has(form, place)));
    }
}
