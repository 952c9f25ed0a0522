//! What a workbook says of its sheets, its texts and its formats.

use crate::office::xml::{Piece, pieces};
use crate::order::Map;
use crate::read::sheet::shown::Shown;

/// The workbook part.
pub(super) struct Workbook {
    pub sheets: Vec<Listed>,
    /// Whether days count from 1904.
    pub is_1904: bool,
}

/// A sheet as the workbook lists it.
pub(super) struct Listed {
    pub name: String,
    pub path: String,
    pub is_hidden: bool,
}

/// Reads the list of sheets, and where they lie.
pub(super) fn workbook(xml: &str, relations: &str) -> Workbook {
    let mut places: Map<String, String> = Map::default();
    for piece in pieces(relations) {
        let Piece::Start(tag) = piece else { continue };
        if let (Some(id), Some(target)) = (tag.attribute("Id"), tag.attribute("Target")) {
            let path = match target.strip_prefix('/') {
                Some(path) => path.to_owned(),
                None => format!("xl/{target}"),
            };
            places.insert(id.into_owned(), path);
        }
    }
    let mut own = Workbook { sheets: Vec::new(), is_1904: false };
    for piece in pieces(xml) {
        let Piece::Start(tag) = piece else { continue };
        match tag.local_name() {
            "workbookPr" => {
                let flag = tag.attribute("date1904");
                own.is_1904 = matches!(flag.as_deref(), Some("1" | "true"));
            }
            "sheet" => {
                // Beside it, `id` has a prefix.
                let id = tag.local_attribute("id").unwrap_or_default();
                let Some(path) = places.get(id.as_ref()) else { continue };
                own.sheets.push(Listed {
                    name: tag.attribute("name").unwrap_or_default().into_owned(),
                    path: path.clone(),
                    is_hidden: matches!(tag.attribute("state").as_deref(), Some("hidden" | "veryHidden")),
                });
            }
            _ => {}
        }
    }
    own
}

/// The texts that cells share.
pub(super) fn strings(xml: &str) -> Vec<String> {
    let (mut all, mut open, mut is_text, mut phonetic) = (Vec::new(), String::new(), false, false);
    for piece in pieces(xml) {
        match piece {
            Piece::Start(tag) => match tag.local_name() {
                "t" => is_text = !tag.is_whole && !phonetic,
                "rPh" => phonetic = !tag.is_whole,
                "si" if tag.is_whole => all.push(String::new()),
                _ => {}
            },
            Piece::Text(text) if is_text => open.push_str(&text),
            Piece::Text(_) => {}
            Piece::End(name) => match name.rsplit(':').next() {
                Some("t") => is_text = false,
                Some("rPh") => phonetic = false,
                Some("si") => all.push(unescaped(&std::mem::take(&mut open))),
                _ => {}
            },
        }
    }
    all
}

/// A text with the characters that XML cannot hold, which Excel spells `_x000d_`.
pub(super) fn unescaped(text: &str) -> String {
    let (mut out, mut rest) = (String::with_capacity(text.len()), text);
    while let Some(place) = rest.find("_x") {
        let (before, escape) = rest.split_at(place);
        out.push_str(before);
        let digits = escape.get(2..6).filter(|_| escape.get(6..7) == Some("_"));
        let value = digits.and_then(|digits| u32::from_str_radix(digits, 16).ok()).and_then(char::from_u32);
        match value {
            Some('\r') => rest = escape.get(7..).unwrap_or_default(),
            Some(value) => {
                out.push(value);
                rest = escape.get(7..).unwrap_or_default();
            }
            None => {
                out.push_str("_x");
                rest = escape.get(2..).unwrap_or_default();
            }
        }
    }
    out + rest
}

/// How cells show their numbers.
pub(super) struct Styles {
    all: Vec<Shown>,
    pub is_1904: bool,
}

impl Styles {
    pub fn read(xml: &str, is_1904: bool) -> Self {
        let mut codes: Map<usize, Shown> = Map::default();
        let (mut all, mut is_of_cells) = (Vec::new(), false);
        for piece in pieces(xml) {
            let tag = match piece {
                Piece::Start(tag) => tag,
                Piece::End(name) => {
                    is_of_cells &= name.rsplit(':').next() != Some("cellXfs");
                    continue;
                }
                Piece::Text(_) => continue,
            };
            let number = || tag.attribute("numFmtId").and_then(|number| number.parse::<usize>().ok());
            match tag.local_name() {
                "numFmt" => {
                    if let Some(number) = number() {
                        codes
                            .insert(number, Shown::of_code(&tag.attribute("formatCode").unwrap_or_default()));
                    }
                }
                "cellXfs" => is_of_cells = true,
                "xf" if is_of_cells => {
                    let number = number().unwrap_or(0);
                    all.push(codes.get(&number).copied().unwrap_or_else(|| Shown::of_number(number)));
                }
                _ => {}
            }
        }
        Self { all, is_1904 }
    }

    /// How a cell of that style shows its number.
    pub fn of(&self, style: usize) -> Shown {
        self.all.get(style).copied().unwrap_or(Shown::Plain)
    }
}
