//! What every foreign file becomes before anything of it is understood: lines of text and grids,
//! in the order in which a person reads them.

/// What a file shows.
#[derive(Debug, Default)]
pub(super) struct Blocks {
    /// From top to bottom.
    pub all: Vec<Block>,
    /// What was left out on the way, each a sentence.
    pub notes: Vec<String>,
    /// Whether its lines end where a page does, and not with a paragraph.
    pub is_wrapped: bool,
    /// The title that the file bears, where it says so outside of its text.
    pub title: Option<String>,
}

/// A piece of what a file shows.
#[derive(Debug)]
pub(super) enum Block {
    /// A paragraph, or a line where the format knows no paragraphs; blank ones, too.
    Text(String),
    /// A table.
    Grid(Grid),
}

/// A table: lines of cells, those that reach down from a line above not repeated.
#[derive(Debug, Default)]
pub(super) struct Grid {
    pub lines: Vec<Vec<GridCell>>,
    /// The number that each line has in its sheet, from 1; none where lines are not numbered.
    pub rows: Vec<usize>,
}

/// A cell of a grid.
#[derive(Debug, Clone)]
pub(super) struct GridCell {
    /// Its text; lines within it are parted by `\n`.
    pub text: String,
    /// The first column that it covers.
    pub column: usize,
}

impl Grid {
    /// A grid of texts, each in a column of its own.
    pub fn of(lines: impl IntoIterator<Item = Vec<String>>) -> Self {
        let line = |texts: Vec<String>| {
            texts.into_iter().enumerate().map(|(column, text)| GridCell { text, column }).collect()
        };
        Self { lines: lines.into_iter().map(line).collect(), rows: Vec::new() }
    }

    /// A grid of cells that cover several columns and lines: text, columns, lines.
    pub fn spanned(lines: impl IntoIterator<Item = Vec<(String, usize, usize)>>) -> Self {
        // How many lines further down each column is taken.
        let mut taken: Vec<usize> = Vec::new();
        let mut grid = Self::default();
        for cells in lines {
            let mut line = Vec::with_capacity(cells.len());
            let mut column = 0;
            let mut fresh: Vec<(usize, usize)> = Vec::new();
            for (text, columns, rows) in cells {
                while taken.get(column).is_some_and(|lines| *lines > 0) {
                    column += 1;
                }
                line.push(GridCell { text, column });
                fresh.extend((column..column + columns).map(|covered| (covered, rows)));
                column += columns;
            }
            for lines in &mut taken {
                *lines = lines.saturating_sub(1);
            }
            for (covered, rows) in fresh {
                if taken.len() <= covered {
                    taken.resize(covered + 1, 0);
                }
                if let Some(lines) = taken.get_mut(covered) {
                    *lines = rows.saturating_sub(1).max(*lines);
                }
            }
            grid.lines.push(line);
        }
        grid
    }
}
