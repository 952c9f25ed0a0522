//! Whether the lines of a text end where those of a printed page did, in the middle of sentences:
//! text that was copied out of a PDF.

use super::characters::is_han;
use super::heads::head;
use super::paragraphs::paragraphs;

/// From so many lines without an end on, it is the lines and not the full stops that are wrong.
const FEW: usize = 3;

/// A shorter line with a comma may be a heading.
const LEAST_SENTENCE: usize = 24;

/// Whether a line holds a sentence, or a good part of one.
pub(in crate::rules) fn is_sentence(line: &str) -> bool {
    let body = head(line, 0).map_or(line, |head| line.get(head.rest).unwrap_or_default());
    body.contains('。') || (body.contains('，') && body.chars().count() >= LEAST_SENTENCE)
}

/// Whether so many lines that stop in the middle of a sentence, of all that hold one, are too
/// many to have lost their full stops.
pub(in crate::rules) fn are_broken_lines(broken: usize, sentences: usize) -> bool {
    broken >= FEW && broken * 2 >= sentences
}

/// Whether most lines of a text stop in the middle of a sentence.
pub(in crate::rules) fn is_wrapped(text: &str) -> bool {
    let lines = || paragraphs(text).map(|(_, line)| line).filter(|line| is_sentence(line));
    let stops = |line: &&str| line.ends_with(|c| is_han(c) || matches!(c, '，' | '、'));
    are_broken_lines(lines().filter(stops).count(), lines().count())
}

#[cfg(test)]
mod tests {
    use super::is_wrapped;

    #[test]
    fn lines_that_stop_in_the_middle_are_those_of_a_page() {
        let line = "全年加强政府信息公开工作，完善制度，规范流程，优化平台，提高";
        assert!(is_wrapped(&format!("{line}\n{line}\n{line}\n质量。")));
        assert!(!is_wrapped(&format!("{line}质量。\n{line}\n{line}质量。\n{line}\n{line}质量。")));
        assert!(!is_wrapped(""));
    }
}
