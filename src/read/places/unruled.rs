//! Tables without lines around their cells: by what stands below each other. Their figures say where the columns
//! are and on which lines the rows; the words beside them are labels, which may go over several lines.

use super::Item;
use super::lines::{Line, Part};
use super::table::{Cell, Table, is_numbered};
use crate::form::Form;
use crate::order;
use crate::read::recognise::headings::section;
use crate::read::recognise::{Kind, kind};

/// A column of figures, or of what has none: from where to where.
type Column = (i32, i32);

/// So many lines without figures may stand between two rows.
const APART: usize = 6;
/// No table has more lines on a page.
const MOST: usize = 300;

/// Puts tables in the place of lines that are rows of one.
pub(super) fn find(page: &mut Vec<Item>) {
    let mut items: Vec<Item> = Vec::new();
    // The table that is open: where it begins, and where its last row stands.
    let mut open: Option<(usize, usize)> = None;
    let mut columns: Vec<Column> = Vec::new();
    for mut item in std::mem::take(page) {
        let here = items.len();
        if let Item::Line(line) = &mut item
            && open.is_some()
        {
            see_words(line, &columns);
        }
        match &item {
            // Beside rows, one whose only figure stands near its label is another.
            Item::Line(line) if line.is_row() || (line.parts.len() == 2 && line.label == 1) => {
                let is_fit = fit(&mut columns, line.figures());
                let is_next =
                    |(first, last): (usize, usize)| is_fit && here - last <= APART && here - first < MOST;
                if let Some((first, _)) = open.filter(|open| is_next(*open)) {
                    open = Some((first, here));
                } else {
                    close(&mut items, open.take());
                    columns.clear();
                    fit(&mut columns, line.figures());
                    open = Some((items.len(), items.len()));
                }
            }
            Item::Line(line) if !is_prose(line) && !is_heading(line) => {}
            _ => close(&mut items, open.take()),
        }
        items.push(item);
    }
    close(&mut items, open);
    *page = items;
}

/// Words in the last column of a row are no label of the figures before them: all stand in columns of the rows above.
fn see_words(line: &mut Line, columns: &[Column]) {
    if line.label < line.parts.len() {
        return;
    }
    let (mut taken, mut figures, mut label) = (Vec::new(), 0, line.label);
    for (place, part) in line.parts.iter().enumerate().rev() {
        let own = columns.iter().position(|(left, right)| part.left <= *right && *left <= part.right);
        let Some(own) = own.filter(|own| !taken.contains(own)) else { break };
        taken.push(own);
        if kind(&part.text) == Kind::Figure {
            (figures, label) = (figures + 1, place);
        }
    }
    if figures > 1 {
        line.label = label;
    }
}

/// Whether figures stand in columns of their own, those that are known or others; adds them.
fn fit(columns: &mut Vec<Column>, figures: &[Part]) -> bool {
    let mut taken = Vec::new();
    for part in figures {
        for (place, (left, right)) in columns.iter().enumerate() {
            if part.left <= *right && *left <= part.right {
                taken.push((place, part.left));
            }
        }
    }
    for (at, (place, part)) in taken.iter().enumerate() {
        if taken.iter().skip(at + 1).any(|(other, next)| other == place || next == part) {
            return false;
        }
    }
    for part in figures {
        add(columns, (part.left, part.right));
    }
    true
}

/// What overlaps a column widens it.
fn add(columns: &mut Vec<Column>, own: Column) {
    match columns.iter_mut().find(|(left, right)| own.0 <= *right && *left <= own.1) {
        Some(known) => *known = (known.0.min(own.0), known.1.max(own.1)),
        None => columns.push(own),
    }
}

/// Whether a line is none of a table.
fn is_prose(line: &Line) -> bool {
    let text = line.text();
    text.contains('。') || (line.parts.len() == 1 && text.chars().nth(40).is_some())
}

/// Whether a line is the heading of a section, below which another table begins.
fn is_heading(line: &Line) -> bool {
    let text = line.text();
    line.parts.len() == 1 && is_numbered(&text) && section(Form::newest(), &text).is_some()
}

/// Makes a table of the lines from one place to another, and of those above that are its head.
fn close(items: &mut Vec<Item>, open: Option<(usize, usize)>) {
    let Some((first, last)) = open else { return };
    let behind = items.split_off(last + 1);
    let mut lines = Vec::new();
    for item in items.drain(first..) {
        if let Item::Line(line) = item {
            lines.push(line);
        }
    }
    if lines.iter().any(Line::is_row) {
        let head = above(items, &lines);
        items.push(Item::Table(table(head, lines)));
    } else {
        for line in lines {
            items.push(Item::Line(line));
        }
    }
    items.extend(behind);
}

/// The lines above a table's first row that are its head or the beginning of its first label.
fn above(items: &mut Vec<Item>, rows: &[Line]) -> Vec<Line> {
    let mut own: Vec<Line> = Vec::new();
    while own.len() < APART {
        let Some(Item::Line(line)) = items.last() else { break };
        // A label that begins above stands near, and further to the left than the figures.
        let is_near = || {
            let below = own.last().or(rows.first()).map_or(0, |below| below.base - below.size * 2);
            line.base > below && !rows.iter().flat_map(Line::figures).any(|part| part.left <= line.right())
        };
        if is_prose(line) || !(line.parts.len() > 1 || is_near()) {
            break;
        }
        if let Some(Item::Line(line)) = items.pop() {
            own.push(line);
        }
    }
    own.reverse();
    own
}

