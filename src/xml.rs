//! Writes XML: the only place of the crate that escapes.
//!
//! An [`Element`] is a tag that closes itself when its handle goes out of scope, so
//! that what is nested in the code is nested in the file, and no tag stays open.
//!
//! Characters that XML 1.0 cannot hold at all (most control characters, U+FFFE and
//! U+FFFF) are left out: Word refuses a file that has one, and nobody types them on
//! purpose.
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
    content(&mut Element::open(&mut out, root));
    out
}

/// An element that is being written. It ends where its handle is dropped.
pub(crate) struct Element<'a> {
    out: &'a mut String,
    name: &'static str,
    /// Whether the start tag still takes attributes.
    in_tag: bool,
}

impl<'a> Element<'a> {
    fn open(out: &'a mut String, name: &'static str) -> Self {
        out.push('<');
        out.push_str(name);
        Self { out, name, in_tag: true }
    }

    /// Adds an attribute. Attributes come before everything else of an element: one
    /// that comes later is left out rather than written into the text.
    pub(crate) fn attribute(&mut self, name: &str, value: impl Display) -> &mut Self {
        self.spell_attribute(name, &value);
        self
    }

    // In one place for all types of values, and not copied to where it is called: a wasm
    // module with the writers is 3 KB smaller for these `inline(never)`.
    #[inline(never)]
    fn spell_attribute(&mut self, name: &str, value: &dyn Display) {
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
        Element::open(self.out, name)
    }

    /// Adds text.
    pub(crate) fn text(&mut self, text: impl Display) -> &mut Self {
        self.end_tag();
        self.escaped(&text, is_text_special);
        self
    }

    fn end_tag(&mut self) {
        if self.in_tag {
            self.out.push('>');
            self.in_tag = false;
        }
    }

    #[inline(never)]
    fn escaped(&mut self, value: &dyn Display, special: fn(char) -> bool) {
        // `Escape` never fails, and a `Display` of ours does not either.
        let _ = write!(Escape { out: self.out, special }, "{value}");
    }
}

impl Drop for Element<'_> {
    #[inline(never)]
    fn drop(&mut self) {
        if self.in_tag {
            self.out.push_str("/>");
        } else {
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
fn is_allowed(character: char) -> bool {
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
