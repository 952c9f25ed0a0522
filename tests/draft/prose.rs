//! What is done to prose. Places are in bytes of the text as it is shown where it is typed.

use crate::common::{cell, empty, type_cell, type_field};
use xxgk_annual_report::draft::{Draft, PastedText};
use xxgk_annual_report::report::Field;

const TEXT: Field = Field::OVERVIEW;

/// A draft with 12 in a cell, and that text.
fn with(text: &str) -> Draft {
    let mut draft = empty();
    type_cell(&mut draft, "t3.granted.natural", "12");
    type_field(&mut draft, TEXT, text);
    draft
}

#[test]
fn a_figure_goes_in_the_place_of_words_and_the_place_behind_it_is_where_typing_goes_on() {
    let mut draft = with("公开几件。");
    let behind = draft.insert_figure(TEXT, 6..9, cell("t3.granted.natural"));
    assert_eq!(draft.text(TEXT), "公开〔12〕件。");
    assert_eq!(draft.text(TEXT).get(behind..), Some("件。"));
}

#[test]
fn figures_follow_when_a_cell_is_left_and_not_with_every_key() {
    let mut draft = with("公开〔t3.granted.natural〕件。");
    type_cell(&mut draft, "t3.granted.natural", "13");
    assert_eq!(draft.text(TEXT), "公开〔12〕件。");
    assert!(draft.settle(), "the text is another one");
    assert_eq!(draft.text(TEXT), "公开〔13〕件。");
    assert!(!draft.settle());
}

#[test]
fn an_address_that_is_typed_becomes_a_figure_at_once() {
    let mut draft = with("公开");
    assert!(draft.set_text(TEXT, "公开〔t3.granted.natural〕", None));
    assert_eq!(draft.text(TEXT), "公开〔12〕");
    assert!(!draft.set_text(TEXT, "公开〔12〕件", None), "this is what was typed");
}

#[test]
fn a_released_figure_is_a_number_like_any_other() {
    let mut draft = with("公开〔t3.granted.natural〕件。");
    let behind = draft.release_figure(TEXT, 9);
    assert_eq!((draft.text(TEXT).as_str(), behind), ("公开12件。", 8));
    type_cell(&mut draft, "t3.granted.natural", "13");
    draft.settle();
    assert_eq!(draft.text(TEXT), "公开12件。");
    assert_eq!(draft.release_figure(TEXT, 8), 8, "there is none any more");
}

#[test]
fn of_a_figure_that_is_not_known_a_gap_stays() {
    let mut draft = with("公开〔t3.granted.commercial〕件。");
    draft.release_figure(TEXT, 9);
    assert_eq!(draft.text(TEXT), "公开＿＿件。");
}

#[test]
fn pasted_text_goes_in_the_place_of_words_and_brings_its_figures() {
    let mut draft = with("公开几件。");
    let pasted = draft.paste_text(TEXT, 6..9, "〔t3.granted.natural〕");
    assert_eq!(draft.text(TEXT).get(pasted.caret..), Some("件。"));
    draft.settle();
    assert_eq!(draft.text(TEXT), "公开〔12〕件。");
    assert_eq!(draft.paste_text(TEXT, 0..0, ""), PastedText { caret: 0, is_less: false });
}

#[test]
fn a_paragraph_becomes_a_heading_and_the_caret_stays_at_its_words() {
    let mut draft = with("主动公开情况");
    let place = draft.toggle_heading(TEXT, 6);
    assert_eq!(draft.text(TEXT).get(place..), Some("公开情况"));
    assert_ne!(draft.text(TEXT), "主动公开情况");
    draft.undo();
    assert_eq!(draft.text(TEXT), "主动公开情况");
}

#[test]
fn a_text_to_begin_with_has_the_figures_of_the_tables() {
    let mut draft = empty();
    type_cell(&mut draft, "t2.licensing.decisions", "7");
    draft.insert_skeleton(TEXT, Some("disclosure"));
    assert!(draft.text(TEXT).contains("行政许可决定〔7〕件"), "{}", draft.text(TEXT));
    assert_eq!(draft.done().next(), Some("插入范文（一、总体情况）"));
}
