//! libFuzzer on one target, by its name in `FUZZ_TARGET`. A run is a failure when it panics, takes more
//! than two seconds of processor time, or holds more than 256 MB at once.

#![no_main]
#![allow(clippy::expect_used, clippy::panic, clippy::indexing_slicing, clippy::unwrap_used)] // All of it is test.

#[path = "../../targets/mod.rs"]
mod targets;

use cpu_time::ThreadTime;
use libfuzzer_sys::fuzz_target;
use peak_alloc::PeakAlloc;
use std::fs;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};
use std::time::Duration;

#[global_allocator]
static MEMORY: PeakAlloc = PeakAlloc;

const LONGEST: Duration = Duration::from_secs(2);
const MOST: usize = 256 << 20;

static TARGET: OnceLock<fn(&[u8])> = OnceLock::new();
static SLOWEST: AtomicU64 = AtomicU64::new(0);
static LARGEST: AtomicUsize = AtomicUsize::new(0);

fuzz_target!(|bytes: &[u8]| {
    let run = TARGET.get_or_init(|| {
        let name = std::env::var("FUZZ_TARGET").expect("FUZZ_TARGET names the target");
        targets::target(&name).unwrap_or_else(|| panic!("no target is called {name}"))
    });
    let before = MEMORY.current_usage();
    MEMORY.reset_peak_usage();
    let start = ThreadTime::now();
    run(bytes);
    let time = start.elapsed();
    let held = MEMORY.peak_usage().saturating_sub(before);
    note(time, held);
    assert!(time <= LONGEST, "over two seconds: {time:?}");
    assert!(held <= MOST, "over 256 MB: {} MB", held >> 20);
});

/// Keeps the worst so far in the file that `FUZZ_WORST` names: libFuzzer leaves without a word at the end.
fn note(time: Duration, held: usize) {
    let micros = u64::try_from(time.as_micros()).unwrap_or(u64::MAX);
    let slower = SLOWEST.fetch_max(micros, Ordering::Relaxed) < micros;
    let larger = LARGEST.fetch_max(held, Ordering::Relaxed) < held;
    if let (true, Ok(file)) = (slower || larger, std::env::var("FUZZ_WORST")) {
        let worst = format!("{} {}", SLOWEST.load(Ordering::Relaxed), LARGEST.load(Ordering::Relaxed));
        fs::write(&file, worst).unwrap_or_else(|error| panic!("{file}: {error}"));
    }
}
