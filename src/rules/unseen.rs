//! What nobody sees in the text of a cell: named by its code, and taken out in one press.

use super::Finding;
use crate::text::characters::{is_unseen_in_figures, turns_figures};

/// Of more kinds than this, the first are named.
const NAMED: usize = 8;

/// The characters of a text that nobody sees, each kind once: `U+200B、U+2067`.
pub(super) fn codes(text: &str) -> Option<String> {
    let mut found: Vec<char> = Vec::new();
    for character in text.chars().filter(|c| is_named(*c)) {
        if !found.contains(&character) {
            found.push(character);
        }
    }
    let spelled = found.iter().take(NAMED).map(|c| format!("U+{:04X}", u32::from(*c)));
    let more = if found.len() > NAMED { "等" } else { "" };
    (!found.is_empty()).then(|| format!("{}{more}", spelled.collect::<Vec<_>>().join("、")))
}

/// A text without them, as a sentence can quote it: some would turn the words around.
pub(super) fn without(text: &str) -> String {
    text.chars().filter(|c| !is_named(*c)).collect()
}

fn is_named(character: char) -> bool {
    is_unseen_in_figures(character) || (character.is_control() && !character.is_whitespace())
}

/// A finding about the text of a cell, which names what nobody sees in it, and takes that out if nothing else puts it
/// right.
pub(super) fn named(finding: Finding, typed: &str) -> Finding {
    let Some(codes) = codes(typed) else { return finding };
    let what = if typed.contains(turns_figures) {
        "，会把数字倒过来显示，去掉后请对照台账"
    } else {
        ""
    };
    let message = format!("{}；里面有看不见的字符 {codes}{what}", finding.message);
    let is_corrected = finding.correction.is_some();
    let finding = Finding { message, ..finding };
    if is_corrected { finding } else { finding.corrected_to(without(typed)) }
}
