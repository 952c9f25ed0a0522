//! Ledgers: one line for each application, counted into the third table.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)] // A panic is how a test fails.

mod given;

use given::binary::{Shown, compound, workbook};
use std::fmt::Write as _;
use std::time::{Duration, Instant};
use xxgk_annual_report::read::{Read, read};
use xxgk_annual_report::report::{Field, Note, Report};

/// Lines of a ledger, cells parted by blanks; `·` is a blank cell.
fn rows(lines: &str) -> Vec<Vec<String>> {
    let cell = |text: &str| if text == "·" { String::new() } else { text.to_owned() };
    lines.trim().lines().map(|line| line.split_whitespace().map(cell).collect()).collect()
}

fn sheet(lines: &str) -> Vec<u8> {
    compound(&[("Workbook", workbook(&[Shown::Rows(rows(lines))]))])
}

fn table(lines: &str) -> String {
    let line = |cells: Vec<String>| format!("<tr><td>{}</td></tr>", cells.join("</td><td>"));
    format!("<table>{}</table>", rows(lines).into_iter().map(line).collect::<String>())
}

fn opened(bytes: &[u8]) -> Read {
    read(bytes).unwrap_or_else(|error| panic!("{error}"))
}

fn cell<'a>(report: &'a Report, address: &str) -> &'a str {
    report.cell(report.form.cell(address).unwrap_or_else(|| panic!("no cell {address}")))
}

fn says(notes: &[Note], sentence: &str) {
    assert!(notes.iter().any(|note| note == sentence), "{sentence}\n{notes:#?}");
}

const LEDGER: &str = "
序号 申请人 申请人类别 收到日期 办理结果 答复日期
1 甲 自然人 2024-01-05 予以公开 2024-01-20
2 乙 公民 2024/3/1 （三）不予公开-6.属于四类过程性信息 2024年3月11日
· · · · · ·
3 丙 商业企业 20240405 予以公开 2024.4.9
4 丁 自然人 2023-12-20 部分公开 2024-01-04
5 戊 自然人 2024-12-28 办理中 ·
6 己 其他 2024-12-30 予以公开 2025-01-08
7 庚 自然人 2024-06-01 予以公开 2024-06-11
";

#[test]
fn every_line_is_counted_in_the_year_of_most_and_every_figure_says_its_lines() {
    let Read { report, notes, .. } = opened(&sheet(LEDGER));
    assert_eq!((report.form.edition, report.text(Field::Year)), ("2021", "2024"));
    for (address, count) in [
        ("t3.new_received.natural", "4"),
        ("t3.new_received.commercial", "1"),
        ("t3.new_received.other", "1"),
        ("t3.new_received.research", "0"),
        ("t3.carried_over.natural", "1"),
        ("t3.granted.natural", "2"),
        ("t3.granted.commercial", "1"),
        ("t3.granted.other", "0"),
        ("t3.partially_granted.natural", "1"),
        ("t3.process_information.natural", "1"),
        ("t3.carried_forward.natural", "1"),
        ("t3.carried_forward.other", "1"),
        // Sums are not counted: the form adds up.
        ("t3.granted.total", ""),
        ("t3.total_processed.natural", ""),
        // A ledger says nothing of the other tables.
        ("t2.licensing.decisions", ""),
        ("t4.review.upheld", ""),
    ] {
        assert_eq!(cell(&report, address), count, "{address}");
    }
    // Numbers of rows as the sheet shows them, blank ones counted.
    let name = |address: &str| report.form.name_of(report.form.cell(address).unwrap());
    says(&notes, &format!("“{}”2 件：第 2、9 行。", name("t3.granted.natural")));
    says(&notes, &format!("“{}”4 件：第 2–3、7、9 行。", name("t3.new_received.natural")));
    says(
        &notes,
        "这是依申请公开的台账，按收到日期是 2024 年的：本年新收 6 件，上年结转 1 件，办结 5 件，结转下年度 2 件。只读入了第三部分的表。",
    );
    let [year] = report.doubts.as_slice() else { panic!("{:?}", report.doubts) };
    assert_eq!(
        (year.place.as_str(), year.why.as_str()),
        ("year", "台账里还有别的年份收到的申请：2023 年 1 件")
    );
}

