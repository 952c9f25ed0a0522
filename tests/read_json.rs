//! Reports that other programs keep as JSON, alone or in a package.

#![allow(clippy::unwrap_used, clippy::panic)] // A panic is how a test fails.

use serde_json::{Value, json};
use std::io::{Cursor, Write as _};
use xxgk_annual_report::read::{Read, read};
use xxgk_annual_report::report::{Field, Report};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

fn opened(file: &Value) -> Read {
    read(file.to_string().as_bytes()).unwrap_or_else(|error| panic!("{error}"))
}

fn cell<'a>(report: &'a Report, address: &str) -> &'a str {
    report.cell(report.form.cell(address).unwrap_or_else(|| panic!("no cell {address}")))
}

/// One applicant's column of the third table, with a figure of its own in each row.
fn column(first: u32) -> Value {
    json!({
        "newReceived": first, "carriedOver": first + 1,
        "results": {
            "granted": first + 2, "partialGrant": first + 3,
            "denied": {
                "stateSecret": first + 4, "lawForbidden": first + 5, "safetyStability": first + 6,
                "thirdPartyRights": first + 7, "internalAffairs": first + 8, "processInfo": first + 9,
                "enforcementCase": first + 10, "adminQuery": first + 11
            },
            "unableToProvide": { "noInfo": first + 12, "needCreation": first + 13, "unclear": first + 14 },
            "notProcessed": {
                "complaint": first + 15, "repeat": first + 16, "publication": first + 17,
                "massiveRequests": first + 18, "confirmInfo": first + 19
            },
            "other": { "overdueCorrection": first + 20, "overdueFee": first + 21, "otherReasons": first + 22 },
            "totalProcessed": first + 23, "carriedForward": first + 24
        }
    })
}

fn ending(first: u32) -> Value {
    json!({ "maintain": first, "correct": first + 1, "other": first + 2, "unfinished": first + 3, "total": first + 4 })
}

/// A report as one such program hands it on.
fn filing() -> Value {
    json!({
        "schema_version": "filing_v1", "year": 2024, "unit_name": "青石镇人民政府", "region_id": 7,
        "sections": [
            { "title": "一、总体情况", "type": "text", "content": "青石镇全年公开信息12条。\n答复申请3件。" },
            { "title": "二、主动公开政府信息情况", "type": "table_2", "activeDisclosureData": {
                "regulations": { "made": "/", "repealed": null, "valid": "" },
                "normativeDocuments": { "made": 3, "repealed": 1.0, "valid": 0 },
                "licensing": { "processed": 40 }, "punishment": { "processed": 41 },
                "coercion": { "processed": 42 }, "fees": { "amount": 12.50 }
            } },
            { "title": "三、收到和处理政府信息公开申请情况", "type": "table_3", "tableData": {
                "naturalPerson": column(100),
                "legalPerson": {
                    "commercial": column(200), "research": column(300), "social": column(400),
                    "legal": column(500), "other": column(600)
                },
                "total": column(700)
            } },
            { "title": "四、政府信息公开行政复议、行政诉讼情况", "type": "table_4", "reviewLitigationData": {
                "review": ending(10), "litigationDirect": ending(20), "litigationPostReview": ending(30)
            } },
            { "title": "五、存在的主要问题及改进情况", "type": "text", "content": "人手少。" },
            { "title": "六、其他需要报告的事项", "type": "text", "content": "无。" }
        ]
    })
}

/// Whether every cell of the third and fourth table has the figure of [`filing`].
fn has_every_figure(report: &Report) {
    let form = report.form;
    let tables = [("t3", 100, 1), ("t4", 1, 10)];
    for (key, of_column, of_row) in tables {
        let table = form.table(key).unwrap();
        for (row, own) in table.rows.iter().enumerate() {
            for (place, head) in table.columns.iter().enumerate() {
                let figure = if key == "t3" {
                    (place + 1) * of_column + row * of_row
                } else {
                    (row + 1) * of_row + place
                };
                let cell = form.at(key, own.key, head.key).unwrap();
                assert_eq!(report.cell(cell), figure.to_string(), "{}", form.name_of(cell));
            }
        }
    }
}

