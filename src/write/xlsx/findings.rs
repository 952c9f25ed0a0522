//! The last sheet: what the rules found. Each finding at a cell leads to it.

use super::places::{self, sheet_name};
use super::sheet::{Area, Cell, Content, Link, Row, Sheet, Spot};
use super::styles::{Face, Fill, Style, Styles};
use super::table::{above, is_like_formula};
use crate::form::{CellId, Form};
use crate::report::Report;
use crate::write::{Gravity, Listed};

/// The name on its tab.
pub(super) const NAME: &str = "核对结果";

/// The columns with their widths, in tenths of a digit.
const COLUMNS: [(&str, u32); 6] =
    [("序号", 60), ("级别", 80), ("位置", 300), ("问题", 440), ("怎么办", 400), ("依据", 360)];

pub(super) fn sheet(report: &Report, findings: &[Listed], styles: &mut Styles) -> Sheet {
    let mut sheet = Sheet {
        name: NAME.to_owned(),
        widths: COLUMNS.iter().map(|(_, width)| *width).collect(),
        rows: Vec::new(),
        merges: Vec::new(),
        frozen: None,
        filter: None,
        links: Vec::new(),
        checks: Vec::new(),
        printed: Area { first: Spot { row: 0, column: 0 }, last: Spot { row: 0, column: 0 } },
        titles: None,
        long: true,
    };
    above(&mut sheet, &report.title(), Face::Title, styles);
    above(&mut sheet, &summary(findings), Face::Heading, styles);
    if !findings.is_empty() {
        let first = Spot { row: sheet.rows.len(), column: 0 };
        list(&mut sheet, report.form, findings, styles);
        sheet.filter = Some(Area { first, last: sheet.all().last });
        sheet.frozen = Some(Spot { row: first.row + 1, column: 0 });
        sheet.titles = Some((first.row, first.row));
    }
    sheet.printed = sheet.all();
    sheet
}

fn summary(findings: &[Listed]) -> String {
    if findings.is_empty() {
        return format!("{NAME}：没有发现问题。");
    }
    let count = |gravity: Gravity| {
        let count = findings.iter().filter(|finding| finding.gravity == gravity).count();
        format!("{} {count} 处", gravity.word())
    };
    let counts = Gravity::ALL.map(count).join("，");
    format!("{NAME}：{counts}")
}

fn list(sheet: &mut Sheet, form: &'static Form, findings: &[Listed], styles: &mut Styles) {
    let head = Style { face: Face::Head, fill: Fill::Group, lines: true, centered: true, ..Style::default() };
    let head = styles.place(head);
    let cells = COLUMNS.map(|(name, _)| Cell { style: head, content: Content::Text(name.to_owned()) });
    sheet.rows.push(Row { height: Some(24), cells: cells.into() });
    for (number, finding) in (1..).zip(findings) {
        let target = finding.cell.and_then(|cell| target(form, cell));
        let row = sheet.rows.len();
        let plain = Style { lines: true, ..Style::default() };
        let centered = Style { centered: true, ..plain };
        let fill = match finding.gravity {
            Gravity::Error => Fill::Error,
            Gravity::Warning => Fill::Warning,
            Gravity::Info => Fill::None,
        };
        let place = target.as_ref().map_or_else(
            || finding.place.clone(),
            |(sheet, spot)| format!("{} {spot}：{}", sheet, finding.place),
        );
        let face = if target.is_some() { Face::Link } else { Face::Table };
        let mut text = |text: &str, style: Style| {
            let style = styles.place(Style { quoted: is_like_formula(text), ..style });
            let content = if text.is_empty() { Content::Blank } else { Content::Text(text.to_owned()) };
            Cell { style, content }
        };
        let mut cells = vec![
            text("", centered),
            text(finding.gravity.word(), Style { fill, ..centered }),
            text(&place, Style { face, ..plain }),
            text(&finding.message, plain),
            text(&finding.fix, plain),
            text(finding.clause, plain),
        ];
        if let Some(first) = cells.first_mut() {
            first.content = Content::Number(format!("{number}"));
        }
        sheet.rows.push(Row { height: None, cells });
        if let Some((name, spot)) = target {
            sheet.links.push(Link { from: Spot { row, column: 2 }, to: Sheet::place(name, spot) });
        }
    }
}

/// The sheet and the place on it where a cell of the form stands.
fn target(form: &'static Form, cell: CellId) -> Option<(&'static str, Spot)> {
    let table = form.info(cell).table;
    let place = places::tables(form).find(|place| place.index == table)?;
    Some((sheet_name(place.table, place.heading), places::spot(form, cell)?))
}
