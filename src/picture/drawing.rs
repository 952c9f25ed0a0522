//! A picture laid out: boxes and texts in their places.

use super::width::{fit, lines, of as width_of, shortened};
use super::{Group, Item, Picture, Pictures, Shape};

/// How wide every drawing is.
pub const WIDTH: i32 = 720;
/// What stays free on both sides.
const MARGIN: i32 = 24;
/// What is left between them.
const INNER: i32 = WIDTH - 2 * MARGIN;
/// The size of most texts.
const TEXT: i32 = 15;
/// That of small ones.
const SMALL: i32 = 13;
/// The widest label beside a bar.
const LABEL: i32 = 240;

/// A picture laid out.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Drawing {
    /// How high it is.
    pub height: i32,
    /// What is on it; what comes later lies over what came before.
    pub marks: Vec<Mark>,
}

/// What is on a drawing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Mark {
    /// A box.
    Box {
        /// Its left edge.
        x: i32,
        /// Its upper edge.
        y: i32,
        /// How wide it is.
        width: i32,
        /// How high it is.
        height: i32,
        /// How it is filled.
        ink: Ink,
        /// The number that its length stands for, if it is one that does.
        of: Option<u64>,
    },
    /// A line of text.
    Text {
        /// Where it begins, has its middle, or ends.
        x: i32,
        /// Where it stands on.
        y: i32,
        /// Its size.
        size: i32,
        /// Which of its places `x` is.
        anchor: Anchor,
        /// Its colour.
        ink: Ink,
        /// Whether it is bold.
        is_bold: bool,
        /// What it says.
        text: String,
    },
}

/// Which place of a text is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Anchor {
    /// Its beginning.
    Start,
    /// Its middle.
    Middle,
    /// Its end.
    End,
}

/// How something is coloured. The fills differ in brightness from their neighbours, and in pattern, so that they are
/// told apart in grey.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ink {
    /// The one of the parts, counted from 0; from the seventh on they begin anew.
    Part(usize),
    /// What stands for several that are not drawn.
    Rest,
    /// Text.
    Black,
    /// Text that steps back.
    Quiet,
    /// Titles and large digits.
    Blue,
    /// Thin lines.
    Line,
}

/// How a text looks.
type Look = (i32, Anchor, Ink, bool);

const BODY: Look = (TEXT, Anchor::Start, Ink::Black, false);
const VALUE: Look = (TEXT, Anchor::Start, Ink::Black, true);
const NAME: Look = (TEXT, Anchor::End, Ink::Black, false);
const QUIET: Look = (SMALL, Anchor::Start, Ink::Quiet, false);

impl Picture {
    /// The picture laid out; with its title and sentence above it where it stands alone.
    pub fn drawing(&self, has_head: bool) -> Drawing {
        let mut drawing = Drawing::default();
        if has_head {
            drawing.height = 16;
            drawing.head(&self.title, &self.says);
        }
        drawing.body(self);
        drawing.height += 12;
        drawing
    }
}

impl Pictures {
    /// All of them, one below the other, with their title.
    pub fn drawing(&self) -> Drawing {
        let mut drawing = Drawing { height: 24, ..Drawing::default() };
        // Lines of about the same length, so that no word stands alone on the last one.
        let count = length(&lines(&self.title, 26, INNER));
        let room = if count > 1 { width_of(&self.title, 26) / count + 52 } else { INNER };
        for line in lines(&self.title, 26, room.min(INNER)) {
            drawing.height += 36;
            drawing.text(WIDTH / 2, drawing.height, (26, Anchor::Middle, Ink::Blue, true), line);
        }
        drawing.height += 18;
        drawing.fill((MARGIN, drawing.height, INNER, 3), Ink::Blue, None);
        drawing.height += 18;
        for picture in &self.pictures {
            drawing.head(&picture.title, &picture.says);
            drawing.body(picture);
            drawing.height += 20;
        }
        for note in &self.notes {
            drawing.lines(MARGIN, QUIET, note);
        }
        drawing.height += 16;
        drawing
    }
}

impl Drawing {
    #[inline(never)]
    fn text(&mut self, x: i32, y: i32, (size, anchor, ink, is_bold): Look, text: String) {
        self.marks.push(Mark::Text { x, y, size, anchor, ink, is_bold, text });
    }

