//! The sheet of an official table: the title and the heading of the section, the table with
//! its merged cells, and below it, not printed, the checks that count along.

use super::formula::{Numbers, is_bare};
use super::places::{Place, TOP, sheet_name};
use super::sheet::{Area, Cell, Content, Row, Sheet, Spot};
use super::size;
use super::styles::{Face, Fill, Style, Styles, is_centered};
use crate::document::{self, Role};
use crate::form::{CellId, CheckKind, Printed};
use crate::report::Reading;

/// What a table's sheet is made of.
pub(super) struct Source<'a> {
    pub(super) numbers: Numbers<'a>,
    pub(super) place: Place,
    /// The table laid out: what its cells are for, and what is printed in them.
    pub(super) laid_out: &'a document::Table,
    /// Cells with a figure that is wrong.
    pub(super) wrong: &'a [CellId],
}

pub(super) fn sheet(source: &Source<'_>, styles: &mut Styles) -> Sheet {
    let Place { table, heading, .. } = source.place;
    let widths = size::widths(source.laid_out, table.widths);
    let last =
        Spot { row: TOP + table.lines.len().saturating_sub(1), column: widths.len().saturating_sub(1) };
    let mut sheet = Sheet::new(sheet_name(table, heading), widths);
    sheet.printed.last = last;
    above(&mut sheet, &source.numbers.report.title(), Face::Title, styles);
    above(&mut sheet, heading, Face::Heading, styles);
    lines(&mut sheet, source, styles);
    checks(&mut sheet, source, styles);
    let first = table.lines.iter().flat_map(|line| line.cells).find(|printed| printed.cell.is_some());
    if source.laid_out.header_rows > 0
        && let Some(figure) = first.filter(|figure| figure.column > 0)
    {
        let below = TOP + table.header_lines;
        sheet.frozen = Some(Spot { row: below, column: figure.column });
        sheet.titles = Some((TOP, below - 1));
    }
    sheet
}

/// A line of text above the table, as wide as this.
pub(super) fn above(sheet: &mut Sheet, text: &str, face: Face, styles: &mut Styles) {
    let centered = face == Face::Title;
    let style = styles.place(Style { face, centered, ..Style::default() });
    let size = if centered { 15 } else { 11 };
    let row = sheet.rows.len();
    merge(sheet, Spot { row, column: 0 }, 1, sheet.widths.len());
    let height = Some(size::heading_height(text, sheet.widths.iter().sum(), size));
    sheet.rows.push(Row { height, cells: vec![Cell { style, content: Content::Text(text.to_owned()) }] });
}

/// Makes a rectangle of cells one.
fn merge(sheet: &mut Sheet, first: Spot, rows: usize, columns: usize) {
    let last = Spot { row: first.row + rows.max(1) - 1, column: first.column + columns.max(1) - 1 };
    if first != last {
        sheet.merges.push(Area { first, last });
    }
}

/// The lines of the table. Each cell that a merged one covers has the look of it, for the
/// lines around it are theirs.
fn lines(sheet: &mut Sheet, source: &Source<'_>, styles: &mut Styles) {
    let table = source.place.table;
    let columns = sheet.widths.len();
    sheet.rows.resize_with(TOP + table.lines.len(), Row::default);
    for row in sheet.rows.iter_mut().skip(TOP) {
        row.cells.resize_with(columns, Cell::default);
    }
    for (line, (printed, laid_out)) in table.lines.iter().zip(&source.laid_out.rows).enumerate() {
        let row = TOP + line;
        for (printed, cell) in printed.cells.iter().zip(&laid_out.cells) {
            let content = content(source, printed, cell);
            let style = styles.place(style(source, printed, cell, &content));
            merge(sheet, Spot { row, column: cell.column }, cell.rows, cell.columns);
            for covered in sheet.rows.iter_mut().skip(row).take(cell.rows) {
                for covered in covered.cells.iter_mut().skip(cell.column).take(cell.columns) {
                    covered.style = style;
                }
            }
            let first = sheet.rows.get_mut(row).and_then(|row| row.cells.get_mut(cell.column));
            if let Some(first) = first {
                first.content = content;
            }
        }
        let height = Some(size::row_height(laid_out, &sheet.widths));
        if let Some(row) = sheet.rows.get_mut(row) {
            row.height = height;
        }
    }
}

