//! Workbooks by what a person sees of them: numbers as they are shown, hidden parts left out and said.

#![allow(clippy::unwrap_used, clippy::panic)] // A panic is how a test fails.

mod given;

use given::{cell_2021, fixture, parts, zipped};
use xxgk_annual_report::read::{Read, read};
use xxgk_annual_report::write::{Format, Options, write};

const ROWS: &str = "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>二、主动公开政府信息情况</t></is></c></row>\
    <row r=\"2\"><c r=\"A2\" t=\"inlineStr\"><is><t>第二十条第（八）项</t></is></c></row>\
    <row r=\"3\"><c r=\"A3\" t=\"inlineStr\"><is><t>信息内容</t></is></c>\
    <c r=\"B3\" t=\"inlineStr\"><is><t>本年收费金额（单位：万元）</t></is></c></row>";
const LABEL: &str = "<c r=\"A4\" t=\"inlineStr\"><is><t>行政事业性收费</t></is></c>";

/// A workbook with these rows on its first sheet, and a second one that is hidden.
fn workbook(rows: &str) -> Vec<u8> {
    with_sheets(rows, "<sheet name=\"底稿\" state=\"hidden\" r:id=\"b\"/>")
}

/// One with these rows on its first sheet, and others that are listed behind it.
fn with_sheets(rows: &str, others: &str) -> Vec<u8> {
    let sheet = |rows: &str| format!("<worksheet><sheetData>{rows}</sheetData></worksheet>");
    let parts = [
        (
            "xl/workbook.xml",
            format!("<workbook><sheets><sheet name=\"公开\" r:id=\"a\"/>{others}</sheets></workbook>"),
        ),
        (
            "xl/_rels/workbook.xml.rels",
            "<Relationships><Relationship Id=\"a\" Target=\"worksheets/one.xml\"/>\
             <Relationship Id=\"b\" Target=\"/xl/worksheets/two.xml\"/></Relationships>"
                .to_owned(),
        ),
        ("xl/worksheets/one.xml", sheet(rows)),
        ("xl/worksheets/two.xml", sheet(ROWS)),
    ];
    zipped(&parts.map(|(name, text)| (name.to_owned(), text)))
}

/// Our workbook of a report, with some of one sheet written otherwise.
fn changed(sheet: usize, before: &str, after: &str) -> Read {
    let file = write(&fixture("hangzhou-2025"), Format::Xlsx, &Options::default());
    let name = format!("xl/worksheets/sheet{sheet}.xml");
    let mut all = parts(&file);
    let (_, text) = all.iter_mut().find(|(own, _)| *own == name).unwrap();
    assert!(text.contains(before), "{before}");
    *text = text.replace(before, after);
    read(&zipped(&all)).unwrap()
}

#[test]
fn a_figure_of_ours_that_was_changed_in_excel_is_read_as_it_stands_there() {
    let licensing = cell_2021("t2.licensing.decisions");
    let opened = changed(1, "<v>11398889</v>", "<v>7</v>").report;
    assert_eq!(opened.cell(licensing), "7");
    // Totals as they stand there, too: whether they still fit is for the rules to say.
    let report = fixture("hangzhou-2025");
    let total = cell_2021("t3.new_received.total");
    let printed = report.printed(total, &report.figures());
    let natural = report.cell(cell_2021("t3.new_received.natural")).to_owned();
    let opened = changed(2, &format!("<v>{natural}</v>"), "<v>8</v>").report;
    assert_eq!(opened.cell(cell_2021("t3.new_received.natural")), "8");
    assert_eq!(opened.cell(total), printed);
}

fn amount(bytes: &[u8]) -> (String, Read) {
    let read = read(bytes).unwrap();
    let cell = read.report.form.cell("t2.fees.amount").unwrap();
    (read.report.cell(cell).to_owned(), read)
}

