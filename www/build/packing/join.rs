//! The parts of the code, each of one kind, put together again: the other direction of `streams.mjs`.

use crate::{FUNCTIONS, MODULE, PARTS, PLACES, TO, get, keep, kept, set};

// As `streams.mjs` has them, in its order.
pub const PART_COUNT: usize = 11;
const BEFORE: usize = 0;
const OPERATIONS: usize = 1;
const VARIABLES: usize = 2;
const BEHIND: usize = 3;
const CALLS: usize = 4;
const STORES: usize = 5;
const OFFSETS: usize = 6;
const NUMBERS: usize = 7;
const JUMPS: usize = 8;
const WIDE: usize = 9;
const LOCALS: usize = 10;
/// The parts begin with the number of functions and the length of each part.
const HEAD: usize = 4 + 4 * PART_COUNT;
/// Most functions say in so many bytes how long they are; only the others are moved when that is known.
const SIZE: usize = 2;

/// How far the module is.
pub struct Joining {
    /// So many functions are still to come.
    functions: u32,
    /// So many bytes of the module are there.
    pub to: usize,
    /// How far each part was read.
    places: [usize; PART_COUNT],
}

impl Joining {
    pub fn resume() -> Self {
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
    pub fn rest(&self) {
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
    pub fn until(&mut self, end: usize) -> bool {
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
                self.number(if operation >= 0x36 { STORES } else { OFFSETS });
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
