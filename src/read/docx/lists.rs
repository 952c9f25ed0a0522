//! The lists of a Word file, from the parts that describe them.

use crate::office::xml::{Piece, pieces};
use crate::read::numbering::{LEVELS, LONGEST, Level, Numbering, Restart};
use std::borrow::Cow;

/// From the parts `word/numbering.xml` and `word/styles.xml`, each empty where there is none.
pub(super) fn numbering(numbering: &str, styles_part: &str) -> Numbering {
    let mut own = Numbering::default();
    lists(&mut own, numbering);
    styles(&mut own, styles_part);
    own
}

/// A name by which something is found again; one that is longer than any program writes is none.
fn name(text: Cow<'_, str>) -> Option<String> {
    Some(text).filter(|text| text.len() <= LONGEST).map(String::from)
}

fn lists(own: &mut Numbering, xml: &str) {
    let (mut list, mut number, mut level) = (None, None, 0);
    for piece in pieces(xml) {
        let tag = match piece {
            Piece::Start(tag) => tag,
            Piece::End(name) => {
                match name.rsplit(':').next() {
                    Some("abstractNum") => list = None,
                    Some("num") => number = None,
                    _ => {}
                }
                continue;
            }
            Piece::Text(_) => continue,
        };
        let value = || tag.local_attribute("val").unwrap_or_default();
        match tag.local_name() {
            "abstractNum" => list = tag.local_attribute("abstractNumId").and_then(name),
            "num" => number = tag.local_attribute("numId").and_then(name),
            "lvl" | "lvlOverride" => {
                level = tag.local_attribute("ilvl").and_then(|level| level.parse().ok()).unwrap_or(0);
                if let Some(list) = list.as_ref().filter(|_| level < LEVELS) {
                    let fresh = Level { start: 1, format: "decimal".into(), text: String::new() };
                    own.lists.or_default(list.clone()).insert(level, fresh);
                }
            }
            "abstractNumId" => {
                if let (Some(number), Some(list)) = (&number, name(value())) {
                    own.numbers.insert(number.clone(), list);
                }
            }
            "startOverride" => {
                if let (Some(number), Ok(start)) = (&number, value().parse()) {
                    own.starts.insert((number.clone(), level), Restart { start, ..Restart::default() });
                }
            }
            name => {
                let open = list.as_ref().and_then(|list| own.lists.get_mut(list)?.get_mut(&level));
                let Some(open) = open else { continue };
                match name {
                    "start" => open.start = value().parse().unwrap_or(1),
                    "numFmt" => open.format = value().into(),
                    "lvlText" => open.text = value().chars().take(LONGEST).collect(),
                    _ => {}
                }
            }
        }
    }
}

fn styles(own: &mut Numbering, xml: &str) {
    let mut style = None;
    for piece in pieces(xml) {
        let Piece::Start(tag) = piece else { continue };
        let value = || tag.local_attribute("val").unwrap_or_default();
        if tag.local_name() == "style" {
            style = tag.local_attribute("styleId").and_then(name);
            continue;
        }
        let Some(open) = style.as_ref().map(|style| own.styles.or_default(style.clone())) else {
            continue;
        };
        match tag.local_name() {
            "numId" => open.number = name(value()),
            "ilvl" => open.level = value().parse().unwrap_or(0),
            "basedOn" => open.based_on = name(value()),
            _ => {}
        }
    }
}
