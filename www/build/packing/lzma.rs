//! LZMA, as Igor Pavlov's specification of the format describes it.

use crate::{AT, CODE, DISTANCES, DONE, PACKED, PARTS, RANGE, STEPS, get, keep, kept, set};
use core::sync::atomic::{AtomicU16, Ordering::Relaxed};

// How the packer was told to work (its first byte, which the build compares).
/// So many bits of the byte before foretell a byte; its place foretells nothing.
const LITERAL_BITS: u32 = 2;

/// How likely each bit is 0, of 2048, by where it stands. Each kind of bit has its room here.
static CHANCES: [AtomicU16; LITERALS + (0x300 << LITERAL_BITS)] =
    [const { AtomicU16::new(0) }; LITERALS + (0x300 << LITERAL_BITS)];
const IS_MATCH: usize = 0;
const IS_REPEAT: usize = IS_MATCH + 12;
const IS_NOT_LATEST: usize = IS_REPEAT + 12;
const IS_NOT_SECOND: usize = IS_NOT_LATEST + 12;
const IS_NOT_THIRD: usize = IS_NOT_SECOND + 12;
const IS_LONG: usize = IS_NOT_THIRD + 12;
const SLOTS: usize = IS_LONG + 12;
const NEAR_DISTANCES: usize = SLOTS + (4 << 6);
const LOW_DISTANCES: usize = NEAR_DISTANCES + 128;
const MATCH_LENGTHS: usize = LOW_DISTANCES + 16;
const REPEAT_LENGTHS: usize = MATCH_LENGTHS + LENGTHS;
const LITERALS: usize = REPEAT_LENGTHS + LENGTHS;
/// The room of one kind of length.
const LENGTHS: usize = 2 + (1 << 3) + (1 << 3) + 256;

/// Every bit is as likely 0 as 1 at first.
pub fn begin() {
    for chance in &CHANCES {
        chance.store(1024, Relaxed);
    }
}

/// How far the unpacking is.
pub struct Unpacking {
    /// The range coder's two numbers.
    range: u32,
    code: u32,
    /// The next packed byte.
    at: usize,
    /// So many bytes are unpacked.
    pub done: usize,
    /// What the last few steps were.
    steps: usize,
    /// The distances of the last four matches, less 1, the latest first.
    distances: [u32; 4],
}

impl Unpacking {
    pub fn resume() -> Self {
        Self {
            range: kept(RANGE),
            code: kept(CODE),
            at: kept(AT) as usize,
            done: kept(DONE) as usize,
            steps: kept(STEPS) as usize,
            distances: [0, 1, 2, 3].map(|place| kept(DISTANCES + place)),
        }
    }

    #[expect(clippy::cast_possible_truncation, reason = "places in rooms of 4 MB")]
    pub fn rest(&self) {
        keep(RANGE, self.range);
        keep(CODE, self.code);
        keep(AT, self.at as u32);
        keep(DONE, self.done as u32);
        keep(STEPS, self.steps as u32);
        for (place, &distance) in self.distances.iter().enumerate() {
            keep(DISTANCES + place, distance);
        }
    }

    #[inline(always)]
    fn refill(&mut self) {
        if self.range < 1 << 24 {
            self.range <<= 8;
            self.code = (self.code << 8) | u32::from(get(&PACKED, self.at));
            self.at += 1;
        }
    }

    #[inline(always)]
    fn bit(&mut self, place: usize) -> usize {
        let Some(model) = CHANCES.get(place) else { return 0 };
        let chance = model.load(Relaxed);
        let bound = (self.range >> 11).wrapping_mul(u32::from(chance));
        let bit = if self.code < bound {
            self.range = bound;
            model.store(chance + ((2048 - chance) >> 5), Relaxed);
            0
        } else {
            self.range -= bound;
            self.code -= bound;
            model.store(chance - (chance >> 5), Relaxed);
            1
        };
        self.refill();
        bit
    }

    /// A number, its highest bit first.
    fn number(&mut self, model: usize, bits: usize) -> usize {
        let mut found = 1;
        for _ in 0..bits {
            found = (found << 1) | self.bit(model + found);
        }
        found - (1 << bits)
    }