#[test]
fn what_was_counted_adds_up() {
    let report = opened(&sheet(LEDGER)).report;
    let figures = report.figures();
    for column in ["natural", "commercial", "other", "total"] {
        let amount = |row: &str| -> u32 {
            report.printed(report.form.at("t3", row, column).unwrap(), &figures).parse().unwrap()
        };
        assert_eq!(
            amount("new_received") + amount("carried_over"),
            amount("total_processed") + amount("carried_forward"),
            "{column}"
        );
    }
}

#[test]
fn columns_stand_in_any_order_under_the_usual_names_in_any_format() {
    let ledger = "
办理情况 答复时间 登记编号 应答复日期 申请人性质 收到时间
予以公开 2024-02-01 a 2024-02-20 科研机构 2024-01-20
重复申请 2024-03-01 b 2024-03-20 社会公益组织 2024-02-20
合计 · · · · ·
办理情况 答复时间 登记编号 应答复日期 申请人性质 收到时间
予以公开 2024-04-01 c 2024-04-20 法律服务机构 2024-03-20
";
    let text = rows(ledger).into_iter().map(|cells| cells.join("\t")).collect::<Vec<_>>().join("\n");
    for file in [sheet(ledger), table(ledger).into_bytes(), text.into_bytes()] {
        let Read { report, notes, .. } = opened(&file);
        for address in
            ["t3.granted.research", "t3.repeated.welfare", "t3.granted.legal", "t3.new_received.legal"]
        {
            assert_eq!(cell(&report, address), "1", "{address}");
        }
        assert_eq!(report.doubts, []);
        assert!(
            notes[0].text.contains("本年新收 3 件，上年结转 0 件，办结 3 件，结转下年度 0 件"),
            "{notes:?}"
        );
    }
}

#[test]
fn a_line_that_does_not_say_where_it_belongs_is_said_and_blanks_stay_blank() {
    let Read { report, notes, .. } = opened(&sheet(
        "
申请人类型 申请日期 答复结果 答复日期
自然人 2024-01-05 予以公开 2024-01-20
自然人 2024-01-06 不予公开 2024-01-21
自然人 2024-01-06 不予公开 2024-01-21
外星人 2024-01-07 予以公开 2024-01-22
自然人 去年 予以公开 2024-01-22
自然人 2024-01-08 · 2024-01-23
自然人 2023-11-08 予以公开 ·
自然人 2024-01-09 予以公开 年后
自然人 2023-01-09 予以公开 2023-01-10
自然人 2025-01-02 · ·
自然人 2024-01-12 信访举报类重复申请 2024-01-13
· 2024-01-13 予以公开 2024-01-14
",
    ));
    assert_eq!(cell(&report, "t3.new_received.natural"), "6");
    assert_eq!(cell(&report, "t3.granted.natural"), "1");
    assert_eq!(cell(&report, "t3.new_received.commercial"), "");
    assert_eq!(cell(&report, "t3.state_secret.natural"), "");
    let unknown = "不是格式里的哪一种，或者合于几种，办理结果里没有计入，请核对。";
    says(&notes, &format!("第 3–4 行的办理结果“不予公开”{unknown}"));
    says(&notes, &format!("第 12 行的办理结果“信访举报类重复申请”{unknown}"));
    says(&notes, "第 5 行的申请人类别“外星人”不是格式里的哪一类，没有计入，请核对。");
    says(&notes, "第 13 行没有写申请人类别，没有计入，请补上。");
    says(&notes, "第 6 行的收到日期“去年”看不懂，没有计入，请核对。");
    says(&notes, "第 7 行有答复日期，没有办理结果，办理结果里没有计入，请补上。");
    says(&notes, "第 8 行在 2024 年以前收到，没有答复日期，不知道是不是本年办的，没有计入，请核对。");
    says(&notes, "第 9 行的答复日期“年后”看不懂，办理结果里没有计入，请核对。");
    says(&notes, "第 10 行在 2024 年以前已经办结，没有计入。");
    says(&notes, "第 11 行在 2024 年以后收到，没有计入。");
}

