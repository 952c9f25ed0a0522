//! A file's blocks as lines of pieces: labels and other words, figures, blanks.
//!
//! A line of a grid has its cells; a line of text is cut at its blanks, since texts that come
//! from PDF files have nothing else between two figures.

use crate::form::CellKind;
use crate::read::blocks::{Block, Blocks, GridCell};
use crate::report::{ANNEX, Fault, Reading, Spot, read_number};
use std::borrow::Cow;

/// A line of a file.
pub(in crate::read) struct Line {
    /// All of it, as it stands.
    pub text: String,
    /// Whether it belongs to a grid.
    pub is_grid: bool,
    /// Its pieces from left to right.
    pub pieces: Vec<Piece>,
    /// The block of the file that it is, or its row in that.
    pub block: usize,
    pub row: usize,
}

impl Line {
    /// Where it stands in the file.
    pub fn spot(&self) -> Spot {
        Spot { row: self.is_grid.then_some(self.row), ..Spot::block(self.block) }
    }
}

/// A piece of a line.
#[derive(Debug, Clone)]
pub(in crate::read) struct Piece {
    pub kind: Kind,
    /// Its text as it stands, trimmed.
    pub text: String,
    /// In a grid, the first column that it covers; else its place in the line.
    pub column: usize,
    /// Why its text may not be all that is meant.
    pub doubt: Option<Cow<'static, str>>,
    /// Where it stands in the file.
    pub place: Place,
}

/// The number of a line in the file, and of a piece in it.
pub(super) type Place = (usize, usize);

/// What a piece is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::read) enum Kind {
    Figure,
    Blank,
    Words,
}

/// Longer lines of text are prose, in which no table is looked for.
const PROSE: usize = 120;

/// The lines of a file's blocks.
pub(super) fn lines(blocks: &Blocks) -> Vec<Line> {
    let bars = Bars::of(blocks);
    let is_double = is_double_spaced(blocks);
    let last_grid = blocks.all.iter().rposition(|block| matches!(block, Block::Grid(_)));
    let mut lines: Vec<Line> = Vec::new();
    let (mut gap, mut alone) = (0_usize, 0_usize);
    for (block, content) in blocks.all.iter().enumerate() {
        match content {
            Block::Grid(grid) => {
                (gap, alone) = (0, 0);
                lines.extend(grid.lines.iter().enumerate().map(|(row, cells)| Line {
                    text: cells.iter().map(|cell| cell.text.as_str()).collect::<Vec<_>>().join(" "),
                    is_grid: true,
                    pieces: cells.iter().map(piece_of).collect(),
                    block,
                    row,
                }));
            }
            Block::Text(text) if text.trim().is_empty() => {
                gap += 1;
                // A cell that is blank, as word processors give a table as text.
                if text.contains('\t') {
                    lines.push(blank(block));
                }
            }
            Block::Text(text) if is_bars(text) => {
                gap = 0;
                alone += 1;
                if bars == Bars::Behind || alone > 1 {
                    lines.push(blank(block));
                }
            }
            Block::Text(text) if is_page_number(text) => {}
            // Behind the last table: before it, the words are somebody's own.
            Block::Text(text) if text.trim() == ANNEX && Some(block) > last_grid => break,
            Block::Text(text) => {
                if is_double {
                    lines.extend((1..gap).map(|_| blank(block)));
                }
                (gap, alone) = (0, 0);
                let pieces = if text.chars().filter(|c| !c.is_whitespace()).nth(PROSE).is_some() {
                    Vec::new()
                } else {
                    pieces(text)
                };
                lines.push(Line { text: text.clone(), is_grid: false, pieces, block, row: 0 });
            }
            Block::LeftOut(_) => {}
        }
    }
    for (line, own) in lines.iter_mut().enumerate() {
        for (piece, own) in own.pieces.iter_mut().enumerate() {
            own.place = (line, piece);
        }
    }
    lines
}

fn blank(block: usize) -> Line {
    let pieces = vec![Piece::of(Kind::Blank, "", 0)];
    Line { text: String::new(), is_grid: false, pieces, block, row: 0 }
}

