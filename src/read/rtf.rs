//! Rich text (RTF), which many files are that call themselves .doc: text, tables, the numbers of lists
//! as they were saved. What is deleted, hidden or struck out is left out.

mod tokens;

use super::blocks::{Block, Blocks};
use super::left_out::{Gathered, Gone, LeftOut};
use super::table::{Column, Table};
use crate::order::Map;
use crate::text::code_page;
use tokens::{Token, tokens};

/// With this every such file begins.
pub(super) const SIGNATURE: &[u8] = b"{\\rtf";
/// A table inside of another is followed this far.
const DEEPEST: usize = 40;
/// Groups within groups; no program writes so many.
const MOST_GROUPS: usize = 4_000;
const WESTERN: usize = 1252;

/// What the file shows.
pub(super) fn blocks(bytes: &[u8]) -> Blocks {
    let mut walk = Walk { page: WESTERN, ..Walk::default() };
    for token in tokens(bytes) {
        match token {
            Token::Open if walk.groups.len() < MOST_GROUPS => walk.open(),
            Token::Open => break,
            Token::Close => walk.close(),
            Token::Word(word, number) => walk.word(word, number),
            Token::Star => walk.is_starred = true,
            Token::Byte(byte) => walk.byte(byte),
            Token::Binary => {}
        }
    }
    walk.finish()
}

#[derive(Default)]
struct Walk {
    state: State,
    groups: Vec<State>,
    /// Whether the group that was opened may be left out by programs that do not know it.
    is_starred: bool,
    /// The code page of the file, and of its fonts.
    page: usize,
    fonts: Map<i32, usize>,
    /// The font that the table of fonts describes.
    font: i32,
    /// Bytes that are not yet text: a Chinese character has two.
    bytes: Vec<u8>,
    /// The first half of a character beyond the first 65 536.
    high: Option<u16>,
    /// How many characters of what older programs are shown are still to come.
    to_skip: usize,
    text: String,
    /// What was deleted or struck out since the last cell.
    gone: Gone,
    depth: usize,
    rows: Row,
    inner_row: Row,
    tables: Vec<Table>,
    all: Vec<Block>,
    left_out: Gathered,
}

/// What ends with a group.
#[derive(Clone, Copy, Default)]
struct State {
    holds: Holds,
    is_hidden: bool,
    is_deleted: bool,
    is_struck: bool,
    font: i32,
    /// How many characters follow a `\u` for older programs, less one: one is the rule.
    fallback: i32,
}

/// What a group holds.
#[derive(Clone, Copy, Default, PartialEq)]
enum Holds {
    #[default]
    Text,
    /// What nobody sees.
    Other,
    Fonts,
    /// The properties of a row in a table within a cell.
    InnerRow,
}

/// The cells of a row, as it says them.
#[derive(Default)]
struct Row {
    columns: Vec<Column>,
    /// Where the next cell begins.
    edge: i32,
    is_covered: bool,
}

impl Walk {
    fn open(&mut self) {
        self.flush();
        self.is_starred = false;
        self.groups.push(self.state);
    }

    fn close(&mut self) {
        self.flush();
        self.to_skip = 0;
        self.state = self.groups.pop().unwrap_or_default();
    }

    fn word(&mut self, word: &str, number: Option<i32>) {
        self.flush();
        if self.to_skip > 0 && word != "u" {
            self.to_skip -= 1;
            return;
        }
        let is_starred = std::mem::take(&mut self.is_starred);
        if is_starred && !matches!(word, "nesttableprops" | "shpinst" | "shptxt") {
            self.state.holds = Holds::Other;
        }
        if self.state.holds == Holds::Fonts {
            self.font_word(word, number);
            return;
        }
        if self.state.holds == Holds::Other {
            return;
        }
        let is_on = number != Some(0);
        match word {
            "fonttbl" => self.state.holds = Holds::Fonts,
            "ansicpg" => self.page = number.and_then(|page| usize::try_from(page).ok()).unwrap_or(WESTERN),
            "f" => self.state.font = number.unwrap_or(0),
            "uc" => self.state.fallback = number.unwrap_or(1).clamp(0, 16) - 1,
            "u" => self.unicode(number.unwrap_or(0)),
            "v" => self.state.is_hidden = is_on,
            "deleted" => {
                if is_on && !self.state.is_deleted {
                    self.left_out.add(LeftOut::Deleted);
                }
                self.state.is_deleted = is_on;
            }
            "strike" | "striked" => {
                if is_on && !self.state.is_struck {
                    self.left_out.add(LeftOut::Struck);
                }
                self.state.is_struck = is_on;
            }
            "plain" => {
                (self.state.is_hidden, self.state.is_deleted, self.state.is_struck) = (false, false, false);
            }
            "sp" | "colortbl" | "stylesheet" | "info" | "pict" | "object" | "header" | "headerl"
            | "headerr" | "headerf" | "footer" | "footerl" | "footerr" | "footerf" | "footnote"
            | "annotation" | "nonesttables" | "shprslt" => self.state.holds = Holds::Other,
            _ => self.layout(word, number),
        }
    }

    fn font_word(&mut self, word: &str, number: Option<i32>) {
        let number = number.unwrap_or(0);
        match word {
            "f" => self.font = number,
            "fcharset" => {
                let page = match number {
                    134 => 936,
                    0..=2 => return,
                    _ => WESTERN,
                };
                self.fonts.insert(self.font, page);
            }
            "cpg" => {
                self.fonts.insert(self.font, usize::try_from(number).unwrap_or(WESTERN));
            }
            _ => {}
        }
    }

