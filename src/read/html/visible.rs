//! What a page shows, as blocks: paragraphs and tables as a person sees them. Tables that only
//! lay a page out are taken apart; what is hidden or struck out is left out, and said.

use super::exact;
use super::tags::{Piece, attribute, pieces};
use crate::read::blocks::{Block, Blocks, Grid, SpanningCell};
use crate::read::left_out::{Gathered, Gone, InTable, LeftOut, marks};
use crate::read::sheet::decimal::Decimal;

/// A page as blocks.
pub(in crate::read) fn blocks(page: &str) -> Blocks {
    Walk::default().over(page)
}

/// What was copied, as blocks: a table of one column is a table, too. On demand with the lines and
/// cells of tables that are not shown.
pub(in crate::read) fn copied(html: &str, with_unshown: bool) -> Blocks {
    Walk { is_copied: true, with_unshown, ..Walk::default() }.over(html)
}

/// A table inside of another is followed this far; deeper ones are text.
const DEEPEST: usize = 40;
/// No table of a report has more columns or lines in one cell.
const WIDEST: usize = 64;

#[derive(Default)]
struct Walk {
    /// Blocks outside of all tables.
    all: Vec<Block>,
    /// The tables that are open, the inner one last.
    tables: Vec<Table>,
    /// The paragraph that is being read.
    paragraph: String,
    /// An element whose content nobody sees.
    hidden: Option<Hidden>,
    left_out: Gathered,
    /// How many blocks stood before the last figure.
    before_figure: usize,
    title: Option<String>,
    is_copied: bool,
    with_unshown: bool,
}

/// An element whose content nobody sees.
struct Hidden {
    name: String,
    /// How many of its name are open.
    depth: usize,
    /// How many tables are open within it.
    tables: usize,
    why: Why,
    is_said: bool,
}

/// Why nobody sees it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Why {
    /// For a reason of which something is to be said.
    LeftOut(LeftOut),
    /// For any other.
    Other,
}

impl Hidden {
    /// Whether it ends where another element begins: lines and cells need no end tag.
    fn ends_before(&self, name: &str) -> bool {
        let is_cell = |name: &str| matches!(name, "td" | "th");
        self.tables == 0
            && match self.name.as_str() {
                "tr" => name == "tr",
                own => is_cell(own) && (is_cell(name) || name == "tr"),
            }
    }
}

/// Of a cell beside a text that was struck out.
const STRUCK: &str = "原件里这一格有划掉或删除的文字，没有读入";

/// A table that is being read.
#[derive(Default)]
struct Table {
    lines: Vec<Vec<Cell>>,
    /// What was left out beside its cells.
    left_out: Vec<InTable>,
    is_in_cell: bool,
    is_in_line: bool,
    holds_tables: bool,
}

struct Cell {
    blocks: Vec<Block>,
    columns: usize,
    rows: usize,
    /// What was struck out or deleted in it.
    gone: Gone,
    /// The number that it keeps beside what it shows.
    kept: Option<Decimal>,
}

impl Walk {
    fn over(mut self, page: &str) -> Blocks {
        for piece in pieces(page) {
            match piece {
                Piece::Start(name, attributes) => self.start(&name, attributes),
                Piece::End(name) => self.end(&name),
                Piece::Text(text) => self.text(&text),
            }
        }
        self.finish()
    }

    fn start(&mut self, name: &str, attributes: &str) {
        if let Some(hidden) = &mut self.hidden {
            if !hidden.ends_before(name) {
                hidden.depth += usize::from(hidden.name == name && !is_void(name));
                hidden.tables += usize::from(name == "table");
                return;
            }
            self.hidden = None;
        }
        if let Some(why) = self.hides(name, attributes).filter(|_| !is_void(name)) {
            self.hidden = Some(Hidden { name: name.to_owned(), depth: 1, tables: 0, why, is_said: false });
            return;
        }
        match name {
            "br" => self.paragraph.push('\n'),
            "table" => self.open_table(),
            "tr" => self.open_line(),
            "td" | "th" => self.open_cell(attributes),
            "caption" => self.break_paragraph(),
            "figure" => {
                self.break_paragraph();
                self.before_figure = self.place().len();
            }
            _ if is_block(name) => self.break_paragraph(),
            _ => {}
        }
    }

    /// Why nobody sees an element.
    fn hides(&self, name: &str, attributes: &str) -> Option<Why> {
        if matches!(name, "del" | "s" | "strike") {
            return Some(Why::LeftOut(LeftOut::Struck));
        }
        if matches!(name, "select" | "option" | "datalist" | "object" | "audio" | "video" | "svg" | "math") {
            return Some(Why::Other);
        }
        // Most elements are what they are called, and nothing else.
        if attributes.is_empty() {
            return None;
        }
        let style = attribute(attributes, "style").unwrap_or_default();
        let style: String =
            style.chars().filter(|c| !c.is_whitespace()).map(|c| c.to_ascii_lowercase()).collect();
        let is_struck =
            style.split(';').any(|rule| rule.starts_with("text-decoration") && rule.contains("line-through"));
        if is_struck {
            return Some(Why::LeftOut(LeftOut::Struck));
        }
        let is_hidden = attribute(attributes, "hidden").is_some()
            || ["display:none", "mso-hide:all", "visibility:hidden", "visibility:collapse"]
                .iter()
                .any(|rule| style.contains(rule));
        if !is_hidden {
            return None;
        }
        let is_of_table = matches!(name, "tr" | "td" | "th" | "tbody");
        match (is_of_table, self.with_unshown) {
            (true, true) => None,
            (true, false) => Some(Why::LeftOut(LeftOut::Unshown)),
            _ => Some(Why::Other),
        }
    }

