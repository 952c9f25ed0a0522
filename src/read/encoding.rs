//! Bytes as text, whatever program wrote them: by the mark at their beginning, else UTF-8 where they
//! are, else what the page says of itself, else GB 18030, in which Chinese programs wrote for long.

use crate::text::gb18030;

/// The text that these bytes spell; `None` where they are no text.
pub(super) fn text(bytes: &[u8]) -> Option<String> {
    let utf_16 = |bytes: &[u8], unit: fn([u8; 2]) -> u16| {
        let (pairs, _) = bytes.as_chunks::<2>();
        String::from_utf16_lossy(&pairs.iter().copied().map(unit).collect::<Vec<u16>>())
    };
    match bytes {
        [0xff, 0xfe, rest @ ..] => return Some(utf_16(rest, u16::from_le_bytes)),
        [0xfe, 0xff, rest @ ..] => return Some(utf_16(rest, u16::from_be_bytes)),
        [b'<', 0, ..] => return Some(utf_16(bytes, u16::from_le_bytes)),
        _ => {}
    }
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    match std::str::from_utf8(bytes) {
        // Zeros are in no text.
        Ok(text) => return Some(text.to_owned()).filter(|text| !text.contains('\0')),
        // Cut off within a character.
        Err(error) if error.error_len().is_none() => {
            return Some(String::from_utf8_lossy(bytes).into_owned());
        }
        Err(_) => {}
    }
    if bytes.contains(&0) {
        return None;
    }
    // Of a page in an unknown encoding the marks are worth reading.
    let any = || bytes.starts_with(b"<").then(|| String::from_utf8_lossy(bytes).into_owned());
    let chinese = || Some(gb18030::decoded(bytes)).filter(|text| lost(text) * 20 <= text.chars().count());
    match declared(bytes) {
        Some(Declared::Utf8) => {
            let text = String::from_utf8_lossy(bytes).into_owned();
            // A few bad bytes are damage; many are another encoding.
            if lost(&text) * 50 <= text.chars().count() { Some(text) } else { chinese().or(Some(text)) }
        }
        Some(Declared::Gb18030) => Some(gb18030::decoded(bytes)),
        None => chinese().or_else(any),
    }
}

fn lost(text: &str) -> usize {
    text.chars().filter(|character| *character == char::REPLACEMENT_CHARACTER).count()
}

enum Declared {
    Utf8,
    Gb18030,
}

/// What a page or an XML file says of itself near its beginning.
fn declared(bytes: &[u8]) -> Option<Declared> {
    /// Where browsers look.
    const NEAR: usize = 2048;
    let head = bytes.get(..NEAR).unwrap_or(bytes);
    let head: String = head.iter().map(|byte| char::from(byte.to_ascii_lowercase())).collect();
    let found = ["charset=", "encoding="].into_iter().find_map(|name| head.split_once(name))?.1;
    let name = found.trim_start_matches(['"', '\'', ' ']);
    if name.starts_with("utf-8") || name.starts_with("utf8") {
        Some(Declared::Utf8)
    } else if name.starts_with("gb") || name.starts_with("x-gbk") || name.starts_with("cp936") {
        Some(Declared::Gb18030)
    } else {
        None
    }
}

/// What is said of a text that [`is_garbled`].
pub(super) const GARBLED: &str = "文件里的字是乱码：原来是 UTF-8 的文字，被当作 GBK 存过一次，有的字已经丢了。\
    请重新取一份原来的文件，或者在浏览器里打开原网页，选中、复制，再粘贴进来。";

/// Whether a text was UTF-8 that somebody read as GBK and saved: 一、总体情况 is 涓€銆佹€讳綋鎯呭喌 then.
pub(super) fn is_garbled(text: &str) -> bool {
    // What full stops, commas, quotes and the words of such reports become; no sentence has them.
    const SHAPES: [&str; 9] = ["銆", "锛", "鐨", "淇℃", "涓€", "鏀垮", "鍏紑", "骞", "鐢宠"];
    const FEW: usize = 6;
    // Said near the beginning of every report that is not.
    !text.contains("政府信息")
        && SHAPES.iter().map(|shape| text.matches(shape).take(FEW).count()).sum::<usize>() >= FEW
}
