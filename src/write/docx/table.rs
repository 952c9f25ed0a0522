//! Tables of `word/document.xml`.
//!
//! Every width is said three times over, for the table, for its grid and for each cell:
//! programs differ in which one they trust (WPS goes by the grid). Each row's cells fill
//! the grid; a merged cell goes on in each row that it reaches down to.

use super::styles;
use super::text::{run, size};
use crate::document::look::TableLook;
use crate::document::{Cell, Indent, Role, Table, Twips};
use crate::office::xml::Element;

pub(super) fn write(body: &mut Element<'_>, table: &Table, look: &TableLook) {
    let mut element = body.child("w:tbl");
    properties(&mut element, table, look);
    {
        let mut grid = element.child("w:tblGrid");
        for width in &table.widths {
            grid.child("w:gridCol").attribute("w:w", width);
        }
    }
    // Cells from rows above that reach down, each with the number of rows that it has left.
    let mut reaching: Vec<(&Cell, usize)> = Vec::new();
    for (place, content) in table.rows.iter().enumerate() {
        let mut row = element.child("w:tr");
        {
            let mut properties = row.child("w:trPr");
            properties.child("w:cantSplit");
            properties
                .child("w:trHeight")
                .attribute("w:val", table.style.row_height)
                .attribute("w:hRule", "atLeast");
            if place < table.header_rows {
                properties.child("w:tblHeader");
            }
        }
        let keep = look.keep_whole && place + 1 < table.rows.len();
        for column in 0..table.widths.len() {
            if let Some(cell) = content.cells.iter().find(|cell| cell.column == column) {
                write_cell(&mut row, table, look, cell, RowOfCell::First, keep);
            } else if let Some((cell, _)) = reaching.iter().find(|(cell, _)| cell.column == column) {
                write_cell(&mut row, table, look, cell, RowOfCell::Further, keep);
            }
        }
        for (_, left) in &mut reaching {
            *left = left.saturating_sub(1);
        }
        reaching.extend(content.cells.iter().map(|cell| (cell, cell.rows.saturating_sub(1))));
        reaching.retain(|(_, left)| *left > 0);
    }
}

/// Which row of a cell that reaches down stands in a row of the table.
#[derive(Clone, Copy, PartialEq)]
enum RowOfCell {
    First,
    Further,
}

fn properties(element: &mut Element<'_>, table: &Table, look: &TableLook) {
    let mut properties = element.child("w:tblPr");
    let width: Twips = table.widths.iter().sum();
    properties.child("w:tblW").attribute("w:w", width).attribute("w:type", "dxa");
    properties.child("w:jc").attribute("w:val", "center");
    {
        let mut borders = properties.child("w:tblBorders");
        for side in ["w:top", "w:left", "w:bottom", "w:right", "w:insideH", "w:insideV"] {
            borders
                .child(side)
                .attribute("w:val", "single")
                // In eighths of a point.
                .attribute("w:sz", look.border * 8 / 20)
                .attribute("w:space", 0)
                .attribute("w:color", "000000");
        }
    }
    properties.child("w:tblLayout").attribute("w:type", "fixed");
    {
        let mut margins = properties.child("w:tblCellMar");
        let sides = [
            ("w:top", table.style.padding),
            ("w:left", table.style.margin),
            ("w:bottom", table.style.padding),
            ("w:right", table.style.margin),
        ];
        for (side, width) in sides {
            margins.child(side).attribute("w:w", width).attribute("w:type", "dxa");
        }
    }
    properties.child("w:tblCaption").attribute("w:val", table.name);
}

fn write_cell(
    row: &mut Element<'_>,
    table: &Table,
    look: &TableLook,
    content: &Cell,
    row_of_cell: RowOfCell,
    keep: bool,
) {
    let mut cell = row.child("w:tc");
    {
        let mut properties = cell.child("w:tcPr");
        properties.child("w:tcW").attribute("w:w", table.width(content)).attribute("w:type", "dxa");
        if content.columns > 1 {
            properties.child("w:gridSpan").attribute("w:val", content.columns);
        }
        if content.rows > 1 {
            let merge = if row_of_cell == RowOfCell::First { "restart" } else { "continue" };
            properties.child("w:vMerge").attribute("w:val", merge);
        }
        if content.role == Role::Group {
            properties
                .child("w:shd")
                .attribute("w:val", "clear")
                .attribute("w:color", "auto")
                .attribute("w:fill", look.group_fill);
        }
        properties.child("w:vAlign").attribute("w:val", "center");
    }
    let text = if row_of_cell == RowOfCell::First { content.text.as_str() } else { "" };
    let points = Some(table.size(content)).filter(|size| *size != look.wide.text_size);
    let mut paragraph = cell.child("w:p");
    {
        let mut properties = paragraph.child("w:pPr");
        properties.child("w:pStyle").attribute("w:val", styles::TABLE_TEXT);
        if keep {
            properties.child("w:keepNext");
        }
        if content.indent != Indent::default() {
            // All three, even where they are nothing: LibreOffice takes the others from the
            // prose.
            properties
                .child("w:ind")
                .attribute("w:left", content.indent.left)
                .attribute("w:right", content.indent.right)
                .attribute("w:firstLine", content.indent.first_line);
        }
        properties.child("w:jc").attribute("w:val", styles::justification(content.role.alignment()));
        if let Some(points) = points
            && text.is_empty()
        {
            // An empty line is as high as its end mark.
            size(&mut properties.child("w:rPr"), points);
        }
    }
    if !text.is_empty() {
        run(&mut paragraph, text, None, points);
    }
}
