//! The last sheet: what the rules found. Each finding at a cell leads to it.

use super::lists;
use super::places::{self, Spots, sheet_name};
use super::sheet::{Area, Cell, Content, Link, Row, Sheet, Spot};
use super::size;
use super::styles::{Face, Style, Styles};
use super::table::{above, is_like_formula};
use crate::form::{CellId, Form, Severity};
use crate::office::xml::Spell as _;
use crate::report::{Amount, Report};
use crate::write::Listed;

/// The name on its tab.
pub(super) const NAME: &str = "核对结果";

/// The columns with their widths, in tenths of a digit.
const COLUMNS: [(&str, u32); 7] = [
    ("序号", 60),
    ("级别", 70),
    ("位置", 280),
    ("单元格", 170),
    ("问题", 420),
    ("怎么办", 380),
    ("依据", 340),
];
/// The column whose cells lead to the figure.
const LINK: usize = 3;

pub(super) fn sheet(report: &Report, findings: &[Listed], spots: &Spots, styles: &mut Styles) -> Sheet {
    let mut sheet = Sheet::new(NAME, COLUMNS.iter().map(|(_, width)| *width).collect());
    sheet.long = true;
    above(&mut sheet, &report.title(), Face::Title, styles);
    above(&mut sheet, &summary(findings), Face::Heading, styles);
    if !findings.is_empty() {
        let first = Spot { row: sheet.rows.len(), column: 0 };
        list(&mut sheet, (report.form, spots), findings, styles);
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
    let count = |severity: Severity| {
        let count = findings.iter().filter(|finding| finding.severity == severity).count();
        format!("{} {count} 处", severity.word())
    };
    let counts = Severity::ALL.map(count).join("，");
    format!("{NAME}：{counts}")
}

fn list(sheet: &mut Sheet, places: (&'static Form, &Spots), findings: &[Listed], styles: &mut Styles) {
    sheet.rows.push(lists::heads(COLUMNS.iter().copied(), styles));
    for (number, finding) in (1..).zip(findings) {
        let target = finding.cell.and_then(|cell| target(places, cell));
        let row = sheet.rows.len();
        sheet.rows.push(line(number, finding, target, styles));
        if let Some((name, spot)) = target {
            sheet
                .links
                .push(Link { from: Spot { row, column: LINK }, to: Sheet::place(name, &spot.spelled()) });
        }
    }
}

fn line(number: u64, finding: &Listed, target: Option<(&str, Spot)>, styles: &mut Styles) -> Row {
    let plain = Style { lines: true, ..Style::default() };
    let centered = Style { centered: true, ..plain };
    let link = target.map(|(sheet, spot)| format!("{sheet} {}", spot.spelled())).unwrap_or_default();
    let texts = [
        (finding.severity.word(), Style { fill: lists::fill(finding.severity), ..centered }),
        (&finding.place, plain),
        (&link, Style { face: Face::Link, ..centered }),
        (&finding.message, plain),
        (&finding.fix, plain),
        (finding.clause, plain),
    ];
    let widths = COLUMNS.iter().skip(1).map(|(_, width)| *width);
    let height = size::texts_height(texts.iter().map(|(text, _)| *text).zip(widths));
    let number = Cell { style: styles.place(centered), content: Content::Number(Amount::whole(number)) };
    let texts = texts.map(|(text, style)| Cell {
        style: styles.place(Style { quoted: is_like_formula(text), ..style }),
        content: if text.is_empty() { Content::Blank } else { Content::Text(text.to_owned()) },
    });
    Row { height: Some(height), cells: [number].into_iter().chain(texts).collect() }
}

/// The sheet and the place on it where a cell of the form stands.
fn target((form, spots): (&'static Form, &Spots), cell: CellId) -> Option<(&'static str, Spot)> {
    let table = form.info(cell).table;
    let place = places::tables(form).find(|place| place.index == table)?;
    Some((sheet_name(place.table, place.heading), spots.of_cell(cell)?))
}
