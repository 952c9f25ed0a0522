//! What a binary Word file says of stretches of its bytes: the properties of each paragraph and of
//! each stretch of characters, on pages of 512 bytes, in the order of the file.

use crate::office::little_endian::{byte, long};
use crate::order;

/// The length of a page.
const PAGE: usize = 512;

/// Stretches of the stream `WordDocument`, each with its properties.
pub(super) struct Stretches<'a> {
    /// Where each begins and ends, and its properties.
    all: Vec<(usize, usize, &'a [u8])>,
}

/// What a page is about.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Kind {
    Paragraphs,
    Characters,
}

impl<'a> Stretches<'a> {
    /// From the list of pages, which lies in the stream of tables.
    pub fn read(list: &[u8], document: &'a [u8], kind: Kind) -> Self {
        // n + 1 places in the file, and the numbers of n pages.
        let count = list.len().saturating_sub(4) / 8;
        // A page that is named twice says nothing new.
        let pages = (0..count).take(document.len() / PAGE + 1);
        let numbers = pages.filter_map(|page| long(list, (count + 1 + page) * 4));
        let mut all = Vec::new();
        for number in numbers {
            // The upper bits mean something else.
            let start = (number & 0x3f_ffff) * PAGE;
            if let Some(page) = document.get(start..start + PAGE) {
                read_page(page, kind, &mut all);
            }
        }
        order::by_key(&mut all, |(start, ..)| *start);
        Self { all }
    }

    /// The stretch that a byte of the file belongs to: where it begins, its end, its properties. Where
    /// nothing is said, the stretch up to the next of which something is.
    pub fn at(&self, place: usize) -> (usize, usize, &'a [u8]) {
        let next = self.all.partition_point(|(start, ..)| *start <= place);
        let own = next.checked_sub(1).and_then(|own| self.all.get(own));
        if let Some(own) = own.filter(|(_, end, _)| place < *end) {
            return *own;
        }
        let end = self.all.get(next).map_or(usize::MAX, |(start, ..)| *start);
        (place, end, &[])
    }
}

fn read_page<'a>(page: &'a [u8], kind: Kind, all: &mut Vec<(usize, usize, &'a [u8])>) {
    let count = byte(page, PAGE - 1).unwrap_or(0);
    let places = (count + 1) * 4;
    for run in 0..count {
        let (Some(start), Some(end)) = (long(page, run * 4), long(page, run * 4 + 4)) else { return };
        if start >= end {
            continue;
        }
        let properties = match kind {
            Kind::Characters => of_characters(page, places + run),
            Kind::Paragraphs => of_paragraph(page, places + run * 13),
        };
        all.push((start, end, properties.unwrap_or_default()));
    }
}

/// A length, and so many bytes.
fn of_characters(page: &[u8], at: usize) -> Option<&[u8]> {
    let start = byte(page, at).filter(|start| *start > 0)? * 2;
    let length = byte(page, start)?;
    page.get(start + 1..)?.get(..length)
}

/// The number of the style in two bytes, and properties behind it. The length counts pairs.
fn of_paragraph(page: &[u8], at: usize) -> Option<&[u8]> {
    let start = byte(page, at).filter(|start| *start > 0)? * 2;
    match byte(page, start)? {
        0 => page.get(start + 2..)?.get(..byte(page, start + 1)? * 2),
        pairs => page.get(start + 1..)?.get(..pairs * 2 - 1),
    }
}
