//! The Word file, opened with programs that are not ours.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)] // A panic is how a test fails.

mod given;

use given::{blank, docx, fixture, form_2021, parts, type_in};
use roxmltree::{Document, Node};
use std::collections::BTreeMap;
use std::path::Path;
use xxgk_annual_report::document::{Choice, LookKind, Style};
use xxgk_annual_report::report::{Date, Field, Report};
use xxgk_annual_report::write::{Format, Options, losses, write};

const WORD: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const TEXT: &str = "word/document.xml";

fn part(report: &Report, name: &str) -> String {
    let mut parts: BTreeMap<_, _> = parts(&docx(report)).into_iter().collect();
    parts.remove(name).unwrap()
}

/// A part of an empty report in another style.
fn styled(kind: LookKind, name: &str) -> String {
    let options = Options { style: Style::of(kind), ..Options::default() };
    let mut parts: BTreeMap<_, _> = parts(&write(&blank(), Format::Docx, &options)).into_iter().collect();
    parts.remove(name).unwrap()
}

fn value<'a>(node: Node<'a, '_>, name: &str) -> Option<&'a str> {
    node.attribute((WORD, name))
}

/// The first element of that name inside another.
fn find<'a, 'b>(node: Node<'a, 'b>, name: &str) -> Option<Node<'a, 'b>> {
    node.descendants().find(|inner| inner.has_tag_name((WORD, name)))
}

fn all<'a, 'b>(node: Node<'a, 'b>, name: &'static str) -> impl Iterator<Item = Node<'a, 'b>> {
    node.descendants().filter(move |inner| inner.has_tag_name((WORD, name)))
}

fn text_of(node: Node<'_, '_>) -> String {
    all(node, "t").filter_map(|text| text.text()).collect()
}

/// What stands in the rows of a table; a cell that goes on from above is "".
fn rows(table: Node<'_, '_>) -> Vec<Vec<String>> {
    all(table, "tr").map(|row| all(row, "tc").map(text_of).collect()).collect()
}

#[test]
fn the_package_has_the_parts_of_the_drawing() {
    let names: Vec<String> = parts(&docx(&blank())).into_iter().map(|(name, _)| name).collect();
    assert_eq!(
        names,
        [
            "[Content_Types].xml",
            "_rels/.rels",
            "word/document.xml",
            "word/_rels/document.xml.rels",
            "word/styles.xml",
            "word/settings.xml",
            "word/fontTable.xml",
            "word/footer1.xml",
            "word/footer2.xml",
            "customXml/item1.xml",
            "customXml/_rels/item1.xml.rels",
            "customXml/itemProps1.xml",
            "docProps/core.xml",
        ]
    );
}

#[test]
fn every_part_is_xml_and_has_a_type_and_something_leads_to_it() {
    let parts: BTreeMap<String, String> = parts(&docx(&fixture("hangzhou-2025"))).into_iter().collect();
    for (name, text) in &parts {
        Document::parse(text).unwrap_or_else(|error| panic!("{name}: {error}"));
    }
    let targets = |list: &str, folder: &str| given::targets(&parts[list], folder);
    let mut found = targets("_rels/.rels", "");
    found.extend(targets("word/_rels/document.xml.rels", "word/"));
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
    assert_eq!(docx(&report), docx(&report.clone()));
}

#[test]
fn the_day_of_writing_is_named_only_if_told() {
    let report = fixture("gangkou-2021");
    assert!(!part(&report, "docProps/core.xml").contains("dcterms:created"));
    let options = Options { date: Date::read("2022-01-05"), ..Options::default() };
    let parts: BTreeMap<_, _> = parts(&write(&report, Format::Docx, &options)).into_iter().collect();
    assert!(parts["docProps/core.xml"].contains(">2022-01-05T00:00:00Z</dcterms:created>"));
}

#[test]
fn the_file_names_its_title_and_its_office() {
    let core = part(&fixture("gangkou-2021"), "docProps/core.xml");
    assert!(core.contains("<dc:title>港口乡2021年政府信息公开工作年度报告</dc:title>"));
    assert!(core.contains("<dc:creator>港口乡</dc:creator>"));
}

