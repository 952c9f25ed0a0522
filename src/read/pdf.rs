//! PDF files: what stands where on their pages. All of it is our own: the libraries that do the same have ten to
//! fifty times its size (see `DECISIONS.md`), and none of them knows the form.

mod cipher;
mod code_map;
mod content;
mod encoding;
mod file;
mod filters;
mod font;
mod object;
mod table;

use super::ReadError;
use super::blocks::Blocks;
use super::places::{self, Matrix, Page, units};
use content::{Drawing, Shared};
use file::File;
use object::{Dictionary, NOTHING, Object};

/// So many pages are read; a report has ten.
const MOST_PAGES: usize = 300;

/// Whether bytes are a PDF file: its mark stands near their beginning.
pub(super) fn is_pdf(bytes: &[u8]) -> bool {
    const NEAR: usize = 1024;
    let start = bytes.get(..NEAR).unwrap_or(bytes);
    bytes.trim_ascii_start().starts_with(b"%PDF") || object::find(start, b"%PDF-").is_some()
}

/// What a file shows.
///
/// # Errors
/// When it has a password, or no page of it can be found, or its pages are pictures.
pub(super) fn blocks(bytes: &[u8]) -> Result<Blocks, ReadError> {
    let refuse = |sentence: &str| ReadError(sentence.to_owned());
    let mut file = File::open(bytes, false).ok_or_else(|| refuse(LOCKED))?;
    if pages(&file).is_empty() && !file.is_damaged {
        file = File::open(bytes, true).ok_or_else(|| refuse(LOCKED))?;
    }
    let mut found = pages(&file);
    if found.is_empty() {
        found = loose(&file);
    }
    if found.is_empty() {
        return Err(refuse(DAMAGED));
    }
    let mut shared = Shared::of(&file, file.catalog().unwrap_or(&NOTHING));
    let mut all = Vec::new();
    for page in found.iter().take(MOST_PAGES) {
        if shared.is_spent() {
            break;
        }
        all.push(drawn(&mut shared, page));
    }
    let is_cut = all.len() < found.len() || shared.is_spent();
    let mut blocks = places::blocks(all).map_err(refuse)?;
    if file.catalog().is_none() {
        blocks
            .cut_off("文件不完整，后面的内容可能缺了，只读入了还在的部分。请对照原文件核对，或重新取一份。");
    }
    if is_cut {
        blocks.cut_off(places::TOO_LONG);
    }
    Ok(blocks)
}

/// A page with what it has from those that hold it.
#[derive(Clone)]
struct Found<'a> {
    own: &'a Dictionary,
    resources: &'a Dictionary,
    size: Vec<f64>,
    /// How many quarters it is turned to the right.
    turned: i32,
}

/// The pages in their order.
fn pages<'a>(file: &'a File<'_>) -> Vec<Found<'a>> {
    /// Pages that are held by pages.
    const MOST: usize = 4000;
    let mut found = Vec::new();
    let Some(catalog) = file.catalog() else { return found };
    let mut waiting = vec![(catalog.get("Pages"), Found::nothing())];
    let mut seen = Vec::new();
    for _ in 0..MOST {
        let Some((next, above)) = waiting.pop() else { break };
        let Some(own) = file.resolved(next).dictionary() else { continue };
        if let Some(number) = next.reference() {
            if seen.contains(&number) {
                continue;
            }
            seen.push(number);
        }
        let page = above.of(file, own);
        if let Object::List(kids) = file.get(own, "Kids") {
            for kid in kids.iter().rev() {
                waiting.push((kid, page.clone()));
            }
        } else if own.has("Type", "Page") || *own.get("Contents") != Object::Null {
            found.push(page);
        }
        // What stands behind is only counted.
        if found.len() > MOST_PAGES {
            break;
        }
    }
    found
}

/// The pages of a file that does not say their order any more.
fn loose<'a>(file: &'a File<'_>) -> Vec<Found<'a>> {
    let is_page = |own: &&Dictionary| own.has("Type", "Page");
    let mut found = Vec::new();
    for own in file.all().filter(is_page).take(MOST_PAGES) {
        let above = file.get(own, "Parent").dictionary().unwrap_or(&NOTHING);
        found.push(Found::nothing().of(file, above).of(file, own));
    }
    found
}

impl<'a> Found<'a> {
    fn nothing() -> Self {
        Self { own: &NOTHING, resources: &NOTHING, size: Vec::new(), turned: 0 }
    }

    /// What one within it has of its own, and from it.
    fn of(&self, file: &'a File<'_>, own: &'a Dictionary) -> Self {
        let mut page = Self { own, ..self.clone() };
        page.resources = file.get(own, "Resources").dictionary().unwrap_or(page.resources);
        // The smaller box is what is seen.
        for name in ["MediaBox", "CropBox"] {
            let size = file.numbers(own, name);
            if size.len() == 4 {
                page.size = size;
            }
        }
        if let Some(turned) = file.get(own, "Rotate").number() {
            page.turned = units(turned).div_euclid(90).rem_euclid(4);
        }
        page
    }
}

fn drawn<'a>(shared: &mut Shared<'a>, found: &Found<'a>) -> Page {
    /// Twentieths of a point.
    const UNITS: f64 = 20.0;
    let file = shared.file;
    let [left, top, right, bottom] = *found.size.first_chunk().unwrap_or(&[0.0, 0.0, 595.0, 842.0]);
    let ([left, right], [low, high]) =
        ([left.min(right), left.max(right)], [top.min(bottom), top.max(bottom)]);
    // What goes up on the page goes down here.
    let matrix = match found.turned {
        0 => [1.0, 0.0, 0.0, -1.0, -left, high],
        1 => [0.0, 1.0, 1.0, 0.0, -low, -left],
        2 => [-1.0, 0.0, 0.0, 1.0, right, -low],
        _ => [0.0, -1.0, -1.0, 0.0, high, right],
    };
    let matrix = Matrix(matrix).then(&Matrix([UNITS, 0.0, 0.0, UNITS, 0.0, 0.0]));
    let (width, height) = (units((right - left) * UNITS), units((high - low) * UNITS));
    let (width, height) = if found.turned % 2 == 0 { (width, height) } else { (height, width) };
    let page = Page { width, height, ..Page::default() };
    let contents = file.get(found.own, "Contents");
    let parts =
        if let Object::List(parts) = contents { parts.as_slice() } else { std::slice::from_ref(contents) };
    let mut program = Vec::new();
    for part in parts {
        program.extend(file.content(file.resolved(part)).unwrap_or_default());
        program.push(b'\n');
    }
    Drawing::draw(shared, page, matrix, &program, found.resources)
}

const LOCKED: &str = "这个 PDF 文件加了密，读不出来。请用阅读器打开，去掉密码另存一份，再打开一次。";
const DAMAGED: &str = "这是 PDF 文件，但它坏了，或者没有下载完，里面的页面读不出来。请重新取一份再打开。";
