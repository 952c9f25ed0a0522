//! The `.rels` parts: which parts the package, or the text in it, leads to.

use super::Part;
use crate::office::xml::{self, Spell};

/// The list of `parts`, whose owner lies in `folder`, one below the root or the root itself.
pub(super) fn write(parts: &[Part], folder: &str) -> String {
    xml::document("Relationships", |list| {
        list.attribute("xmlns", "http://schemas.openxmlformats.org/package/2006/relationships");
        for (place, part) in parts.iter().enumerate() {
            let (up, path) = part.path.strip_prefix(folder).map_or(("../", part.path), |inside| ("", inside));
            list.child("Relationship")
                .attribute("Id", Id(place))
                .attribute("Type", format_args!("http://schemas.openxmlformats.org/{}", part.relationship))
                .attribute("Target", format_args!("{up}{path}"));
        }
    })
}

/// The id by which the text refers to the part at `path`.
pub(super) fn id(parts: &[Part], path: &str) -> Id {
    Id(parts.iter().position(|part| part.path == path).unwrap_or_default())
}

/// A relationship by its place in the list; ids count from 1.
pub(super) struct Id(usize);

impl Spell for Id {
    fn spell(&self, out: &mut String) {
        out.push_str("rId");
        self.0.saturating_add(1).spell(out);
    }
}
