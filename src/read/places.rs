//! What stands where on the pages of a file that knows nothing else: characters and lines, before anything
//! of them is understood. Lengths are in twentieths of a point, and grow to the right and downwards.

mod drawn;
mod lines;
mod matrix;
mod numbers;
mod paragraphs;
mod ruled;
mod table;
mod unruled;

use super::blocks::Blocks;
use super::source::{Bounds, SourcePage};
use crate::report::Note;
use crate::text::radicals::meant;
pub(super) use drawn::{Area, THICK};
use lines::{Line, lines};
pub(super) use matrix::{Matrix, Vector, number, units};
use ruled::{Lattice, MOST_RULES};
use table::{Cell, Table};

/// A page.
#[derive(Debug, Default)]
pub(super) struct Page {
    pub width: i32,
    pub height: i32,
    pub glyphs: Vec<Glyph>,
    pub rules: Vec<Rule>,
    /// How much of it is covered by pictures, of a hundred.
    pub pictured: i32,
}

/// A character, as it is drawn.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Glyph {
    /// U+FFFD where the file does not say which it is.
    pub character: char,
    /// Where it begins and ends, on its line.
    pub start: Point,
    pub end: Point,
    /// Its height.
    pub size: i32,
    /// Which way it is read.
    pub turn: Turn,
    pub is_seen: bool,
}

/// A place on a page.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(super) struct Point {
    pub x: i32,
    pub y: i32,
}

/// Which way a text is read.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Turn {
    Right,
    Down,
    Left,
    Up,
    /// Aslant, as stamps are.
    Aslant,
}

/// A straight line, from left to right or from top to bottom.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Rule {
    pub start: Point,
    pub end: Point,
}

/// A piece of a page.
enum Item {
    Line(Line),
    Table(Table),
}

impl Item {
    /// Where it begins on its page.
    fn top(&self) -> i32 {
        match self {
            Self::Line(line) => line.base,
            Self::Table(table) => table.top,
        }
    }

    /// Its cells, if it is a table.
    fn cells(&mut self) -> impl Iterator<Item = &mut Cell> {
        let rows = if let Self::Table(table) = self { table.rows.as_mut_slice() } else { &mut [] };
        rows.iter_mut().flatten()
    }
}

/// What the pages show, from top to bottom.
///
/// # Errors
/// When they show nothing but pictures, or nothing at all.
pub(super) fn blocks(pages: Vec<Page>) -> Result<Blocks, &'static str> {
    let is_pictured = pages.iter().any(|page| page.pictured >= PICTURED);
    let mut told = Told::default();
    let mut pictures = Vec::new();
    let mut items: Vec<Vec<Item>> =
        pages.into_iter().map(|page| items(page, &mut told, &mut pictures)).collect();
    if items.iter().all(Vec::is_empty) {
        return Err(if is_pictured { SCANNED } else { EMPTY });
    }
    numbers::leave_out(&mut items);
    for (number, page) in items.iter_mut().enumerate() {
        unruled::find(page);
        for (page, _) in page.iter_mut().flat_map(Item::cells).filter_map(|cell| cell.place.as_mut()) {
            *page = number;
        }
    }
    let mut blocks = paragraphs::blocks(items);
    blocks.notes = told.notes();
    blocks.pages = pictures;
    Ok(blocks)
}

/// So much of a page, of a hundred, is a picture where somebody scanned it.
const PICTURED: i32 = 60;
/// So many pages are shown beside what was read of them; a report has ten.
const MOST_PICTURES: usize = 40;
const SCANNED: &str = "这个文件是扫描件，里面没有文字，读不出来。请打开年度报告的 Word 文件或网页。";
/// What is said of a file of which only the beginning was read.
pub(super) const TOO_LONG: &str = "文件太长，只读入了前面的一部分，请对照原件核对。";
const EMPTY: &str = "文件里没有文字，读不出来。请打开年度报告的 Word 文件或网页。";

/// What is told of all pages together.
#[derive(Default)]
struct Told {
    unseen: usize,
    turned: usize,
    unknown: usize,
    is_recognised: bool,
}

impl Told {
    fn notes(&self) -> Vec<Note> {
        let mut notes: Vec<Note> = Vec::new();
        for (count, text) in [
            (self.unseen, "个看不见的字（被遮住，或者画成透明的）没有读入。"),
            (self.turned, "个斜着或横倒着的字（例如水印）没有读入。"),
            (self.unknown, "个字读不出是什么字，文件没有说明，用“\u{fffd}”标出，请对照原件。"),
        ] {
            if count > 0 {
                notes.push(Note::from(format!("文件里有 {count} {text}")));
            }
        }
        if self.is_recognised {
            notes.insert(
                0,
                "这是扫描件，读的是扫描时由软件认出的文字，可能认错了数，请对照原件逐格核对。".into(),
            );
        }
        notes
    }
}

fn is_blank(glyph: &Glyph) -> bool {
    glyph.character.is_whitespace() || glyph.character.is_control()
}

