//! Lines and areas that a page draws, and what it covers with them.

use super::Drawing;
use crate::read::places::{Area, THICK, Vector};

/// The path that is open.
#[derive(Default)]
pub(super) struct Path {
    parts: Vec<Part>,
    clips: bool,
}

/// A part of it that is drawn without lifting the pen, on the page.
#[derive(Default)]
struct Part {
    points: Vec<Vector>,
    is_curved: bool,
}

impl Drawing<'_, '_> {
    /// Does what an operator says, if it is one of paths.
    pub(super) fn trace(&mut self, operator: &[u8], numbers: &[f64]) -> bool {
        match (operator, numbers) {
            (b"m", [x, y]) => {
                let points = vec![self.state.matrix.place([*x, *y])];
                self.path.parts.push(Part { points, is_curved: false });
            }
            (b"l", [x, y]) => self.line_to([*x, *y], false),
            (b"c" | b"v" | b"y", [.., x, y]) => self.line_to([*x, *y], true),
            (b"h", _) => self.close(),
            (b"re", [x, y, width, height]) => {
                let (right, top) = (x + width, y + height);
                let mut points = vec![[*x, *y], [right, *y], [right, top], [*x, top], [*x, *y]];
                for point in &mut points {
                    *point = self.state.matrix.place(*point);
                }
                self.path.parts.push(Part { points, is_curved: false });
            }
            (b"W" | b"W*", _) => self.path.clips = true,
            (b"s" | b"b" | b"b*", _) => {
                self.close();
                self.paint(operator);
            }
            (b"S" | b"f" | b"F" | b"f*" | b"B" | b"B*" | b"n", _) => self.paint(operator),
            _ => return false,
        }
        true
    }

    fn line_to(&mut self, to: Vector, is_curved: bool) {
        let to = self.state.matrix.place(to);
        if let Some(part) = self.path.parts.last_mut() {
            part.points.push(to);
            part.is_curved |= is_curved;
        }
    }

    fn close(&mut self) {
        if let Some(part) = self.path.parts.last_mut()
            && let Some(first) = part.points.first()
        {
            part.points.push(*first);
        }
    }

    fn paint(&mut self, operator: &[u8]) {
        let path = std::mem::take(&mut self.path);
        let is_seen = !self.is_hidden() && self.state.alpha > 0.0;
        for part in path.parts.iter().filter(|part| is_seen && !part.is_curved) {
            if matches!(operator, b"S" | b"s" | b"B" | b"B*" | b"b" | b"b*") {
                for ends in part.points.windows(2) {
                    self.rule(Area::of(ends));
                }
            }
            if matches!(operator, b"f" | b"F" | b"f*" | b"B" | b"B*" | b"b" | b"b*") {
                let area = Area::of(&part.points);
                self.rule(area);
                if area.sides().into_iter().all(|side| side > THICK)
                    && part.points.len() <= 6
                    && !self.state.is_patterned
                {
                    self.cover(area.within(self.state.clip));
                }
            }
        }
        if path.clips {
            let mut points = Vec::new();
            for part in &path.parts {
                points.extend(&part.points);
            }
            self.state.clip = Area::of(&points).within(self.state.clip);
        }
    }

    fn rule(&mut self, area: Area) {
        self.page.add_rule(area.within(self.state.clip));
    }

    /// What was written there before is not seen any more.
    pub(super) fn cover(&mut self, area: Area) {
        if self.state.alpha < 1.0 {
            return;
        }
        // To look takes time.
        self.shared.left = self.shared.left.saturating_sub(self.page.glyphs.len() / 8);
        for glyph in &mut self.page.glyphs {
            let middle = |one: i32, other: i32| f64::from(one.midpoint(other));
            let y = middle(glyph.start.y, glyph.end.y) - f64::from(glyph.size / 3);
            if area.holds([middle(glyph.start.x, glyph.end.x), y]) {
                glyph.is_seen = false;
            }
        }
    }
}
