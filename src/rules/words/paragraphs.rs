//! The paragraphs and sentences of typed prose, each with its place in bytes.

use std::ops::Range;

/// The lines of a text that hold something, without the blanks around them.
pub(in crate::rules) fn paragraphs(text: &str) -> impl Iterator<Item = (Range<usize>, &str)> {
    let mut start = 0;
    text.split('\n').filter_map(move |line| {
        let here = start;
        start += line.len() + 1;
        trimmed(line, here)
    })
}

/// The sentences of a text: up to 。！？ (and a quotation mark or bracket that closes after it), or
/// up to the end of the line.
pub(in crate::rules) fn sentences(text: &str) -> impl Iterator<Item = (Range<usize>, &str)> {
    paragraphs(text).flat_map(|(place, paragraph)| {
        let mut start = 0;
        std::iter::from_fn(move || {
            while start < paragraph.len() {
                let rest = paragraph.get(start..)?;
                let here = start;
                let sentence = rest.get(..end_of_sentence(rest))?;
                start += sentence.len();
                if let Some(found) = trimmed(sentence, place.start + here) {
                    return Some(found);
                }
            }
            None
        })
    })
}

/// Where the first sentence of a line ends.
fn end_of_sentence(line: &str) -> usize {
    let ends = |c: char| matches!(c, '。' | '！' | '？');
    let Some(end) = line.find(ends) else { return line.len() };
    let closes = |c: char| ends(c) || matches!(c, '”' | '’' | '）' | '》' | '」');
    let rest = line.get(end..).unwrap_or_default();
    end + rest.find(|c| !closes(c)).unwrap_or(rest.len())
}

/// A piece of the text without the blanks around it; `None` where nothing else is in it.
fn trimmed(piece: &str, at: usize) -> Option<(Range<usize>, &str)> {
    let start = at + piece.len() - piece.trim_start().len();
    let piece = piece.trim();
    (!piece.is_empty()).then(|| (start..start + piece.len(), piece))
}

#[cfg(test)]
mod tests {
    use super::{paragraphs, sentences};

    #[test]
    fn paragraphs_are_lines_without_blanks_and_keep_their_places() {
        let text = "　一是强化领导。\r\n\n  二是完善制度。";
        let found: Vec<_> = paragraphs(text).collect();
        assert_eq!(
            found.iter().map(|(_, one)| *one).collect::<Vec<_>>(),
            ["一是强化领导。", "二是完善制度。"]
        );
        assert!(found.iter().all(|(place, one)| text.get(place.clone()) == Some(*one)));
    }

    #[test]
    fn sentences_end_with_a_full_stop_or_with_their_line() {
        let text = "存在问题：公开不够。下一步（加强培训。）做到“应公开尽公开。”请监督！\n没有句号";
        let found: Vec<_> = sentences(text).collect();
        let words: Vec<&str> = found.iter().map(|(_, one)| *one).collect();
        assert_eq!(
            words,
            ["存在问题：公开不够。", "下一步（加强培训。）", "做到“应公开尽公开。”", "请监督！", "没有句号"]
        );
        assert!(found.iter().all(|(place, one)| text.get(place.clone()) == Some(*one)));
    }

    #[test]
    fn nothing_gives_nothing() {
        assert_eq!(paragraphs(" \n　\r\n").count(), 0);
        assert_eq!(sentences("").count(), 0);
        assert_eq!(sentences("。。。").count(), 1);
    }
}
