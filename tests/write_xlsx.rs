//! The Excel workbook, opened with programs that are not ours.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)] // A panic is how a test fails.

mod given;

use given::{blank, fixture, form_2021, type_in};
use roxmltree::{Document, Node};
use std::collections::{BTreeMap, BTreeSet};
use xxgk_annual_report::data::list;
use xxgk_annual_report::report::{Date, Field, Report};
use xxgk_annual_report::rules::{Stage, check};
use xxgk_annual_report::write::{Format, Options, write};

const SHEET: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const TABLE_TWO: &str = "xl/worksheets/sheet1.xml";
const TABLE_THREE: &str = "xl/worksheets/sheet2.xml";
const TABLE_FOUR: &str = "xl/worksheets/sheet3.xml";
const FINDINGS: &str = "xl/worksheets/sheet4.xml";

fn options(report: &Report) -> Options {
    let findings = list(report.form, &check(report, Stage::Finished, None));
    Options { findings: Some(findings), ..Options::default() }
}

type Parts = BTreeMap<String, String>;

/// The parts of the package by their names.
fn unpacked(file: &[u8]) -> Parts {
    given::parts(file).into_iter().collect()
}

fn parts(report: &Report) -> Parts {
    unpacked(&write(report, Format::Xlsx, &options(report)))
}

fn all<'a, 'b>(node: Node<'a, 'b>, name: &'static str) -> impl Iterator<Item = Node<'a, 'b>> {
    node.descendants().filter(move |inner| inner.has_tag_name((SHEET, name)))
}

fn text_of(node: Node<'_, '_>, name: &'static str) -> Option<String> {
    let found = all(node, name).next()?;
    Some(found.text().unwrap_or_default().to_owned())
}

/// What stands in a cell, for comparing: `=formula → value`, a number bare, a text in “”.
fn spelled(cell: Node<'_, '_>) -> String {
    let value = text_of(cell, "v").unwrap_or_default();
    match (text_of(cell, "f"), cell.attribute("t")) {
        (Some(formula), Some("str")) => format!("={formula} → “{value}”"),
        (Some(formula), None) => format!("={formula} → {value}"),
        (None, Some("inlineStr")) => format!("“{}”", text_of(cell, "t").unwrap()),
        (None, None) => value,
        (_, Some(other)) => panic!("a cell of type {other}"),
    }
}

/// The cells of a sheet by their places.
fn cells(sheet: &str) -> BTreeMap<String, String> {
    let document = Document::parse(sheet).unwrap();
    let place = |cell: Node<'_, '_>| (cell.attribute("r").unwrap().to_owned(), spelled(cell));
    all(document.root(), "c").map(place).collect()
}

/// The colour behind a cell.
fn colour(parts: &Parts, sheet: &str, place: &str) -> Option<String> {
    let document = Document::parse(&parts[sheet]).unwrap();
    let cell = all(document.root(), "c").find(|cell| cell.attribute("r") == Some(place)).unwrap();
    let number = |node: Node<'_, '_>, name: &str| node.attribute(name).unwrap().parse::<usize>().unwrap();
    let styles = Document::parse(&parts["xl/styles.xml"]).unwrap();
    let looks = all(styles.root(), "cellXfs").next().unwrap();
    let look = looks.children().nth(number(cell, "s")).unwrap();
    let fill = all(styles.root(), "fills").next().unwrap().children().nth(number(look, "fillId")).unwrap();
    all(fill, "fgColor").next()?.attribute("rgb").map(str::to_owned)
}

const RED: &str = "FFFFC7CE";

// ── The package ─────────────────────────────────────────────────────────────

#[test]
fn the_package_has_the_parts_of_the_drawing() {
    let parts = parts(&fixture("hangzhou-2025"));
    let names: BTreeSet<&str> = parts.keys().map(String::as_str).collect();
    let drawn = [
        "[Content_Types].xml",
        "_rels/.rels",
        "docProps/core.xml",
        "xl/workbook.xml",
        "xl/_rels/workbook.xml.rels",
        "xl/styles.xml",
        "customXml/item1.xml",
        "customXml/_rels/item1.xml.rels",
        "customXml/itemProps1.xml",
        TABLE_TWO,
        TABLE_THREE,
        TABLE_FOUR,
        FINDINGS,
    ];
    assert_eq!(names, drawn.into());
}

