//! What a Word document shows, as blocks: paragraphs with the numbers that Word counts, tables,
//! text boxes; tracked changes as accepted. What is deleted, hidden or struck out is left out.

use crate::office::xml::{Piece, Tag, pieces};
use crate::read::blocks::{Block, Blocks, Grid, GridCell};
use crate::read::left_out::{Gathered, Gone, InTable, LeftOut, marks};
use crate::read::numbering::Numbering;

/// The document part as blocks.
pub(super) fn blocks(document: &str, numbering: Numbering) -> Blocks {
    let mut walk = Walk { numbering, ..Walk::default() };
    for piece in pieces(document) {
        match piece {
            Piece::Start(tag) => walk.start(&tag),
            Piece::End(name) => walk.end(local(name)),
            Piece::Text(text) => match walk.coming {
                Coming::Shown => walk.add(&text),
                Coming::Gone => walk.leave_out(&text),
                Coming::Nothing => {}
            },
        }
    }
    walk.finish()
}

/// A table inside of another is followed this far.
const DEEPEST: usize = 40;
/// No table of a report has more columns.
const WIDEST: usize = 256;

#[derive(Default)]
struct Walk {
    numbering: Numbering,
    all: Vec<Block>,
    tables: Vec<Table>,
    paragraph: Paragraph,
    /// The paragraphs around an open text box.
    around: Vec<Paragraph>,
    is_in_body: bool,
    /// What the text that comes is.
    coming: Coming,
    /// The properties that are open: they hold no text, and `del` in them is no deletion of text.
    properties: usize,
    /// An element whose content nobody sees, and how many of its name are open within it.
    hidden: Option<(String, usize)>,
    run: Run,
    left_out: Gathered,
    /// Whether the first choice of the open alternatives was read, the inner one last.
    chosen: Vec<bool>,
}

/// How a run looks.
#[derive(Default, Clone, Copy, PartialEq)]
enum Run {
    #[default]
    Shown,
    Hidden,
    Struck,
}

/// What a text is.
#[derive(Default, Clone, Copy, PartialEq)]
enum Coming {
    #[default]
    Nothing,
    Shown,
    /// Deleted or struck out.
    Gone,
}

#[derive(Default)]
struct Paragraph {
    text: String,
    style: Option<String>,
    number: Option<(String, usize)>,
}

#[derive(Default)]
struct Table {
    lines: Vec<Vec<GridCell>>,
    left_out: Vec<InTable>,
    column: usize,
    cell: Option<Cell>,
    is_line_deleted: bool,
    holds_tables: bool,
    /// What cells of a table that holds tables show, in their order.
    loose: Vec<Block>,
}

#[derive(Default)]
struct Cell {
    blocks: Vec<Block>,
    gone: Gone,
    columns: usize,
    is_continued: bool,
}

impl Walk {
    fn start(&mut self, tag: &Tag<'_>) {
        let name = tag.local_name();
        self.coming = Coming::Nothing;
        if let Some((hidden, depth)) = &mut self.hidden {
            if matches!(hidden.as_str(), "del" | "moveFrom") && matches!(name, "t" | "delText") {
                self.coming = Coming::Gone;
            }
            *depth += usize::from(hidden == name && !tag.is_whole);
            return;
        }
        if name == "body" {
            self.is_in_body = true;
        }
        if !self.is_in_body {
            return;
        }
        if self.is_hidden(name) && !tag.is_whole {
            self.hidden = Some((name.to_owned(), 1));
            return;
        }
        match name {
            "pPr" | "rPr" | "trPr" | "tcPr" | "tblPr" | "sectPr" | "sdtPr" if !tag.is_whole => {
                self.properties += 1;
            }
            "p" => self.break_paragraph(),
            "r" => self.run = Run::Shown,
            "t" if self.properties == 0 && !tag.is_whole => {
                self.coming = match self.run {
                    Run::Shown => Coming::Shown,
                    Run::Hidden => Coming::Nothing,
                    Run::Struck => Coming::Gone,
                };
            }
            "tab" if self.properties == 0 => self.add("\t"),
            "br" | "cr" if self.properties == 0 => self.add("\n"),
            "noBreakHyphen" => self.add("-"),
            "txbxContent" => self.around.push(std::mem::take(&mut self.paragraph)),
            "AlternateContent" if !tag.is_whole => self.chosen.push(false),
            "Choice" => {
                if let Some(chosen) = self.chosen.last_mut() {
                    *chosen = true;
                }
            }
            "tbl" => self.open_table(),
            "tr" => self.open_line(),
            "tc" => self.open_cell(),
            _ => self.property(name, tag),
        }
    }

