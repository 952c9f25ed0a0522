//! Several files, folders, and standard input.

use super::{Folder, Ran, fixture, program, run, run_with_input};
use serde_json::Value;
use std::fs;
use std::process::Stdio;

fn draft(name: &str) -> Vec<u8> {
    fs::read(fixture(name)).unwrap()
}

/// The names of the files in the order in which `check` came to them, without the folder.
fn names(ran: &Ran, folder: &Folder) -> Vec<String> {
    let start = folder.path("");
    ran.out.lines().filter_map(|line| line.strip_prefix(&start)).map(|name| name.replace('\\', "/")).collect()
}

// ── check ───────────────────────────────────────────────────────────────────

#[test]
fn each_of_several_files_has_its_findings_under_its_name_and_a_last_line_adds_them_up() {
    let (good, bad) = (fixture("gangkou-2021"), fixture("hongze-2023"));
    let [one, other] = [&good, &bad].map(|file| run(&["check", file]));
    let both = run(&["check", &good, &bad]);
    assert_eq!((both.code, both.err.as_str()), (1, ""));
    let rest = both.out.strip_prefix(&format!("{good}\n{}\n{bad}\n{}\n", one.out, other.out)).unwrap();
    assert!(rest.starts_with("共 2 份报告，1 份有错误：错误 3 处，提醒 "), "{rest}");
    assert!(rest.ends_with(" 处。\n") && rest.lines().count() == 1, "{rest}");
    assert_eq!(run(&["check", &good, &good]).code, 0);
}

#[test]
fn a_file_that_cannot_be_read_does_not_keep_the_others_from_being_checked() {
    let folder = Folder::new("among");
    let (bad, missing) = (fixture("hongze-2023"), folder.path("没有.json"));
    let ran = run(&["check", &missing, &bad, &folder.file("a.pdf", "%PDF-1.7")]);
    assert_eq!(ran.code, 2);
    assert!(ran.out.starts_with(&format!("{bad}\n错误 C-03 ")), "{}", ran.out);
    assert!(ran.out.contains("\n共 1 份报告，1 份有错误：错误 3 处，"), "{}", ran.out);
    assert!(ran.out.ends_with("另有 2 个打不开。\n"), "{}", ran.out);
    let reasons: Vec<&str> = ran.err.lines().collect();
    assert!(reasons[0].starts_with(&format!("{missing}：打不开（没有这个文件，")), "{}", ran.err);
    assert!(reasons[1].contains("a.pdf：这是 PDF 文件"), "{}", ran.err);
}

#[test]
fn what_was_not_understood_of_one_of_several_names_it() {
    let folder = Folder::new("named-notes");
    let text = String::from_utf8(draft("gangkou-2021")).unwrap();
    let file = folder.file("a.json", text.replacen('{', "{\"colour\": \"red\",", 1));
    let ran = run(&["check", &file, &fixture("gangkou-2021")]);
    assert_eq!(ran.code, 0);
    assert_eq!(ran.err, format!("注意：{file}：文件里的“colour”这个版本不认得，没有读入。\n"));
}

