//! The program on the command line: what it prints, what it writes, and its exit codes.
//! Here with one file; many files and the words themselves have files of their own.

#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::unwrap_used)] // All of it is test.

mod many;
mod words;

use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::ffi::OsStr;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use xxgk_annual_report::form::Form;
use xxgk_annual_report::rules::RULES;

/// What a run of the program gave.
struct Ran {
    code: i32,
    out: String,
    err: String,
}

fn program() -> Command {
    Command::new(env!("CARGO_BIN_EXE_xxgk-annual-report"))
}

fn run<Word: AsRef<OsStr>>(words: &[Word]) -> Ran {
    Ran::of(program().args(words).output().expect("the program runs"))
}

/// With that on its standard input.
fn run_with_input<Word: AsRef<OsStr>>(words: &[Word], input: &[u8]) -> Ran {
    let mut program = program();
    let pipes = program.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut running = pipes.args(words).spawn().expect("the program runs");
    running.stdin.take().unwrap().write_all(input).unwrap();
    Ran::of(running.wait_with_output().unwrap())
}

impl Ran {
    fn of(output: Output) -> Self {
        Self {
            code: output.status.code().expect("an exit code"),
            out: String::from_utf8(output.stdout).expect("text"),
            err: String::from_utf8(output.stderr).expect("text"),
        }
    }
}

fn fixture(name: &str) -> String {
    format!("{}/tests/fixtures/{name}.json", env!("CARGO_MANIFEST_DIR"))
}

/// A folder of its own for one test; it goes when the test ends.
struct Folder(PathBuf);

