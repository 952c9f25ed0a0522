//! The headings of a report's sections, found in the lines of a file: by their words, in the
//! order of the form. The numerals before them count little: offices number anew, or wrongly.

use super::labels::{likeness, unnumbered};
use super::lines::{Line, bare};
use crate::form::Form;

/// Where a section begins: its place in [`Form::sections`], and the line of its heading.
pub(in crate::read) type Heading = (usize, usize);

/// Longer lines are no headings.
const LONGEST: usize = 48;

/// The headings that were found, in the order of the form.
pub(super) fn headings(form: &'static Form, lines: &[Line]) -> Vec<Heading> {
    let sections = Section::all(form);
    let mut nodes: Vec<(usize, usize, u32)> = Vec::new();
    for (line, own) in lines.iter().enumerate() {
        let is_alone = !own.is_grid || own.pieces.iter().filter(|piece| !piece.text.is_empty()).count() == 1;
        if is_alone && own.text.chars().nth(LONGEST).is_none() {
            nodes.extend(weights(&sections, &own.text).map(|(section, weight)| (line, section, weight)));
        }
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
    if text.chars().nth(LONGEST).is_some() {
        return None;
    }
    let sections = Section::all(form);
    weights(&sections, text).max_by_key(|(_, weight)| *weight).map(|(section, _)| section)
}

/// The heading of a section as it is compared.
struct Section {
    /// 一, 二, …
    numeral: Option<char>,
    /// The words behind it.
    words: String,
    /// Words by which it is known.
    find: Vec<String>,
}

impl Section {
    fn all(form: &'static Form) -> Vec<Self> {
        let of = |own: &crate::form::Section| Self {
            numeral: own.heading.chars().next(),
            words: unnumbered(&bare(own.heading)).to_owned(),
            find: own.find.iter().map(|words| bare(words)).collect(),
        };
        form.sections.iter().map(of).collect()
    }
}

/// The sections whose heading a line may be, and how much it looks like it.
fn weights<'a>(sections: &'a [Section], line: &'a str) -> impl Iterator<Item = (usize, u32)> + 'a {
    let line = line.trim().trim_start_matches(['#', '*', ' ']);
    // A sentence ends with a stop.
    let is_sentence = line.ends_with(['。', '；', ';', '，', '：']);
    let bare = if is_sentence { String::new() } else { bare(line) };
    let all = sections.iter().take(if is_sentence { 0 } else { sections.len() }).enumerate();
    all.map(move |(place, section)| (place, weight(section, line, unnumbered(&bare))))
        .filter(|(_, weight)| *weight > 0)
}

/// How much a line looks like the heading of a section; 0 where it is none. `short` are its words.
fn weight(section: &Section, line: &str, short: &str) -> u32 {
    let official = section.words.as_str();
    let named = section.find.iter().any(|words| short.contains(words.as_str()));
    let alike = likeness(short, official);
    if alike < 70 && !(named && short.chars().count() <= official.chars().count() + 14) {
        return 0;
    }
    let is_numbered =
        line.chars().next() == section.numeral && line.chars().nth(1).is_some_and(|c| "、.．,，".contains(c));
    let is_bracketed = line.starts_with(['（', '(']);
    let whole = if short == official { 3 } else { 0 };
    let numbered = if is_numbered { 3 } else { 0 };
    // （一）主动公开政府信息情况 is a part of section one.
    if is_bracketed { 1 } else { 2 + whole + numbered }
}
