//! The number that a spreadsheet keeps beside the one that it shows: `sdval` of LibreOffice, `x:num` of Excel.

use super::tags::attribute;
use crate::form::CellKind;
use crate::read::sheet::decimal::Decimal;
use crate::report::{Reading, read_number};
use crate::text::excerpt::excerpt;
use std::borrow::Cow;

/// The number that a cell keeps, if it says so.
pub(super) fn kept(attributes: &str) -> Option<Decimal> {
    let is_likely = attributes.contains("sdval") || attributes.contains("x:num");
    let value = |name| attribute(attributes, name).and_then(|value| Decimal::of_text(value.trim()));
    if is_likely { value("sdval").or_else(|| value("x:num")) } else { None }
}

/// What a cell says that shows some text and keeps a number, and why that may be wrong. A number that is shown stays, as
/// a person read it; the one that is kept stands in for a cell that was too narrow to show its own.
pub(super) fn settled(shown: String, kept: Decimal) -> (String, Option<Cow<'static, str>>) {
    let text = shown.trim();
    let number =
        [CellKind::Count, CellKind::Money].into_iter().find_map(|kind| match read_number(text, kind) {
            Reading::Number { text, .. } => Decimal::of_text(&text),
            _ => None,
        });
    let is_too_narrow = !text.is_empty() && text.chars().all(|c| c == '#');
    let is_scientific = number.is_none() && Decimal::of_text(text).is_some();
    if number == Some(kept) || (number.is_none() && !is_too_narrow && !is_scientific) {
        return (shown, None);
    }
    let why = format!("原件里这一格存的是 {}，显示成“{}”", kept.spelled(), excerpt(text)).into();
    (if number.is_some() { shown } else { kept.spelled() }, Some(why))
}
