//! The names by which the saved file is found again in Word files and web pages, and the
//! sum by which a document that was edited since is told.

use crate::text::characters::is_unseen;

/// The id of the `script` in which a web page of ours holds the saved file.
pub(crate) const HTML_ID: &str = "xxgk-annual-report";

/// The name of the `meta` in which it holds the [`text_sum`] of what it shows.
pub(crate) const HTML_TEXT_SUM: &str = "xxgk-annual-report-text";

/// The namespace of the part of a Word file or a workbook that holds the saved file.
pub(crate) const NAMESPACE: &str = "urn:xxgk-annual-report:draft";

/// The attribute of that part's root that holds the [`text_sum`] of the document, or the [`CellSum`] of
/// the workbook.
pub(crate) const TEXT_SUM: &str = "text";

const START: u64 = 0xcbf2_9ce4_8422_2325;

/// A sum of the text that a document shows, to tell whether it was edited.
///
/// Programs that save a document cut its text into other runs, spell blanks, breaks and
/// hyphens as elements and drop invisible characters; none of that changes the sum.
pub(crate) fn text_sum<'a>(texts: impl Iterator<Item = impl AsRef<str> + 'a>) -> String {
    let sum = texts.fold(START, |sum, text| text.as_ref().chars().filter(|c| is_seen(*c)).fold(sum, added));
    spelled(sum)
}

/// The same of what the cells of a workbook show, sheet by sheet and line by line.
///
/// Programs that save a workbook spell a number in their own way; that does not change the sum. Its sign
/// does.
pub(crate) struct CellSum(u64);

impl Default for CellSum {
    fn default() -> Self {
        Self(START)
    }
}

impl CellSum {
    pub(crate) fn add(&mut self, text: &str) {
        let shown: String = text.chars().filter(|c| *c == '-' || is_seen(*c)).collect();
        let is_decimal = shown.contains('.') && shown.bytes().all(|b| b.is_ascii_digit() || b == b'.');
        let shown = if is_decimal { shown.trim_end_matches('0').trim_end_matches('.') } else { &shown };
        // What stands in one cell is another thing in two.
        if !shown.is_empty() {
            self.0 = shown.chars().chain(['\t']).fold(self.0, added);
        }
    }

    pub(crate) fn spelled(&self) -> String {
        spelled(self.0)
    }
}

fn spelled(sum: u64) -> String {
    format!("{sum:016x}")
}

/// Whether the character shows, in every program as itself.
fn is_seen(character: char) -> bool {
    // The last two cannot be in XML.
    let is_invisible =
        is_unseen(character) || matches!(character, '\u{2028}' | '\u{2029}' | '\u{fffe}' | '\u{ffff}');
    let is_hyphen = matches!(character, '-' | '\u{2010}' | '\u{2011}');
    // Most are Chinese, and need no further look.
    matches!(character, '\u{3001}'..='\u{9fff}')
        || !(character.is_whitespace() || character.is_control() || is_invisible || is_hyphen)
}

/// FNV-1a in 64 bits, a character at a step: quick and small, and nobody gains by deceiving it.
fn added(sum: u64, character: char) -> u64 {
    (sum ^ u64::from(u32::from(character))).wrapping_mul(0x0100_0000_01b3)
}