fn piece_of(cell: &GridCell) -> Piece {
    let text = cell.text.split('\n').map(str::trim).filter(|part| !part.is_empty()).collect::<Vec<_>>();
    // Two figures one above the other are two.
    let kind = if text.len() > 1 { Kind::Words } else { kind(text.first().copied().unwrap_or_default()) };
    Piece { doubt: cell.doubt.clone(), ..Piece::of(kind, &text.join(" "), cell.column) }
}

impl Piece {
    /// A piece of a line that has no place yet.
    pub fn of(kind: Kind, text: &str, column: usize) -> Self {
        Self { kind, text: text.to_owned(), column, doubt: None, place: (0, 0) }
    }
}

/// What bars on a line of their own mean.
#[derive(PartialEq)]
enum Bars {
    /// They stand between two cells.
    Between,
    /// Each cell has one behind it, so one that stands alone is a blank cell.
    Behind,
}

impl Bars {
    fn of(blocks: &Blocks) -> Self {
        let texts = blocks.all.iter().filter_map(|block| match block {
            Block::Text(text) => Some(text),
            Block::Grid(_) | Block::LeftOut(_) => None,
        });
        let behind = texts.filter(|text| text.trim_end().ends_with('|') && !is_bars(text)).count();
        if behind > 2 { Self::Behind } else { Self::Between }
    }
}

fn is_bars(text: &str) -> bool {
    let text = text.trim();
    !text.is_empty() && text.chars().all(|c| matches!(c, '|' | '｜' | '│' | ' '))
}

/// Whether most lines have a blank one between them: then more than one is a blank cell.
fn is_double_spaced(blocks: &Blocks) -> bool {
    let (mut single, mut double, mut gap) = (0_usize, 0_usize, 0_usize);
    for block in &blocks.all {
        match block {
            Block::Text(text) if text.trim().is_empty() => gap += 1,
            _ => {
                if gap == 0 {
                    single += 1;
                } else {
                    double += 1;
                }
                gap = 0;
            }
        }
    }
    double > 3 * single
}

/// - 3 -, — 3 —, Page 9, P. 9: what stands at the foot of a page.
fn is_page_number(text: &str) -> bool {
    let text = text.trim();
    let is_dash = |c: char| matches!(c, '-' | '–' | '—' | '―' | '－' | '─');
    let inner = text.trim_matches(|c: char| is_dash(c) || c == ' ');
    let is_number = |text: &str| (1..=4).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
    let is_dashed = text.starts_with(is_dash) && text.ends_with(is_dash) && is_number(inner);
    let after = |head: &str| text.strip_prefix(head).is_some_and(|rest| is_number(rest.trim()));
    is_dashed || after("P.") || after("Page")
}

/// A line of text cut at its blanks; words that stand side by side are one piece.
pub(super) fn pieces(text: &str) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    let is_end = |c: char| {
        c.is_whitespace() || matches!(c, '|' | '｜' | '│' | ',' | '，' | '、' | ';' | '；' | ':' | '：')
    };
    for part in text.split(|c: char| c.is_whitespace() || matches!(c, '|' | '｜' | '│')) {
        // Behind a figure, a comma parts it from the next.
        let part = part.trim();
        if part.is_empty() {
            continue;
        }
        let bare = part.trim_end_matches(is_end);
        if kind(bare) == Kind::Figure && !is_numbering(part) {
            pieces.push(Piece::of(Kind::Figure, bare, pieces.len()));
            continue;
        }
        match pieces.last_mut().filter(|last| last.kind == Kind::Words) {
            Some(last) => last.text.push_str(part),
            None => pieces.push(Piece::of(Kind::Words, part, pieces.len())),
        }
    }
    pieces
}

/// The number of a list: 1. （一） 三、
fn is_numbering(text: &str) -> bool {
    text.ends_with(['.', '．', '、']) && text.len() > 1
}

/// What a text is.
pub(in crate::read) fn kind(text: &str) -> Kind {
    let text = text.trim();
    if text.is_empty() {
        return Kind::Blank;
    }
    let is_signed = text.starts_with(['+', '-', '＋', '−', '－']);
    let kind = if is_signed { CellKind::Change } else { CellKind::Payment };
    match read_number(text, kind) {
        Reading::Blank => Kind::Blank,
        Reading::Number { .. } | Reading::Mark | Reading::Wrong(Fault::Unit) => Kind::Figure,
        Reading::Wrong(_) => Kind::Words,
    }
}
