//! `word/settings.xml`: how Word is to lay the document out.

use super::WORD;
use crate::office::xml;

pub(super) fn write() -> String {
    xml::document("w:settings", |settings| {
        settings.attribute("xmlns:w", WORD);
        settings.child("w:zoom").attribute("w:percent", 100);
        // Page numbers may stand on the right of odd pages and on the left of even ones.
        settings.child("w:evenAndOddHeaders");
        // As Chinese Word does: punctuation gives way where a line would not fit otherwise.
        settings.child("w:characterSpacingControl").attribute("w:val", "compressPunctuation");
        let mut compat = settings.child("w:compat");
        // A line that ends with a break, as the first one of the title, is not stretched.
        compat.child("w:doNotExpandShiftReturn");
        // Without it, Word opens the file as one of Word 2007.
        compat
            .child("w:compatSetting")
            .attribute("w:name", "compatibilityMode")
            .attribute("w:uri", "http://schemas.microsoft.com/office/word")
            .attribute("w:val", 15);
        drop(compat);
        settings.child("w:themeFontLang").attribute("w:val", "en-US").attribute("w:eastAsia", "zh-CN");
        settings.child("w:decimalSymbol").attribute("w:val", ".");
        settings.child("w:listSeparator").attribute("w:val", ",");
    })
}