    #[inline(never)]
    fn fill(&mut self, (x, y, width, height): (i32, i32, i32, i32), ink: Ink, of: Option<u64>) {
        self.marks.push(Mark::Box { x, y, width, height, ink, of });
    }

    /// A text in as many lines as it needs.
    fn lines(&mut self, x: i32, look: Look, text: &str) {
        let size = look.0;
        for line in lines(text, size, INNER + MARGIN - x) {
            self.height += size + 9;
            self.text(x, self.height - 6, look, line);
        }
    }

    fn head(&mut self, title: &str, says: &str) {
        self.height += 34;
        self.fill((MARGIN, self.height - 19, 5, 22), Ink::Blue, None);
        self.text(MARGIN + 16, self.height, (20, Anchor::Start, Ink::Blue, true), title.to_owned());
        self.height += 6;
        self.lines(MARGIN + 16, BODY, says);
        self.height += 8;
    }

    fn body(&mut self, picture: &Picture) {
        if !picture.is_drawn() {
            return;
        }
        let first = picture.groups.first().map_or(&[][..], |group| group.items.as_slice());
        match picture.shape {
            Shape::Figures => self.figures(first),
            Shape::Columns => self.columns(first),
            Shape::Bars => self.bars(&picture.groups),
            Shape::Shares => {
                for group in &picture.groups {
                    self.shares(group);
                }
            }
        }
    }

    /// A text about a middle, as large as there is room for.
    #[inline(never)]
    fn centred(&mut self, x: i32, y: i32, room: i32, (size, ink, is_bold): (i32, Ink, bool), text: &str) {
        let size = fit(text, size, room);
        self.text(x, y, (size, Anchor::Middle, ink, is_bold), text.to_owned());
    }

    /// Large digits side by side, each with its name and how it has changed.
    fn figures(&mut self, items: &[Item]) {
        let room = INNER / length(items);
        let (top, mut left) = (self.height, MARGIN);
        for item in items {
            let (size, ink) = if item.count.value.is_some() { (32, Ink::Blue) } else { (20, Ink::Quiet) };
            let name = [&item.name, "（件）"].concat();
            let lines: [(i32, (i32, Ink, bool), &str); 3] = [
                (40, (size, ink, true), &item.count.text),
                (66, (TEXT, Ink::Black, false), &name),
                (86, (SMALL, Ink::Quiet, false), &item.note),
            ];
            for (y, look, text) in lines {
                self.centred(left + room / 2, top + y, room - 22, look, text);
            }
            if left > MARGIN {
                self.fill((left, top + 16, 1, 72), Ink::Line, None);
            }
            left += room;
        }
        self.height += 100;
    }

    /// Upright columns with their numbers above, their years below; the last one is darker.
    fn columns(&mut self, items: &[Item]) {
        const HIGH: i32 = 150;
        let most = most(items);
        let room = INNER / length(items);
        let thick = (room * 3 / 5).min(72);
        let ground = self.height + 32 + HIGH;
        let mut middle = MARGIN + room / 2;
        for (place, item) in items.iter().enumerate() {
            let high = scaled(item.count.value, most, HIGH);
            if high > 0 {
                let ink = Ink::Part(usize::from(place + 1 < items.len()));
                self.fill((middle - thick / 2, ground - high, thick, high), ink, item.count.value);
            }
            let ink = if item.count.value.is_some() { Ink::Black } else { Ink::Quiet };
            self.centred(middle, ground - high - 8, room - 4, (TEXT, ink, true), &item.count.said());
            self.centred(middle, ground + 22, room - 4, (TEXT, Ink::Black, false), &item.name);
            middle += room;
        }
        self.fill((MARGIN, ground, INNER, 1), Ink::Quiet, None);
        self.height = ground + 34;
    }

