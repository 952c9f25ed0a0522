//! The words of a field, with figures of the tables among them that follow their cells.
//!
//! The words hold each live figure as it is printed, `本年新收12件`, so that rules, claims
//! and documents read plain text; beside them stands which of its places follow which
//! cell. Two other forms are made from that: the saved file's, with addresses
//! (`〔t3.new_received.total〕`), and the one that is typed in, with brackets (`〔12〕`).

use crate::form::{CellId, Form};
use crate::text::ends::{common_head, common_tail};
use std::ops::Range;

/// What a live figure shows while its cell holds no number. It is printed, too: a gap that
/// nobody sees would be worse.
pub const NO_FIGURE: &str = "〔　〕";

/// A figure within prose that follows a cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LiveFigure {
    /// Where it stands in the words, in bytes.
    pub place: Range<usize>,
    /// The cell that it follows.
    pub cell: CellId,
}

/// The words of a field.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Text {
    words: String,
    live: Vec<LiveFigure>,
    /// How many of the live figures up to each one are shown in brackets of their own: places are
    /// converted one by one, and to count anew for each would take the square of their number.
    in_brackets: Vec<usize>,
}

impl Text {
    pub(super) fn words(&self) -> &str {
        &self.words
    }

    pub(super) fn live(&self) -> &[LiveFigure] {
        &self.live
    }

    /// Words in which nothing is live.
    pub(super) fn plain(words: &str) -> Self {
        Self { words: words.to_owned(), ..Self::default() }
    }

    /// Words in which the addresses of cells stand for live figures, as in the saved file.
    pub(super) fn read(saved: &str, form: &Form) -> Self {
        let mut text = Self::default();
        text.push(saved, form);
        text
    }

    /// The words with addresses in the place of live figures.
    pub(super) fn saved(&self, form: &Form) -> String {
        self.spell(|cell, _| format!("〔{}〕", form.info(cell).address))
    }

    /// The words with brackets around live figures.
    pub(super) fn shown(&self) -> String {
        self.spell(|_, figure| in_brackets(figure))
    }

    fn spell(&self, figure: impl Fn(CellId, &str) -> String) -> String {
        let mut out = String::with_capacity(self.words.len() + 8 * self.live.len());
        let mut done = 0;
        for one in &self.live {
            out.push_str(self.part(done..one.place.start));
            out.push_str(&figure(one.cell, self.part(one.place.clone())));
            done = one.place.end;
        }
        out + self.part(done..self.words.len())
    }

    fn part(&self, place: Range<usize>) -> &str {
        self.words.get(place).unwrap_or_default()
    }

    /// Adds words; addresses in them become live figures.
    fn push(&mut self, words: &str, form: &Form) {
        let mut done = 0;
        for (place, address) in addresses(words) {
            let Some(cell) = form.cell(address) else { continue };
            self.words.push_str(words.get(done..place.start).unwrap_or_default());
            self.push_figure(cell, NO_FIGURE);
            done = place.end;
        }
        self.words.push_str(words.get(done..).unwrap_or_default());
    }

    fn push_figure(&mut self, cell: CellId, figure: &str) {
        let start = self.words.len();
        self.words.push_str(figure);
        self.add(LiveFigure { place: start..self.words.len(), cell });
    }

    /// Adds a live figure that stands at the end of the words, or after all others in them.
    fn add(&mut self, figure: LiveFigure) {
        let is_shown_so = self.part(figure.place.clone()) != NO_FIGURE;
        self.in_brackets.push(self.brackets_of(self.live.len()) + usize::from(is_shown_so));
        self.live.push(figure);
    }

    /// How many of the first `count` live figures are shown in brackets of their own.
    fn brackets_of(&self, count: usize) -> usize {
        count.checked_sub(1).and_then(|last| self.in_brackets.get(last)).copied().unwrap_or(0)
    }

    /// Replaces a range of the words. Live figures outside of it stay live.
    pub(super) fn replace(&mut self, place: Range<usize>, words: &str, form: &Form) {
        self.replace_each([(place, words)].into_iter(), form);
    }

    /// Replaces ranges of the words, which come in the order of their places: all in one pass. One
    /// that reaches into the one before, or that is no range of the words, is left out.
    pub(super) fn replace_each<'a>(
        &mut self,
        changes: impl Iterator<Item = (Range<usize>, &'a str)>,
        form: &Form,
    ) {
        let mut text = Self::default();
        let mut done = 0;
        for (place, words) in changes {
            if place.start < done || self.words.get(place.clone()).is_none() {
                continue;
            }
            text.push_part(self, done..place.start);
            text.push(words, form);
            done = place.end;
        }
        text.push_part(self, done..self.words.len());
        *self = text;
    }

    /// Adds a part of another text with the figures that lie wholly in it.
    fn push_part(&mut self, other: &Self, part: Range<usize>) {
        let from = self.words.len();
        self.words.push_str(other.part(part.clone()));
        let first = other.live.partition_point(|one| one.place.start < part.start);
        let within = other.live.iter().skip(first).take_while(|one| one.place.end <= part.end);
        for one in within {
            self.add(LiveFigure {
                place: one.place.start - part.start + from..one.place.end - part.start + from,
                cell: one.cell,
            });
        }
    }

    /// Writes each live figure anew; returns whether any changed.
    pub(super) fn follow(&mut self, figure: impl Fn(CellId) -> String) -> bool {
        if self.live.is_empty() {
            return false;
        }
        let mut text = Self::default();
        let mut done = 0;
        for one in &self.live {
            text.words.push_str(self.part(done..one.place.start));
            text.push_figure(one.cell, &figure(one.cell));
            done = one.place.end;
        }
        text.words.push_str(self.part(done..self.words.len()));
        let changed = text != *self;
        *self = text;
        changed
    }