#[test]
fn every_part_is_xml_and_has_a_type_and_something_leads_to_it() {
    let parts = parts(&fixture("hangzhou-2025"));
    for (name, text) in &parts {
        Document::parse(text).unwrap_or_else(|error| panic!("{name}: {error}"));
    }
    let targets = |list: &str, folder: &str| given::targets(&parts[list], folder);
    let mut found = targets("_rels/.rels", "");
    found.extend(targets("xl/_rels/workbook.xml.rels", "xl/"));
    found.extend(targets("customXml/_rels/item1.xml.rels", "customXml/"));
    for name in parts.keys().filter(|name| !name.contains("_rels/") && !name.starts_with('[')) {
        assert!(found.contains(name), "nothing leads to {name}");
        assert!(parts["[Content_Types].xml"].contains(&format!("\"/{name}\"")), "{name} has no type");
    }
    assert_eq!(found.len(), parts.len() - 4);
}

#[test]
fn the_same_report_gives_the_same_bytes() {
    let report = fixture("hangzhou-2025");
    let file = || write(&report.clone(), Format::Xlsx, &options(&report));
    assert_eq!(file(), file());
}

#[test]
fn the_file_names_its_title_and_its_office_and_a_day_only_if_told() {
    let report = fixture("gangkou-2021");
    let without = &parts(&report)["docProps/core.xml"];
    assert!(without.contains("<dc:title>港口乡2021年政府信息公开工作年度报告</dc:title>"));
    assert!(without.contains("<dc:creator>港口乡</dc:creator>"));
    assert!(!without.contains("dcterms:created"));
    let options = Options { date: Date::read("2022-01-05"), ..Options::default() };
    let with = unpacked(&write(&report, Format::Xlsx, &options));
    assert!(with["docProps/core.xml"].contains(">2022-01-05T00:00:00Z</dcterms:created>"));
}

#[test]
fn each_table_has_a_sheet_with_a_name_that_excel_takes() {
    let workbook = &parts(&blank())["xl/workbook.xml"];
    let document = Document::parse(workbook).unwrap();
    let names: Vec<&str> = all(document.root(), "sheet").map(|one| one.attribute("name").unwrap()).collect();
    assert_eq!(names, ["二 主动公开", "三 申请办理", "四 复议诉讼", "核对结果"]);
    // Another edition's tables would have the headings of their sections.
    let headings = form_2021().sections.iter().map(|section| section.heading);
    for name in names.iter().copied().chain(headings) {
        assert!(name.chars().count() <= 31 && !name.contains(['[', ']', ':', '*', '?', '/', '\\']), "{name}");
    }
}

// ── The tables ──────────────────────────────────────────────────────────────

#[test]
fn figures_stand_in_their_places_as_numbers() {
    let parts = parts(&fixture("hangzhou-2025"));
    let (two, three, four) =
        (cells(&parts[TABLE_TWO]), cells(&parts[TABLE_THREE]), cells(&parts[TABLE_FOUR]));
    assert_eq!(two["A1"], "“杭州市2025年政府信息公开工作年度报告”");
    assert_eq!(two["A2"], "“二、主动公开政府信息情况”");
    assert_eq!([&two["A6"], &two["B6"], &two["D6"]], ["“行政规范性文件”", "564", "4185"]);
    assert_eq!(two["B9"], "11398889");
    assert_eq!([&three["D6"], &three["E6"], &three["D30"]], ["13612", "252", "783"]);
    assert_eq!([&four["A6"], &four["F6"]], ["376", "16"]);
}

