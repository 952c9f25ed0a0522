//! How a document looks, as data.
//!
//! [`OFFICIAL`] follows GB/T 9704-2012 《党政机关公文格式》. The annual report is not
//! one of the kinds of document that the standard is made for, but offices print it by
//! the standard's page, fonts and sizes.

use super::Twips;

/// Sizes of type by their Chinese names.
mod size {
    use super::Twips;

    /// 二号, 22 points.
    pub(super) const SECOND: Twips = 440;
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
#[derive(Debug, PartialEq)]
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
#[derive(Debug, PartialEq, Eq)]
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
    /// Lines of prose on a page.
    pub lines: u32,
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
#[derive(Debug, PartialEq, Eq)]
pub struct TextStyle {
    /// Its typeface.
    pub font: Font,
    /// The height of a character.
    pub size: Twips,
    /// What is added to the width of each character, or taken from it.
    pub tracking: i32,
    /// From one line to the next, the same whatever stands in them.
    pub pitch: Twips,
    /// How many characters the first line is indented.
    pub indent: u32,
    /// How its lines stand between the margins.
    pub alignment: Alignment,
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
#[derive(Debug, PartialEq, Eq)]
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
#[derive(Debug, PartialEq, Eq)]
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

/// The number at the foot of a page: on the right of odd pages, on the left of even ones.
#[derive(Debug, PartialEq, Eq)]
pub struct PageNumber {
    /// Its typeface.
    pub font: Font,
    /// Its size.
    pub size: Twips,
    /// What stands before it.
    pub before: &'static str,
    /// What stands after it.
    pub after: &'static str,
    /// Its distance from the edge of the type area.
    pub indent: Twips,
}

impl Page {
    /// The width of the type area.
    pub const fn text_width(&self) -> Twips {
        self.width - self.left - self.right
    }

    /// The height of the type area.
    pub const fn text_height(&self) -> Twips {
        self.height - self.top - self.bottom
    }

    /// From one line of prose to the next.
    pub const fn pitch(&self) -> Twips {
        self.text_height() / self.lines
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

/// 方正小标宋, the font of titles.
const XIAOBIAOSONG: Font = Font { chinese: "方正小标宋简体", latin: "Times New Roman" };
const HEITI: Font = Font { chinese: "黑体", latin: "Times New Roman" };
const KAITI: Font = Font { chinese: "楷体_GB2312", latin: "Times New Roman" };
const FANGSONG: Font = Font { chinese: "仿宋_GB2312", latin: "Times New Roman" };
/// 宋体 has digits of its own, all half as wide as a character: columns of them stay in line.
const SONGTI: Font = Font { chinese: "宋体", latin: "宋体" };

/// GB/T 9704-2012: a page of 22 lines of 28 characters (5.2.1–5.2.3).
const PAGE: Page = Page {
    // A4.
    width: 11906,
    height: 16838,
    // 天头 37 mm and 订口 28 mm; the type area of 156 mm × 225 mm leaves 35 mm and 26 mm.
    top: 2098,
    bottom: 1984,
    left: 1588,
    right: 1474,
    // The dashes beside the number are 7 mm below the type area (7.5): the middle of a
    // line of 5.6 mm that ends 25 mm above the edge.
    footer: 1417,
    lines: 22,
};

/// Prose: 三号仿宋, each paragraph two characters in (7.3.3).
const BODY: TextStyle = TextStyle {
    font: FANGSONG,
    size: size::THIRD,
    // 28 characters of 16 points are 448 points wide, the type area 442.2.
    tracking: -5,
    pitch: PAGE.pitch(),
    indent: 2,
    alignment: Alignment::Justified,
    after: 0,
};

/// The look of official documents: GB/T 9704-2012, with the tables as offices print them.
pub static OFFICIAL: Look = Look {
    page: PAGE,
    // 二号小标宋 in the middle (7.3.1), a line of white below it.
    title: TextStyle {
        font: XIAOBIAOSONG,
        size: size::SECOND,
        tracking: 0,
        pitch: 680,
        indent: 0,
        alignment: Alignment::Center,
        after: PAGE.pitch(),
    },
    // 黑体 for 一、 and 楷体 for （一） (7.3.3).
    headings: [TextStyle { font: HEITI, ..BODY }, TextStyle { font: KAITI, ..BODY }],
    body: BODY,
    tables: TableLook {
        font: SONGTI,
        // Half a point.
        border: 10,
        // The light blue of the office template.
        group_fill: "C6D9F1",
        gap: 120,
        keep_whole: true,
        wide: TableStyle {
            text_size: size::SMALL_FOURTH,
            figure_sizes: &[size::SMALL_FOURTH, size::FIFTH, size::SMALL_FIFTH],
            margin: 108,
            label_indent: 0,
            padding: 20,
            row_height: 454,
        },
        narrow: TableStyle {
            text_size: size::FIFTH,
            figure_sizes: &[size::FIFTH, size::SMALL_FIFTH, size::SIXTH],
            margin: 20,
            label_indent: 26,
            padding: 20,
            row_height: 567,
        },
        long: TableStyle {
            text_size: size::SMALL_FIFTH,
            figure_sizes: &[size::FIFTH, size::SMALL_FIFTH, size::SIXTH],
            margin: 20,
            label_indent: 26,
            padding: 20,
            row_height: 360,
        },
    },
    // 四号半角宋体 between two 一字线, one character away from the edge (7.5).
    page_number: PageNumber {
        font: SONGTI,
        size: size::FOURTH,
        before: "— ",
        after: " —",
        indent: size::FOURTH,
    },
};