    /// A bar for each number, its name before it and the number behind it.
    fn bars(&mut self, groups: &[Group]) {
        const ROW: i32 = 30;
        let (mut label, mut value, mut largest) = (0, 0, 0);
        for group in groups {
            largest = largest.max(most(&group.items));
            for item in &group.items {
                label = label.max(width_of(&item.name, TEXT)).min(LABEL);
                value = value.max(width_of(&behind(item), TEXT));
            }
        }
        let left = MARGIN + label + 12;
        let room = (WIDTH - MARGIN - left - value - 10).max(40);
        for group in groups {
            if !group.name.is_empty() {
                self.height += ROW;
                self.text(MARGIN, self.height - 8, VALUE, group.name.clone());
            }
            for item in &group.items {
                let base = self.height + 20;
                self.text(left - 12, base, NAME, shortened(&item.name, TEXT, LABEL));
                let (mut long, mut look) = (scaled(item.count.value, largest, room), VALUE);
                if long > 0 {
                    let ink = if item.is_rest { Ink::Rest } else { Ink::Part(0) };
                    self.fill((left, self.height + 5, long, 20), ink, item.count.value);
                    long += 10;
                } else if item.count.value.is_none() {
                    look = (TEXT, Anchor::Start, Ink::Quiet, false);
                }
                self.text(left + long, base, look, behind(item));
                self.height += ROW;
            }
        }
    }

    /// A bar parted by the numbers of a group, and under it what each part is.
    fn shares(&mut self, group: &Group) {
        let total = group.total();
        self.height += 26;
        self.text(MARGIN, self.height - 6, VALUE, [&group.name, "　", &total.said()].concat());
        // Of a whole that is not known there are no parts.
        if let Some(all) = total.value.filter(|all| *all > 0) {
            // Each has a point of its own, so that none is lost.
            let mut own = 0;
            for item in &group.items {
                own += i32::from(item.count.value > Some(0));
            }
            let (mut sum, mut left, mut number) = (0_u64, 0, 0);
            for (place, item) in group.items.iter().enumerate() {
                let Some(value) = item.count.value.filter(|value| *value > 0) else { continue };
                sum = sum.saturating_add(value);
                number += 1;
                let right = number + whole(sum, all, INNER - own);
                self.fill((MARGIN + left, self.height, right - left, 26), Ink::Part(place), Some(value));
                left = right;
            }
            self.height += 26;
        }
        self.keys(group);
        self.height += 14;
    }

    /// What each part of a bar is: its pattern, its name, its number.
    fn keys(&mut self, group: &Group) {
        let is_drawn = group.total().value.is_some();
        let mut x = MARGIN;
        for (place, item) in group.items.iter().enumerate().filter(|(_, item)| item.count.value != Some(0)) {
            let between = if item.note.is_empty() { "" } else { "，" };
            let text = [&item.name, " ", &item.count.text, between, &item.note].concat();
            let swatch = if is_drawn { 20 } else { 0 };
            let wide = swatch + width_of(&text, SMALL);
            if x == MARGIN || x + wide > WIDTH - MARGIN {
                x = MARGIN;
                self.height += 24;
            }
            if is_drawn {
                self.fill((x, self.height - 14, 14, 14), Ink::Part(place), None);
            }
            self.text(x + swatch, self.height - 2, (SMALL, Anchor::Start, Ink::Black, false), text);
            x += wide + 14;
        }
    }
}

/// What stands behind a bar: the number, and what is said beside it.
fn behind(item: &Item) -> String {
    let between = if item.note.is_empty() { "" } else { "，" };
    [&item.count.said(), between, &item.note].concat()
}

fn most(items: &[Item]) -> u64 {
    let mut most = 0;
    for item in items {
        most = most.max(item.count.value.unwrap_or(0));
    }
    most
}

/// How many there are, at least one.
fn length<T>(list: &[T]) -> i32 {
    i32::try_from(list.len()).unwrap_or(i32::MAX).max(1)
}

/// The length of a number beside the largest one, which has all the room; what is not 0 is seen.
fn scaled(value: Option<u64>, most: u64, room: i32) -> i32 {
    match value {
        None | Some(0) => 0,
        Some(value) => whole(value, most, room).max(1),
    }
}

/// That part of the room.
fn whole(part: u64, all: u64, room: i32) -> i32 {
    let room = u64::try_from(room).unwrap_or(0);
    i32::try_from(part.saturating_mul(room) / all.max(1)).unwrap_or(i32::MAX)
}
