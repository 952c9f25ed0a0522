//! The official form as data: its sections, tables, cells and plain checks.
//!
//! Everything here is read from `form/<edition>.toml` when the crate is built
//! (`form/build.rs`) and stands in the program as static tables. Nothing can be
//! malformed at run time: a form that contradicts itself does not build.
//!
//! Code names a cell by its address (`t3.carried_over.commercial`); the order of
//! rows, columns and cells exists only here.

mod earlier;
mod severity;

pub use earlier::Earlier;
pub use severity::Severity;

/// One published edition of the form: 国务院办公厅's 年度报告格式.
#[derive(Debug)]
pub struct Form {
    /// The year by which the edition is known: `2021`.
    pub edition: &'static str,
    /// The first report year that uses this edition.
    pub first_year: u16,
    /// The last report year that uses it: the one before the next edition's first. `None` while it is in force.
    pub last_year: Option<u16>,
    /// Its official name, in 《》.
    pub name: &'static str,
    /// 文号 of the notice that published it.
    pub document_number: &'static str,
    /// How a report is called, with `{organ}` and `{year}` to be filled in.
    pub title: &'static str,
    /// What became of the places of the edition before it; `None` in the first edition of all.
    pub earlier: Option<Earlier>,
    /// The sections in official order.
    pub sections: &'static [Section],
    /// The tables in order of their sections.
    pub tables: &'static [Table],
    /// Every cell of every table, in the order in which they are printed.
    pub cells: &'static [Cell],
    /// The checks that are nothing but a sum.
    pub checks: &'static [Check],
    /// How the sum cells are filled, in an order in which each one's parts come before it.
    pub sums: &'static [Equation],
}

/// One of the sections.
#[derive(Debug)]
pub struct Section {
    /// Its key in data: `overview`, `t2`, …
    pub key: &'static str,
    /// The official heading with its numeral: 一、总体情况.
    pub heading: &'static str,
    /// Words by which a reader recognises the heading in a foreign file.
    pub find: &'static [&'static str],
    /// What it holds.
    pub body: Body,
}

/// What a section holds.
#[derive(Debug)]
pub enum Body {
    /// Prose.
    Prose {
        /// The template's own words in the place of the text: （文字描述）.
        hint: &'static str,
        /// The aspects that the official format asks the text to cover.
        aspects: &'static [&'static str],
        /// What a text may begin with, part by part.
        parts: &'static [SectionPart],
    },
    /// A table: its index in [`Form::tables`].
    Table(usize),
}

/// A part of a section of prose: what to say in it, and a text to begin with.
#[derive(Debug)]
pub struct SectionPart {
    /// Its key within the section: `applications`.
    pub key: &'static str,
    /// What people call it: 依申请公开.
    pub name: &'static str,
    /// The words at the beginning of a paragraph by which it is recognised.
    pub find: &'static str,
    /// What to say, each a phrase.
    pub prompts: &'static [&'static str],
    /// A text to begin with, its heading in front: the addresses of cells in 〔〕 are live
    /// figures, `{year}` and `{organ}` are filled in, ＿＿ is a gap.
    pub skeleton: &'static str,
}

/// One official table.
#[derive(Debug)]
pub struct Table {
    /// `t2`, `t3`, `t4`.
    pub key: &'static str,
    /// How messages name one of its cells, from `{row}` and `{column}`.
    pub cell_name: &'static str,
    /// The widths of the grid columns in twips (1/1440 inch), as in the office template.
    pub widths: &'static [u32],
    /// How many printed lines at the top hold only labels.
    pub header_lines: usize,
    /// The first part of a cell's address.
    pub rows: &'static [Row],
    /// The second part of a cell's address.
    pub columns: &'static [Column],
    /// The table as it is printed, line by line.
    pub lines: &'static [Line],
}

/// A row of a table: what is counted.
#[derive(Debug, Clone)]
pub struct Row {
    /// Its key in addresses.
    pub key: &'static str,
    /// The official label, to the letter.
    pub label: &'static str,
    /// What messages call it: the label without numeral and brackets.
    pub name: &'static str,
    /// Words by which a reader recognises the row in a foreign file.
    pub find: &'static [&'static str],
    /// Phrases by which prose speaks of the row's figure, beside those that the reader of prose knows.
    pub words: &'static [&'static str],
    /// What belongs into it and what does not, in a sentence or two; empty where its columns say it.
    pub help: &'static str,
    /// The article that it comes from: 条例第三十七条. Empty where no article names it.
    pub article: &'static str,
    /// Its cells, one place for each of [`Table::columns`]; `None` where it has none.
    cells: &'static [Option<CellId>],
}

