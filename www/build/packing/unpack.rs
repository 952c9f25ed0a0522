//! The offline file's unpacker: from the text in the page to the core's WebAssembly.
//!
//! What `pack.mjs` has packed is unpacked in the other order: base64; LZMA, as Igor Pavlov's specification of the
//! format describes it; and the parts of the code, each of one kind, put together again (`streams.mjs` says which). The
//! compiler makes three kilobytes of WebAssembly of it, which begin at once in every browser and are done four times
//! sooner than the same steps in JavaScript.
//!
//! It works in stretches, so that no key has to wait, and what it knows between two of them lies in atomic variables:
//! without threads those are ordinary ones, and nothing here is `unsafe` but that the page finds the functions by name.

#![no_std]

use core::sync::atomic::{AtomicU8, AtomicU16, AtomicU32, Ordering::Relaxed};

/// The build refuses what does not fit (`pack.mjs`).
const ROOM: usize = 4 << 20;
/// So many bytes are unpacked, or put together, at a stretch: two to four milliseconds.
const STRETCH: usize = 128 << 10;

/// The text from the page, then the bytes that it stands for.
static PACKED: [AtomicU8; ROOM] = [const { AtomicU8::new(0) }; ROOM];
/// The parts, one behind the other.
static PARTS: [AtomicU8; ROOM] = [const { AtomicU8::new(0) }; ROOM];
/// The WebAssembly.
static MODULE: [AtomicU8; ROOM] = [const { AtomicU8::new(0) }; ROOM];

/// There is no place in it that could panic; the compiler wants one to be named.
#[panic_handler]
fn panic(_: &core::panic::PanicInfo<'_>) -> ! {
    loop {}
}

// --- what the page calls ------------------------------------------------------

/// Where the page puts the text.
#[unsafe(no_mangle)]
pub extern "C" fn text() -> *const AtomicU8 {
    PACKED.as_ptr()
}

/// Where the page finds the WebAssembly.
#[unsafe(no_mangle)]
pub extern "C" fn module() -> *const AtomicU8 {
    MODULE.as_ptr()
}

/// Begins with a text of that length; returns a sum of its bytes (FNV-1a, as `../sum.mjs` has it).
#[unsafe(no_mangle)]
pub extern "C" fn begin(length: usize) -> u32 {
    let mut sum = 0x811c_9dc5_u32;
    let (mut bits, mut count, mut to) = (0_u32, 0, 0);
    for at in 0..length {
        let value = match get(&PACKED, at) {
            letter @ b'A'..=b'Z' => letter - b'A',
            letter @ b'a'..=b'z' => letter - b'a' + 26,
            digit @ b'0'..=b'9' => digit - b'0' + 52,
            b'+' => 62,
            b'/' => 63,
            _ => continue, // what fills up the end
        };
        bits = (bits << 6) | u32::from(value);
        count += 6;
        if count >= 8 {
            count -= 8;
            let byte = low_byte(bits >> count);
            set(&PACKED, to, byte);
            sum = (sum ^ u32::from(byte)).wrapping_mul(0x0100_0193);
            to += 1;
        }
    }
    for chance in &CHANCES {
        chance.store(1024, Relaxed);
    }
    for state in &STATE {
        state.store(0, Relaxed);
    }
    STATE[RANGE].store(u32::MAX, Relaxed);
    STATE[CODE].store((14..18).fold(0, |code, at| (code << 8) | u32::from(get(&PACKED, at))), Relaxed);
    STATE[AT].store(18, Relaxed);
    sum
}

/// Goes on for a stretch; returns the length of the WebAssembly when it is whole, before that 0.
#[unsafe(no_mangle)]
pub extern "C" fn go_on() -> usize {
    let length = (5..9).rev().fold(0, |length, at| (length << 8) | usize::from(get(&PACKED, at)));
    let mut unpacking = Unpacking::resume();
    if unpacking.done < length {
        unpacking.until(length.min(unpacking.done + STRETCH));
        unpacking.rest();
        return 0;
    }
    let mut joining = Joining::resume();
    let is_whole = joining.until(joining.to + STRETCH);
    joining.rest();
    if is_whole { joining.to } else { 0 }
}