#[test]
fn every_cell_of_the_form_stands_on_its_sheet() {
    let mut report = blank();
    for (number, cell) in report.form.cell_ids().enumerate() {
        // Totals are typed, too, and wrong, so that no formula stands for them.
        report.set_cell(cell, &(1_000_000 + number * 7919).to_string());
    }
    let parts = parts(&report);
    let mut found: Vec<usize> = [TABLE_TWO, TABLE_THREE, TABLE_FOUR]
        .iter()
        .flat_map(|sheet| cells(&parts[*sheet]).into_values())
        .filter_map(|cell| cell.parse().ok())
        .collect();
    found.sort_unstable();
    let expected: Vec<usize> = (0..report.form.cells.len()).map(|number| 1_000_000 + number * 7919).collect();
    assert_eq!(found, expected);
}

#[test]
fn merged_cells_are_those_of_the_form() {
    let parts = parts(&blank());
    let merged = |sheet: &str| -> BTreeSet<String> {
        let document = Document::parse(&parts[sheet]).unwrap();
        all(document.root(), "mergeCell").map(|one| one.attribute("ref").unwrap().to_owned()).collect()
    };
    let two = ["A1:D1", "A2:D2", "A3:D3", "A7:D7", "B8:D8", "B9:D9", "A10:D10", "B11:D11", "B12:D12"];
    let two = two.iter().chain(&["B13:D13", "A14:D14", "B15:D15", "B16:D16"]);
    assert_eq!(merged(TABLE_TWO), two.map(|area| (*area).to_owned()).collect());
    let four = ["A1:O1", "A2:O2", "A3:E3", "F3:O3", "A4:A5", "B4:B5", "C4:C5", "D4:D5", "E4:E5"];
    let four = four.iter().chain(&["F4:J4", "K4:O4"]);
    assert_eq!(merged(TABLE_FOUR), four.map(|area| (*area).to_owned()).collect());
    let three = merged(TABLE_THREE);
    for area in ["A3:C5", "D3:J3", "D4:D5", "E4:I4", "J4:J5", "A6:C6", "A8:A29", "B10:B17", "B29:C29"] {
        assert!(three.contains(area), "{area} is not merged");
    }
}

#[test]
fn decimals_stay_as_typed() {
    let mut report = blank();
    for (typed, stands, format) in [
        ("72701.2578", "72701.2578", 0),
        ("72701.2500", "72701.25", 168),
        ("123456789.123456", "123456789.123456", 170),
        ("7.10 万元", "7.1", 166),
    ] {
        type_in(&mut report, "t2.fees.amount", typed);
        let parts = parts(&report);
        assert_eq!(cells(&parts[TABLE_TWO])["B16"], stands);
        let used = format!("<xf numFmtId=\"{format}\" fontId=\"0\" fillId=\"0\" borderId=\"1\"");
        assert!(parts["xl/styles.xml"].contains(&used), "{typed} has another format");
    }
}

#[test]
fn what_is_no_number_stays_text_and_blank_stays_blank() {
    let mut report = blank();
    let awkward = ["=1+1", "+3", "-4", "@SUM(A1)", "/", "约3万", "=HYPERLINK(\"x\")"];
    for (text, column) in
        awkward.iter().zip(["natural", "commercial", "research", "welfare", "legal", "other"])
    {
        type_in(&mut report, &format!("t3.granted.{column}"), text);
    }
    let three = cells(&parts(&report)[TABLE_THREE]);
    for (text, place) in awkward.iter().zip(["D8", "E8", "F8", "G8", "H8", "I8"]) {
        assert_eq!(three[place], format!("“{text}”"));
    }
    assert_eq!(three["D9"], "");
}

#[test]
fn text_that_begins_like_a_formula_is_marked_as_text() {
    let quoted = "quotePrefix=\"1\"";
    let mut report = blank();
    type_in(&mut report, "t3.granted.natural", "约3");
    assert!(!parts(&report)["xl/styles.xml"].contains(quoted));
    type_in(&mut report, "t3.granted.natural", "=3");
    assert!(parts(&report)["xl/styles.xml"].contains(quoted));
}

