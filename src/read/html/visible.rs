//! What a page shows, as blocks: paragraphs and tables as a person sees them. Tables that only
//! lay a page out are taken apart; what is hidden or struck out is left out, and said.

use super::tags::{Piece, attribute, pieces};
use crate::read::blocks::{Block, Blocks, Grid};

/// A page as blocks.
pub(in crate::read) fn blocks(page: &str) -> Blocks {
    let mut walk = Walk::default();
    for piece in pieces(page) {
        match piece {
            Piece::Start(name, attributes) => walk.start(&name, attributes),
            Piece::End(name) => walk.end(&name),
            Piece::Text(text) => walk.text(&text),
        }
    }
    walk.finish()
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
    /// An element whose content nobody sees, and how many of its name are open within it.
    hidden: Option<(String, usize)>,
    struck: usize,
    title: Option<String>,
}

/// A table that is being read.
#[derive(Default)]
struct Table {
    lines: Vec<Vec<Cell>>,
    is_in_cell: bool,
    is_in_line: bool,
    holds_tables: bool,
}

struct Cell {
    blocks: Vec<Block>,
    columns: usize,
    rows: usize,
}

impl Walk {
    fn start(&mut self, name: &str, attributes: &str) {
        if let Some((hidden, depth)) = &mut self.hidden {
            *depth += usize::from(hidden == name && !is_void(name));
            return;
        }
        if !is_void(name) && self.is_hidden(name, attributes) {
            self.hidden = Some((name.to_owned(), 1));
            return;
        }
        match name {
            "br" => self.paragraph.push('\n'),
            "table" => self.open_table(),
            "tr" => self.open_line(),
            "td" | "th" => self.open_cell(attributes),
            "caption" => self.break_paragraph(),
            _ if is_block(name) => self.break_paragraph(),
            _ => {}
        }
    }

    /// Whether nobody sees an element; what was struck out is counted.
    fn is_hidden(&mut self, name: &str, attributes: &str) -> bool {
        if matches!(name, "del" | "s" | "strike") {
            self.struck += 1;
            return true;
        }
        if matches!(
            name,
            "head" | "select" | "option" | "datalist" | "object" | "audio" | "video" | "svg" | "math"
        ) {
            return name != "head";
        }
        let Some(style) = attribute(attributes, "style") else {
            return attribute(attributes, "hidden").is_some();
        };
        let style: String =
            style.chars().filter(|c| !c.is_whitespace()).collect::<String>().to_ascii_lowercase();
        if style.contains("text-decoration:line-through") {
            self.struck += 1;
            return true;
        }
        style.contains("display:none")
            || style.contains("mso-hide:all")
            || style.contains("visibility:hidden")
    }

    fn end(&mut self, name: &str) {
        if let Some((hidden, depth)) = &mut self.hidden {
            if hidden == name {
                *depth -= 1;
                if *depth == 0 {
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
            _ if is_block(name) => self.break_paragraph(),
            _ => {}
        }
    }

    fn text(&mut self, text: &str) {
        if self.hidden.is_some() {
            return;
        }
        // Between the cells of a table stands nothing; what stands there all the same is kept before it.
        if self.tables.last().is_some_and(|table| !table.is_in_cell) && text.trim().is_empty() {
            return;
        }
        for character in text.chars() {
            match character {
                ' ' | '\t' | '\r' | '\n' | '\u{c}' => {
                    if !self.paragraph.ends_with([' ', '\n']) && !self.paragraph.is_empty() {
                        self.paragraph.push(' ');
                    }
                }
                '\u{a0}' => self.paragraph.push(' '),
                other => self.paragraph.push(other),
            }
        }
    }

    fn break_paragraph(&mut self) {
        let text = std::mem::take(&mut self.paragraph);
        let lines: Vec<Block> = text
            .split('\n')
            .map(str::trim)
            .filter(|line| !line.is_empty())
            .map(|line| Block::Text(line.to_owned()))
            .collect();
        self.place().extend(lines);
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
                line.push(Cell { blocks: Vec::new(), columns, rows });
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
        let blocks = table.into_blocks();
        self.place().extend(blocks);
    }

    fn finish(mut self) -> Blocks {
        while !self.tables.is_empty() {
            self.close_table();
        }
        self.break_paragraph();
        let mut notes = Vec::new();
        if self.struck > 0 {
            notes.push(format!("有 {} 处划掉或删除的文字没有读入。", self.struck));
        }
        Blocks { all: self.all, notes, title: self.title, is_wrapped: false }
    }
}

impl Table {
    /// The table as a grid; one that holds tables only lays the page out, and is taken apart.
    fn into_blocks(self) -> Vec<Block> {
        let is_layout = self.holds_tables || self.lines.iter().all(|line| line.len() < 2);
        if is_layout {
            return self.lines.into_iter().flatten().flat_map(|cell| cell.blocks).collect();
        }
        let text = |blocks: Vec<Block>| {
            let texts = blocks.into_iter().filter_map(|block| match block {
                Block::Text(text) => Some(text),
                Block::Grid(_) => None,
            });
            texts.collect::<Vec<_>>().join("\n")
        };
        let line = |cells: Vec<Cell>| {
            cells.into_iter().map(|cell| (text(cell.blocks), cell.columns, cell.rows)).collect()
        };
        vec![Block::Grid(Grid::spanned(self.lines.into_iter().map(line)))]
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
