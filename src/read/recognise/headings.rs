//! The headings of a report's sections, found in the lines of a file: by their words, in the
//! order of the form. The numerals before them count little: offices number anew, or wrongly.

use super::bare::Bare;
use super::lines::{Line, Piece};
use crate::form::Form;

/// Where a section begins: its place in [`Form::sections`], and the line of its heading.
pub(in crate::read) type Heading = (usize, usize);

/// Longer lines are no headings.
const LONGEST: usize = 48;

/// The lines that may be headings, with their places.
pub(super) fn candidates(lines: &[Line]) -> Vec<(usize, Candidate<'_>)> {
    let is_filled = |piece: &&Piece| !piece.text.is_empty();
    let is_alone = |line: &Line| !line.is_grid || line.pieces.iter().filter(is_filled).count() == 1;
    let alone = lines.iter().enumerate().filter(|(_, line)| is_alone(line));
    alone.filter_map(|(place, line)| Some((place, Candidate::of(&line.text)?))).collect()
}

/// The headings that were found, in the order of the form.
pub(super) fn headings(form: &'static Form, candidates: &[(usize, Candidate<'_>)]) -> Vec<Heading> {
    let sections = Section::all(form);
    let mut nodes: Vec<(usize, usize, u32)> = Vec::new();
    for (line, candidate) in candidates {
        nodes.extend(weights(&sections, candidate).map(|(section, weight)| (*line, section, weight)));
    }
    // The best chain in the order of the form that ends with each section, and its headings.
    let mut best: Vec<(u32, Vec<Heading>)> = vec![(0, Vec::new()); form.sections.len()];
    for (line, section, weight) in nodes {
        let before = best.iter().take(section).max_by_key(|(weight, _)| *weight).cloned().unwrap_or_default();
        if let Some(known) = best.get_mut(section).filter(|known| known.0 < before.0 + weight) {
            let mut chain = before.1;
            // One line is one heading.
            if chain.last().is_none_or(|(_, last)| *last < line) {
                chain.push((section, line));
                *known = (before.0 + weight, chain);
            }
        }
    }
    best.into_iter().max_by_key(|(weight, _)| *weight).map(|(_, chain)| chain).unwrap_or_default()
}

/// The section whose heading a text is, if it is one; its place in [`Form::sections`].
pub(in crate::read) fn section(form: &'static Form, text: &str) -> Option<usize> {
    let candidate = Candidate::of(text)?;
    weights(&Section::all(form), &candidate).max_by_key(|(_, weight)| *weight).map(|(section, _)| section)
}

/// The heading of a section as it is compared.
struct Section {
    /// 一, 二, …
    numeral: Option<char>,
    /// The words behind it.
    words: Bare,
    /// Words by which it is known.
    find: Vec<Bare>,
}

impl Section {
    fn all(form: &'static Form) -> Vec<Self> {
        let of = |own: &crate::form::Section| Self {
            numeral: own.heading.chars().next(),
            words: Bare::of(own.heading).unnumbered(),
            find: own.find.iter().map(|words| Bare::of(words)).collect(),
        };
        form.sections.iter().map(of).collect()
    }
}

/// A line that may be a heading.
pub(super) struct Candidate<'a> {
    line: &'a str,
    /// Its words without its numeral.
    words: Bare,
}

impl<'a> Candidate<'a> {
    fn of(line: &'a str) -> Option<Self> {
        if line.chars().nth(LONGEST).is_some() {
            return None;
        }
        let line = line.trim().trim_start_matches(['#', '*', ' ']);
        // A sentence ends with a stop.
        let is_sentence = line.ends_with(['。', '；', ';', '，', '：']);
        (!is_sentence).then(|| Self { line, words: Bare::of(line).unnumbered() })
    }
}

/// The sections whose heading a line may be, and how much it looks like it.
fn weights<'a>(
    sections: &'a [Section],
    candidate: &'a Candidate<'_>,
) -> impl Iterator<Item = (usize, u32)> + 'a {
    let all = sections.iter().enumerate();
    all.map(|(place, section)| (place, weight(section, candidate))).filter(|(_, weight)| *weight > 0)
}

/// How much a line looks like the heading of a section; 0 where it is none.
fn weight(section: &Section, candidate: &Candidate<'_>) -> u32 {
    let (official, own, line) = (&section.words, &candidate.words, candidate.line);
    let is_named =
        || own.count <= official.count + 14 && section.find.iter().any(|words| own.contains(words));
    if !own.is_like(official, 70) && !own.is_same(official) && !is_named() {
        return 0;
    }
    let is_numbered =
        line.chars().next() == section.numeral && line.chars().nth(1).is_some_and(|c| "、.．,，".contains(c));
    let is_bracketed = line.starts_with(['（', '(']);
    let whole = if own.is_same(official) { 3 } else { 0 };
    let numbered = if is_numbered { 3 } else { 0 };
    // （一）主动公开政府信息情况 is a part of section one.
    if is_bracketed { 1 } else { 2 + whole + numbered }
}
