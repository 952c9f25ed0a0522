//! Pages as PDF and OFD files have them: each text and each line at its place; and as little of both formats as a
//! reader needs.

#![allow(clippy::indexing_slicing, clippy::cast_precision_loss)] // The bytes and the few lines are its own.

use super::binary::Shown;
use std::fmt::Write as _;

/// A page of A4, in points from its upper left corner.
#[derive(Clone, Default)]
pub struct Page {
    pub texts: Vec<Text>,
    /// From where to where.
    pub lines: Vec<[f64; 4]>,
}

/// A text at its place: where its first character stands, and how high it is.
#[derive(Clone)]
pub struct Text {
    pub x: f64,
    pub y: f64,
    pub size: f64,
    pub words: String,
}

impl Text {
    pub fn at(x: f64, y: f64, text: &str) -> Self {
        Self { x, y, size: 8.0, words: text.to_owned() }
    }
}

const LEFT: f64 = 60.0;
const WIDTH: f64 = 480.0;
const TOP: f64 = 80.0;
const BOTTOM: f64 = 560.0;
const SIZE: f64 = 8.0;

/// How wide a text is, where its characters are one high: those of Latin are half as wide.
fn wide(text: &str) -> f64 {
    text.chars().map(|c| if c.is_ascii() { 0.5 } else { 1.0 }).sum()
}

/// A text in lines of some width.
fn broken(text: &str, width: f64) -> Vec<String> {
    let mut lines = vec![String::new()];
    for character in text.chars() {
        let last = lines.last_mut().unwrap();
        let is_figure = character.is_ascii_digit() && last.ends_with(|c: char| c.is_ascii_digit());
        if (wide(last) + wide(&character.to_string())) * SIZE > width && !is_figure {
            lines.push(String::new());
        }
        lines.last_mut().unwrap().push(character);
    }
    lines
}

/// Lays out what a report shows.
pub fn laid_out(all: &[Shown]) -> Vec<Page> {
    let mut pages = vec![Page::default()];
    let mut y = TOP;
    for one in all {
        match one {
            Shown::Text(text) if text.is_empty() => {}
            Shown::Text(text) => {
                // A paragraph begins with two blanks, a title does not fill its line.
                let indented = format!("　　{text}");
                for line in broken(&indented, WIDTH) {
                    if y > BOTTOM {
                        pages.push(Page::default());
                        y = TOP;
                    }
                    pages.last_mut().unwrap().texts.push(Text::at(LEFT, y, &line));
                    y += 16.0;
                }
            }
            Shown::Rows(rows) => {
                y += 10.0;
                let count = rows[0].len();
                let widest = |column: usize| {
                    rows.iter().map(|row| wide(&row[column]).clamp(3.0, 9.0)).fold(3.0, f64::max)
                };
                let widths: Vec<f64> = (0..count).map(widest).collect();
                let scale = (WIDTH / widths.iter().sum::<f64>()).min(14.0);
                let mut edges = vec![LEFT];
                for width in widths {
                    edges.push(edges.last().unwrap() + width * scale);
                }
                for row in rows {
                    let cells: Vec<Vec<String>> = row
                        .iter()
                        .enumerate()
                        .map(|(place, text)| broken(text, edges[place + 1] - edges[place] - 4.0))
                        .collect();
                    let height = cells.iter().map(Vec::len).max().unwrap() as f64 * 10.0 + 8.0;
                    if y + height > BOTTOM {
                        pages.push(Page::default());
                        y = TOP;
                    }
                    let page = pages.last_mut().unwrap();
                    for (place, lines) in cells.iter().enumerate() {
                        let room = height - lines.len() as f64 * 10.0;
                        for (number, line) in lines.iter().enumerate() {
                            let base = y + room / 2.0 + 9.0 + number as f64 * 10.0;
                            page.texts.push(Text::at(edges[place] + 2.0, base, line));
                        }
                    }
                    for edge in &edges {
                        page.lines.push([*edge, y, *edge, y + height]);
                    }
                    let (first, last) = (edges[0], *edges.last().unwrap());
                    page.lines.push([first, y, last, y]);
                    page.lines.push([first, y + height, last, y + height]);
                    y += height;
                }
                y += 26.0;
            }
        }
    }
    pages
}

/// A PDF file of numbered objects; the first is the catalog.
pub fn pdf(objects: &[Vec<u8>]) -> Vec<u8> {
    let mut file = b"%PDF-1.7\n%\xe4\xb8\xad\n".to_vec();
    let mut places = Vec::new();
    for (number, object) in (1..).zip(objects) {
        places.push(file.len());
        file.extend(format!("{number} 0 obj\n").into_bytes());
        file.extend(object);
        file.extend(b"\nendobj\n");
    }
    let start = file.len();
    let mut table = format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1);
    for place in places {
        let _ = writeln!(table, "{place:010} 00000 n ");
    }
    let size = objects.len() + 1;
    let _ = write!(table, "trailer\n<</Size {size}/Root 1 0 R>>\nstartxref\n{start}\n%%EOF\n");
    file.extend(table.into_bytes());
    file
}