/// A column of a table: for whom, or how it ended.
#[derive(Debug)]
pub struct Column {
    /// Its key in addresses.
    pub key: &'static str,
    /// The official label, to the letter.
    pub label: &'static str,
    /// What a cell of the column holds.
    pub kind: CellKind,
    /// What belongs into it; empty where the label says all.
    pub help: &'static str,
}

/// What a cell holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CellKind {
    /// A number of 件.
    Count,
    /// 万元, with up to six decimals (a 分 is 0.000001 万元).
    Money,
    /// How many 件 or 项 more or fewer than the year before: a whole number, with or without its
    /// sign (`+1036`, `-5`).
    Change,
    /// A sum of money for which the form prints no unit: 元 or 万元 stays as it was typed.
    Payment,
}

/// One printed line of a table. Cells that reach down from a line above are not repeated.
#[derive(Debug)]
pub struct Line {
    /// What is printed, from left to right.
    pub cells: &'static [Printed],
}

/// A rectangle of a printed table: a label, or a place for a figure.
#[derive(Debug)]
pub struct Printed {
    /// The label; empty where a figure stands.
    pub text: &'static str,
    /// The cell whose figure stands here; `None` for a label.
    pub cell: Option<CellId>,
    /// The first grid column that it covers.
    pub column: usize,
    /// How many grid columns it covers.
    pub columns: usize,
    /// How many lines it covers.
    pub rows: usize,
}

/// A cell of a form, by its place in [`Form::cells`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CellId(u16);

/// A cell: a place for one figure.
#[derive(Debug)]
pub struct Cell {
    /// Its name everywhere: `t3.carried_over.commercial`.
    pub address: &'static str,
    /// Its table, as an index into [`Form::tables`].
    pub table: usize,
    /// Its row, as an index into [`Table::rows`].
    pub row: usize,
    /// Its column, as an index into [`Table::columns`].
    pub column: usize,
    /// What it holds.
    pub kind: CellKind,
    /// Every heading above and beside it, as read out by a screen reader.
    pub label: &'static str,
    /// Whether it is a sum of other cells.
    pub is_sum: bool,
}

/// A check that is nothing but a sum.
#[derive(Debug)]
pub struct Check {
    /// Its id in the catalogue: `T3-01`.
    pub id: &'static str,
    /// The fault that it finds, in English: `row-total-differs`.
    pub name: &'static str,
    /// `error`, `warning` or `info`.
    pub severity: &'static str,
    /// What it compares.
    pub kind: CheckKind,
    /// The equation in words, with places for the figures: for the sheet on which each is listed.
    pub formula: &'static str,
    /// What is wrong, with places for the figures.
    pub message: &'static str,
    /// What to do, with places for the figures.
    pub fix: &'static str,
    /// The sentence of the official format that it comes from.
    pub clause: &'static str,
    /// Why it must hold, in the words of the manual.
    pub why: &'static str,
    /// One for each row or column that it looks at.
    pub equations: &'static [Equation],
}

/// The two kinds of plain check.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CheckKind {
    /// A total is the sum of its parts.
    Sum,
    /// Two sums are equal.
    Balance,
}

/// `left` adds up to as much as `right`. In a sum, `left` is the total alone.
#[derive(Debug)]
pub struct Equation {
    /// The cells on the left-hand side.
    pub left: &'static [CellId],
    /// The cells on the right-hand side.
    pub right: &'static [CellId],
    /// The cells to correct when it does not hold, the likeliest first.
    pub primary: &'static [CellId],
}

/// An edition is one published document; its name tells it from every other.
impl PartialEq for Form {
    fn eq(&self, other: &Self) -> bool {
        self.edition == other.edition
    }
}

