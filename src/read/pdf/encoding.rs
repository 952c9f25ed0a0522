//! Which characters the codes of a simple font are: those of a known set, and what the font changes of it by
//! the names of its glyphs.

use super::file::File;
use super::object::Object;
use crate::text::code_page::western;

/// The characters of all codes; `is_own` where the font has an order of its own, and only names tell.
pub(super) fn simple(file: &File<'_>, encoding: &Object, is_own: bool) -> Vec<Option<char>> {
    let changed = encoding.dictionary();
    let base = changed.map_or(encoding, |own| file.get(own, "BaseEncoding")).name();
    let in_set = |code: u8| match base {
        None if is_own => None,
        Some(b"WinAnsiEncoding") => char::from_u32(western(code).into()),
        // What others have beyond ASCII differs, and is no figure.
        _ => Some(char::from(code)).filter(|_| (0x20..0x7f).contains(&code)),
    };
    let mut all: Vec<Option<char>> = (0..=255).map(in_set).collect();
    let mut code = 0;
    for own in changed.map_or(&[][..], |own| file.get(own, "Differences").list()) {
        match own {
            Object::Name(name) => {
                if let Some(place) = all.get_mut(code) {
                    *place = named(name);
                }
                code += 1;
            }
            _ => code = own.whole().unwrap_or(code),
        }
    }
    all
}

/// Names of glyphs in the order of their characters: those that stand with figures.
const NAMES: [(char, &str); 4] = [
    (' ', "space"),
    ('%', "percent"),
    ('(', "parenleft parenright asterisk plus comma hyphen period slash"),
    ('0', "zero one two three four five six seven eight nine colon"),
];

/// The character of a glyph by its name: `one`, `A`, `uni4E00`.
fn named(name: &[u8]) -> Option<char> {
    let name = std::str::from_utf8(name).ok()?;
    if let Some(character) = name.chars().next().filter(|_| name.len() == 1) {
        return Some(character);
    }
    let digits = name.strip_prefix("uni").or_else(|| name.strip_prefix('u'));
    let spelled =
        digits.filter(|digits| digits.len() >= 4).and_then(|digits| u32::from_str_radix(digits, 16).ok());
    if let Some(code) = spelled {
        return char::from_u32(code);
    }
    NAMES.iter().find_map(|(first, names)| {
        let place = names.split(' ').position(|own| own == name)?;
        char::from_u32(u32::from(*first) + u32::try_from(place).ok()?)
    })
}
