//! What a file is that holds no draft: said by its content, with what can be done; and texts with half a character.

#![allow(clippy::panic)] // A panic is how a test fails.

use xxgk_annual_report::read;
use xxgk_annual_report::report::Field;

/// The sentence with which bytes are refused.
fn refused(bytes: &[u8]) -> String {
    match read::read(bytes) {
        Ok(_) => panic!("it was read: {}", String::from_utf8_lossy(bytes)),
        Err(error) => error.to_string(),
    }
}

#[test]
fn a_file_that_holds_no_draft_is_called_what_it_is() {
    let utf_16: Vec<u8> = "{\"a\": 1}".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let locked: Vec<u8> = [&b"\xd0\xcf\x11\xe0"[..], &[0; 512]]
        .concat()
        .into_iter()
        .chain("EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes))
        .collect();
    let files: [(&[u8], &str); 22] = [
        (b"\x89PNG\r\n\x1a\n\0\0", "这是图片"),
        (b"\xff\xd8\xff\xe0\0\x10JFIF", "这是图片"),
        (b"GIF89a\x01\0", "这是图片"),
        (b"BM\x46\0\0\0\0\0\0\0\x36", "这是图片"),
        (b"\0\0\0\x18ftypheic", "这是图片、声音或视频"),
        (b"\x1f\x8b\x08\0", "这是压缩文件"),
        (b"7z\xbc\xaf\x27\x1c", "这是压缩文件"),
        (b"Rar!\x1a\x07", "这是压缩文件"),
        (b"\r\n%PDF-1.4", "这是 PDF 文件"),
        (b"MIME-Version: 1.0\r\n", "这是邮件或存成一个文件的网页"),
        (b"MZ\x90\0\x03\0\0\0", "认不出这是哪种文件"),
        (b"\0\x01\x02\xc8", "认不出这是哪种文件"),
        (b"\xb8\xdb\xbf\xda\xcf\xe7", "这是文字文件"),
        ("港口乡\r\n一、总体情况".as_bytes(), "这是文字文件"),
        ("# 标题\n\n|a|b|\n|---|---|".as_bytes(), "这是文字文件"),
        ("本年度，我乡主动公开。".as_bytes(), "这是文字文件"),
        ("{注} 本年度".as_bytes(), "这是文字文件"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "这是矢量图"),
        (b"<?xml version='1.0'?><?mso-application progid='Word.Document'?><a/>", "这是矢量图，或者存成 XML"),
        (b"{\"a\": \"\xe6\xb8", "文件在一个字的中间断了"),
        (&utf_16, "文件是 UTF-16 编码的"),
        (&locked, "这是加了密码的 Office 文件"),
    ];
    for (bytes, sentence) in files {
        let said = refused(bytes);
        assert!(said.starts_with(sentence), "{bytes:?}: {said}");
        assert!(said.contains('请'), "it says what to do: {said}");
        assert!(!said.contains("没有存完") || sentence.contains("断了"), "{said}");
    }
}

#[test]
fn half_a_character_is_read_as_one_that_is_missing_and_said() {
    let draft = r#"{"schema":"xxgk-annual-report/1","overview":"甲\ud83d乙\udc00\ud83d\ude00\\ud83d丙","year":"\uD800"}"#;
    let read = read::read(draft.as_bytes()).unwrap_or_else(|error| panic!("{error}"));
    let field = Field::OVERVIEW;
    assert_eq!(read.report.text(field), "甲\u{fffd}乙\u{fffd}\u{1f600}\\ud83d丙");
    assert_eq!(read.notes, ["文件里有 3 个残缺的字符（只存了半个），读作“\u{fffd}”，请找到后改过来。"]);
}
