//! The look of official documents: GB/T 9704-2012 《党政机关公文格式》, with the tables as
//! offices print them.
//!
//! The annual report is not one of the kinds of document that the standard is made for,
//! but offices print it by the standard's page, fonts and sizes. The numbers in brackets
//! are its clauses.

use super::{
    Alignment, Font, GROUP_FILL, Look, NumberPlace, Page, PageNumber, SONGTI, TableLook, TableStyle,
    TextStyle, size,
};
use crate::document::{Fonts, Style};

/// 方正小标宋, the font of titles.
const XIAOBIAOSONG: Font = Font { chinese: "方正小标宋简体", latin: "Times New Roman" };
const HEITI: Font = Font { chinese: "黑体", latin: "Times New Roman" };

pub(super) fn look(style: Style) -> Look {
    let (fangsong, kaiti) = match style.fonts {
        Fonts::Gb2312 => ("仿宋_GB2312", "楷体_GB2312"),
        Fonts::Windows => ("仿宋", "楷体"),
    };
    let font = |chinese| Font { chinese, latin: "Times New Roman" };
    let page = Page::of(style.margins, style.lines, size::THIRD);
    // Prose: 三号仿宋, each paragraph two characters in (7.3.3).
    let body = TextStyle {
        font: font(fangsong),
        size: size::THIRD,
        bold: false,
        tracking: tracking(&page),
        pitch: page.pitch,
        indent: 2,
        alignment: Alignment::Justified,
        before: 0,
        after: 0,
    };
    Look {
        // 二号小标宋 in the middle (7.3.1), a line of white below it.
        title: TextStyle {
            font: XIAOBIAOSONG,
            size: size::SECOND,
            tracking: 0,
            pitch: 680,
            indent: 0,
            alignment: Alignment::Center,
            after: page.pitch,
            ..body
        },
        // 黑体 for 一、 and 楷体 for （一） (7.3.3).
        headings: [TextStyle { font: HEITI, ..body }, TextStyle { font: font(kaiti), ..body }],
        body,
        tables: TABLES,
        // 四号半角宋体 between two 一字线, one character away from the edge (7.5).
        page_number: PageNumber {
            font: SONGTI,
            size: size::FOURTH,
            before: "— ",
            after: " —",
            place: NumberPlace::Outside(size::FOURTH),
        },
        page,
    }
}

/// What makes 28 characters to a line (5.2.3): they are 448 points wide, the type area of
/// the standard is 442.2. Where the sheet has other margins, nothing.
fn tracking(page: &Page) -> i32 {
    const CHARACTERS: u32 = 28;
    let lacking = (CHARACTERS * size::THIRD).saturating_sub(page.text_width());
    match lacking.div_ceil(CHARACTERS) {
        little @ 0..=5 => -little.cast_signed(),
        _ => 0,
    }
}

const TABLES: TableLook = TableLook {
    font: SONGTI,
    // Half a point.
    border: 10,
    group_fill: GROUP_FILL,
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
};
