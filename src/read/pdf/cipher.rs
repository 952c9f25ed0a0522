//! Files that are locked without a password: whoever wrote them forbids to print or to copy, and anybody
//! may read.

mod aes;
mod md5;

use super::file::File;
use super::object::{Bytes, Dictionary, Object};
use md5::md5;

/// What stands in the place of a password that has fewer characters.
const PADDING: &[u8; 32] = b"\x28\xbf\x4e\x5e\x4e\x75\x8a\x41\x64\x00\x4e\x56\xff\xfa\x01\x08\x2e\x2e\x00\xb6\xd0\x68\x3e\x80\x2f\x0c\xa9\xfe\x64\x53\x69\x7a";

/// How texts and streams are deciphered.
#[derive(Clone, Copy, PartialEq)]
enum Way {
    Plain,
    Rc4,
    Aes,
}

/// The key of a file.
pub(super) struct Cipher {
    key: Vec<u8>,
    streams: Way,
    texts: Way,
}

impl Cipher {
    /// The key that an empty password gives; `None` where there is another one, or another lock.
    pub fn open(file: &File<'_>, lock: &Dictionary, id: &[u8]) -> Option<Self> {
        let own = |name: &str| file.get(lock, name);
        let (version, revision) = (own("V").whole()?, own("R").whole()?);
        // From 5 on, AES of 256 bits, whose key takes SHA-512.
        if !own("Filter").is_name("Standard") || version > 4 {
            return None;
        }
        let way = |name: &str| {
            if version < 4 {
                return Some(Way::Rc4);
            }
            let filters = own("CF").dictionary()?;
            let filter = own(name).name().and_then(|name| file.resolved(filters.named(name)).dictionary());
            match filter.and_then(|filter| filter.get("CFM").name()) {
                None | Some(b"None") => Some(Way::Plain),
                Some(b"V2") => Some(Way::Rc4),
                Some(b"AESV2") => Some(Way::Aes),
                Some(_) => None,
            }
        };
        let (owner, user) = (own("O"), own("U"));
        let length = if version == 1 { 5 } else { own("Length").whole().unwrap_or(40) / 8 };
        let length = if version == 4 { 16 } else { length.clamp(5, 16) };
        let is_plain_metadata = own("EncryptMetadata").is_word("false");
        let permissions = own("P").number()?;
        let mut all = [PADDING, owner.text().get(..32)?, &bits(permissions).to_le_bytes(), id].concat();
        if revision >= 4 && is_plain_metadata {
            all.extend([0xff; 4]);
        }
        let key = by_rc4(&all, revision, length, user.text(), id)?;
        Some(Self { key, streams: way("StmF")?, texts: way("StrF")? })
    }

    /// Deciphers a stream; those that tell where objects are lie open.
    pub fn stream(&self, bytes: &[u8], own: &Dictionary, place: Bytes) -> Vec<u8> {
        let is_open = own.has("Type", "XRef")
            || own.get("Filter").list().first().is_some_and(|own| own.is_name("Crypt"));
        let way = if is_open { Way::Plain } else { self.streams };
        self.decipher(bytes, way, place.number, place.generation)
    }

    /// Deciphers the texts in an object.
    pub fn decipher_texts(&self, object: &mut Object, number: usize, generation: usize) {
        match object {
            Object::Text(text) => *text = self.decipher(text, self.texts, number, generation),
            Object::List(list) => {
                for own in list {
                    self.decipher_texts(own, number, generation);
                }
            }
            Object::Dictionary(own) | Object::Stream(own, _) => {
                own.change(&|object| self.decipher_texts(object, number, generation));
            }
            _ => {}
        }
    }

    fn decipher(&self, bytes: &[u8], way: Way, number: usize, generation: usize) -> Vec<u8> {
        let [number, generation] = [number, generation].map(usize::to_le_bytes);
        let own_key = |salt: &[u8]| {
            let all = [
                &self.key,
                number.get(..3).unwrap_or_default(),
                generation.get(..2).unwrap_or_default(),
                salt,
            ];
            let mut key = md5(&all.concat()).to_vec();
            key.truncate((self.key.len() + 5).min(16));
            key
        };
        match way {
            Way::Plain => bytes.to_vec(),
            Way::Rc4 => rc4(&own_key(b""), bytes),
            Way::Aes => aes::decipher_with_start(&own_key(b"sAlT"), bytes),
        }
    }
}

/// A number of 32 bits that may be below zero, as its bits.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // Its lowest bits are what is meant.
fn bits(number: f64) -> u32 {
    number as i64 as u32
}

/// The key of older files, if the one of an empty password.
fn by_rc4(all: &[u8], revision: usize, length: usize, user: &[u8], id: &[u8]) -> Option<Vec<u8>> {
    let mut key = md5(all).get(..length)?.to_vec();
    if revision < 3 {
        return (rc4(&key, PADDING) == user).then_some(key);
    }
    for _ in 0..50 {
        key = md5(&key).get(..length)?.to_vec();
    }
    let mut proof = md5(&[PADDING, id].concat()).to_vec();
    for round in 0..20 {
        let own: Vec<u8> = key.iter().map(|byte| byte ^ round).collect();
        proof = rc4(&own, &proof);
    }
    user.starts_with(&proof).then_some(key)
}

fn rc4(key: &[u8], bytes: &[u8]) -> Vec<u8> {
    let mut state: Vec<u8> = (0..=255).collect();
    let at = |state: &[u8], place: u8| state.get(usize::from(place)).copied().unwrap_or(0);
    let mut second = 0_u8;
    for (first, key) in (0..=255).zip(key.iter().cycle()) {
        second = second.wrapping_add(at(&state, first)).wrapping_add(*key);
        state.swap(usize::from(first), usize::from(second));
    }
    let (mut first, mut second) = (0_u8, 0_u8);
    let next = |byte: &u8| {
        first = first.wrapping_add(1);
        second = second.wrapping_add(at(&state, first));
        state.swap(usize::from(first), usize::from(second));
        byte ^ at(&state, at(&state, first).wrapping_add(at(&state, second)))
    };
    bytes.iter().map(next).collect()
}

#[cfg(test)]
mod tests {
    use super::{aes, md5, rc4};

    fn bytes(digits: &str) -> Vec<u8> {
        super::super::object::of_digits(digits.as_bytes())
    }

    #[test]
    fn as_their_standards_have_it() {
        assert_eq!(md5(b"abc").to_vec(), bytes("900150983cd24fb0d6963f7d28e17f72"));
        assert_eq!(md5(&[b'a'; 119]).to_vec(), bytes("8a7bd0732ed6a28ce75f6dabc90e1613"));
        assert_eq!(rc4(b"Key", b"Plaintext"), bytes("bbf316e8d940af0ad3"));
        let plain = bytes("00112233445566778899aabbccddeeff");
        let key = bytes("000102030405060708090a0b0c0d0e0f");
        assert_eq!(aes::decipher(&key, &[0; 16], &bytes("69c4e0d86a7b0430d8cdb78070b4c55a")), plain);
    }
}
