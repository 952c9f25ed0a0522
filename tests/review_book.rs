//! The workbook of a review: what stands on its sheets.

#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::unwrap_used)] // All of it is test.

mod given;

use given::{blank, type_in};
use xxgk_annual_report::report::{Field, Report};
use xxgk_annual_report::review_book::{self, Reviewed};
use xxgk_annual_report::roll_up::{Child, Expected, Received, Request, roll_up};
use xxgk_annual_report::rules::{Finding, Stage, check};
use xxgk_annual_report::write::{Item, List};

/// A report in which a township had so many applications; a word is as good as a number, as she types it.
fn township(organ: &str, new: &str, granted: &str) -> Report {
    let mut report = blank();
    report.set_text(Field::OrganName, organ);
    report.set_text(Field::Year, "2021");
    for cell in report.form.cell_ids().filter(|cell| !report.form.info(*cell).is_sum) {
        report.set_cell(cell, "0");
    }
    type_in(&mut report, "t3.new_received.natural", new);
    type_in(&mut report, "t3.granted.natural", granted);
    report
}

fn book(reports: &[(&str, Report)], county: Option<&Report>, expected: &str) -> Vec<List> {
    let of = |file: &str, report: &Report| {
        let found = check(report, Stage::Finished, None);
        (Child::of(file, file, report, Vec::new(), &found), found)
    };
    let (mut received, mut found): (Vec<Received>, Vec<Vec<Finding>>) = (Vec::new(), Vec::new());
    for (file, report) in reports {
        let (child, of_child) = of(file, report);
        received.push(Received::Report(Box::new(child)));
        found.push(of_child);
    }
    received
        .push(Received::Unreadable {
            file: "通知.docx".to_owned(), sentence: "不是年度报告。".to_owned()
        });
    found.push(Vec::new());
    let request = Request {
        children: received,
        own: None,
        county: county.map(|report| of("县.docx", report).0),
        expected: Some(Expected::read(expected)),
    };
    let rolled = roll_up(&request);
    let reviewed: Vec<Reviewed<'_>> = request
        .children
        .iter()
        .zip(&found)
        .zip(&rolled.children)
        .map(|((received, found), listed)| Reviewed {
            received,
            kind: "乡镇人民政府",
            found,
            listed: Some(listed),
        })
        .collect();
    review_book::of(&reviewed, &rolled)
}

fn shown(item: &Item) -> String {
    match item {
        Item::Text(text) => text.clone(),
        Item::Number(amount) => amount.to_string(),
        Item::Sum(amount) => format!("={amount}"),
        Item::Severity(severity) => severity.word().to_owned(),
    }
}

fn lines(list: &List) -> Vec<Vec<String>> {
    list.lines.iter().map(|line| line.iter().map(shown).collect()).collect()
}

fn two() -> [(&'static str, Report); 2] {
    [("a.docx", township("北坡镇", "26", "26")), ("b.docx", township("南塬镇", "7", "5"))]
}

#[test]
fn each_file_and_each_missing_office_has_a_line() {
    let lists = book(&two(), None, "北坡镇\n南塬镇\n白水镇");
    let offices = lines(&lists[0]);
    assert_eq!(lists[0].title, "2021 年度年报审核台账");
    assert_eq!(offices.len(), 4);
    assert_eq!(offices[0][..4], ["北坡镇", "乡镇人民政府", "2021", "a.docx"]);
    assert_eq!(offices[0][8..11], ["26", "0", "计入"]);
    assert!(offices[1][5].parse::<u32>().unwrap() > 0, "{:?}", offices[1]);
    assert_eq!(offices[2][3..5], ["通知.docx", "不是年度报告。"]);
    assert_eq!((offices[3][0].as_str(), offices[3][10].as_str()), ("白水镇", "没有收到"));
}

#[test]
fn every_line_of_a_list_has_an_item_for_each_column() {
    for list in book(&two(), Some(&township("云岭县", "30", "30")), "白水镇") {
        assert!(list.names < list.columns.len(), "{}", list.name);
        for line in &list.lines {
            assert_eq!(line.len(), list.columns.len(), "{}: {line:?}", list.name);
        }
    }
}

#[test]
fn the_findings_of_all_offices_stand_in_one_list() {
    let lists = book(&two(), None, "");
    let points = lines(&lists[1]);
    let broken = points.iter().find(|line| line[0] == "南塬镇" && line[3] == "错误").unwrap();
    assert_eq!(broken[2], "b.docx");
    assert!(broken[6].contains('7') && !broken[7].is_empty() && !broken[8].is_empty(), "{broken:?}");
}

#[test]
fn the_figures_of_every_office_stand_beside_their_sum_and_who_is_missing() {
    let lists = book(&two(), None, "北坡镇\n南塬镇\n白水镇");
    let heads: Vec<&str> = lists[2].columns.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(heads, ["指标", "缺数的单位", "合计", "北坡镇", "南塬镇"]);
    let line = lines(&lists[2]).into_iter().find(|line| line[3] == "26").unwrap();
    assert_eq!(line[1..], ["白水镇", "=33", "26", "7"]);
}

#[test]
fn what_a_county_has_otherwise_comes_with_its_cause_and_only_then() {
    assert_eq!(book(&two(), None, "").len(), 3);
    let lists = book(&two(), Some(&township("云岭县", "26", "26")), "");
    let differences = lines(&lists[3]);
    assert_eq!(lists[3].name, "不一致");
    assert!(differences.iter().any(|line| line[1..4] == ["26", "33", "南塬镇"]), "{differences:?}");
}
