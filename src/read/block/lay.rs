//! A block without labels on the cells of a table: as it stands, or else every other way in which
//! it has room.

use super::grid::{Cell, Grid, transposed, width};
use super::pasting::Sight;
use super::{Block, How, Laid, quote};
use crate::form::{CellId, Form, Table};
use crate::order;
use crate::read::recognise::sums::{Verdict, judge};

/// As it stands, or else every other way in which it has room.
pub(super) fn readings(form: &'static Form, table: &'static Table, start: CellId, grid: &Grid) -> Vec<Laid> {
    let from = |cell: CellId| format!("从“{}”起", form.name_of(cell));
    if let Some(over) = fit(table, start, grid) {
        let is_plain = over.doubts.is_empty() && over.covered.is_empty();
        let how = if is_plain { How::Plain } else { How::AsItStands };
        let as_it_stands = |how, over: Over<'_>| over.laid(form, how, format!("{}照原样填", from(start)));
        let turned = transposed(grid);
        let other = fit(table, start, &turned).filter(|other| other.adds_up(form));
        let Some(other) = other else { return vec![as_it_stands(how, over)] };
        // One cell a line may be a row: the sums say so, and somebody else has to.
        let is_sure = over.adds_up(form);
        let other = other.laid(form, How::Transposed, format!("{}行列对调着填，合计对得上", from(start)));
        let as_it_stands = as_it_stands(How::AsItStands, over);
        return if is_sure { vec![as_it_stands, other] } else { vec![other, as_it_stands] };
    }
    let mut readings = Vec::new();
    let turned = transposed(grid);
    let flat = vec![grid.concat()];
    let mut offer = |how, grid: &Grid, words: &str| {
        let mut found = std::iter::once(start).chain(nearest(table, start));
        let fitting = found.find_map(|cell| Some((cell, fit(table, cell, grid)?)));
        readings.extend(fitting.map(|(cell, over)| over.laid(form, how, format!("{}{words}", from(cell)))));
    };
    if grid.len() > 1 && width(grid) > 1 {
        offer(How::Moved, grid, "照原样填");
        offer(How::Transposed, &turned, "行列对调着填");
    } else {
        offer(How::Transposed, &turned, "行列对调着填");
        offer(How::Moved, grid, "照原样填");
    }
    if grid.len() > 1 && width(grid) > 1 && figure_lines(table).count() == 1 {
        offer(How::InOrder, &flat, "一格接一格地填");
    }
    let over = lay(table, start, grid);
    readings.push(over.laid(form, How::Cut, format!("{}照原样填，放不下的不填", from(start))));
    readings
}

/// A block that is copied into several selected cells as often as it fits into them, as
/// spreadsheets do: a single text into each.
pub(super) fn repeated(table: &'static Table, selected: &[CellId], sights: &[Sight]) -> Option<Laid> {
    let [Sight { grid, left_out, .. }] = sights else { return None };
    let lines: Vec<Vec<CellId>> = figure_lines(table)
        .map(|line| line.into_iter().filter(|cell| selected.contains(cell)).collect::<Vec<_>>())
        .filter(|line| !line.is_empty())
        .collect();
    let (height, breadth) = (grid.len(), width(grid));
    let is_even = |line: &Vec<CellId>| line.len().is_multiple_of(breadth.max(1));
    let fits = selected.len() > 1
        && left_out.is_empty()
        && height > 0
        && breadth > 0
        && grid.iter().all(|line| line.len() == breadth && line.iter().all(|cell| !cell.is_covered))
        && lines.len().is_multiple_of(height)
        && lines.iter().all(is_even)
        && (height, breadth) != (lines.len(), lines.first().map_or(0, Vec::len));
    let is_one_text = (height, breadth) == (1, 1);
    let has_words = |cell: &Cell| cell.text.chars().any(|c| !c.is_ascii() && c.is_alphabetic());
    if !fits || (!is_one_text && grid.iter().flatten().any(has_words)) {
        return None;
    }
    let (mut cells, mut doubts) = (Block::new(), Vec::new());
    for (line, source) in lines.iter().zip(grid.iter().cycle()) {
        for (cell, source) in line.iter().zip(source.iter().cycle()) {
            cells.push((*cell, source.text.clone()));
            doubts.extend(source.doubt.clone().map(|why| (*cell, why)));
        }
    }
    let how = if doubts.is_empty() { How::Plain } else { How::AsItStands };
    let words = format!("重复填进选中的 {} 格", cells.len());
    Some(Laid { how, words, cells, left_out: Vec::new(), doubts })
}

