//! Putting findings right: one, a group, all; and what holds for every text.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)] // All of it is test.

mod given;

use given::{blank, cell_2021, type_in};
use proptest::prelude::*;
use proptest::test_runner::RngSeed;
use xxgk_annual_report::report::{Field, Report, Totals};
use xxgk_annual_report::rules::{Finding, Place, Stage, check, corrected};

/// A township's report with that text in section one.
fn with_overview(text: &str) -> Report {
    let mut report = blank();
    report.set_text(Field::OrganName, "港口乡");
    report.set_text(Field::OrganKind, "township");
    report.set_text(Field::Year, "2021");
    report.set_text(Field::OVERVIEW, text);
    report
}

/// What is found in the words of section one.
fn in_overview(report: &Report) -> Vec<Finding> {
    let all = check(report, Stage::Finished, None).into_iter();
    all.filter(|one| one.primary == Some(Place::Field(Field::OVERVIEW)) && one.span.is_some()).collect()
}

/// Section one after everything in it was put right at once.
fn put_right(text: &str) -> String {
    let report = with_overview(text);
    let findings = in_overview(&report);
    let all: Vec<&Finding> = findings.iter().collect();
    corrected(&report, &all).text(Field::OVERVIEW).to_owned()
}

#[test]
fn one_finding_changes_its_words_and_nothing_else() {
    let report = with_overview("截止2021年12月31日,没有其它申请。");
    let findings = in_overview(&report);
    let other = findings.iter().find(|one| one.rule == "N-47" && one.message.contains("其它")).unwrap();
    let right = corrected(&report, &[other]);
    assert_eq!(right.text(Field::OVERVIEW), "截止2021年12月31日,没有其他申请。");
}

#[test]
fn a_group_is_put_right_together() {
    assert_eq!(
        put_right("截止2021年12月31日,没有其它申请,其它工作有序开展."),
        "截至2021年12月31日，没有其他申请，其他工作有序开展。"
    );
}

#[test]
fn a_change_that_reaches_into_another_waits_for_the_next_time() {
    // The name of the regulation is wrong, and so are the 《》 around the notice.
    let once = put_right("落实《关于贯彻《信息公开条例》的意见》。");
    assert_eq!(once, "落实《关于贯彻〈信息公开条例〉的意见》。");
    assert_eq!(put_right("按时答复，，。"), "按时答复，。");
    assert_eq!(put_right("按时答复，。"), "按时答复。");
    let wrong = "落实《信息公开条例》，《保密法》。";
    assert_eq!(
        put_right(wrong),
        "落实《中华人民共和国政府信息公开条例》，《中华人民共和国保守国家秘密法》。"
    );
}

#[test]
fn cells_and_whole_fields_are_put_right_too() {
    let mut report = with_overview("");
    let cell = report.form.cell("t4.review.total").unwrap();
    for outcome in ["upheld", "corrected", "other", "pending"] {
        type_in(&mut report, &format!("t4.review.{outcome}"), "1");
    }
    report.set_cell(cell, "3");
    report.set_text(Field::Title, "港口乡2021年度政府信息公开工作年度报告");
    let findings = check(&report, Stage::Finished, None);
    let all: Vec<&Finding> = findings.iter().filter(|one| ["T4-01", "D-05"].contains(&one.rule)).collect();
    assert_eq!(all.len(), 2);
    let right = corrected(&report, &all);
    assert_eq!(right.printed(cell, &right.figures()), "4");
    assert_eq!(right.title(), "港口乡2021年政府信息公开工作年度报告");
}

#[test]
fn a_pasted_block_with_decimals_is_put_right_in_one_press() {
    let mut report = blank();
    let whole = ["t3.granted.natural", "t3.granted.commercial", "t3.not_held.natural", "t3.not_held.other"];
    let whole = whole.into_iter().chain(["t3.new_received.natural", "t3.new_received.legal"]);
    let cells: Vec<_> = whole.filter_map(|address| report.form.cell(address)).collect();
    for cell in &cells {
        report.set_cell(*cell, "12.00");
    }
    let found = check(&report, Stage::Filling, None);
    let of_cells: Vec<&Finding> = found.iter().filter(|finding| finding.rule == "C-01").collect();
    assert_eq!(of_cells.len(), 1, "six of a kind are said once");
    let right = corrected(&report, &of_cells);
    assert!(cells.iter().all(|cell| right.cell(*cell) == "12"));
}

