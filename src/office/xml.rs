//! Writes XML and HTML, and reads the little XML that office files ask for: the only place
//! of the crate that escapes and unescapes.
//!
//! An [`Element`] is a tag that closes itself when its handle goes out of scope, so
//! that what is nested in the code is nested in the file, and no tag stays open.
//!
//! Characters that XML 1.0 cannot hold at all (most control characters, U+FFFE and
//! U+FFFF) are left out: Word refuses a file that has one, and nobody types them on
//! purpose. HTML leaves out the same ones.
//!
//! HTML differs in three things: some elements have no end tag and no `/`, all others
//! always have one, and the text of `script` and `style` knows no references, so JSON
//! and style sheets go in by methods of their own ([`Element::json`], [`Element::css`]).
//!
//! Reading is a walk over [`Pieces`]: tags and text, one after the other. It takes what it
//! is given; whether tags match is not looked at, and what is cut off ends the walk.
//!
//! What it does not do: it indents nothing, knows no namespaces (a prefix is part of the
//! name, and the root declares it as an attribute like any other), and expands no entities
//! but the five that XML has by itself.
//!
//! `quick-xml` 0.42 was tried instead: it adds 19 KB (9 after gzip) to a wasm module where
//! this adds 8 (3), is no faster, keeps characters that XML cannot hold, and returns an
//! error at every step where nothing can go wrong.

use std::borrow::Cow;
use std::fmt::{self, Write as _};

/// A whole XML file with `root` around what `content` puts into it.
pub(crate) fn document(root: &'static str, content: impl FnOnce(&mut Element<'_>)) -> String {
    let mut out = String::with_capacity(1 << 12);
    out.push_str("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n");
    content(&mut Element::open(&mut out, root, Syntax::Xml));
    out
}

/// HTML: the elements that `content` puts side by side, with nothing around them.
pub(crate) fn html(content: impl FnOnce(&mut Element<'_>)) -> String {
    let mut out = String::new();
    content(&mut Element { out: &mut out, name: "", in_tag: false, syntax: Syntax::Html });
    out
}

#[derive(Clone, Copy, PartialEq)]
enum Syntax {
    Xml,
    Html,
}

/// The elements of HTML that never have content, nor an end tag.
const VOID: [&str; 13] =
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"];

/// An element that is being written. It ends where its handle is dropped.
pub(crate) struct Element<'a> {
    out: &'a mut String,
    name: &'static str,
    /// Whether the start tag still takes attributes.
    in_tag: bool,
    syntax: Syntax,
}

impl<'a> Element<'a> {
    fn open(out: &'a mut String, name: &'static str, syntax: Syntax) -> Self {
        out.push('<');
        out.push_str(name);
        Self { out, name, in_tag: true, syntax }
    }

    /// Adds an attribute. Attributes come before everything else of an element: one
    /// that comes later is left out rather than written into the text.
    pub(crate) fn attribute(&mut self, name: &str, value: impl Spell) -> &mut Self {
        self.spell_attribute(name, &value);
        self
    }

    // In one place for all types of values, and not copied to where it is called: a wasm
    // module with the writers is 3 KB smaller for these `inline(never)`.
    #[inline(never)]
    fn spell_attribute(&mut self, name: &str, value: &dyn Spell) {
        if self.in_tag {
            self.out.push(' ');
            self.out.push_str(name);
            self.out.push_str("=\"");
            self.escaped(value, is_attribute_special);
            self.out.push('"');
        }
    }

