//! The editions of the form, and which rules and words of prose find nothing to look at in each: for whoever adds one.

use crate::claims;
use crate::form::Form;
use crate::rules;
use std::fmt::Write as _;

/// The rules and the meanings of prose that find nothing to look at in an edition, one a line,
/// each with the places that the edition lacks.
pub fn silent(form: &Form) -> String {
    let mut list = String::new();
    for (rule, places) in rules::silent_in(form) {
        let _ = writeln!(list, "rule {rule}: {}", places.join(", "));
    }
    for (meaning, key) in claims::unplaced(form) {
        let _ = writeln!(list, "prose {meaning}: {key}");
    }
    list
}

/// Every edition with the years that use it and what falls silent in it, the newest first.
pub fn list_editions() -> String {
    let mut list = String::new();
    for form in Form::all().iter().rev() {
        let _ = writeln!(list, "{} 年版，{}，{}", form.edition, form.report_years(), form.document_number);
        let silent = silent(form);
        if silent.is_empty() {
            let _ = writeln!(list, "  所有规则和文字都用得上");
        }
        for line in silent.lines() {
            let line = line.replacen("rule ", "规则 ", 1).replacen("prose ", "文中的", 1);
            let _ = writeln!(list, "  没有对应的格或部分，不核对：{line}");
        }
    }
    list
}
