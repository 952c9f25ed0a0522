//! OFD files, the fixed pages of Chinese standards (GB/T 33190): a package of XML that says of each character
//! where on its page it stands.

use super::ReadError;
use super::blocks::Blocks;
use super::encoding;
use super::places::{self, Area, Matrix, Page, number};
use crate::limits;
use crate::office::package::{Archive, Fault};
use crate::office::xml::{Piece, Tag, pieces};
use crate::report::Note;

/// The part with which a file begins.
const BEGIN: &str = "OFD.xml";
/// So many pages are read; a report has ten.
const MOST_PAGES: usize = 300;
/// A report has ten thousand characters.
const MOST_GLYPHS: usize = 600_000;

/// Whether a package is such a file.
pub(super) fn is_ofd(archive: &Archive<'_>) -> bool {
    archive.names().any(|name| name.trim_start_matches('/').eq_ignore_ascii_case(BEGIN))
}

/// What a file shows.
///
/// # Errors
/// When it is damaged, or its pages are pictures.
pub(super) fn blocks(archive: &Archive<'_>) -> Result<Blocks, ReadError> {
    let refuse = |sentence: &str| ReadError(sentence.to_owned());
    let file = File { archive };
    let begin = file.part("", BEGIN)?.ok_or_else(|| refuse(DAMAGED))?;
    let mut root = String::new();
    let mut is_root = false;
    for piece in pieces(&begin) {
        match piece {
            Piece::Start(tag) => is_root = root.is_empty() && tag.local_name() == "DocRoot",
            Piece::Text(text) if is_root => text.trim().clone_into(&mut root),
            _ => is_root = false,
        }
    }
    let document = file.part("", &root)?.ok_or_else(|| refuse(DAMAGED))?;
    let folder = root.rsplit_once('/').map_or("", |(folder, _)| folder);
    let mut own = Document::read(&document);
    let (mut all, mut missing) = (Vec::new(), Vec::new());
    let mut left = MOST_GLYPHS;
    for (number, path) in own.pages.iter().enumerate().take(MOST_PAGES) {
        let mut page = Page::default();
        (page.width, page.height) = own.size;
        match file.part(folder, path)? {
            Some(content) => own.draw(&mut page, &content, &file, folder, true)?,
            None => missing.push((number + 1).to_string()),
        }
        left = left.saturating_sub(page.glyphs.len());
        all.push(page);
        if left == 0 {
            break;
        }
    }
    let is_cut = all.len() < own.pages.len();
    own.pages.clear();
    let mut blocks = places::blocks(all).map_err(refuse)?;
    if !missing.is_empty() {
        let text = format!("文件里缺了第 {} 页，没有读入，请对照原件核对。", missing.join("、"));
        blocks.notes.insert(0, Note::from(text));
    }
    if is_cut {
        blocks.cut_off(places::TOO_LONG);
    }
    Ok(blocks)
}

const DAMAGED: &str = "这是 OFD 版式文件，但它坏了，或者没有下载完，里面的页面读不出来。请重新取一份再打开。";

struct File<'a, 'b> {
    archive: &'a Archive<'b>,
}

impl File<'_, '_> {
    /// A part by its path from a folder, or from the beginning; `None` where it is missing or damaged.
    fn part(&self, folder: &str, path: &str) -> Result<Option<String>, ReadError> {
        let path = path.trim();
        let whole = if path.starts_with('/') || folder.is_empty() {
            path.to_owned()
        } else {
            format!("{folder}/{path}")
        };
        let own =
            |name: &&str| name.trim_start_matches('/').eq_ignore_ascii_case(whole.trim_start_matches('/'));
        let Some(name) = self.archive.names().find(own) else { return Ok(None) };
        match self.archive.content(name) {
            Ok(content) => Ok(encoding::text(&content)),
            Err(Fault::TooLarge) => Err(ReadError(limits::unpacked_too_large())),
            Err(_) => Ok(None),
        }
    }
}

/// What is said of the whole document.
#[derive(Default)]
struct Document {
    /// How large a page is.
    size: (i32, i32),
    /// The paths of its pages, and of what they share, with its number.
    pages: Vec<String>,
    templates: Vec<(String, String)>,
}