    /// Opens an element inside this one.
    #[inline(never)]
    pub(crate) fn child(&mut self, name: &'static str) -> Element<'_> {
        self.end_tag();
        Element::open(self.out, name, self.syntax)
    }

    /// Adds XML in which each value, escaped, stands behind the piece that comes with it. For what a
    /// file has hundreds of: tag by tag and attribute by attribute, a fifth of a workbook's time went
    /// here. That its tags match is then up to the caller.
    #[inline(never)]
    pub(crate) fn filled(&mut self, values: &[(&str, &dyn Spell)], end: &str) {
        self.end_tag();
        for (before, value) in values {
            self.out.push_str(before);
            self.escaped(*value, is_attribute_special);
        }
        self.out.push_str(end);
    }

    /// Adds text.
    pub(crate) fn text(&mut self, text: impl Spell) -> &mut Self {
        self.end_tag();
        self.escaped(&text, is_text_special);
        self
    }

    /// Adds JSON as the content of an HTML `script`.
    ///
    /// It goes in as ASCII, so that it outlives a page that is saved again in another
    /// encoding, and without `<`, so that nothing in it ends the element. JSON reads back
    /// the same: such characters stand only inside its strings.
    pub(crate) fn json(&mut self, json: &str) -> &mut Self {
        self.end_tag();
        for character in json.chars() {
            if character == '<' || !(character.is_ascii_graphic() || matches!(character, ' ' | '\n')) {
                for unit in character.encode_utf16(&mut [0; 2]) {
                    let _ = write!(self.out, "\\u{unit:04x}");
                }
            } else {
                self.out.push(character);
            }
        }
        self
    }

    /// Adds a style sheet as the content of an HTML `style`.
    pub(crate) fn css(&mut self, css: &str) -> &mut Self {
        self.end_tag();
        self.out.push_str(&css.replace('<', "\\3c "));
        self
    }

    fn end_tag(&mut self) {
        if self.in_tag {
            self.out.push('>');
            self.in_tag = false;
        }
    }

    /// Most values need no escaping, so a value is appended first and scanned afterwards.
    #[inline(never)]
    fn escaped(&mut self, value: &dyn Spell, special: fn(char) -> bool) {
        let start = self.out.len();
        value.spell(self.out);
        let spelled = self.out.get(start..).unwrap_or_default();
        if split_at(spelled, special).is_some() {
            let spelled = self.out.split_off(start);
            escape(self.out, &spelled, special);
        }
    }
}

/// What attributes and texts can be made of: it adds itself to a text, not yet escaped. `Display`
/// would do, but takes several times as long for what is so short, and a workbook has two thousand.
pub(crate) trait Spell {
    fn spell(&self, out: &mut String);

    fn spelled(&self) -> String {
        let mut out = String::new();
        self.spell(&mut out);
        out
    }
}

impl Spell for str {
    fn spell(&self, out: &mut String) {
        out.push_str(self);
    }
}

impl Spell for String {
    fn spell(&self, out: &mut String) {
        out.push_str(self);
    }
}

impl Spell for Cow<'_, str> {
    fn spell(&self, out: &mut String) {
        out.push_str(self);
    }
}

impl Spell for fmt::Arguments<'_> {
    fn spell(&self, out: &mut String) {
        // Writing to a text never fails, and a `Display` of ours does not either.
        let _ = out.write_fmt(*self);
    }
}

impl<T: Spell + ?Sized> Spell for &T {
    fn spell(&self, out: &mut String) {
        (**self).spell(out);
    }
}

impl Spell for u32 {
    fn spell(&self, out: &mut String) {
        if let tens @ 1.. = self / 10 {
            tens.spell(out);
        }
        out.push(char::from_digit(self % 10, 10).unwrap_or_default());
    }
}

impl Spell for usize {
    fn spell(&self, out: &mut String) {
        match u32::try_from(*self) {
            Ok(number) => number.spell(out),
            Err(_) => out.push_str(&self.to_string()),
        }
    }
}

impl Spell for i32 {
    fn spell(&self, out: &mut String) {
        if *self < 0 {
            out.push('-');
        }
        self.unsigned_abs().spell(out);
    }
}

impl Drop for Element<'_> {
    #[inline(never)]
    fn drop(&mut self) {
        let is_empty = self.in_tag;
        if is_empty && self.syntax == Syntax::Xml {
            self.out.push_str("/>");
            return;
        }
        self.end_tag();
        let is_void = is_empty && VOID.contains(&self.name);
        if !self.name.is_empty() && !is_void {
            self.out.push_str("</");
            self.out.push_str(self.name);
            self.out.push('>');
        }
    }
}

