//! `facts`: the figures and findings of many reports as tables for other programs.

use super::{Folder, given, run, run_with_input};
use given::{blank, docx, saved, type_in};
use serde_json::Value;
use std::collections::BTreeMap;
use std::fs;
use xxgk_annual_report::report::{Field, Report};
use xxgk_annual_report::write::fingerprint;

fn report(organ: &str, year: &str) -> Report {
    let mut report = blank();
    report.set_text(Field::OrganName, organ);
    report.set_text(Field::OrganKind, "township");
    report.set_text(Field::Year, year);
    for (address, text) in [
        ("t2.licensing.decisions", "12"),
        ("t2.punishment.decisions", "1,024"),
        ("t2.coercion.decisions", "/"),
        ("t2.fees.amount", "0.3940"),
        ("t2.regulations.made", "约3"),
    ] {
        type_in(&mut report, address, text);
    }
    for column in ["upheld", "corrected", "other", "pending"] {
        type_in(&mut report, &format!("t4.review.{column}"), "2");
    }
    report
}

/// The lines of a table, each by the names of its columns. No value of these tests has a line end.
fn table(folder: &Folder, name: &str) -> Vec<BTreeMap<String, String>> {
    let text = fs::read_to_string(folder.path(name)).unwrap();
    let text = text.strip_prefix('\u{feff}').expect("a byte order mark");
    let mut lines = text.strip_suffix("\r\n").expect("a last line end").split("\r\n").map(values);
    let names = lines.next().unwrap();
    lines
        .map(|line| {
            assert_eq!(line.len(), names.len(), "{line:?}");
            names.iter().cloned().zip(line).collect()
        })
        .collect()
}

fn values(line: &str) -> Vec<String> {
    let (mut values, mut is_quoted) = (vec![String::new()], false);
    let mut characters = line.chars().peekable();
    while let Some(c) = characters.next() {
        match c {
            '"' if is_quoted && characters.peek() == Some(&'"') => {
                characters.next();
                values.last_mut().unwrap().push('"');
            }
            '"' => is_quoted = !is_quoted,
            ',' if !is_quoted => values.push(String::new()),
            c => values.last_mut().unwrap().push(c),
        }
    }
    values
}