#[test]
fn dashes_of_a_sheet_that_mean_nothing_become_0_in_one_press_where_no_sum_is_against_it() {
    let mut report = blank();
    report.set_totals(1, Totals::Entered);
    let columns = ["natural", "commercial", "research", "welfare", "legal", "other", "total"];
    let rows = [
        // As the accounting formats of sheets show them, with and without a currency.
        ("granted", ["12", " -   ", "–", "-", " ¥ -   ", "-", "12"]),
        // Something is missing here: nobody knows where.
        ("partially_granted", ["1", "-", "-", "-", "-", "-", "3"]),
    ];
    for (row, texts) in rows {
        for (column, text) in columns.iter().zip(texts) {
            type_in(&mut report, &format!("t3.{row}.{column}"), text);
        }
    }
    let before = report.clone();
    let found = check(&report, Stage::Filling, None);
    let marks: Vec<&Finding> = found.iter().filter(|one| one.message.contains("不是数字")).collect();
    assert!(marks.iter().all(|one| one.rule == "C-03") && before == report, "nothing becomes 0 by itself");
    let right = corrected(&report, &marks);
    let row = |report: &Report, row: &str| {
        columns.map(|column| report.cell(cell_2021(&format!("t3.{row}.{column}"))).trim().to_owned())
    };
    assert_eq!(row(&right, "granted"), ["12", "0", "0", "0", "0", "0", "12"]);
    assert_eq!(row(&right, "partially_granted"), row(&before, "partially_granted"));
}

#[test]
fn a_block_of_dashes_is_one_finding() {
    let mut report = blank();
    for row in ["granted", "not_held", "state_secret"] {
        for column in ["natural", "commercial", "research"] {
            type_in(&mut report, &format!("t3.{row}.{column}"), "-");
        }
    }
    // What cannot be put right keeps nothing else from it.
    let found = check(&report, Stage::Filling, None);
    let marks: Vec<&Finding> = found.iter().filter(|one| one.message.contains("不是数字")).collect();
    assert_eq!(marks.len(), 1);
    let right = corrected(&report, &marks);
    assert_eq!(report.form.cell_ids().filter(|cell| right.cell(*cell) == "0").count(), 9);
}

#[test]
fn what_nobody_sees_in_a_cell_goes_in_one_press() {
    let mut report = blank();
    let natural = cell_2021("t3.granted.natural");
    for (typed, left) in [
        ("1\u{2067}2", "12"),
        ("\u{202e}12", "12"),
        ("\u{202b}12\u{202c}", "12"),
        ("\u{feff}12\u{200b}", "12"),
        ("12\u{8}", "12"),
        ("\u{200b}12.00", "12"),
        ("-\u{200b}", "0"),
        ("详见\u{e0061}附件", "详见附件"),
        ("\u{2066}１２\u{2069}", "１２"),
    ] {
        report.set_cell(natural, typed);
        let found = check(&report, Stage::Filling, None);
        let about: Vec<&Finding> = found.iter().filter(|one| one.message.contains(" U+")).collect();
        let [finding] = about.as_slice() else { panic!("{typed:?}: {found:?}") };
        let hidden = |c: char| !c.is_alphanumeric() && !c.is_ascii_graphic();
        let code = typed.chars().find(|c| hidden(*c)).unwrap();
        let code = format!("U+{:04X}", u32::from(code));
        assert!(finding.message.contains(&code), "{typed:?}: {}", finding.message);
        assert!(!finding.message.contains(|c| c != '\n' && typed.contains(c) && hidden(c)), "{typed:?}");
        assert_eq!(corrected(&report, &about).cell(natural), left, "{typed:?}");
    }
}

#[test]
fn findings_of_another_text_do_no_harm() {
    let findings = in_overview(&with_overview("没有其它申请，没有其它申请。"));
    let all: Vec<&Finding> = findings.iter().collect();
    for text in ["", "没", "没有", "a没有其他申请"] {
        let report = with_overview(text);
        assert!(corrected(&report, &all).text(Field::OVERVIEW).chars().count() <= 20, "{text}");
    }
}