#[test]
fn headings_stand_in_official_order() {
    let text = part(&blank(), TEXT);
    let document = Document::parse(&text).unwrap();
    let is_heading = |paragraph: &Node<'_, '_>| {
        find(*paragraph, "pStyle").is_some_and(|style| value(style, "val") == Some("Heading1"))
    };
    let headings: Vec<String> = all(document.root(), "p").filter(is_heading).map(text_of).collect();
    let official: Vec<&str> = form_2021().sections.iter().map(|section| section.heading).collect();
    assert_eq!(headings, official);
}

#[test]
fn every_row_fills_the_grid_and_every_width_agrees() {
    let text = part(&fixture("hangzhou-2025"), TEXT);
    let document = Document::parse(&text).unwrap();
    for table in all(document.root(), "tbl") {
        let number = |node: Node<'_, '_>, name| value(node, name).unwrap().parse::<usize>().unwrap();
        let grid: Vec<usize> = all(table, "gridCol").map(|column| number(column, "w")).collect();
        assert_eq!(grid.iter().sum::<usize>(), number(find(table, "tblW").unwrap(), "w"));
        // For each column where a merged cell may go on: how many columns it covers.
        let mut open: BTreeMap<usize, usize> = BTreeMap::new();
        for row in all(table, "tr") {
            let mut column = 0;
            let mut next = BTreeMap::new();
            for cell in all(row, "tc") {
                let span = find(cell, "gridSpan").map_or(1, |span| number(span, "val"));
                let width: usize = grid[column..column + span].iter().sum();
                assert_eq!(number(find(cell, "tcW").unwrap(), "w"), width);
                let merge = find(cell, "vMerge").and_then(|merge| value(merge, "val"));
                if merge == Some("continue") {
                    assert_eq!(open.get(&column), Some(&span), "a merged cell goes on without a beginning");
                    assert_eq!(text_of(cell), "");
                }
                if merge == Some("restart") {
                    assert_ne!(text_of(cell), "", "every merged cell of the form is a label");
                }
                if merge.is_some() {
                    next.insert(column, span);
                }
                column += span;
            }
            assert_eq!(column, grid.len());
            open = next;
        }
    }
}

#[test]
fn figures_stand_in_their_cells() {
    let text = part(&fixture("hangzhou-2025"), TEXT);
    let document = Document::parse(&text).unwrap();
    let tables: Vec<_> = all(document.root(), "tbl").map(rows).collect();
    assert_eq!(tables[0][3], ["行政规范性文件", "564", "984", "4185"]);
    assert_eq!(tables[0][6], ["行政许可", "11398889"]);
    assert_eq!(
        tables[1][3],
        ["一、本年新收政府信息公开申请数量", "13612", "252", "0", "45", "128", "32", "14069"]
    );
    assert_eq!(tables[1][8], ["", "", "2.其他法律行政法规禁止公开", "30", "0", "0", "0", "0", "0", "30"]);
    assert_eq!(
        tables[2][3],
        ["376", "97", "196", "121", "790", "16", "1", "12", "27", "56", "74", "1", "30", "51", "156"]
    );
}

#[test]
fn rows_stay_whole_and_tables_keep_together() {
    let text = part(&blank(), TEXT);
    let document = Document::parse(&text).unwrap();
    for table in all(document.root(), "tbl") {
        let rows: Vec<_> = all(table, "tr").collect();
        assert!(rows.iter().all(|row| find(*row, "cantSplit").is_some()));
        let (last, others) = rows.split_last().unwrap();
        assert!(others.iter().all(|row| find(*row, "keepNext").is_some()));
        assert!(find(*last, "keepNext").is_none());
    }
    let repeated = all(document.root(), "tblHeader").count();
    assert_eq!(repeated, 6);
}

#[test]
fn every_style_names_every_font_and_no_theme() {
    for (kind, ..) in LookKind::ALL {
        names_every_font(&styled(*kind, "word/styles.xml"));
    }
}

fn names_every_font(styles: &str) {
    let document = Document::parse(styles).unwrap();
    for fonts in all(document.root(), "rFonts") {
        for slot in ["ascii", "hAnsi", "eastAsia", "cs"] {
            assert!(value(fonts, slot).is_some(), "no font for {slot}");
        }
    }
    assert!(!styles.contains("Theme"));
}