    fn end(&mut self, name: &str) {
        if let Some(hidden) = &mut self.hidden {
            if name == "table" && hidden.tables > 0 {
                hidden.tables -= 1;
            } else if name == "table" && matches!(hidden.name.as_str(), "tr" | "td" | "th") {
                self.hidden = None;
                self.close_table();
                return;
            }
            if hidden.name == name {
                hidden.depth -= 1;
                if hidden.depth == 0 {
                    self.hidden = None;
                }
            }
            return;
        }
        match name {
            "title" if self.title.is_none() => self.title = Some(std::mem::take(&mut self.paragraph)),
            "table" => self.close_table(),
            "tr" => self.close_line(),
            "td" | "th" => self.close_cell(),
            "br" => self.paragraph.push('\n'),
            "figcaption" => self.close_figcaption(),
            _ if is_block(name) => self.break_paragraph(),
            _ => {}
        }
    }

    /// Editors write the heading of a table behind it, and show it above. A sentence there is a note.
    fn close_figcaption(&mut self) {
        // Once for each figure: what moves again and again would take the square of the time.
        let start = std::mem::replace(&mut self.before_figure, usize::MAX);
        let before = self.place().len();
        let is_heading = !self.paragraph.trim_end().ends_with('。');
        self.break_paragraph();
        let added = self.place().len().saturating_sub(before);
        if let Some(figure) = self.place().get_mut(start..)
            && is_heading
            && matches!(figure.first(), Some(Block::Grid(_)))
            && added < figure.len()
        {
            figure.rotate_right(added);
        }
    }

    fn text(&mut self, text: &str) {
        if let Some(hidden) = &mut self.hidden {
            // What is hidden and holds nothing has nothing to be said of.
            let Why::LeftOut(what) = hidden.why else { return };
            if text.trim().is_empty() {
                return;
            }
            if !std::mem::replace(&mut hidden.is_said, true) {
                let is_cell = matches!(hidden.name.as_str(), "td" | "th");
                self.leave_out(what, is_cell);
            }
            if let Some(cell) = self.cell().filter(|_| what == LeftOut::Struck) {
                cell.gone.push(text);
            }
            return;
        }
        // Between the cells of a table stands nothing; what stands there all the same is kept before it.
        if self.tables.last().is_some_and(|table| !table.is_in_cell) && text.trim().is_empty() {
            return;
        }
        // Words in one go, and what is between them.
        for part in text.split_inclusive([' ', '\t', '\r', '\n', '\u{c}', '\u{a0}']) {
            let words = part.trim_end_matches([' ', '\t', '\r', '\n', '\u{c}', '\u{a0}']);
            self.paragraph.push_str(words);
            let is_fixed = part.ends_with('\u{a0}');
            let is_first = self.paragraph.is_empty() || self.paragraph.ends_with([' ', '\n']);
            if is_fixed || words.len() < part.len() && !is_first {
                self.paragraph.push(' ');
            }
        }
    }

    /// Notes where something was left out: in a cell or paragraph, or beside the cells of a table.
    fn leave_out(&mut self, what: LeftOut, is_cell: bool) {
        let beside = |table: &&mut Table| what == LeftOut::Unshown || !table.is_in_cell;
        match self.tables.last_mut().filter(beside) {
            Some(table) => {
                if self.left_out.count(what) {
                    let row = table.lines.len().saturating_sub(usize::from(is_cell));
                    table.left_out.push(InTable { row, column: None, what });
                }
            }
            None => self.left_out.add(what),
        }
    }

    fn break_paragraph(&mut self) {
        let text = std::mem::take(&mut self.paragraph);
        let lines = text.split('\n').map(str::trim).filter(|line| !line.is_empty());
        let mut blocks: Vec<Block> = lines.map(|line| Block::Text(line.to_owned())).collect();
        self.left_out.mark(&mut blocks);
        self.place().extend(blocks);
    }

    /// The open cell.
    fn cell(&mut self) -> Option<&mut Cell> {
        let table = self.tables.iter_mut().rev().find(|table| table.is_in_cell)?;
        table.lines.last_mut()?.last_mut()
    }

    /// Where blocks go: into the open cell, or outside of all tables.
    fn place(&mut self) -> &mut Vec<Block> {
        let cell = self.tables.iter_mut().rev().find(|table| table.is_in_cell);
        cell.and_then(|table| table.lines.last_mut()?.last_mut())
            .map_or(&mut self.all, |cell| &mut cell.blocks)
    }