#[test]
fn excel_reads_no_escape_into_what_was_typed() {
    let mut report = blank();
    for (typed, spelled) in [
        ("_x0041_", "_x005F_x0041_"),
        ("_x00_x0041_", "_x00_x005F_x0041_"),
        ("__x000d__", "__x005F_x000d__"),
        ("_x041_", "_x041_"),
        ("a_b", "a_b"),
    ] {
        type_in(&mut report, "t3.granted.natural", typed);
        assert_eq!(cells(&parts(&report)[TABLE_THREE])["D8"], format!("“{spelled}”"));
    }
}

#[test]
fn a_number_that_excel_would_round_stays_text() {
    let mut report = blank();
    type_in(&mut report, "t3.granted.natural", "999999999999999");
    type_in(&mut report, "t3.granted.commercial", "1234567890123456");
    let three = cells(&parts(&report)[TABLE_THREE]);
    assert_eq!([&three["D8"], &three["E8"]], ["999999999999999", "“1234567890123456”"]);
    assert_eq!(three["J8"], "“2234567890123455”", "its sum is too long as well");
}

#[test]
fn text_too_long_for_excel_is_cut_and_says_so() {
    let mut report = blank();
    type_in(&mut report, "t3.granted.natural", &"𠮷".repeat(20_000));
    let three = cells(&parts(&report)[TABLE_THREE]);
    let text = three["D8"].trim_matches(['“', '”']);
    assert!(text.encode_utf16().count() <= 32_767);
    assert!(text.ends_with("𠮷……（太长，以下略）"));
}

#[test]
fn nothing_that_is_typed_can_break_the_file() {
    let awkward = "]]> & </t> \" ' \u{0}\u{8}\u{b}\u{1f}\u{fffe}\u{ffff}\u{202e}𠮷\t“甲”\u{2028}乙\r\n丙\r丁";
    let mut report = blank();
    for field in Field::all(form_2021()) {
        report.set_text(field, awkward);
    }
    for cell in report.form.cell_ids() {
        report.set_cell(cell, awkward);
    }
    for (name, text) in parts(&report) {
        Document::parse(&text).unwrap_or_else(|error| panic!("{name}: {error}"));
    }
    let three = cells(&parts(&report)[TABLE_THREE]);
    assert_eq!(three["D8"], "“]]> & </t> \" ' \u{202e}𠮷\t“甲”\u{2028}乙\n丙\n丁”");
}

#[test]
fn every_figure_has_room_for_its_digits() {
    let mut report = blank();
    for figure in ["0", "14069", "11398889", "113988890", "999999999999"] {
        for cell in report.form.cell_ids() {
            report.set_cell(cell, figure);
        }
        let parts = parts(&report);
        for sheet in [TABLE_THREE, TABLE_FOUR] {
            let document = Document::parse(&parts[sheet]).unwrap();
            // In tenths of a digit.
            let tenths = |width: &str| width.replace('.', "").parse::<usize>().unwrap();
            // Table three has three columns of labels. Columns of one width are listed together.
            let last = |columns: &Node<'_, '_>| columns.attribute("max").unwrap().parse::<usize>().unwrap();
            let figures = all(document.root(), "col").filter(|columns| last(columns) > 3);
            let widths = figures.map(|columns| tenths(columns.attribute("width").unwrap()));
            let narrowest = widths.min().unwrap();
            assert!(narrowest >= figure.len() * 12, "{figure} in {narrowest}");
        }
    }
}

// ── Sums ────────────────────────────────────────────────────────────────────

#[test]
fn computed_sums_are_formulas_with_their_values() {
    let mut report = fixture("hangzhou-2025");
    for sum in report.form.sums {
        report.set_cell(sum.left[0], "");
    }
    for table in 0..3 {
        report.set_totals(table, xxgk_annual_report::report::Totals::Computed);
    }
    let parts = parts(&report);
    let (three, four) = (cells(&parts[TABLE_THREE]), cells(&parts[TABLE_FOUR]));
    assert_eq!(three["J6"], "=SUM(D6:I6) → 14069");
    assert_eq!(three["D29"], "=SUM(D8:D28) → 13364");
    assert_eq!(three["J29"], "=SUM(D29:I29) → 13810");
    assert_eq!(four["E6"], "=SUM(A6:D6) → 790");
    assert_eq!(four["O6"], "=SUM(K6:N6) → 156");
}