#[test]
fn a_folder_is_searched_by_name_for_all_that_can_be_a_report() {
    let folder = Folder::new("searched");
    for name in ["b.json", "a/2.json", "a/1.JSON", "c/d/e.json"] {
        folder.file(name, draft("gangkou-2021"));
    }
    for name in ["公告.pptx", "说明.txt", "json", "~$b.docx", ".hidden.json", ".git/x.json"] {
        folder.file(name, "of no concern");
    }
    let ran = run(&["check", &folder.path("")]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    assert_eq!(names(&ran, &folder), ["a/1.JSON", "a/2.json", "b.json", "c/d/e.json"]);
    assert!(ran.out.contains("\n共 4 份报告，0 份有错误：错误 0 处，"), "{}", ran.out);
}

#[test]
fn a_folder_without_reports_says_so() {
    let folder = Folder::new("none");
    folder.file("below/公告.pptx", "of no concern");
    let path = folder.path("");
    let ran = run(&["check", &path]);
    assert_eq!(ran.code, 2);
    let endings = ".json、.docx、.html、.htm、.doc、.wps、.rtf、.mht、.xlsx、.xls、.et、.pdf、.ofd、.zip";
    assert_eq!(ran.err, format!("{path}：打不开（这个文件夹里没有 {endings} 文件）。\n"));
}

#[cfg(unix)]
#[test]
fn a_link_that_leads_back_is_not_followed() {
    let folder = Folder::new("circle");
    folder.file("below/a.json", draft("gangkou-2021"));
    std::os::unix::fs::symlink(folder.path(""), folder.path("below/again")).unwrap();
    let ran = run(&["check", &folder.path("")]);
    assert_eq!((ran.code, names(&ran, &folder)), (0, vec!["below/a.json".to_owned()]));
}

#[test]
fn several_files_as_data_are_a_list_in_which_each_has_its_name() {
    let folder = Folder::new("list");
    let (bad, broken) = (fixture("hongze-2023"), folder.file("a.json", "[]"));
    let ran = run(&["check", "--json", &bad, &broken]);
    assert_eq!(ran.code, 2);
    let list: Vec<Value> = serde_json::from_str(&ran.out).expect("a list");
    let mut alone: Value = serde_json::from_str(&run(&["check", "--json", &bad]).out).unwrap();
    alone["file"] = Value::from(bad);
    assert_eq!(list[0], alone);
    let sentence = list[1]["error"].as_str().unwrap();
    assert_eq!((list.len(), list[1]["file"].as_str()), (2, Some(broken.as_str())));
    assert_eq!(ran.err, format!("{sentence}\n"));
    assert!(sentence.starts_with(&broken), "{sentence}");
}

#[test]
fn a_folder_as_data_is_a_list_even_of_one() {
    let folder = Folder::new("list-of-one");
    let file = folder.file("a.json", draft("gangkou-2021"));
    let ran = run(&["check", "--json", &folder.path("")]);
    let list: Vec<Value> = serde_json::from_str(&ran.out).expect("a list");
    assert_eq!((ran.code, list.len(), list[0]["file"].as_str()), (0, 1, Some(file.as_str())));
}

#[test]
fn names_that_the_shell_did_not_find_are_spoken_of_as_such() {
    let folder = Folder::new("pattern");
    let pattern = folder.path("*.docx");
    let ran = run(&["check", &pattern]);
    assert_eq!((ran.code, ran.err), (2, format!("{pattern}：打不开（没有名字这样的文件）。\n")));
}

#[test]
fn a_draft_may_come_by_standard_input() {
    let bad = draft("hongze-2023");
    let alone = run(&["check", &fixture("hongze-2023")]);
    let ran = run_with_input(&["check", "-"], &bad);
    assert_eq!((ran.code, ran.out.as_str(), ran.err.as_str()), (1, alone.out.as_str(), ""));
    let ran = run_with_input(&["check", &fixture("gangkou-2021"), "-"], &bad);
    assert!(ran.out.contains("\n标准输入\n错误 C-03 "), "{}", ran.out);
    let ran = run_with_input(&["check", "-"], b"");
    assert_eq!((ran.code, ran.err.as_str()), (2, "标准输入：这是一个空文件，里面没有草稿。\n"));
}

#[test]
fn nobody_need_listen() {
    let folder = Folder::new("silence");
    let (reader, writer) = std::io::pipe().unwrap();
    drop(reader);
    let files = [fixture("hongze-2023"), fixture("gangkou-2021"), folder.path("没有.json")];
    let mut program = program();
    program.arg("check").args(files).stdout(writer.try_clone().unwrap()).stderr(writer);
    assert_eq!(program.stdin(Stdio::null()).status().unwrap().code(), Some(2));
}

/// Systems that take any bytes for a name.
#[cfg(target_os = "linux")]
#[test]
fn a_name_that_is_no_utf_8_is_refused_and_the_others_are_checked() {
    use std::os::unix::ffi::OsStrExt as _;
    let folder = Folder::new("gbk");
    folder.file("港口.json", draft("gangkou-2021"));
    // “港口” as GBK spells it.
    let name = std::ffi::OsStr::from_bytes(b"\xb8\xdb\xbf\xda.json");
    fs::write(std::path::Path::new(&folder.path("")).join(name), draft("gangkou-2021")).unwrap();
    for words in
        [vec!["check"], vec!["check", "--json"], vec!["convert", "--to", "txt", "-o", &folder.path("out")]]
    {
        let ran = run(&[words.as_slice(), &[&folder.path("")]].concat());
        assert_eq!(ran.code, 2, "{words:?}");
        assert!(ran.err.ends_with("不是 UTF-8 编码，请给文件换个名字。\n"), "{words:?}: {}", ran.err);
        assert!(ran.out.contains("港口.json"), "{words:?}: {}", ran.out);
    }
}

// ── convert ─────────────────────────────────────────────────────────────────

#[test]
fn several_files_are_converted_into_a_folder_that_is_made_for_them() {
    let folder = Folder::new("into");
    let files = ["gangkou-2021", "hongze-2023"].map(fixture);
    for (kind, ending) in
        [("docx", ".docx"), ("fragment.html", ".fragment.html"), ("proof.html", ".proof.html")]
    {
        let out = folder.path(kind);
        let ran = run(&["convert", &files[0], &files[1], "--to", kind, "--out", &out, "--style", "plain"]);
        assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{kind}");
        assert!(ran.out.ends_with("\n共转换 2 份报告。\n"), "{}", ran.out);
        for (file, name) in files.iter().zip(["gangkou-2021", "hongze-2023"]) {
            let target = std::path::Path::new(&out).join(format!("{name}{ending}"));
            assert!(ran.out.contains(&format!("{file} → {}\n", target.display())), "{}", ran.out);
            // The same as one by one.
            let alone = folder.path(&format!("{name}{ending}"));
            run(&["convert", file, "-o", &alone, "--style", "plain"]);
            assert!(fs::read(target).unwrap() == fs::read(alone).unwrap(), "{name}{ending}");
        }
    }
}

#[test]
fn a_folder_is_converted_with_the_folders_below_it() {
    let folder = Folder::new("below");
    for name in ["in/2021/报告.json", "in/2023/报告.json"] {
        folder.file(name, draft("gangkou-2021"));
    }
    let ran = run(&["convert", &folder.path("in"), "--to", "docx", "-o", &folder.path("out")]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    let back = folder.path("back");
    assert_eq!(run(&["convert", &folder.path("out"), "--to", "json", "-o", &back]).code, 0);
    for name in ["back/2021/报告.json", "back/2023/报告.json"] {
        assert!(fs::read(folder.path(name)).unwrap() == draft("gangkou-2021"), "{name}");
    }
}

#[test]
fn two_that_would_be_one_file_are_refused_before_anything_is_written() {
    let folder = Folder::new("same-name");
    let [one, other] = ["a/报告.json", "b/报告.json"].map(|name| folder.file(name, draft("gangkou-2021")));
    let out = folder.path("out");
    let ran = run(&["convert", &one, &other, "--to", "txt", "-o", &out]);
    assert_eq!((ran.code, ran.out.as_str()), (2, ""));
    assert!(ran.err.starts_with(&format!("“{one}”和“{other}”都会写成“")), "{}", ran.err);
    assert!(!std::path::Path::new(&out).exists());
}

#[test]
fn one_that_cannot_be_read_does_not_keep_the_others_from_being_converted() {
    let folder = Folder::new("some");
    let broken = folder.file("a.json", "[]");
    let ran = run(&["convert", &broken, &fixture("gangkou-2021"), "--to", "md", "-o", &folder.path("out")]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.starts_with(&format!("{broken}：")), "{}", ran.err);
    assert!(ran.out.ends_with("\n共转换 1 份报告。另有 1 份没有转换。\n"), "{}", ran.out);
    assert!(fs::read_to_string(folder.path("out/gangkou-2021.md")).unwrap().starts_with("# "));
}

#[test]
fn a_file_where_the_folder_should_be_is_said() {
    let folder = Folder::new("in-the-way");
    let out = folder.file("out", "a file");
    let ran = run(&["convert", &fixture("gangkou-2021"), "--to", "md", "-o", &out]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("：写不进去（路上有一个同名的文件，不是文件夹）。\n"), "{}", ran.err);
    assert_eq!(fs::read_to_string(out).unwrap(), "a file");
}

#[test]
fn a_folder_is_no_single_report() {
    let folder = Folder::new("single");
    folder.file("a.json", draft("gangkou-2021"));
    let (path, target) = (folder.path(""), folder.path("a.docx"));
    let ran = run(&["convert", &path, "-o", &target]);
    assert_eq!(ran.code, 2);
    assert_eq!(
        ran.err,
        format!("{path}：这是文件夹，请用 --to 写明转换成哪一类，用 -o 写明放到哪个文件夹。\n")
    );
}

#[test]
fn what_comes_by_standard_input_can_be_converted() {
    let folder = Folder::new("input");
    let target = folder.path("a.docx");
    let ran = run_with_input(&["convert", "-", "-o", &target], &draft("gangkou-2021"));
    assert_eq!((ran.code, ran.out.as_str(), ran.err.as_str()), (0, "", ""));
    let out = folder.path("out");
    let ran = run_with_input(&["convert", "-", "--to", "json", "-o", &out], &fs::read(target).unwrap());
    assert_eq!(ran.code, 0);
    assert!(fs::read(folder.path("out/标准输入.json")).unwrap() == draft("gangkou-2021"));
}

// ── A line of JSON a report ─────────────────────────────────────────────────

#[test]
fn each_report_is_a_line_of_json_as_soon_as_it_is_checked() {
    let folder = Folder::new("lines");
    let (bad, good, broken) = (fixture("hongze-2023"), fixture("gangkou-2021"), folder.file("a.json", "[]"));
    let ran = run(&["check", "--jsonl", &bad, &broken, &good]);
    assert_eq!(ran.code, 2);
    let lines: Vec<Value> = ran.out.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let list: Vec<Value> =
        serde_json::from_str(&run(&["check", "--json", &bad, &broken, &good]).out).unwrap();
    assert_eq!(lines, list);
    let ran = run(&["check", "--jsonl", &bad]);
    assert_eq!((ran.code, ran.out.lines().count()), (1, 1));
    assert!(ran.out.starts_with("{\"claims\""), "{}", ran.out);
}