#[test]
fn every_style_says_all_of_itself() {
    // LibreOffice indents what does not say that it is not indented.
    let styles = part(&blank(), "word/styles.xml");
    let document = Document::parse(&styles).unwrap();
    for style in all(document.root(), "style") {
        assert!(find(style, "ind").and_then(|indent| value(indent, "firstLine")).is_some());
        assert!(find(style, "spacing").and_then(|spacing| value(spacing, "line")).is_some());
    }
}

#[test]
fn chinese_quotation_marks_keep_the_chinese_font() {
    let mut report = blank();
    report.set_text(Field::OVERVIEW, "坚持“谁公开、谁负责”。\n全年公开16条。");
    let text = part(&report, TEXT);
    let document = Document::parse(&text).unwrap();
    let hint = |start: &str| {
        let run = all(document.root(), "r").find(|run| text_of(*run).starts_with(start)).unwrap();
        find(run, "rFonts").and_then(|fonts| value(fonts, "hint").map(str::to_owned))
    };
    assert_eq!(hint("坚持").as_deref(), Some("eastAsia"));
    assert_eq!(hint("全年"), None);
}

#[test]
fn page_numbers_stand_outside() {
    for (name, side) in [("word/footer1.xml", "right"), ("word/footer2.xml", "left")] {
        let footer = part(&blank(), name);
        let document = Document::parse(&footer).unwrap();
        assert_eq!(find(document.root(), "jc").and_then(|jc| value(jc, "val")), Some(side));
        assert_eq!(text_of(document.root()), "— 1 —");
    }
    assert!(part(&blank(), "word/settings.xml").contains("<w:evenAndOddHeaders/>"));
    let (text, list) = (part(&blank(), TEXT), part(&blank(), "word/_rels/document.xml.rels"));
    for (kind, name) in [("default", "footer1.xml"), ("even", "footer2.xml")] {
        let (_, after) = text.split_once(&format!("<w:footerReference w:type=\"{kind}\" r:id=\"")).unwrap();
        let (id, _) = after.split_once('"').unwrap();
        let relationship = list.split("<Relationship ").find(|one| one.contains(&format!("\"{id}\"")));
        assert!(relationship.is_some_and(|one| one.contains(name)), "{kind} pages have another footer");
    }
}

#[test]
fn the_plain_style_is_bold_where_the_template_is_and_numbers_pages_in_the_middle() {
    let styles = styled(LookKind::Plain, "word/styles.xml");
    let document = Document::parse(&styles).unwrap();
    let is_bold = |id| {
        let style = all(document.root(), "style").find(|style| value(*style, "styleId") == Some(id)).unwrap();
        find(style, "b").is_some()
    };
    assert!(["Title", "Heading1", "Heading2"].into_iter().all(is_bold));
    assert!(!is_bold("Normal") && !is_bold("TableText"));
    for name in ["word/footer1.xml", "word/footer2.xml"] {
        let footer = styled(LookKind::Plain, name);
        let document = Document::parse(&footer).unwrap();
        assert_eq!(find(document.root(), "jc").and_then(|jc| value(jc, "val")), Some("center"));
        assert_eq!(text_of(document.root()), "1");
    }
}

#[test]
fn only_22_lines_a_page_are_a_grid() {
    // LibreOffice gives a line two of the grid's where its font is too high for one.
    let grid = |kind| {
        let text = styled(kind, TEXT);
        let document = Document::parse(&text).unwrap();
        find(document.root(), "docGrid").and_then(|grid| value(grid, "type").map(str::to_owned))
    };
    assert_eq!(grid(LookKind::Official).as_deref(), Some("lines"));
    assert_eq!(grid(LookKind::Plain), None);
}

#[test]
fn nothing_in_a_table_has_lines_of_exact_height() {
    for (kind, ..) in LookKind::ALL {
        let text = styled(*kind, TEXT);
        let document = Document::parse(&text).unwrap();
        assert!(all(document.root(), "tbl").all(|table| find(table, "spacing").is_none()));
        assert_eq!(all(document.root(), "tbl").flat_map(|table| all(table, "trHeight")).count(), 46);
        assert!(all(document.root(), "trHeight").all(|height| value(height, "hRule") == Some("atLeast")));
        let styles = styled(*kind, "word/styles.xml");
        let document = Document::parse(&styles).unwrap();
        let style = all(document.root(), "style").find(|one| value(*one, "styleId") == Some("TableText"));
        let spacing = find(style.unwrap(), "spacing").unwrap();
        assert_eq!(value(spacing, "lineRule"), Some("auto"));
    }
}

