//! What stands at the head and at the foot of pages and belongs to none of their text: their numbers, and what is
//! the same on all of them.

use super::Item;

/// So many lines at the head and at the foot may be such.
const EDGE: usize = 2;

/// The line at the head or at the foot of a page, and where it stands.
type Edge = Option<(String, i32)>;

/// Leaves them out.
pub(super) fn leave_out(pages: &mut [Vec<Item>]) {
    for turn in 0..EDGE * 2 {
        let is_foot = turn < EDGE;
        let mut edges: Vec<Edge> = Vec::new();
        for page in &*pages {
            edges.push(match if is_foot { page.last() } else { page.first() } {
                Some(Item::Line(line)) => Some((line.text(), line.base)),
                _ => None,
            });
        }
        for (number, page) in pages.iter_mut().enumerate() {
            if is_out(number, &edges) {
                page.remove(if is_foot { page.len() - 1 } else { 0 });
            }
        }
    }
}

/// Whether the line of a page is such, beside those of the others.
fn is_out(page: usize, edges: &[Edge]) -> bool {
    let Some(Some((text, base))) = edges.get(page) else { return false };
    let (mut alike, mut is_counted) = (0, false);
    for (place, edge) in edges.iter().enumerate() {
        let Some((other, stands)) = edge else { continue };
        if (stands - base).abs() < 200 && bare(other) == bare(text) {
            alike += 1;
            // 1 on a first page may be the figure of a table; 1 and 2 and 3 are numbers.
            let numbers = (other.trim().parse::<usize>(), text.trim().parse::<usize>());
            is_counted |=
                place != page && matches!(numbers, (Ok(other), Ok(own)) if own + place == other + page);
        }
    }
    // On two pages of a short report, on a third of those of a long one.
    let is_repeated = alike > 1 && alike * 3 > edges.len();
    is_counted || is_number(text) || (is_repeated && text.contains(char::is_alphabetic))
}

/// A text without its figures.
fn bare(text: &str) -> String {
    text.chars().filter(|c| !c.is_ascii_digit() && !c.is_whitespace()).collect()
}

/// Whether a line is the number of a page: `- 3 -`, `第 3 页`, `3/5`.
fn is_number(text: &str) -> bool {
    let mut figures = 0;
    for character in text.chars() {
        figures += usize::from(character.is_ascii_digit());
        let is_mark = matches!(
            character,
            '-' | '–' | '—' | '―' | '－' | '─' | '·' | '•' | '~' | '/' | '第' | '共' | '页' | '，'
        );
        if !is_mark && !character.is_ascii_digit() && !character.is_whitespace() {
            return false;
        }
    }
    (1..=8).contains(&figures) && !bare(text).is_empty()
}