/// In text, a line end survives as it is; a carriage return would be read as one.
fn is_text_special(character: char) -> bool {
    matches!(character, '&' | '<' | '>' | '\r') || !is_allowed(character)
}

/// In an attribute, every blank but the plain one would be read as the plain one.
fn is_attribute_special(character: char) -> bool {
    matches!(character, '&' | '<' | '>' | '"' | '\t' | '\n' | '\r') || !is_allowed(character)
}

/// Whether XML 1.0 can hold the character (its production `Char`).
#[inline]
pub(crate) fn is_allowed(character: char) -> bool {
    matches!(character, '\t' | '\n' | '\r' | ' '..='\u{fffd}' | '\u{10000}'..)
}

fn escape(out: &mut String, mut text: &str, special: fn(char) -> bool) {
    while let Some((before, character, after)) = split_at(text, special) {
        out.push_str(before);
        out.push_str(match character {
            '&' => "&amp;",
            '<' => "&lt;",
            '>' => "&gt;",
            '"' => "&quot;",
            '\t' => "&#9;",
            '\n' => "&#10;",
            '\r' => "&#13;",
            _ => "",
        });
        text = after;
    }
    out.push_str(text);
}

/// What stands before the first such character, the character, and what stands after it.
fn split_at(text: &str, special: fn(char) -> bool) -> Option<(&str, char, &str)> {
    let mut from = 0;
    loop {
        // Scans bytes, not characters: decoding them would take a tenth of the time of a Word file.
        let at = from + text.as_bytes().get(from..)?.iter().position(|byte| may_begin_special(*byte))?;
        let (before, rest) = text.split_at_checked(at)?;
        let mut rest = rest.chars();
        let character = rest.next()?;
        if special(character) {
            return Some((before, character, rest.as_str()));
        }
        from = at + character.len_utf8();
    }
}

/// Whether a character that is escaped or left out may begin with this byte; U+FFFE and U+FFFF begin with 0xef.
fn may_begin_special(byte: u8) -> bool {
    matches!(byte, ..b' ' | b'&' | b'<' | b'>' | b'"' | 0xef)
}

/// A piece of an XML file.
#[derive(Debug, PartialEq)]
pub(crate) enum Piece<'a> {
    /// A start tag, `<a x="y">`, or an element that is nothing else, `<a/>`.
    Start(Tag<'a>),
    /// An end tag by the name of its element.
    End(&'a str),
    /// Text between tags.
    Text(Cow<'a, str>),
}

/// A start tag.
#[derive(Debug, PartialEq)]
pub(crate) struct Tag<'a> {
    /// The name of its element, with its prefix.
    pub(crate) name: &'a str,
    /// Whether the element ends with it.
    pub(crate) is_whole: bool,
    attributes: &'a str,
}

/// The pieces of an XML file from its beginning to its end.
pub(crate) fn pieces(xml: &str) -> Pieces<'_> {
    Pieces { rest: xml }
}

/// See [`pieces`].
pub(crate) struct Pieces<'a> {
    rest: &'a str,
}

impl<'a> Iterator for Pieces<'a> {
    type Item = Piece<'a>;

    fn next(&mut self) -> Option<Piece<'a>> {
        while !self.rest.is_empty() {
            if let Some(inside) = self.rest.strip_prefix("<![CDATA[") {
                let text = self.up_to(inside, "]]>")?;
                return Some(Piece::Text(text.into()));
            } else if let Some(inside) = self.rest.strip_prefix("<!--") {
                self.up_to(inside, "-->")?;
            } else if let Some(inside) = self.rest.strip_prefix("<?") {
                self.up_to(inside, "?>")?;
            } else if let Some(inside) = self.rest.strip_prefix("<!") {
                self.up_to(inside, ">")?;
            } else if let Some(inside) = self.rest.strip_prefix("</") {
                return self.up_to(inside, ">").map(|name| Piece::End(name.trim_ascii_end()));
            } else if let Some(inside) = self.rest.strip_prefix('<') {
                return self.tag(inside).map(Piece::Start);
            } else {
                let (text, rest) = self.rest.split_at(self.rest.find('<').unwrap_or(self.rest.len()));
                self.rest = rest;
                return Some(Piece::Text(unescaped(text)));
            }
        }
        None
    }
}

