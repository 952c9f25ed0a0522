//! What a page draws: its operators one by one, as far as they put text and straight lines somewhere.

mod path;
mod words;

use super::file::File;
use super::font::Font;
use super::object::{Dictionary, Object, Reader};
use crate::read::places::{Area, Matrix, Page};
use path::Path;
use std::rc::Rc;
use words::Words;

/// Forms that draw forms are followed this far.
const DEEPEST: usize = 12;
/// States that are kept to be come back to.
const MOST_KEPT: usize = 512;

/// What all pages share.
pub(super) struct Shared<'a> {
    pub file: &'a File<'a>,
    /// The fonts, by the number of their object.
    fonts: Vec<(usize, Rc<Font>)>,
    /// The layers that are not shown.
    off: Vec<usize>,
    /// How many objects may still be gone through: operators, and what stands before them.
    left: usize,
    /// How many characters may still be drawn.
    left_glyphs: usize,
}

/// How things are drawn.
#[derive(Clone)]
struct State {
    /// From what is drawn to the page.
    matrix: Matrix,
    /// What of the page is drawn upon.
    clip: Area,
    words: Words,
    /// How much of what is below can be seen through what is drawn: 1 where nothing can.
    alpha: f64,
    is_patterned: bool,
}

/// Draws a page.
pub(super) struct Drawing<'a, 'b> {
    shared: &'b mut Shared<'a>,
    page: Page,
    state: State,
    kept: Vec<State>,
    path: Path,
    /// The marks that are open, and whether each hides what stands within it.
    marks: Vec<bool>,
}

impl<'a> Shared<'a> {
    pub fn of(file: &'a File<'a>, catalog: &Dictionary) -> Self {
        /// A page of a report has ten thousand.
        const OBJECTS: usize = 6_000_000;
        /// And a thousand of these.
        const GLYPHS: usize = 600_000;
        let layers = file.get(catalog, "OCProperties").dictionary();
        let layers = layers.and_then(|own| file.get(own, "D").dictionary());
        let mut off = Vec::new();
        for layer in layers.map_or(&[][..], |own| file.get(own, "OFF").list()) {
            if let Some(number) = layer.reference() {
                off.push(number);
            }
        }
        Self { file, fonts: Vec::new(), off, left: OBJECTS, left_glyphs: GLYPHS }
    }

    /// Whether all was spent on what was drawn so far.
    pub fn is_spent(&self) -> bool {
        self.left == 0 || self.left_glyphs == 0
    }

    fn font(&mut self, own: &'a Object) -> Option<Rc<Font>> {
        /// One that has no number is read anew each time, which takes as long as so many operators.
        const COST: usize = 200;
        let number = own.reference();
        if let Some((_, known)) = self.fonts.iter().find(|(own, _)| Some(*own) == number) {
            return Some(Rc::clone(known));
        }
        self.left = self.left.saturating_sub(COST);
        let font = Rc::new(Font::read(self.file, self.file.resolved(own).dictionary()?));
        if let Some(number) = number {
            self.fonts.push((number, Rc::clone(&font)));
        }
        Some(font)
    }

    /// Whether a layer, or each of a group of them, is not shown.
    fn is_off(&self, layer: &Object) -> bool {
        let is_off = |own: &Object| own.reference().is_some_and(|own| self.off.contains(&own));
        let group = self.file.resolved(layer).dictionary().map(|own| own.get("OCGs"));
        is_off(layer)
            || match group {
                Some(Object::List(all)) => !all.is_empty() && all.iter().all(is_off),
                Some(own) => is_off(own),
                None => false,
            }
    }
}

impl<'a, 'b> Drawing<'a, 'b> {
    /// Draws upon a page of that size; `matrix` leads from what the page says to where it is.
    pub fn draw(
        shared: &'b mut Shared<'a>,
        page: Page,
        matrix: Matrix,
        program: &[u8],
        resources: &'a Dictionary,
    ) -> Page {
        let clip = Area::of(&[[0.0, 0.0], [page.width.into(), page.height.into()]]);
        let state = State { matrix, clip, words: Words::default(), alpha: 1.0, is_patterned: false };
        let mut own =
            Self { shared, page, state, kept: Vec::new(), path: Path::default(), marks: Vec::new() };
        own.run(program, resources, 0);
        own.page
    }

    fn run(&mut self, program: &[u8], resources: &'a Dictionary, depth: usize) {
        /// No operator has more; of some a list is made.
        const MOST: usize = 64;
        let mut reader = Reader::of_program(program, self.shared.left);
        let mut waiting: Vec<Object> = Vec::new();
        while let Some(object) = reader.next() {
            let Object::Word(word) = object else {
                if waiting.len() < MOST {
                    waiting.push(object);
                }
                continue;
            };
            self.shared.left = reader.left;
            if word == b"BI" {
                reader.skip_picture();
            } else {
                self.operate(&word, &waiting, resources, depth);
            }
            reader.left = self.shared.left;
            waiting.clear();
        }
        self.shared.left = reader.left;
    }

