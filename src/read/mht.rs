//! Pages that a browser or Word saved with all they need in one file (MHT): a letter of several parts,
//! of which the first page is the one that is seen.

use super::encoding;

/// How parts lie within parts.
const DEEPEST: usize = 8;
/// The standard allows 70 characters between parts.
const LONGEST: usize = 100;

/// The page in such a file; `None` where it is none.
pub(super) fn page(bytes: &[u8]) -> Option<String> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes).trim_ascii_start();
    let is_letter = ["mime-version:", "from:", "content-type: multipart", "date:", "x-", "subject:"]
        .into_iter()
        .any(|start| bytes.get(..start.len()).is_some_and(|own| own.eq_ignore_ascii_case(start.as_bytes())));
    if is_letter { part(bytes, DEEPEST) } else { None }
}

/// The first page of a part.
fn part(bytes: &[u8], deeper: usize) -> Option<String> {
    let (head, body) = split_at_blank_line(bytes)?;
    // A head goes on where a line begins with a blank.
    let head = String::from_utf8_lossy(head).replace("\r\n", "\n").replace("\n ", " ").replace("\n\t", " ");
    let value = |name: &str| {
        head.lines().find_map(|line| {
            let (own, value) = line.split_once(':')?;
            own.trim().eq_ignore_ascii_case(name).then(|| value.trim().to_owned())
        })
    };
    let kind = value("content-type").unwrap_or_default();
    let lower = kind.to_ascii_lowercase();
    if lower.starts_with("multipart/") {
        let start = lower.find("boundary=")? + "boundary=".len();
        let boundary = kind.get(start..)?;
        let boundary = match boundary.strip_prefix('"') {
            Some(quoted) => quoted.split('"').next()?,
            None => boundary.split([';', ' ']).next()?,
        };
        if boundary.len() > LONGEST {
            return None;
        }
        let deeper = deeper.checked_sub(1)?;
        return parts(body, &format!("--{boundary}")).find_map(|own| part(own, deeper));
    }
    if !lower.starts_with("text/html") && !lower.starts_with("application/xhtml") {
        return None;
    }
    let encoding = value("content-transfer-encoding").unwrap_or_default().to_ascii_lowercase();
    let decoded = match encoding.as_str() {
        "quoted-printable" => quoted_printable(body),
        "base64" => base64(body),
        _ => body.to_vec(),
    };
    // What the head says stands for what the page says.
    let is_chinese = lower.contains("charset=gb") || lower.contains("charset=\"gb");
    if is_chinese && std::str::from_utf8(&decoded).is_err() {
        return Some(crate::text::gb18030::decoded(&decoded));
    }
    encoding::text(&decoded)
}

fn split_at_blank_line(bytes: &[u8]) -> Option<(&[u8], &[u8])> {
    let mut places = places_of(bytes, b"\n");
    let (head, rest) = places.find_map(|place| {
        let rest = bytes.get(place + 1..)?;
        let rest = rest.strip_prefix(b"\r").unwrap_or(rest);
        rest.strip_prefix(b"\n").map(|rest| (place, rest))
    })?;
    Some((bytes.get(..head)?, rest))
}

/// Where a word stands in these bytes.
fn places_of<'a>(bytes: &'a [u8], word: &'a [u8]) -> impl Iterator<Item = usize> {
    let first = word.first().copied().unwrap_or(0);
    let places = bytes.iter().enumerate().filter(move |(_, byte)| **byte == first).map(|(place, _)| place);
    places.filter(move |place| bytes.get(*place..).is_some_and(|rest| rest.starts_with(word)))
}

/// What stands between the boundaries.
fn parts<'a>(body: &'a [u8], boundary: &'a str) -> impl Iterator<Item = &'a [u8]> {
    let mut places: Vec<usize> = places_of(body, boundary.as_bytes()).collect();
    places.push(body.len());
    let ends = places.clone().into_iter().skip(1);
    places.into_iter().zip(ends).filter_map(move |(start, end)| {
        let own = body.get(start + boundary.len()..end)?;
        let line = own.iter().position(|byte| *byte == b'\n')?;
        own.get(line + 1..)
    })
}

fn quoted_printable(body: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(body.len());
    let mut rest = body;
    while let Some((first, after)) = rest.split_first() {
        rest = after;
        if *first != b'=' {
            out.push(*first);
            continue;
        }
        let ends_line = rest.strip_prefix(b"\r\n").or_else(|| rest.strip_prefix(b"\n"));
        if let Some(after) = ends_line {
            rest = after;
            continue;
        }
        let digits = rest.get(..2).and_then(|digits| std::str::from_utf8(digits).ok());
        match digits.and_then(|digits| u8::from_str_radix(digits, 16).ok()) {
            Some(value) => {
                out.push(value);
                rest = rest.get(2..).unwrap_or_default();
            }
            None => out.push(b'='),
        }
    }
    out
}

fn base64(body: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(body.len() / 4 * 3);
    let (mut bits, mut count) = (0_u32, 0_u32);
    for byte in body {
        let value = match byte {
            b'A'..=b'Z' => byte - b'A',
            b'a'..=b'z' => byte - b'a' + 26,
            b'0'..=b'9' => byte - b'0' + 52,
            b'+' => 62,
            b'/' => 63,
            b'=' => break,
            _ => continue,
        };
        bits = (bits << 6) | u32::from(value);
        count += 6;
        if count >= 8 {
            count -= 8;
            out.extend((bits >> count).to_le_bytes().first());
            bits &= (1 << count) - 1;
        }
    }
    out
}
