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

/// The text in lines no wider than that. Numbers stay whole, no line begins with a mark that ends something, and none
/// ends with one that begins something.
pub(super) fn lines(text: &str, size: i32, width: i32) -> Vec<String> {
    let is_plain = |c: char| c.is_ascii() && c != ' ';
    let (mut lines, mut line, mut piece) = (Vec::new(), String::new(), String::new());
    let mut before = '（';
    // What comes last is a break of its own.
    for character in text.chars().chain(['\n']) {
        let is_joined = "（“《〔".contains(before)
            || "，。、；：）”》〕%件 ".contains(character)
            || is_plain(before) && is_plain(character);
        // A word that is longer than a line is broken where the line ends.
        if !is_joined || of(&piece, size) + size > width {
            if of(&line, size) + of(&piece, size) > width && !line.is_empty() {
                lines.push(std::mem::take(&mut line));
            }
            line.push_str(&piece);
            piece.clear();
        }
        piece.push(character);
        before = character;
    }
    lines.push(line);
    lines
}
