//! The saved file of the report in a Word file or a workbook: `customXml/item1.xml` holds it, and
//! `customXml/itemProps1.xml` says by what name Office knows it.

use crate::office::parts::{Part, office_document};
use crate::office::xml;
use crate::saved::envelope::{NAMESPACE, TEXT_SUM};

/// Where the part lies that holds the saved file.
pub(super) const ITEM_PATH: &str = "customXml/item1.xml";

/// That part. What the package shows leads to it.
pub(super) const ITEM: Part = Part::at(ITEM_PATH, "xml", office_document!("customXml"));

/// Where the part lies that says what it is.
pub(super) const PROPERTIES_PATH: &str = "customXml/itemProps1.xml";

/// That part. The item leads to it.
pub(super) const PROPERTIES: Part = Part::at(
    PROPERTIES_PATH,
    "vnd.openxmlformats-officedocument.customXmlProperties+xml",
    office_document!("customXmlProps"),
);

/// Where the item's list of what it leads to lies.
pub(super) const ITEM_LEADS_TO: &str = "customXml/_rels/item1.xml.rels";

/// Office tells the parts of a file apart by such numbers. This one is ours, made up once.
const ID: &str = "{04264503-932F-46C2-B016-B2AD407B6037}";

/// Spells [`ITEM`]. By the sum it is told later whether what the package shows was edited.
pub(super) fn item(saved: &str, text_sum: String) -> String {
    // JSON spells control characters out, but not these two, which XML cannot hold.
    // Both stand in texts only, where their spelling means the same.
    let saved = saved.replace('\u{fffe}', "\\ufffe").replace('\u{ffff}', "\\uffff");
    xml::document("report", |report| {
        report.attribute("xmlns", NAMESPACE).attribute(TEXT_SUM, text_sum).text(saved);
    })
}

/// Spells [`PROPERTIES`].
pub(super) fn properties() -> String {
    xml::document("ds:datastoreItem", |item| {
        item.attribute("xmlns:ds", "http://schemas.openxmlformats.org/officeDocument/2006/customXml")
            .attribute("ds:itemID", ID);
        item.child("ds:schemaRefs").child("ds:schemaRef").attribute("ds:uri", NAMESPACE);
    })
}
