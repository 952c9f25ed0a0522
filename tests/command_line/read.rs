//! `read`: what is understood of a file, in words and as data.

use super::{Folder, fixture, run, run_with_input};
use serde_json::{Value, json};
use std::fs;

/// A page of another office's program: a figure that is missing, one that is in doubt, and a part that is not there.
const PAGE: &str = "\
# 青石镇2024年政府信息公开工作年度报告

## 一、总体情况

青石镇全年公开信息12条。

## 二、主动公开政府信息情况

| 信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |
|---|---|---|---|
| 规章 | 0 |  | / |
| 行政规范性文件 | 3 | 1 | 7 |

## 五、存在的主要问题及改进情况

人手少。

## 六、其他需要报告的事项

无。
";

fn data(words: &[&str]) -> Value {
    serde_json::from_str(&run(words).out).expect("JSON")
}

#[test]
fn a_page_is_read_as_data_with_its_notes() {
    let folder = Folder::new("read-page");
    let read = data(&["read", &folder.file("去年.md", PAGE), "--json"]);
    assert_eq!(read["title"], "青石镇2024年政府信息公开工作年度报告");
    assert_eq!((&read["organ"], &read["year"]), (&json!("青石镇"), &json!("2024")));
    let cell = |address: &str| read["cells"][address].as_str().expect("a cell");
    // Blank, `0` and `/` are three different things.
    assert_eq!(cell("t2.regulations.made"), "0");
    assert_eq!(cell("t2.regulations.repealed"), "");
    assert_eq!(cell("t2.regulations.valid"), "/");
    assert_eq!(cell("t2.normative_documents.valid"), "7");
    assert_eq!(read["prose"]["overview"], "青石镇全年公开信息12条。");
    let notes = read["notes"].as_array().expect("notes");
    let of_section = |key: &str| notes.iter().any(|note| note["section"] == key);
    assert!(of_section("t3") && of_section("t4") && !of_section("overview"), "{notes:?}");
    assert_eq!(read.get("file"), None);
}

#[test]
fn a_note_names_its_place_in_the_form_and_in_the_file() {
    let folder = Folder::new("read-notes");
    let beside = PAGE.replace("## 五", "| 别的 | 5 | 6 | 7 |\n\n表外有一句话。\n\n## 五");
    let read = data(&["read", &folder.file("去年.md", beside), "--json"]);
    let note = |words: &str| {
        let all = read["notes"].as_array().expect("notes").iter();
        all.clone()
            .find(|note| note["text"].as_str().is_some_and(|text| text.contains(words)))
            .expect("a note")
    };
    // Blocks and rows count from 1; blank lines of a text are blocks, too.
    let beside = note("表外有一句话");
    assert_eq!((&beside["section"], &beside["source"]), (&json!("t2"), &json!({ "block": 13 })));
    assert_eq!(beside.get("more"), None);
    let gone = note("的表只找到 6 格");
    assert_eq!((&gone["section"], &gone["cell"]), (&json!("t2"), &json!("t2.licensing.decisions")));
    assert_eq!(gone["more"][2], json!({ "section": "t2", "cell": "t2.fees.amount" }));
    let draft = folder.file("草稿.json", r#"{"schema": "xxgk-annual-report/1", "overview": {}, "new": 1}"#);
    assert_eq!(
        data(&["read", &draft, "--json"])["notes"],
        json!([
            { "text": "文件里的“overview”不是文字，没有读入。", "section": "overview", "field": "overview", "source": { "path": "overview" } },
            { "text": "文件里的“new”这个版本不认得，没有读入。", "section": null, "source": { "path": "new" } },
        ])
    );
}

#[test]
fn what_is_in_doubt_names_its_place() {
    let folder = Folder::new("read-doubt");
    let page = PAGE.replace("青石镇2024年政府信息公开工作年度报告", "青石镇政府信息公开工作年度报告");
    let page = page.replace("全年公开", "2024年公开");
    let file = folder.file("去年.md", page);
    assert_eq!(
        data(&["read", &file, "--json"])["doubts"],
        json!([{ "place": "year", "name": "年份", "text": "2024", "why": "标题里没有年份，这是文中说得最多的" }])
    );
    let words = run(&["read", &file]).out;
    assert!(words.contains("\n存疑：年份 year：读作“2024”，标题里没有年份"), "{words}");
}

#[test]
fn in_words_each_section_says_how_much_of_it_there_is() {
    let folder = Folder::new("read-words");
    let ran = run(&["read", &folder.file("去年.md", PAGE)]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    let start = "\
青石镇2024年政府信息公开工作年度报告
格式：2021 年版
一、总体情况：13 字
二、主动公开政府信息情况：10 格，有内容的 5 格
";
    assert!(ran.out.starts_with(start), "{}", ran.out);
    assert!(ran.out.contains("\n注意：没有找到“三、收到和处理政府信息公开申请情况”的表。\n"), "{}", ran.out);
}

#[test]
fn of_several_each_has_its_name_and_one_that_is_no_report_its_reason() {
    let folder = Folder::new("read-many");
    let (page, picture) = (folder.file("a.md", PAGE), folder.file("b.png", b"\x89PNG\r\n"));
    let ran = run(&["read", &page, &picture, "--json"]);
    assert_eq!(ran.code, 2);
    let all: Value = serde_json::from_str(&ran.out).expect("JSON");
    assert_eq!((&all[0]["file"], &all[1]["file"]), (&json!(page), &json!(picture)));
    assert_eq!(all[0]["year"], "2024");
    assert!(all[1]["error"].as_str().is_some_and(|sentence| sentence.contains("这是图片")), "{all}");
    let ran = run(&["read", &page, &picture]);
    assert_eq!(ran.code, 2);
    assert!(ran.out.starts_with(&format!("{page}\n青石镇2024年")), "{}", ran.out);
    assert!(ran.out.ends_with("\n共读入 1 份报告。另有 1 个打不开。\n"), "{}", ran.out);
}

#[test]
fn a_draft_is_read_to_the_letter_from_standard_input_too() {
    let draft = fs::read(fixture("hongze-2023")).unwrap();
    let ran = run_with_input(&["read", "-", "--json"], &draft);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    let (read, draft): (Value, Value) =
        (serde_json::from_str(&ran.out).unwrap(), serde_json::from_slice(&draft).unwrap());
    assert_eq!(
        (&read["organ"], &read["notes"], &read["doubts"]),
        (&draft["organ"]["name"], &json!([]), &json!([]))
    );
    let cells = draft["cells"].as_object().unwrap();
    assert!(cells.iter().all(|(address, text)| read["cells"][address] == *text));
    assert_eq!(read["prose"]["problems"], draft["problems"]);
}

#[test]
fn without_a_file_or_with_a_wrong_word_it_says_how_it_is_written() {
    for (words, sentence) in [
        (vec!["read"], "请给出一个文件。\n用法："),
        (vec!["read", "--json"], "请给出一个文件。\n用法："),
        (vec!["read", "x", "--jsno"], "不认得“--jsno”。是不是“--json”？\n"),
    ] {
        let ran = run(&words);
        assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{words:?}");
        assert!(ran.err.starts_with(sentence), "{}", ran.err);
    }
    assert!(run(&["help", "read"]).out.starts_with("用法：\n  xxgk-annual-report read 文件… [--json]\n"));
}
