//! The report laid out: what stands where, and how it looks.
//!
//! A [`Document`] is headings, paragraphs and tables with merged cells, together with
//! the [`Look`] that they have. All writers take the same `Document`, so the preview
//! on the page and the file agree. A person chooses the [`Style`]; [`of`] and [`look`] are
//! the only places where anything else about the look is decided.
//!
//! All lengths are in twips: 1/20 point, 1/1440 inch. A millimetre has 56.7 of them.

mod count;
pub mod look;
mod prose;
mod style;
mod table;

use crate::form::{self, Body};
use crate::picture::{self, Picture};
use crate::report::{ANNEX, Field, Figures, Report};
use look::{Alignment, Look, TableStyle};
use std::ops::Range;

pub use count::count;
pub use style::{Annex, Choice, Fonts, Lines, LookKind, Margins, Style};

/// A length: 1/20 point.
pub type Twips = u32;

/// A report laid out for reading and printing.
#[derive(Debug, Clone, PartialEq)]
pub struct Document {
    /// The title in one line, for lists of files and windows.
    pub title: String,
    /// The office whose report it is.
    pub organ: String,
    /// How everything looks.
    pub look: Look,
    /// What stands in it, from top to bottom.
    pub blocks: Vec<Block>,
    /// Where each block of a report comes from; a proof sheet has none.
    pub sources: Vec<Source>,
}

/// Where in the report a block comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// The key of the field or the table: `overview`, `t3`.
    pub key: &'static str,
    /// The paragraph's place in the text of the field, in bytes; empty for all else.
    pub place: Range<usize>,
}

/// A piece of a document.
#[derive(Debug, Clone, PartialEq)]
pub enum Block {
    /// The title, line by line.
    Title(Vec<String>),
    /// A heading line.
    Heading {
        /// 1 for a section (一、), 2 for a part of it (（一）).
        level: u8,
        /// Its words with their numeral: headings are numbered by their text alone.
        text: String,
    },
    /// A paragraph of prose.
    Paragraph {
        /// The words before `text` that stand in for a heading of the second level:
        /// （一）主动公开情况。 Mostly empty.
        lead: String,
        /// The words.
        text: String,
    },
    /// A table.
    Table(Table),
    /// A picture; the heading before it and the paragraph behind it say what it does.
    Picture(Picture),
}

/// A table on a grid of columns.
#[derive(Debug, Clone, PartialEq)]
pub struct Table {
    /// What it shows, as read out by a screen reader: the heading of its section.
    pub name: &'static str,
    /// The widths of the grid columns; they add up to the width of the text.
    pub widths: Vec<Twips>,
    /// How many rows at the top are repeated on each page that the table reaches.
    pub header_rows: usize,
    /// Its rows from top to bottom.
    pub rows: Vec<Row>,
    /// How its cells look.
    pub style: TableStyle,
    /// The size of the figures: the largest of the style's in which the longest one fits.
    pub figure_size: Twips,
}

/// A row of a table.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// The cells that begin in this row, from left to right. Those that reach down from
    /// a row above are not repeated.
    pub cells: Vec<Cell>,
}

/// A cell of a table: a rectangle of its grid.
#[derive(Debug, Clone, PartialEq)]
pub struct Cell {
    /// What stands in it.
    pub text: String,
    /// The address of the figure that it shows.
    pub address: Option<&'static str>,
    /// The first grid column that it covers.
    pub column: usize,
    /// How many grid columns it covers.
    pub columns: usize,
    /// How many rows it covers.
    pub rows: usize,
    /// What it is for.
    pub role: Role,
    /// White that makes its text break where it reads well.
    pub indent: Indent,
}

/// White beside the lines of a cell, on top of the margins of the table.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Indent {
    /// On the left of all lines.
    pub left: Twips,
    /// On the right of all lines.
    pub right: Twips,
    /// On the left of the first line, on top of `left`.
    pub first_line: Twips,
}

/// What a table's cell is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// A heading across the whole table: 第二十条第（一）项.
    Group,
    /// The heading of columns.
    Head,
    /// A sentence in the place of a heading: the 勾稽关系 of table three.
    Note,
    /// What a row, or several side by side, counts.
    Label,
    /// What rows below each other have in common: （三）不予公开.
    SideHead,
    /// A figure.
    Figure,
}

