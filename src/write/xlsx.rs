//! Excel workbooks: Office Open XML (ISO/IEC 29500 transitional), for Excel, WPS and LibreOffice.
//!
//! ```text
//! report.xlsx, a zip package
//! ├── [Content_Types].xml           what each part is            office/parts.rs
//! ├── _rels/.rels                   the package leads to         office/parts.rs
//! ├── docProps/core.xml             ├─ title, office, date       office/parts.rs
//! └── xl/
//!     ├── workbook.xml              └─ the list of sheets        workbook.rs
//!     ├── _rels/workbook.xml.rels      which leads to            office/parts.rs
//!     ├── (../)customXml/              ├─ the draft              ../carried.rs
//!     ├── styles.xml                   ├─ how cells look         styles.rs
//!     └── worksheets/                  └─ the sheets             sheet.rs, worksheet.rs
//!         ├── sheet1.xml                  二 主动公开            table.rs, size.rs
//!         ├── sheet2.xml                  三 申请办理            formula.rs, places.rs
//!         ├── sheet3.xml                  四 复议诉讼
//!         └── sheet4.xml                  核对结果               findings.rs
//! ```
//!
//! Cells keep their places. On the sheet of a table, row 1 is the title of the report, row 2
//! the heading of the section, and the table begins at A3, with a column for each column of
//! its grid: 本年新收·自然人 is `D6` of `三 申请办理`, and the totals of that table are `J6` to
//! `J30` and `D29` to `I29`. Below it, after an empty row and not printed, each column says
//! whether its balance holds (平) or by how much it does not (差). The last sheet is there if
//! [`Options`] brings findings; row 3 is its header.
//!
//! A sum is a formula with its value where it is computed, and where the office typed just
//! what the parts add up to. A typed total that is another number stays a plain number, and
//! is coloured: no figure is ever changed in silence. What is no number is text, also where
//! it begins like a formula.
//!
//! `rust_xlsxwriter` 0.102 was measured against this folder. What they add to a wasm module
//! that has `xml.rs` and `package.rs` already (`opt-level = "s"`, LTO, `wasm-opt -Oz`):
//!
//! | | size | after gzip |
//! |---|---|---|
//! | this folder, `office/parts.rs` and the list of findings | 43 KB | 20 KB |
//! | `rust_xlsxwriter` without default features, with `wasm` | 692 KB | 299 KB |
//!
//! Without its feature `wasm` it asks the system for the time, and panics. In Node, a report
//! takes 0.7 ms at best here, and 7 ms with exceljs 4.4; the first one 5 ms, and 160 ms.
//!
//! A workbook of lists (`lists.rs`), for whoever reviews many reports, is of the same parts and carries no draft.
//!
//! What it leaves out on purpose:
//! - a theme and `docProps/app.xml`, as Word files do;
//! - shared strings: no text but headings stands twice, and a cell with its own text can be
//!   read by itself;
//! - comments: they need a drawing in VML each; a colour and the last sheet say the same.
//!
//! What it does not show: no prose (that is the Word file's; the draft has it), no charts, no protection.

mod findings;
mod formula;
mod lists;
mod places;
mod sheet;
mod size;
mod styles;
mod table;
mod workbook;
mod worksheet;

pub use lists::{Item, List};

use super::{Options, carried};
use crate::document;
use crate::document::look::{self, Look};
use crate::form::{CellId, Severity};
use crate::office::package::{self, Packing};
use crate::office::parts::{self, Part, office_document};
use crate::report::{Date, Field, Report};
use crate::saved::envelope::CellSum;
use formula::Numbers;
use places::Spots;
use sheet::Sheet;
use styles::Styles;

/// The namespace of Excel's own elements.
const SPREADSHEET: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

const WORKBOOK: &str = "xl/workbook.xml";
const STYLES: &str = "xl/styles.xml";

/// The list of sheets as a part.
const MAIN: Part = Part::at(
    WORKBOOK,
    "vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
    office_document!("officeDocument"),
);