/// Whether each line of a block reaches from a cell on to the end of its line.
pub(super) fn fills(table: &Table, start: CellId, grid: &Grid) -> bool {
    let line = figure_lines(table).find(|cells| cells.contains(&start)).unwrap_or_default();
    let room = line.iter().skip_while(|cell| **cell != start).count();
    room > 1 && grid.iter().all(|line| line.len() == room)
}

/// A block on the cells of a table.
#[derive(Default)]
struct Over<'a> {
    cells: Block,
    doubts: Vec<(CellId, String)>,
    /// Those over which another cell of the block reaches: nothing goes into them.
    covered: Vec<CellId>,
    /// The texts for which there is no cell, with their lines.
    rest: Vec<(usize, &'a str)>,
}

impl Over<'_> {
    /// Whether the sums of the form hold in it; of nothing but zeros, any would.
    fn adds_up(&self, form: &'static Form) -> bool {
        let (cells, texts): (Vec<CellId>, Vec<&str>) =
            self.cells.iter().map(|(cell, text)| (*cell, text.as_str())).unzip();
        let is_any = texts.iter().any(|text| text.contains(|c: char| c.is_numeric() && c != '0'));
        is_any && judge(form, &cells, &texts) == Verdict::Holds
    }

    fn laid(self, form: &'static Form, how: How, words: String) -> Laid {
        let mut left_out = Vec::new();
        if let Some(first) = self.covered.first() {
            let more = if self.covered.len() > 1 {
                format!("等 {} 格", self.covered.len())
            } else {
                String::new()
            };
            let name = form.name_of(*first);
            left_out.push(format!("“{name}”{more}不变：原来的表把它和旁边的格合并了，只有一个数"));
        }
        let mut rest = self.rest.as_slice();
        while let Some((line, _)) = rest.first() {
            let (own, others) = rest.split_at(rest.iter().take_while(|(other, _)| other == line).count());
            let texts: Vec<&str> = own.iter().map(|(_, text)| *text).collect();
            left_out.push(format!("第 {} 行放不下：{}", line + 1, quote(&texts)));
            rest = others;
        }
        Laid { how, words, cells: self.cells, left_out, doubts: self.doubts }
    }
}

/// A block that has room, with its upper left figure at `start`; blanks need none.
fn fit<'a>(table: &Table, start: CellId, grid: &'a Grid) -> Option<Over<'a>> {
    Some(lay(table, start, grid)).filter(|over| over.rest.is_empty())
}

/// The cells that a block covers from `start` on.
fn lay<'a>(table: &Table, start: CellId, grid: &'a Grid) -> Over<'a> {
    let mut places = figure_lines(table).skip_while(|cells| !cells.contains(&start));
    let mut indent = None;
    let mut over = Over::default();
    for (index, texts) in grid.iter().enumerate() {
        let line = places.next().unwrap_or_default();
        let indent = *indent.get_or_insert_with(|| line.iter().position(|cell| *cell == start).unwrap_or(0));
        let mut cells = line.iter().skip(indent);
        for Cell { text, is_covered, doubt } in texts {
            match cells.next() {
                Some(cell) if *is_covered => over.covered.push(*cell),
                Some(cell) => {
                    over.cells.push((*cell, text.clone()));
                    over.doubts.extend(doubt.clone().map(|why| (*cell, why)));
                }
                None if text.is_empty() => {}
                None => over.rest.push((index, text)),
            }
        }
    }
    over
}

/// The other cells of a table: those straight above, then those of the same line, then all.
fn nearest(table: &Table, start: CellId) -> Vec<CellId> {
    let mut places = Vec::new();
    for (line, cells) in figure_lines(table).enumerate() {
        places.extend(cells.into_iter().enumerate().map(|(indent, cell)| (cell, line, indent)));
    }
    let own = places.iter().find(|(cell, ..)| *cell == start);
    let (line, indent) = own.map_or((0, 0), |(_, line, indent)| (*line, *indent));
    order::by_key(&mut places, |(_, own_line, own_indent)| {
        (*own_indent != indent, *own_line != line, line.abs_diff(*own_line), indent.abs_diff(*own_indent))
    });
    places.into_iter().map(|(cell, ..)| cell).collect()
}

/// The figures of each printed line.
fn figure_lines(table: &Table) -> impl Iterator<Item = Vec<CellId>> {
    let figures =
        table.lines.iter().map(|line| line.cells.iter().filter_map(|item| item.cell).collect::<Vec<_>>());
    figures.filter(|cells| !cells.is_empty())
}
