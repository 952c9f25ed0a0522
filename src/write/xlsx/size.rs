//! How wide columns are, how high rows. Excel makes no row higher for a label that covers
//! several cells, and LibreOffice makes none higher by itself, so all heights are worked
//! out here.
//!
//! Widths are in tenths of a digit of the workbook's font, as wide as half a Chinese
//! character; heights are in points.

use crate::document::look::Alignment;
use crate::document::{Cell, Role, Row, Table};

/// What a cell keeps free on both sides together.
const MARGIN: u32 = 8;
/// What a label keeps free on its left on top of that.
const INDENT: u32 = 22;
/// A line of text in a table.
const LINE: u32 = 14;
/// The lowest row.
const ROW: u32 = 22;
/// The highest row that Excel knows.
const MOST: u32 = 409;

/// How wide a text is, all in one line.
fn text_width(text: &str) -> u32 {
    // By the byte with which each character begins: every cell is measured several times.
    let width = |byte: u8| match byte {
        ..0x80 => 10,
        0x80..0xc0 => 0,
        0xc0.. => 20,
    };
    text.bytes().map(width).sum()
}

/// The widths of a table's columns.
///
/// - A column of figures is as wide as its headings break well and every figure fits;
///   all columns of figures are of one width.
/// - A column of labels for several rows holds them in one line each, or two characters a
///   line where that would be too wide.
/// - Any other column is as wide as in the form.
pub(super) fn widths(table: &Table, form: &[u32]) -> Vec<u32> {
    /// In twips: the form's columns of single figures are narrower than this (16 mm).
    const NARROW: u32 = 900;
    let figure = figure_width(table, form, NARROW);
    let mut side_heads: Vec<Option<u32>> = vec![None; form.len()];
    for cell in cells(table).filter(|cell| cell.role == Role::SideHead && cell.columns == 1) {
        if let Some(longest) = side_heads.get_mut(cell.column) {
            *longest = (*longest).max(Some(text_width(&cell.text)));
        }
    }
    let width = |(longest, form): (Option<u32>, &u32)| {
        match longest {
            Some(longest) if longest > 140 => 40 + MARGIN + 4,
            Some(longest) => longest + MARGIN + 12,
            None if *form < NARROW => figure,
            // The type is larger than on the form's page, where a digit of it has 85 twips.
            None => form * 10 / 85,
        }
    };
    side_heads.into_iter().zip(form).map(width).collect()
}

fn cells(table: &Table) -> impl Iterator<Item = &Cell> {
    table.rows.iter().flat_map(|row| &row.cells)
}

/// The narrowest width in which every figure fits, and in which no heading of a column
/// leaves a single character on its last line.
fn figure_width(table: &Table, form: &[u32], narrow: u32) -> u32 {
    let is_narrow = |column: usize| form.get(column).is_some_and(|width| *width < narrow);
    let single = || cells(table).filter(|cell| cell.columns == 1 && is_narrow(cell.column));
    let of = |role| single().filter(move |cell| cell.role == role);
    // Twelve tenths: a stand-in for 宋体 may have wider digits.
    let numbers = of(Role::Figure).filter(|cell| is_number(&cell.text));
    let longest = numbers.map(|cell| text_width(&cell.text)).max().unwrap_or_default();
    let needed = longest * 12 / 10 + MARGIN;
    let length = |text: &str| u32::try_from(text.chars().count()).unwrap_or_default();
    let heads: Vec<u32> = of(Role::Head).map(|cell| length(&cell.text)).collect();
    let breaks_well =
        |characters: &u32| heads.iter().all(|head| head <= characters || head % characters != 1);
    let steps = [2, 4, 6, 8].into_iter().filter(breaks_well).map(|characters| characters * 20 + MARGIN + 2);
    steps.filter(|width| *width >= needed).min().unwrap_or(needed)
}

/// Whether the text must stay on one line; another one may break.
fn is_number(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.')
}

/// The height of a row of a table: as many lines as what stands in it needs. Labels that
/// reach down over several rows have room enough in these.
pub(super) fn row_height(row: &Row, widths: &[u32]) -> u32 {
    let lines = row.cells.iter().filter(|cell| cell.rows == 1).map(|cell| {
        let width: u32 = widths.iter().skip(cell.column).take(cell.columns).sum();
        let indent = if cell.role.alignment() == Alignment::Left { INDENT } else { 0 };
        lines(&cell.text, width.saturating_sub(indent), 10)
    });
    height(lines.max())
}

/// The height of a row of texts, each with the width of its column.
pub(super) fn texts_height<'a>(texts: impl Iterator<Item = (&'a str, u32)>) -> u32 {
    height(texts.map(|(text, width)| lines(text, width.saturating_sub(INDENT), 10)).max())
}

fn height(lines: Option<u32>) -> u32 {
    lines.unwrap_or(1).saturating_mul(LINE).saturating_add(8).clamp(ROW, MOST)
}

/// The height of a line of text above a table, in type of that many tenths of the table's.
pub(super) fn heading_height(text: &str, width: u32, size: u32) -> u32 {
    let pitch = LINE * size / 10 + 8;
    lines(text, width, size).saturating_mul(pitch).min(MOST)
}

/// Whether a sheet fits better on a page that lies on its side: one that is upright and has
/// to hold it at once would shrink it much more.
pub(super) fn lies(widths: &[u32], heights: impl Iterator<Item = u32>) -> bool {
    /// What A4 has between the margins, in points.
    const SHORT: u32 = 527;
    const LONG: u32 = 757;
    // A digit is 5.25 points wide.
    let width = widths.iter().sum::<u32>() * 21 / 40;
    let height: u32 = heights.sum();
    let scale = |across: u32, down: u32| {
        let across = (across * 100).checked_div(width).unwrap_or(100);
        let down = (down * 100).checked_div(height).unwrap_or(100);
        across.min(down).min(100)
    };
    scale(LONG, SHORT) > scale(SHORT, LONG) + 15
}

/// How many lines a text takes.
fn lines(text: &str, width: u32, size: u32) -> u32 {
    let room = (width.saturating_sub(MARGIN) * 10 / size / 20 * 20).max(20);
    // Lines end early where a punctuation mark may not begin the next one.
    let needed = |line: &str| text_width(line) * 21 / 20;
    text.lines().map(|line| needed(line).div_ceil(room).max(1)).sum::<u32>().max(1)
}