#[test]
fn every_figure_of_a_filing_has_its_cell() {
    let Read { report, notes, .. } = opened(&filing());
    has_every_figure(&report);
    assert_eq!(cell(&report, "t2.licensing.decisions"), "40");
    assert_eq!(cell(&report, "t2.fees.amount"), "12.5");
    assert_eq!(report.text(Field::OrganName), "青石镇人民政府");
    assert_eq!(report.text(Field::Year), "2024");
    assert_eq!(report.text(Field::OVERVIEW), "青石镇全年公开信息12条。\n答复申请3件。");
    assert_eq!(report.text(Field::OTHER_MATTERS), "无。");
    assert_eq!(report.doubts, []);
    assert_eq!(notes, ["文件里的“region_id”不是年报的内容，没有读入。"]);
}

#[test]
fn blank_zero_and_a_stroke_are_three_things_and_a_count_has_no_fraction() {
    let report = opened(&filing()).report;
    assert_eq!(cell(&report, "t2.regulations.made"), "/");
    assert_eq!(cell(&report, "t2.regulations.repealed"), "");
    assert_eq!(cell(&report, "t2.regulations.valid"), "");
    assert_eq!(cell(&report, "t2.normative_documents.valid"), "0");
    assert_eq!(cell(&report, "t2.normative_documents.repealed"), "1");
}

#[test]
fn a_filing_within_something_else_is_found() {
    let wrapped = json!({ "schema_version": "1.0", "parsed_json": filing() });
    has_every_figure(&opened(&wrapped).report);
    has_every_figure(&opened(&json!([wrapped])).report);
}

#[test]
fn a_filing_in_utf_16_is_read_too() {
    let little: Vec<u8> = format!("\u{feff}{}", filing()).encode_utf16().flat_map(u16::to_le_bytes).collect();
    has_every_figure(&read(&little).unwrap().report);
}

#[test]
fn sections_whose_titles_are_lost_are_known_by_their_order_and_stay_in_doubt() {
    let mut file = filing();
    for (place, title) in [(0, "???????"), (4, "涓€銆佹€"), (5, "")] {
        file["sections"][place]["title"] = json!(title);
    }
    let Read { report, notes, .. } = opened(&file);
    assert_eq!(report.text(Field::PROBLEMS), "人手少。");
    let places: Vec<&str> = report.doubts.iter().map(|doubt| doubt.place.as_str()).collect();
    assert_eq!(places, ["overview", "problems", "other_matters"]);
    assert!(notes.iter().any(|note| note.text.starts_with("有 3 格读得没有把握")), "{notes:?}");
}

#[test]
fn texts_of_question_marks_are_not_read() {
    let mut file = filing();
    file["unit_name"] = json!("????????");
    file["sections"][0]["content"] = json!("2024?????????12???");
    let Read { report, notes, .. } = opened(&file);
    assert_eq!((report.text(Field::OrganName), report.text(Field::OVERVIEW)), ("", ""));
    let said = "文件里的“sections.一、总体情况.content”、“unit_name”大半是问号，没有读入。";
    assert!(notes.iter().any(|note| note == said), "{notes:?}");
    assert!(notes.iter().any(|note| note == "没有找到“一、总体情况”这一部分。"), "{notes:?}");
}

#[test]
fn a_key_that_stands_there_twice_is_said() {
    let file = filing().to_string().replace("\"adminQuery\":111", "\"adminQuery\":5,\"adminQuery\":111");
    let Read { report, notes, .. } = read(file.as_bytes()).unwrap();
    has_every_figure(&report);
    assert!(notes.iter().any(|note| note.text.contains("adminQuery”写了不止一遍")), "{notes:?}");
}