#[test]
fn a_typed_total_that_is_right_is_a_formula_too() {
    // All its totals are typed, and all are right.
    let three = cells(&parts(&fixture("hangzhou-2025"))[TABLE_THREE]);
    assert_eq!(three["J6"], "=SUM(D6:I6) → 14069");
    let formulas = three.values().filter(|cell| cell.starts_with("=SUM(")).count();
    assert_eq!(formulas, 25 + 6);
}

#[test]
fn a_typed_total_that_is_wrong_stays_and_is_red() {
    let mut report = fixture("hangzhou-2025");
    type_in(&mut report, "t3.new_received.total", "14070");
    let parts = parts(&report);
    assert_eq!(cells(&parts[TABLE_THREE])["J6"], "14070");
    assert_eq!(colour(&parts, TABLE_THREE, "J6").as_deref(), Some(RED));
    assert_ne!(colour(&parts, TABLE_THREE, "J7").as_deref(), Some(RED));
    // Also if nobody looked for findings.
    let unchecked = unpacked(&write(&report, Format::Xlsx, &Options::default()));
    assert_eq!(colour(&unchecked, TABLE_THREE, "J6").as_deref(), Some(RED));
}

#[test]
fn a_typed_total_without_parts_stays_a_number() {
    let mut report = blank();
    type_in(&mut report, "t3.granted.total", "7");
    type_in(&mut report, "t3.partially_granted.total", "0");
    let three = cells(&parts(&report)[TABLE_THREE]);
    assert_eq!([&three["J8"], &three["J9"]], ["7", "0"]);
}

#[test]
fn a_sum_of_nothing_is_blank_until_something_is_typed() {
    let three = cells(&parts(&blank())[TABLE_THREE]);
    assert_eq!(three["J6"], "=IF(COUNT(D6:I6)=0,\"\",SUM(D6:I6)) → “”");
}

#[test]
fn a_sum_with_a_part_that_is_no_number_waits_for_it() {
    let mut report = blank();
    type_in(&mut report, "t3.granted.natural", "5");
    type_in(&mut report, "t3.granted.commercial", "约3");
    let three = cells(&parts(&report)[TABLE_THREE]);
    assert_eq!(three["J8"], "=IF(OR(COUNT(D8:I8)=0,ISTEXT(E8)),\"\",SUM(D8:I8)) → “”");
    assert_eq!(three["D29"], "=SUM(D8:D28) → 5");
    // The sum of a sum that waits waits for the same.
    assert_eq!(three["J29"], "=IF(OR(COUNT(D29:I29)=0,ISTEXT(E8)),\"\",SUM(D29:I29)) → “”");
}

#[test]
fn a_mark_counts_as_nothing() {
    let mut report = blank();
    type_in(&mut report, "t3.granted.natural", "5");
    type_in(&mut report, "t3.granted.commercial", "/");
    let three = cells(&parts(&report)[TABLE_THREE]);
    assert_eq!([&three["E8"], &three["J8"]], ["“/”", "=SUM(D8:I8) → 5"]);
}

#[test]
fn totals_that_the_office_fills_in_stay_blank_until_it_does() {
    let mut report = blank();
    report.set_totals(1, xxgk_annual_report::report::Totals::Entered);
    type_in(&mut report, "t3.granted.natural", "5");
    let three = cells(&parts(&report)[TABLE_THREE]);
    assert_eq!([&three["J8"], &three["D29"]], ["", ""]);
}

