//! What the page is told of last year's report.

use crate::report::Report;
use crate::rules;
use serde::Serialize;
use tsify::Tsify;

/// What is known of last year; the cells that the checks compare with.
#[derive(Serialize, Tsify)]
#[serde(rename_all = "camelCase")]
pub struct LastYear {
    title: String,
    is_known: bool,
    cells: Vec<LastYearCell>,
}

/// A cell, and what it had last year, or what last year's report makes of it.
#[derive(Serialize, Tsify)]
pub struct LastYearCell {
    address: &'static str,
    name: String,
    text: String,
}

impl LastYearCell {
    /// What becomes of 上年结转 when `last` is taken for last year's report.
    pub fn carried_over(report: &Report, last: &Report) -> Vec<Self> {
        let carried = report.carried_over_from(last).into_iter();
        let cell = |(cell, text)| Self {
            address: report.form.info(cell).address,
            name: report.form.name_of(cell),
            text,
        };
        carried.map(cell).collect()
    }
}

impl LastYear {
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
