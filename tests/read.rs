//! What the program makes of files: it understands them, says what it
//! did not understand, or refuses them in a sentence. No bytes make it panic.

#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::unwrap_used)] // All of it is test.

mod given;

use given::{blank, form_2021, made_up, saved};
use proptest::prelude::*;
use serde_json::{Value, json};
use xxgk_annual_report::form::Form;
use xxgk_annual_report::read::{self, Read};
use xxgk_annual_report::report::{Field, Report, Totals};

const HANGZHOU: &str = include_str!("fixtures/hangzhou-2025.json");
const GANGKOU: &str = include_str!("fixtures/gangkou-2021.json");
const HONGZE: &str = include_str!("fixtures/hongze-2023.json");

/// The sentence with which bytes are refused.
fn refused(bytes: impl AsRef<[u8]>) -> String {
    match read::read(bytes.as_ref()) {
        Ok(_) => panic!("it was read: {}", String::from_utf8_lossy(bytes.as_ref())),
        Err(error) => error.to_string(),
    }
}

/// What is read from a saved file with these entries beside its schema.
fn opened(entries: &Value) -> Read {
    let mut file = entries.clone();
    file["schema"] = json!("xxgk-annual-report/1");
    read::read(file.to_string().as_bytes()).unwrap_or_else(|error| panic!("{file}: {error}"))
}

/// What is read from a text, which must be a saved file.
fn opened_text(text: &str) -> Read {
    read::read(text.as_bytes()).unwrap_or_else(|error| panic!("{error}"))
}

fn cell_of<'a>(report: &'a Report, address: &str) -> &'a str {
    report.cell(report.form.cell(address).unwrap_or_else(|| panic!("no cell {address}")))
}

fn totals_of(report: &Report, table: &str) -> Totals {
    report.totals(report.form.tables.iter().position(|known| known.key == table).expect("a table"))
}

// ── Files that are refused ──────────────────────────────────────────────────