#[test]
fn a_closed_case_without_a_day_and_a_word_that_is_only_alike_stay_in_doubt() {
    let report = opened(&sheet(
        "
申请人类型 申请日期 答复结果 答复日期
自然人 2024-01-05 予以公开 ·
商业企业 2024-01-05 属于四类过程信息 2024-01-06
",
    ))
    .report;
    let doubts: Vec<(&str, &str)> =
        report.doubts.iter().map(|doubt| (doubt.place.as_str(), doubt.why.as_str())).collect();
    assert_eq!(
        doubts,
        [
            ("t3.granted.natural", "有的件有办理结果，没有答复日期，按本年办结计入"),
            ("t3.process_information.commercial", "台账里写的是“属于四类过程信息”"),
        ]
    );
}

#[test]
fn a_ledger_beside_a_report_is_left_and_said() {
    let report = "
<h1>青石镇2024年政府信息公开工作年度报告</h1><p>二、主动公开政府信息情况</p>
<table><tr><td>规章</td><td>0</td><td>0</td><td>0</td></tr><tr><td>行政规范性文件</td><td>3</td><td>1</td><td>7</td></tr></table>
<p>六、其他需要报告的事项</p><p>无。</p>";
    let Read { report, notes, .. } = opened(format!("<html>{report}{}</html>", table(LEDGER)).as_bytes());
    assert_eq!(cell(&report, "t2.normative_documents.valid"), "7");
    assert_eq!(cell(&report, "t3.granted.natural"), "");
    says(
        &notes,
        "文件里还有依申请公开的台账，没有计入。要由台账数出第三部分的表，请把台账另存成一个文件再打开。",
    );
}

#[test]
fn several_tables_are_one_ledger_and_a_row_says_of_which() {
    let second = "
申请人类别 收到日期 办理结果
自然人 2024-07-05 予以公开
";
    let Read { report, notes, .. } =
        opened(format!("<html>{}<p>下半年</p>{}</html>", table(LEDGER), table(second)).as_bytes());
    assert_eq!(cell(&report, "t3.granted.natural"), "3");
    let name = report.form.name_of(report.form.cell("t3.granted.natural").unwrap());
    assert!(
        notes.iter().any(|note| note.text.starts_with(&format!("“{name}”3 件：第 1 张表第 2、"))
            && note.text.ends_with(" 行，第 2 张表第 2 行。")),
        "{notes:#?}"
    );
}

#[test]
fn a_ledger_of_2020_fills_the_form_of_2019() {
    let report = opened(&sheet(
        "
申请人类型 申请日期 办理结果 答复日期
自然人 2020-01-05 其他处理 2020-01-20
",
    ))
    .report;
    assert_eq!((report.form.edition, cell(&report, "t3.other_handling.natural")), ("2019", "1"));
}

#[test]
fn a_list_without_applicants_is_no_ledger() {
    let list = "
收到日期 办理结果 答复日期
2024-01-05 予以公开 2024-01-20
";
    assert!(read(&sheet(list)).is_err());
    let nothing = "
申请人类别 收到日期 办理结果
自然人 某日 予以公开
";
    assert!(read(&sheet(nothing)).is_err());
}

#[test]
fn twenty_thousand_lines_are_counted_at_once() {
    let mut ledger = String::from("申请人类别\t收到日期\t办理结果\t答复日期\n");
    for number in 0..20_000 {
        let (applicant, month) = (["自然人", "商业企业", "其他"][number % 3], number % 12 + 1);
        let outcome = ["予以公开", "1.属于国家秘密", "重复申请", "看不懂"][number % 4];
        let _ = writeln!(ledger, "{applicant}\t2024-{month:02}-05\t{outcome}\t2024-{month:02}-15");
    }
    let start = Instant::now();
    let report = opened(ledger.as_bytes()).report;
    // Some hundred times what it takes, so that only another order of growth fails here.
    assert!(start.elapsed() < Duration::from_secs(20), "{:?}", start.elapsed());
    assert_eq!(cell(&report, "t3.new_received.natural"), "6667");
}

#[test]
fn each_figure_is_shown_with_the_rows_behind_it() {
    let read = opened(&sheet(LEDGER));
    let source = read.source.unwrap();
    let lines: Vec<_> = source.tables.iter().flatten().collect();
    assert!(!lines.is_empty());
    for line in lines {
        let [name, rows, count] = line.as_slice() else { panic!("{line:?}") };
        let cell = count.cell.unwrap();
        assert_eq!(name.text, read.report.form.name_of(cell));
        assert_eq!(read.report.cell(cell), count.text);
        assert!(rows.text.starts_with('第') && rows.text.ends_with("行"), "{rows:?}");
    }
}
