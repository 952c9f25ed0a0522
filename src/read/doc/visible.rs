//! What a binary Word file shows, as blocks.

use super::fields::Fields;
use super::head::{self, Head};
use super::lists;
use super::paragraph::Paragraph;
use super::pieces::{Changed, Character, Pieces};
use super::properties::{
    Allowance, DELETED, HIDDEN, Property, STRUCK, STRUCK_TWICE, SYMBOL, is_on, properties,
};
use super::stretches::{Kind, Stretches};
use crate::office::little_endian::unsigned_16;
use crate::read::blocks::{Block, Blocks};
use crate::read::left_out::{Gathered, Gone, LeftOut};
use crate::read::numbering::Numbering;
use crate::read::table::Table;

/// A table inside of another is followed this far.
const DEEPEST: usize = 40;

const MANY_PROPERTIES: &str =
    "文件里的格式设置太多，只看了前面的一部分，后面的表格可能没有认出来，请对照原文件核对。";

/// What the file shows: its text, then that of its text boxes.
pub(super) fn blocks(
    head: &Head<'_>,
    document: &[u8],
    tables: &[u8],
    data: &[u8],
    pieces: &Pieces<'_>,
) -> Blocks {
    let list = |at| head.table(tables, at);
    let mut walk = Walk {
        paragraphs: Stretches::read(list(head::PARAGRAPHS), document, Kind::Paragraphs),
        characters: Stretches::read(list(head::CHARACTERS), document, Kind::Characters),
        numbering: lists::numbering(
            list(head::LISTS),
            head.behind(tables, head::LISTS),
            list(head::NAMED_LISTS),
            list(head::STYLES),
        ),
        data,
        allowance: Allowance::of(document.len() + tables.len() + data.len()),
        run: Run::default(),
        text: String::new(),
        gone: Gone::default(),
        fields: Fields::default(),
        tables: Vec::new(),
        all: Vec::new(),
        left_out: Gathered::default(),
    };
    for (from, to) in [(0, head.length), head.boxes] {
        for character in pieces.characters(from, to) {
            walk.take(&character);
        }
        walk.close_tables(0);
        walk.end_paragraph(&Paragraph::default());
        walk.fields = Fields::default();
    }
    walk.finish()
}

struct Walk<'a> {
    paragraphs: Stretches<'a>,
    characters: Stretches<'a>,
    numbering: Numbering,
    data: &'a [u8],
    allowance: Allowance,
    run: Run,
    text: String,
    /// What was deleted or struck out since the last cell.
    gone: Gone,
    fields: Fields,
    tables: Vec<Table>,
    all: Vec<Block>,
    left_out: Gathered,
}

/// A stretch of characters that look alike.
#[derive(Default)]
struct Run {
    start: usize,
    end: usize,
    is_hidden: bool,
    is_deleted: bool,
    is_struck: bool,
    symbol: Option<char>,
}

impl Run {
    fn take(&mut self, (code, value): Property<'_>) {
        match code {
            DELETED => self.is_deleted = is_on(value),
            HIDDEN => self.is_hidden = is_on(value),
            STRUCK | STRUCK_TWICE => self.is_struck = is_on(value),
            SYMBOL => {
                let character = unsigned_16(value, 2).and_then(|unit| char::from_u32(u32::from(unit)));
                self.symbol = character;
            }
            _ => {}
        }
    }
}

