//! How the bytes of a stream are packed: Flate and LZW with their predictors, and those that only spell
//! bytes as text. Pictures are not unpacked.

use super::object::{Dictionary, Object, is_blank, of_digits};
use miniz_oxide::inflate::decompress_to_vec_with_limit;

/// The bytes that a stream holds, as far as they can be unpacked; none where they are a picture's. What is
/// damaged is taken up to there. `limit` is the most that may come of each step.
pub(super) fn unpacked(
    bytes: &[u8],
    filters: &[Object],
    options: &[Object],
    limit: usize,
) -> Option<Vec<u8>> {
    /// Nobody packs more often.
    const MOST: usize = 8;
    let mut own = bytes.get(..limit.min(bytes.len()))?.to_vec();
    for (place, filter) in filters.iter().take(MOST).enumerate() {
        let options = options.get(place).and_then(Object::dictionary);
        own = match filter.name()? {
            b"FlateDecode" => unpredicted(flate(&own, limit), options),
            b"LZWDecode" => {
                let is_early = options.and_then(|own| own.get("EarlyChange").number()) != Some(0.0);
                unpredicted(lzw(&own, is_early, limit), options)
            }
            b"ASCIIHexDecode" => of_digits(own.split(|byte| *byte == b'>').next()?),
            b"ASCII85Decode" => ascii_85(&own),
            b"Crypt" => own,
            _ => return None,
        };
    }
    Some(own)
}

/// What is deflated, behind a head of two bytes that some leave out.
fn flate(bytes: &[u8], limit: usize) -> Vec<u8> {
    let has_head = matches!(bytes, [first, second, ..]
        if first & 15 == 8 && u16::from_be_bytes([*first, *second]).is_multiple_of(31));
    let packed = bytes.get(if has_head { 2 } else { 0 }..).unwrap_or_default();
    decompress_to_vec_with_limit(packed, limit).unwrap_or_else(|error| error.output)
}

/// Codes of 9 to 12 bits, each for a row of bytes that came before.
fn lzw(bytes: &[u8], is_early: bool, limit: usize) -> Vec<u8> {
    const CLEAR: usize = 256;
    const END: usize = 257;
    let mut out: Vec<u8> = Vec::new();
    // Where in what was unpacked each row stands, and how long it is.
    let mut rows: Vec<(usize, usize)> = Vec::new();
    let (mut bits, mut held, mut width) = (0_usize, 0, 9);
    let mut last: Option<(usize, usize)> = None;
    for byte in bytes {
        bits = ((bits << 8) | usize::from(*byte)) & 0xff_ffff;
        held += 8;
        if held < width {
            continue;
        }
        held -= width;
        let code = (bits >> held) & ((1 << width) - 1);
        if code == END || out.len() > limit {
            break;
        }
        if code == CLEAR {
            (rows, width, last) = (Vec::new(), 9, None);
            continue;
        }
        let start = out.len();
        if let Ok(byte) = u8::try_from(code) {
            out.push(byte);
        } else {
            // A row that is not there yet is the last one with its first byte once more.
            let known = rows.get(code - 258).copied().or(last.map(|(from, length)| (from, length + 1)));
            let Some((from, length)) = known else { break };
            for place in from..from + length {
                out.push(out.get(place).copied().unwrap_or(0));
            }
        }
        if let Some((from, length)) = last.filter(|_| rows.len() < 4096 - 258) {
            rows.push((from, length + 1));
        }
        last = Some((start, out.len() - start));
        width = match rows.len() + 258 + usize::from(is_early) {
            ..512 => 9,
            512..1024 => 10,
            1024..2048 => 11,
            _ => 12,
        };
    }
    out
}

/// Rows of bytes that are told as differences from those before or above.
fn unpredicted(bytes: Vec<u8>, options: Option<&Dictionary>) -> Vec<u8> {
    const MOST: usize = 1 << 20;
    let option = |name, else_it| options.and_then(|own| own.get(name).whole()).unwrap_or(else_it).min(MOST);
    let predictor = option("Predictor", 1);
    if predictor < 2 {
        return bytes;
    }
    let pixel = option("Colors", 1) * option("BitsPerComponent", 8);
    let (length, step) = ((pixel * option("Columns", 1)).div_ceil(8), pixel.div_ceil(8).max(1));
    let marked = usize::from(predictor >= 10);
    let mut out = Vec::with_capacity(bytes.len());
    let mut above: Vec<u8> = Vec::new();
    for row in bytes.chunks(length + marked) {
        let (kind, row) = if marked == 1 { row.split_first().unwrap_or((&0, row)) } else { (&1, row) };
        let mut own: Vec<u8> = Vec::with_capacity(row.len());
        for (place, byte) in row.iter().enumerate() {
            let before = place.checked_sub(step);
            let of = |row: &[u8], place: Option<usize>| {
                place.and_then(|place| row.get(place)).copied().unwrap_or(0)
            };
            let (left, up, corner) = (of(&own, before), of(&above, Some(place)), of(&above, before));
            let guess = match kind {
                1 => left,
                2 => up,
                3 => left.midpoint(up),
                4 => nearest(left, up, corner),
                _ => 0,
            };
            own.push(byte.wrapping_add(guess));
        }
        out.extend(&own);
        above = own;
    }
    out
}

/// Of three bytes the one that is nearest to what a slope from one to the others gives.
fn nearest(left: u8, up: u8, corner: u8) -> u8 {
    let slope = i16::from(left) + i16::from(up) - i16::from(corner);
    let far = |byte: u8| (slope - i16::from(byte)).abs();
    if far(left) <= far(up) && far(left) <= far(corner) {
        left
    } else if far(up) <= far(corner) {
        up
    } else {
        corner
    }
}

/// Four bytes as five characters.
fn ascii_85(bytes: &[u8]) -> Vec<u8> {
    let mut out = Vec::new();
    let (mut value, mut count) = (0_u32, 0);
    for byte in bytes {
        match byte {
            b'z' if count == 0 => out.extend([0; 4]),
            b'!'..=b'u' => {
                value = value.wrapping_mul(85).wrapping_add(u32::from(byte - b'!'));
                count += 1;
                if count == 5 {
                    out.extend(value.to_be_bytes());
                    (value, count) = (0, 0);
                }
            }
            b'~' => break,
            byte if is_blank(*byte) => {}
            _ => break,
        }
    }
    if count > 1 {
        for _ in count..5 {
            value = value.wrapping_mul(85).wrapping_add(84);
        }
        out.extend(value.to_be_bytes().get(..count - 1).unwrap_or_default());
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{ascii_85, lzw};

    #[test]
    fn what_is_packed_in_older_ways_is_unpacked() {
        // The example of the standard: 45 45 45 45 45 65 45 45 45 66.
        let packed = [0x80, 0x0b, 0x60, 0x50, 0x22, 0x0c, 0x0c, 0x85, 0x01];
        assert_eq!(lzw(&packed, true, 100), b"-----A---B");
        assert_eq!(ascii_85(b"87cURD]i,\"Ebo80~>"), b"Hello World!");
    }
}