    /// A property of what is open.
    fn property(&mut self, name: &str, tag: &Tag<'_>) {
        let value = tag.local_attribute("val");
        let number = || value.as_deref().and_then(|value| value.parse::<usize>().ok());
        let is_on = !matches!(value.as_deref(), Some("0" | "false" | "off" | "none"));
        match name {
            "vanish" | "webHidden" if is_on && self.properties == 1 => self.run = Run::Hidden,
            "strike" | "dstrike" if is_on && self.properties == 1 => {
                self.run = Run::Struck;
                self.left_out.add(LeftOut::Struck);
            }
            // Word 2003 wrote down what it had counted.
            "t" => self.paragraph.text.extend(value.as_deref()),
            "pStyle" => self.paragraph.style = value.map(Into::into),
            "numId" => {
                let level = self.paragraph.number.take().map_or(0, |(_, level)| level);
                self.paragraph.number = value.map(|id| (id.into(), level));
            }
            "ilvl" => {
                let id = self.paragraph.number.take().map(|(id, _)| id).unwrap_or_default();
                self.paragraph.number = Some((id, number().unwrap_or(0)));
            }
            "gridBefore" => {
                if let Some(table) = self.tables.last_mut() {
                    table.column = number().unwrap_or(0).min(WIDEST);
                }
            }
            "del" if self.properties > 0 => {
                if let Some(table) = self.tables.last_mut().filter(|table| table.cell.is_none()) {
                    table.is_line_deleted = true;
                }
            }
            "gridSpan" | "vMerge" | "vmerge" => {
                let cell = self.tables.last_mut().and_then(|table| table.cell.as_mut());
                if let Some(cell) = cell {
                    if name == "gridSpan" {
                        cell.columns = number().unwrap_or(1).clamp(1, WIDEST);
                    } else {
                        // Without a value it goes on.
                        cell.is_continued = value.as_deref() != Some("restart");
                    }
                }
            }
            _ => {}
        }
    }

    fn is_hidden(&mut self, name: &str) -> bool {
        match name {
            "del" | "moveFrom" if self.properties == 0 => {
                self.left_out.add(LeftOut::Deleted);
                true
            }
            // Phonetic signs above a word; a field's formula; what older programs are shown instead.
            "rt" | "instrText" | "delText" | "delInstrText" => true,
            "Fallback" | "Choice" => self.chosen.last().copied().unwrap_or(false),
            _ => false,
        }
    }

