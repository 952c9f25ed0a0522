//! Files that cannot be read, and readers that go away.

use super::{Folder, fixture, program, run};
use std::process::Stdio;

#[test]
fn a_file_that_cannot_be_read_is_named_with_the_reason() {
    let folder = Folder::new("unreadable");
    let missing = folder.path("没有.json");
    let ran = run(&["check", &missing]);
    assert_eq!((ran.code, ran.out.as_str()), (2, ""));
    assert!(ran.err.starts_with(&format!("{missing}：打不开（")), "{}", ran.err);
    for (name, content, reason) in [
        ("a.docx", &b"PK\x03\x04"[..], "文件不完整"),
        ("b.pdf", b"%PDF-1.7", "这是 PDF 文件"),
        ("c.json", b"", "这是一个空文件"),
        ("d.json", b"{\n\"schema\"", "文件第 2 行第 8 个字节处读不下去"),
        ("e.json", b"{\"schema\": \"xxgk-annual-report/2\"}", "这份草稿是用更新版本的工具保存的"),
    ] {
        let file = folder.file(name, content);
        for words in
            [vec!["check", &file], vec!["check", &file, "--json"], vec!["convert", &file, "-o", &missing]]
        {
            let ran = run(&words);
            assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{words:?}");
            assert!(ran.err.starts_with(&format!("{file}：{reason}")), "{words:?}: {}", ran.err);
        }
    }
}

#[test]
fn a_folder_is_no_draft() {
    let folder = Folder::new("folder");
    let ran = run(&["check", &folder.path("")]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("：打不开（"), "{}", ran.err);
}

#[test]
fn a_reader_that_goes_away_is_no_fault() {
    let (reader, writer) = std::io::pipe().unwrap();
    drop(reader);
    let mut program = program();
    program.args(["check", &fixture("hongze-2023")]).stdout(writer).stderr(Stdio::piped());
    let output = program.output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
}

#[cfg(unix)]
#[test]
fn a_name_that_is_no_utf_8_is_refused_in_a_sentence() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt as _;
    // “港口” as GBK spells it.
    let ran = run(&[OsStr::new("check"), OsStr::from_bytes(b"\xb8\xdb\xbf\xda.json")]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.ends_with("不是 UTF-8 编码，请给文件换个名字。\n"), "{}", ran.err);
}
