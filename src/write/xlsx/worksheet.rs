//! `xl/worksheets/sheet1.xml` and so on: a sheet, spelled. The order of its elements is the schema's.

use super::sheet::{Cell, Content, Row, Sheet, Spot};
use super::{SPREADSHEET, styles};
use crate::office::parts::REFERENCES;
use crate::office::xml::{self, Element, Spell};
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
                merges.filled(&[("<mergeCell ref=\"", area)], "\"/>");
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
    let mut last = 0;
    for alike in widths.chunk_by(u32::eq) {
        let first = last + 1;
        last += alike.len();
        let width = alike.first().copied().unwrap_or_default();
        columns
            .child("col")
            .attribute("min", first)
            .attribute("max", last)
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

fn write_cell(row: &mut Element<'_>, spot: Spot, Cell { style, content }: &Cell) {
    // A workbook has hundreds of cells: each is spelled in one go.
    let (spot, style): ((_, &dyn Spell), (_, &dyn Spell)) = (("<c r=\"", &spot), ("\" s=\"", style));
    match content {
        Content::Blank => row.filled(&[spot, style], "\"/>"),
        Content::Text(text) => {
            // Blanks at the ends, and line ends, are dropped by readers unless told otherwise.
            let is_spaced = text.starts_with(char::is_whitespace)
                || text.ends_with(char::is_whitespace)
                || text.bytes().any(|byte| matches!(byte, b'\n' | b'\r'));
            let begin = if is_spaced {
                "\" t=\"inlineStr\"><is><t xml:space=\"preserve\">"
            } else {
                "\" t=\"inlineStr\"><is><t>"
            };
            row.filled(&[spot, style, (begin, &spelled(text))], "</t></is></c>");
        }
        Content::Number(number) => row.filled(&[spot, style, ("\"><v>", number)], "</v></c>"),
        Content::Sum(formula, number) => {
            row.filled(&[spot, style, ("\"><f>", formula), ("</f><v>", number)], "</v></c>");
        }
        Content::Words(formula, words) => {
            let words = spelled(words);
            row.filled(&[spot, style, ("\" t=\"str\"><f>", formula), ("</f><v>", &words)], "</v></c>");
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
