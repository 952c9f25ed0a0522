//! Lines as paragraphs, and tables that go on over pages as one.

use super::Item;
use super::lines::Line;
use super::table::Table;
use crate::read::blocks::{Block, Blocks};

/// Where the long lines of some pages begin and end, and how far they stand below each other.
struct Frame {
    left: i32,
    right: i32,
    step: i32,
    /// How many there are.
    count: usize,
}

/// Lines with fewer characters say nothing of a page's frame, nor do fewer lines.
const LONG: usize = 16;
const FEW: usize = 3;

impl Frame {
    fn new() -> Self {
        Self { left: i32::MAX / 4, right: i32::MIN / 4, step: i32::MAX / 4, count: 0 }
    }

    /// Adds the lines of a page.
    fn add(&mut self, page: &[Item]) {
        let mut before = i32::MAX;
        for item in page {
            let Item::Line(line) = item else { continue };
            if line.text().chars().nth(LONG).is_none() || line.is_spread() {
                continue;
            }
            self.left = self.left.min(line.left());
            self.right = self.right.max(line.right());
            if line.base > before {
                self.step = self.step.min((line.base - before).max(line.size));
            }
            before = line.base;
            self.count += 1;
        }
    }

    /// Whether a line goes on in the next one.
    fn goes_on(&self, line: &Line, next: &Line, is_same_page: bool) -> bool {
        let size = line.size;
        let is_full = line.right() > self.right - size * 2;
        let is_indented = next.left() > self.left + size * 6 / 5;
        let is_far = is_same_page && next.base - line.base > self.step * 3 / 2;
        let is_other = (next.size - size).abs() > size / 4;
        self.count >= FEW
            && is_full
            && !is_indented
            && !is_far
            && !is_other
            && !line.is_spread()
            && !next.is_spread()
    }
}

/// What was read so far, and what of it may go on.
#[derive(Default)]
struct Open {
    blocks: Blocks,
    table: Option<Table>,
    /// The paragraph that is open, and its last line.
    text: Option<(String, Line)>,
}

impl Open {
    fn close(&mut self) {
        if let Some((text, _)) = self.text.take() {
            self.blocks.all.push(Block::Text(text));
        }
        if let Some(table) = self.table.take() {
            self.blocks.all.push(Block::Grid(table.into_grid()));
        }
    }
}

/// The pieces of all pages as blocks.
pub(super) fn blocks(pages: Vec<Vec<Item>>) -> Blocks {
    let mut whole = Frame::new();
    for page in &pages {
        whole.add(page);
    }
    let mut open = Open::default();
    for page in pages {
        let mut own = Frame::new();
        own.add(&page);
        // Of few lines nothing is known.
        let frame = if own.count < FEW { &whole } else { &own };
        let mut is_first = true;
        for item in page {
            match item {
                Item::Line(line) => {
                    let is_next = |(_, before): &&mut (String, Line)| frame.goes_on(before, &line, !is_first);
                    if let Some((text, before)) = open.text.as_mut().filter(is_next) {
                        add(text, &line);
                        *before = line;
                    } else {
                        open.close();
                        open.text = Some((line.text(), line));
                    }
                }
                Item::Table(own) => {
                    let rest = match &mut open.table {
                        Some(known) if is_first => known.join(own),
                        _ => Some(own),
                    };
                    if let Some(own) = rest {
                        open.close();
                        open.table = Some(own);
                    }
                }
            }
            is_first = false;
        }
    }
    open.close();
    open.blocks
}

/// Adds a line to a paragraph.
fn add(text: &mut String, line: &Line) {
    let own = line.text();
    if text.ends_with(|c: char| c.is_ascii_alphabetic())
        && own.starts_with(|c: char| c.is_ascii_alphanumeric())
    {
        text.push(' ');
    }
    text.push_str(&own);
}