#[test]
fn a_file_of_another_program_is_refused_by_its_first_bytes() {
    assert!(refused(b"PK\x03\x04\x14\x00\x06\x00").starts_with("文件不完整，"));
    assert!(refused(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1").starts_with("这是旧格式（.doc、.wps、.xls）"));
    assert!(refused(b"%PDF-1.7\n").starts_with("这是 PDF 文件，但它坏了"));
}

#[test]
fn a_file_in_another_encoding_is_refused() {
    let utf_16 = "文件是 UTF-16 编码的，可能被记事本另存过。请用记事本打开，另存为“UTF-8”编码，再打开一次。";
    let little: Vec<u8> = "\u{feff}{}".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let big: Vec<u8> = "\u{feff}{}".encode_utf16().flat_map(u16::to_be_bytes).collect();
    assert_eq!(refused(little), utf_16);
    assert_eq!(refused(big), utf_16);
    // “港口乡” as GBK spells it.
    assert_eq!(
        refused(b"{\"organ\": {\"name\": \"\xb8\xdb\xbf\xda\xcf\xe7\"}}"),
        "文件不是 UTF-8 编码的文字，可能被记事本按“ANSI”另存过。请另存为“UTF-8”编码，再打开一次。"
    );
}

#[test]
fn an_empty_file_is_refused() {
    for empty in ["", " \r\n\t", "\u{feff}", "\u{feff}\n"] {
        assert_eq!(refused(empty), "这是一个空文件，里面没有草稿。", "{empty:?}");
    }
}

#[test]
fn a_file_that_breaks_off_is_refused_with_the_place() {
    let sentence = |line, byte| {
        format!(
            "文件第 {line} 行第 {byte} 个字节处读不下去：它不是完整的草稿文件，可能没有存完，或者被改动过。请换一份草稿。"
        )
    };
    assert_eq!(refused("{\n  \"schema\": \"xxgk-annual-report/1\",\n  \"year\": 20"), sentence(3, 12));
    assert_eq!(refused("{"), sentence(1, 1));
    assert_eq!(refused("港口乡2021年政府信息公开工作年度报告"), sentence(1, 1));
    assert_eq!(refused("{}\n{}"), sentence(2, 1));
    assert_eq!(refused("{\n  \"schema\": \"港口\n乡\"\n}"), sentence(3, 0));
}

#[test]
fn a_saved_file_cut_anywhere_is_refused() {
    let places = HONGZE.char_indices().map(|(place, _)| place).filter(|place| place % 97 == 0);
    for place in places.filter(|place| *place > 0) {
        assert!(refused(&HONGZE[..place]).contains("可能没有存完"), "cut at byte {place}");
    }
}

#[test]
fn json_nested_without_end_is_refused() {
    assert!(refused("[".repeat(100_000)).contains("读不下去"));
    assert!(refused("{\"a\":".repeat(100_000)).contains("读不下去"));
}

#[test]
fn json_that_is_no_draft_is_refused() {
    let no_draft = "文件里不是一份草稿。请选择用“存草稿”保存的 .json 文件。";
    for json in ["[]", "null", "12", "\"schema\"", "[{\"schema\": \"xxgk-annual-report/1\"}]"] {
        assert_eq!(refused(json), no_draft, "{json}");
    }
}

#[test]
fn json_of_no_known_schema_is_refused() {
    let none = "文件里没有“schema”，不是本工具保存的草稿。请选择用“存草稿”保存的 .json 文件。";
    for json in ["{}", "{\"cells\": {}}", "{\"schema\": 1}", "{\"schema\": null}"] {
        assert_eq!(refused(json), none, "{json}");
    }
    for other in [
        "",
        "other/1",
        "xxgk-annual-report",
        "xxgk-annual-report/",
        "xxgk-annual-report/one",
        "xxgk-annual-report/0",
        "xxgk-annual-report/01",
    ] {
        assert_eq!(
            refused(json!({ "schema": other }).to_string()),
            format!("不认得这种文件（schema 是“{other}”）。请选择用“存草稿”保存的 .json 文件。")
        );
    }
}

#[test]
fn a_file_of_a_newer_version_is_refused() {
    assert_eq!(
        refused("{\"schema\": \"xxgk-annual-report/2\"}"),
        "这份草稿是用更新版本的工具保存的（xxgk-annual-report/2），这个版本只认得 xxgk-annual-report/1。请用新版本打开。"
    );
}

#[test]
fn a_file_on_an_unknown_edition_is_refused() {
    for edition in [json!("2099"), json!(2099)] {
        assert_eq!(
            refused(json!({ "schema": "xxgk-annual-report/1", "edition": edition }).to_string()),
            "草稿用的是 2099 年版的格式，这个版本的工具没有。请用新版本打开。"
        );
    }
}

// ── Files that are read ─────────────────────────────────────────────────────

#[test]
fn published_reports_are_read_whole() {
    for (file, organ, year) in
        [(HANGZHOU, "杭州市", 2025), (GANGKOU, "港口乡", 2021), (HONGZE, "洪泽区人民政府", 2023)]
    {
        let Read { report, notes, .. } = opened_text(file);
        assert_eq!(notes, [""; 0]);
        assert_eq!((report.text(Field::OrganName), report.year()), (organ, Some(year)));
        let json: Value = serde_json::from_str(file).unwrap();
        for id in report.form.cell_ids() {
            let address = report.form.info(id).address;
            assert_eq!(json["cells"][address], report.cell(id), "{address}");
        }
    }
}

#[test]
fn prose_keeps_its_paragraphs() {
    let report = opened_text(GANGKOU).report;
    assert_eq!(report.text(Field::Preface).lines().count(), 2);
    assert!(report.text(Field::OVERVIEW).contains("\n（3） 政府信息管理情况\n"));
    assert!(report.text(Field::PROBLEMS).starts_with("（一）存在的主要问题\n"));
    assert_eq!(report.text(Field::OTHER_MATTERS), "无");
}

#[test]
fn a_byte_order_mark_and_blanks_around_do_no_harm() {
    let plain = opened_text(GANGKOU).report;
    for text in [format!("\u{feff}{GANGKOU}"), format!("\r\n{GANGKOU}\r\n"), GANGKOU.replace('\n', "\r\n")] {
        assert_eq!(opened_text(&text).report, plain);
    }
}

#[test]
fn the_edition_is_the_named_one_or_that_of_the_year_or_the_one_in_force() {
    for entries in [
        json!({ "edition": "2021" }),
        json!({ "edition": 2021 }),
        json!({ "year": 2023 }),
        json!({ "edition": "", "year": "2023" }),
        json!({ "edition": null, "year": 1950, "cells": { "t2.coercion.decisions": "1" }, "problems": "无" }),
    ] {
        let Read { report, notes, .. } = opened(&entries);
        assert_eq!(report.form.edition, "2021", "{entries}");
        assert_eq!(notes, [""; 0], "{entries}");
    }
    assert_eq!(opened(&json!({ "edition": null, "year": 1950 })).report.form, Form::newest());
    assert_eq!(opened(&json!({})).report.form, Form::newest());
}

#[test]
fn a_file_that_names_no_edition_is_read_on_the_one_that_knows_its_cells() {
    let earlier = opened(&json!({ "cells": { "t2.procurement.items": "6", "t3.granted.natural": "1" } }));
    assert_eq!((earlier.report.form.edition, earlier.notes), ("2019", vec![]));
}

#[test]
fn figures_stand_as_text_or_as_numbers_and_keep_their_letters() {
    let numbers = "12.50 1e+3 -0 0.10 100000000000000000000 0.1234567890123456789";
    for number in numbers.split(' ') {
        for spelled in [number.to_owned(), format!("\"{number}\"")] {
            let file = format!(
                "{{\"schema\": \"xxgk-annual-report/1\", \"year\": {spelled}, \"cells\": {{\"t2.fees.amount\": {spelled}}}}}"
            );
            let report = opened_text(&file).report;
            assert_eq!(cell_of(&report, "t2.fees.amount"), number);
            assert_eq!(report.text(Field::Year), number);
        }
    }
}

#[test]
fn a_bare_exponent_gets_its_sign_and_stays_unread() {
    // serde_json writes the sign into it; no rule takes either for a number.
    let file = "{\"schema\": \"xxgk-annual-report/1\", \"cells\": {\"t3.granted.natural\": 1e3}}";
    assert_eq!(cell_of(&opened_text(file).report, "t3.granted.natural"), "1e+3");
}

#[test]
fn null_is_a_blank() {
    let Read { report, notes, .. } = opened(&json!({
        "edition": "2021", "title": null, "organ": { "name": null }, "cells": { "t3.granted.natural": null }, "totals": null
    }));
    assert_eq!(report, blank());
    assert_eq!(notes, [""; 0]);
    assert_eq!(opened(&json!({ "edition": "2021", "cells": null })).report, blank());
}

#[test]
fn what_is_not_understood_is_noted_and_the_rest_is_read() {
    let cases = [
        (
            json!({ "cells": { "t3.granted.martian": "1" } }),
            "2021 年版的格式没有“t3.granted.martian”这一格，没有读入。",
        ),
        (
            json!({ "cells": { "t3.granted.natural": true } }),
            "“自然人·予以公开”（t3.granted.natural）的内容不是文字，没有读入。",
        ),
        (
            json!({ "cells": { "t3.granted.natural": ["1"] } }),
            "“自然人·予以公开”（t3.granted.natural）的内容不是文字，没有读入。",
        ),
        (json!({ "cells": "none" }), "文件里的“cells”不是一张表，各格都没有读入。"),
        (json!({ "colour": "red" }), "文件里的“colour”这个版本不认得，没有读入。"),
        (
            json!({ "organ": { "name": "港口乡", "seal": "x" } }),
            "文件里的“organ.seal”这个版本不认得，没有读入。",
        ),
        (json!({ "organ": "港口乡" }), "文件里的“organ”不是单位名称和类别，没有读入。"),
        (json!({ "organ": { "name": {} } }), "文件里的“organ.name”不是文字，没有读入。"),
        (json!({ "overview": ["一", "二"] }), "文件里的“overview”不是文字，没有读入。"),
        (json!({ "edition": [2021] }), "文件里的“edition”不是文字，按 2021 年版的格式读入。"),
        (json!({ "totals": { "t3": "auto" } }), "文件里的“totals.t3”不是 computed 或 entered，没有读入。"),
        (json!({ "totals": { "t3": null } }), "文件里的“totals.t3”不是 computed 或 entered，没有读入。"),
        (json!({ "totals": { "t2": "entered" } }), "文件里的“totals.t2”这个版本不认得，没有读入。"),
        (json!({ "totals": { "t9": "entered" } }), "文件里的“totals.t9”这个版本不认得，没有读入。"),
        (json!({ "totals": "entered" }), "文件里的“totals”没有说明哪张表的总计怎么来，没有读入。"),
    ];
    for (entries, note) in cases {
        let mut entries = entries;
        entries["problems"] = json!("信息发布和更新效率有待提高。");
        let Read { report, notes, .. } = opened(&entries);
        assert_eq!(notes, [note], "{entries}");
        assert_eq!(report.text(Field::PROBLEMS), "信息发布和更新效率有待提高。");
    }
}

#[test]
fn every_unknown_thing_has_a_note_of_its_own() {
    let notes = opened(&json!({ "a": 1, "b": 2, "cells": { "x": "1", "t3.granted.natural": {} } })).notes;
    assert_eq!(notes.len(), 4, "{notes:?}");
}

// ── Where totals come from ──────────────────────────────────────────────────

/// A saved file with a key left out.
fn without(file: &str, key: &str) -> String {
    let mut json: Value = serde_json::from_str(file).unwrap();
    json.as_object_mut().unwrap().remove(key).expect("the key");
    json.to_string()
}

#[test]
fn totals_that_a_file_brings_without_a_word_are_a_second_witness() {
    let report = opened_text(&without(HONGZE, "totals")).report;
    assert_eq!(totals_of(&report, "t3"), Totals::Entered);
    assert_eq!(totals_of(&report, "t4"), Totals::Entered);
    assert_eq!(cell_of(&report, "t4.review.total"), "0");
    assert_eq!(cell_of(&report, "t3.new_received.total"), "21", "also where they agree");
    assert_eq!(report, opened_text(HONGZE).report);
}

#[test]
fn each_table_is_judged_by_its_own_totals() {
    let report = opened(&json!({ "cells": { "t4.review.upheld": "1", "t4.review.total": "1" } })).report;
    assert_eq!(totals_of(&report, "t3"), Totals::Computed);
    assert_eq!(totals_of(&report, "t4"), Totals::Entered);
}

#[test]
fn a_file_without_totals_has_them_computed() {
    let cells = json!({ "t4.review.upheld": "1", "t4.review.total": "" });
    assert_eq!(totals_of(&opened(&json!({ "cells": cells })).report, "t4"), Totals::Computed);
}

#[test]
fn what_the_file_says_of_its_totals_holds() {
    let cells = json!({ "t4.review.upheld": "1", "t4.review.total": "2" });
    let report = opened(&json!({ "cells": cells, "totals": { "t4": "computed" } })).report;
    assert_eq!(totals_of(&report, "t4"), Totals::Computed);
    assert_eq!(cell_of(&report, "t4.review.total"), "2", "typed over the computed one");
    let report = opened(&json!({ "totals": { "t3": "entered" } })).report;
    assert_eq!(totals_of(&report, "t3"), Totals::Entered);
    assert_eq!(totals_of(&report, "t4"), Totals::Computed);
}

#[test]
fn a_total_typed_over_a_computed_one_is_still_typed_when_the_draft_is_opened_again() {
    let mut report = blank();
    for (outcome, count) in
        [("upheld", "1"), ("corrected", "0"), ("other", "0"), ("pending", "0"), ("total", "1")]
    {
        report.set_cell(report.form.at("t4", "review", outcome).unwrap(), count);
    }
    let again = read::read(saved(&report).as_bytes()).unwrap().report;
    assert_eq!(again, report);
    assert_eq!(cell_of(&again, "t4.review.total"), "1");
}

// ── Any bytes at all ────────────────────────────────────────────────────────

/// What reads must write, and read again as the same report.
fn holds(bytes: &[u8]) -> Result<(), TestCaseError> {
    let Ok(Read { report, .. }) = read::read(bytes) else {
        return Ok(());
    };
    let written = saved(&report);
    let again = read::read(written.as_bytes()).map_err(|error| TestCaseError::fail(error.to_string()))?;
    prop_assert_eq!(again.notes, [""; 0]);
    prop_assert!(again.report == report, "{written}");
    prop_assert!(saved(&again.report) == written, "{written}");
    Ok(())
}

/// One thing that happens to a file between two computers.
#[derive(Debug, Clone)]
enum Harm {
    Byte(prop::sample::Index, u8),
    Cut(prop::sample::Index),
    Lost(prop::sample::Index, usize),
    Twice(prop::sample::Index, usize),
    Put(prop::sample::Index, &'static str),
}

fn harm() -> impl Strategy<Value = Harm> {
    let put = vec![
        "\"",
        "{",
        "}",
        "[",
        "]",
        ",",
        ":",
        "null",
        "true",
        "1e9",
        "-",
        "\\",
        "\\u0000",
        "\\ud800",
        "\n",
        "\u{feff}",
        "港",
        "\"totals\":",
        "\"cells\":",
        "\"t3.granted.natural\":",
        "\"\":{},",
        "\"year\":[],",
    ];
    prop_oneof![
        (any::<prop::sample::Index>(), any::<u8>()).prop_map(|(place, byte)| Harm::Byte(place, byte)),
        any::<prop::sample::Index>().prop_map(Harm::Cut),
        (any::<prop::sample::Index>(), 1_usize..60).prop_map(|(place, length)| Harm::Lost(place, length)),
        (any::<prop::sample::Index>(), 1_usize..60).prop_map(|(place, length)| Harm::Twice(place, length)),
        (any::<prop::sample::Index>(), prop::sample::select(put))
            .prop_map(|(place, text)| Harm::Put(place, text)),
    ]
}

fn suffer(file: &mut Vec<u8>, harm: &Harm) {
    let length = file.len();
    if length == 0 {
        return;
    }
    match harm {
        Harm::Byte(place, byte) => file[place.index(length)] = *byte,
        Harm::Cut(place) => file.truncate(place.index(length)),
        Harm::Lost(place, lost) => {
            let start = place.index(length);
            file.drain(start..(start + lost).min(length));
        }
        Harm::Twice(place, twice) => {
            let start = place.index(length);
            let piece = file[start..(start + twice).min(length)].to_vec();
            file.splice(start..start, piece);
        }
        Harm::Put(place, text) => {
            let start = place.index(length);
            file.splice(start..start, text.bytes());
        }
    }
}

/// Values that a foreign program could write into a saved file.
fn value() -> impl Strategy<Value = Value> {
    prop_oneof![
        4 => "[0-9０-９,.件/ 约-]{0,6}".prop_map(Value::from),
        2 => any::<u64>().prop_map(Value::from),
        1 => any::<i16>().prop_map(Value::from),
        1 => any::<String>().prop_map(Value::from),
        1 => prop::sample::select(vec![Value::Null, json!(true), json!([]), json!({}), json!("entered"), json!("computed")]),
    ]
}

proptest! {
    #![proptest_config(made_up(300))]

    #[test]
    fn no_bytes_make_the_reader_panic(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        holds(&bytes)?;
    }
}

proptest! {
    #![proptest_config(made_up(120))]

    #[test]
    fn no_harm_to_a_draft_makes_the_reader_panic(
        file in prop::sample::select(vec![HANGZHOU, GANGKOU, HONGZE]),
        harms in prop::collection::vec(harm(), 1..4),
    ) {
        let mut bytes = file.as_bytes().to_vec();
        for harm in &harms {
            suffer(&mut bytes, harm);
        }
        holds(&bytes)?;
    }

    #[test]
    fn whatever_stands_in_a_draft_reads_and_writes_back(
        cells in prop::collection::vec((0_usize..202, value()), 0..40),
        fields in prop::collection::vec(value(), 9),
        totals in prop::collection::vec(value(), 3),
    ) {
        let form = form_2021();
        let address = |place: usize| form.cells.get(place).map_or("t3.nothing.here", |cell| cell.address);
        let mut file = json!({
            "schema": "xxgk-annual-report/1",
            "edition": "2021",
            "organ": {},
            "cells": cells.iter().map(|(place, value)| (address(*place).to_owned(), value.clone())).collect::<serde_json::Map<_, _>>(),
            "totals": { "t2": totals[0], "t3": totals[1], "t4": totals[2] },
        });
        for (field, value) in Field::all(form_2021()).zip(&fields) {
            match field.key().split_once('.') {
                Some((group, key)) => file[group][key] = value.clone(),
                None => file[field.key()] = value.clone(),
            }
        }
        prop_assert!(read::read(file.to_string().as_bytes()).is_ok(), "{}", file);
        holds(file.to_string().as_bytes())?;
    }
}
