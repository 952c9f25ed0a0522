//! The SHA-256 of a file: two people who read it to each other know that they have the same one.
//!
//! Not the browser's own, which is not there for pages without https. `hmac-sha256` with
//! `opt_size`, because the usual `sha2` unrolls its rounds and is several times as large.

use hmac_sha256::Hash;

/// The SHA-256 of some bytes, as 64 hexadecimal digits.
pub fn fingerprint(bytes: &[u8]) -> String {
    const DIGITS: [char; 16] =
        ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'];
    let digit = |half: u8| DIGITS.get(usize::from(half)).copied().unwrap_or_default();
    Hash::hash(bytes).iter().flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]).collect()
}
