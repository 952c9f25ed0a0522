//! What a draft becomes.

use crate::common::{FIXTURES, empty, fixture, type_cell, type_field};
use xxgk_annual_report::document::Style;
use xxgk_annual_report::draft::Draft;
use xxgk_annual_report::report::Field;
use xxgk_annual_report::rules::Stage;
use xxgk_annual_report::write::FileKind;

fn write(draft: &mut Draft, ending: &str) -> Vec<u8> {
    draft.write(FileKind::of_ending(ending).expect("a kind of file"), Style::default())
}

#[test]
fn a_file_has_the_title_without_what_windows_forbids_and_not_too_long() {
    let mut draft = empty();
    type_field(&mut draft, Field::Title, "a/b:c*?\"<>|年度报告. ");
    assert_eq!(draft.file_name("docx"), "abc年度报告.docx");
    assert_eq!(draft.file_name("proof.docx"), "abc年度报告.核对表.docx");
    type_field(&mut draft, Field::Title, &"长".repeat(200));
    assert_eq!(draft.file_name("json").chars().count(), 80 + ".json".len());
}

#[test]
fn a_file_has_a_name_that_is_what_it_looks_like() {
    let mut draft = empty();
    for (title, name) in [
        ("年报\u{202e}xcod", "年报xcod.docx"),
        ("年\u{0}报\u{200b}\n", "年报.docx"),
        ("///", "政府信息公开工作年度报告.docx"),
        ("con", "con_.docx"),
    ] {
        type_field(&mut draft, Field::Title, title);
        assert_eq!(draft.file_name("docx"), name, "{title:?}");
    }
}

#[test]
fn what_is_typed_is_in_the_file_and_live_figures_have_followed() {
    let mut draft = empty();
    type_field(&mut draft, Field::OVERVIEW, "公开〔t3.granted.natural〕件。");
    type_cell(&mut draft, "t3.granted.natural", "12");
    let text = String::from_utf8(write(&mut draft, "txt")).expect("text");
    assert!(text.contains("公开12件。"), "{text}");
}

#[test]
fn the_workbook_says_what_is_wrong_now_whatever_was_shown_before() {
    let mut draft = Draft::of(fixture(FIXTURES[0]), None);
    draft.set_stage(Stage::Finished);
    draft.view();
    let right = write(&mut draft, "xlsx");
    type_cell(&mut draft, "t3.granted.natural", "1");
    let wrong = write(&mut draft, "xlsx");
    assert_ne!(wrong, right);
    draft.view();
    assert_eq!(write(&mut draft, "xlsx"), wrong);
    draft.undo();
    assert_eq!(write(&mut draft, "xlsx"), right);
}

#[test]
fn the_saved_file_keeps_a_draft_as_it_is_and_its_stage() {
    let mut draft = Draft::of(fixture(FIXTURES[0]), None);
    let before = draft.check();
    assert_eq!(write(&mut draft, "json"), draft.json().into_bytes());
    assert_eq!(draft.check(), before);
    write(&mut draft, "proof.docx");
    let finished = draft.check();
    draft.set_stage(Stage::Finished);
    assert_eq!(draft.check(), finished, "a proof sheet is of the finished report");
}
