//! `convert` of one file.

use super::{Folder, fixture, run};
use std::fs;
use std::path::Path;

#[test]
fn a_draft_is_converted_to_the_same_draft() {
    let folder = Folder::new("same");
    for name in ["hangzhou-2025", "gangkou-2021", "hongze-2023"] {
        let target = folder.path(&format!("{name}.json"));
        let ran = run(&["convert", &fixture(name), "-o", &target]);
        assert_eq!((ran.code, ran.out.as_str(), ran.err.as_str()), (0, "", ""), "{name}");
        assert!(fs::read(target).unwrap() == fs::read(fixture(name)).unwrap(), "{name}");
    }
}

#[test]
fn a_draft_of_another_hand_is_converted_to_the_usual_look() {
    let folder = Folder::new("look");
    let file = folder.file(
        "other.json",
        "\u{feff}{\"edition\":2021,\"cells\":{\"t3.granted.natural\":3,\"t9.x.y\":1},\"schema\":\"xxgk-annual-report/1\"}\r\n",
    );
    let target = folder.path("OUT.JSON");
    let ran = run(&["convert", "-o", &target, &file]);
    assert_eq!(ran.code, 0);
    assert_eq!(ran.err, "注意：2021 年版的格式没有“t9.x.y”这一格，没有读入。\n");
    let written = fs::read_to_string(target).unwrap();
    assert!(written.starts_with("{\n  \"schema\": \"xxgk-annual-report/1\",\n"));
    assert!(written.contains("\n    \"t3.granted.natural\": \"3\",\n"));
}

#[test]
fn a_file_may_be_converted_onto_itself() {
    let folder = Folder::new("itself");
    let file = folder.file("draft.json", fs::read(fixture("hongze-2023")).unwrap());
    assert_eq!(run(&["convert", &file, "-o", &file]).code, 0);
    assert!(fs::read(&file).unwrap() == fs::read(fixture("hongze-2023")).unwrap());
}

#[test]
fn a_word_file_is_a_draft_too() {
    let folder = Folder::new("word");
    for (name, words) in [
        ("official.docx", &[][..]),
        ("plain.docx", &["--style", "plain", "--margins", "normal", "--lines", "1", "--font", "windows"]),
    ] {
        let target = folder.path(name);
        let draft = fixture("gangkou-2021");
        // The options may stand anywhere after the verb.
        let words = [&["convert"], words, &[&draft, "-o", &target]].concat();
        let ran = run(&words);
        assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{words:?}");
        let back = folder.path("back.json");
        let ran = run(&["convert", &target, "-o", &back]);
        assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{name}");
        assert!(fs::read(back).unwrap() == fs::read(&draft).unwrap(), "{name}");
    }
    let [official, plain] = ["official.docx", "plain.docx"].map(|name| fs::read(folder.path(name)).unwrap());
    assert!(official != plain);
}

#[test]
fn a_style_that_does_not_exist_is_answered_with_those_that_do() {
    let draft = fixture("gangkou-2021");
    let ran = run(&["convert", &draft, "-o", "a.docx", "--style", "pretty"]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.starts_with("“--style”没有“pretty”这一种，可以用：\n"), "{}", ran.err);
    assert!(ran.err.contains("official") && ran.err.contains("plain"));
}

#[test]
fn what_the_file_cannot_show_is_said() {
    let folder = Folder::new("lost");
    let draft = folder.file("a.json", br#"{"schema": "xxgk-annual-report/1", "overview": "\u4e00\u0001"}"#);
    let ran = run(&["convert", &draft, "-o", &folder.path("a.docx")]);
    assert_eq!(ran.code, 0);
    assert!(
        ran.err.starts_with("注意：“一、总体情况”里有 1 个看不见的控制字符（第 1 个在“一”之后）"),
        "{}",
        ran.err
    );
}

#[test]
fn there_is_no_proof_sheet_as_a_workbook() {
    let folder = Folder::new("proof-ending");
    for name in ["核对表.proof.xlsx", "核对表.proof.json"] {
        let target = folder.path(name);
        let ran = run(&["convert", &fixture("gangkou-2021"), "-o", &target]);
        assert_eq!(ran.code, 2, "{name}");
        assert!(ran.err.starts_with(&format!("{target}：核对表是一份文档，")), "{}", ran.err);
        assert!(!Path::new(&target).exists(), "{name}");
    }
}

#[test]
fn the_ending_of_the_target_must_be_known() {
    let folder = Folder::new("ending");
    for name in ["report.odt", "report", "report.", ".json", ".fragment"] {
        let target = folder.path(name);
        let ran = run(&["convert", &fixture("gangkou-2021"), "-o", &target]);
        assert_eq!(ran.code, 2, "{name}");
        assert_eq!(
            ran.err,
            format!(
                "{target}：不知道要写成哪种文件，文件名请以 .docx、.xlsx、.html、.fragment.html、.txt、.md 或 .json 结尾。\n"
            )
        );
        assert!(!Path::new(&target).exists(), "{name}");
    }
}

#[test]
fn where_nothing_can_be_written_the_program_says_so() {
    let folder = Folder::new("nowhere");
    let target = folder.path("missing/report.json");
    let ran = run(&["convert", &fixture("gangkou-2021"), "-o", &target]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.starts_with(&format!("{target}：写不进去（")), "{}", ran.err);
}

#[test]
fn nothing_is_written_from_a_file_that_cannot_be_read() {
    let folder = Folder::new("unread");
    let target = folder.path("report.json");
    let ran = run(&["convert", &folder.file("draft.json", "[]"), "-o", &target]);
    assert_eq!(ran.code, 2);
    assert!(!Path::new(&target).exists());
}
