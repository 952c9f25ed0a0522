//! The head of a binary Word file: what it is, and where everything lies.

use crate::office::little_endian::{long, short};

/// What the head of a file says.
pub(super) struct Head<'a> {
    document: &'a [u8],
    /// Which of the two streams of tables is in force.
    pub is_table_1: bool,
    /// Where the text begins and ends, if it is in one piece.
    pub text: (usize, usize),
    /// Whether such text has two bytes a character.
    pub is_wide: bool,
    /// How many characters the text has.
    pub length: usize,
    /// Where the text of boxes begins among all characters, and ends.
    pub boxes: (usize, usize),
}

// Where the head says where a table lies.
pub(super) const STYLES: usize = 0xa2;
pub(super) const CHARACTERS: usize = 0xfa;
pub(super) const PARAGRAPHS: usize = 0x102;
pub(super) const PIECES: usize = 0x1a2;
pub(super) const LISTS: usize = 0x2e2;
pub(super) const NAMED_LISTS: usize = 0x2ea;

impl<'a> Head<'a> {
    /// Reads the head; a sentence where the file is not read.
    pub fn read(document: &'a [u8]) -> Result<Self, &'static str> {
        /// What Word 97 writes; Word 95 has 0x68, Word 6 has 0x65.
        const WORD_97: usize = 0xb0;
        const ENCRYPTED: usize = 0x100;
        const WIDE: usize = 0x1000;
        let (Some(mark), Some(version)) = (short(document, 0), short(document, 2)) else {
            return Err(DAMAGED);
        };
        match mark {
            0xa5ec if version >= WORD_97 => {}
            0xa5ec | 0xa5dc | 0xa5db => return Err(OLD),
            _ => return Err(DAMAGED),
        }
        let flags = short(document, 0x0a).unwrap_or(0);
        if flags & ENCRYPTED != 0 {
            return Err(LOCKED);
        }
        let number = |at| long(document, at).unwrap_or(0);
        let length = number(0x4c);
        // Before boxes: the text, footnotes, headers, macros, comments, endnotes.
        let before: usize = [0x4c, 0x50, 0x54, 0x58, 0x5c, 0x60].into_iter().map(number).sum();
        Ok(Self {
            document,
            is_table_1: flags & 0x200 != 0,
            text: (number(0x18), number(0x1c)),
            is_wide: flags & WIDE != 0,
            length,
            boxes: (before, before + number(0x64)),
        })
    }

    /// A table, from the stream that holds them; nothing where there is none.
    pub fn table<'t>(&self, tables: &'t [u8], at: usize) -> &'t [u8] {
        let place = long(self.document, at).zip(long(self.document, at + 4));
        let (start, length) = place.unwrap_or_default();
        let rest = tables.get(start..).unwrap_or_default();
        rest.get(..length).unwrap_or(rest)
    }

    /// What lies behind a table: the levels of the lists do.
    pub fn behind<'t>(&self, tables: &'t [u8], at: usize) -> &'t [u8] {
        let place = long(self.document, at).zip(long(self.document, at + 4));
        let (start, length) = place.unwrap_or_default();
        tables.get(start.saturating_add(length)..).unwrap_or_default()
    }
}

const DAMAGED: &str = "文件坏了，里面的内容读不出来。请换一份再打开。";
const LOCKED: &str = "文件加了密码，打不开。请用 Word 或 WPS 打开，去掉密码另存一份，再打开一次。";
const OLD: &str =
    "这是 Word 95 或更早的文件，打不开。请用 Word 或 WPS 打开，另存为 Word 文件（.docx），再打开一次。";
