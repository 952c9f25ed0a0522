//! The saved file: its exact bytes, its round trip, and the JSON Schema that describes it.
//!
//! `UPDATE_GOLDEN=1 cargo test --test saved` renews the golden file.

#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::unwrap_used)] // All of it is test.

mod given;

use given::{blank, form_2021, made_up, reports, saved, type_in};
use proptest::prelude::*;
use serde_json::Value;
use std::collections::BTreeSet;
use xxgk_annual_report::form::Form;
use xxgk_annual_report::read::{SCHEMA, read};
use xxgk_annual_report::report::{Acceptance, Aside, Doubt, Field, OrganKind, Report, Totals};
use xxgk_annual_report::write::Format;

const FIXTURES: [&str; 3] = [
    include_str!("fixtures/hangzhou-2025.json"),
    include_str!("fixtures/gangkou-2021.json"),
    include_str!("fixtures/hongze-2023.json"),
];

fn opened(file: &str) -> Report {
    let read = read(file.as_bytes()).unwrap_or_else(|error| panic!("{error}"));
    assert_eq!(read.notes, [""; 0]);
    read.report
}

fn table_index(key: &str) -> usize {
    form_2021().tables.iter().position(|table| table.key == key).expect("a table")
}

/// A draft in which every kind of thing was typed.
fn draft() -> Report {
    let mut report = blank();
    report.set_text(Field::OrganName, "港口乡");
    report.set_text(Field::OrganKind, "township");
    report.set_text(Field::Year, "2021");
    report.set_text(Field::Published, "2022-01-20");
    report.set_text(Field::Preface, "统计期限自2021年1月1日起至2021年12月31日止。\n“电子版”可在网站下载。");
    report.set_text(Field::OTHER_MATTERS, "无\t\\\u{1}");
    let typed = [
        ("t2.regulations.made", "0"),
        ("t2.normative_documents.valid", "１２ 件"),
        ("t2.licensing.decisions", "1,234"),
        ("t2.fees.amount", "43.780"),
        ("t3.new_received.natural", "5"),
        ("t3.granted.natural", "/"),
        ("t3.granted.commercial", "约3"),
        ("t3.new_received.total", "6"),
        ("t4.review.upheld", " 1 "),
    ];
    for (address, text) in typed {
        type_in(&mut report, address, text);
    }
    report.set_totals(table_index("t4"), Totals::Entered);
    report
}

/// The same with everything that a report carries beside what is printed.
fn complete() -> Report {
    let mut report = draft();
    let mut last = blank();
    last.set_text(Field::Year, "2021");
    type_in(&mut last, "t3.carried_forward.total", "2");
    report.last_year = Some(Box::new(last));
    report.accepted.push(Acceptance {
        rule: "T3-07".into(),
        place: "t3.carried_over.total".into(),
        found: "3".into(),
        expected: "2".into(),
        figures: vec![("t3.carried_over.total".into(), "3".into())],
        reason: "机构改革，接收了原旅游局的一件".into(),
    });
    report
}

fn kept_aside() -> Aside {
    Aside { edition: "2019".into(), place: "t2.procurement.items".into(), text: "6".into() }
}

// ── The bytes ───────────────────────────────────────────────────────────────

#[test]
fn a_saved_file_has_exactly_these_bytes() {
    let golden = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/golden/saved.json");
    let found = saved(&draft());
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        std::fs::write(golden, &found).unwrap();
    }
    let expected = std::fs::read_to_string(golden).unwrap();
    for (number, (found, expected)) in found.lines().zip(expected.lines()).enumerate() {
        assert_eq!(found, expected, "line {}", number + 1);
    }
    assert_eq!(found, expected);
}

#[test]
fn published_reports_are_saved_as_they_were_opened() {
    for file in FIXTURES {
        assert!(saved(&opened(file)) == file, "{}", saved(&opened(file)));
    }
}

/// The keys of a JSON object in the order in which they stand, told by their indent.
fn keys(file: &str, indent: &str) -> Vec<String> {
    let lines = file.lines().filter_map(|line| line.strip_prefix(indent)?.strip_prefix('"'));
    lines.map(|line| line.split('"').next().unwrap().to_owned()).collect()
}

#[test]
fn keys_stand_in_the_order_of_the_form() {
    let file = saved(&draft());
    let order = [
        "schema",
        "edition",
        "organ",
        "year",
        "title",
        "published",
        "preface",
        "overview",
        "problems",
        "other_matters",
        "totals",
        "cells",
    ];
    assert_eq!(keys(&file, "  "), order);
    let form = form_2021();
    let kept = |cell: &&xxgk_annual_report::form::Cell| {
        !cell.is_sum || cell.table == table_index("t4") || cell.address == "t3.new_received.total"
    };
    let addresses: Vec<&str> = form.cells.iter().filter(kept).map(|cell| cell.address).collect();
    let all = keys(&file, "    ");
    assert_eq!(all[..4], ["name", "kind", "t3", "t4"]);
    assert_eq!(all[4..], addresses);
}

