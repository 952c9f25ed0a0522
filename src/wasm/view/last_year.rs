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
        let figures = last.map(Report::figures);
        let cell = |cell| LastYearCell {
            address: report.form.info(cell).address,
            name: report.form.name_of(cell),
            text: last
                .zip(figures.as_ref())
                .map_or(String::new(), |(last, figures)| last.printed(cell, figures)),
        };
        Self {
            title: last.map(Report::title).unwrap_or_default(),
            is_known: last.is_some(),
            cells: rules::compared_with_last_year(report.form).map(cell).collect(),
        }
    }
}
