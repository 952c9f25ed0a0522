//! `check` of one file: findings in words and as data, and the exit status.

use super::{Folder, fixture, run};
use serde_json::{Value, json};
use std::fs;

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
