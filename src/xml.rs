//! Writes XML and HTML: the only place of the crate that escapes either.
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
//! What it does not do: it reads nothing, indents nothing, and knows no namespaces; a
//! prefix is part of the name, and the root declares it as an attribute like any other.
//!
//! `quick-xml` 0.42 was tried instead: it adds 19 KB (9 after gzip) to a wasm module where
//! this adds 8 (3), is no faster, keeps characters that XML cannot hold, and returns an
//! error at every step where nothing can go wrong.

use std::fmt::{self, Display, Write as _};

/// A whole XML file with `root` around what `content` puts into it.
pub(crate) fn document(root: &'static str, content: impl FnOnce(&mut Element<'_>)) -> String {
    let mut out = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n");
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
    pub(crate) fn attribute(&mut self, name: &str, value: impl Display) -> &mut Self {
        if self.in_tag {
            self.out.push(' ');
            self.out.push_str(name);
            self.out.push_str("=\"");
            self.escaped(&value, is_attribute_special);
            self.out.push('"');
        }
        self
    }

    /// Opens an element inside this one.
    pub(crate) fn child(&mut self, name: &'static str) -> Element<'_> {
        self.end_tag();
        Element::open(self.out, name, self.syntax)
    }

    /// Adds text.
    pub(crate) fn text(&mut self, text: impl Display) -> &mut Self {
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

    fn escaped(&mut self, value: &dyn Display, special: fn(char) -> bool) {
        // `Escape` never fails, and a `Display` of ours does not either.
        let _ = write!(Escape { out: self.out, special }, "{value}");
    }
}

impl Drop for Element<'_> {
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
pub(crate) fn is_allowed(character: char) -> bool {
    matches!(character, '\t' | '\n' | '\r' | ' '..='\u{fffd}' | '\u{10000}'..)
}

/// Escapes what is formatted through it.
struct Escape<'a> {
    out: &'a mut String,
    special: fn(char) -> bool,
}

impl fmt::Write for Escape<'_> {
    fn write_str(&mut self, mut text: &str) -> fmt::Result {
        while let Some((before, character, after)) = split_at(text, self.special) {
            self.out.push_str(before);
            self.out.push_str(match character {
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
        self.out.push_str(text);
        Ok(())
    }
}

/// What stands before the first such character, the character, and what stands after it.
fn split_at(text: &str, special: fn(char) -> bool) -> Option<(&str, char, &str)> {
    let (before, rest) = text.split_at_checked(text.find(special)?)?;
    let mut rest = rest.chars();
    let character = rest.next()?;
    Some((before, character, rest.as_str()))
}
