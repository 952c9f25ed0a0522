//! Figures and findings as tidy tables for other programs: one line for each value, with its status and
//! the file that it comes from. The columns are named as in SDMX-CSV; [`DATA_PACKAGE`] describes them.

mod origin;
mod package;
mod rows;
mod table;

use crate::form::{CellKind, Form};
use crate::report::{Amount, Report};
use crate::rules::Finding;
pub use origin::{Origin, Origins};
pub use package::{DATA_PACKAGE, packed};
pub use rows::{Fact, Status, facts};
use std::fmt::Write as _;
pub use table::{CELLS, FACTS, FINDINGS, ORGS, Table};

/// What stands before the first line, so that Excel and WPS take the file for UTF-8.
pub const BYTE_ORDER_MARK: &str = "\u{feff}";

/// The figures of a report, as lines of [`FACTS`].
pub fn facts_csv(report: &Report, origin: &Origin) -> String {
    let mut lines = String::new();
    for fact in facts(report) {
        let form = report.form;
        let info = form.info(fact.cell);
        let value = fact.value.map_or_else(String::new, |value: Amount| value.to_string());
        line(
            &mut lines,
            &[
                &origin.org,
                &origin.name,
                level(report),
                &origin.parent,
                &origin.year.to_string(),
                form.edition,
                form.tables.get(info.table).map_or("", |table| table.key),
                info.address,
                form.row_of(fact.cell).map_or("", |row| row.key),
                form.column_of(fact.cell).map_or("", |column| column.key),
                &value,
                fact.unit,
                fact.status.key(),
                &origin.source,
                &fact.note,
            ],
        );
    }
    lines
}

/// The office, as a line of [`ORGS`].
pub fn org_csv(report: &Report, origin: &Origin) -> String {
    let mut lines = String::new();
    line(&mut lines, &[&origin.org, &origin.name, level(report), &origin.parent]);
    lines
}

/// What was found in a report, as lines of [`FINDINGS`].
pub fn findings_csv(report: &Report, origin: &Origin, findings: &[Finding]) -> String {
    let mut lines = String::new();
    for (place, finding) in findings.iter().enumerate() {
        line(
            &mut lines,
            &[
                &origin.org,
                &origin.year.to_string(),
                &(place + 1).to_string(),
                finding.rule,
                finding.severity.key(),
                finding.primary.map_or("", |place| place.key(report.form)),
                &finding.message,
                &finding.fix,
                finding.accepted.as_deref().unwrap_or_default(),
                &origin.source,
            ],
        );
    }
    lines
}

/// Every cell of every edition, as lines of [`CELLS`].
pub fn cells_csv() -> String {
    let mut lines = String::new();
    for form in Form::all() {
        for cell in form.cell_ids() {
            let info = form.info(cell);
            let row = form.row_of(cell);
            let address = |cell: &crate::form::CellId| form.info(*cell).address;
            let above = form.sums.iter().filter(|sum| sum.right.contains(&cell)).flat_map(|sum| sum.left);
            let part_of: Vec<&str> = above.map(address).collect();
            line(
                &mut lines,
                &[
                    form.edition,
                    info.address,
                    form.tables.get(info.table).map_or("", |table| table.key),
                    row.map_or("", |row| row.key),
                    form.column_of(cell).map_or("", |column| column.key),
                    info.label,
                    unit(info.kind),
                    row.map_or("", |row| row.article),
                    if info.is_sum { "true" } else { "false" },
                    &part_of.join(" "),
                ],
            );
        }
    }
    lines
}

/// The names of a table's columns, as its first line.
pub fn head_csv(table: &Table) -> String {
    let mut lines = String::new();
    line(&mut lines, table.columns);
    lines
}

/// The kind of office, by its key; empty where the report does not say.
fn level(report: &Report) -> &str {
    report.text(crate::report::Field::OrganKind)
}

/// The unit in which a cell is counted.
fn unit(kind: CellKind) -> &'static str {
    match kind {
        CellKind::Count | CellKind::Change => "件",
        CellKind::Money => "万元",
        CellKind::Payment => "元",
    }
}

/// A line of values, as RFC 4180 writes it.
fn line(lines: &mut String, values: &[&str]) {
    for (place, value) in values.iter().enumerate() {
        if place > 0 {
            lines.push(',');
        }
        if value.contains(['"', ',', '\r', '\n']) {
            let _ = write!(lines, "\"{}\"", value.replace('"', "\"\""));
        } else {
            lines.push_str(value);
        }
    }
    lines.push_str("\r\n");
}
