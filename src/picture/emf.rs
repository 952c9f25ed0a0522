//! Drawings as EMF, after Microsoft's description of the format ([MS-EMF]): the one kind of picture that Word, WPS and
//! LibreOffice all draw from its lines, sharp on paper, with words that are words. No rasteriser, no floating point.

use super::drawing::{Anchor, Drawing, Ink, Mark};
use super::svg::{CUT, look, over};
use super::{Picture, WIDTH};

/// So many units are one of a drawing.
const UNITS: i32 = 10;
/// A font of every Chinese Windows; Word for macOS brings it along.
const FONT: &str = "Microsoft YaHei";
/// How wide a digit is in it, in twentieths of its height. Each text says how wide its characters are: where another
/// font stands in, every one has its place all the same.
const NARROW: u32 = 11;

// Kinds of records.
const HEADER: u32 = 1;
const WINDOW_EXTENT: u32 = 9;
const VIEWPORT_EXTENT: u32 = 11;
const END: u32 = 14;
const MAP_MODE: u32 = 17;
const BACKGROUND_MODE: u32 = 18;
const TEXT_ALIGN: u32 = 22;
const TEXT_COLOUR: u32 = 24;
const SELECT: u32 = 37;
const CREATE_BRUSH: u32 = 39;
const CREATE_FONT: u32 = 82;
const TEXT: u32 = 84;
const POLYGON: u32 = 86;

/// Where a text is drawn, unsaid.
const NOWHERE: [u32; 4] = [0, 0, u32::MAX, u32::MAX];

impl Picture {
    /// The picture without its head as EMF; with it how wide and how high it is, one to the other.
    pub fn emf(&self) -> (Vec<u8>, [u32; 2]) {
        let drawing = self.drawing(false);
        let size = [WIDTH - 2 * CUT, drawing.height];
        (write(&drawing, size), size.map(i32::cast_unsigned))
    }
}

fn write(drawing: &Drawing, [width, height]: [i32; 2]) -> Vec<u8> {
    let mut records = Records::default();
    // Own units in both directions; no paper behind texts; no outlines.
    records.add(MAP_MODE, &[8]);
    records.add(WINDOW_EXTENT, &[width * UNITS, height * UNITS].map(i32::cast_unsigned));
    records.add(VIEWPORT_EXTENT, &[width, height].map(i32::cast_unsigned));
    records.add(BACKGROUND_MODE, &[1]);
    records.add(SELECT, &[0x8000_0008]);
    for mark in &drawing.marks {
        match mark {
            Mark::Box { x, y, width, height, ink, .. } => {
                records.fill((*x - CUT, *y, *width, *height), *ink);
            }
            Mark::Text { x, y, size, anchor, ink, is_bold, text } => {
                records.take([CREATE_FONT, size.cast_unsigned(), u32::from(*is_bold)]);
                records.add(TEXT_COLOUR, &[colour(look(*ink).0)]);
                records.text((*x - CUT, *y), *size, *anchor, text);
            }
        }
    }
    records.add(END, &[0, 16, 20]);
    let Records { words, count, tools } = records;
    let bytes = 108 + 4 * length(words.len());
    // At 96 to an inch, in hundredths of a millimetre.
    let frame = [width, height].map(|length| (length * 635 / 24).cast_unsigned());
    let [right, bottom] = [width - 1, height - 1].map(i32::cast_unsigned);
    #[rustfmt::skip]
    let head = [
        HEADER, 108, 0, 0, right, bottom, 0, 0, frame[0], frame[1],
        // " EMF" and the version; how much there is, of tools with one that nobody has.
        0x464d_4520, 0x1_0000, bytes, count + 1, length(tools.len()) + 1, 0, 0, 0,
        // A sheet of 9600 such points, 2540 millimetres: all that matters is how the two are to each other.
        9600, 9600, 2540, 2540, 0, 0, 0, 2_540_000, 2_540_000,
    ];
    head.iter().chain(&words).flat_map(|word| word.to_le_bytes()).collect()
}

/// Records behind the head; each begins with its kind and its length.
#[derive(Default)]
struct Records {
    words: Vec<u32>,
    count: u32,
    /// The brushes and fonts that were made, by kind and what makes each another one.
    tools: Vec<[u32; 3]>,
}

