//! Tables: what heads what is said with `scope`, so that every figure can be spoken with
//! its headings.
//!
//! A heading over several columns is said to head its column group (`colgroup`) where the
//! grid has one for it, else its columns (`col`); a heading across the whole table begins
//! a row group of its own (`rowgroup`).

use super::dress::Dress;
use super::style::{self, Percent};
use super::words::words;
use crate::document::look::Look;
use crate::document::{Cell, Role, Row, Table, Twips};
use crate::office::xml::Element;
use crate::text::sheets::is_formula;

pub(super) fn write(root: &mut Element<'_>, table: &Table, look: &Look, dress: &mut Dress) {
    // Editors turn a frame around a table into a paragraph, and one of them then drops
    // the table.
    if !dress.has_sheet() {
        return write_table(root, table, look, dress);
    }
    let mut window = root.child("div");
    // On a telephone the table is wider than the screen. Whoever has no finger or mouse
    // moves it with the arrow keys, for which it must be reached with Tab.
    window.attribute("role", "group").attribute("aria-label", table.name).attribute("tabindex", 0);
    dress.wear(&mut window, "window", &style::window(&look.tables));
    write_table(&mut window, table, look, dress);
}

fn write_table(parent: &mut Element<'_>, table: &Table, look: &Look, dress: &mut Dress) {
    let mut element = parent.child("table");
    if dress.has_sheet() {
        dress.wear(&mut element, "table", &style::table(table, look));
    } else {
        // The lines that remain where an editor takes all styles away, as TinyMCE does
        // with what is pasted.
        element.attribute("border", 1);
        dress.wear(&mut element, "table", &style::loose_table(table, look));
    }
    {
        let mut caption = element.text("\n").child("caption");
        dress.wear(&mut caption, "caption", &style::caption(&look.tables));
        let [first, _] = &look.headings;
        let mut heading = caption.child("h2");
        dress.wear(&mut heading, "section", &style::text(first, dress.has_sheet()));
        words(&mut heading, table.name);
    }
    columns(&mut element, table, dress);
    let (head, rest) = table.rows.split_at_checked(table.header_rows).unwrap_or((&[], &table.rows));
    if !head.is_empty() {
        row_group(&mut element, "thead", head, table, look, dress);
    }
    let mut rest = rest;
    while !rest.is_empty() {
        let next_group = rest.iter().skip(1).position(begins_group).map_or(rest.len(), |place| place + 1);
        let (group, after) = rest.split_at_checked(next_group).unwrap_or((rest, &[]));
        row_group(&mut element, "tbody", group, table, look, dress);
        rest = after;
    }
    element.text("\n");
}

/// The grid: a group of columns for each heading at the top, or one for all.
fn columns(element: &mut Element<'_>, table: &Table, dress: &mut Dress) {
    let total: Twips = table.widths.iter().sum();
    let groups = match table.rows.first() {
        Some(row) if table.header_rows > 0 => row.cells.iter().map(|cell| cell.columns).collect(),
        _ => vec![table.widths.len()],
    };
    let mut widths = table.widths.iter();
    for count in groups {
        let mut group = element.text("\n").child("colgroup");
        for width in widths.by_ref().take(count) {
            dress.wear(&mut group.child("col"), "column", &format!("width:{}", Percent::of(*width, total)));
        }
    }
}

fn begins_group(row: &Row) -> bool {
    row.cells.iter().any(|cell| cell.role == Role::Group)
}

fn row_group(
    element: &mut Element<'_>,
    name: &'static str,
    rows: &[Row],
    table: &Table,
    look: &Look,
    dress: &mut Dress,
) {
    let mut group = element.text("\n").child(name);
    let Table { style: of_table, .. } = table;
    for (place, content) in rows.iter().enumerate() {
        let mut row = group.text("\n").child("tr");
        dress.wear(&mut row, "row", &style::row(of_table));
        for cell in &content.cells {
            write_cell(&mut row, cell, name == "thead" && place == 0, table, look, dress);
        }
    }
    group.text("\n");
}

fn write_cell(
    row: &mut Element<'_>,
    cell: &Cell,
    at_top: bool,
    table: &Table,
    look: &Look,
    dress: &mut Dress,
) {
    let scope = match cell.role {
        Role::Figure | Role::Note => None,
        Role::Group => Some("rowgroup"),
        Role::Head if at_top && cell.columns > 1 => Some("colgroup"),
        Role::Head => Some("col"),
        Role::Label | Role::SideHead => Some("row"),
    };
    let mut element = row.child(if scope.is_some() { "th" } else { "td" });
    if let Some(scope) = scope {
        element.attribute("scope", scope);
    }
    if let Some(address) = cell.address.filter(|_| dress.leads_back()) {
        element.attribute("data-cell", address);
    }
    for (name, count) in [("colspan", cell.columns), ("rowspan", cell.rows)] {
        if count > 1 {
            element.attribute(name, count);
        }
    }
    let mut look = style::cell(cell, table, &look.tables, dress.has_sheet());
    if is_formula(&cell.text) {
        // Text, too, for LibreOffice, Excel and WPS, should they open the page.
        element.attribute("sdnum", "0;0;@");
        look.push_str(";mso-number-format:'\\@'");
    }
    dress.wear(&mut element, style::class(cell.role), &look);
    words(&mut element, &cell.text);
}