// --- what is known between two stretches ----------------------------------------

static STATE: [AtomicU32; 11 + PART_COUNT] = [const { AtomicU32::new(0) }; 11 + PART_COUNT];
const RANGE: usize = 0;
const CODE: usize = 1;
const AT: usize = 2;
const DONE: usize = 3;
const STEPS: usize = 4;
const DISTANCES: usize = 5; // four of them
const FUNCTIONS: usize = 9;
const TO: usize = 10;
const PLACES: usize = 11; // one for each part

fn kept(place: usize) -> u32 {
    STATE.get(place).map_or(0, |state| state.load(Relaxed))
}

fn keep(place: usize, value: u32) {
    if let Some(state) = STATE.get(place) {
        state.store(value, Relaxed);
    }
}

fn get(room: &[AtomicU8; ROOM], at: usize) -> u8 {
    room.get(at).map_or(0, |byte| byte.load(Relaxed))
}

fn set(room: &[AtomicU8; ROOM], at: usize, value: u8) {
    if let Some(byte) = room.get(at) {
        byte.store(value, Relaxed);
    }
}

#[expect(clippy::cast_possible_truncation, reason = "the others are taken elsewhere")]
fn low_byte(bits: u32) -> u8 {
    bits as u8
}

// --- LZMA -----------------------------------------------------------------------

// How the packer was told to work (its first byte, which the build compares).
/// So many bits of the byte before foretell a byte.
const LITERAL_BITS: u32 = 3;
/// A place counts by so many of its last bits.
const PLACE_BITS: usize = 2;

/// How likely each bit is 0, of 2048, by where it stands. Each kind of bit has its room here.
static CHANCES: [AtomicU16; LITERALS + (0x300 << LITERAL_BITS)] =
    [const { AtomicU16::new(0) }; LITERALS + (0x300 << LITERAL_BITS)];
const IS_MATCH: usize = 0;
const IS_REPEAT: usize = IS_MATCH + (12 << 4);
const IS_NOT_LATEST: usize = IS_REPEAT + 12;
const IS_NOT_SECOND: usize = IS_NOT_LATEST + 12;
const IS_NOT_THIRD: usize = IS_NOT_SECOND + 12;
const IS_LONG: usize = IS_NOT_THIRD + 12;
const SLOTS: usize = IS_LONG + (12 << 4);
const NEAR_DISTANCES: usize = SLOTS + (4 << 6);
const LOW_DISTANCES: usize = NEAR_DISTANCES + 128;
const MATCH_LENGTHS: usize = LOW_DISTANCES + 16;
const REPEAT_LENGTHS: usize = MATCH_LENGTHS + LENGTHS;
const LITERALS: usize = REPEAT_LENGTHS + LENGTHS;
/// The room of one kind of length.
const LENGTHS: usize = 2 + (16 << 3) + (16 << 3) + 256;

struct Unpacking {
    /// The range coder's two numbers.
    range: u32,
    code: u32,
    /// The next packed byte.
    at: usize,
    /// So many bytes are unpacked.
    done: usize,
    /// What the last few steps were.
    steps: usize,
    /// The distances of the last four matches, less 1, the latest first.
    distances: [u32; 4],
}

