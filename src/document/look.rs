//! How a document looks, as data. [`of`] makes it from what a person chose.

mod official;
mod plain;

use super::Twips;
use super::{Lines, LookKind, Margins, Style};

/// The look that was chosen.
pub fn of(style: Style) -> Look {
    match style.kind {
        LookKind::Official => official::look(style),
        LookKind::Plain => plain::look(style),
    }
}

/// Sizes of type by their Chinese names.
mod size {
    use super::Twips;

    /// 二号, 22 points.
    pub(super) const SECOND: Twips = 440;
    /// 小二, 18 points.
    pub(super) const SMALL_SECOND: Twips = 360;
    /// 三号, 16 points.
    pub(super) const THIRD: Twips = 320;
    /// 四号, 14 points.
    pub(super) const FOURTH: Twips = 280;
    /// 小四, 12 points.
    pub(super) const SMALL_FOURTH: Twips = 240;
    /// 五号, 10.5 points.
    pub(super) const FIFTH: Twips = 210;
    /// 小五, 9 points.
    pub(super) const SMALL_FIFTH: Twips = 180;
    /// 六号, 7.5 points.
    pub(super) const SIXTH: Twips = 150;
}

/// A look of the whole document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Look {
    /// The sheet.
    pub page: Page,
    /// The title.
    pub title: TextStyle,
    /// Headings of the first and of the second level.
    pub headings: [TextStyle; 2],
    /// Prose.
    pub body: TextStyle,
    /// The tables.
    pub tables: TableLook,
    /// The page number.
    pub page_number: PageNumber,
}

/// The sheet and the type area on it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    /// Its width.
    pub width: Twips,
    /// Its height.
    pub height: Twips,
    /// 天头.
    pub top: Twips,
    /// The white below the type area.
    pub bottom: Twips,
    /// 订口, where it is bound.
    pub left: Twips,
    /// The white on the right.
    pub right: Twips,
    /// From the lower edge of the sheet to the lower edge of the page number.
    pub footer: Twips,
    /// From one line of prose to the next.
    pub pitch: Twips,
    /// Whether a grid of such lines holds the prose. It makes the lines count on every page,
    /// but where a program finds a font too high for it, each line takes two.
    pub has_grid: bool,
}

/// A typeface: one font for Chinese characters and one for Latin letters and digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Font {
    /// For Chinese characters and their punctuation.
    pub chinese: &'static str,
    /// For Latin letters and digits.
    pub latin: &'static str,
}

/// How a paragraph of text looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TextStyle {
    /// Its typeface.
    pub font: Font,
    /// The height of a character.
    pub size: Twips,
    /// Whether it is bold.
    pub bold: bool,
    /// What is added to the width of each character, or taken from it.
    pub tracking: i32,
    /// From one line to the next, the same whatever stands in them.
    pub pitch: Twips,
    /// How many characters the first line is indented.
    pub indent: u32,
    /// How its lines stand between the margins.
    pub alignment: Alignment,
    /// The white above it.
    pub before: Twips,
    /// The white below it.
    pub after: Twips,
}

/// How lines stand between two edges.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Alignment {
    /// At the left edge.
    Left,
    /// In the middle.
    Center,
    /// At both edges.
    Justified,
}

/// How tables look.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TableLook {
    /// The typeface of everything in them.
    pub font: Font,
    /// The thickness of their lines.
    pub border: Twips,
    /// The colour behind headings that go across the table, as six hexadecimal digits.
    pub group_fill: &'static str,
    /// The white between a table and the text above and below it.
    pub gap: Twips,
    /// Whether a table that fits on one page is moved to the next one rather than broken.
    pub keep_whole: bool,
    /// For tables of few, wide columns.
    pub wide: TableStyle,
    /// For tables of many, narrow columns.
    pub narrow: TableStyle,
    /// For tables of many rows, which are to fit on one page.
    pub long: TableStyle,
}

/// How the cells of a table look.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TableStyle {
    /// The size of labels.
    pub text_size: Twips,
    /// The sizes that figures may have, the best one first.
    pub figure_sizes: &'static [Twips],
    /// The white on the left and on the right in a cell.
    pub margin: Twips,
    /// What labels keep on the left beyond it.
    pub label_indent: Twips,
    /// The white above and below in a cell.
    pub padding: Twips,
    /// How high a row is at least.
    pub row_height: Twips,
}

/// The number at the foot of a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PageNumber {
    /// Its typeface.
    pub font: Font,
    /// Its size.
    pub size: Twips,
    /// What stands before it.
    pub before: &'static str,
    /// What stands after it.
    pub after: &'static str,
    /// Where it stands.
    pub place: NumberPlace,
}

/// Where the number of a page stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NumberPlace {
    /// On the right of odd pages and on the left of even ones, so far from the edge of the
    /// type area.
    Outside(Twips),
    /// In the middle.
    Middle,
}

impl Page {
    /// The width of the type area.
    pub const fn text_width(&self) -> Twips {
        self.width - self.left - self.right
    }

    /// A4 with these margins and lines, for prose in characters of that size.
    fn of(margins: Margins, lines: Lines, size: Twips) -> Self {
        let (top, bottom, left, right, footer) = match margins {
            // The dashes beside the number are 7 mm below the type area (7.5): the middle of
            // a line of 5.6 mm that ends 25 mm above the edge.
            Margins::Standard => (2098, 1984, 1588, 1474, 1417),
            Margins::Processor => (1960, 1847, 1588, 1474, 1417),
            Margins::Normal => (1440, 1440, 1800, 1800, 992),
            Margins::Moderate => (1440, 1440, 1083, 1083, 992),
        };
        let height = 16838;
        let pitch = match lines {
            Lines::PerPage22 => (height - top - bottom) / 22,
            Lines::Points28 => 560,
            Lines::Points29 => 589,
            // A line of 宋体 and its like is 1.3 times as high as its characters.
            Lines::Single => size * 13 / 10,
            Lines::OneAndHalf => size * 39 / 20,
        };
        let has_grid = lines == Lines::PerPage22;
        Self { width: 11906, height, top, bottom, left, right, footer, pitch, has_grid }
    }
}

impl TableLook {
    /// The style for a table with these columns and so many rows.
    pub(super) fn style(&self, widths: &[Twips], rows: usize) -> &TableStyle {
        /// More rows than this only fit on a page when they are low.
        const MANY_ROWS: usize = 20;
        /// Narrower columns than this (16 mm) need their whole width for the figure.
        const NARROW: Twips = 900;
        if rows > MANY_ROWS {
            &self.long
        } else if widths.iter().any(|width| *width < NARROW) {
            &self.narrow
        } else {
            &self.wide
        }
    }
}

/// 宋体 has digits of its own, all half as wide as a character: columns of them stay in line.
const SONGTI: Font = Font { chinese: "宋体", latin: "宋体" };
/// The light blue of the office template.
const GROUP_FILL: &str = "C6D9F1";