fn content(source: &Source<'_>, printed: &Printed, laid_out: &document::Cell) -> Content {
    if let Some(cell) = printed.cell {
        if let Some(sum) = source.numbers.sum(cell) {
            return sum;
        }
        if let Some(number) = source.numbers.number(cell) {
            return Content::Number(number);
        }
    }
    if laid_out.text.is_empty() { Content::Blank } else { Content::Text(laid_out.text.clone()) }
}

fn style(source: &Source<'_>, printed: &Printed, laid_out: &document::Cell, content: &Content) -> Style {
    let is_wrong = printed.cell.is_some_and(|cell| source.wrong.contains(&cell));
    let fill = match (laid_out.role, content) {
        (Role::Group, _) => Fill::Group,
        (Role::Head | Role::Note, _) => Fill::Head,
        _ if is_wrong => Fill::Error,
        (_, Content::Sum(..) | Content::Words(..)) => Fill::Sum,
        _ => Fill::None,
    };
    Style {
        face: if laid_out.role == Role::Group { Face::Head } else { Face::Table },
        fill,
        lines: true,
        centered: is_centered(laid_out.role.alignment()),
        decimals: printed.cell.and_then(|cell| decimals(source, cell)),
        quoted: matches!(content, Content::Text(text) if is_like_formula(text)),
    }
}

/// How many decimals a figure has to be told to show: none where it shows by itself as it was typed.
fn decimals(source: &Source<'_>, cell: CellId) -> Option<usize> {
    /// More digits than this are shown as 1.2E+11.
    const PLAIN: usize = 11;
    match &source.numbers.figures.get(cell).reading {
        Reading::Number { text, .. } if is_bare(text) => {
            let decimals = text.split_once('.').map_or(0, |(_, decimals)| decimals.len());
            let ends_in_zero = decimals > 0 && text.ends_with('0');
            (ends_in_zero || text.len() > PLAIN).then_some(decimals)
        }
        Reading::Number { .. } | Reading::Blank | Reading::Mark | Reading::Wrong(_) => None,
    }
}

/// Whether a program could take the text for a formula.
pub(super) fn is_like_formula(text: &str) -> bool {
    text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n'])
}

/// The balances of the form below the table, an empty row between.
fn checks(sheet: &mut Sheet, source: &Source<'_>, styles: &mut Styles) {
    const LABEL: &str = "核对勾稽关系（不打印，改数后自动更新）";
    let form = source.numbers.report.form;
    for check in form.checks.iter().filter(|check| check.kind == CheckKind::Balance) {
        let of_table = |cell: &CellId| form.info(*cell).table == source.place.index;
        let equations = check.equations.iter().filter(|one| one.left.iter().all(of_table));
        // One for each column, in the order of the form.
        let found: Vec<_> = equations.filter_map(|one| source.numbers.balance(one)).collect();
        let (Some((first, _)), Some((last, _))) = (found.first(), found.last()) else {
            continue;
        };
        let (first, last) = (*first, *last);
        sheet.rows.push(Row::default());
        let row = sheet.rows.len();
        let label = styles.place(Style { face: Face::Aside, ..Style::default() });
        let style = styles.place(Style { face: Face::Aside, centered: true, ..Style::default() });
        let mut cells: Vec<Cell> = Vec::new();
        cells.resize_with(last + 1, || Cell { style: label, content: Content::Blank });
        for (column, content) in found {
            if let Some(cell) = cells.get_mut(column) {
                *cell = Cell { style, content };
            }
        }
        if let Some(cell) = cells.first_mut().filter(|_| first > 0) {
            cell.content = Content::Text(LABEL.to_owned());
            merge(sheet, Spot { row, column: 0 }, 1, first);
        }
        sheet.checks.push(Area { first: Spot { row, column: first }, last: Spot { row, column: last } });
        sheet.rows.push(Row { height: Some(18), cells });
    }
}
