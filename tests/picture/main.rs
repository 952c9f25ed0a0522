//! Pictures of reports: what they show, that it is drawn as it is written, and that it can be read.

#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::unwrap_used)] // All of it is test.

mod drawn;
mod emf;
#[path = "../given/mod.rs"]
mod given;
mod shown;
mod spelled;

use given::{blank, type_in};
use xxgk_annual_report::form::Form;
use xxgk_annual_report::picture::{Picture, Pictures};
use xxgk_annual_report::report::{Field, Report};

/// A report on that year with these cells, all others 0.
fn report(year: &str, cells: &[(&str, &str)]) -> Report {
    let mut report = blank();
    report.set_text(Field::OrganName, "云岭县人民政府");
    report.set_text(Field::Year, year);
    for cell in report.form.cell_ids() {
        if !report.form.info(cell).is_sum {
            report.set_cell(cell, "0");
        }
    }
    for (address, text) in cells {
        type_in(&mut report, address, text);
    }
    report
}

/// A report of that edition in which each cell that is no sum has another number.
fn numbered(form: &'static Form) -> Report {
    let mut report = Report::new(form);
    for cell in form.cell_ids().filter(|cell| !form.info(*cell).is_sum) {
        report.set_cell(cell, &(cell.index() * 7 % 90 + 1).to_string());
    }
    report
}

fn picture<'a>(pictures: &'a Pictures, key: &str) -> &'a Picture {
    pictures.pictures.iter().find(|one| one.key == key).unwrap_or_else(|| panic!("no {key}: {pictures:?}"))
}