/// A stream with more entries in its dictionary.
pub fn stream(entries: &str, content: &[u8]) -> Vec<u8> {
    let head = format!("<</Length {}{entries}>>\nstream\n", content.len());
    [head.as_bytes(), content, b"\nendstream"].concat()
}

/// A font whose codes are Unicode, and of which the file brings nothing along.
pub const FONT: &str = "<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H/DescendantFonts\
    [<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)\
    /Supplement 4>>/DW 1000/W[1 95 500]>>]>>";

/// The text in digits of sixteen, as UTF-16.
pub fn spelled(text: &str) -> String {
    text.encode_utf16().fold(String::from("<"), |out, unit| out + &format!("{unit:04x}")) + ">"
}

/// What a page draws.
pub fn program(page: &Page) -> String {
    let mut out = String::new();
    for [left, top, right, bottom] in &page.lines {
        let _ = writeln!(out, "{left} {} m {right} {} l S", 842.0 - top, 842.0 - bottom);
    }
    for Text { x, y, size, words: text } in &page.texts {
        let _ = writeln!(out, "BT /F1 {size} Tf 1 0 0 1 {x} {} Tm {} Tj ET", 842.0 - y, spelled(text));
    }
    out
}

/// The objects of a file whose pages draw these, with that font; `entries` are more of each page.
pub fn objects(programs: &[String], font: &str, entries: &str) -> Vec<Vec<u8>> {
    let kids = (0..programs.len()).fold(String::new(), |kids, page| kids + &format!("{} 0 R ", page * 2 + 4));
    let mut objects = vec![
        b"<</Type/Catalog/Pages 2 0 R>>".to_vec(),
        format!(
            "<</Type/Pages/Kids[{kids}]/Count {}/MediaBox[0 0 595 842]/Resources<</Font<</F1 3 0 R>>>>>>",
            programs.len()
        )
        .into_bytes(),
        font.as_bytes().to_vec(),
    ];
    for (page, program) in programs.iter().enumerate() {
        objects
            .push(format!("<</Type/Page/Parent 2 0 R/Contents {} 0 R{entries}>>", page * 2 + 5).into_bytes());
        objects.push(stream("", program.as_bytes()));
    }
    objects
}

/// A PDF file of these pages.
pub fn pdf_of(pages: &[Page]) -> Vec<u8> {
    pdf(&objects(&pages.iter().map(program).collect::<Vec<_>>(), FONT, ""))
}

/// The parts of an OFD file of these pages, but for those in `missing`.
pub fn ofd_of(pages: &[Page]) -> Vec<(String, String)> {
    const POINT: f64 = 25.4 / 72.0;
    let own = "xmlns:ofd=\"http://www.ofdspec.org/2016\"";
    let mut parts = vec![(
        "OFD.xml".to_owned(),
        format!(
            "<ofd:OFD {own}><ofd:DocBody><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>"
        ),
    )];
    let list = (0..pages.len()).fold(String::new(), |list, page| {
        list + &format!("<ofd:Page ID=\"{page}\" BaseLoc=\"Pages/Page_{page}/Content.xml\"/>")
    });
    parts.push((
        "Doc_0/Document.xml".to_owned(),
        format!(
            "<ofd:Document {own}><ofd:CommonData><ofd:PageArea><ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox>\
             </ofd:PageArea></ofd:CommonData><ofd:Pages>{list}</ofd:Pages></ofd:Document>"
        ),
    ));
    for (number, page) in pages.iter().enumerate() {
        let mut content = String::new();
        for [left, top, right, bottom] in &page.lines {
            let [left, top, right, bottom] = [left, top, right, bottom].map(|own| own * POINT);
            let _ = write!(
                content,
                "<ofd:PathObject Boundary=\"{left:.3} {top:.3} 0 0\"><ofd:AbbreviatedData>M 0 0 L {:.3} {:.3}\
                 </ofd:AbbreviatedData></ofd:PathObject>",
                right - left,
                bottom - top
            );
        }
        for Text { x, y, size, words: text } in &page.texts {
            let size = size * POINT;
            let mut steps: Vec<String> = Vec::new();
            for character in text.chars() {
                steps.push(format!("{:.3}", wide(&character.to_string()) * size));
            }
            // Steps that are all the same are told once.
            let steps = match steps.split_first() {
                Some((first, rest)) if rest.len() > 1 && rest.iter().all(|own| own == first) => {
                    format!("g {} {first}", rest.len())
                }
                _ => steps.join(" "),
            };
            let text = text.replace('&', "&amp;").replace('<', "&lt;");
            let _ = write!(
                content,
                "<ofd:TextObject Boundary=\"{:.3} {:.3} 10 10\" Size=\"{size:.3}\"><ofd:TextCode X=\"1\" Y=\"2\" DeltaX=\"{steps}\">\
                 {text}</ofd:TextCode></ofd:TextObject>",
                x * POINT - 1.0,
                y * POINT - 2.0
            );
        }
        let content =
            format!("<ofd:Page {own}><ofd:Content><ofd:Layer>{content}</ofd:Layer></ofd:Content></ofd:Page>");
        parts.push((format!("Doc_0/Pages/Page_{number}/Content.xml"), content));
    }
    parts
}
