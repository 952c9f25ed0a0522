//! What is fuzzed: each target is a function that takes any bytes and panics when something is
//! wrong. The replay (`../main.rs`) and the engine (`../engine/`) call the same ones.

mod bytes;
mod cost;
mod files;
mod readers;
mod reports;
mod steps;

/// A target: its name, and what it does with bytes.
pub type Target = (&'static str, fn(&[u8]));

/// All of them; each has a folder of its name in `../corpus/`.
pub const TARGETS: &[Target] = &[
    ("file", files::file),
    ("saved", files::saved),
    ("word-parts", files::word_parts),
    ("zip", files::zip),
    ("page", files::page),
    ("doc", readers::doc),
    ("container", readers::container),
    ("xls", readers::xls),
    ("xlsx", readers::xlsx),
    ("pdf", readers::pdf),
    ("ofd", readers::ofd),
    ("rtf", readers::rtf),
    ("mht", readers::mht),
    ("flat-xml", readers::flat_xml),
    ("json", readers::json),
    ("plain-text", readers::plain_text),
    ("recognise", readers::recognise),
    ("pasted-prose", reports::pasted_prose),
    ("pasted-block", reports::pasted_block),
    ("figures", reports::figures),
    ("prose", reports::prose),
    ("rules", reports::rules),
    ("documents", reports::documents),
    ("editions", steps::editions),
    ("steps", steps::steps),
    ("typing", steps::typing),
    ("cost", cost::cost),
];

/// The target of that name.
pub fn target(name: &str) -> Option<fn(&[u8])> {
    TARGETS.iter().find(|(known, _)| *known == name).map(|(_, run)| *run)
}