/// What goes wrong in reports, and what stands between.
fn piece() -> impl Strategy<Value = String> {
    let wrong = [
        "截止2021年",
        "截止至",
        "其它",
        "登陆网站",
        "《信息公开条例》",
        "《保密法》",
        "《关于做好公开工作》的通知",
        "《关于",
        "》",
        "《A《B》C》",
        "国办发[2021]12号",
        "函202130号",
        "国务院令第492号",
        "公开为原则，不公开为例外",
        "的的",
        "资金资金",
        "，，",
        ",",
        ":",
        ";",
        "(",
        ")",
        "（",
        "）",
        "“",
        "”",
        "\"",
        "１２",
        "2021 年 1 月",
        "12 月 3 日",
        "我局",
        "镇政府",
        "公开申请3条",
        ".",
        "?",
    ];
    let heads = [
        "\n（一）",
        "\n（二）、",
        "\n（3）",
        "\n1、",
        "\n2．",
        "\n一、",
        "\n(四)",
        "\n五)",
        "\n（2）",
        "\n7. ",
    ];
    let plain = [
        "公开信息16条",
        "2021年",
        "我乡",
        "按时答复",
        "，",
        "。",
        "\n",
        "abc",
        "1,234",
        "8:30",
        " ",
        "情况",
        "申请",
    ];
    let all: Vec<&str> = wrong.into_iter().chain(heads).chain(plain).collect();
    proptest::sample::select(all).prop_map(ToOwned::to_owned)
}

fn text() -> impl Strategy<Value = String> {
    proptest::collection::vec(prop_oneof![9 => piece(), 1 => ".{0,3}"], 0..40)
        .prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, rng_seed: RngSeed::Fixed(41), ..ProptestConfig::default() })]

    #[test]
    fn findings_point_at_words_and_their_changes_keep_the_rest(text in text()) {
        let report = with_overview(&text);
        for finding in in_overview(&report) {
            let span = finding.span.clone().unwrap();
            prop_assert_eq!(text.get(span.clone()), finding.found(&report));
            let mut end = span.start;
            for edit in finding.edits.iter() {
                prop_assert!(edit.span.start >= end && edit.span.end <= span.end, "{:?}", finding);
                prop_assert!(text.get(edit.span.clone()).is_some());
                end = edit.span.end;
            }
            let Some(correction) = &finding.correction else { continue };
            let expected = format!("{}{correction}{}", &text[..span.start], &text[span.end..]);
            prop_assert_ne!(&expected, &text, "nothing changes: {:?}", finding);
            let right = corrected(&report, &[&finding]);
            prop_assert_eq!(right.text(Field::OVERVIEW), expected);
        }
    }

    #[test]
    fn no_two_changes_of_a_rule_reach_for_the_same_words(text in text()) {
        let mut findings = in_overview(&with_overview(&text));
        findings.retain(|finding| finding.correction.is_some());
        let mut places: Vec<_> = Vec::new();
        for finding in &findings {
            if finding.edits.is_empty() {
                places.push((finding.rule, finding.span.clone().unwrap()));
            }
            places.extend(finding.edits.iter().map(|edit| (finding.rule, edit.span.clone())));
        }
        places.sort_by_key(|(rule, span)| (*rule, span.start));
        for two in places.windows(2) {
            prop_assert!(two[0].0 != two[1].0 || two[0].1.end <= two[1].1.start, "{:?} in {:?}", two, text);
        }
    }

    // One fault may hide another: of two signs before 公开 only the second is surely at fault.
    #[test]
    fn putting_right_comes_to_an_end(text in text()) {
        let mut report = with_overview(&text);
        for _ in 0..6 {
            let findings = in_overview(&report);
            let open: Vec<&Finding> = findings.iter().filter(|one| one.correction.is_some()).collect();
            if open.is_empty() {
                return Ok(());
            }
            report = corrected(&report, &open);
        }
        prop_assert!(false, "{:?} becomes {:?}", text, report.text(Field::OVERVIEW));
    }

    #[test]
    fn any_text_is_read(text in any::<String>()) {
        in_overview(&with_overview(&text));
    }
}

#[test]
fn long_monotonous_texts_are_read_and_say_little() {
    let pieces = [
        "《",
        "》",
        "(",
        ")",
        "（(",
        "“",
        "\"",
        "9",
        "的",
        "资金",
        "，",
        "号",
        "年 ",
        "1、\n",
        "（一）\n",
        "我局",
        "其它",
        "2021]1号",
        "公开申请3条",
        "截止",
        "政府信息公开",
        "令",
        "部分",
    ];
    for piece in pieces {
        let findings = in_overview(&with_overview(&piece.repeat(20_000)));
        assert!(findings.len() < 50, "{piece}: {} findings", findings.len());
    }
}
