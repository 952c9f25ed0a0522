//! A sheet as it is to be: its cells with their contents and styles, and how it is shown
//! and printed. [`super::table`] and [`super::findings`] make sheets, [`super::worksheet`]
//! spells them.

use super::size;
use crate::office::xml::Spell;
use crate::report::Amount;
use std::borrow::Cow;

/// A sheet.
pub(super) struct Sheet {
    /// Its name on the tab: at most 31 characters, none of `[ ] : * ? / \`.
    pub(super) name: String,
    /// The widths of its columns, in tenths of a digit of the workbook's font.
    pub(super) widths: Vec<u32>,
    /// Its rows from the top, without a gap.
    pub(super) rows: Vec<Row>,
    /// Cells that are one.
    pub(super) merges: Vec<Area>,
    /// What is above and on the left of this spot stays in sight.
    pub(super) frozen: Option<Spot>,
    /// A list with arrows in its first row, to choose from.
    pub(super) filter: Option<Area>,
    /// Cells that lead to another place of the workbook.
    pub(super) links: Vec<Link>,
    /// Cells that turn red where they say that something differs.
    pub(super) checks: Vec<Area>,
    /// What is printed.
    pub(super) printed: Area,
    /// Rows that are repeated on every page, the first and the last.
    pub(super) titles: Option<(usize, usize)>,
    /// Whether the sheet may take several pages, one below the other, with numbers.
    pub(super) long: bool,
}

/// A row.
#[derive(Default)]
pub(super) struct Row {
    /// Its height in points; none for the usual one.
    pub(super) height: Option<u32>,
    /// Its cells from the left, without a gap.
    pub(super) cells: Vec<Cell>,
}

/// A cell: its style, by its place in [`super::styles::Styles`], and what stands in it.
#[derive(Default)]
pub(super) struct Cell {
    pub(super) style: usize,
    pub(super) content: Content,
}

/// What stands in a cell.
#[derive(Default)]
pub(super) enum Content {
    /// Nothing.
    #[default]
    Blank,
    /// Text, whatever it begins with.
    Text(String),
    /// A number.
    Number(Amount),
    /// A formula, and the number that it gives.
    Sum(String, Amount),
    /// A formula, and the text that it gives.
    Words(String, String),
}

impl Content {
    /// What a person sees of it.
    pub(super) fn shown(&self) -> Cow<'_, str> {
        match self {
            Self::Blank => "".into(),
            Self::Text(text) | Self::Words(_, text) => text.into(),
            Self::Number(number) | Self::Sum(_, number) => number.to_string().into(),
        }
    }
}

/// A cell that leads to another place of the workbook.
pub(super) struct Link {
    pub(super) from: Spot,
    pub(super) to: String,
}

/// A cell's place on its sheet, counted from 0; it spells itself `D6`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Spot {
    pub(super) row: usize,
    pub(super) column: usize,
}

/// A rectangle of cells, both corners in it; it spells itself `D6:I6`, or `D6` where it is one cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Area {
    pub(super) first: Spot,
    pub(super) last: Spot,
}

impl Spell for Amount {
    fn spell(&self, out: &mut String) {
        match self.as_whole().and_then(|number| u32::try_from(number).ok()) {
            Some(number) => number.spell(out),
            None => format_args!("{self}").spell(out),
        }
    }
}

impl Spell for Spot {
    fn spell(&self, out: &mut String) {
        Letters(self.column).spell(out);
        (self.row + 1).spell(out);
    }
}

impl Spell for Area {
    fn spell(&self, out: &mut String) {
        self.first.spell(out);
        if self.first != self.last {
            out.push(':');
            self.last.spell(out);
        }
    }
}

/// The name of a column: A to Z, then AA.
struct Letters(usize);

impl Spell for Letters {
    fn spell(&self, out: &mut String) {
        const ALPHABET: [char; 26] = [
            'A', 'B', 'C', 'D', 'E', 'F', 'G', 'H', 'I', 'J', 'K', 'L', 'M', 'N', 'O', 'P', 'Q', 'R', 'S',
            'T', 'U', 'V', 'W', 'X', 'Y', 'Z',
        ];
        if let Some(before) = (self.0 / ALPHABET.len()).checked_sub(1) {
            Self(before).spell(out);
        }
        out.push(*ALPHABET.get(self.0 % ALPHABET.len()).unwrap_or(&'A'));
    }
}

impl Area {
    /// The area with dollar signs, as names of a workbook want it: `$A$1:$D$16`.
    pub(super) fn fixed(self) -> String {
        let fixed = |spot: Spot| format!("${}${}", Letters(spot.column).spelled(), spot.row + 1);
        format!("{}:{}", fixed(self.first), fixed(self.last))
    }
}

impl Sheet {
    /// A sheet on one page, without a row yet.
    pub(super) fn new(name: &str, widths: Vec<u32>) -> Self {
        let corner = Spot { row: 0, column: 0 };
        Self {
            name: name.to_owned(),
            widths,
            rows: Vec::new(),
            merges: Vec::new(),
            frozen: None,
            filter: None,
            links: Vec::new(),
            checks: Vec::new(),
            printed: Area { first: corner, last: corner },
            titles: None,
            long: false,
        }
    }

    /// A place of this sheet, as seen from another one.
    pub(super) fn place(name: &str, place: &str) -> String {
        format!("'{}'!{place}", name.replace('\'', "''"))
    }

    /// The rectangle of all cells.
    pub(super) fn all(&self) -> Area {
        let last =
            Spot { row: self.rows.len().saturating_sub(1), column: self.widths.len().saturating_sub(1) };
        Area { first: Spot { row: 0, column: 0 }, last }
    }

    /// Whether it is printed on pages that lie on their side.
    pub(super) fn lies(&self) -> bool {
        // Of one that goes on over several pages, only the width has to fit.
        let count = if self.long { 0 } else { self.rows.len() };
        size::lies(&self.widths, self.rows.iter().take(count).filter_map(|row| row.height))
    }
}
