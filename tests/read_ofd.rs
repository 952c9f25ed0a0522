//! OFD files: whole reports, and what only their format has.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)] // A panic is how a test fails.

mod given;

use given::binary::shown;
use given::fixture;
use given::pages::{Page, laid_out, ofd_of};
use std::io::{Cursor, Write as _};
use xxgk_annual_report::read::{Read, ReadError, read};
use xxgk_annual_report::report::{Field, Report};
use xxgk_annual_report::write::{Format, Options, write};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

fn pages_of(report: &Report) -> Vec<Page> {
    laid_out(&shown(&String::from_utf8(write(report, Format::Markdown, &Options::default())).unwrap()))
}

fn package(parts: &[(String, String)]) -> Result<Read, ReadError> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        zip.start_file(name, SimpleFileOptions::default()).unwrap();
        zip.write_all(content.as_bytes()).unwrap();
    }
    read(&zip.finish().unwrap().into_inner())
}

#[track_caller]
fn shows(parts: &[(String, String)], report: &Report) {
    let read = package(parts).unwrap();
    for cell in report.form.cell_ids() {
        let [found, wanted] = [&read.report, report].map(|report| report.figures().value(cell));
        assert_eq!(format!("{found:?}"), format!("{wanted:?}"), "{}", report.form.info(cell).address);
    }
    let close = |text: &str| text.replace([' ', '　'], "");
    assert_eq!(close(read.report.text(Field::PROBLEMS)), close(report.text(Field::PROBLEMS)));
    assert_eq!((read.report.doubts, read.notes), (Vec::new(), Vec::new()));
}

#[test]
fn a_report_is_read_whole_whoever_named_its_elements() {
    let report = fixture("hongze-2023");
    let parts = ofd_of(&pages_of(&report));
    shows(&parts, &report);
    // Another prefix, another namespace, and paths from the beginning of the package.
    let other = |text: &str| {
        text.replace("ofd:", "o:")
            .replace("xmlns:ofd=\"http://www.ofdspec.org/2016\"", "xmlns:o=\"http://www.ofdspec.org\"")
            .replace("\"Pages/", "\"/Doc_0/Pages/")
    };
    let parts: Vec<_> = parts.iter().map(|(name, content)| (name.clone(), other(content))).collect();
    shows(&parts, &report);
}

#[test]
fn what_pages_have_from_a_template_is_on_them() {
    let report = fixture("hongze-2023");
    let mut parts = ofd_of(&pages_of(&report));
    let page = parts.iter_mut().find(|(name, _)| name.ends_with("Page_1/Content.xml")).unwrap();
    let whole =
        std::mem::replace(&mut page.1, "<ofd:Page><ofd:Template TemplateID=\"7\"/></ofd:Page>".to_owned());
    parts.push(("Doc_0/Tpls/T.xml".to_owned(), whole));
    parts[1].1 = parts[1]
        .1
        .replace("</ofd:CommonData>", "<ofd:TemplatePage ID=\"7\" BaseLoc=\"Tpls/T.xml\"/></ofd:CommonData>");
    shows(&parts, &report);
}

#[test]
fn a_missing_page_is_said() {
    let report = fixture("hongze-2023");
    let mut parts = ofd_of(&pages_of(&report));
    parts.retain(|(name, _)| !name.ends_with("Page_1/Content.xml"));
    let read = package(&parts).unwrap();
    assert!(read.notes.iter().any(|note| note.text.starts_with("文件里缺了第 2 页")), "{:?}", read.notes);
}

#[test]
fn what_is_not_shown_is_not_read() {
    let report = fixture("hongze-2023");
    let mut parts = ofd_of(&pages_of(&report));
    let content = &mut parts.last_mut().unwrap().1;
    let unseen = "<ofd:TextObject Visible=\"false\" Boundary=\"20 20 10 10\" Size=\"4\"><ofd:TextCode X=\"0\" Y=\"4\">密</ofd:TextCode></ofd:TextObject>";
    *content = content.replace("<ofd:Layer>", &format!("<ofd:Layer>{unseen}"));
    let read = package(&parts).unwrap();
    assert_eq!(read.notes, ["文件里有 1 个看不见的字（被遮住，或者画成透明的）没有读入。"]);
}

#[test]
fn a_damaged_file_and_one_of_pictures_say_so() {
    let parts = ofd_of(&[Page::default()]);
    let refused = |parts: &[(String, String)]| package(parts).map(|_| ()).unwrap_err().to_string();
    assert!(refused(&parts[..1]).starts_with("这是 OFD 版式文件，但它坏了"));
    assert!(refused(&parts).contains("没有文字"));
    let mut scan = parts;
    scan.last_mut().unwrap().1 =
        "<ofd:Page><ofd:ImageObject Boundary=\"0 0 210 297\"/></ofd:Page>".to_owned();
    assert!(refused(&scan).contains("扫描件"));
}