#[test]
fn the_balances_count_along_below_the_table() {
    let mut report = fixture("hangzhou-2025");
    let formula = |column: char| {
        let (left, right) = (format!("{column}6:{column}7"), format!("{column}29:{column}30"));
        let difference = format!("SUM({left})-SUM({right})");
        format!(
            "=IF(COUNT({left},{right})<4,\"\",IF(SUM({left})=SUM({right}),\"平\",\"差\"&ABS({difference})))"
        )
    };
    type_in(&mut report, "t3.carried_forward.commercial", "9");
    type_in(&mut report, "t3.carried_forward.legal", "");
    let sheet = &parts(&report)[TABLE_THREE];
    let three = cells(sheet);
    assert_eq!(three["D32"], format!("{} → “平”", formula('D')));
    assert_eq!(three["E32"], format!("{} → “差3”", formula('E')));
    assert_eq!(three["H32"], format!("{} → “”", formula('H')));
    assert!(sheet.contains("<conditionalFormatting sqref=\"D32:J32\">"));
}

#[test]
fn what_is_printed_is_the_table_alone() {
    let workbook = &parts(&blank())["xl/workbook.xml"];
    for area in ["'二 主动公开'!$A$1:$D$16", "'三 申请办理'!$A$1:$J$30", "'四 复议诉讼'!$A$1:$O$6"]
    {
        assert!(workbook.contains(&format!(">{area}</definedName>")), "{area}");
    }
}

#[test]
fn labels_and_headings_of_table_three_stay_in_sight() {
    let parts = parts(&blank());
    assert!(parts[TABLE_THREE].contains("<pane xSplit=\"3\" ySplit=\"5\" topLeftCell=\"D6\""));
    assert!(!parts[TABLE_TWO].contains("<pane "));
    assert!(parts["xl/workbook.xml"].contains("'三 申请办理'!$3:$5"));
}

// ── The findings ────────────────────────────────────────────────────────────

#[test]
fn findings_are_listed_and_lead_to_their_cells() {
    let mut report = fixture("hangzhou-2025");
    type_in(&mut report, "t3.new_received.total", "14070");
    report.set_text(Field::PROBLEMS, "");
    let parts = parts(&report);
    let four = cells(&parts[FINDINGS]);
    let header: Vec<&str> =
        ["A3", "B3", "C3", "D3", "E3", "F3", "G3"].map(|place| four[place].as_str()).into();
    assert_eq!(header, ["“序号”", "“级别”", "“位置”", "“单元格”", "“问题”", "“怎么办”", "“依据”"]);
    let row = |place: &str| {
        let found = four.iter().find(|(_, text)| text.as_str() == place);
        found.unwrap_or_else(|| panic!("{place} is not listed: {four:?}")).0[1..].to_owned()
    };
    let broken = row("“总计·本年新收”");
    assert_eq!(four[&format!("B{broken}")], "“错误”");
    assert_eq!(four[&format!("D{broken}")], "“三 申请办理 J6”");
    assert!(four[&format!("E{broken}")].contains("填了 14070，应为 14069"));
    let link = format!("<hyperlink ref=\"D{broken}\" location=\"'三 申请办理'!J6\"/>");
    assert!(parts[FINDINGS].contains(&link));
    // A finding at a field has no cell.
    assert_eq!(four[&format!("D{}", row("“五、存在的主要问题及改进情况”"))], "");
    let last = four.keys().filter_map(|place| place.strip_prefix('A')?.parse::<u32>().ok()).max().unwrap();
    assert!(parts[FINDINGS].contains(&format!("<autoFilter ref=\"A3:G{last}\"/>")));
}

#[test]
fn a_report_without_a_fault_says_so() {
    let report = fixture("hangzhou-2025");
    let options = Options { findings: Some(Vec::new()), ..Options::default() };
    let parts = unpacked(&write(&report, Format::Xlsx, &options));
    assert_eq!(cells(&parts[FINDINGS])["A2"], "“核对结果：没有发现问题。”");
    assert!(!parts[FINDINGS].contains("<autoFilter"));
}

#[test]
fn where_nobody_looked_for_faults_nothing_is_said_of_them() {
    let parts = unpacked(&write(&fixture("hangzhou-2025"), Format::Xlsx, &Options::default()));
    assert!(!parts.contains_key(FINDINGS));
    assert!(!parts["xl/workbook.xml"].contains("核对结果"));
}
