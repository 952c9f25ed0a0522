//! What a file is that holds no draft, known by its content, so that what is said of it is true: a
//! picture is not said to be a draft that was not saved to its end.

/// What can be opened; every refusal ends with it, or with a way to get there.
const OPEN: &str = "请打开年度报告的 Word、Excel、PDF、OFD、网页文件，或者用“存草稿”保存的 .json 文件。";

/// How the files of other programs begin.
const BEGINNINGS: [(&[u8], &str); 15] = [
    (b"\x89PNG", PICTURE),
    (b"\xff\xd8\xff", PICTURE),
    (b"GIF8", PICTURE),
    (b"II*\0", PICTURE),
    (b"MM\0*", PICTURE),
    (b"RIFF", MEDIA),
    (b"OggS", MEDIA),
    (b"ID3", MEDIA),
    (b"\x1f\x8b", ARCHIVE),
    (b"7z\xbc\xaf", ARCHIVE),
    (b"Rar!", ARCHIVE),
    (b"\xfd7zXZ", ARCHIVE),
    (b"BZh", ARCHIVE),
    (b"MIME-Version:", MAIL),
    (b"SQLite format 3", BINARY),
];
const PICTURE: &str = "这是图片，里面的字读不出来。";
const MEDIA: &str = "这是图片、声音或视频文件，里面没有报告。";
/// Of a package that is of no office program.
pub(super) const ARCHIVE: &str = "这是压缩文件，不是报告。请先解压，再打开里面的报告或草稿（.json）。";
const MAIL: &str = "这是邮件或存成一个文件的网页（.mht），现在还不能打开。";
const OLD: &str = "这是旧格式（.doc、.wps、.xls）的文件，但它坏了，或者没有下载完。请重新取一份再打开。";
/// Of a file with a password.
pub(super) const LOCKED: &str =
    "这是加了密码的 Office 文件，打不开。请用 Word、Excel 或 WPS 打开，去掉密码另存一份，再打开一次。";
const BINARY: &str = "认不出这是哪种文件，里面不是文字。";
const TEXT: &str = "这是文字文件，里面没有找到年度报告的表格和各部分的标题。要用里面的内容，请用记事本打开，复制后粘贴到表格或文字部分。";
const XML: &str = "这是矢量图，或者存成 XML 的 Office 文件，里面没有报告的数据。";
const UTF_16: &str =
    "文件是 UTF-16 编码的，可能被记事本另存过。请用记事本打开，另存为“UTF-8”编码，再打开一次。";
const ANSI: &str = "文件不是 UTF-8 编码的文字，可能被记事本按“ANSI”另存过。请另存为“UTF-8”编码，再打开一次。";
const HALF: &str = "文件在一个字的中间断了，可能没有存完，或者没有复制完。请重新取一份再打开。";

/// What a file is that is none of ours by its first bytes.
pub(super) fn of_bytes(bytes: &[u8]) -> Option<String> {
    let begins = |start: &[u8]| bytes.starts_with(start);
    if let Some((_, sentence)) = BEGINNINGS.iter().find(|(start, _)| begins(start)) {
        return Some(with_advice(sentence));
    }
    // HEIC and MP4, whose first bytes are a length; and bitmaps, whose zeros tell them from text.
    if bytes.get(4..8) == Some(b"ftyp") {
        return Some(with_advice(MEDIA));
    }
    (begins(b"BM") && bytes.get(6..10) == Some(b"\0\0\0\0")).then(|| with_advice(PICTURE))
}

/// What a file of Office before 2007 is that cannot be taken apart.
pub(super) fn of_old_office(bytes: &[u8]) -> String {
    if is_locked(bytes) { LOCKED.to_owned() } else { OLD.to_owned() }
}

/// What a file is that is neither an office file nor a web page: no text, or not in UTF-8.
pub(super) fn of_encoding(bytes: &[u8]) -> String {
    let is_json = bytes.trim_ascii_start().starts_with(b"{");
    match std::str::from_utf8(bytes) {
        _ if bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff") => UTF_16.to_owned(),
        _ if matches!(bytes, [b'{', 0, ..] | [0, b'{', ..]) => UTF_16.to_owned(),
        _ if !is_json && bytes.iter().any(|byte| matches!(byte, 0..=8 | 14..=31)) => with_advice(BINARY),
        Err(error) if is_json && error.error_len().is_none() => HALF.to_owned(),
        _ if is_json => ANSI.to_owned(),
        _ => TEXT.to_owned(),
    }
}

/// What a text is that cannot be JSON: several words or lines that do not begin as an object or a list.
/// Of a single word the reader of JSON says where it stops.
pub(super) fn of_text(text: &str) -> Option<String> {
    if text.contains('\0') && !text.starts_with('{') {
        return Some(with_advice(BINARY));
    }
    let begins = |open: char, next: fn(char) -> bool| {
        text.strip_prefix(open).is_some_and(|rest| rest.trim_start().chars().next().is_none_or(next))
    };
    let is_json = begins('{', |c| matches!(c, '"' | '}'))
        || begins('[', |c| c.is_ascii_alphanumeric() || matches!(c, '{' | '[' | '"' | ']' | '-'));
    let has_words = text.contains(['\n', '\r', '\t', ' ', '　', '，', '。', '、', '：', '；']);
    (!is_json && has_words).then(|| TEXT.to_owned())
}

/// What a file with tags is that is no web page.
pub(super) fn of_tags(page: &str) -> Option<String> {
    let start = page.trim_start();
    let has = |word: &str| {
        page.as_bytes().windows(word.len()).any(|here| here.eq_ignore_ascii_case(word.as_bytes()))
    };
    let is_of_office = start.starts_with("<?xml") && (has("<?mso-application") || has("<pkg:package"));
    (start.starts_with("<svg")
        || is_of_office
        || (start.starts_with("<?xml") && has("<svg") && !has("<html")))
    .then(|| with_advice(XML))
}

/// What a package is that is no Word file, by the names of its parts.
pub(super) fn of_package<'a>(mut names: impl Iterator<Item = &'a str>) -> String {
    let known = [
        ("xl/", "这是 Excel 的二进制工作簿（.xlsb），现在还不能打开。"),
        ("ppt/", "这是演示文稿（.pptx），里面没有报告。"),
        ("META-INF/", "这是 OpenDocument 文件（.odt、.ods）或安装包，现在还不能打开。"),
        ("mimetype", "这是 OpenDocument 文件（.odt、.ods）或电子书，现在还不能打开。"),
    ];
    let found = names.find_map(|name| known.iter().find(|(start, _)| name.starts_with(start)));
    found.map_or_else(|| ARCHIVE.to_owned(), |(_, sentence)| with_advice(sentence))
}

/// A sentence, and what can be opened where it does not say what to do.
fn with_advice(sentence: &str) -> String {
    if sentence.contains('请') { sentence.to_owned() } else { format!("{sentence}{OPEN}") }
}

/// Whether an old container holds a locked file: its directory names the part in UTF-16.
fn is_locked(bytes: &[u8]) -> bool {
    let name: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
    bytes.windows(name.len()).any(|here| here == name)
}
