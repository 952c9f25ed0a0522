//! Packs what comes on standard input as LZMA, as small as it can.

use lzma_rust2::{EncodeMode, LzmaOptions, LzmaWriter, MfType};
use std::io::{Read, Result, Write, stdin, stdout};

fn main() -> Result<()> {
    let mut bytes = Vec::new();
    stdin().read_to_end(&mut bytes)?;
    let options = LzmaOptions {
        // A byte is foretold as `../lzma.rs` expects it (`../pack.mjs` compares that). The parts of a module have no words
        // of four bytes: that they begin anywhere is 1.6 KB less.
        lc: 2,
        lp: 0,
        pb: 0,
        // The way that costs the fewest bits, among the longest matches.
        mode: EncodeMode::Normal,
        mf: MfType::Bt4,
        nice_len: LzmaOptions::NICE_LEN_MAX,
        depth_limit: 0,
        // What `../unpack.rs` has room for.
        dict_size: 4 << 20,
        preset_dict: None,
    };
    let mut writer = LzmaWriter::new_use_header(Vec::new(), &options, Some(bytes.len() as u64))?;
    writer.write_all(&bytes)?;
    stdout().write_all(&writer.finish()?)
}
