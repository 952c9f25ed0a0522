//! How a table of the form is laid out: the widths of its columns, what each cell is for,
//! and the size in which its figures fit.

use super::look::{Alignment, Look, TableStyle};
use super::{Cell, Indent, Role, Row, Table, Twips, text_width, widest};
use crate::form::{self, CellId};

/// A table of the form with the figures of a report.
pub(super) fn lay_out(
    table: &form::Table,
    name: &'static str,
    look: &Look,
    figure: &dyn Fn(CellId) -> (&'static str, String),
) -> Table {
    let widths = scale(table.widths, look.page.text_width());
    let style = look.tables.style(&widths, table.lines.len());
    let rows: Vec<Row> = table.lines.iter().map(|line| row(line, &widths, style, figure)).collect();
    let figure_size = figure_size(style, &widths, &rows);
    let header_rows = if has_one_heading(table) { table.header_lines } else { 0 };
    Table { name, widths, header_rows, rows, style: style.clone(), figure_size }
}

/// Whether the labels at the top speak for the whole table. Table two has more of them
/// further down, so that repeating the first ones on the next page would mislead.
fn has_one_heading(table: &form::Table) -> bool {
    !table.lines.iter().skip(table.header_lines).any(|line| !has_figures(line))
}

fn has_figures(line: &form::Line) -> bool {
    line.cells.iter().any(|cell| cell.cell.is_some())
}

fn row(
    line: &form::Line,
    widths: &[Twips],
    style: &TableStyle,
    figure: &dyn Fn(CellId) -> (&'static str, String),
) -> Row {
    let beside_figures = has_figures(line);
    let cells = line.cells.iter().map(|cell| {
        let role = role(cell, widths.len(), beside_figures);
        let width = spanned(widths, cell.column, cell.columns);
        let (address, text) = cell.cell.map(figure).unzip();
        Cell {
            text: text.unwrap_or_else(|| cell.text.to_owned()),
            address,
            column: cell.column,
            columns: cell.columns,
            rows: cell.rows,
            role,
            indent: indent(cell.text, role, style, width.saturating_sub(2 * style.margin)),
        }
    });
    Row { cells: cells.collect() }
}

/// White that keeps labels off the lines of the table, and makes a heading that is too
/// long for its column break between words.
///
/// The text itself stays in one piece, so that anybody who searches or copies it finds
/// the official words.
fn indent(text: &str, role: Role, style: &TableStyle, width: Twips) -> Indent {
    let size = style.text_size;
    let fitting = width / size.max(1);
    let fits = text_width(text, size) <= width;
    match role {
        _ if role.alignment() == Alignment::Left => Indent { left: style.label_indent, ..Indent::default() },
        // 社会公益组织: into lines of an even number of characters, as most words have two.
        // Half a character more is left, in case a program finds the font a little wider.
        Role::Head if !fits && fitting % 2 == 1 && fitting > 2 => {
            let line = (fitting - 1) * size + size / 2;
            let white = width.saturating_sub(line) / 2;
            Indent { left: white, right: white, first_line: 0 }
        }
        // （三）不予公开: after the bracket, where a fourth character would just fit. The white
        // on both sides leaves so little more than four that the first line hardly moves.
        Role::SideHead if !fits && text.chars().nth(2) == Some('）') && fitting == 4 => {
            let more = size / 8;
            let white = width.saturating_sub(4 * size + more) / 2;
            Indent { left: white, right: white, first_line: width - 2 * white - 4 * size + size / 5 }
        }
        _ => Indent::default(),
    }
}

fn role(cell: &form::Printed, grid: usize, beside_figures: bool) -> Role {
    /// Longer than any heading of a column, shorter than the sentence among them.
    const SENTENCE: usize = 20;
    match (cell.cell, beside_figures) {
        (Some(_), _) => Role::Figure,
        (None, true) if cell.rows > 1 => Role::SideHead,
        (None, true) => Role::Label,
        (None, false) if cell.columns == grid => Role::Group,
        (None, false) if cell.text.chars().count() > SENTENCE => Role::Note,
        (None, false) => Role::Head,
    }
}

/// The width of some grid columns together.
pub(super) fn spanned(widths: &[Twips], column: usize, columns: usize) -> Twips {
    widths.iter().skip(column).take(columns).sum()
}

/// Widths in the same proportions that add up to exactly `total`.
fn scale(widths: &[u32], total: Twips) -> Vec<Twips> {
    let sum: u64 = widths.iter().copied().map(u64::from).sum();
    let mut end = 0;
    let mut before = 0;
    let scaled = widths.iter().map(|width| {
        end += u64::from(*width);
        let edge = u32::try_from((end * u64::from(total) + sum / 2) / sum.max(1)).unwrap_or(total);
        let scaled = edge.saturating_sub(before);
        before = edge;
        scaled
    });
    scaled.collect()
}

/// The largest size of the style in which every figure keeps to one line; the smallest
/// one where none is small enough.
fn figure_size(style: &TableStyle, widths: &[Twips], rows: &[Row]) -> Twips {
    let fits = |size: &&Twips| {
        rows.iter().flat_map(|row| &row.cells).filter(|cell| cell.role == Role::Figure).all(|cell| {
            let width = spanned(widths, cell.column, cell.columns);
            widest(&cell.text, **size) + 2 * style.margin <= width
        })
    };
    let sizes = style.figure_sizes;
    sizes.iter().find(fits).or(sizes.last()).copied().unwrap_or(style.text_size)
}