impl Walk<'_> {
    fn take(&mut self, character: &Character<'_>) {
        self.see_run(character);
        match character.value {
            '\u{13}' => self.fields.begin(),
            '\u{14}' => self.fields.begin_result(),
            '\u{15}' => self.fields.end(),
            '\r' | '\u{7}' => self.end(character),
            _ if self.fields.is_instruction() => {}
            other if self.run.is_deleted || self.run.is_struck => {
                if !other.is_control() {
                    self.gone.push(other.encode_utf8(&mut [0; 4]));
                }
            }
            _ if self.run.is_hidden => {}
            // Lines, pages and columns end.
            '\u{b}' | '\u{c}' | '\u{e}' => self.text.push('\n'),
            '\u{1e}' => self.text.push('-'),
            '\t' => self.text.push('\t'),
            '(' if self.run.symbol.is_some() => self.text.extend(self.run.symbol),
            // Pictures, notes, what only the program sees.
            '\0'..='\u{1f}' => {}
            other => self.text.push(other),
        }
    }

    /// Looks up how a character looks, where a new stretch begins.
    fn see_run(&mut self, character: &Character<'_>) {
        if (self.run.start..self.run.end).contains(&character.place) {
            return;
        }
        let (start, end, own) = self.characters.at(character.place);
        let (was_deleted, was_struck) = (self.run.is_deleted, self.run.is_struck);
        self.run = Run { start, end, ..Run::default() };
        properties(own).for_each(|property| self.run.take(property));
        match character.changed {
            Changed::One(code, value) => self.run.take((code, &[value])),
            Changed::Many(changed) => {
                properties(self.allowance.take(changed)).for_each(|property| self.run.take(property));
            }
        }
        if self.run.is_deleted && !was_deleted {
            self.left_out.add(LeftOut::Deleted);
        }
        if self.run.is_struck && !was_struck {
            self.left_out.add(LeftOut::Struck);
        }
    }

    /// A paragraph, a cell or a row ends.
    fn end(&mut self, character: &Character<'_>) {
        let is_mark = character.value == '\u{7}';
        if self.run.is_deleted && !is_mark {
            // Without the mark between them, two paragraphs are one.
            return;
        }
        let (.., own) = self.paragraphs.at(character.place);
        let own = Paragraph::read(own, self.data, character.changed, &mut self.allowance);
        let depth = own.depth().max(usize::from(is_mark)).min(DEEPEST);
        self.fields.end_paragraph();
        self.close_tables(depth);
        while self.tables.len() < depth {
            self.tables.push(Table::default());
        }
        let is_row_end = own.is_row_end && depth > 0;
        if !is_row_end {
            self.end_paragraph(&own);
        }
        let is_cell_end = is_mark || own.is_inner_cell;
        let is_deleted = self.run.is_deleted;
        let Some(table) = self.tables.last_mut() else {
            self.gone = Gone::default();
            return;
        };
        if is_row_end && is_deleted && !table.shows_in_row() {
            // What was deleted in it, and counted, is the row itself. LibreOffice marks the end of the row before it.
            table.drop_row(self.left_out.forget());
        } else if is_row_end {
            self.text.clear();
            table.end_row(&own.columns);
        } else if is_cell_end {
            table.end_cell(std::mem::take(&mut self.gone));
        }
    }

    fn end_paragraph(&mut self, own: &Paragraph) {
        let text = std::mem::take(&mut self.text);
        // Below zero it was in a list once.
        let list = own.list.map(|list| if list > 0x7ff { 0 } else { list });
        let named = (list.is_some() || own.level.is_some())
            .then(|| (list.map_or_else(String::new, |list| list.to_string()), own.level.unwrap_or(0)));
        let number = self.numbering.next(named, Some(&own.style.to_string()), text.trim().is_empty());
        let text = number + &text;
        let lines = text.split('\n').map(str::trim).filter(|line| !line.is_empty());
        let mut blocks: Vec<Block> = lines.map(|line| Block::Text(line.to_owned())).collect();
        self.left_out.mark(&mut blocks);
        self.place().extend(blocks);
    }

    fn place(&mut self) -> &mut Vec<Block> {
        self.tables.last_mut().map_or(&mut self.all, |table| &mut table.cell)
    }

    /// Closes the tables that are deeper than that.
    fn close_tables(&mut self, depth: usize) {
        while self.tables.len() > depth {
            let Some(table) = self.tables.pop() else { return };
            let blocks = table.into_blocks();
            match self.tables.last_mut() {
                Some(outer) => outer.take_in(blocks),
                None => self.all.extend(blocks),
            }
        }
    }

    fn finish(self) -> Blocks {
        let mut blocks = Blocks::of_word(self.all, &self.left_out);
        if self.allowance.is_spent {
            blocks.notes.push(MANY_PROPERTIES.into());
        }
        blocks
    }
}