    /// A number, its lowest bit first.
    fn reversed(&mut self, model: usize, bits: usize) -> usize {
        let (mut found, mut node) = (0, 1);
        for place in 0..bits {
            let bit = self.bit(model + node);
            node = (node << 1) | bit;
            found |= bit << place;
        }
        found
    }

    /// Bits of which each is as likely 0 as 1.
    fn even_bits(&mut self, bits: usize) -> usize {
        let mut found = 0;
        for _ in 0..bits {
            self.range >>= 1;
            let is_one = self.code >= self.range;
            if is_one {
                self.code -= self.range;
            }
            found = (found << 1) | usize::from(is_one);
            self.refill();
        }
        found
    }

    fn length(&mut self, model: usize) -> usize {
        if self.bit(model) == 0 {
            return 2 + self.number(model + 2, 3);
        }
        if self.bit(model + 1) == 0 {
            return 10 + self.number(model + 10, 3);
        }
        18 + self.number(model + 18, 8)
    }

    fn distance(&mut self, length: usize) -> usize {
        let slot = self.number(SLOTS + ((length - 2).min(3) << 6), 6);
        if slot < 4 {
            return slot;
        }
        let bits = (slot >> 1) - 1;
        let start = (2 | (slot & 1)) << bits;
        if slot < 14 {
            return start + self.reversed(NEAR_DISTANCES + start - slot, bits);
        }
        start + (self.even_bits(bits - 4) << 4) + self.reversed(LOW_DISTANCES, 4)
    }

    /// The byte that stands where the latest match would go on.
    fn expected(&self) -> u8 {
        get(&PARTS, self.done.wrapping_sub(self.distances[0] as usize + 1))
    }

    fn put(&mut self, byte: u8) {
        set(&PARTS, self.done, byte);
        self.done += 1;
    }

    fn literal(&mut self) {
        let before = if self.done > 0 { get(&PARTS, self.done - 1) } else { 0 };
        let model = LITERALS + 0x300 * usize::from(before >> (8 - LITERAL_BITS));
        let mut found = 1;
        if self.steps >= 7 {
            // After a match, this byte differs from the one that would have continued it.
            let mut other = usize::from(self.expected());
            while found < 0x100 {
                other <<= 1;
                let expected = (other >> 8) & 1;
                let bit = self.bit(model + ((1 + expected) << 8) + found);
                found = (found << 1) | bit;
                if bit != expected {
                    break;
                }
            }
        }
        while found < 0x100 {
            found = (found << 1) | self.bit(model + found);
        }
        self.put((found & 0xff) as u8);
        self.steps = match self.steps {
            0..4 => 0,
            4..10 => self.steps - 3,
            _ => self.steps - 6,
        };
    }

    /// Unpacks so many bytes in all, and those of the last step.
    pub fn until(&mut self, end: usize) {
        while self.done < end {
            if self.bit(IS_MATCH + self.steps) == 0 {
                self.literal();
                continue;
            }
            let is_after_literal = self.steps < 7;
            let mut length = 1;
            if self.bit(IS_REPEAT + self.steps) == 0 {
                length = self.length(MATCH_LENGTHS);
                let [latest, second, third, _] = self.distances;
                self.distances = [self.distance(length) as u32, latest, second, third];
                self.steps = if is_after_literal { 7 } else { 10 };
            } else {
                let [latest, second, third, fourth] = self.distances;
                let mut is_one_byte = false;
                if self.bit(IS_NOT_LATEST + self.steps) == 0 {
                    is_one_byte = self.bit(IS_LONG + self.steps) == 0;
                } else if self.bit(IS_NOT_SECOND + self.steps) == 0 {
                    self.distances = [second, latest, third, fourth];
                } else if self.bit(IS_NOT_THIRD + self.steps) == 0 {
                    self.distances = [third, latest, second, fourth];
                } else {
                    self.distances = [fourth, latest, second, third];
                }
                if !is_one_byte {
                    length = self.length(REPEAT_LENGTHS);
                }
                self.steps = match (is_after_literal, is_one_byte) {
                    (true, true) => 9,
                    (true, false) => 8,
                    _ => 11,
                };
            }
            for _ in 0..length {
                self.put(self.expected());
            }
        }
    }
}