/// The pieces of a page; adds what it looks like to the `pictures`.
fn items(mut page: Page, told: &mut Told, pictures: &mut Vec<SourcePage>) -> Vec<Item> {
    page.turn();
    let (mut seen, mut unseen) = (0, 0);
    for glyph in &mut page.glyphs {
        glyph.character = meant(glyph.character);
        if !is_blank(glyph) {
            *(if glyph.is_seen { &mut seen } else { &mut unseen }) += 1;
        }
    }
    // The text below a scan, which somebody had recognised.
    let is_recognised = page.pictured >= PICTURED && unseen > 4 * seen;
    told.is_recognised |= is_recognised;
    if pictures.len() < MOST_PICTURES {
        pictures.push(page.picture(is_recognised));
    }
    let mut grids = ruled::grids(&page.rules);
    let mut loose = Vec::new();
    for glyph in page.glyphs {
        if is_blank(&glyph) {
            continue;
        }
        if !glyph.is_seen && !is_recognised {
            told.unseen += 1;
            continue;
        }
        told.unknown += usize::from(glyph.character == char::REPLACEMENT_CHARACTER);
        if let Some(cell) = grids.iter_mut().find_map(|grid| grid.cell(glyph.middle())) {
            cell.push(glyph);
        } else if glyph.turn == Turn::Right {
            loose.push(glyph);
        } else {
            told.turned += 1;
        }
    }
    let mut items: Vec<Item> = Vec::new();
    for grid in grids.into_iter().filter(Lattice::is_filled) {
        items.push(Item::Table(grid.filled()));
    }
    for line in lines(loose) {
        items.push(Item::Line(line));
    }
    crate::order::by_key(&mut items, Item::top);
    items
}

impl Page {
    /// What it looks like: its lines, and what can be read of it.
    fn picture(&self, is_recognised: bool) -> SourcePage {
        let is_shown = |glyph: &&Glyph| {
            glyph.turn == Turn::Right && !is_blank(glyph) && (glyph.is_seen || is_recognised)
        };
        let mut own = SourcePage { width: self.width, height: self.height, ..SourcePage::default() };
        for glyph in self.glyphs.iter().filter(is_shown) {
            let place = glyph.bounds();
            // What is drawn beside each other is one text, unless the room between is that between two cells.
            let is_next = |last: &Bounds| {
                let room = place.left - last.right;
                last.bottom == place.bottom && last.top == place.top && room.abs() <= glyph.size / 5
            };
            match own.texts.last_mut().filter(|(_, last)| is_next(last)) {
                Some((text, last)) => {
                    text.push(glyph.character);
                    *last = last.around(place);
                }
                None => own.texts.push((glyph.character.into(), place)),
            }
        }
        for Rule { start, end } in self.rules.iter().take(MOST_RULES) {
            own.rules.push(Bounds { left: start.x, top: start.y, right: end.x, bottom: end.y });
        }
        own
    }

    /// Turns the page so that most of it is read from left to right.
    fn turn(&mut self) {
        let (mut most, mut quarters) = (0, 0);
        for (place, turn) in [Turn::Right, Turn::Up, Turn::Left, Turn::Down].into_iter().enumerate() {
            let count = self.glyphs.iter().filter(|glyph| glyph.turn == turn).count();
            if count > most {
                (most, quarters) = (count, place);
            }
        }
        for _ in 0..quarters {
            self.quarter();
        }
    }

    /// Turns the page by a quarter, to the right.
    fn quarter(&mut self) {
        let height = self.height;
        let place = |point: Point| Point { x: height - point.y, y: point.x };
        for glyph in &mut self.glyphs {
            (glyph.start, glyph.end) = (place(glyph.start), place(glyph.end));
            glyph.turn = match glyph.turn {
                Turn::Right => Turn::Down,
                Turn::Down => Turn::Left,
                Turn::Left => Turn::Up,
                Turn::Up => Turn::Right,
                Turn::Aslant => Turn::Aslant,
            };
        }
        for rule in &mut self.rules {
            let (one, other) = (place(rule.start), place(rule.end));
            // From left to right, and from top to bottom.
            rule.start = Point { x: one.x.min(other.x), y: one.y.min(other.y) };
            rule.end = Point { x: one.x.max(other.x), y: one.y.max(other.y) };
        }
        (self.width, self.height) = (self.height, self.width);
    }
}

impl Glyph {
    /// From where to where it goes, if it is read to the right.
    fn bounds(&self) -> Bounds {
        let Point { x: left, y: bottom } = self.start;
        Bounds { left, top: bottom - self.size, right: self.end.x, bottom }
    }

    /// Where on the page its middle is.
    fn middle(&self) -> Point {
        let up = self.size / 3;
        let (x, y) = (self.start.x.midpoint(self.end.x), self.start.y.midpoint(self.end.y));
        match self.turn {
            Turn::Right | Turn::Aslant => Point { x, y: y - up },
            Turn::Down => Point { x: x + up, y },
            Turn::Left => Point { x, y: y + up },
            Turn::Up => Point { x: x - up, y },
        }
    }
}
