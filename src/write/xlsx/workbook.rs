//! `xl/workbook.xml`: the sheets in their order, and what of them is printed.

use super::SPREADSHEET;
use super::sheet::Sheet;
use crate::office::parts::{Id, REFERENCES};
use crate::office::xml;

pub(super) fn write(sheets: &[Sheet]) -> String {
    xml::document("workbook", |root| {
        root.attribute("xmlns", SPREADSHEET).attribute("xmlns:r", REFERENCES);
        root.child("bookViews")
            .child("workbookView")
            .attribute("windowWidth", 24000)
            .attribute("windowHeight", 13000);
        {
            let mut list = root.child("sheets");
            for (number, sheet) in (1..).zip(sheets) {
                list.child("sheet")
                    .attribute("name", &sheet.name)
                    .attribute("sheetId", number)
                    .attribute("r:id", Id(number));
            }
        }
        let mut names = root.child("definedNames");
        for (index, sheet) in sheets.iter().enumerate() {
            let mut name = |name: &str, place: String, hidden: bool| {
                let mut element = names.child("definedName");
                element.attribute("name", name).attribute("localSheetId", index);
                if hidden {
                    element.attribute("hidden", 1);
                }
                element.text(Sheet::place(&sheet.name, &place));
            };
            if let Some(filter) = sheet.filter {
                name("_xlnm._FilterDatabase", filter.fixed(), true);
            }
            name("_xlnm.Print_Area", sheet.printed.fixed(), false);
            if let Some((first, last)) = sheet.titles {
                name("_xlnm.Print_Titles", format!("${}:${}", first + 1, last + 1), false);
            }
        }
    })
}