#[test]
fn what_another_edition_had_travels_along() {
    let mut report = draft();
    report.aside.push(kept_aside());
    let file = saved(&report);
    assert_eq!(keys(&file, "  ").last().unwrap(), "aside");
    assert_eq!(opened(&file), report);
    assert_eq!(saved(&opened(&file)), file);
}

#[test]
fn last_years_report_and_accepted_findings_travel_along() {
    let report = complete();
    assert_eq!(opened(&saved(&report)), report);
    assert_eq!(keys(&saved(&report), "  ")[12..], ["last_year", "accepted"]);
    // A report without them has no word of them.
    assert_eq!(keys(&saved(&draft()), "  ").len(), 12);
}

#[test]
fn last_years_report_cannot_spoil_this_years() {
    let file = r#"{"schema": "xxgk-annual-report/1", "year": 2021, "last_year": {"edition": "1949"}, "accepted": [1]}"#;
    let read = read(file.as_bytes()).unwrap();
    assert_eq!(read.report.last_year, None);
    assert_eq!(
        read.notes,
        [
            "上一年的数据：没有读入：草稿用的是 1949 年版的格式，这个版本的工具没有。请用新版本打开。",
            "文件里第 1 个已确认的问题看不懂，没有读入。",
        ]
    );
}

#[test]
fn a_cell_takes_one_line_so_that_drafts_can_be_compared() {
    let before = draft();
    let mut after = before.clone();
    type_in(&mut after, "t3.granted.research", "7\n8");
    let (before, after) = (saved(&before), saved(&after));
    assert_eq!(before.lines().count(), after.lines().count());
    let changed: Vec<(&str, &str)> =
        before.lines().zip(after.lines()).filter(|(before, after)| before != after).collect();
    assert_eq!(changed, [("    \"t3.granted.research\": \"\",", "    \"t3.granted.research\": \"7\\n8\",")]);
}

#[test]
fn only_what_was_typed_is_saved() {
    let mut report = blank();
    for outcome in ["upheld", "corrected", "other", "pending"] {
        type_in(&mut report, &format!("t4.review.{outcome}"), "1");
    }
    assert!(!saved(&report).contains("t4.review.total"), "it is computed");
    type_in(&mut report, "t4.review.total", "4");
    assert!(saved(&report).contains("\"t4.review.total\": \"4\""), "it is typed");
    let empty = saved(&blank());
    assert_eq!(
        empty.matches("\": \"\"").count(),
        166 + Field::all(form_2021()).filter(|field| !field.is_below_table(form_2021())).count(),
        "blanks are saved as blanks, but for what few offices say below a table"
    );
}

#[test]
fn totals_that_a_person_enters_are_saved_blank_or_not() {
    let mut report = blank();
    report.set_totals(table_index("t3"), Totals::Entered);
    let file = saved(&report);
    assert!(file.contains("\"t3.granted.total\": \"\""));
    assert!(!file.contains("t4.review.total"));
}

#[test]
fn a_year_is_a_number_unless_something_else_was_typed() {
    for (typed, written) in [
        ("2025", "2025"),
        ("0", "0"),
        ("", "\"\""),
        ("02025", "\"02025\""),
        ("+2025", "\"+2025\""),
        (" 2025", "\" 2025\""),
        ("2025年", "\"2025年\""),
        ("70000", "\"70000\""),
        ("-1", "\"-1\""),
    ] {
        let mut report = blank();
        report.set_text(Field::Year, typed);
        let file = saved(&report);
        assert!(file.contains(&format!("\n  \"year\": {written},\n")), "{typed:?}");
        assert_eq!(opened(&file).text(Field::Year), typed);
    }
}

#[test]
fn the_file_ends_with_a_line_and_has_no_byte_order_mark() {
    let file = saved(&draft());
    assert!(file.starts_with("{\n"));
    assert!(file.ends_with("\n}\n"));
    assert!(!file.contains('\r'));
}

#[test]
fn the_name_of_the_file_tells_its_format() {
    assert_eq!(Format::of_ending("json"), Some(Format::Json));
    assert_eq!(Format::of_ending("JSON"), Some(Format::Json));
    assert_eq!(Format::of_ending("odt"), None);
    assert_eq!(Format::Json.ending(), "json");
    assert_eq!(Format::Json.media_type(), "application/json");
}

// ── The round trip ──────────────────────────────────────────────────────────

/// Texts as they are typed into cells and fields.
fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        5 => "[0-9]{1,5}",
        3 => "[0-9０-９,，.件万元 /约\u{a0}\u{200b}-]{0,8}",
        2 => Just(String::new()),
        1 => any::<String>(),
    ]
}