    fn operate(&mut self, operator: &[u8], objects: &[Object], resources: &'a Dictionary, depth: usize) {
        match operator {
            b"q" if self.kept.len() < MOST_KEPT => self.kept.push(self.state.clone()),
            b"Q" => self.state = self.kept.pop().unwrap_or_else(|| self.state.clone()),
            b"cm" => {
                if let Some(matrix) = Matrix::of(&numbers(objects)) {
                    self.state.matrix = matrix.then(&self.state.matrix);
                }
            }
            b"gs" => {
                if let Some(looks) = self.named(resources, "ExtGState", objects.last()) {
                    self.look(looks);
                }
            }
            b"sc" | b"scn" => {
                self.state.is_patterned = objects.last().is_some_and(|own| own.name().is_some());
            }
            b"g" | b"rg" | b"k" | b"cs" => self.state.is_patterned = false,
            b"Do" => {
                if let Some(own) = self.named(resources, "XObject", objects.last()) {
                    self.draw_object(own, resources, depth);
                }
            }
            b"BMC" | b"BDC" => {
                let is_layer = objects.first().is_some_and(|own| own.is_name("OC"));
                let layer = self.named(resources, "Properties", objects.last().filter(|_| is_layer));
                let is_hidden = self.is_hidden() || layer.is_some_and(|layer| self.shared.is_off(layer));
                if self.marks.len() < MOST_KEPT {
                    self.marks.push(is_hidden);
                }
            }
            b"EMC" => {
                self.marks.pop();
            }
            b"Tf" => {
                let font = self.named(resources, "Font", objects.first());
                let font = font.and_then(|font| self.shared.font(font));
                self.state.words.set_font(font, objects.last().and_then(Object::number).unwrap_or(0.0));
            }
            _ => {
                if !self.trace(operator, &numbers(objects)) {
                    self.write(operator, objects);
                }
            }
        }
    }

    /// What resources of some kind have under a name.
    fn named(&mut self, resources: &'a Dictionary, kind: &str, name: Option<&Object>) -> Option<&'a Object> {
        let name = name?.name()?;
        let all = self.shared.file.get(resources, kind).dictionary()?;
        // To look through a long list takes time.
        self.shared.left = self.shared.left.saturating_sub(all.len() / 8);
        Some(all.named(name))
    }

    fn is_hidden(&self) -> bool {
        self.marks.last().copied().unwrap_or(false)
    }

    /// What a set of looks changes.
    fn look(&mut self, looks: &'a Object) {
        let file = self.shared.file;
        let Some(looks) = file.resolved(looks).dictionary() else { return };
        if let Some(alpha) = file.get(looks, "ca").number() {
            self.state.alpha = alpha;
        }
        let blending = file.get(looks, "BM");
        if blending.name().is_some_and(|name| name != b"Normal" && name != b"Compatible") {
            self.state.alpha = self.state.alpha.min(0.99);
        }
        if let [font, size] = file.get(looks, "Font").list() {
            let font = self.shared.font(font);
            self.state.words.set_font(font, size.number().unwrap_or(0.0));
        }
    }

    /// Draws a form or a picture.
    fn draw_object(&mut self, own: &'a Object, around: &'a Dictionary, depth: usize) {
        let file = self.shared.file;
        let object = file.resolved(own);
        let Some(said) = object.dictionary() else { return };
        if self.is_hidden() || self.shared.is_off(said.get("OC")) {
            return;
        }
        if said.has("Subtype", "Image") {
            let is_whole = *said.get("SMask") == Object::Null
                && *said.get("Mask") == Object::Null
                && !said.get("ImageMask").is_word("true");
            let area = self.area([0.0, 0.0, 1.0, 1.0]);
            self.page.pictured += area.share(self.page.width, self.page.height);
            if is_whole {
                self.cover(area);
            }
            return;
        }
        if depth >= DEEPEST || !said.has("Subtype", "Form") {
            return;
        }
        // Forms that draw each other soon have drawn enough.
        self.shared.left = self.shared.left.saturating_sub(200);
        let Some(program) = file.content(object) else { return };
        let (before, kept) = (self.state.clone(), std::mem::take(&mut self.kept));
        if let Some(matrix) = Matrix::of(&file.numbers(said, "Matrix")) {
            self.state.matrix = matrix.then(&self.state.matrix);
        }
        if let Some(sides) = file.numbers(said, "BBox").first_chunk() {
            self.state.clip = self.area(*sides);
        }
        let resources = file.get(said, "Resources").dictionary();
        self.run(&program, resources.unwrap_or(around), depth + 1);
        (self.state, self.kept) = (before, kept);
    }

    /// A part of what is drawn, as far as it is seen.
    fn area(&self, [left, top, right, bottom]: [f64; 4]) -> Area {
        let mut corners = [[left, top], [left, bottom], [right, top], [right, bottom]];
        for corner in &mut corners {
            *corner = self.state.matrix.place(*corner);
        }
        Area::of(&corners).within(self.state.clip)
    }
}

fn numbers(objects: &[Object]) -> Vec<f64> {
    let mut numbers = Vec::new();
    for own in objects {
        if let Object::Number(number) = own {
            numbers.push(*number);
        }
    }
    numbers
}
