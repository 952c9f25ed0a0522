//! How readers put characters and lines on a page.

use super::matrix::{Matrix, Vector, length, units};
use super::{Glyph, Page, Point, Rule, Turn};

/// A part of a page, in its own lengths.
#[derive(Debug, Clone, Copy)]
pub(in crate::read) struct Area {
    least: Vector,
    most: Vector,
}

impl Area {
    /// Around some places.
    pub fn of(points: &[Vector]) -> Self {
        let mut own = Self { least: [f64::MAX; 2], most: [f64::MIN; 2] };
        for [x, y] in points {
            let ([left, top], [right, bottom]) = (own.least, own.most);
            own = Self { least: [left.min(*x), top.min(*y)], most: [right.max(*x), bottom.max(*y)] };
        }
        own
    }

    /// What two have in common.
    pub fn within(self, other: Self) -> Self {
        let ([left, top], [right, bottom]) = (self.least, self.most);
        let ([other_left, other_top], [other_right, other_bottom]) = (other.least, other.most);
        Self {
            least: [left.max(other_left), top.max(other_top)],
            most: [right.min(other_right), bottom.min(other_bottom)],
        }
    }

    pub fn holds(self, [x, y]: Vector) -> bool {
        let ([left, top], [right, bottom]) = (self.least, self.most);
        left <= x && x <= right && top <= y && y <= bottom
    }

    pub fn sides(self) -> Vector {
        let ([left, top], [right, bottom]) = (self.least, self.most);
        [right - left, bottom - top]
    }

    /// How much of a page it is, of a hundred.
    pub fn share(self, width: i32, height: i32) -> i32 {
        let [own_width, own_height] = self.sides();
        units(
            own_width.max(0.0) * own_height.max(0.0) * 100.0
                / (f64::from(width) * f64::from(height)).max(1.0),
        )
        .min(100)
    }
}

fn point([x, y]: Vector) -> Point {
    Point { x: units(x), y: units(y) }
}

/// No line of a table is thicker, and none is shorter.
pub(in crate::read) const THICK: f64 = 60.0;

impl Page {
    /// Draws a thin area, which is a line; no other.
    pub fn add_rule(&mut self, area: Area) {
        /// No report has as many.
        const MOST: usize = 200_000;
        let ([left, top], [right, bottom]) = (area.least, area.most);
        let [width, height] = area.sides();
        if width < -0.5 || height < -0.5 || self.rules.len() >= MOST {
            return;
        }
        let rule = if height <= THICK && width > THICK.max(height) {
            ([left, top.midpoint(bottom)], [right, top.midpoint(bottom)])
        } else if width <= THICK && height > THICK.max(width) {
            ([left.midpoint(right), top], [left.midpoint(right), bottom])
        } else {
            return;
        };
        self.rules.push(Rule { start: point(rule.0), end: point(rule.1) });
    }

    /// Writes a character, as wide and as high as said, or what stands in its place; `to_page` leads from
    /// there to the page.
    pub fn write(
        &mut self,
        text: &str,
        to_page: &Matrix,
        [x, y]: Vector,
        width: f64,
        size: f64,
        is_seen: bool,
    ) {
        let (from, to) = (point(to_page.place([x, y])), point(to_page.place([x + width, y])));
        let [across, down] = to_page.turned([size.abs(), 0.0]);
        let turn = if down.abs() * 8.0 < across.abs() {
            if across > 0.0 { Turn::Right } else { Turn::Left }
        } else if across.abs() * 8.0 < down.abs() {
            if down > 0.0 { Turn::Down } else { Turn::Up }
        } else {
            Turn::Aslant
        };
        let size = units(length(to_page.turned([0.0, size])));
        let count = i32::try_from(text.chars().count()).unwrap_or(1).max(1);
        let mut start = from;
        for (place, character) in (1..).zip(text.chars()) {
            // A glyph of several characters is as many beside each other.
            let part = |from: i32, to: i32| from + (to - from) * place / count;
            let end = Point { x: part(from.x, to.x), y: part(from.y, to.y) };
            self.glyphs.push(Glyph { character, start, end, size, turn, is_seen });
            start = end;
        }
    }
}
