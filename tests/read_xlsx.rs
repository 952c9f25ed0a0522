//! Workbooks that carry a draft are opened again, whoever saved them last.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)] // A panic is how a test fails.

mod given;

use given::{blank, cell_2021, fixture, made_up, parts, reports, type_in, zipped};
use proptest::prelude::*;
use xxgk_annual_report::read::{Read, read};
use xxgk_annual_report::report::{Field, Report, Totals};
use xxgk_annual_report::write::{Format, Options, write};

const TABLE_TWO: &str = "xl/worksheets/sheet1.xml";
const TABLE_THREE: &str = "xl/worksheets/sheet2.xml";

fn xlsx(report: &Report) -> Vec<u8> {
    write(report, Format::Xlsx, &Options::default())
}

/// The workbook with some of a sheet written otherwise.
#[track_caller]
fn changed(report: &Report, sheet: &str, before: &str, after: &str) -> Read {
    let mut all = parts(&xlsx(report));
    let (_, text) = all.iter_mut().find(|(name, _)| name == sheet).unwrap();
    assert!(text.contains(before), "{before}");
    *text = text.replacen(before, after, 1);
    read(&zipped(&all)).unwrap()
}

#[test]
fn a_workbook_opens_as_the_report_that_it_was_made_from_with_its_prose() {
    for name in ["hangzhou-2025", "gangkou-2021", "hongze-2023"] {
        let report = fixture(name);
        let Read { report: opened, notes, .. } = read(&xlsx(&report)).unwrap();
        assert_eq!(notes, [""; 0]);
        assert!(opened == report, "{name}");
    }
}

#[test]
fn a_figure_that_was_changed_in_excel_is_read_as_it_stands_there() {
    let report = fixture("hangzhou-2025");
    let opened = changed(&report, TABLE_TWO, "<v>11398889</v>", "<v>11398888</v>");
    assert_eq!(
        opened.notes,
        ["这份 Excel 文件导出以后改过，改的 1 处已照着读入，请核对：“行政许可·本年处理决定数量”。"]
    );
    let mut changed = report.clone();
    changed.set_cell(cell_2021("t2.licensing.decisions"), "11398888");
    assert!(opened.report == changed, "and nothing else");
}

#[test]
fn a_figure_that_was_cleared_or_made_a_mark_in_excel_is_no_longer_the_drafts() {
    let mut report = blank();
    type_in(&mut report, "t2.licensing.decisions", "-");
    let cleared = changed(&report, TABLE_TWO, "<t>-</t>", "<t></t>");
    assert_eq!(cleared.report.cell(cell_2021("t2.licensing.decisions")), "");
    type_in(&mut report, "t2.licensing.decisions", "7");
    let marked = changed(&report, TABLE_TWO, "<v>7</v>", "<v>-7</v>");
    assert_eq!(marked.report.cell(cell_2021("t2.licensing.decisions")), "-7");
    assert_eq!(marked.notes.len(), 1);
}

#[test]
fn the_same_figure_spelled_otherwise_is_no_change() {
    let mut report = fixture("hangzhou-2025");
    type_in(&mut report, "t2.fees.amount", "1,250.50");
    let opened = changed(&report, TABLE_TWO, "<v>1250.5</v>", "<v>1.2505E3</v>");
    assert_eq!(opened.notes, [""; 0]);
    assert!(opened.report == report, "the draft keeps what was typed");
}

#[test]
fn a_total_that_no_longer_fits_after_a_change_in_excel_is_not_computed_anew() {
    let mut report = blank();
    report.set_text(Field::OrganName, "某乡");
    report.set_text(Field::Year, "2025");
    for column in ["natural", "commercial", "research", "welfare", "legal", "other"] {
        type_in(&mut report, &format!("t3.new_received.{column}"), "111");
    }
    let opened = changed(&report, TABLE_THREE, "<v>111</v>", "<v>211</v>").report;
    assert_eq!(opened.cell(cell_2021("t3.new_received.natural")), "211");
    assert_eq!(opened.cell(cell_2021("t3.new_received.total")), "666", "as it stands in the sheet");
    let table = opened.form.info(cell_2021("t3.new_received.total")).table;
    assert_eq!(opened.totals(table), Totals::Entered);
}

#[test]
fn the_prose_of_one_office_does_not_come_with_the_figures_of_another() {
    let report = fixture("gangkou-2021");
    let organ = report.text(Field::OrganName).to_owned();
    let opened = changed(&report, TABLE_TWO, &organ, "南山镇");
    assert_eq!(opened.report.text(Field::OrganName), "南山镇");
    assert_eq!(opened.report.text(Field::prose(report.form).nth(1).unwrap()), "");
    assert_eq!(
        opened.report.cell(cell_2021("t3.new_received.natural")),
        report.cell(cell_2021("t3.new_received.natural"))
    );
    assert!(opened.notes[0].text.starts_with("标题改过：里面带的“"), "{:?}", opened.notes);
}

#[test]
fn a_workbook_whose_tables_are_gone_gives_its_draft_and_says_so() {
    let report = fixture("gangkou-2021");
    let mut all = parts(&xlsx(&report));
    for (name, text) in &mut all {
        if name.starts_with("xl/worksheets/sheet") {
            "<worksheet><sheetData/></worksheet>".clone_into(text);
        }
    }
    let opened = read(&zipped(&all)).unwrap();
    assert!(opened.report == report);
    assert_eq!(
        opened.notes,
        ["这份 Excel 文件导出以后改过，里面的表认不出来。数是导出时的，请对照 Excel 文件核对。"]
    );
}

#[test]
fn a_line_that_was_deleted_in_excel_leaves_its_figures_in_doubt() {
    let report = fixture("hangzhou-2025");
    let mut all = parts(&xlsx(&report));
    let (_, text) = all.iter_mut().find(|(name, _)| name == TABLE_TWO).unwrap();
    let (start, end) = (text.find("<row r=\"5\"").unwrap(), text.find("<row r=\"6\"").unwrap());
    text.replace_range(start..end, "");
    let opened = read(&zipped(&all)).unwrap();
    let places: Vec<&str> = opened.report.doubts.iter().map(|doubt| doubt.place.as_str()).collect();
    assert!(!places.is_empty() && places.iter().all(|place| place.starts_with("t2.")), "{places:?}");
}

proptest! {
    #![proptest_config(made_up(200))]

    #[test]
    fn any_report_comes_back_from_its_workbook(report in reports(text, 60)) {
        let Read { report: opened, notes, .. } = read(&xlsx(&report)).unwrap();
        prop_assert_eq!(notes, [""; 0]);
        for cell in report.form.cell_ids() {
            prop_assert_eq!(opened.cell(cell), report.cell(cell), "{}", report.form.name_of(cell));
        }
        prop_assert_eq!(&opened.doubts, &report.doubts);
        prop_assert!(opened == report);
    }
}

/// Figures in many spellings, and texts that a sheet could take for something else.
fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        "[0-9]{1,8}",
        "[0-9]{1,4}[.][0-9]{1,6}",
        "0{1,3}[0-9]{1,3}",
        "[0-9]{1,3},[0-9]{3}",
        "[０-９]{1,4}",
        "[0-9]{14,20}",
        prop::sample::select(vec![
            "/",
            "-",
            "—",
            "无",
            " ",
            "-5",
            "3 件",
            "1.5万元",
            "=1+1",
            "_x0041_",
            "约3",
            "1e3",
            "\r\n5"
        ])
        .prop_map(str::to_owned),
        any::<String>(),
    ]
}