/// The columns of figures: what stands below each other is one. One that is blank everywhere has a head.
fn columns(head: &[Line], lines: &[Line]) -> Vec<Column> {
    let mut columns = Vec::new();
    let mut labels = 0;
    for line in lines.iter().filter(|line| line.label < line.parts.len()) {
        for (place, part) in line.parts.iter().enumerate() {
            if place < line.label {
                labels = labels.max(part.right);
            } else {
                add(&mut columns, (part.left, part.right));
            }
        }
    }
    // Where a head is wider than its figures, these say where the column is.
    let head = head.iter().max_by_key(|line| line.parts.len()).filter(|line| line.parts.len() > 2);
    for part in head.iter().flat_map(|line| &line.parts).filter(|part| part.left > labels) {
        if !columns.iter().any(|(left, right)| part.left <= *right && *left <= part.right) {
            columns.push((part.left, part.right));
        }
    }
    columns
}

/// A label, or a piece of one that goes over several lines.
struct Label {
    line: usize,
    left: i32,
    is_numbered: bool,
    /// The line of the row that it belongs to.
    row: usize,
}

fn table(head: Vec<Line>, rows: Vec<Line>) -> Table {
    let columns = columns(&head, &rows);
    let first = columns.iter().map(|column| column.0).min().unwrap_or(i32::MAX);
    let mut lines = head;
    lines.extend(rows);
    let mut labels: Vec<Label> = Vec::new();
    let mut table = Table { top: lines.first().map_or(0, |line| line.base), rows: Vec::new() };
    for (place, line) in lines.iter().enumerate() {
        for part in line.parts.iter().take(line.label).filter(|part| part.right < first) {
            let own =
                Label { line: place, left: part.left, is_numbered: is_numbered(&part.text), row: place };
            labels.push(own);
        }
    }
    for place in 0..labels.len() {
        let row = owner(&labels, place, &lines, first);
        if let (Some(label), Some(row)) = (labels.get_mut(place), row) {
            label.row = row;
        }
    }
    for row in 0..lines.len() {
        let mut cells: Vec<Cell> = Vec::new();
        let has_figures = lines.get(row).is_some_and(|line| line.label < line.parts.len());
        let mut is_row = has_figures;
        for (place, line) in lines.iter().enumerate() {
            for part in &line.parts {
                let label = labels.iter().find(|label| label.line == place && label.left == part.left);
                if label.map_or(place, |label| label.row) == row {
                    is_row |= label.is_some_and(|label| label.is_numbered);
                    put(&mut cells, line, part, &columns);
                }
            }
        }
        // Where it has figures, each column has one.
        for (left, _) in columns.iter().filter(|_| is_row) {
            if !cells.iter().any(|cell| cell.edge == *left) {
                cells.push(Cell { edge: *left, text: String::new(), doubt: None, place: None });
            }
        }
        order::by_key(&mut cells, |cell| cell.edge);
        if !cells.is_empty() {
            table.rows.push(cells);
        }
    }
    table
}

/// The row that a label belongs to; `None` for its own line.
fn owner(labels: &[Label], place: usize, lines: &[Line], first: i32) -> Option<usize> {
    let own = labels.get(place)?;
    let line = lines.get(own.line)?;
    // Its figures stand beside it; or it is the head of a column of labels, as those beside it are of others.
    if line.right() >= first {
        return None;
    }
    let is_row = |place: &usize| lines.get(*place).is_some_and(|line| line.label < line.parts.len());
    let is_below = |other: &&Label| (other.left - own.left).abs() < line.size;
    let next = (own.line..lines.len()).find(is_row);
    if own.is_numbered {
        // Where a label begins, its figures are not above; and they are its own, unless another begins before them.
        let mut behind = labels.iter().skip(place + 1).filter(is_below).filter(|other| other.is_numbered);
        return next.filter(|next| !behind.any(|other| other.line <= *next));
    }
    let far = |place: Option<usize>| {
        let other = place.and_then(|place| lines.get(place));
        other.map_or(i32::MAX, |other| (other.base - line.base).abs())
    };
    let near = line.size * 2;
    let before = labels.get(..place)?.iter().rev().find(is_below);
    if let Some(before) = before.filter(|before| far(Some(before.line)) < near) {
        return Some(before.row);
    }
    let last = (0..own.line).rev().find(is_row);
    let nearest = if far(next) < far(last) { next } else { last };
    // A head of the whole table stands further above.
    nearest.filter(|_| far(nearest) < near)
}

/// Puts a part into its cell: in the column that it stands in or over, or where it begins.
fn put(cells: &mut Vec<Cell>, line: &Line, part: &Part, columns: &[Column]) {
    /// Labels that begin so near to each other are one.
    const NEAR: i32 = 100;
    let middle = part.left.midpoint(part.right);
    let is_own = |(left, right): &&Column| {
        (*left <= middle && middle <= *right) || (*left >= part.left && *right <= part.right)
    };
    let edge = columns.iter().find(is_own).map_or(part.left, |column| column.0);
    let own = line.bounds(part);
    match cells.iter_mut().find(|cell| (cell.edge - edge).abs() < NEAR) {
        Some(cell) => {
            cell.text.push_str(&part.text);
            cell.place = cell.place.map(|(page, known)| (page, known.around(own)));
        }
        None => cells.push(Cell { edge, text: part.text.clone(), doubt: None, place: Some((0, own)) }),
    }
}