impl Unpacking {
    fn resume() -> Self {
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
    fn rest(&self) {
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

    fn length(&mut self, model: usize, place: usize) -> usize {
        if self.bit(model) == 0 {
            return 2 + self.number(model + 2 + (place << 3), 3);
        }
        if self.bit(model + 1) == 0 {
            return 10 + self.number(model + 130 + (place << 3), 3);
        }
        18 + self.number(model + 258, 8)
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
    fn until(&mut self, end: usize) {
        while self.done < end {
            let place = self.done & ((1 << PLACE_BITS) - 1);
            if self.bit(IS_MATCH + (self.steps << 4) + place) == 0 {
                self.literal();
                continue;
            }
            let is_after_literal = self.steps < 7;
            let mut length = 1;
            if self.bit(IS_REPEAT + self.steps) == 0 {
                length = self.length(MATCH_LENGTHS, place);
                let [latest, second, third, _] = self.distances;
                self.distances = [self.distance(length) as u32, latest, second, third];
                self.steps = if is_after_literal { 7 } else { 10 };
            } else {
                let [latest, second, third, fourth] = self.distances;
                let mut is_one_byte = false;
                if self.bit(IS_NOT_LATEST + self.steps) == 0 {
                    is_one_byte = self.bit(IS_LONG + (self.steps << 4) + place) == 0;
                } else if self.bit(IS_NOT_SECOND + self.steps) == 0 {
                    self.distances = [second, latest, third, fourth];
                } else if self.bit(IS_NOT_THIRD + self.steps) == 0 {
                    self.distances = [third, latest, second, fourth];
                } else {
                    self.distances = [fourth, latest, second, third];
                }
                if !is_one_byte {
                    length = self.length(REPEAT_LENGTHS, place);
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

// --- the parts of the code ------------------------------------------------------

// As `streams.mjs` has them, in its order.
const PART_COUNT: usize = 10;
const BEFORE: usize = 0;
const OPERATIONS: usize = 1;
const VARIABLES: usize = 2;
const OFFSETS: usize = 3;
const CALLS: usize = 4;
const NUMBERS: usize = 5;
const JUMPS: usize = 6;
const WIDE: usize = 7;
const LOCALS: usize = 8;
const BEHIND: usize = 9;
/// The parts begin with the number of functions and the length of each part.
const HEAD: usize = 4 + 4 * PART_COUNT;
/// Most functions say in so many bytes how long they are; only the others are moved when that is known.
const SIZE: usize = 2;

struct Joining {
    /// So many functions are still to come.
    functions: u32,
    /// So many bytes of the module are there.
    to: usize,
    /// How far each part was read.
    places: [usize; PART_COUNT],
}

impl Joining {
    fn resume() -> Self {
        if kept(TO) > 0 {
            let mut places = [0; PART_COUNT];
            for (part, place) in places.iter_mut().enumerate() {
                *place = kept(PLACES + part) as usize;
            }
            return Self { functions: kept(FUNCTIONS), to: kept(TO) as usize, places };
        }
        let mut places = [HEAD; PART_COUNT];
        let mut start = HEAD;
        for (part, place) in places.iter_mut().enumerate() {
            *place = start;
            start += number_at(4 + 4 * part) as usize;
        }
        let mut joining = Self { functions: number_at(0), to: 0, places };
        joining.copy(BEFORE, number_at(4 + 4 * BEFORE) as usize);
        joining
    }

    #[expect(clippy::cast_possible_truncation, reason = "places in rooms of 4 MB")]
    fn rest(&self) {
        keep(FUNCTIONS, self.functions);
        keep(TO, self.to as u32);
        for (part, &place) in self.places.iter().enumerate() {
            keep(PLACES + part, place as u32);
        }
    }

    /// The next byte of a part.
    fn next(&mut self, part: usize) -> u8 {
        let Some(place) = self.places.get_mut(part) else { return 0 };
        *place += 1;
        get(&PARTS, *place - 1)
    }

    fn put(&mut self, byte: u8) {
        set(&MODULE, self.to, byte);
        self.to += 1;
    }

    fn copy(&mut self, part: usize, count: usize) {
        for _ in 0..count {
            let byte = self.next(part);
            self.put(byte);
        }
    }

    /// Copies a number, which ends with the first byte below 128; returns it.
    fn number(&mut self, part: usize) -> u32 {
        let (mut number, mut shift) = (0, 0);
        loop {
            let byte = self.next(part);
            self.put(byte);
            number |= u32::from(byte & 0x7f) << (shift & 31);
            shift += 7;
            if byte < 0x80 {
                return number;
            }
        }
    }

    /// Puts together until so many bytes are there; returns whether that was all.
    fn until(&mut self, end: usize) -> bool {
        while self.functions > 0 && self.to < end {
            self.function();
            self.functions -= 1;
        }
        if self.functions > 0 {
            return false;
        }
        self.copy(BEHIND, number_at(4 + 4 * BEHIND) as usize);
        true
    }

    /// A function: its length, which only its end tells, its variables and its operations.
    fn function(&mut self) {
        let start = self.to;
        self.to += SIZE;
        let kinds = self.number(LOCALS);
        for _ in 0..kinds {
            self.number(LOCALS);
            self.copy(LOCALS, 1);
        }
        let mut depth = 1;
        while depth > 0 {
            match self.operation() {
                0x02..=0x04 => depth += 1,
                0x0b => depth -= 1,
                _ => {}
            }
        }
        let length = self.to - start - SIZE;
        let size = match length {
            0..0x80 => 1,
            0x80..0x4000 => 2,
            _ => 3,
        };
        if size < SIZE {
            for at in 0..length {
                set(&MODULE, start + size + at, get(&MODULE, start + SIZE + at));
            }
        } else if size > SIZE {
            for at in (0..length).rev() {
                set(&MODULE, start + size + at, get(&MODULE, start + SIZE + at));
            }
        }
        self.to = start;
        for place in 0..size {
            let more = if place + 1 < size { 0x80 } else { 0 };
            self.put(((length >> (7 * place)) & 0x7f) as u8 | more);
        }
        self.to += length;
    }

    /// An operation with all that belongs to it; returns which one it is.
    fn operation(&mut self) -> u8 {
        let mut operation = self.next(OPERATIONS);
        // Where a place in the memory lies otherwise than its kind of number does, that is said before it.
        let mut alignment = None;
        if operation >= 0xe0 && operation < 0xf0 {
            alignment = Some(operation - 0xe0);
            operation = self.next(OPERATIONS);
        }
        self.put(operation);
        match operation {
            // block, loop, if
            0x02..=0x04 => self.copy(OPERATIONS, 1),
            // br, br_if
            0x0c | 0x0d => {
                self.number(JUMPS);
            }
            // br_table
            0x0e => {
                for _ in 0..=self.number(JUMPS) {
                    self.number(JUMPS);
                }
            }
            // call
            0x10 => {
                self.number(CALLS);
            }
            // call_indirect
            0x11 => {
                self.number(JUMPS);
                self.number(JUMPS);
            }
            // local.get, .set, .tee
            0x20..=0x22 => {
                self.number(VARIABLES);
            }
            // global.get, .set
            0x23 | 0x24 => {
                self.number(OPERATIONS);
            }
            // to and from the memory
            0x28..=0x3e => {
                self.put(alignment.unwrap_or_else(|| usual_alignment(operation)));
                self.number(OFFSETS);
            }
            // memory.size, memory.grow
            0x3f | 0x40 => self.copy(OPERATIONS, 1),
            // i32.const
            0x41 => {
                self.number(NUMBERS);
            }
            // i64.const, f32.const, f64.const
            0x42 => {
                self.number(WIDE);
            }
            0x43 => self.copy(WIDE, 4),
            0x44 => self.copy(WIDE, 8),
            // With a second byte: 8 to 11 work on the memory.
            0xfc => {
                let which = self.next(OPERATIONS);
                self.put(which);
                match which {
                    8 | 10 => self.copy(OPERATIONS, 2),
                    9 | 11 => self.copy(OPERATIONS, 1),
                    _ => {}
                }
            }
            _ => {}
        }
        operation
    }
}

/// How the numbers of an operation on the memory lie, as a power of two: each kind by its own length.
fn usual_alignment(operation: u8) -> u8 {
    match operation {
        0x28 | 0x2a | 0x34..=0x36 | 0x38 | 0x3e => 2,
        0x29 | 0x2b | 0x37 | 0x39 => 3,
        0x2e | 0x2f | 0x32 | 0x33 | 0x3b | 0x3d => 1,
        _ => 0,
    }
}

/// A number of four bytes in the head of the parts.
fn number_at(place: usize) -> u32 {
    (place..place + 4).rev().fold(0, |number, at| (number << 8) | u32::from(get(&PARTS, at)))
}