    /// Takes over the shown text after a key. What stands before and after the change stays as it
    /// was; a figure that was typed into is plain text from now on, with its brackets, so that the
    /// person sees it.
    pub(super) fn type_in(&mut self, shown: &str, caret: Option<usize>, form: &Form) {
        if self.live.is_empty() {
            *self = Self::read(shown, form);
            return;
        }
        self.unify_line_ends();
        let before = self.shown();
        let (head, tail) = self.unchanged(&before, shown, caret);
        let (old, mut text) = (before.len() - tail, Self::default());
        let mut done = 0;
        for one in &self.live {
            let place = self.shown_place(one.place.start)..self.shown_place(one.place.end);
            let now = if place.end <= head {
                place
            } else if place.start >= old {
                place.start + shown.len() - before.len()..place.end + shown.len() - before.len()
            } else {
                continue;
            };
            text.push(shown.get(done..now.start).unwrap_or_default(), form);
            text.push_figure(one.cell, self.part(one.place.clone()));
            done = now.end;
        }
        text.push(shown.get(done..).unwrap_or_default(), form);
        *self = text;
    }

    /// Windows know one character for the end of a line.
    fn unify_line_ends(&mut self) {
        if !self.words.contains('\r') {
            return;
        }
        // No figure has an end of a line in it, so that none is cut in two.
        let unified = |part: &str| part.replace("\r\n", "\n").replace('\r', "\n");
        let mut text = Self::default();
        let mut done = 0;
        for one in &self.live {
            text.words.push_str(&unified(self.part(done..one.place.start)));
            text.push_figure(one.cell, self.part(one.place.clone()));
            done = one.place.end;
        }
        text.words.push_str(&unified(self.part(done..self.words.len())));
        *self = text;
    }

    /// How many bytes at the beginning and the end of the shown text a key has left alone.
    ///
    /// Where one of 〔12〕〔12〕 is deleted, only the caret tells which. Without a caret, the reading
    /// that keeps more figures is taken.
    fn unchanged(&self, before: &str, after: &str, caret: Option<usize>) -> (usize, usize) {
        let behind = caret.and_then(|caret| after.get(caret..)).filter(|behind| before.ends_with(behind));
        if let Some(behind) = behind {
            return (common_head(less(before, behind.len()), less(after, behind.len())), behind.len());
        }
        let start = common_head(before, after);
        let by_start = (
            start,
            common_tail(before.get(start..).unwrap_or_default(), after.get(start..).unwrap_or_default()),
        );
        let end = common_tail(before, after);
        let by_end = (common_head(less(before, end), less(after, end)), end);
        let kept = |(start, end): (usize, usize)| {
            let stays = |one: &&LiveFigure| {
                self.shown_place(one.place.end) <= start
                    || self.shown_place(one.place.start) >= before.len() - end
            };
            self.live.iter().filter(stays).count()
        };
        if kept(by_end) > kept(by_start) { by_end } else { by_start }
    }

    /// The place of the words that stands there in the saved text; within a live figure, its end.
    pub(super) fn place_of_saved(&self, saved: usize, form: &Form) -> usize {
        // What stands before, in either form: up to the end of the last live figure.
        let (mut words_end, mut saved_end) = (0, 0);
        for one in &self.live {
            let start = saved_end + one.place.start - words_end;
            if saved <= start {
                break;
            }
            words_end = one.place.end;
            saved_end = start + 2 * BRACKET + form.info(one.cell).address.len();
            if saved < saved_end {
                return words_end;
            }
        }
        (words_end + saved.saturating_sub(saved_end)).min(self.words.len())
    }

    /// Where a place of the words stands in the shown text, in bytes.
    pub(super) fn shown_place(&self, place: usize) -> usize {
        let begun = self.live.partition_point(|one| one.place.start < place);
        let ended = self.live.partition_point(|one| one.place.end <= place);
        place + BRACKET * (self.brackets_of(begun) + self.brackets_of(ended))
    }

    /// The place of the words that stands there in the shown text; within a figure, its end.
    pub(super) fn place_of_shown(&self, shown: usize) -> usize {
        let before = self.live.partition_point(|one| self.shown_place(one.place.end) <= shown);
        match self.live.get(before) {
            Some(within) if shown > self.shown_place(within.place.start) => within.place.end,
            _ => shown.saturating_sub(2 * BRACKET * self.brackets_of(before)).min(self.words.len()),
        }
    }
}

const BRACKET: usize = '〔'.len_utf8();

fn in_brackets(figure: &str) -> String {
    if figure == NO_FIGURE { figure.to_owned() } else { format!("〔{figure}〕") }
}

fn less(text: &str, end: usize) -> &str {
    text.get(..text.len() - end).unwrap_or_default()
}

/// What looks like the address of a cell between 〔 and 〕, each with its place, brackets and all.
pub fn addresses(text: &str) -> impl Iterator<Item = (Range<usize>, &str)> {
    bracketed(text).filter(|(_, address)| address.matches('.').count() == 2)
}

/// The same with what looks like the address of a cell of a named edition: 〔2019.t3.granted.total〕.
pub(super) fn bracketed(text: &str) -> impl Iterator<Item = (Range<usize>, &str)> {
    text.match_indices('〔').filter_map(move |(start, bracket)| {
        let rest = text.get(start + bracket.len()..)?;
        let end = rest
            .find(|character: char| !character.is_ascii_alphanumeric() && !matches!(character, '.' | '_'))?;
        let address = rest.get(..end).filter(|address| matches!(address.matches('.').count(), 2 | 3))?;
        let is_closed = rest.get(end..)?.starts_with('〕');
        is_closed.then(|| (start..start + 2 * BRACKET + end, address))
    })
}