impl Form {
    /// Every edition, the oldest first.
    pub fn all() -> &'static [&'static Form] {
        EDITIONS
    }

    /// The edition in force: the newest one.
    pub fn newest() -> &'static Form {
        NEWEST
    }

    /// The edition of that name: `2021`.
    pub fn edition(name: &str) -> Option<&'static Form> {
        EDITIONS.iter().copied().find(|form| form.edition == name)
    }

    /// The edition that the report on `year` has to use.
    pub fn of_year(year: u16) -> Option<&'static Form> {
        EDITIONS.iter().copied().find(|form| form.covers(year))
    }

    /// Whether the report on `year` uses this edition.
    pub fn covers(&self, year: u16) -> bool {
        self.first_year <= year && self.last_year.is_none_or(|last| year <= last)
    }

    /// The years whose reports use it, as people say it: 2019、2020 年度, 2021 年度起.
    pub fn report_years(&self) -> String {
        let first = self.first_year;
        match self.last_year {
            None => format!("{first} 年度起"),
            Some(last) if last == first => format!("{first} 年度"),
            Some(last) if last == first + 1 => format!("{first}、{last} 年度"),
            Some(last) => format!("{first} 至 {last} 年度"),
        }
    }

    /// Every cell in printed order.
    pub fn cell_ids(&self) -> impl Iterator<Item = CellId> + use<> {
        (0..u16::try_from(self.cells.len()).unwrap_or(u16::MAX)).map(CellId)
    }

    /// The cell with that address, if this edition has it.
    pub fn cell(&self, address: &str) -> Option<CellId> {
        let mut parts = address.split('.');
        let cell = self.at(parts.next()?, parts.next()?, parts.next()?);
        cell.filter(|_| parts.next().is_none())
    }

    /// The cell in that row and column of a table, each by its key.
    pub fn at(&self, table: &str, row: &str, column: &str) -> Option<CellId> {
        let table = self.table(table)?;
        let row = table.rows.iter().find(|known| known.key == row)?;
        let column = table.columns.iter().position(|known| known.key == column)?;
        row.cells.get(column).copied().flatten()
    }

    /// What is known of a cell.
    ///
    /// An id of another edition returns the first cell instead of a panic: ids never
    /// leave the report whose form they come from.
    pub fn info(&self, cell: CellId) -> &'static Cell {
        self.cells.get(usize::from(cell.0)).unwrap_or(FIRST_CELL)
    }

    /// The table with that key.
    pub fn table(&self, key: &str) -> Option<&'static Table> {
        self.tables.iter().find(|table| table.key == key)
    }

    /// The table that a cell belongs to.
    pub fn table_of(&self, cell: CellId) -> Option<&'static Table> {
        self.tables.get(self.info(cell).table)
    }

    /// The row of a cell.
    pub fn row_of(&self, cell: CellId) -> Option<&'static Row> {
        self.table_of(cell)?.rows.get(self.info(cell).row)
    }

    /// The column of a cell.
    pub fn column_of(&self, cell: CellId) -> Option<&'static Column> {
        self.table_of(cell)?.columns.get(self.info(cell).column)
    }

    /// How a message names a cell: “商业企业·予以公开”.
    pub fn name_of(&self, cell: CellId) -> String {
        match (self.table_of(cell), self.row_of(cell), self.column_of(cell)) {
            (Some(table), Some(row), Some(column)) => named(table.cell_name, row.name, column.label),
            _ => String::new(),
        }
    }

    /// What belongs into a cell, by its row and its column.
    pub fn help_of(&self, cell: CellId) -> String {
        let row = self.row_of(cell).map_or("", |row| row.help);
        let column = self.column_of(cell).map_or("", |column| column.help);
        format!("{row}{column}")
    }

    /// The plain checks that look at a cell, each with the equation in which it stands.
    pub fn checks_of(&self, cell: CellId) -> impl Iterator<Item = (&'static Check, &'static Equation)> {
        let has = move |equation: &&Equation| [equation.left, equation.right].concat().contains(&cell);
        self.checks
            .iter()
            .flat_map(move |check| check.equations.iter().filter(has).map(move |equation| (check, equation)))
    }

    /// How a sum cell is filled; `None` for any other cell.
    pub fn sum_of(&self, cell: CellId) -> Option<&'static Equation> {
        // Most cells are none, and this is asked of each.
        self.info(cell).is_sum.then(|| self.sums.iter().find(|sum| sum.left.first() == Some(&cell)))?
    }

    /// The parts of a section of prose; none where there is no such section.
    pub fn parts(&self, section: &str) -> &'static [SectionPart] {
        match self.section(section).map(|section| &section.body) {
            Some(Body::Prose { parts, .. }) => parts,
            Some(Body::Table(_)) | None => &[],
        }
    }

    /// Whether a table, by its place in [`Form::tables`], has cells that are sums of others.
    pub fn has_sums(&self, table: usize) -> bool {
        self.cells.iter().any(|cell| cell.table == table && cell.is_sum)
    }

    /// The section with that key.
    pub fn section(&self, key: &str) -> Option<&'static Section> {
        self.sections.iter().find(|section| section.key == key)
    }
}

/// A pattern with the names in their places. Made in one go: a finding in the prose names
/// cells, and where there are 300, looking for each place by its word took a fifth of a check.
fn named(pattern: &str, row: &str, column: &str) -> String {
    let mut name = String::with_capacity(pattern.len() + row.len() + column.len());
    for piece in pattern.split(['{', '}']) {
        name.push_str(match piece {
            "row" => row,
            "column" => column,
            other => other,
        });
    }
    name
}

impl Table {
    /// The cell in that row and column, each by its place here; `None` where the row has none.
    pub fn cell(&self, row: usize, column: usize) -> Option<CellId> {
        self.rows.get(row)?.cells.get(column).copied().flatten()
    }
}

impl CellId {
    /// Its place in [`Form::cells`].
    pub fn index(self) -> usize {
        usize::from(self.0)
    }
}

include!(concat!(env!("OUT_DIR"), "/forms.rs"));