impl<'a> Pieces<'a> {
    /// What stands before `end`, and goes on behind it; without one the walk is over.
    fn up_to(&mut self, inside: &'a str, end: &str) -> Option<&'a str> {
        let (before, rest) = inside.split_once(end).unzip();
        self.rest = rest.unwrap_or_default();
        before
    }

    fn tag(&mut self, inside: &'a str) -> Option<Tag<'a>> {
        let mut quote = None;
        let end = inside.find(|character| {
            let is_end = quote.is_none() && character == '>';
            quote = match quote {
                Some(open) => Some(open).filter(|open| *open != character),
                None => Some(character).filter(|character| matches!(character, '"' | '\'')),
            };
            is_end
        });
        let (tag, rest) = inside.split_at(end.unwrap_or(inside.len()));
        self.rest = rest.strip_prefix('>').unwrap_or_default();
        end?;
        let (tag, is_whole) = tag.strip_suffix('/').map_or((tag, false), |tag| (tag, true));
        let (name, attributes) =
            tag.split_once(|character: char| character.is_ascii_whitespace()).unwrap_or((tag, ""));
        Some(Tag { name, is_whole, attributes })
    }
}

impl Tag<'_> {
    /// The name of the element without its prefix.
    pub(crate) fn local_name(&self) -> &str {
        self.name.rsplit(':').next().unwrap_or_default()
    }

    /// The value of an attribute, by its name without its prefix.
    pub(crate) fn local_attribute(&self, name: &str) -> Option<Cow<'_, str>> {
        self.find(|found| found.rsplit(':').next() == Some(name))
    }

    /// The value of an attribute.
    pub(crate) fn attribute(&self, name: &str) -> Option<Cow<'_, str>> {
        self.find(|found| found == name)
    }

    fn find(&self, is_wanted: impl Fn(&str) -> bool) -> Option<Cow<'_, str>> {
        let mut rest = self.attributes;
        loop {
            let (found, after) = rest.split_once('=')?;
            let after = after.trim_ascii_start();
            let quote = after.chars().next().filter(|character| matches!(character, '"' | '\''))?;
            let (value, after) = after.strip_prefix(quote)?.split_once(quote)?;
            if is_wanted(found.trim_ascii()) {
                return Some(unescaped(value));
            }
            rest = after;
        }
    }
}

/// Text as it was before it was escaped. What is no reference of XML stays as it is.
fn unescaped(text: &str) -> Cow<'_, str> {
    /// The longest reference that there can be: `&#1114111;`, with zeros before it.
    const LONGEST: usize = 16;
    if !text.contains('&') {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('&') {
        out.push_str(before);
        let end = after.bytes().take(LONGEST).position(|byte| byte == b';');
        let reference = end.and_then(|end| Some((character(after.get(..end)?)?, after.get(end + 1..)?)));
        let (character, behind) = reference.unwrap_or(('&', after));
        out.push(character);
        rest = behind;
    }
    out.push_str(rest);
    Cow::Owned(out)
}

/// The character that a reference stands for: `amp`, `#38` or `#x26`.
fn character(reference: &str) -> Option<char> {
    match reference {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        _ => {
            let number = reference.strip_prefix('#')?;
            let number = match number.strip_prefix('x') {
                Some(digits) => u32::from_str_radix(digits, 16),
                None => number.parse(),
            };
            char::from_u32(number.ok()?)
        }
    }
}
