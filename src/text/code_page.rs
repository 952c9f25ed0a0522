//! Bytes of texts that were written before Unicode.

use super::gb18030;

/// The characters of code page 1252 from 0x80 to 0x9f; all others are those of Unicode.
const WESTERN: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}', '\u{90}',
    '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
];

/// A byte of code page 1252, as UTF-16 has it.
pub fn western(byte: u8) -> u16 {
    let other = byte.checked_sub(0x80).and_then(|place| WESTERN.get(usize::from(place)));
    let unit = other.and_then(|character| u16::try_from(u32::from(*character)).ok());
    unit.unwrap_or(u16::from(byte))
}

/// A text in a code page by its number. Of those of the East only Chinese in simplified characters is
/// read; all others are taken for Western.
pub fn decoded(bytes: &[u8], page: usize) -> String {
    match page {
        936 | 54936 => gb18030::decoded(bytes),
        1200 => {
            let (pairs, _) = bytes.as_chunks::<2>();
            String::from_utf16_lossy(&pairs.iter().map(|pair| u16::from_le_bytes(*pair)).collect::<Vec<_>>())
        }
        65001 => String::from_utf8_lossy(bytes).into_owned(),
        _ => String::from_utf16_lossy(&bytes.iter().map(|byte| western(*byte)).collect::<Vec<_>>()),
    }
}
