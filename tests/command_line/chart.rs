//! `chart`: pictures of a report, of several years, of a county; what is written, and what is said.

use super::{Folder, fixture, run};
use crate::given::{blank, fixture as report, saved, type_in};
use serde_json::Value;
use std::fs;
use xxgk_annual_report::report::{Field, Report};

/// A report on 2021 with so many applications, all else 0.
fn office(name: &str, received: &str) -> Report {
    let mut report = blank();
    report.set_text(Field::OrganName, name);
    report.set_text(Field::Year, "2021");
    for cell in report.form.cell_ids().filter(|cell| !report.form.info(*cell).is_sum).collect::<Vec<_>>() {
        report.set_cell(cell, "0");
    }
    type_in(&mut report, "t3.new_received.natural", received);
    report
}

#[test]
fn one_report_is_said_in_words_and_as_data() {
    let ran = run(&["chart", &fixture("suqian-2024")]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    assert!(
        ran.out
            .starts_with("宿迁市2024年政府信息公开工作年度报告图解\n\n主要数字\n2024 年：新收申请 3525 件"),
        "{}",
        ran.out
    );
    assert!(
        ran.out.contains("\n办理结果\n") && ran.out.contains("\n  予以公开\t1431\t40.6%\n"),
        "{}",
        ran.out
    );
    let ran = run(&["chart", &fixture("suqian-2024"), "--json"]);
    let data: Value = serde_json::from_str(&ran.out).unwrap();
    let outcomes = data["pictures"].as_array().unwrap().iter().find(|one| one["key"] == "outcomes").unwrap();
    assert_eq!(outcomes["table"][1], serde_json::json!(["予以公开", "1431", "40.6%"]));
    let keys: Vec<&String> = outcomes.as_object().unwrap().keys().collect();
    assert_eq!(keys, ["key", "says", "table", "title"]);
}

#[test]
fn the_ending_says_what_is_written_and_a_folder_gets_all_of_it() {
    let folder = Folder::new("chart");
    for (name, begins) in [
        ("图解.html", "<!DOCTYPE html>\n<html lang=\"zh-CN\">"),
        ("图解.fragment.html", "<section>"),
        ("图解.svg", "<?xml version=\"1.0\""),
    ] {
        let target = folder.path(name);
        let ran = run(&["chart", &fixture("suqian-2024"), "-o", &target]);
        assert_eq!((ran.code, ran.out.as_str(), ran.err.as_str()), (0, "", ""), "{name}");
        let written = fs::read_to_string(&target).unwrap();
        assert!(written.starts_with(begins), "{name}: {}", &written[..80]);
    }
    let ran = run(&["chart", &fixture("gangkou-2021"), &fixture("suqian-2024"), "-o", &folder.path("全部/")]);
    assert!(ran.code == 0 && ran.err.starts_with("注意：“"), "not one office: {}", ran.err);
    let mut names: Vec<String> = fs::read_dir(folder.path("全部"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    assert_eq!(names[..3], ["1-figures.svg", "2-applications.svg", "3-applicants.svg"]);
    assert_eq!(names[names.len() - 3..], ["图解.fragment.html", "图解.html", "图解.svg"]);
}

#[test]
fn years_come_in_their_order_whatever_that_of_the_words() {
    let ran = run(&["chart", &fixture("suqian-2024"), &fixture("suqian-2023")]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    assert!(ran.out.contains("比 2023 年（3511 件）增加 14 件，增长 0.4%。"), "{}", ran.out);
    let ran = run(&["chart", &fixture("suqian-2024"), &fixture("suqian-2024")]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("是同一年度的报告；各单位的汇总请加上 --sum。"), "{}", ran.err);
    let folder = Folder::new("chart-years");
    let mut unnamed = report("suqian-2023");
    unnamed.set_text(Field::Year, "");
    unnamed.set_text(Field::Title, "年报");
    let file = folder.file("a.json", saved(&unnamed));
    let ran = run(&["chart", &file, &fixture("suqian-2024")]);
    assert!(ran.code == 2 && ran.err.contains("a.json：没有读到年份"), "{}", ran.err);
}

#[test]
fn a_county_is_the_sum_of_its_offices() {
    let folder = Folder::new("chart-sum");
    for number in 1..=13 {
        let report = office(&format!("第{number}镇"), &number.to_string());
        folder.file(&format!("in/{number}.json"), saved(&report));
    }
    let own = folder.file("本级.json", saved(&office("云岭县人民政府办公室", "100")));
    let ran = run(&["chart", "--sum", &folder.path("in"), "--own", &own]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    assert!(ran.out.contains("新收申请 191 件"), "{}", ran.out);
    let said = "14 家单位新收申请 191 件，最多的 10 家逐一列出，其余 4 家合计 10 件。";
    assert!(ran.out.contains(said), "{}", ran.out);
    folder.file("in/坏.docx", "PK");
    let target = folder.path("县.svg");
    let ran = run(&["chart", "--sum", &folder.path("in"), "-o", &target]);
    assert_eq!(ran.code, 2, "one cannot be read");
    assert!(ran.err.contains("没有计入 ") && ran.err.contains("坏.docx"), "{}", ran.err);
    assert!(fs::read_to_string(&target).unwrap().contains("13 家单位新收申请"));
}

#[test]
fn what_is_wrong_with_the_words_is_said() {
    let file = fixture("suqian-2024");
    for (words, sentence) in [
        (vec!["chart"], "请给出要画图的报告。\n用法："),
        (vec!["chart", &file, "--own", &file], "“--own”要和“--sum”一起用。"),
        (vec!["chart", &file, "-o", "a.png"], "a.png：图解可以写成 .html、.fragment.html 或 .svg 文件"),
        (vec!["chart", &file, "-o"], "“-o”后面缺少内容。"),
        (vec!["chart", &file, "--sun"], "不认得“--sun”。是不是“--sum”？"),
        (vec!["chart", "没有.json"], "没有.json：打不开（没有这个文件"),
        (vec!["chrt"], "不认得“chrt”。是不是“chart”？"),
    ] {
        let ran = run(&words);
        assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{words:?}");
        assert!(ran.err.starts_with(sentence), "{words:?}: {}", ran.err);
    }
}
