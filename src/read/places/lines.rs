//! Characters as lines, by where they stand.

use super::Glyph;
use crate::order;
use crate::read::recognise::{Kind, kind};
use crate::read::source::Bounds;

/// Characters beside each other.
#[derive(Debug)]
pub(super) struct Line {
    /// Where its characters stand.
    pub base: i32,
    /// The height of its characters.
    pub size: i32,
    pub parts: Vec<Part>,
    /// How many parts stand before the figures at its end.
    pub label: usize,
}

/// What stands together in a line, with some room before and behind it.
#[derive(Debug)]
pub(super) struct Part {
    pub left: i32,
    pub right: i32,
    pub text: String,
}

impl Line {
    pub fn left(&self) -> i32 {
        self.parts.first().map_or(0, |part| part.left)
    }

    pub fn right(&self) -> i32 {
        self.parts.last().map_or(0, |part| part.right)
    }

    /// All of it; what stands far apart has a blank between.
    pub fn text(&self) -> String {
        let mut text = String::new();
        let mut right = 0;
        for part in &self.parts {
            // Chinese characters are moved apart to fill a line.
            let is_close =
                text.chars().next_back().is_none_or(is_wide) || part.text.chars().next().is_none_or(is_wide);
            if !(text.is_empty() || is_close && self.is_near(right, part)) {
                text.push(' ');
            }
            text.push_str(&part.text);
            right = part.right;
        }
        text
    }

    /// From where to where a part of it goes.
    pub fn bounds(&self, part: &Part) -> Bounds {
        Bounds { left: part.left, top: self.base - self.size, right: part.right, bottom: self.base }
    }

    /// Whether a part stands near to what ends there.
    fn is_near(&self, right: i32, part: &Part) -> bool {
        part.left - right <= self.size * 3 / 2
    }

    /// Whether its parts stand far from each other.
    pub fn is_spread(&self) -> bool {
        let mut right = self.left();
        for part in &self.parts {
            if !self.is_near(right, part) {
                return true;
            }
            right = part.right;
        }
        false
    }

    /// The figures at its end.
    pub fn figures(&self) -> &[Part] {
        self.parts.get(self.label..).unwrap_or_default()
    }

    /// Whether it may be a row of a table: several figures beside each other, or one far from the words before it.
    pub fn is_row(&self) -> bool {
        let (Some(first), count) = (self.figures().first(), self.figures().len()) else { return false };
        let label = self.label.checked_sub(1).and_then(|last| self.parts.get(last));
        (3..64).contains(&count) || label.is_some_and(|label| !self.is_near(label.right, first))
    }
}

fn is_wide(character: char) -> bool {
    u32::from(character) >= 0x2000
}

/// The lines that characters stand in, from top to bottom.
pub(super) fn lines(mut glyphs: Vec<Glyph>) -> Vec<Line> {
    order::by_key(&mut glyphs, |glyph| glyph.start.y);
    let mut lines = Vec::new();
    let mut row: Vec<Glyph> = Vec::new();
    for glyph in glyphs {
        if row.first().is_some_and(|first| glyph.start.y - first.start.y > first.size.min(glyph.size) / 2) {
            lines.push(line(std::mem::take(&mut row)));
        }
        row.push(glyph);
    }
    if !row.is_empty() {
        lines.push(line(row));
    }
    lines
}

fn line(mut glyphs: Vec<Glyph>) -> Line {
    order::by_key(&mut glyphs, |glyph| glyph.start.x);
    let mut own = Line { base: 0, size: 0, parts: Vec::new(), label: 0 };
    let mut before: [Option<Glyph>; 2] = [None; 2];
    for glyph in glyphs {
        // Some programs draw a character twice, a little beside itself, so that it looks bold.
        let is_again = |known: &Glyph| {
            let near = (known.end.x - known.start.x).max(known.size / 3) * 3 / 10;
            known.character == glyph.character && glyph.start.x - known.start.x <= near
        };
        if before.iter().flatten().any(is_again) {
            continue;
        }
        if own.size < glyph.size {
            (own.base, own.size) = (glyph.start.y, glyph.size);
        }
        let last = own.parts.last_mut().filter(|part| {
            let most =
                match (before[0].is_some_and(|known| is_wide(known.character)), is_wide(glyph.character)) {
                    (true, true) => glyph.size,
                    // A figure behind a label.
                    (true, false) if glyph.character.is_ascii_digit() => glyph.size / 6,
                    (false, false) => glyph.size / 5,
                    _ => glyph.size / 3,
                };
            glyph.start.x - part.right < most
        });
        if let Some(part) = last {
            part.text.push(glyph.character);
            part.right = part.right.max(glyph.end.x);
        } else {
            own.parts.push(Part { left: glyph.start.x, right: glyph.end.x, text: glyph.character.into() });
        }
        before = [Some(glyph), before[0]];
    }
    let is_label = |part: &Part| kind(&part.text) != Kind::Figure;
    own.label = own.parts.iter().rposition(is_label).map_or(0, |last| last + 1);
    own
}
