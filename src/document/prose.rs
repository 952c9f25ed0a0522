//! How typed prose becomes paragraphs and heading lines.

use super::Block;
use crate::text::characters::{is_chinese_numeral, is_line_end};
use std::ops::Range;

/// A heading of the second level is at most this long; a longer line is a sentence.
const LONGEST_HEADING: usize = 30;

/// One block for each line that has text, with its place there. Blanks at its ends go: the
/// look indents.
pub(super) fn paragraphs(text: &str) -> impl Iterator<Item = (Range<usize>, Block)> {
    let mut next = 0;
    let lines = text.split_inclusive(is_line_end).map(move |line| {
        let start = next + line.len() - line.trim_start().len();
        next += line.len();
        let line = line.trim();
        (start..start + line.len(), line)
    });
    lines.filter(|(_, line)| !line.is_empty()).map(|(place, line)| (place, block(line)))
}

fn block(line: &str) -> Block {
    match heading(line) {
        Some((text, "")) => Block::Heading { level: 2, text: text.to_owned() },
        Some((lead, text)) => Block::Paragraph { lead: lead.to_owned(), text: text.to_owned() },
        None => Block::Paragraph { lead: String::new(), text: line.to_owned() },
    }
}

/// A line that begins with （一）: its heading, which ends with the first 。, and the rest.
fn heading(line: &str) -> Option<(&str, &str)> {
    let numeral = line.strip_prefix(['（', '('])?;
    let after = numeral.trim_start_matches(is_chinese_numeral);
    if after.len() == numeral.len() || !after.starts_with(['）', ')']) {
        return None;
    }
    let end = line.find('。').map_or(line.len(), |stop| stop + '。'.len_utf8());
    let (heading, rest) = line.split_at_checked(end)?;
    (heading.chars().count() <= LONGEST_HEADING).then_some((heading, rest.trim_start()))
}
