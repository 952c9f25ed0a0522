//! Text that a page writes.

use super::super::font::Font;
use super::super::object::Object;
use super::{Drawing, numbers};
use crate::read::places::{Matrix, Vector};
use std::rc::Rc;

/// How text is written.
#[derive(Clone)]
pub(super) struct Words {
    font: Option<Rc<Font>>,
    size: f64,
    /// What is added behind each character, and behind each blank.
    gap: f64,
    blank_gap: f64,
    /// How much wider than high.
    scale: f64,
    leading: f64,
    rise: f64,
    mode: f64,
    /// Where the next character stands, and where its line begins.
    matrix: Matrix,
    line: Matrix,
}

impl Default for Words {
    fn default() -> Self {
        Self {
            font: None,
            size: 0.0,
            gap: 0.0,
            blank_gap: 0.0,
            scale: 1.0,
            leading: 0.0,
            rise: 0.0,
            mode: 0.0,
            matrix: Matrix::SAME,
            line: Matrix::SAME,
        }
    }
}

impl Words {
    pub fn set_font(&mut self, font: Option<Rc<Font>>, size: f64) {
        (self.font, self.size) = (font, size);
    }

    fn next_line(&mut self, x: f64, y: f64) {
        self.line = Matrix::moved(x, y).then(&self.line);
        self.matrix = self.line;
    }

    fn advance(&mut self, by: f64) {
        let is_vertical = self.font.as_ref().is_some_and(|font| font.is_vertical);
        let moved = if is_vertical { Matrix::moved(0.0, by) } else { Matrix::moved(by * self.scale, 0.0) };
        self.matrix = moved.then(&self.matrix);
    }
}

impl Drawing<'_, '_> {
    /// Does what an operator says, if it is one of text.
    pub(super) fn write(&mut self, operator: &[u8], objects: &[Object]) {
        let numbers = numbers(objects);
        let words = &mut self.state.words;
        match (operator, numbers.as_slice()) {
            (b"BT", _) => (words.matrix, words.line) = (Matrix::SAME, Matrix::SAME),
            (b"Tc", [gap]) => words.gap = *gap,
            (b"Tw", [gap]) => words.blank_gap = *gap,
            (b"Tz", [scale]) => words.scale = scale / 100.0,
            (b"TL", [leading]) => words.leading = *leading,
            (b"Ts", [rise]) => words.rise = *rise,
            (b"Tr", [mode]) => words.mode = *mode,
            (b"Td", [x, y]) => words.next_line(*x, *y),
            (b"TD", [x, y]) => {
                words.leading = -y;
                words.next_line(*x, *y);
            }
            (b"Tm", all) => {
                if let Some(matrix) = Matrix::of(all) {
                    (words.matrix, words.line) = (matrix, matrix);
                }
            }
            (b"T*", _) => words.next_line(0.0, -words.leading),
            (b"Tj", _) => self.show(objects),
            (b"'", _) => {
                words.next_line(0.0, -words.leading);
                self.show(objects);
            }
            (b"\"", [blank_gap, gap]) => {
                (words.blank_gap, words.gap) = (*blank_gap, *gap);
                words.next_line(0.0, -words.leading);
                self.show(objects);
            }
            (b"TJ", _) => self.show(objects.first().map_or(&[][..], Object::list)),
            _ => {}
        }
    }

    /// Texts, and numbers by which they stand closer.
    fn show(&mut self, all: &[Object]) {
        for own in all {
            match own {
                Object::Text(text) => self.show_text(text),
                Object::Number(closer) => {
                    let words = &mut self.state.words;
                    words.advance(-closer * 0.001 * words.size);
                }
                _ => {}
            }
        }
    }

    fn show_text(&mut self, text: &[u8]) {
        let Some(font) = self.state.words.font.clone() else { return };
        for own in font.characters(text) {
            let words = &self.state.words;
            let (size, rise) = (words.size, words.rise);
            let to_page = words.matrix.then(&self.state.matrix);
            let width = own.width * size * words.scale;
            // In a column, what is written stands below its place and around it.
            let start = if font.is_vertical { [-width / 2.0, rise - 0.88 * size] } else { [0.0, rise] };
            let gap = words.gap + if own.is_blank { words.blank_gap } else { 0.0 };
            self.add(&own.text, &to_page, start, width, size);
            self.state.words.advance(if font.is_vertical { gap - size } else { own.width * size + gap });
        }
    }

    /// Puts a character on the page.
    fn add(&mut self, text: &str, to_page: &Matrix, [x, y]: Vector, width: f64, size: f64) {
        let Some(left) = self.shared.left_glyphs.checked_sub(1) else { return };
        self.shared.left_glyphs = left;
        let middle = to_page.place([x + width / 2.0, y + size / 3.0]);
        let is_drawn = ![3.0, 7.0].contains(&self.state.words.mode) && self.state.alpha > 0.0;
        let is_seen = is_drawn && !self.is_hidden() && self.state.clip.holds(middle);
        self.page.write(text, to_page, [x, y], width, size, is_seen);
    }
}