    fn end(&mut self, name: &str) {
        self.coming = Coming::Nothing;
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
            "pPr" | "rPr" | "trPr" | "tcPr" | "tblPr" | "sectPr" | "sdtPr" => {
                self.properties = self.properties.saturating_sub(1);
            }
            "p" => self.break_paragraph(),
            "txbxContent" => {
                self.break_paragraph();
                self.paragraph = self.around.pop().unwrap_or_default();
            }
            "AlternateContent" => {
                self.chosen.pop();
            }
            "tc" => self.close_cell(),
            "tr" => self.close_line(),
            "tbl" => self.close_table(),
            "body" => self.is_in_body = false,
            _ => {}
        }
    }

    fn add(&mut self, text: &str) {
        if self.is_in_body && self.run == Run::Shown {
            self.paragraph.text.push_str(text);
        }
    }

    /// What was deleted or struck out in a cell leaves it in doubt.
    fn leave_out(&mut self, text: &str) {
        if let Some(cell) = self.tables.iter_mut().rev().find_map(|table| table.cell.as_mut()) {
            cell.gone.push(text);
        }
    }

    fn break_paragraph(&mut self) {
        let Paragraph { text, style, number } = std::mem::take(&mut self.paragraph);
        let number = self.numbering.next(number, style.as_deref(), text.trim().is_empty());
        let text = number + &text;
        let lines = text.split('\n').filter(|line| !line.trim().is_empty());
        let mut blocks: Vec<Block> = lines.map(|line| Block::Text(line.trim().to_owned())).collect();
        self.left_out.mark(&mut blocks);
        self.place().extend(blocks);
    }

    /// Where blocks go: into the open cell, or outside of all tables.
    fn place(&mut self) -> &mut Vec<Block> {
        let cell = self.tables.iter_mut().rev().find_map(|table| table.cell.as_mut());
        cell.map_or(&mut self.all, |cell| &mut cell.blocks)
    }

    fn open_table(&mut self) {
        self.break_paragraph();
        if self.tables.len() < DEEPEST {
            self.tables.push(Table::default());
        }
    }

    fn open_line(&mut self) {
        if let Some(table) = self.tables.last_mut() {
            table.column = 0;
            table.is_line_deleted = false;
            table.lines.push(Vec::new());
        }
    }

    fn open_cell(&mut self) {
        if let Some(table) = self.tables.last_mut() {
            table.cell = Some(Cell { columns: 1, ..Cell::default() });
        }
    }

    fn close_cell(&mut self) {
        self.break_paragraph();
        let Some(table) = self.tables.last_mut() else { return };
        let Some(cell) = table.cell.take() else { return };
        let mut texts = Vec::new();
        for block in &cell.blocks {
            if let Block::Text(text) = block {
                texts.push(text.as_str());
            }
        }
        let own = GridCell { text: texts.join("\n"), column: table.column, doubt: cell.gone.doubt() };
        let (row, column) = (table.lines.len().saturating_sub(1), Some(table.column));
        table.left_out.extend(marks(&cell.blocks).map(|what| InTable { row, column, what }));
        table.column += cell.columns;
        // A cell that goes on from above shows nothing of its own.
        if let Some(line) = table.lines.last_mut().filter(|_| !cell.is_continued) {
            line.push(own);
        }
        table.loose.extend(cell.blocks);
    }

    fn close_line(&mut self) {
        self.close_cell();
        if let Some(table) = self.tables.last_mut().filter(|table| table.is_line_deleted) {
            table.lines.pop();
            let row = table.lines.len();
            table.left_out.retain(|own| own.row < row);
            if self.left_out.count(LeftOut::Deleted) {
                table.left_out.push(InTable { row, column: None, what: LeftOut::Deleted });
            }
        }
    }

    fn close_table(&mut self) {
        self.close_cell();
        let Some(table) = self.tables.pop() else { return };
        if let Some(outer) = self.tables.last_mut() {
            outer.holds_tables = true;
        }
        let is_layout = table.holds_tables || table.lines.iter().all(|line| line.len() < 2);
        let blocks = if is_layout {
            table.loose
        } else {
            vec![Block::Grid(Grid { lines: table.lines, left_out: table.left_out, ..Grid::default() })]
        };
        self.place().extend(blocks);
    }

    fn finish(mut self) -> Blocks {
        while !self.tables.is_empty() {
            self.close_table();
        }
        self.break_paragraph();
        Blocks::of_word(self.all, &self.left_out)
    }
}

fn local(name: &str) -> &str {
    name.rsplit(':').next().unwrap_or_default()
}
