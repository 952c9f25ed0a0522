//! `customXml/item1.xml`: the saved file of the report, and `customXml/itemProps1.xml`:
//! by what name Word knows it.

use crate::document::Document;
use crate::office::xml;
use crate::saved::envelope::{NAMESPACE, TEXT_SUM, text_sum};

/// Word tells the parts of a file apart by such numbers. This one is ours, made up once.
const ID: &str = "{04264503-932F-46C2-B016-B2AD407B6037}";

/// The part that holds the saved file of the report that the document shows.
pub(super) fn write(saved: &str, document: &Document) -> String {
    // JSON spells control characters out, but not these two, which XML cannot hold.
    // Both stand in texts only, where their spelling means the same.
    let saved = saved.replace('\u{fffe}', "\\ufffe").replace('\u{ffff}', "\\uffff");
    xml::document("report", |report| {
        report.attribute("xmlns", NAMESPACE).attribute(TEXT_SUM, text_sum(document.texts())).text(saved);
    })
}

/// The part that says what the other is.
pub(super) fn properties() -> String {
    xml::document("ds:datastoreItem", |item| {
        item.attribute("xmlns:ds", "http://schemas.openxmlformats.org/officeDocument/2006/customXml")
            .attribute("ds:itemID", ID);
        item.child("ds:schemaRefs").child("ds:schemaRef").attribute("ds:uri", NAMESPACE);
    })
}
