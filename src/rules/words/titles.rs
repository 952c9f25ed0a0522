//! Names of laws and documents: what stands in 《》.

use std::ops::Range;

/// A name in 《》.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::rules) struct Title {
    /// It with its 《》, in bytes of the text.
    pub span: Range<usize>,
    /// Around how many others it stands: 1 for 《关于《条例》的通知》.
    pub holds: usize,
    /// Within how many others it stands.
    pub depth: usize,
}

const LONGEST: usize = 360;

/// Every 《…》 of a text in the order in which they close. What does not close in its line, or
/// is longer than any name, is none.
pub(in crate::rules) fn titles(text: &str) -> Vec<Title> {
    let mut found = Vec::new();
    // Where each open one begins, and how deep the others in it go.
    let mut open: Vec<(usize, usize)> = Vec::new();
    for (place, c) in text.char_indices() {
        match c {
            '《' => open.push((place, 0)),
            '》' => {
                let Some((start, holds)) = open.pop() else { continue };
                if let Some((_, around)) = open.last_mut() {
                    *around = (*around).max(holds + 1);
                }
                let span = start..place + c.len_utf8();
                if span.len() <= LONGEST {
                    found.push(Title { span, holds, depth: open.len() });
                }
            }
            '\n' => open.clear(),
            _ => {}
        }
    }
    found
}

impl Title {
    /// The name between its 《》.
    pub(in crate::rules) fn name<'a>(&self, text: &'a str) -> &'a str {
        let inside = self.span.start + '《'.len_utf8()..self.span.end - '》'.len_utf8();
        text.get(inside).unwrap_or_default().trim()
    }
}

#[cfg(test)]
mod tests {
    use super::titles;

    #[test]
    fn names_are_found_alone_and_within_each_other() {
        let text = "《保密法》和《关于印发《公开指南》的通知》，《没有完\n》";
        let found: Vec<_> = titles(text).iter().map(|one| (one.name(text), one.holds, one.depth)).collect();
        let expected = [("保密法", 0, 0), ("公开指南", 0, 1), ("关于印发《公开指南》的通知", 1, 0)];
        assert_eq!(found, expected);
    }
}