    fn open_table(&mut self) {
        self.break_paragraph();
        if self.tables.len() < DEEPEST {
            self.tables.push(Table::default());
        }
    }

    fn open_line(&mut self) {
        self.close_line();
        if let Some(table) = self.tables.last_mut() {
            table.lines.push(Vec::new());
            table.is_in_line = true;
        }
    }

    fn open_cell(&mut self, attributes: &str) {
        self.close_cell();
        let span = |name| {
            let value = attribute(attributes, name).and_then(|value| value.trim().parse::<usize>().ok());
            value.unwrap_or(1).clamp(1, WIDEST)
        };
        let (columns, rows) = (span("colspan"), span("rowspan"));
        if self.tables.last().is_some_and(|table| !table.is_in_line) {
            self.open_line();
        }
        if let Some(table) = self.tables.last_mut() {
            table.is_in_cell = true;
            if let Some(line) = table.lines.last_mut() {
                line.push(Cell {
                    blocks: Vec::new(),
                    columns,
                    rows,
                    gone: Gone::default(),
                    kept: exact::kept(attributes),
                });
            }
        }
    }

    fn close_cell(&mut self) {
        self.break_paragraph();
        if let Some(table) = self.tables.last_mut() {
            table.is_in_cell = false;
        }
    }

    fn close_line(&mut self) {
        self.close_cell();
        if let Some(table) = self.tables.last_mut() {
            table.is_in_line = false;
        }
    }

    fn close_table(&mut self) {
        self.close_line();
        let Some(table) = self.tables.pop() else { return };
        if let Some(outer) = self.tables.last_mut() {
            outer.holds_tables = true;
        }
        let blocks = table.into_blocks(self.is_copied);
        self.place().extend(blocks);
    }

    fn finish(mut self) -> Blocks {
        while !self.tables.is_empty() {
            self.close_table();
        }
        self.break_paragraph();
        let (title, unshown) = (self.title, self.left_out.of(LeftOut::Unshown));
        let mut blocks = Blocks { all: self.all, title, unshown, ..Blocks::default() };
        self.left_out.note(
            &mut blocks,
            &[
                (LeftOut::Struck, ["有", "处划掉或删除的文字没有读入。"]),
                (LeftOut::Unshown, ["表里有", "处没有显示出来的行或格，没有读入。"]),
            ],
        );
        blocks
    }
}

impl Table {
    /// The table as a grid; one that holds tables, or in a page has one column, only lays out what
    /// is in it, and is taken apart.
    fn into_blocks(self, is_copied: bool) -> Vec<Block> {
        let is_layout = self.holds_tables || !is_copied && self.lines.iter().all(|line| line.len() < 2);
        if is_layout {
            let mut blocks: Vec<Block> =
                self.lines.into_iter().flatten().flat_map(|cell| cell.blocks).collect();
            blocks.extend(self.left_out.into_iter().map(|own| Block::LeftOut(own.what)));
            return blocks;
        }
        let text = |blocks: Vec<Block>| {
            let texts = blocks.into_iter().filter_map(|block| match block {
                Block::Text(text) => Some(text),
                Block::Grid(_) | Block::LeftOut(_) => None,
            });
            texts.collect::<Vec<_>>().join("\n")
        };
        let line = |cells: Vec<Cell>| {
            let cell = |Cell { blocks, columns, rows, gone, kept }: Cell| {
                let left_out = marks(&blocks).collect();
                let shown = text(blocks);
                let (text, doubt) = match kept {
                    Some(kept) => exact::settled(shown, kept),
                    None => (shown, None),
                };
                // What was copied is asked about in fewer words.
                let gone = gone.doubt().map(|gone| if is_copied { STRUCK.into() } else { gone });
                SpanningCell { text, columns, rows, doubt: gone.or(doubt), left_out }
            };
            cells.into_iter().map(cell).collect()
        };
        let mut grid = Grid::spanned(self.lines.into_iter().map(line));
        grid.left_out.extend(self.left_out);
        vec![Block::Grid(grid)]
    }
}

fn is_void(name: &str) -> bool {
    matches!(
        name,
        "area"
            | "base"
            | "br"
            | "col"
            | "embed"
            | "hr"
            | "img"
            | "input"
            | "link"
            | "meta"
            | "param"
            | "source"
            | "track"
            | "wbr"
    )
}

fn is_block(name: &str) -> bool {
    matches!(
        name,
        "p" | "div"
            | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "li"
            | "ul"
            | "ol"
            | "dl"
            | "dt"
            | "dd"
            | "section"
            | "article"
            | "header"
            | "footer"
            | "nav"
            | "aside"
            | "main"
            | "blockquote"
            | "pre"
            | "hr"
            | "form"
            | "body"
            | "html"
            | "center"
            | "address"
            | "fieldset"
            | "figure"
            | "figcaption"
            | "caption"
            | "thead"
            | "tbody"
            | "tfoot"
            | "title"
            | "head"
    )
}