/// The report as a document of that style.
pub fn of(report: &Report, style: Style) -> Document {
    let look = look::of(style);
    let figures = report.figures();
    let organ = report.text(Field::OrganName).trim().to_owned();
    let title = report.title();
    let from = |key| move |(place, block)| (Source { key, place }, block);
    let mut parts = vec![from(Field::Title.key())((0..0, Block::Title(title_lines(&title, report, &look))))];
    parts.extend(prose::paragraphs(report.text(Field::Preface)).map(from(Field::Preface.key())));
    for section in report.form.sections {
        let from = from(section.key);
        parts.push(from((0..0, Block::Heading { level: 1, text: section.heading.to_owned() })));
        if let Body::Table(index) = section.body {
            let table = report.form.tables.get(index);
            let table = table.map(|table| lay_out(report, &figures, table, section.heading, &look));
            parts.extend(table.map(|table| from((0..0, Block::Table(table)))));
        }
        let text = report.text(Field::Section(section.key));
        parts.extend(prose::paragraphs(text).map(from));
    }
    if style.annex == Annex::Pictures {
        annex(report, |block| parts.push(from("")((0..0, block))));
    }
    let (sources, blocks) = parts.into_iter().unzip();
    Document { title, organ, look, blocks, sources }
}

/// The pictures of the report, those in which anything is drawn, each with its number and its sentence.
fn annex(report: &Report, mut put: impl FnMut(Block)) {
    put(Block::Heading { level: 1, text: ANNEX.to_owned() });
    let drawn = picture::of_report(report).pictures.into_iter().filter(Picture::is_drawn);
    for (number, picture) in (1..).zip(drawn) {
        let text = picture.says.clone();
        put(Block::Heading { level: 2, text: format!("图 {number}　{}", picture.title) });
        put(Block::Picture(picture));
        put(Block::Paragraph { lead: String::new(), text });
    }
}

/// A table of the report's form, as it stands in the document of that look; `name` is the heading of its
/// section.
pub fn lay_out(
    report: &Report,
    figures: &Figures,
    table: &form::Table,
    name: &'static str,
    look: &Look,
) -> Table {
    let figure = |cell| (report.form.info(cell).address, report.printed(cell, figures));
    table::lay_out(table, name, look, &figure)
}

/// The title, broken after the office's name, or else before the year, where it is too long
/// for one line.
fn title_lines(title: &str, report: &Report, look: &Look) -> Vec<String> {
    let fits = widest(title, look.title.size) <= look.page.text_width();
    let organ = report.text(Field::OrganName).trim();
    let year = report.year().and_then(|year| title.find(&format!("{year}年")));
    let end = if title.starts_with(organ) && !organ.is_empty() { Some(organ.len()) } else { year };
    match end.and_then(|end| title.split_at_checked(end)) {
        Some((organ, rest)) if !fits && !organ.is_empty() && !rest.is_empty() => {
            vec![organ.to_owned(), rest.to_owned()]
        }
        _ => vec![title.to_owned()],
    }
}

/// How wide a text is in a Chinese font: its Latin letters and digits are half as wide as they are high.
fn text_width(text: &str, size: Twips) -> Twips {
    let halves: u32 = text.chars().map(|character| if character.is_ascii() { 1 } else { 2 }).sum();
    halves.saturating_mul(size) / 2
}

/// How wide a text is at worst. The digits are half as wide as high in 宋体, but where that
/// is missing the widest of the usual stand-ins (DejaVu Sans) has them at 0.64, and a
/// figure that breaks over two lines reads as two others.
fn widest(text: &str, size: Twips) -> Twips {
    let hundredths: u32 = text.chars().map(|character| if character.is_ascii() { 64 } else { 100 }).sum();
    hundredths.saturating_mul(size) / 100
}

impl Table {
    /// How high the characters in a cell are.
    pub fn size(&self, cell: &Cell) -> Twips {
        if cell.role == Role::Figure { self.figure_size } else { self.style.text_size }
    }

    /// How wide a cell is.
    pub fn width(&self, cell: &Cell) -> Twips {
        table::spanned(&self.widths, cell.column, cell.columns)
    }
}

impl Role {
    /// Where the text stands in such a cell; from top to bottom it is always in the middle.
    pub fn alignment(self) -> Alignment {
        match self {
            Self::Head | Self::SideHead | Self::Figure => Alignment::Center,
            Self::Group | Self::Note | Self::Label => Alignment::Left,
        }
    }
}

impl Document {
    /// All text from top to bottom, piece by piece.
    pub fn texts(&self) -> impl Iterator<Item = &str> {
        self.blocks.iter().flat_map(|block| -> Box<dyn Iterator<Item = &str>> {
            match block {
                Block::Title(lines) => Box::new(lines.iter().map(String::as_str)),
                Block::Heading { text, .. } => Box::new(std::iter::once(text.as_str())),
                Block::Paragraph { lead, text } => Box::new([lead.as_str(), text].into_iter()),
                Block::Table(table) => {
                    Box::new(table.rows.iter().flat_map(|row| &row.cells).map(|cell| cell.text.as_str()))
                }
                // What it says stands in the paragraph behind it.
                Block::Picture(_) => Box::new(std::iter::empty()),
            }
        })
    }

    /// The tables from top to bottom.
    pub fn tables(&self) -> impl Iterator<Item = &Table> {
        self.blocks.iter().filter_map(|block| match block {
            Block::Table(table) => Some(table),
            _ => None,
        })
    }
}
