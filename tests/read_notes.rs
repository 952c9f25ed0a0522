//! What is said of a file that was read has its places: in the form, and in the file.

#![allow(clippy::unwrap_used, clippy::panic)] // A panic is how a test fails.

mod given;

use given::binary::{compound, shown, word};
use std::fmt::Write as _;
use std::io::{Cursor, Write as _};
use xxgk_annual_report::read::{Read, read};
use xxgk_annual_report::report::{Note, NotePlace};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// The places of the note with these words, each as in `t2 t2.fees.amount 3:1:2`: section, cell or field, and block,
/// row and column from 0, or what else the file calls it.
fn places(Read { report, notes, .. }: &Read, words: &str) -> Vec<String> {
    let note = notes.iter().find(|note| note.text.contains(words));
    let Note { places, .. } = note.unwrap_or_else(|| panic!("{words}: {notes:#?}"));
    let spelled = |NotePlace { section, place, spot }: &NotePlace| {
        let number = |number: Option<usize>| number.map(|number| number.to_string());
        let numbers = [number(spot.block), number(spot.row), number(spot.column)];
        let numbers = numbers.into_iter().flatten().collect::<Vec<_>>().join(":");
        let names = spot.names.iter().map(|(_, name)| name.clone());
        let form = [*section, place.map(|place| place.key(report.form))].into_iter().flatten();
        let all = form.map(str::to_owned).chain(names).chain(Some(numbers));
        all.filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
    };
    places.iter().map(spelled).collect()
}

fn opened(file: &str) -> Read {
    read(file.as_bytes()).unwrap_or_else(|error| panic!("{error}"))
}

