//! The offline file's unpacker: from the text in the page to the core's WebAssembly.
//!
//! What `pack.mjs` has packed is unpacked in the other order: base64; LZMA (`lzma.rs`); and the parts of the code, each
//! of one kind, put together again (`join.rs`). The compiler makes four kilobytes (packed) of WebAssembly of it, which
//! begin at once in every browser and are done three times sooner than the same steps in JavaScript.
//!
//! It works in stretches, so that no key has to wait, and what it knows between two of them lies in atomic variables:
//! without threads those are ordinary ones, and nothing here is `unsafe` but that the page finds the functions by name.

#![no_std]

mod join;
mod lzma;

use core::sync::atomic::{AtomicU8, AtomicU32, Ordering::Relaxed};
use join::{Joining, PART_COUNT};
use lzma::Unpacking;

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
    lzma::begin();
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
