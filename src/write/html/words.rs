//! Text within an element.

use crate::office::xml::Element;

/// Adds text; line ends become line breaks.
pub(super) fn words(element: &mut Element<'_>, text: &str) {
    let text = text.replace("\r\n", "\n");
    for (place, line) in text.split(['\n', '\r']).enumerate() {
        if place > 0 {
            drop(element.child("br"));
        }
        element.text(line);
    }
}
