//! A page as tags and text, one after the other, as tolerant as a browser: nothing is ever
//! refused, and nothing of it is carried out or loaded.

use std::borrow::Cow;

/// A piece of a page.
pub(super) enum Piece<'a> {
    /// A start tag: its name in small letters, and its attributes as they stand.
    Start(String, &'a str),
    /// An end tag.
    End(String),
    /// Text, references resolved.
    Text(Cow<'a, str>),
}

/// What these hold is no text of the page.
const RAW: [&str; 8] = ["script", "style", "textarea", "noscript", "iframe", "xmp", "noframes", "template"];

/// Walks over a page.
pub(super) struct Pieces<'a> {
    rest: &'a str,
}

pub(super) fn pieces(page: &str) -> Pieces<'_> {
    Pieces { rest: page }
}

impl<'a> Iterator for Pieces<'a> {
    type Item = Piece<'a>;

    fn next(&mut self) -> Option<Piece<'a>> {
        loop {
            if self.rest.is_empty() {
                return None;
            }
            let end = self.rest.find('<').unwrap_or(self.rest.len());
            if end > 0 {
                let (text, rest) = self.rest.split_at(end);
                self.rest = rest;
                return Some(Piece::Text(resolved(text)));
            }
            if let Some(comment) = self.rest.strip_prefix("<!--") {
                self.rest = comment.find("-->").and_then(|end| comment.get(end + 3..)).unwrap_or("");
                continue;
            }
            let tag = self.rest.get(1..).unwrap_or_default();
            let is_end = tag.starts_with('/');
            let tag = tag.strip_prefix('/').unwrap_or(tag);
            if tag.starts_with(|c: char| c.is_ascii_alphabetic()) {
                return Some(self.tag(tag, is_end));
            }
            if tag.starts_with(['!', '?']) || is_end {
                self.rest = tag.find('>').and_then(|end| tag.get(end + 1..)).unwrap_or("");
                continue;
            }
            // A bare < is text.
            self.rest = tag;
            return Some(Piece::Text("<".into()));
        }
    }
}

impl<'a> Pieces<'a> {
    fn tag(&mut self, tag: &'a str, is_end: bool) -> Piece<'a> {
        let length = tag.find(|c: char| c.is_whitespace() || matches!(c, '/' | '>')).unwrap_or(tag.len());
        let (name, rest) = tag.split_at(length);
        let name = name.to_ascii_lowercase();
        let end = end_of_attributes(rest);
        let attributes = rest.get(..end).unwrap_or_default();
        self.rest = rest.get(end + 1..).unwrap_or_default();
        if is_end {
            return Piece::End(name);
        }
        if RAW.contains(&name.as_str()) && !attributes.ends_with('/') {
            self.rest = after_raw(self.rest, &name);
        }
        Piece::Start(name, attributes)
    }
}

/// Where the > of a tag stands, outside of quotes.
fn end_of_attributes(rest: &str) -> usize {
    let mut quote = None;
    let mut before = b' ';
    for (place, byte) in rest.bytes().enumerate() {
        match (quote, byte) {
            (None, b'>') => return place,
            // Quotes count behind = alone.
            (None, b'"' | b'\'') if before == b'=' => quote = Some(byte),
            (Some(open), _) if byte == open => quote = None,
            _ => {}
        }
        if !byte.is_ascii_whitespace() {
            before = byte;
        }
    }
    rest.len()
}

/// What stands after the end tag of an element whose content is no text of the page.
fn after_raw<'a>(rest: &'a str, name: &str) -> &'a str {
    let mut from = 0;
    while let Some(place) = rest.get(from..).and_then(|rest| rest.find("</")) {
        let tag = rest.get(from + place + 2..).unwrap_or_default();
        let own = tag.get(..name.len()).is_some_and(|own| own.eq_ignore_ascii_case(name));
        if own {
            return tag.find('>').and_then(|end| tag.get(end + 1..)).unwrap_or("");
        }
        from += place + 2;
    }
    ""
}

/// The value of an attribute; empty where it has none.
pub(super) fn attribute<'a>(attributes: &'a str, name: &str) -> Option<Cow<'a, str>> {
    let mut rest = attributes.trim_start_matches(['/', ' ', '\n', '\t', '\r']);
    while !rest.is_empty() {
        let end = rest.find(|c: char| c.is_whitespace() || matches!(c, '=' | '/')).unwrap_or(rest.len());
        let (own, after) = rest.split_at(end);
        let after = after.trim_start();
        let is_own = own.eq_ignore_ascii_case(name);
        let Some(value) = after.strip_prefix('=') else {
            if is_own && !own.is_empty() {
                return Some("".into());
            }
            rest = after.trim_start_matches('/').trim_start();
            continue;
        };
        let value = value.trim_start();
        let (value, after) = match value.chars().next() {
            Some(quote @ ('"' | '\'')) => {
                let inner = value.get(1..).unwrap_or_default();
                inner.split_once(quote).unwrap_or((inner, ""))
            }
            _ => value.split_at(value.find(char::is_whitespace).unwrap_or(value.len())),
        };
        if is_own {
            return Some(resolved(value));
        }
        rest = after.trim_start();
    }
    None
}

/// The names of references that stand in reports; the rest stay as they are.
const NAMED: [(&str, char); 28] = [
    ("nbsp", '\u{a0}'),
    ("amp", '&'),
    ("lt", '<'),
    ("gt", '>'),
    ("quot", '"'),
    ("apos", '\''),
    ("ensp", '\u{2002}'),
    ("emsp", '\u{2003}'),
    ("thinsp", '\u{2009}'),
    ("zwnj", '\u{200c}'),
    ("zwj", '\u{200d}'),
    ("ldquo", '“'),
    ("rdquo", '”'),
    ("lsquo", '‘'),
    ("rsquo", '’'),
    ("hellip", '…'),
    ("mdash", '—'),
    ("ndash", '–'),
    ("middot", '·'),
    ("bull", '•'),
    ("times", '×'),
    ("divide", '÷'),
    ("permil", '‰'),
    ("yen", '¥'),
    ("shy", '\u{ad}'),
    ("laquo", '«'),
    ("raquo", '»'),
    ("deg", '°'),
];

/// A text with its references resolved.
pub(super) fn resolved(text: &str) -> Cow<'_, str> {
    /// The longest reference has no more characters.
    const LONGEST: usize = 12;
    if !text.contains('&') {
        return text.into();
    }
    let (mut out, mut rest) = (String::with_capacity(text.len()), text);
    while let Some(place) = rest.find('&') {
        let (before, reference) = rest.split_at(place);
        out.push_str(before);
        let inner = reference.get(1..).unwrap_or_default();
        let length =
            inner.bytes().take(LONGEST).take_while(|b| b.is_ascii_alphanumeric() || *b == b'#').count();
        let name = inner.get(..length).unwrap_or_default();
        if let Some(character) = named(name) {
            out.push(character);
            let after = inner.get(length..).unwrap_or_default();
            rest = after.strip_prefix(';').unwrap_or(after);
        } else {
            out.push('&');
            rest = inner;
        }
    }
    (out + rest).into()
}

fn named(name: &str) -> Option<char> {
    let Some(number) = name.strip_prefix('#') else {
        return NAMED.iter().find(|(known, _)| *known == name).map(|(_, character)| *character);
    };
    let value = match number.strip_prefix(['x', 'X']) {
        Some(digits) => u32::from_str_radix(digits, 16).ok()?,
        None => number.parse().ok()?,
    };
    // Nothing that nobody could type.
    char::from_u32(value).filter(|c| *c != '\0')
}