/// The tables as another program groups them: by the article of the law.
fn by_article() -> Value {
    json!({
        "单位名称": "青石镇人民政府", "年度": "2020年度",
        "一、总体情况": "全年公开信息12条。",
        "二、主动公开政府信息情况": {
            "第二十条第（一）项": {
                "规章": { "本年新制作数量": 1, "本年新公开数量": "", "对外公开总数量": "/" },
                "规范性文件": { "本年新制作数量": 2, "本年新公开数量": 3, "对外公开总数量": 9 }
            },
            "第二十条第（五）项": {
                "行政许可": { "上一年项目数量": 4, "本年增/减": -1, "处理决定数量": 40 },
                "其他对外管理服务事项": { "上一年项目数量": 5, "本年增/减": "+2", "处理决定数量": 6 }
            },
            "第二十条第（九）项": { "政府集中采购": { "采购项目数量": 7, "采购总金额": "12.5万元" } }
        },
        "三、收到和处理政府信息公开申请情况": {
            "一、本年新收政府信息公开申请数量": { "自然人": 3, "法人或其他组织": { "商业企业": 1, "其他": 2 }, "总计": 6 },
            "三、本年度办理结果": {
                "（一）予以公开": { "自然人": 2 },
                "（三）不予公开": { "2.其他法律行政法规禁止公开": { "自然人": 0, "其他": 8 } },
                "（六）其他处理": { "自然人": 1, "其他": 9 }
            }
        },
        "四、政府信息公开行政复议、行政诉讼情况": {
            "行政复议": { "结果维持": 1, "其他结果": 2 },
            "行政诉讼": { "未经复议直接起诉": { "总计": 3 }, "复议后起诉": { "尚未审结": 4 } }
        },
        "附注": { "填表人": "某某" }
    })
}

#[test]
fn chinese_names_grouped_by_article_are_those_of_the_form_of_2019() {
    let Read { report, notes, .. } = opened(&by_article());
    assert_eq!((report.form.edition, report.text(Field::Year)), ("2019", "2020"));
    for (address, text) in [
        ("t2.regulations.new_made", "1"),
        ("t2.regulations.new_published", ""),
        ("t2.regulations.total_published", "/"),
        ("t2.normative_documents.total_published", "9"),
        ("t2.licensing.change", "-1"),
        ("t2.other_services.change", "+2"),
        ("t2.procurement.amount", "12.5万元"),
        ("t3.new_received.natural", "3"),
        ("t3.new_received.other", "2"),
        ("t3.new_received.total", "6"),
        ("t3.other_law_prohibits.natural", "0"),
        ("t3.other_law_prohibits.other", "8"),
        ("t3.other_handling.natural", "1"),
        ("t3.other_handling.other", "9"),
        ("t4.review.other", "2"),
        ("t4.litigation_direct.total", "3"),
        ("t4.litigation_after_review.pending", "4"),
    ] {
        assert_eq!(cell(&report, address), text, "{address}");
    }
    assert_eq!(report.text(Field::OVERVIEW), "全年公开信息12条。");
    assert_eq!(report.doubts, []);
    assert!(notes.iter().any(|note| note == "文件里的“附注.填表人”不是年报的内容，没有读入。"), "{notes:?}");
}

#[test]
fn rows_may_stand_within_columns_or_be_records_of_a_list() {
    let columns = json!({
        "自然人": { "三、本年度办理结果": { "（六）其他处理": { "1.逾期不补正": 1, "2.逾期不缴费": 2, "3.其他": 3 } } },
        "其他": { "三、本年度办理结果": { "（六）其他处理": { "3.其他": 4 }, "（一）予以公开": 5 } }
    });
    let records = json!([
        { "办理结果": "1.逾期不补正", "自然人": 1 }, { "办理结果": "2.逾期不缴费", "自然人": 2 },
        { "办理结果": "3.其他", "自然人": 3, "其他": 4 }, { "办理结果": "（一）予以公开", "其他": 5 }
    ]);
    for file in [json!({ "年份": 2023, "表三": columns }), json!({ "年份": 2023, "表三": records })] {
        let report = opened(&file).report;
        assert_eq!(report.form.edition, "2021");
        for (address, text) in [
            ("t3.overdue_correction.natural", "1"),
            ("t3.overdue_fee.natural", "2"),
            ("t3.other_handling.natural", "3"),
            ("t3.other_handling.other", "4"),
            ("t3.granted.other", "5"),
        ] {
            assert_eq!(cell(&report, address), text, "{address}: {file}");
        }
    }
}