impl Document {
    fn read(text: &str) -> Self {
        let mut own = Self { size: (11_906, 16_838), ..Self::default() };
        let mut is_size = false;
        for piece in pieces(text) {
            match piece {
                Piece::Start(tag) => {
                    let path = || tag.local_attribute("BaseLoc").unwrap_or_default().into_owned();
                    is_size = tag.local_name() == "PhysicalBox";
                    match tag.local_name() {
                        "Page" => own.pages.push(path()),
                        "TemplatePage" => {
                            let id = tag.local_attribute("ID").unwrap_or_default().into_owned();
                            own.templates.push((id, path()));
                        }
                        _ => {}
                    }
                }
                Piece::Text(text) if is_size => own.size = size(&text).unwrap_or(own.size),
                _ => {}
            }
        }
        own
    }

    /// Draws what a page holds, below it what it has from a template.
    fn draw(
        &self,
        page: &mut Page,
        content: &str,
        file: &File<'_, '_>,
        folder: &str,
        is_page: bool,
    ) -> Result<(), ReadError> {
        for piece in pieces(content) {
            let Piece::Start(tag) = piece else { continue };
            if tag.local_name() == "Template" && is_page {
                let id = tag.local_attribute("TemplateID").unwrap_or_default();
                let path = self.templates.iter().find(|(own, _)| *own == id);
                let below = path.map_or(Ok(None), |(_, path)| file.part(folder, path))?;
                if let Some(below) = below {
                    self.draw(page, &below, file, folder, false)?;
                }
            }
        }
        let mut drawing =
            Drawing { page, object: Object::default(), text: None, is_path: false, is_size: false, clips: 0 };
        for piece in pieces(content) {
            match piece {
                Piece::Start(tag) => drawing.start(&tag),
                Piece::End(name) => drawing.end(name.rsplit(':').next().unwrap_or_default()),
                Piece::Text(text) => drawing.take(&text),
            }
        }
        Ok(())
    }
}

/// A millimetre, in twentieths of a point.
const UNITS: f64 = 1440.0 / 25.4;

fn numbers(text: &str) -> Vec<f64> {
    text.split_ascii_whitespace().filter_map(|word| number(word.as_bytes())).collect()
}

/// Width and height: `0 0 210 297`.
fn size(text: &str) -> Option<(i32, i32)> {
    let [.., width, height] = *numbers(text).as_slice() else { return None };
    Some((places::units(width * UNITS), places::units(height * UNITS)))
}

/// What is drawn: a text, or a path.
#[derive(Default)]
struct Object {
    /// From what it says to the page.
    matrix: Option<Matrix>,
    size: f64,
    is_seen: bool,
}

/// A row of characters: where it begins, and how far it is from each to the next.
struct Row {
    x: f64,
    y: f64,
    right: Vec<f64>,
    down: Vec<f64>,
}

struct Drawing<'a> {
    page: &'a mut Page,
    object: Object,
    text: Option<Row>,
    is_path: bool,
    is_size: bool,
    /// How many clips are open: they only hide.
    clips: usize,
}