    /// Paragraphs, tables, characters that have names.
    fn layout(&mut self, word: &str, number: Option<i32>) {
        let number_or = |other: i32| number.unwrap_or(other);
        match word {
            "par" | "sect" | "page" => self.end_paragraph(),
            "line" | "softline" => self.put('\n'),
            "tab" => self.put('\t'),
            "~" | "emspace" | "enspace" => self.put(' '),
            "_" => self.put('-'),
            "emdash" => self.put('—'),
            "endash" => self.put('–'),
            "bullet" => self.put('•'),
            "lquote" => self.put('‘'),
            "rquote" => self.put('’'),
            "ldblquote" => self.put('“'),
            "rdblquote" => self.put('”'),
            "{" | "}" | "\\" => word.chars().for_each(|character| self.put(character)),
            "pard" => self.depth = 0,
            "intbl" => self.depth = self.depth.max(1),
            "itap" => self.depth = usize::try_from(number_or(0)).unwrap_or(0).min(DEEPEST),
            "nesttableprops" => self.state.holds = Holds::InnerRow,
            "cell" => self.end_cell(1),
            "nestcell" => self.end_cell(self.depth.max(2)),
            "row" => {
                self.go_to(1);
                let columns = std::mem::take(&mut self.rows.columns);
                self.end_row(&columns);
                // The next row may say nothing of its own.
                self.rows.columns = columns;
            }
            "nestrow" => {
                let columns = std::mem::take(&mut self.inner_row.columns);
                self.end_row(&columns);
            }
            _ => self.row_word(word, number_or(0)),
        }
    }

    fn row_word(&mut self, word: &str, number: i32) {
        let row = if self.state.holds == Holds::InnerRow { &mut self.inner_row } else { &mut self.rows };
        match word {
            "trowd" => *row = Row::default(),
            "trleft" => row.edge = number,
            "clvmrg" | "clmrg" => row.is_covered = true,
            "cellx" => {
                let is_shown = !std::mem::take(&mut row.is_covered);
                row.columns.push(Column { edge: row.edge, is_shown });
                row.edge = number;
            }
            _ => {}
        }
    }

    fn byte(&mut self, byte: u8) {
        if self.to_skip > 0 {
            self.to_skip -= 1;
        } else if self.is_text() {
            self.bytes.push(byte);
        }
    }

    fn is_text(&self) -> bool {
        !matches!(self.state.holds, Holds::Other | Holds::Fonts) && !self.state.is_hidden
    }

    /// Adds a text, or leaves it out, as it looks.
    fn add(&mut self, text: &str) {
        if self.state.is_deleted || self.state.is_struck {
            self.gone.push(text);
        } else {
            self.text.push_str(text);
        }
    }

    /// The bytes that were gathered are a text in the code page of their font.
    fn flush(&mut self) {
        if !self.bytes.is_empty() {
            let page = self.fonts.get(&self.state.font).copied().unwrap_or(self.page);
            let text = code_page::decoded(&std::mem::take(&mut self.bytes), page);
            self.add(&text);
        }
    }

    fn unicode(&mut self, number: i32) {
        self.to_skip = usize::try_from(self.state.fallback + 1).unwrap_or(0);
        // Numbers above 32 767 are written below zero.
        let Ok(unit) = u16::try_from(number.rem_euclid(0x1_0000)) else { return };
        let units = self.high.take().into_iter().chain([unit]);
        if (0xd800..0xdc00).contains(&unit) {
            self.high = Some(unit);
            return;
        }
        let text: String = char::decode_utf16(units).filter_map(Result::ok).collect();
        text.chars().for_each(|character| self.put(character));
    }

    fn put(&mut self, character: char) {
        if self.is_text() {
            self.add(character.encode_utf8(&mut [0; 4]));
        }
    }

    fn end_paragraph(&mut self) {
        self.flush();
        if self.depth == 0 {
            self.gone = Gone::default();
        }
        self.go_to(self.depth);
        let text = std::mem::take(&mut self.text);
        let lines = text.split('\n').map(str::trim).filter(|line| !line.is_empty());
        let mut blocks: Vec<Block> = lines.map(|line| Block::Text(line.to_owned())).collect();
        self.left_out.mark(&mut blocks);
        self.tables.last_mut().map_or(&mut self.all, |table| &mut table.cell).extend(blocks);
    }

    fn end_cell(&mut self, depth: usize) {
        self.depth = self.depth.max(depth);
        if depth == 1 {
            self.depth = 1;
        }
        self.end_paragraph();
        let gone = std::mem::take(&mut self.gone);
        if let Some(table) = self.tables.last_mut() {
            table.end_cell(gone);
        }
    }

    fn end_row(&mut self, columns: &[Column]) {
        self.text.clear();
        if let Some(table) = self.tables.last_mut() {
            table.end_row(columns);
        }
    }

    /// Opens and closes tables until so many are open.
    fn go_to(&mut self, depth: usize) {
        while self.tables.len() > depth {
            let Some(table) = self.tables.pop() else { return };
            let blocks = table.into_blocks();
            match self.tables.last_mut() {
                Some(outer) => outer.take_in(blocks),
                None => self.all.extend(blocks),
            }
        }
        while self.tables.len() < depth {
            self.tables.push(Table::default());
        }
    }

    fn finish(mut self) -> Blocks {
        self.depth = 0;
        self.end_paragraph();
        Blocks::of_word(self.all, &self.left_out)
    }
}