#[test]
fn the_draft_travels_in_the_file_to_the_letter() {
    let mut report = fixture("gangkou-2021");
    report.set_text(Field::OTHER_MATTERS, "\u{0}]]>\r\u{fffe}\u{ffff}\\ufffe<&>");
    let item = part(&report, "customXml/item1.xml");
    let document = Document::parse(&item).unwrap();
    let saved = document.root_element().text().unwrap();
    assert_eq!(serde_json::from_str::<serde_json::Value>(saved).unwrap(), {
        let file = write(&report, Format::Json, &Options::default());
        serde_json::from_slice::<serde_json::Value>(&file).unwrap()
    });
    // Programs tell parts by this number: it must not be another one in the next version.
    let properties = part(&report, "customXml/itemProps1.xml");
    assert!(properties.contains("{04264503-932F-46C2-B016-B2AD407B6037}"));
    assert!(properties.contains(document.root_element().tag_name().namespace().unwrap()));
}

#[test]
fn nothing_that_is_typed_can_break_the_file() {
    let awkward = "]]> & </w:t> \" ' \u{0}\u{8}\u{b}\u{1f}\u{fffe}\u{ffff}\u{202e}𠮷\t“甲”\u{2028}乙";
    let mut report = blank();
    for field in Field::all(form_2021()) {
        report.set_text(field, awkward);
    }
    for cell in report.form.cell_ids() {
        report.set_cell(cell, awkward);
    }
    for (name, text) in parts(&docx(&report)) {
        Document::parse(&text).unwrap_or_else(|error| panic!("{name}: {error}"));
    }
    let text = part(&report, TEXT);
    assert!(text.contains("]]&gt; &amp; &lt;/w:t&gt; \" ' \u{202e}𠮷"), "the rest of the text stays");
}

#[test]
fn what_no_xml_can_hold_is_said() {
    let mut report = fixture("gangkou-2021");
    assert_eq!(losses(&report, Format::Docx), [""; 0]);
    report.set_text(Field::Title, "\u{8}年度报告");
    report.set_text(Field::OVERVIEW, "甲\u{b}乙\u{c}丙\r\n全年公开政府信息\u{0}16条\u{1f}。\u{ffff}");
    report.set_text(Field::PROBLEMS, "\u{202e}\u{200b}\t𠮷]]>\u{7f}\u{85}");
    type_in(&mut report, "t3.granted.natural", "约\u{b}3");
    let name = report.form.name_of(report.form.cell("t3.granted.natural").unwrap());
    let lost = |place: &str, count, near: &str| {
        format!("“{place}”里有 {count} 个看不见的控制字符（第 1 个{near}），文件的正文里写不下，已略去。")
    };
    assert_eq!(
        losses(&report, Format::Docx),
        [
            lost("标题", 1, "在开头"),
            lost("一、总体情况", 3, "在“全年公开政府信息”之后"),
            lost(&name, 1, "在“约”之后"),
        ]
    );
    assert_eq!(losses(&report, Format::Json), [""; 0]);
    let text = part(&report, TEXT);
    assert!(text.contains("全年公开政府信息16条。") && text.contains("约3"), "the rest stays");
    assert!(text.contains("\u{202e}\u{200b}"), "what XML holds stays");
}

#[test]
fn the_last_three_sections_are_spelled_as_before() {
    let whole = part(&fixture("gangkou-2021"), TEXT);
    let (_, from_section_four) = whole.rsplit_once("四、政府信息公开行政复议").unwrap();
    // A line for each paragraph, row and cell, so that a difference can be read.
    let mut spelled = from_section_four.to_owned();
    for start in ["<w:p>", "<w:tbl>", "<w:tr>", "<w:tc>", "<w:sectPr>"] {
        spelled = spelled.replace(start, &format!("\n{start}"));
    }
    let path = Path::new("tests/golden/document.xml.txt");
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        std::fs::write(path, &spelled).unwrap();
    }
    let expected = std::fs::read_to_string(path).unwrap_or_default();
    assert!(spelled == expected, "the text differs from {}; UPDATE_GOLDEN=1 accepts it", path.display());
}
