//! The plain look, after the office template that is handed around as a Word file: all of
//! it in 宋体, bold for title and headings, tables in ten points with a light blue band.
//!
//! The template parts its sections by empty paragraphs, lets its tables reach over the
//! margins and numbers no page. Here headings have white of their own, so that nothing
//! is empty, the tables keep to the type area, and the pages are numbered.

use super::{
    Alignment, Font, GROUP_FILL, Look, NumberPlace, Page, PageNumber, SONGTI, TableLook, TableStyle,
    TextStyle, size,
};
use crate::document::Style;
use crate::document::Twips;

/// The template's prose has Chinese and Latin characters alike from 宋体.
const FONT: Font = SONGTI;
/// The template's labels.
const TEN_POINTS: Twips = 200;

pub(super) fn look(style: Style) -> Look {
    let page = Page::of(style.margins, style.lines, size::SMALL_FOURTH);
    let body = TextStyle {
        font: FONT,
        size: size::SMALL_FOURTH,
        bold: false,
        tracking: 0,
        pitch: page.pitch,
        indent: 2,
        alignment: Alignment::Justified,
        before: 0,
        after: 0,
    };
    let heading = TextStyle { bold: true, before: page.pitch / 2, after: page.pitch / 2, ..body };
    Look {
        title: TextStyle {
            size: size::SMALL_SECOND,
            bold: true,
            pitch: 560,
            indent: 0,
            alignment: Alignment::Center,
            after: page.pitch,
            ..body
        },
        headings: [heading, TextStyle { before: 0, after: 0, ..heading }],
        body,
        tables: TABLES,
        page_number: PageNumber {
            font: FONT,
            size: size::SMALL_FIFTH,
            before: "",
            after: "",
            place: NumberPlace::Middle,
        },
        page,
    }
}

const TABLES: TableLook = TableLook {
    font: FONT,
    // A point.
    border: 20,
    group_fill: GROUP_FILL,
    gap: 120,
    keep_whole: true,
    wide: TableStyle {
        text_size: TEN_POINTS,
        figure_sizes: &[size::SMALL_FOURTH, size::FIFTH, size::SMALL_FIFTH],
        margin: 57,
        label_indent: 0,
        padding: 20,
        row_height: 400,
    },
    narrow: TableStyle {
        text_size: TEN_POINTS,
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