fn package(files: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in files {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(content.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

const TEXT: &str = "# 青石镇2024年政府信息公开工作年度报告
## 一、总体情况
全年公开信息12条。
## 二、主动公开政府信息情况
| 信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |
| 规章 | 1 | 2 | 3 |
| 行政规范性文件 | 4 | 5 | 6 |
| 别的文件 | 7 | 8 | 9 |
| 行政许可 | 7 |
| 行政处罚 | 8 |
注：这是一句表外的话。
## 五、存在的主要问题及改进情况
人手少。
";

// ── What is not there, and what the form has no place for ───────────────────

#[test]
fn what_was_not_found_names_its_section_and_its_cells() {
    let read = opened(TEXT);
    assert_eq!(places(&read, "没有找到“三、收到和处理政府信息公开申请情况”的表"), ["t3"]);
    assert_eq!(places(&read, "没有找到“六、其他需要报告的事项”"), ["other_matters other_matters"]);
    assert_eq!(places(&read, "的表只找到 8 格"), ["t2 t2.coercion.decisions", "t2 t2.fees.amount"]);
}

#[test]
fn what_stands_beside_a_table_names_its_paragraph_and_a_row_of_no_cell_its_row() {
    let read = opened(TEXT);
    assert_eq!(places(&read, "这是一句表外的话"), ["t2 5"]);
    assert_eq!(places(&read, "“别的文件”没有对应的格"), ["t2 4:3"]);
}

#[test]
fn what_is_in_doubt_is_counted_with_each_cell_and_field() {
    let without_year = TEXT.replace("2024年", "").replace("全年公开", "2024年公开");
    assert_eq!(places(&opened(&without_year), "有 1 格读得没有把握"), ["year"]);
}

#[test]
fn a_table_that_is_there_twice_names_the_other_one() {
    let row = |name: &str, figure: usize| {
        format!("<tr><td>{name}</td>{}</tr>", format!("<td>{figure}</td>").repeat(7))
    };
    let rows = [
        "一、本年新收政府信息公开申请数量",
        "二、上年结转政府信息公开申请数量",
        "（一）予以公开",
        "（二）部分公开",
        "1.属于国家秘密",
        "2.其他法律行政法规禁止公开",
        "四、结转下年度继续办理",
    ];
    let table = |figure| format!("<table>{}</table>", rows.map(|name| row(name, figure)).concat());
    let page = format!(
        "<h1>青石镇2024年政府信息公开工作年度报告</h1><h2>三、收到和处理政府信息公开申请情况</h2>{}<p>又</p>{}",
        table(1),
        table(2)
    );
    let read = opened(&page);
    let said = places(&read, "文件里有不止一张这样的表");
    assert!(said.len() == 1 && said.iter().all(|place| place.starts_with("t3 4:")), "{said:?}");
    let doubts = &read.report.doubts;
    assert_eq!(doubts.len(), 49);
    let whys: Vec<_> = doubts.iter().map(|doubt| (&*doubt.text, &*doubt.why)).collect();
    assert_eq!(whys.first(), Some(&("1", "文件里另有一张这样的表，那里是“2”")));
}

#[test]
fn of_two_reports_side_by_side_what_differs_is_in_doubt() {
    let line = |name: &str, left: &str, right: &str| format!("{name}  {left}  {name}  {right}\n");
    let heading = "二、主动公开政府信息情况\n信息内容 本年制发件数 本年废止件数 现行有效件数 信息内容 本年制发件数 本年废止件数 现行有效件数\n";
    let text = [
        "2023年政府信息公开工作年度报告\n".to_owned(),
        heading.to_owned(),
        line("规章", "1 2 3", "1 2 4"),
        line("行政规范性文件", "5 6 7", "5 6 7"),
        line("行政许可", "8", "9"),
        line("行政处罚", "10", "10"),
        line("行政强制", "11", "11"),
        line("行政事业性收费", "12", "12"),
    ];
    let read = opened(&text.concat());
    assert!(!places(&read, "文件里有不止一张这样的表").is_empty());
    let doubts: Vec<_> = read.report.doubts.iter().map(|doubt| (&*doubt.place, &*doubt.why)).collect();
    assert_eq!(
        doubts,
        [
            ("t2.regulations.valid", "文件里另有一张这样的表，那里是“4”"),
            ("t2.licensing.decisions", "文件里另有一张这样的表，那里是“9”")
        ]
    );
}

#[test]
fn where_many_figures_of_a_table_are_left_over_those_that_were_taken_are_in_doubt() {
    let title = "2023年政府信息公开工作年度报告\n四、政府信息公开行政复议、行政诉讼情况\n";
    let figures = ["1 0 0 0 1"; 3].join(" ");
    let doubted = |more: &str| {
        let doubts = opened(&format!("{title}{figures}\n{more}\n")).report.doubts;
        doubts.iter().filter(|doubt| doubt.why == "这张表里另有好些数没有读入，可能读错了地方").count()
    };
    assert_eq!(doubted("7 8 9 7 8 9 7 8"), 15);
    // The number of a page.
    assert_eq!(doubted("7"), 0);
}

#[test]
fn the_menus_of_a_page_are_each_a_place() {
    let page = "<html><head><title>青石镇2024年政府信息公开工作年度报告</title></head><body>\
        <ul><li>首页</li><li>政务公开</li></ul><h2>一、总体情况</h2><p>全年公开信息12条。</p>\
        <h2>五、存在的主要问题及改进情况</h2><p>人手少。</p></body></html>";
    assert_eq!(places(&opened(page), "有 2 行像网页菜单的文字"), ["0", "1"]);
}

// ── What was deleted, struck out or hidden ──────────────────────────────────

/// Paragraphs and a table in one of the languages of documents, with something gone in section one, in a cell, and
/// a whole row.
struct Language {
    paragraph: fn(&str) -> String,
    row: fn(&[String]) -> String,
    table: fn(&str) -> String,
    text: fn(&str) -> String,
}

impl Language {
    /// The body of a document, with what is `gone` in section one and in the cell of 行政许可, and a row behind it.
    fn body(&self, gone: &str, row: &str) -> String {
        let (paragraph, text) = (self.paragraph, self.text);
        let cells = |label: &str, figure: String| (self.row)(&[text(label), figure]);
        let rows = [
            cells("信息内容", text("本年处理决定数量")),
            cells("行政许可", text("7") + gone),
            row.to_owned(),
            cells("行政处罚", text("8")),
            cells("行政强制", text("9")),
            cells("行政事业性收费", text("1")),
        ];
        [
            paragraph(&text("青石镇2024年政府信息公开工作年度报告")),
            paragraph(&text("一、总体情况")),
            paragraph(&(text("全年公开信息12条。") + gone)),
            paragraph(&text("二、主动公开政府信息情况")),
            (self.table)(&rows.concat()),
        ]
        .concat()
    }
}

const WORD: Language = Language {
    paragraph: |runs| format!("<w:p>{runs}</w:p>"),
    row: |cells| {
        let cell = |runs: &String| format!("<w:tc><w:p>{runs}</w:p></w:tc>");
        format!("<w:tr>{}</w:tr>", cells.iter().map(cell).collect::<Vec<_>>().concat())
    },
    table: |rows| format!("<w:tbl>{rows}</w:tbl>"),
    text: |text| format!("<w:r><w:t>{text}</w:t></w:r>"),
};

fn docx(gone: &str, row: &str) -> Read {
    let body = WORD.body(gone, row);
    let document = format!("<w:document xmlns:w=\"x\"><w:body>{body}</w:body></w:document>");
    read(&package(&[("word/document.xml", &document)])).unwrap()
}

#[test]
fn what_was_deleted_in_a_word_file_names_its_paragraph_and_cell() {
    let read = docx("<w:del><w:r><w:delText>12</w:delText></w:r></w:del>", "");
    let both = ["overview overview 2", "t2 t2.licensing.decisions 4:1:1"];
    assert_eq!(places(&read, "文件里有 2 处修订删除的内容"), both);
    let read = docx("<w:r><w:rPr><w:strike/></w:rPr><w:t>12</w:t></w:r>", "");
    assert_eq!(places(&read, "文件里有 2 处加了删除线的文字"), both);
}

#[test]
fn a_row_that_was_deleted_in_a_word_file_is_a_place() {
    let row = "<w:tr><w:trPr><w:del/></w:trPr><w:tc><w:p><w:r><w:t>规章</w:t></w:r></w:p></w:tc></w:tr>";
    assert_eq!(places(&docx("", row), "文件里有 1 处修订删除的内容"), ["t2 4:2"]);
}

fn figures(Read { report, .. }: &Read) -> Vec<&str> {
    report.form.cell_ids().map(|cell| report.cell(cell)).collect()
}

#[test]
fn a_row_that_was_deleted_in_a_binary_word_file_is_a_place() {
    let text = |row: &str| TEXT.replace("| 行政规范性文件 |", &format!("{row}| 行政规范性文件 |"));
    let file = |markdown: &str| read(&compound(&word(&shown(markdown)))).unwrap();
    let gone = "| \u{e000}规章 | 9 | 9 | 9 |\n";
    let own = file(&text(gone).replace("| 行政规范性文件", "| \u{e001}行政规范性文件"));
    assert_eq!(places(&own, "文件里有 1 处修订删除的内容"), ["t2 4:2"]);
    let plain = file(TEXT);
    assert_eq!(figures(&own), figures(&plain));
    assert_eq!(own.report.doubts.len(), plain.report.doubts.len());
}

#[test]
fn a_row_before_a_deleted_one_stands_although_libreoffice_marks_its_end() {
    let marked = TEXT
        .replace("| 规章 | 1 | 2 | 3 |", "| 规章 | 1 | 2 | 3\u{e000} |\n| 规章\u{e001} | \u{e000}9\u{e001} | \u{e000}9\u{e001} | \u{e000}9\u{e001} |");
    let own = read(&compound(&word(&shown(&marked)))).unwrap();
    let plain = opened(TEXT);
    assert_eq!(figures(&own), figures(&plain));
    assert!(own.notes.iter().any(|note| note.text.contains("4 处修订删除的内容")), "{:#?}", own.notes);
}

#[test]
fn what_was_deleted_in_rich_text_names_its_paragraph_and_cell() {
    let language = Language {
        paragraph: |text| format!("\\pard {text}\\par\n"),
        row: |cells| {
            let cells = cells.iter().map(|text| format!("{text}\\cell ")).collect::<Vec<_>>().concat();
            format!("\\trowd\\cellx900\\cellx1800\\pard\\intbl {cells}\\row\n")
        },
        table: str::to_owned,
        text: |text| {
            text.encode_utf16().fold(String::new(), |mut out, unit| {
                let _ = write!(out, "\\u{unit}?");
                out
            })
        },
    };
    let rtf = format!("{{\\rtf1\\ansi {}}}", language.body("{\\deleted 12}", ""));
    let both = ["overview overview 2", "t2 t2.licensing.decisions 4:1:1"];
    assert_eq!(places(&opened(&rtf), "文件里有 2 处修订删除的内容"), both);
}

const PAGE: Language = Language {
    paragraph: |text| format!("<p>{text}</p>"),
    row: |cells| format!("<tr><td>{}</td></tr>", cells.join("</td><td>")),
    table: |rows| format!("<table>{rows}</table>"),
    text: str::to_owned,
};

#[test]
fn what_was_struck_out_in_a_page_names_its_paragraph_and_cell_and_is_quoted() {
    let row = "<tr style='text-decoration: line-through'><td>规章</td><td>7</td></tr>";
    for gone in [
        "<del>12</del>",
        "<s>12</s>",
        "<strike>1<b>2</b></strike>",
        "<i style='text-decoration:line-through'>12</i>",
    ] {
        let read = opened(&format!("<html>{}", PAGE.body(gone, row)));
        let all = ["overview overview 2", "t2 t2.licensing.decisions 4:1:1", "t2 4:2"];
        assert_eq!(places(&read, "有 3 处划掉或删除的文字没有读入"), all, "{gone}");
        let doubts: Vec<_> = read.report.doubts.iter().map(|doubt| (&*doubt.place, &*doubt.why)).collect();
        let why = "原件里这一格删去或划掉了“12”，没有读入";
        assert_eq!(doubts, [("t2.licensing.decisions", why)], "{gone}");
    }
}

#[test]
fn a_row_of_a_page_that_is_not_shown_is_a_place() {
    let row = "<tr style='display:none'><td>规章</td><td>7</td></tr>";
    assert_eq!(
        places(&opened(&format!("<html>{}", PAGE.body("", row))), "表里有 1 处没有显示出来"),
        ["t2 4:2"]
    );
}

#[test]
fn of_a_thousand_deletions_the_first_hundred_are_places() {
    let read = opened(&format!("<html>{}{}", PAGE.body("", ""), "<p>甲<del>乙</del></p>".repeat(1000)));
    assert_eq!(places(&read, "有 1000 处划掉或删除的文字没有读入").len(), Note::PLACES);
}

// ── Workbooks, packages, files that are cut off ─────────────────────────────

/// What a row says of itself, and its cells by their column; `=` is a formula without a value.
type Row<'a> = (&'a str, &'a [(&'a str, &'a str)]);

fn workbook(rows: &[Row<'_>], others: &str) -> Read {
    let cell = |row: usize, (column, text): &(&str, &str)| {
        let place = format!("{column}{}", row + 1);
        if *text == "=" {
            return format!("<c r=\"{place}\"><f>SUM(C1:C9)</f></c>");
        }
        format!("<c r=\"{place}\" t=\"inlineStr\"><is><t>{text}</t></is></c>")
    };
    let row = |(number, (attributes, cells)): (usize, &Row<'_>)| {
        let cells = cells.iter().map(|own| cell(number, own)).collect::<Vec<_>>().concat();
        format!("<row r=\"{}\"{attributes}>{cells}</row>", number + 1)
    };
    let rows = rows.iter().enumerate().map(row).collect::<Vec<_>>().concat();
    let file = package(&[
        (
            "xl/workbook.xml",
            &format!("<workbook><sheets><sheet name=\"公开\" r:id=\"a\"/>{others}</sheets></workbook>"),
        ),
        (
            "xl/_rels/workbook.xml.rels",
            "<Relationships><Relationship Id=\"a\" Target=\"worksheets/one.xml\"/>\
             <Relationship Id=\"b\" Target=\"worksheets/two.xml\"/></Relationships>",
        ),
        ("xl/worksheets/one.xml", &format!("<worksheet><sheetData>{rows}</sheetData></worksheet>")),
    ]);
    read(&file).unwrap_or_else(|error| panic!("{error}"))
}

#[test]
fn what_a_workbook_hides_names_its_sheet_and_cells() {
    let hidden = "<sheet name=\"底稿\" state=\"hidden\" r:id=\"b\"/>";
    let read = workbook(
        &[
            ("", &[("B", "二、主动公开政府信息情况")]),
            ("", &[("B", "信息内容"), ("C", "本年处理决定数量")]),
            ("", &[("B", "行政许可"), ("C", "7")]),
            (" hidden=\"1\"", &[("B", "备注"), ("C", "3")]),
            ("", &[("B", "行政处罚"), ("C", "=")]),
            ("", &[("B", "行政强制"), ("C", "8")]),
            ("", &[("B", "别的"), ("C", "5")]),
            ("", &[("B", "行政事业性收费"), ("C", "9")]),
        ],
        hidden,
    );
    assert_eq!(places(&read, "隐藏的工作表没有读入"), ["底稿"]);
    assert_eq!(places(&read, "隐藏的行或列"), ["t2 公开 B4 1:3", "t2 公开 C4 1:3"]);
    assert_eq!(places(&read, "没有存它算出的数"), ["t2 t2.punishment.decisions 公开 C5 1:3:1"]);
    assert_eq!(places(&read, "“别的”没有对应的格"), ["t2 公开 B7 1:5"]);
}

#[test]
fn a_ledger_names_the_rows_behind_each_figure_and_those_that_are_not_counted() {
    let rows: [&[(&str, &str)]; 4] = [
        &[("A", "申请人类别"), ("B", "收到日期"), ("C", "办理结果"), ("D", "答复日期")],
        &[("A", "自然人"), ("B", "2024-03-01"), ("C", "予以公开"), ("D", "2024-03-09")],
        &[("A", "外星人"), ("B", "2024-03-02"), ("C", "予以公开"), ("D", "2024-03-09")],
        &[("A", "自然人"), ("B", "2024-03-03"), ("C", "予以公开"), ("D", "2024-03-09")],
    ];
    let read = workbook(&rows.map(|row| ("", row)), "");
    assert_eq!(places(&read, "这是依申请公开的台账"), ["t3 公开 1"]);
    assert_eq!(places(&read, "申请人类别“外星人”"), ["t3 公开 A3 1:2"]);
    let behind = ["t3 t3.granted.natural 公开 A2 1:1", "t3 t3.granted.natural 公开 A4 1:3"];
    assert_eq!(places(&read, "自然人·予以公开”2 件"), behind);
}

#[test]
fn a_file_that_is_cut_off_names_where_it_ends() {
    let mut streams = word(&shown(TEXT));
    let document = &mut streams[0].1;
    let length = u32::from_le_bytes(document[0x4c..0x50].try_into().unwrap());
    document[0x4c..0x50].copy_from_slice(&(length * 2).to_le_bytes());
    let read = read(&compound(&streams)).unwrap();
    let [end] = places(&read, "文件不完整").try_into().unwrap();
    assert!(end.starts_with("problems problems "), "{end}");
}

#[test]
fn of_a_package_each_place_names_the_file_in_it() {
    let read = read(&package(&[("甲.md", TEXT), ("乙.md", TEXT), ("丙.pdf", "%PDF-1.7")])).unwrap();
    assert_eq!(places(&read, "这是压缩文件"), ["甲.md"]);
    assert_eq!(places(&read, "压缩文件里还有年度报告"), ["乙.md"]);
    assert_eq!(places(&read, "压缩文件里的“丙.pdf”没有读入"), ["丙.pdf"]);
    assert_eq!(places(&read, "这是一句表外的话"), ["t2 甲.md 5"]);
}

// ── JSON, and drafts of ours ────────────────────────────────────────────────

#[test]
fn what_json_calls_by_unknown_names_is_a_path() {
    let row = r#"{"made": 1, "repealed": 2, "valid": 3}"#;
    let file = format!(
        r#"{{"title": "青石镇2024年政府信息公开工作年度报告", "主动公开政府信息情况": {{"规章": {row}, "行政规范性文件": {row}}},
        "存在的主要问题及改进情况": ["人手少。", "经费少。"], "备注": {{"填表人": "甲"}}, "x": 1, "x": 2}}"#
    );
    let read = opened(&file);
    assert_eq!(places(&read, "不是年报的内容"), ["x", "备注.填表人"]);
    assert_eq!(places(&read, "写了不止一遍"), ["x"]);
    assert_eq!(places(&read, "在文件里分成 2 段"), ["problems problems"]);
}

#[test]
fn what_is_wrong_with_a_draft_of_ours_is_a_path_and_a_cell() {
    let read = opened(
        r#"{"schema": "xxgk-annual-report/1", "edition": "2021", "new": 1, "problems": 5.5, "overview": {},
        "cells": {"t2.fees.amount": {}, "t9.x": "1"}, "last_year": {"edition": "2021", "y": 1}}"#,
    );
    assert_eq!(places(&read, "文件里的“new”这个版本不认得"), ["new"]);
    assert_eq!(places(&read, "文件里的“overview”不是文字"), ["overview overview overview"]);
    assert_eq!(places(&read, "（t2.fees.amount）的内容不是文字"), ["t2 t2.fees.amount cells.t2.fees.amount"]);
    assert_eq!(places(&read, "没有“t9.x”这一格"), ["cells.t9.x"]);
    assert_eq!(places(&read, "上一年的数据：文件里的“y”"), ["last_year.y"]);
}

#[test]
fn what_somebody_changed_in_our_page_names_its_cells_and_sections() {
    let mut report = given::blank();
    given::type_in(&mut report, "t2.fees.amount", "12.5");
    let page = given::page(&report).replace("12.5</td>", "13.5</td>");
    let read = opened(&page);
    assert_eq!(places(&read, "改的 1 处已照着读入"), ["t2 t2.fees.amount"]);
}