#[test]
fn a_number_has_no_more_digits_than_excel_shows() {
    let (amount, read) = amount(&workbook(&format!(
        "{ROWS}<row r=\"4\">{LABEL}<c r=\"B4\"><v>7730.2799999999997</v></c></row>"
    )));
    assert_eq!(amount, "7730.28");
    assert!(read.notes.iter().any(|note| note.text.contains("“底稿”")), "{:?}", read.notes);
}

#[test]
fn a_formula_without_a_value_is_left_out_and_said() {
    let (amount, read) =
        amount(&workbook(&format!("{ROWS}<row r=\"4\">{LABEL}<c r=\"B4\"><f>SUM(C1:C9)</f></c></row>")));
    assert_eq!(amount, "");
    assert!(read.notes.iter().any(|note| note.text.contains("没有存它算出的数")), "{:?}", read.notes);
}

#[test]
fn a_hidden_row_is_left_out_and_said() {
    let hidden = "<row r=\"4\" hidden=\"1\"><c r=\"A4\" t=\"inlineStr\"><is><t>备注</t></is></c></row>";
    let shown = format!("<row r=\"5\">{}<c r=\"B5\"><v>12.5</v></c></row>", LABEL.replace("A4", "A5"));
    let (amount, read) = amount(&workbook(&format!("{ROWS}{hidden}{shown}")));
    assert_eq!(amount, "12.5");
    assert!(read.notes.iter().any(|note| note.text.contains("隐藏的行或列")), "{:?}", read.notes);
}

#[test]
fn a_sheet_that_is_listed_often_is_one() {
    let row = format!("{ROWS}<row r=\"4\" hidden=\"1\"><c r=\"B4\"><v>7</v></c></row>");
    let shown = format!("{row}<row r=\"5\">{}<c r=\"B5\"><v>12.5</v></c></row>", LABEL.replace("A4", "A5"));
    let again = "<sheet name=\"又\" r:id=\"a\"/>".repeat(40);
    let (amount, read) = amount(&with_sheets(&shown, &again));
    assert_eq!(amount, "12.5");
    assert_eq!(
        read.notes.iter().filter(|note| note.text.contains("隐藏的行或列")).count(),
        1,
        "{:?}",
        read.notes
    );
}

#[test]
fn many_hidden_sheets_are_said_with_their_number() {
    let sheet = |number| format!("<sheet name=\"底稿{number}\" state=\"hidden\" r:id=\"b\"/>");
    let hidden = (1..=40).map(sheet).collect::<Vec<_>>().concat();
    let (_, read) = amount(&with_sheets(
        &format!("{ROWS}<row r=\"4\">{LABEL}<c r=\"B4\"><v>12.5</v></c></row>"),
        &hidden,
    ));
    let note = read.notes.iter().find(|note| note.text.contains("隐藏的工作表")).unwrap();
    assert!(note.text.contains("“底稿10”等 40 张") && !note.text.contains("底稿11"), "{note}");
}

#[test]
fn a_workbook_of_2003_that_calls_itself_xls_is_read() {
    let cell = |kind: &str, text: &str| format!("<Cell><Data ss:Type=\"{kind}\">{text}</Data></Cell>");
    let rows = [
        vec![cell("String", "二、主动公开政府信息情况")],
        vec![cell("String", "第二十条第（八）项")],
        vec![cell("String", "信息内容"), cell("String", "本年收费金额（单位：万元）")],
        vec![cell("String", "行政事业性收费"), cell("Number", "26.549999999999997")],
    ];
    let rows: String = rows.iter().map(|cells| ["<Row>", &cells.concat(), "</Row>"].concat()).collect();
    let xml = format!(
        "<?xml version=\"1.0\"?><?mso-application progid=\"Excel.Sheet\"?>\
         <Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\" \
         xmlns:ss=\"urn:schemas-microsoft-com:office:spreadsheet\">\
         <Worksheet ss:Name=\"公开\"><Table>{rows}</Table></Worksheet></Workbook>"
    );
    assert_eq!(amount(xml.as_bytes()).0, "26.55");
}
