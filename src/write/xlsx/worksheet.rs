//! `xl/worksheets/sheet1.xml` and so on: a sheet, spelled. The order of its elements is the schema's.

use super::sheet::{Cell, Content, Row, Sheet, Spot};
use super::{REFERENCES, SPREADSHEET, styles};
use crate::xml::{self, Element, Spell as _};
use std::borrow::Cow;

/// `front` is the sheet that is seen first.
pub(super) fn write(sheet: &Sheet, front: bool) -> String {
    xml::document("worksheet", |root| {
        root.attribute("xmlns", SPREADSHEET).attribute("xmlns:r", REFERENCES);
        root.child("sheetPr").child("pageSetUpPr").attribute("fitToPage", 1);
        root.child("dimension").attribute("ref", sheet.all());
        view(root, sheet, front);
        root.child("sheetFormatPr").attribute("defaultRowHeight", "15");
        columns(root, &sheet.widths);
        {
            let mut data = root.child("sheetData");
            for (number, row) in sheet.rows.iter().enumerate() {
                write_row(&mut data, number, row);
            }
        }
        if let Some(filter) = sheet.filter {
            root.child("autoFilter").attribute("ref", filter);
        }
        if !sheet.merges.is_empty() {
            let mut merges = root.child("mergeCells");
            merges.attribute("count", sheet.merges.len());
            for area in &sheet.merges {
                merges.child("mergeCell").attribute("ref", area);
            }
        }
        checks(root, sheet);
        if !sheet.links.is_empty() {
            let mut links = root.child("hyperlinks");
            for link in &sheet.links {
                links.child("hyperlink").attribute("ref", link.from).attribute("location", &link.to);
            }
        }
        print(root, sheet);
        // A total does not count in what stands above its column; no need to warn of it.
        root.child("ignoredErrors")
            .child("ignoredError")
            .attribute("sqref", sheet.all())
            .attribute("numberStoredAsText", 1)
            .attribute("formula", 1)
            .attribute("formulaRange", 1);
    })
}

fn view(root: &mut Element<'_>, sheet: &Sheet, front: bool) {
    let mut views = root.child("sheetViews");
    let mut view = views.child("sheetView");
    view.attribute("showGridLines", 0);
    if front {
        view.attribute("tabSelected", 1);
    }
    view.attribute("workbookViewId", 0);
    if let Some(frozen) = sheet.frozen {
        let corner = match frozen {
            Spot { column: 0, .. } => "bottomLeft",
            Spot { row: 0, .. } => "topRight",
            Spot { .. } => "bottomRight",
        };
        {
            let mut pane = view.child("pane");
            for (name, count) in [("xSplit", frozen.column), ("ySplit", frozen.row)] {
                if count > 0 {
                    pane.attribute(name, count);
                }
            }
            pane.attribute("topLeftCell", frozen)
                .attribute("activePane", corner)
                .attribute("state", "frozen");
        }
        view.child("selection").attribute("pane", corner);
    }
}

fn columns(root: &mut Element<'_>, widths: &[u32]) {
    let mut columns = root.child("cols");
    for (number, width) in (1..).zip(widths) {
        columns
            .child("col")
            .attribute("min", number)
            .attribute("max", number)
            .attribute("width", format_args!("{}.{}", width / 10, width % 10))
            .attribute("customWidth", 1);
    }
}

fn write_row(data: &mut Element<'_>, number: usize, row: &Row) {
    let mut element = data.child("row");
    element.attribute("r", number + 1);
    if let Some(height) = row.height {
        element.attribute("ht", height).attribute("customHeight", 1);
    }
    for (column, cell) in row.cells.iter().enumerate() {
        write_cell(&mut element, Spot { row: number, column }, cell);
    }
}

fn write_cell(row: &mut Element<'_>, spot: Spot, cell: &Cell) {
    let mut element = row.child("c");
    element.attribute("r", spot).attribute("s", cell.style);
    match &cell.content {
        Content::Blank => {}
        Content::Text(text) => {
            let mut inside = element.attribute("t", "inlineStr").child("is");
            let mut inner = inside.child("t");
            // Blanks at the ends, and line ends, are dropped by readers unless told otherwise.
            if text.trim() != text || text.bytes().any(|byte| matches!(byte, b'\n' | b'\r')) {
                inner.attribute("xml:space", "preserve");
            }
            inner.text(spelled(text));
        }
        Content::Number(number) => drop(element.child("v").text(number)),
        Content::Sum(formula, number) => {
            element.child("f").text(formula);
            element.child("v").text(number);
        }
        Content::Words(formula, words) => {
            element.attribute("t", "str").child("f").text(formula);
            element.child("v").text(spelled(words));
        }
    }
}

/// The text of a cell as the file holds it: no longer than Excel takes, with line ends that
/// it knows, and with nothing that it would read as one of its escapes: `_x0041_` would
/// become the letter A, unless its first `_` is escaped in turn.
fn spelled(text: &str) -> Cow<'_, str> {
    /// In UTF-16 units, as Excel counts. It takes 767 more.
    const MOST: usize = 32_000;
    const CUT: &str = "……（太长，以下略）";
    // Nearly all stay as they are. A text has no more UTF-16 units than bytes.
    if text.len() <= MOST && !text.bytes().any(|byte| matches!(byte, b'\r' | b'_')) {
        return Cow::Borrowed(text);
    }
    let mut out = String::new();
    let mut length = 0;
    for (place, character) in text.char_indices() {
        let after = text.get(place + 1..).unwrap_or_default();
        length += character.len_utf16();
        if length > MOST {
            out.push_str(CUT);
            break;
        }
        match character {
            '\r' if after.starts_with('\n') => {}
            '\r' => out.push('\n'),
            '_' if is_escape(after) => out.push_str("_x005F_"),
            other => out.push(other),
        }
    }
    Cow::Owned(out)
}

/// Whether a text goes on like an escape after its first `_`: `x0041_`.
fn is_escape(after: &str) -> bool {
    let Some([b'x', digits @ .., b'_']) = after.as_bytes().get(..6) else {
        return false;
    };
    digits.iter().all(u8::is_ascii_hexdigit)
}

/// A check that says 差 turns red.
fn checks(root: &mut Element<'_>, sheet: &Sheet) {
    for (number, area) in (1..).zip(&sheet.checks) {
        root.child("conditionalFormatting")
            .attribute("sqref", area)
            .child("cfRule")
            .attribute("type", "beginsWith")
            .attribute("dxfId", styles::DIFFERS)
            .attribute("priority", number)
            .attribute("operator", "beginsWith")
            .attribute("text", super::formula::DIFFERS)
            .child("formula")
            .text(format_args!("LEFT({},1)=\"{}\"", area.first.spelled(), super::formula::DIFFERS));
    }
}

fn print(root: &mut Element<'_>, sheet: &Sheet) {
    root.child("printOptions").attribute("horizontalCentered", 1);
    // In inches: 12 mm at the sides, 15 above and below, as much as any printer leaves.
    root.child("pageMargins")
        .attribute("left", "0.47")
        .attribute("right", "0.47")
        .attribute("top", "0.59")
        .attribute("bottom", "0.59")
        .attribute("header", "0.3")
        .attribute("footer", "0.3");
    root.child("pageSetup")
        // A4.
        .attribute("paperSize", 9)
        .attribute("fitToHeight", usize::from(!sheet.long))
        .attribute("orientation", if sheet.lies() { "landscape" } else { "portrait" });
    if sheet.long {
        root.child("headerFooter").child("oddFooter").text("&C— &P —");
    }
}
