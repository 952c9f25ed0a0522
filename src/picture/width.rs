//! How wide a text is, reckoned: fonts differ from machine to machine, and the core has none.

/// In tenths of the type size: a Chinese character, and anything else that is no plain Latin.
const WIDE: i32 = 10;
/// Digits and Latin letters, a little wider than in most fonts.
const NARROW: i32 = 6;

/// The width of a text in that size.
#[inline(never)]
pub(super) fn of(text: &str, size: i32) -> i32 {
    let mut tenths = 0;
    for character in text.chars() {
        tenths += if character.is_ascii() { NARROW } else { WIDE };
    }
    (tenths * size + 9) / 10
}

/// The size, that or smaller, in which a text is no wider than that.
pub(super) fn fit(text: &str, mut size: i32, width: i32) -> i32 {
    while size > SMALLEST && of(text, size) > width {
        size -= 1;
    }
    size
}

/// What is smaller nobody reads.
const SMALLEST: i32 = 9;

/// The text, or as much of its beginning as there is room for, with an ellipsis.
pub(super) fn shortened(text: &str, size: i32, width: i32) -> String {
    if of(text, size) <= width {
        return text.to_owned();
    }
    let mut short = String::new();
    for character in text.chars() {
        short.push(character);
        if of(&short, size) + size > width {
            short.pop();
            break;
        }
    }
    short + "…"
}

/// The text in lines no wider than that. Numbers stay whole, and no line begins with a mark that ends something.
pub(super) fn lines(text: &str, size: i32, width: i32) -> Vec<String> {
    let mut lines = vec![String::new()];
    let mut rest = text;
    while !rest.is_empty() {
        let (piece, after) = rest.split_at(piece(rest));
        let full =
            lines.last().is_some_and(|line| !line.is_empty() && of(line, size) + of(piece, size) > width);
        if full {
            lines.push(String::new());
        }
        if let Some(line) = lines.last_mut() {
            // A blank at the end of a line has done its work.
            line.push_str(if line.is_empty() { piece.trim_start() } else { piece });
        }
        rest = after;
    }
    lines
}

/// How long the first piece is that is not broken: a number or word, or one character, with what opens before it and
/// what may not begin a line behind it.
fn piece(text: &str) -> usize {
    let is_plain = |c: char| c.is_ascii() && c != ' ';
    let start = text.find(|c| !"（“《〔".contains(c)).unwrap_or(0);
    let inner = text.get(start..).unwrap_or_default();
    let first = inner.chars().next().map_or(0, char::len_utf8);
    let run = inner.find(|c| !is_plain(c)).unwrap_or(inner.len()).max(first);
    let after = inner.get(run..).unwrap_or_default();
    let ends = |c: char| "，。、；：）”》〕%件 ".contains(c);
    start + run + after.find(|c| !ends(c)).unwrap_or(after.len())
}