impl Drawing<'_> {
    fn start(&mut self, tag: &Tag<'_>) {
        let name = tag.local_name();
        let own = |name: &str| tag.local_attribute(name).map(|own| numbers(&own)).unwrap_or_default();
        let one = |name: &str| own(name).first().copied();
        (self.text, self.is_path, self.is_size) = (None, false, name == "PhysicalBox");
        match name {
            "TextObject" | "PathObject" | "ImageObject" => {
                let boundary = own("Boundary");
                let corner = Matrix::moved(
                    boundary.first().copied().unwrap_or(0.0),
                    boundary.get(1).copied().unwrap_or(0.0),
                );
                let to_page = corner.then(&Matrix([UNITS, 0.0, 0.0, UNITS, 0.0, 0.0]));
                let matrix = Matrix::of(&own("CTM")).map_or(to_page, |own| own.then(&to_page));
                let is_seen =
                    tag.local_attribute("Visible").as_deref() != Some("false") && one("Alpha") != Some(0.0);
                self.object = Object { matrix: Some(matrix), size: one("Size").unwrap_or(0.0), is_seen };
                if let ("ImageObject", [x, y, width, height]) = (name, boundary.as_slice()) {
                    let corners = [[x * UNITS, y * UNITS], [(x + width) * UNITS, (y + height) * UNITS]];
                    let area = Area::of(&corners);
                    self.page.pictured += area.share(self.page.width, self.page.height);
                }
            }
            "TextCode" => {
                self.text = Some(Row {
                    x: one("X").unwrap_or(0.0),
                    y: one("Y").unwrap_or(0.0),
                    right: tag.local_attribute("DeltaX").map(|own| steps(&own)).unwrap_or_default(),
                    down: tag.local_attribute("DeltaY").map(|own| steps(&own)).unwrap_or_default(),
                });
            }
            "AbbreviatedData" => self.is_path = self.clips == 0,
            "Clips" if !tag.is_whole => self.clips += 1,
            _ => {}
        }
    }

    fn end(&mut self, name: &str) {
        (self.text, self.is_path, self.is_size) = (None, false, false);
        if name == "Clips" {
            self.clips = self.clips.saturating_sub(1);
        }
    }

    fn take(&mut self, text: &str) {
        if self.is_size {
            (self.page.width, self.page.height) = size(text).unwrap_or((self.page.width, self.page.height));
        }
        let Some(matrix) = self.object.matrix else { return };
        if let Some(row) = self.text.take() {
            self.write(text, &row, &matrix);
        } else if self.is_path && self.object.is_seen {
            self.trace(text, &matrix);
        }
    }

    fn write(&mut self, text: &str, row: &Row, to_page: &Matrix) {
        let (mut x, mut y) = (row.x, row.y);
        let size = self.object.size;
        for (place, character) in text.chars().filter(|own| !own.is_control()).enumerate() {
            if self.page.glyphs.len() >= MOST_GLYPHS {
                break;
            }
            let own = if u32::from(character) < 0x2000 { size / 2.0 } else { size };
            let step = |steps: &[f64]| steps.get(place).copied().unwrap_or(0.0);
            let right = step(&row.right);
            let width = if right > 0.0 { own.min(right) } else { own };
            let mut spelled = [0; 4];
            self.page.write(
                character.encode_utf8(&mut spelled),
                to_page,
                [x, y],
                width,
                size,
                self.object.is_seen,
            );
            x += right;
            y += step(&row.down);
        }
    }

    /// Lines: `M 0 0 L 10 0 C`.
    fn trace(&mut self, path: &str, to_page: &Matrix) {
        let mut words = path.split_ascii_whitespace();
        let mut part: Vec<places::Vector> = Vec::new();
        let mut is_curved = false;
        while let Some(word) = words.next() {
            let count = match word {
                "Q" => 4,
                "B" => 6,
                "A" => 7,
                "M" | "S" | "L" => 2,
                _ => 0,
            };
            let mut own: Vec<f64> = Vec::new();
            while own.len() < count {
                let Some(next) = words.next().and_then(|word| number(word.as_bytes())) else { break };
                own.push(next);
            }
            if matches!(word, "M" | "S") {
                self.rule(&part, is_curved);
                part.clear();
                is_curved = false;
            }
            is_curved |= count > 2;
            match *own.as_slice() {
                [.., x, y] => part.push(to_page.place([x, y])),
                _ if word == "C" => part.push(part.first().copied().unwrap_or_default()),
                _ => {}
            }
        }
        self.rule(&part, is_curved);
    }

    fn rule(&mut self, part: &[places::Vector], is_curved: bool) {
        if is_curved {
            return;
        }
        for ends in part.windows(2) {
            self.page.add_rule(Area::of(ends));
        }
        self.page.add_rule(Area::of(part));
    }
}

/// How far it is from each character to the next: `g 3 4.2` is three times 4.2.
fn steps(text: &str) -> Vec<f64> {
    let mut steps = Vec::new();
    let mut words = text.split_ascii_whitespace();
    let value = |words: &mut std::str::SplitAsciiWhitespace<'_>| number(words.next()?.as_bytes());
    while let Some(word) = words.next() {
        if word == "g" {
            let (Some(count), Some(step)) = (value(&mut words), value(&mut words)) else { break };
            let count = usize::try_from(places::units(count)).unwrap_or(0);
            steps.extend(std::iter::repeat_n(step, count.min(MOST_GLYPHS)));
        } else {
            steps.push(number(word.as_bytes()).unwrap_or(0.0));
        }
        if steps.len() > MOST_GLYPHS {
            break;
        }
    }
    steps
}
