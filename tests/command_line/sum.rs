//! `sum`: many reports added up, held against the county's, and written as a report.

use super::{Folder, Ran, given, run};
use given::{blank, docx, saved, type_in};
use serde_json::Value;
use std::fs;
use xxgk_annual_report::read::read;
use xxgk_annual_report::report::{Field, Report};

/// A report with some figures; its other cells are 0.
fn report(organ: &str, year: &str, figures: &[(&str, &str)]) -> Report {
    let mut report = blank();
    report.set_text(Field::OrganName, organ);
    report.set_text(Field::Year, year);
    for cell in report.form.cell_ids().filter(|cell| !report.form.info(*cell).is_sum) {
        report.set_cell(cell, "0");
    }
    for field in [Field::OVERVIEW, Field::PROBLEMS, Field::OTHER_MATTERS] {
        report.set_text(field, &format!("{organ}写在这里的事情。"));
    }
    for (address, text) in figures {
        type_in(&mut report, address, text);
    }
    report
}

fn office(organ: &str, granted: &str, fees: &str) -> Report {
    let figures = [
        ("t3.new_received.natural", granted),
        ("t3.granted.natural", granted),
        ("t2.fees.amount", fees),
        ("t2.licensing.decisions", "31"),
    ];
    report(organ, "2021", &figures)
}

/// A folder with three townships in it, one of them below.
fn county(test: &str) -> Folder {
    let folder = Folder::new(test);
    folder.file("in/a.json", saved(&office("北坡镇", "26", "0.1")));
    folder.file("in/b.docx", docx(&office("南塬镇", "7", "0.2")));
    folder.file("in/下级/c.json", saved(&office("白水镇", "5", "0")));
    folder
}

fn data(ran: &Ran) -> Value {
    serde_json::from_str(&ran.out).unwrap_or_else(|error| panic!("{error}: {}{}", ran.out, ran.err))
}

/// The child whose file ends so.
fn child<'a>(data: &'a Value, file: &str) -> &'a Value {
    let children = data["children"].as_array().unwrap();
    children.iter().find(|child| child["file"].as_str().unwrap().ends_with(file)).unwrap()
}

