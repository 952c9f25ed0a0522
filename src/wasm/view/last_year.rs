//! What the page is told of last year's report.

use crate::report::Report;
use crate::rules;
use serde::Serialize;

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct LastYearView {
    title: String,
    is_known: bool,
    cells: Vec<LastYearCell>,
}

#[derive(Serialize)]
struct LastYearCell {
    address: &'static str,
    name: String,
    text: String,
}

impl LastYearView {
    pub fn of(report: &Report) -> Self {
        let last = report.last_year.as_deref();
        let form = rules::edition_of_last_year(report);
        let figures = last.map(Report::figures);
        let printed = |cell| Some(last?.printed(form.counterpart(cell, report.form)?, figures.as_ref()?));
        let cell = |cell| LastYearCell {
            address: report.form.info(cell).address,
            name: report.form.name_of(cell),
            text: printed(cell).unwrap_or_default(),
        };
        Self {
            title: last.map(Report::title).unwrap_or_default(),
            is_known: last.is_some(),
            cells: rules::compared_with_last_year(report.form, form).map(cell).collect(),
        }
    }
}