#[test]
fn each_figure_has_its_status_and_the_file_that_it_comes_from() {
    let folder = Folder::new("facts");
    let file = saved(&report("北坡镇", "2023"));
    folder.file("in/云岭县/a.json", &file);
    let ran = run(&["facts", &folder.path("in"), "-o", &folder.path("out")]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    assert_eq!(ran.out, format!("1 份报告 → {}\n", folder.path("out")));
    let facts = table(&folder, "out/facts.csv");
    assert_eq!(facts.len(), blank().form.cells.len());
    let fact = |address: &str| facts.iter().find(|fact| fact["CELL"] == address).unwrap();
    for (address, value, unit, status, note) in [
        ("t2.licensing.decisions", "12", "件", "A", ""),
        ("t2.punishment.decisions", "1024", "件", "E", "原文“1,024”"),
        ("t2.coercion.decisions", "", "件", "/", ""),
        ("t2.fees.amount", "0.394", "万元", "A", ""),
        ("t2.regulations.made", "", "件", "D", "原文“约3”"),
        ("t2.regulations.valid", "", "件", "M", ""),
        ("t4.review.total", "8", "件", "A", "按各项之和算出"),
        ("t4.litigation_direct.total", "", "件", "M", ""),
    ] {
        let fact = fact(address);
        let said = ["OBS_VALUE", "UNIT", "OBS_STATUS", "READER_NOTE"].map(|name| fact[name].as_str());
        assert_eq!(said, [value, unit, status, note], "{address}");
        assert_eq!(fact["SOURCE"], fingerprint(file.as_bytes()));
        let whose = ["ORG", "ORG_NAME", "LEVEL", "PARENT_ORG", "TIME_PERIOD", "EDITION"];
        let whose = whose.map(|name| fact[name].as_str());
        assert_eq!(whose, ["云岭县/北坡镇", "北坡镇", "township", "云岭县", "2023", "2021"]);
    }
    let fees = fact("t2.fees.amount");
    assert_eq!(["TABLE", "ROW", "COLUMN"].map(|name| fees[name].as_str()), ["t2", "fees", "amount"]);

    let orgs = table(&folder, "out/orgs.csv");
    assert_eq!((orgs.len(), orgs[0]["ORG"].as_str()), (1, "云岭县/北坡镇"));
    let cells = table(&folder, "out/cells.csv");
    let cell =
        cells.iter().find(|cell| cell["EDITION"] == "2021" && cell["CELL"] == "t4.review.upheld").unwrap();
    assert_eq!((cell["PART_OF"].as_str(), cell["IS_SUM"].as_str()), ("t4.review.total", "false"));
    let findings = table(&folder, "out/findings.csv");
    let wrong = findings.iter().find(|one| one["PLACE"] == "t2.regulations.made").unwrap();
    assert_eq!((wrong["SEVERITY"].as_str(), wrong["TIME_PERIOD"].as_str()), ("error", "2023"));
}

#[test]
fn the_package_describes_the_columns_that_the_tables_have() {
    let folder = Folder::new("package");
    folder.file("in/a.json", saved(&report("北坡镇", "2023")));
    run(&["facts", &folder.path("in"), "-o", &folder.path("out")]);
    let package: Value =
        serde_json::from_slice(&fs::read(folder.path("out/datapackage.json")).unwrap()).unwrap();
    let resources = package["resources"].as_array().unwrap();
    let names: Vec<&str> = resources.iter().map(|one| one["name"].as_str().unwrap()).collect();
    assert_eq!(names, ["facts", "orgs", "cells", "findings"]);
    for resource in resources {
        let fields = resource["schema"]["fields"].as_array().unwrap();
        let fields: Vec<&str> = fields.iter().map(|field| field["name"].as_str().unwrap()).collect();
        let path = format!("out/{}", resource["path"].as_str().unwrap());
        let text = fs::read_to_string(folder.path(&path)).unwrap();
        let first = text.lines().next().unwrap().trim_start_matches('\u{feff}');
        assert_eq!(first, fields.join(","), "{path}");
        for key in resource["schema"]["primaryKey"].as_array().unwrap() {
            assert!(fields.contains(&key.as_str().unwrap()), "{path}");
        }
    }
}

#[test]
fn what_cannot_be_written_is_said_and_the_others_are() {
    let folder = Folder::new("some");
    folder.file("in/a.json", saved(&report("北坡镇", "2023")));
    folder.file("in/b.docx", docx(&report("北坡镇", "2023")));
    folder.file("in/c.json", saved(&report("南塬镇", "")));
    folder.file("in/d.json", saved(&report("北坡镇", "2022")));
    let ran = run(&["facts", &folder.path("in"), "-o", &folder.path("out")]);
    assert_eq!(ran.code, 1);
    let said: Vec<&str> = ran.err.lines().collect();
    assert!(
        said[0].contains("b.docx：与“") && said[0].ends_with("是同一个单位、同一年度（2023），没有写入。"),
        "{}",
        ran.err
    );
    assert!(said[1].ends_with("c.json：没有读到年份，没有写入。"), "{}", ran.err);
    assert_eq!(table(&folder, "out/facts.csv").len(), 2 * blank().form.cells.len());
    assert_eq!(table(&folder, "out/orgs.csv").len(), 1);
    folder.file("in/e.pdf", "%PDF-1.7");
    assert_eq!(run(&["facts", &folder.path("in"), "-o", &folder.path("out")]).code, 2);
}

#[test]
fn as_parquet_the_table_of_figures_is_one_file() {
    let folder = Folder::new("parquet");
    folder.file("in/a.json", saved(&report("北坡镇", "2023")));
    let target = folder.path("facts.parquet");
    let ran = run(&["facts", &folder.path("in"), "-o", &target]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    let bytes = fs::read(&target).unwrap();
    // What DuckDB reads in it is tested in `tests/tables.test.mjs`.
    assert!(bytes.starts_with(b"PAR1") && bytes.ends_with(b"PAR1"));
    let missing = folder.path("没有/facts.parquet");
    let ran = run(&["facts", &folder.path("in"), "-o", &missing]);
    assert_eq!((ran.code, ran.err), (2, format!("{missing}：写不进去（没有这个文件夹，请先建好）。\n")));
}

#[test]
fn a_folder_and_a_target_are_needed() {
    for words in [vec!["facts", "in"], vec!["facts", "-o", "out"]] {
        let ran = run(&words);
        assert!(ran.code == 2 && ran.err.starts_with("请给出放报告的文件夹和 -o 文件夹"), "{}", ran.err);
    }
}

#[test]
fn files_that_come_as_lines_are_not_named_too() {
    let folder = Folder::new("lines");
    let ran = run(&["facts", "--lines", &folder.path("a"), "-o", &folder.path("x.parquet")]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("不要再给文件名"), "{}", ran.err);
}

#[test]
fn a_line_that_is_no_file_is_said() {
    let folder = Folder::new("broken-line");
    let ran = run_with_input(&["facts", "--lines", "-o", &folder.path("x.parquet")], b"{\"file\": 1}\n");
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("标准输入的一行不是"), "{}", ran.err);
    let coded = run_with_input(
        &["facts", "--lines", "-o", &folder.path("x.parquet")],
        b"{\"file\": \"a.docx\", \"content\": \"@\"}\n",
    );
    assert_eq!(coded.code, 2);
    assert!(coded.out.contains("Base64"), "{}", coded.out);
}