impl Folder {
    fn new(test: &str) -> Self {
        let folder = std::env::temp_dir().join(format!("xxgk_annual_report-{}-{test}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        Self(folder)
    }

    fn path(&self, name: &str) -> String {
        self.0.join(name).to_str().expect("a plain name").to_owned()
    }

    /// A file with that in it; the folders of its name are made.
    fn file(&self, name: &str, content: impl AsRef<[u8]>) -> String {
        let path = self.path(name);
        fs::create_dir_all(Path::new(&path).parent().unwrap()).unwrap();
        fs::write(&path, content).unwrap();
        path
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// The findings of `check --json`.
fn findings(file: &str) -> Vec<Value> {
    let all: Value = serde_json::from_str(&run(&["check", file, "--json"]).out).expect("JSON");
    all["findings"].as_array().expect("a list").clone()
}

/// The rules that find something of that gravity.
fn rules(file: &str, severity: &str) -> Vec<String> {
    let of_gravity = |finding: &&Value| finding["severity"] == severity;
    findings(file).iter().filter(of_gravity).map(|one| one["rule"].as_str().unwrap().to_owned()).collect()
}

// ── check ───────────────────────────────────────────────────────────────────

#[test]
fn published_reports_that_add_up_have_no_error() {
    for (name, hints) in [("hangzhou-2025", [""; 0]), ("gangkou-2021", [""; 0])] {
        let ran = run(&["check", &fixture(name)]);
        assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{name}");
        assert_eq!(rules(&fixture(name), "error"), [""; 0], "{name}");
        // Their texts leave something out; their tables do not.
        let of_tables = |severity| {
            let all = rules(&fixture(name), severity).into_iter();
            all.filter(|rule| rule.starts_with('T')).collect::<Vec<_>>()
        };
        assert_eq!(of_tables("warning"), [""; 0], "{name}");
        assert_eq!(of_tables("info"), hints, "{name}");
    }
}

#[test]
fn the_published_report_of_hongze_has_three_errors() {
    let ran = run(&["check", &fixture("hongze-2023")]);
    assert_eq!(ran.code, 1);
    let (errors, rest) = ran.out.split_once("提醒 ").expect("warnings after the errors");
    assert_eq!(
        errors,
        "\
错误 C-03 t3.overdue_correction.natural
  第三部分的表还有 14 格没有填
  怎么办：没有发生的填 0
错误 T4-01 t4.review.total
  行政复议：四种结果合计 11，总计填了 0，相差 11
  怎么办：核对这四个数；四个数都对的话，把总计改为 11
错误 T4-03 t4.litigation_after_review.total
  行政诉讼·复议后起诉：四种结果合计 5，总计填了 0，相差 5
  怎么办：核对这四个数；四个数都对的话，把总计改为 5
"
    );
    assert!(rest.starts_with("N-02 overview\n  没有写到工作考核、社会评议、责任追究"), "{rest}");
    assert!(rest.contains("\n洪泽区人民政府2023年政府信息公开工作年度报告：错误 3 处，提醒 "), "{rest}");
    assert_eq!(ran.err, "");
}

#[test]
fn findings_are_spelled_as_data() {
    let found = findings(&fixture("hongze-2023"));
    assert_eq!(found.iter().filter(|one| one["severity"] == "error").count(), 3);
    assert_eq!(
        found[1],
        json!({
            "rule": "T4-01",
            "name": "review-total-differs",
            "severity": "error",
            "cells": ["t4.review.upheld", "t4.review.corrected", "t4.review.other", "t4.review.pending", "t4.review.total"],
            "primary": "t4.review.total",
            "message": "行政复议：四种结果合计 11，总计填了 0，相差 11",
            "fix": "核对这四个数；四个数都对的话，把总计改为 11",
            "expected": "11",
            "found": "0",
            "correction": "11",
            "also": [],
            "clause": "国办公开办函〔2021〕30号，格式第四部分“总计”",
            "span": null,
            "places": [],
            "explains": [],
            "can_be_accepted": false,
            "accepted": null,
        })
    );
    let blank = &found[0];
    assert_eq!(blank["cells"].as_array().unwrap().len(), 14);
    assert_eq!(blank["expected"], Value::Null);
    assert_eq!(blank["found"], "");
}

#[test]
fn data_has_the_same_exit_code_and_a_line_at_its_end() {
    let ran = run(&["check", "--json", &fixture("hongze-2023")]);
    assert_eq!(ran.code, 1);
    assert!(ran.out.ends_with("}\n"));
    let ran = run(&["check", "--json", &fixture("gangkou-2021")]);
    assert_eq!(ran.code, 0);
    let data = serde_json::from_str::<Value>(&ran.out).unwrap();
    assert!(data["findings"].as_array().unwrap().iter().all(|one| one["severity"] != "error"));
}

#[test]
fn what_the_prose_states_is_data_when_it_agrees_too() {
    let ran = run(&["check", "--json", &fixture("gangkou-2021")]);
    let mut claims = serde_json::from_str::<Value>(&ran.out).unwrap()["claims"].take();
    let span = claims[0]["span"].take();
    assert_eq!(
        claims,
        json!([{
            "section": "overview",
            "quote": "均未接收到网上和线下依申请公开信息",
            "span": null,
            "value": 0,
            "unit": "件",
            "kind": "zero",
            "cells": ["t3.new_received.total"],
            "holds": true,
        }])
    );
    let (from, to) = (span[0].as_u64().unwrap(), span[1].as_u64().unwrap());
    assert_eq!(to - from, "均未接收到网上和线下依申请公开信息".chars().count() as u64);
}

#[test]
fn a_number_that_is_not_exact_has_its_bounds() {
    let folder = Folder::new("interval");
    let text = fs::read_to_string(fixture("gangkou-2021")).unwrap();
    let text = text.replace("\"problems\": \"", "\"problems\": \"行政事业性收费约1.2亿元。");
    let ran = run(&["check", "--json", &folder.file("草稿.json", text)]);
    let all: Value = serde_json::from_str(&ran.out).unwrap();
    let claim = &all["claims"][1];
    assert_eq!(claim["quote"], "行政事业性收费约1.2亿元");
    assert_eq!((&claim["value"], &claim["unit"]), (&json!(12000), &json!("亿元")));
    assert_eq!((&claim["least"], &claim["most"]), (&json!(11000), &json!(13000)));
    assert_eq!((&claim["kind"], &claim["holds"]), (&json!("interval"), &json!(false)));
}

#[test]
fn a_finding_of_a_field_names_the_field() {
    let folder = Folder::new("field");
    let text = fs::read_to_string(fixture("gangkou-2021")).unwrap();
    let file = folder.file("草稿.json", text.replace("\"year\": 2021", "\"year\": 1999"));
    let found = findings(&file);
    let year = found.iter().find(|finding| finding["rule"] == "D-08").expect("D-08");
    assert_eq!((&year["primary"], &year["cells"]), (&json!("year"), &json!([])));
    assert_eq!(run(&["check", &file]).code, 1);
}

#[test]
fn a_draft_that_is_still_being_filled_in_only_gets_hints() {
    let folder = Folder::new("filling");
    let file = folder.file(
        "draft.json",
        "{\"schema\": \"xxgk-annual-report/1\", \"year\": 2025, \"organ\": {\"name\": \"港口乡\"}}",
    );
    assert_eq!(run(&["check", &file, "--filling"]).code, 0);
    assert_eq!(run(&["check", &file]).code, 1);
}

#[test]
fn who_says_what_day_it_is_is_told_of_the_deadline() {
    let file = fixture("hangzhou-2025");
    let said = "应在2026年3月31日前公布，还有 30 天";
    assert!(!run(&["check", &file]).out.contains("D-06"));
    assert!(run(&["check", &file, "--date", "2026-03-01"]).out.contains(said));

    let folder = Folder::new("date");
    let proof = folder.path("核对表.proof.html");
    for (words, is_said) in [(&["--date", "2026-03-01"][..], true), (&[][..], false)] {
        let ran = run(&[&["convert", &file, "-o", &proof], words].concat());
        assert_eq!((ran.code, ran.err.as_str()), (0, ""));
        assert_eq!(fs::read_to_string(&proof).unwrap().contains(said), is_said);
    }
    for words in [&["check", &file, "--date"][..], &["convert", &file, "-o", &proof, "--date", "昨天"]] {
        let ran = run(words);
        assert_eq!((ran.code, ran.err.trim()), (2, "“--date”后面要写日期，例如 2026-01-20。"));
    }
}

#[test]
fn a_warning_alone_is_no_error() {
    let folder = Folder::new("warning");
    let text = fs::read_to_string(fixture("gangkou-2021")).unwrap();
    let file =
        folder.file("draft.json", text.replace("\"other_matters\": \"无\"", "\"other_matters\": \"\""));
    assert!(rules(&file, "warning").contains(&"D-10".to_owned()));
    assert_eq!(run(&["check", &file]).code, 0);
}

#[test]
fn what_was_not_understood_of_a_file_is_noted_beside() {
    let folder = Folder::new("notes");
    let text = fs::read_to_string(fixture("gangkou-2021")).unwrap();
    let file = folder.file("draft.json", text.replacen('{', "{\"colour\": \"red\",", 1));
    let ran = run(&["check", &file, "--json"]);
    assert_eq!(ran.code, 0);
    assert_eq!(ran.err, "注意：文件里的“colour”这个版本不认得，没有读入。\n");
    assert!(serde_json::from_str::<Value>(&ran.out).is_ok(), "notes do not mix with data");
}

// ── convert ─────────────────────────────────────────────────────────────────

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
        "\u{feff}{\"cells\":{\"t3.granted.natural\":3,\"t9.x.y\":1},\"schema\":\"xxgk-annual-report/1\"}\r\n",
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

// ── rules ───────────────────────────────────────────────────────────────────

#[test]
fn the_list_holds_every_rule_of_the_registry_and_of_the_form_once_with_all_its_texts() {
    let ran = run(&["rules", "--json"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    let list: Vec<Value> = serde_json::from_str(&ran.out).expect("a list");
    let mut listed: Vec<&str> = list.iter().map(|rule| rule["id"].as_str().unwrap()).collect();

    let order = ["S", "C", "T2", "T3", "T4", "R", "D", "N"];
    let place = |id: &&str| order.iter().position(|group| id.split('-').next() == Some(group));
    assert!(listed.iter().all(|id| place(id).is_some()), "a group without a heading: {listed:?}");
    assert!(listed.is_sorted_by_key(|id| (place(id), *id)), "{listed:?}");

    let plain: BTreeSet<&str> = Form::all().iter().flat_map(|form| form.checks).map(|one| one.id).collect();
    let mut built: Vec<&str> = RULES.iter().map(|rule| rule.id).chain(plain).collect();
    built.sort_unstable();
    listed.sort_unstable();
    assert_eq!(listed, built);

    for rule in &list {
        for text in ["name", "checks", "why", "todo", "clause"] {
            let said = rule[text].as_str().unwrap();
            assert!(said.chars().count() > 3 && said == said.trim(), "{text} of {rule}");
            assert!(!said.contains(['{', '}', '#']), "{text} of {rule}");
        }
        assert!(["error", "warning", "info"].contains(&rule["severity"].as_str().unwrap()), "{rule}");
    }
    let acceptable = list.iter().filter(|rule| rule["acceptable"] == true);
    let errors =
        acceptable.filter(|rule| rule["severity"] == "error").map(|rule| rule["id"].as_str().unwrap());
    assert_eq!(errors.collect::<Vec<_>>(), ["T2-01", "T2-02", "T3-07", "T3-11"]);
}

#[test]
fn a_sum_of_the_form_is_listed_without_the_figures_of_a_report() {
    let list: Vec<Value> = serde_json::from_str(&run(&["rules", "--json"]).out).unwrap();
    let rule = |id: &str| list.iter().find(|rule| rule["id"] == id).expect("listed");
    assert_eq!(
        *rule("T3-01"),
        json!({
            "id": "T3-01",
            "name": "account-does-not-balance",
            "severity": "error",
            "acceptable": false,
            "checks": "每一列：本年新收 + 上年结转应等于办理结果总计 + 结转下年度。",
            "why": "表头印明了这条勾稽关系：收到的申请（本年新收加上年结转）要么已经办理，要么结转下年，一件不多，一件不少。",
            "todo": "核对这四个数和各项办理结果；如果只有“结转下年度”或“本年新收”填错，它应为按等式算出来的数。",
            "clause": "国办公开办函〔2021〕30号，格式第三部分表头：第一项加第二项之和，等于第三项加第四项之和",
        })
    );
    assert_eq!(rule("T3-03")["checks"], "每一行：六类申请人合计应等于总计。");
    assert_eq!(rule("T4-01")["checks"], "行政复议：四种结果合计应等于总计。");
}

#[test]
fn the_list_for_people_has_a_section_for_each_rule() {
    let page = run(&["rules"]).out;
    let list: Vec<Value> = serde_json::from_str(&run(&["rules", "--json"]).out).unwrap();
    let heads: Vec<&str> = page.lines().filter_map(|line| line.strip_prefix("### ")).collect();
    let text = |rule: &Value, key: &str| rule[key].as_str().unwrap().to_owned();
    let expected: Vec<String> =
        list.iter().map(|rule| format!("{} `{}`", text(rule, "id"), text(rule, "name"))).collect();
    assert_eq!(heads, expected);
    assert!(page.starts_with("# 检查规则\n"));
    assert!(page.contains(
        "\n## T2 第二部分的表\n\n### T2-01 `fewer-valid-than-made`\n\n错误，可以说明理由。\n\n**查什么** "
    ));
    assert!(page.contains(
        "\n### T4-02 `direct-litigation-total-differs`\n\n错误，应当改正。\n\n\
         **查什么** 行政诉讼·未经复议直接起诉：四种结果合计应等于总计。\n\n\
         **为什么** 总计是结果维持、结果纠正、其他结果、尚未审结四项之和。\n\n\
         **怎么办** 核对这四个数；四个数都对的话，把总计改为按等式算出来的数。\n\n\
         **依据** 国办公开办函〔2021〕30号，格式第四部分“总计”\n"
    ));
    assert!(page.contains("\n提示，只供参考。\n"));
    assert!(page.ends_with('\n') && !page.ends_with("\n\n"));
}

// ── What goes wrong ─────────────────────────────────────────────────────────

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
fn words_that_are_not_understood_are_answered_with_the_usage() {
    let draft = fixture("gangkou-2021");
    let cases: [(&[&str], &str); 14] = [
        (&["prüfen", &draft], "不认得“prüfen”。"),
        (&["--quick"], "不认得“--quick”。"),
        (&["rules", "T3-01"], "“rules”后面不认得“T3-01”。"),
        (&["rules", "--json", "--json"], "“rules”后面不认得“--json”。"),
        (&["check"], "请给出一个草稿文件。"),
        (&["check", "--json"], "请给出一个草稿文件。"),
        (&["check", &draft, "--fast"], "不认得“--fast”。"),
        (&["convert"], "请给出草稿文件和 -o 目标文件。"),
        (&["convert", &draft], "请给出草稿文件和 -o 目标文件。"),
        (&["convert", &draft, "-o"], "请给出草稿文件和 -o 目标文件。"),
        (&["convert", &draft, "x.json"], "一次只能转换一个草稿文件，“x.json”是多出来的。"),
        (&["convert", &draft, "--style"], "“--style”后面缺少内容。"),
        (&["convert", &draft, "--colour", "red"], "不认得“--colour”。"),
        (&["convert", "--style", "plain", &draft], "请给出草稿文件和 -o 目标文件。"),
    ];
    for (words, sentence) in cases {
        let ran = run(words);
        assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{words:?}");
        assert!(ran.err.starts_with(&format!("{sentence}\n用法：")), "{words:?}: {}", ran.err);
    }
}

#[test]
fn asked_for_help_it_tells_of_every_verb() {
    for words in [&[][..], &["help"], &["--help"], &["-h"]] {
        let ran = run(words);
        assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{words:?}");
        for said in [
            "--style",
            "--margins",
            "--lines",
            "--font",
            "check",
            "convert",
            "rules [--json]",
            "--json",
            "--filling",
            "-o",
            "退出码",
        ] {
            assert!(ran.out.contains(said), "{words:?}: {said}");
        }
    }
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
    use std::os::unix::ffi::OsStrExt as _;
    // “港口” as GBK spells it.
    let ran = run(&[OsStr::new("check"), OsStr::from_bytes(b"\xb8\xdb\xbf\xda.json")]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.ends_with("不是 UTF-8 编码，请给文件换个名字。\n"), "{}", ran.err);
}