impl Records {
    #[inline(never)]
    fn add(&mut self, kind: u32, data: &[u32]) {
        self.count += 1;
        self.words.extend([kind, 8 + 4 * length(data.len())]);
        self.words.extend(data);
    }

    /// Takes up a brush of a colour, or a font of a size, bold or not; makes it where there is none yet.
    #[inline(never)]
    fn take(&mut self, tool: [u32; 3]) {
        let known = self.tools.iter().position(|known| *known == tool);
        let number = length(known.unwrap_or(self.tools.len())) + 1;
        if known.is_none() {
            self.tools.push(tool);
            let [kind, first, second] = tool;
            let mut data = vec![number, 0, first, 0];
            if kind == CREATE_FONT {
                // By the height of its characters; thick or thin; of the Chinese.
                let height = 0_u32.wrapping_sub(first * UNITS.cast_unsigned());
                data = vec![number, height, 0, 0, 0, 400 + 300 * second, 134 << 24, 0];
                data.extend(units(FONT));
                data.resize(81, 0);
            }
            self.add(kind, &data);
        }
        self.add(SELECT, &[number]);
    }

    /// A box with its pattern.
    fn fill(&mut self, place: (i32, i32, i32, i32), ink: Ink) {
        self.polygon(place, look(ink).0);
        let (colour, strips) = over(place, ink);
        for strip in strips {
            self.polygon(strip, colour);
        }
    }

    /// A box. As a polygon: of a rectangle without outline the last row and column are left out.
    fn polygon(&mut self, (x, y, width, height): (i32, i32, i32, i32), fill: &str) {
        self.take([CREATE_BRUSH, colour(fill), 0]);
        let point = |x: i32, y: i32| ((y * UNITS) << 16 | (x * UNITS)).cast_unsigned();
        let [right, bottom] = [x + width, y + height];
        let mut data = [x, y, right, bottom, 4].map(i32::cast_unsigned).to_vec();
        data.extend([point(x, y), point(right, y), point(right, bottom), point(x, bottom)]);
        self.add(POLYGON, &data);
    }

    fn text(&mut self, (x, y): (i32, i32), size: i32, anchor: Anchor, text: &str) {
        let place = match anchor {
            Anchor::Start => 0,
            Anchor::End => 2,
            Anchor::Middle => 6,
        };
        // On the line that it stands on.
        self.add(TEXT_ALIGN, &[24 + place]);
        let letters = units(text);
        let count = text.encode_utf16().count();
        let mut data = NOWHERE.to_vec();
        // Its scale is 1 as a floating-point number; the text begins 76 bytes from the beginning of the record.
        data.extend([2, 0x3f80_0000, 0x3f80_0000]);
        data.extend([x * UNITS, y * UNITS].map(i32::cast_unsigned));
        data.extend([length(count), 76, 0]);
        data.extend(NOWHERE);
        data.push(76 + 4 * length(letters.len()));
        data.extend(letters);
        for character in text.chars() {
            let wide = (size * UNITS).cast_unsigned();
            data.push(if character.is_ascii() { wide * NARROW / 20 } else { wide });
            // What takes two units goes on once.
            data.extend((1..character.len_utf16()).map(|_| 0));
        }
        self.add(TEXT, &data);
    }
}

/// A text in UTF-16, two units in a word.
fn units(text: &str) -> Vec<u32> {
    let mut words = Vec::new();
    for (place, unit) in text.encode_utf16().enumerate() {
        let unit = u32::from(unit);
        match words.last_mut() {
            Some(last) if place % 2 == 1 => *last |= unit << 16,
            _ => words.push(unit),
        }
    }
    words
}

/// `#123f70` with its bytes as EMF has them, blue first; what is shorter is white.
fn colour(name: &str) -> u32 {
    match name.strip_prefix('#').and_then(|digits| u32::from_str_radix(digits, 16).ok()) {
        Some(colour) if name.len() > 4 => colour.swap_bytes() >> 8,
        _ => 0xff_ffff,
    }
}

fn length(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}
