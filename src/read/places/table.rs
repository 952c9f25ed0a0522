//! A table as it stands on a page, and what becomes of it where it goes on over several.

use super::Glyph;
use super::Turn;
use super::lines::{Line, lines};
use super::ruled::edges;
use crate::order;
use crate::read::blocks::{Grid, GridCell};
use crate::read::source::Bounds;
use crate::text::characters::is_chinese_numeral;
use std::borrow::Cow;

/// A table.
#[derive(Debug, Default)]
pub(super) struct Table {
    pub top: i32,
    pub rows: Vec<Vec<Cell>>,
}

/// What stands in it.
#[derive(Debug)]
pub(super) struct Cell {
    /// Where it begins, on the page.
    pub edge: i32,
    pub text: String,
    pub doubt: Option<&'static str>,
    /// The number of its page, and where on that it stands.
    pub place: Option<(usize, Bounds)>,
}

/// Edges that are nearer to each other than this are one.
const NEAR: i32 = 60;

impl Cell {
    /// A cell with these characters in it.
    pub fn of(edge: i32, right: i32, glyphs: Vec<Glyph>) -> Self {
        let (mut turned, mut upright) = (Vec::new(), Vec::new());
        for glyph in glyphs {
            if glyph.turn == Turn::Right { upright.push(glyph) } else { turned.push(glyph) }
        }
        order::by_key(&mut turned, |own| if own.turn == Turn::Down { own.start.y } else { -own.start.y });
        let mut cell = Self::of_lines(edge, right, &lines(upright));
        for own in turned {
            cell.text.push(own.character);
        }
        cell
    }

    /// A cell with these lines in it.
    pub fn of_lines(edge: i32, right: i32, lines: &[Line]) -> Self {
        let mut own = Self { edge, text: String::new(), doubt: None, place: None };
        let is_broken =
            lines.len() > 1 && !lines.iter().any(|line| line.text().contains(char::is_alphabetic));
        let mut before: Option<&Line> = None;
        for line in lines {
            if let Some(before) = before {
                if is_broken {
                    // A figure goes on below where there was no room for another digit.
                    let room = (right - before.right()).min(before.left() - edge);
                    if room < before.size * 2 / 3 {
                        own.doubt = Some("原件里这个数断成了几行，是接起来读的");
                    } else {
                        own.text.push('\n');
                    }
                } else if own.text.ends_with(|c: char| c.is_ascii_alphabetic())
                    && line.text().starts_with(|c: char| c.is_ascii_alphabetic())
                {
                    own.text.push(' ');
                }
            }
            own.text.push_str(&line.text());
            before = Some(line);
        }
        own
    }

    fn has_figure(&self) -> bool {
        self.text.contains(|c: char| c.is_ascii_digit()) && !self.text.contains(char::is_alphabetic)
    }

    fn is_unknown(&self) -> bool {
        self.text.contains(char::REPLACEMENT_CHARACTER) && !self.text.contains(char::is_alphabetic)
    }
}

impl Table {
    fn left(&self) -> Option<i32> {
        self.rows.iter().flatten().map(|cell| cell.edge).min()
    }

    /// Goes on in another one, on the next page, if that begins where this one does.
    pub fn join(&mut self, mut next: Self) -> Option<Self> {
        let (Some(own), Some(other)) = (self.left(), next.left()) else { return Some(next) };
        if (own - other).abs() > NEAR * 2 {
            return Some(next);
        }
        if let (Some(last), Some(first)) = (self.rows.last_mut(), next.rows.first())
            && is_rest(last, first)
        {
            for cell in next.rows.remove(0) {
                match last.iter_mut().find(|own| (own.edge - cell.edge).abs() < NEAR) {
                    Some(own) => own.text.push_str(&cell.text),
                    None => last.push(cell),
                }
            }
        }
        self.rows.append(&mut next.rows);
        None
    }

    pub fn into_grid(self) -> Grid {
        let mut columns = Vec::new();
        for cell in self.rows.iter().flatten() {
            columns.push(cell.edge);
        }
        let columns = edges(columns);
        let mut grid = Grid::default();
        for row in self.rows {
            let (mut line, mut places) = (Vec::new(), Vec::new());
            for own in row {
                places.push(own.place);
                let column = columns.partition_point(|edge| *edge <= own.edge).saturating_sub(1);
                let (text, doubt) = if own.is_unknown() {
                    (String::new(), Some("原件里这一格的字读不出是什么字"))
                } else {
                    (own.text, own.doubt)
                };
                line.push(GridCell { text, column, doubt: doubt.map(Cow::Borrowed) });
            }
            grid.lines.push(line);
            grid.places.push(places);
        }
        grid
    }
}

/// Whether a row is what was left of the one before it when the page ended: words below words that begin like no
/// label, and figures only where that one has none.
fn is_rest(last: &[Cell], first: &[Cell]) -> bool {
    let figures = |cells: &[Cell]| cells.iter().filter(|cell| cell.has_figure()).count();
    let words = |cells: &[Cell]| {
        let mut words = Vec::new();
        for cell in cells {
            if !cell.text.is_empty() && !cell.has_figure() {
                words.push((cell.edge, is_numbered(&cell.text)));
            }
        }
        words
    };
    let (before, after) = (words(last), words(first));
    let [(edge, false)] = *after.as_slice() else { return false };
    let is_below = before.iter().any(|(own, _)| (own - edge).abs() < NEAR);
    match (figures(last), figures(first)) {
        (0, 0) => false,
        (_, 0) => is_below,
        (0, _) => is_below && before.len() == 1,
        _ => false,
    }
}

/// Whether a text begins as labels do: （一） 三、 1.
pub(super) fn is_numbered(text: &str) -> bool {
    let text = text.trim_start();
    let is_numeral = |c: char| c.is_ascii_digit() || is_chinese_numeral(c);
    let rest = text.trim_start_matches(is_numeral);
    text.starts_with(['（', '(']) || (rest.len() < text.len() && rest.starts_with(['.', '．', '、']))
}