#[test]
fn two_figures_for_one_cell_leave_it_in_doubt() {
    let mut file = filing();
    file["backup"] = json!({ "tableData": { "naturalPerson": { "newReceived": 99 } } });
    let report = opened(&file).report;
    let [doubt] = report.doubts.as_slice() else { panic!("{:?}", report.doubts) };
    assert_eq!(doubt.place, "t3.new_received.natural");
    assert!(["99", "100"].contains(&doubt.text.as_str()) && doubt.why.contains("另有一个数"), "{doubt:?}");
}

#[test]
fn what_is_no_report_is_refused_as_before() {
    let sentence = "文件里没有“schema”，不是本工具保存的草稿。请选择用“存草稿”保存的 .json 文件。";
    for file in [
        json!({ "name": "some-program", "version": "1.0.0", "type": "module" }),
        json!({ "other": 1, "total": 2, "review": 3, "year": 2024 }),
        json!({ "title": "青石镇2024年政府信息公开工作年度报告" }),
    ] {
        assert_eq!(read(file.to_string().as_bytes()).unwrap_err().to_string(), sentence, "{file}");
    }
    let many: Vec<u32> = (0..100_000).collect();
    let file = json!({ "sections": filing()["sections"], "many": many });
    assert!(read(file.to_string().as_bytes()).is_err());
}

// ── In a package ────────────────────────────────────────────────────────────

fn package(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in files {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(content).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

const TEXT: &str = "# 青石镇2024年政府信息公开工作年度报告\n\n一、总体情况\n\n青石镇全年公开信息12条。\n\n五、存在的主要问题及改进情况\n\n人手少。\n";

#[test]
fn of_a_package_the_figures_are_read_and_the_rest_is_said() {
    let data = json!({ "schema_version": "1.0", "parsed_json": filing() }).to_string();
    // Known by its content: the name of the data says nothing.
    let all: [(&str, &[u8]); 3] =
        [("source.md", TEXT.as_bytes()), ("source.pdf", b"%PDF-1.7"), ("数据", data.as_bytes())];
    let Read { report, notes, .. } = read(&package(&all)).unwrap();
    has_every_figure(&report);
    assert_eq!(notes[0], "这是压缩文件，读入的是里面的“数据”。");
    assert!(notes.iter().any(|note| note == "压缩文件里还有年度报告：“source.md”，没有读入。"), "{notes:?}");
    assert!(notes.iter().any(|note| note == "压缩文件里的“source.pdf”没有读入。"), "{notes:?}");
}

#[test]
fn a_package_of_a_text_alone_is_read_and_folders_do_not_count() {
    let Read { report, notes, .. } =
        read(&package(&[("年报/", b""), ("年报/source.md", TEXT.as_bytes()), ("__MACOSX/._a", b"x")]))
            .unwrap();
    assert_eq!(report.text(Field::PROBLEMS), "人手少。");
    assert_eq!(notes[0], "这是压缩文件，读入的是里面的“年报/source.md”。");
}

#[test]
fn a_package_without_a_report_is_an_archive_and_packages_in_it_stay_closed() {
    let archive = "这是压缩文件，不是报告。请先解压，再打开里面的报告或草稿（.json）。";
    let inner = package(&[("source.md", TEXT.as_bytes())]);
    for file in [package(&[("a.txt", b"x")]), package(&[("inner.zip", &inner)]), package(&[])] {
        assert_eq!(read(&file).unwrap_err().to_string(), archive);
    }
}

#[test]
fn a_text_that_names_a_cell_shows_its_figure() {
    let mut file = filing();
    file["sections"][0]["content"] = json!("新收〔t3.new_received.natural〕件。");
    assert_eq!(opened(&file).report.text(Field::OVERVIEW), "新收100件。");
}
