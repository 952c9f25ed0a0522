//! `xl/worksheets/sheet1.xml` and so on: a sheet, spelled. The order of its elements is the schema's.

use super::sheet::{Cell, Content, Row, Sheet, Spot};
use super::{REFERENCES, SPREADSHEET, styles};
use crate::xml::{self, Element};

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
            inside.child("t").attribute("xml:space", "preserve").text(spelled(text));
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

/// The text of a cell as the file holds it: as much as Excel takes, with line ends that it
/// knows, and nothing that it would read as one of its escapes.
fn spelled(text: &str) -> String {
    /// Characters as Excel counts them: UTF-16 units.
    const MOST: usize = 32_767;
    const CUT: &str = "……（太长，以下略）";
    let mut room = MOST - CUT.chars().count();
    let fits = |character: char| {
        room = room.checked_sub(character.len_utf16())?;
        Some(character)
    };
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let mut kept: String = if text.encode_utf16().count() > MOST {
        text.chars().map_while(fits).collect()
    } else {
        text.clone()
    };
    if kept.len() < text.len() {
        kept.push_str(CUT);
    }
    unescaped(&kept)
}

/// Excel reads `_x0041_` as the letter A; so that it stays what was typed, its first `_` is escaped in turn.
fn unescaped(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('_') {
        out.push_str(before);
        out.push_str(if is_escape(after) { "_x005F_" } else { "_" });
        rest = after;
    }
    out + rest
}

/// Whether a text goes on like an escape after its first `_`: `x0041_`.
fn is_escape(after: &str) -> bool {
    let Some(digits) = after.strip_prefix('x') else {
        return false;
    };
    digits
        .split_once('_')
        .is_some_and(|(digits, _)| digits.len() == 4 && digits.bytes().all(|digit| digit.is_ascii_hexdigit()))
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
            .text(format_args!("LEFT({},1)=\"{}\"", area.first, super::formula::DIFFERS));
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
        .attribute("fitToHeight", i32::from(!sheet.long))
        .attribute("orientation", if sheet.lies() { "landscape" } else { "portrait" });
    if sheet.long {
        root.child("headerFooter").child("oddFooter").text("&C— &P —");
    }
}
