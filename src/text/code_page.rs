//! Bytes of texts that were written before Unicode.

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