/// The report as a workbook that carries its saved file.
pub(super) fn write(report: &Report, saved: &str, options: &Options) -> Vec<u8> {
    let look = look::of(options.style);
    let mut styles = Styles::new();
    let sheets = sheets(report, &look, options, &mut styles);
    let organ = report.text(Field::OrganName).trim();
    let properties = parts::core(&report.title(), organ, options.date.map(Date::iso));
    book(&sheets, styles::write(&styles, &look), properties, Some(saved))
}

/// Lists as a workbook.
pub(super) fn write_lists(title: &str, lists: &[List], options: &Options) -> Vec<u8> {
    let mut styles = Styles::new();
    let sheets: Vec<Sheet> = lists.iter().map(|list| lists::sheet(list, &mut styles)).collect();
    let properties = parts::core(title, "", options.date.map(Date::iso));
    book(&sheets, styles::write(&styles, &look::of(options.style)), properties, None)
}

/// The package of some sheets, and of the saved file that they carry.
fn book(sheets: &[Sheet], styles: String, properties: String, saved: Option<&str>) -> Vec<u8> {
    let package = [MAIN, parts::PROPERTIES];
    let in_workbook = in_workbook(sheets.len(), saved.is_some());
    let of_draft = saved.map(|_| carried::PROPERTIES);
    let all = package.iter().chain(&in_workbook).chain(&of_draft);
    let mut files = vec![
        (parts::CONTENT_TYPES, parts::content_types(all)),
        ("_rels/.rels", parts::relationships(package.iter(), "")),
        (WORKBOOK, workbook::write(sheets)),
        ("xl/_rels/workbook.xml.rels", parts::relationships(in_workbook.iter(), "xl/")),
    ];
    for (place, (part, sheet)) in in_workbook.iter().zip(sheets).enumerate() {
        files.push((&part.path, worksheet::write(sheet, place == 0)));
    }
    files.push((STYLES, styles));
    if let Some(saved) = saved {
        let cells = sheets.iter().flat_map(|sheet| &sheet.rows).flat_map(|row| &row.cells);
        let mut sum = CellSum::default();
        cells.for_each(|cell| sum.add(&cell.content.shown()));
        files.push((carried::ITEM_PATH, carried::item(saved, sum.spelled())));
        files.push((carried::ITEM_LEADS_TO, parts::relationships(of_draft.iter(), "customXml/")));
        files.push((carried::PROPERTIES_PATH, carried::properties()));
    }
    let [_, core] = &package;
    files.push((&core.path, properties));
    let files: Vec<(&str, Vec<u8>)> =
        files.into_iter().map(|(path, text)| (path, text.into_bytes())).collect();
    package::zip(files, Packing::Quick)
}

/// The parts that the list of sheets leads to: the sheets, whose places give them their ids, the styles,
/// and the draft, where they carry one.
fn in_workbook(sheets: usize, is_carrying: bool) -> Vec<Part> {
    let mut parts: Vec<Part> = (1..=sheets)
        .map(|number| Part {
            path: format!("xl/worksheets/sheet{number}.xml").into(),
            content_type: "vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml",
            relationship: office_document!("worksheet"),
        })
        .collect();
    parts.push(Part::at(
        STYLES,
        "vnd.openxmlformats-officedocument.spreadsheetml.styles+xml",
        office_document!("styles"),
    ));
    parts.extend(is_carrying.then_some(carried::ITEM));
    parts
}

fn sheets(report: &Report, look: &Look, options: &Options, styles: &mut Styles) -> Vec<Sheet> {
    let figures = report.figures();
    let spots = Spots::of(report.form);
    let numbers = Numbers { report, figures: &figures, spots: &spots };
    let found = options.findings.as_deref();
    let wrong: Vec<CellId> = found
        .unwrap_or_default()
        .iter()
        .filter(|finding| finding.severity == Severity::Error)
        .filter_map(|finding| finding.cell)
        .chain(numbers.contradictions())
        .collect();
    let mut sheets: Vec<Sheet> = places::tables(report.form)
        .map(|place| {
            let laid_out = document::lay_out(report, &figures, place.table, place.heading, look);
            table::sheet(&table::Source { numbers, place, laid_out: &laid_out, wrong: &wrong }, styles)
        })
        .collect();
    sheets.extend(found.map(|found| findings::sheet(report, found, &spots, styles)));
    sheets
}