#[test]
fn the_sum_is_exact_and_lists_who_is_in_it() {
    let folder = county("sum");
    let ran = run(&["sum", &folder.path("in"), "--json"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{}", ran.out);
    let data = data(&ran);
    let keys: Vec<&String> = data.as_object().unwrap().keys().collect();
    assert_eq!(keys, ["cells", "children", "differences", "missing"]);
    assert_eq!(data["cells"]["t3.granted.natural"], "38");
    assert_eq!(data["cells"]["t3.total_processed.total"], "38");
    assert_eq!(data["cells"]["t2.fees.amount"], "0.3");
    assert_eq!(data["cells"].as_object().unwrap().len(), blank().form.cells.len());
    assert_eq!(
        (data["missing"].as_object().unwrap().len(), data["differences"].as_array().unwrap().len()),
        (0, 0)
    );
    let one = child(&data, "b.docx");
    assert_eq!(
        (&one["organ"], &one["year"], &one["counted"]),
        (&"南塬镇".into(), &2021.into(), &true.into())
    );
    assert_eq!(data["children"].as_array().unwrap().len(), 3);
}

#[test]
fn each_difference_to_the_county_s_report_is_explained() {
    let folder = county("differences");
    let county = report(
        "云岭县",
        "2021",
        &[
            ("t3.new_received.natural", "12"),
            ("t3.granted.natural", "12"),
            ("t2.fees.amount", "0.2"),
            ("t2.licensing.decisions", "62"),
        ],
    );
    // It lies among the others, and is none of them.
    let file = folder.file("in/县.json", saved(&county));
    let ran = run(&["sum", &folder.path("in"), "--report", &file, "--json"]);
    assert_eq!(ran.code, 1, "{}", ran.err);
    let all = data(&ran);
    assert_eq!(all["children"].as_array().unwrap().len(), 3);
    let differences = all["differences"].as_array().unwrap();
    let granted = differences.iter().find(|one| one["cell"] == "t3.granted.natural").unwrap();
    assert_eq!((&granted["report"], &granted["sum"]), (&"12".into(), &"38".into()));
    let explained = granted["explained_by"].as_array().unwrap();
    assert_eq!((explained.len(), &explained[0]["organ"]), (1, &"北坡镇".into()));
    let why = explained[0]["why"].as_str().unwrap();
    assert!(why.starts_with("少了北坡镇的 26 件；改过来，连这一格共 "), "{why}");
    let keys: Vec<&String> = granted.as_object().unwrap().keys().collect();
    assert_eq!(keys, ["cell", "explained_by", "report", "sum"]);

    let ran = run(&["sum", &folder.path("in"), "--report", &file]);
    assert!(
        ran.out.contains("  自然人·予以公开：汇总报告是 12，各单位之和是 38\n  北坡镇：少了北坡镇的 26 件"),
        "{}",
        ran.out
    );
    assert!(ran.out.contains("格不一致，都找到了原因。"), "{}", ran.out);
}

#[test]
fn whatever_lies_in_the_folder_is_listed_and_stops_nothing() {
    let folder = county("bad");
    folder.file("in/下级/再下/d.json", saved(&report("长沟镇", "2019", &[("t3.granted.natural", "900")])));
    folder.file("in/下级/a的副本.json", saved(&office("北坡镇", "26", "0.1")));
    folder.file("in/照片.jpg", b"\xff\xd8\xff\xe0");
    folder.file("in/说明.txt", "请各单位按时报送。");
    folder.file("in/报告.pdf", "%PDF-1.7");
    folder.file("in/坏.docx", "PK");
    folder.file("in/~$b.docx", "open in Word");
    let ran = run(&["sum", &folder.path("in"), "--json"]);
    assert_eq!((ran.code, ran.err.as_str()), (2, ""));
    let all = data(&ran);
    assert_eq!(all["cells"]["t3.granted.natural"], "38");
    assert_eq!(all["children"].as_array().unwrap().len(), 9);
    for (file, words) in [
        ("d.json", "是 2019 年度的报告，不是 2021 年度的"),
        ("a的副本.json", "内容完全相同，只计一次"),
        ("照片.jpg", "打不开"),
        ("说明.txt", "没有找到年度报告"),
        ("报告.pdf", "这是 PDF 文件"),
        ("坏.docx", "坏.docx："),
    ] {
        let child = child(&all, file);
        let note = child["notes"][0].as_str().unwrap();
        assert!(child["counted"] == false && (note.contains(words) || file == "照片.jpg"), "{file}: {note}");
    }
    let words = run(&["sum", &folder.path("in")]);
    assert!(words.out.starts_with("2021 年度汇总：计入 3 份。\n没有计入 "), "{}", words.out);
    assert!(words.out.ends_with("没有计入 6 份，要核对 6 份。\n"), "{}", words.out);
}

#[test]
fn the_list_the_county_s_own_office_and_a_blank_cell() {
    let folder = county("list");
    folder.file(
        "in/a.json",
        saved(&{
            let mut report = office("北坡镇", "26", "0.1");
            type_in(&mut report, "t2.coercion.decisions", "");
            report
        }),
    );
    let own = folder.file("本级.json", saved(&office("云岭县人民政府办公室", "100", "0")));
    // As Notepad saves it in China.
    let list = folder.file("名单.txt", "北坡镇\n南塬镇\n白水镇\n石桥镇\n");
    let ran = run(&["sum", &folder.path("in"), "--own", &own, "--expect", &list, "--json"]);
    assert_eq!(ran.code, 1);
    let all = data(&ran);
    assert_eq!(all["cells"]["t3.granted.natural"], "138");
    assert_eq!(all["missing"]["t2.coercion.decisions"], serde_json::json!(["北坡镇", "石桥镇"]));
    assert_eq!(all["missing"]["t3.granted.natural"], serde_json::json!(["石桥镇"]));
    let absent = all["children"].as_array().unwrap().last().unwrap();
    assert_eq!(
        (&absent["organ"], &absent["file"], &absent["year"]),
        (&"石桥镇".into(), &"".into(), &Value::Null)
    );
    assert_eq!(child(&all, "本级.json")["notes"][0], "本级。");
    let words = run(&["sum", &folder.path("in"), "--expect", &list]);
    assert!(
        words.out.contains("缺数 北坡镇\n  1 格没有它的数：行政强制·本年处理决定数量\n"),
        "{}",
        words.out
    );
}

#[test]
fn the_sum_is_written_as_a_report_and_is_no_child_the_next_time() {
    let folder = county("written");
    for name in ["in/汇总.json", "in/汇总.xlsx", "in/汇总.docx"] {
        let target = folder.path(name);
        let ran = run(&["sum", &folder.path("in"), "-o", &target]);
        assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{name}: {}", ran.out);
        let again = run(&["sum", &folder.path("in"), "-o", &target, "--json"]);
        assert_eq!(data(&again)["cells"]["t3.granted.natural"], "38", "{name}");
        let read = read(&fs::read(&target).unwrap()).unwrap().report;
        let figures = read.figures();
        let cell = read.form.cell("t3.granted.total").unwrap();
        assert_eq!(read.printed(cell, &figures), "38", "{name}");
        assert_eq!(read.text(Field::Year), "2021", "{name}");
    }
    let ran = run(&["sum", &folder.path("in"), "-o", &folder.path("汇总.proof.docx")]);
    assert!(ran.code == 2 && ran.err.contains("汇总写不成核对表"), "{}", ran.err);
}

#[test]
fn what_is_wrong_with_the_words_is_said() {
    let folder = Folder::new("words");
    for (words, sentence) in [
        (vec!["sum"], "请给出放报告的文件夹，或者各个文件。"),
        (vec!["sum", "in", "--own"], "“--own”后面缺少内容。"),
        (vec!["sum", "in", "--exect", "x"], "不认得“--exect”。是不是“--expect”？"),
        (vec!["sum", &folder.path(""), "--report", "没有.json"], "没有.json：打不开（没有这个文件"),
        (vec!["sum", &folder.path("")], "没有可以汇总的报告"),
    ] {
        let ran = run(&words);
        assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{words:?}");
        assert!(ran.err.starts_with(sentence), "{words:?}: {}", ran.err);
    }
}

#[test]
fn the_workbook_of_the_review_is_written_beside_the_sum() {
    let folder = county("book");
    let ran = run(&["sum", &folder.path("in"), "--book", &folder.path("台账.xlsx")]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let bytes = fs::read(folder.path("台账.xlsx")).unwrap();
    assert!(bytes.starts_with(b"PK"));
    let wrong = run(&["sum", &folder.path("in"), "--book", &folder.path("台账.docx")]);
    assert_eq!(wrong.code, 2);
    assert!(wrong.err.contains("请以 .xlsx 结尾"), "{}", wrong.err);
    assert!(fs::metadata(folder.path("台账.docx")).is_err());
}
