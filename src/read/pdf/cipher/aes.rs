//! AES, deciphering alone, block behind block (CBC). Its tables are made when they are needed.

/// What a byte becomes, and what it came of.
struct Boxes {
    there: [u8; 256],
    back: [u8; 256],
}

/// Twice a byte, in the field that AES reckons in.
fn double(byte: u8) -> u8 {
    (byte << 1) ^ if byte & 0x80 == 0 { 0 } else { 0x1b }
}

fn times(byte: u8, factor: u8) -> u8 {
    let (mut power, mut product) = (byte, 0);
    for bit in 0..4 {
        if factor >> bit & 1 == 1 {
            product ^= power;
        }
        power = double(power);
    }
    product
}

impl Boxes {
    fn new() -> Self {
        let mut own = Self { there: [0; 256], back: [0; 256] };
        let (mut power, mut inverse) = (1_u8, 1_u8);
        // All bytes but 0 are powers of 3; what each is the inverse of is the same power of its inverse.
        for _ in 0..255 {
            let turned = (1..5).fold(inverse, |sum, turn| sum ^ inverse.rotate_left(turn));
            own.set(power, turned ^ 0x63);
            power ^= double(power);
            inverse ^= inverse << 1;
            inverse ^= inverse << 2;
            inverse ^= inverse << 4;
            if inverse & 0x80 != 0 {
                inverse ^= 0x09;
            }
        }
        own.set(0, 0x63);
        own
    }

    fn set(&mut self, from: u8, to: u8) {
        for (table, from, to) in [(&mut self.there, from, to), (&mut self.back, to, from)] {
            if let Some(place) = table.get_mut(usize::from(from)) {
                *place = to;
            }
        }
    }
}

fn through(table: &[u8; 256], byte: u8) -> u8 {
    table.get(usize::from(byte)).copied().unwrap_or(0)
}

/// The key of each round, 16 bytes each.
fn rounds(boxes: &Boxes, key: &[u8]) -> Vec<[u8; 16]> {
    let length = key.len() / 4;
    let mut words: Vec<[u8; 4]> = key.as_chunks::<4>().0.to_vec();
    let mut power = 1;
    while words.len() < (length + 7) * 4 {
        let mut word = words.last().copied().unwrap_or_default();
        if words.len().is_multiple_of(length.max(1)) {
            word.rotate_left(1);
            word = word.map(|byte| through(&boxes.there, byte));
            let [first, ..] = &mut word;
            *first ^= power;
            power = double(power);
        }
        let before =
            words.len().checked_sub(length).and_then(|place| words.get(place)).copied().unwrap_or_default();
        for (byte, other) in word.iter_mut().zip(before) {
            *byte ^= other;
        }
        words.push(word);
    }
    words.concat().as_chunks::<16>().0.to_vec()
}

fn block(boxes: &Boxes, rounds: &[[u8; 16]], block: &[u8; 16]) -> [u8; 16] {
    let add = |state: &mut [u8; 16], key: &[u8; 16]| {
        for (byte, key) in state.iter_mut().zip(key) {
            *byte ^= key;
        }
    };
    let mut state = *block;
    for (place, key) in rounds.iter().rev().enumerate() {
        if place > 0 {
            // Rows are turned back, each by its number; then every byte goes through the box.
            let turned = std::array::from_fn(|to| {
                let (column, row) = (to / 4, to % 4);
                let from = (column + 4 - row) % 4 * 4 + row;
                through(&boxes.back, state.get(from).copied().unwrap_or(0))
            });
            state = turned;
        }
        add(&mut state, key);
        if place > 0 && place + 1 < rounds.len() {
            for column in state.as_chunks_mut::<4>().0 {
                let [a, b, c, d] = *column;
                let mixed = |a, b, c, d| times(a, 14) ^ times(b, 11) ^ times(c, 13) ^ times(d, 9);
                *column = [mixed(a, b, c, d), mixed(b, c, d, a), mixed(c, d, a, b), mixed(d, a, b, c)];
            }
        }
    }
    state
}

/// Deciphers whole blocks.
pub(super) fn decipher(key: &[u8], start: &[u8; 16], bytes: &[u8]) -> Vec<u8> {
    let boxes = Boxes::new();
    let rounds = rounds(&boxes, key);
    let mut before = start;
    let mut out = Vec::with_capacity(bytes.len());
    for own in bytes.as_chunks::<16>().0 {
        let plain = block(&boxes, &rounds, own);
        out.extend(plain.iter().zip(before).map(|(byte, before)| byte ^ before));
        before = own;
    }
    out
}

/// Deciphers what begins with the block that the first one is mixed with, and ends with bytes that fill the last.
pub(super) fn decipher_with_start(key: &[u8], bytes: &[u8]) -> Vec<u8> {
    let Some((start, rest)) = bytes.split_first_chunk::<16>() else { return Vec::new() };
    let mut plain = decipher(key, start, rest);
    let filled = plain.last().map_or(0, |byte| usize::from(*byte));
    if (1..=16).contains(&filled) {
        plain.truncate(plain.len().saturating_sub(filled));
    }
    plain
}
