//! A zip file in which many offices' reports are handed in together, and what is none.

#![allow(clippy::unwrap_used)] // A panic is how a test fails.

mod given;

use given::{blank, docx, parts, saved, zipped};
use xxgk_annual_report::read::packed;
use xxgk_annual_report::write::{Format, Options, write};

fn names(parts: &[(&str, &str)]) -> Vec<String> {
    let parts: Vec<_> = parts.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned())).collect();
    packed(&zipped(&parts)).into_iter().map(|file| file.name).collect()
}

#[test]
fn the_files_that_can_hold_a_report_come_out_with_their_folders() {
    let files = [
        ("2025/南山镇.docx", "一"),
        ("2025/乡镇/北坡镇.DOC", "二"),
        ("2025/说明.txt", "三"),
        ("2025/照片.jpg", "四"),
        ("__MACOSX/2025/._南山镇.docx", "五"),
        ("2025/.draft.json", "六"),
    ];
    assert_eq!(names(&files), ["2025/南山镇.docx", "2025/乡镇/北坡镇.DOC"]);
}

#[test]
fn what_a_file_holds_comes_with_it() {
    let parts = [("a.json", saved(&blank())), ("b.html", "<p>无</p>".to_owned())];
    let parts = parts.map(|(name, text)| (name.to_owned(), text));
    let out: Vec<_> = packed(&zipped(&parts)).into_iter().map(|file| file.content).collect();
    assert_eq!(out, parts.map(|(_, text)| text.into_bytes()));
}

#[test]
fn a_package_of_one_report_and_an_office_file_are_no_files_of_many() {
    assert!(names(&[("年报.json", "{}"), ("年报.pdf", ""), ("年报.txt", "")]).is_empty());
    assert!(packed(&docx(&blank())).is_empty());
    let workbook = write(&blank(), Format::Xlsx, &Options::default());
    assert!(parts(&workbook).len() > 4 && packed(&workbook).is_empty());
    assert!(packed("不是压缩文件".as_bytes()).is_empty());
}