proptest! {
    #![proptest_config(made_up(120))]

    #[test]
    fn a_saved_report_opens_as_the_same_report(
        report in reports(text, 60),
    ) {
        let file = saved(&report);
        let again = opened(&file);
        prop_assert!(again == report, "{file}");
        prop_assert!(saved(&again) == file, "{file}");
    }
}

// ── The schema ──────────────────────────────────────────────────────────────

fn schema() -> Value {
    serde_json::from_str(&xxgk_annual_report::saved::schema()).expect("JSON")
}

fn keys_of(value: &Value) -> BTreeSet<String> {
    value.as_object().expect("an object").keys().cloned().collect()
}

fn words(value: &Value) -> Vec<&str> {
    value.as_array().expect("a list").iter().map(|word| word.as_str().expect("a word")).collect()
}

#[test]
fn the_schema_describes_every_key_of_a_saved_file() {
    let mut report = complete();
    report.aside.push(kept_aside());
    report
        .doubts
        .push(Doubt { place: "year".into(), text: "2025".into(), why: "标题里没有年份".into() });
    let file: Value = serde_json::from_str(&saved(&report)).unwrap();
    let properties = &schema()["properties"];
    // A later edition may have other sections of prose.
    let later: BTreeSet<String> =
        Form::all().iter().flat_map(|form| Field::prose(form)).map(|field| field.key().to_owned()).collect();
    let own = |key: &String| !later.contains(key) || file.get(key).is_some();
    assert_eq!(keys_of(properties).into_iter().filter(own).collect::<BTreeSet<_>>(), keys_of(&file));
    assert_eq!(keys_of(&properties["organ"]["properties"]), keys_of(&file["organ"]));
    assert_eq!(keys_of(&properties["totals"]["properties"]), keys_of(&file["totals"]));
}

#[test]
fn the_schema_bears_the_version_and_the_editions_that_are_known() {
    let schema = schema();
    assert_eq!(schema["$schema"], "https://json-schema.org/draft/2020-12/schema");
    assert_eq!(schema["properties"]["schema"]["const"], SCHEMA);
    let editions: Vec<&str> = Form::all().iter().map(|form| form.edition).collect();
    assert_eq!(words(&schema["properties"]["edition"]["enum"]), editions);
}

#[test]
fn the_schema_knows_every_kind_of_office_and_of_totals() {
    let schema = schema();
    let mut kinds = vec![""];
    kinds.extend(OrganKind::all().map(|(key, _)| key));
    assert_eq!(words(&schema["properties"]["organ"]["properties"]["kind"]["enum"]), kinds);
    assert_eq!(words(&schema["$defs"]["totals"]["enum"]), ["computed", "entered"]);
}

/// Every text that a pattern of the schema matches: `^t2\.(a|b)\.c$`.
fn spelled(pattern: &str) -> Vec<String> {
    let bare = pattern.strip_prefix('^').and_then(|rest| rest.strip_suffix('$')).expect("a whole pattern");
    let mut all = vec![String::new()];
    for part in bare.split("\\.") {
        let choices: Vec<&str> = part
            .strip_prefix('(')
            .and_then(|rest| rest.strip_suffix(')'))
            .unwrap_or(part)
            .split('|')
            .collect();
        let longer = |start: &String| -> Vec<String> {
            let dot = if start.is_empty() { "" } else { "." };
            choices.iter().map(|choice| format!("{start}{dot}{choice}")).collect()
        };
        all = all.iter().flat_map(longer).collect();
    }
    all
}

#[test]
fn the_schema_allows_the_cells_of_the_form_and_no_others() {
    let schema = schema();
    let cells = &schema["properties"]["cells"];
    let patterns = keys_of(&cells["patternProperties"]);
    let mut allowed: Vec<String> = patterns.iter().flat_map(|pattern| spelled(pattern)).collect();
    allowed.sort();
    let mut addresses: Vec<&str> =
        Form::all().iter().flat_map(|form| form.cells).map(|cell| cell.address).collect();
    addresses.sort_unstable();
    addresses.dedup();
    assert_eq!(allowed, addresses);
    assert_eq!(cells["additionalProperties"], false);
    for pattern in patterns {
        assert_eq!(cells["patternProperties"][&pattern]["type"], "string");
    }
}

#[test]
fn the_schema_leaves_room_for_keys_to_come() {
    assert_eq!(schema()["additionalProperties"], true);
    assert_eq!(words(&schema()["required"]), ["schema"]);
}

#[test]
fn every_key_is_described_in_chinese_and_english() {
    for (key, about) in schema()["properties"].as_object().unwrap() {
        let (chinese, english) =
            about["description"].as_str().unwrap_or_default().split_once(" / ").unwrap_or_default();
        assert!(chinese.chars().any(|sign| ('一'..='龥').contains(&sign)), "{key}: no Chinese");
        assert!(english.chars().any(|sign| sign.is_ascii_alphabetic()), "{key}: no English");
    }
}
