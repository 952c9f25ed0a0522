//! Figures of the tables within prose: they follow their cells, and keep to their places
//! whatever is typed around them.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)] // All of it is test.

mod given;

use given::{blank, type_in};
use proptest::prelude::*;
use xxgk_annual_report::read;
use xxgk_annual_report::report::{Field, NO_FIGURE, Report};
use xxgk_annual_report::rules::{Finding, Prose};
use xxgk_annual_report::rules::{Stage, check, claims, corrected};
use xxgk_annual_report::write::{Format, Options, write};

const NEW: &str = "t3.new_received.natural";
const OVER: &str = "t3.carried_over.natural";

fn report(text: &str, cells: &[(&str, &str)]) -> Report {
    let mut report = blank();
    for (address, figure) in cells {
        type_in(&mut report, address, figure);
    }
    report.set_text(Field::OVERVIEW, text);
    report.follow_tables();
    report
}

fn words(report: &Report) -> &str {
    report.text(Field::OVERVIEW)
}

fn shown(report: &Report) -> String {
    report.shown_text(Field::OVERVIEW)
}

/// What is live, by its words and the address that it follows.
fn live(report: &Report) -> Vec<(&str, &'static str)> {
    let figures = report.live_figures(Field::OVERVIEW).iter();
    figures.map(|one| (&words(report)[one.place.clone()], report.form.info(one.cell).address)).collect()
}

/// Types what comes of the shown text when some words take the place of others, with the caret behind them.
fn type_over(report: &mut Report, old: &str, new: &str) {
    let before = shown(report);
    let start = before.find(old).unwrap_or_else(|| panic!("“{old}” is not in “{before}”"));
    let after = format!("{}{new}{}", &before[..start], &before[start + old.len()..]);
    report.type_text(Field::OVERVIEW, &after, Some(start + new.len()));
}

#[test]
fn a_figure_is_printed_plain_shown_in_brackets_and_saved_by_its_address() {
    let report = report("本年新收〔t3.new_received.natural〕件。", &[(NEW, "12")]);
    assert_eq!(words(&report), "本年新收12件。");
    assert_eq!(shown(&report), "本年新收〔12〕件。");
    assert_eq!(report.saved_text(Field::OVERVIEW), "本年新收〔t3.new_received.natural〕件。");
    assert_eq!(live(&report), [("12", NEW)]);
}

#[test]
fn it_follows_its_cell_and_sums_that_nobody_typed() {
    let mut report =
        report("收到〔t3.new_received.total〕件，自然人〔t3.new_received.natural〕件。", &[(NEW, "9")]);
    assert_eq!(shown(&report), "收到〔9〕件，自然人〔9〕件。");
    type_in(&mut report, "t3.new_received.other", "104");
    assert!(report.follow_tables());
    assert_eq!(shown(&report), "收到〔113〕件，自然人〔9〕件。");
    assert!(!report.follow_tables(), "nothing has changed since");
}

#[test]
fn what_is_no_number_leaves_a_gap_that_is_seen() {
    for typed in ["", "/", "约3"] {
        let report = report("新收〔t3.new_received.natural〕件。", &[(NEW, typed)]);
        assert_eq!(words(&report), "新收〔　〕件。");
        assert_eq!(shown(&report), "新收〔　〕件。");
    }
    assert_eq!(words(&report("〔t3.new_received.natural〕件", &[(NEW, "１２")])), "12件");
}

#[test]
fn an_address_that_somebody_types_becomes_a_figure() {
    let mut report = report("新收件。", &[(NEW, "12")]);
    report.type_text(Field::OVERVIEW, "新收〔t3.new_received.natural〕件。", None);
    report.follow_tables();
    assert_eq!(shown(&report), "新收〔12〕件。");
    type_over(&mut report, "件。", "件，结转〔t3.carried_over.natural〕件。");
    assert_eq!(live(&report), [("12", NEW), (NO_FIGURE, OVER)]);
}

#[test]
fn document_numbers_and_other_brackets_are_only_text() {
    let text = "国办公开办函〔2021〕30号〔t9.none.such〕〔12〕";
    let report = report(text, &[]);
    assert_eq!((words(&report), live(&report)), (text, vec![]));
}

#[test]
fn fields_that_are_no_prose_have_no_figures() {
    let mut report = report("", &[(NEW, "12")]);
    report.set_text(Field::Title, "〔t3.new_received.natural〕");
    report.follow_tables();
    assert_eq!(report.text(Field::Title), "〔t3.new_received.natural〕");
}

#[test]
fn typing_before_behind_and_between_keeps_figures() {
    let text = "新收〔t3.new_received.natural〕件，结转〔t3.carried_over.natural〕件。";
    for (old, new) in [("新收", "本年新收"), ("件，结转", "件；"), ("件。", ""), ("新收", "新收1")]
    {
        let mut report = report(text, &[(NEW, "12"), (OVER, "12")]);
        let after = shown(&report).replacen(old, new, 1);
        type_over(&mut report, old, new);
        assert_eq!(shown(&report), after);
        assert_eq!(live(&report), [("12", NEW), ("12", OVER)], "{after}");
    }
}

#[test]
fn a_figure_that_was_typed_into_is_plain_and_keeps_its_brackets() {
    let mut report = report("新收〔t3.new_received.natural〕件。", &[(NEW, "12")]);
    type_over(&mut report, "2〕", "〕");
    assert_eq!((words(&report), live(&report)), ("新收〔1〕件。", vec![]));
    let found = check(&report, Stage::Filling, None);
    let left = found.iter().find(|finding| finding.rule == "N-56").expect("N-56");
    assert_eq!(words(&corrected(&report, &[left])), "新收1件。");
}

#[test]
fn of_two_alike_the_one_at_the_caret_goes() {
    let text = "〔t3.new_received.natural〕〔t3.carried_over.natural〕";
    let cells = [(NEW, "12"), (OVER, "12")];
    for (caret, left) in [(0, OVER), ("〔12〕".len(), NEW)] {
        let mut report = report(text, &cells);
        report.type_text(Field::OVERVIEW, "〔12〕", Some(caret));
        assert_eq!(live(&report), [("12", left)]);
    }
    // A bracket typed before one could also have been typed within it.
    let mut report = report(text, &cells);
    report.type_text(Field::OVERVIEW, "〔〔12〕〔12〕", None);
    assert_eq!(live(&report).len(), 2);
}

#[test]
fn lines_that_end_as_in_windows_do_not_loosen_figures() {
    let mut report = report("一\r\n新收〔t3.new_received.natural〕件\r二", &[(NEW, "12")]);
    report.type_text(Field::OVERVIEW, "一\n新收〔12〕件\n二三", None);
    assert_eq!((words(&report), live(&report)), ("一\n新收12件\n二三", vec![("12", NEW)]));
}

#[test]
fn corrections_keep_the_figures_around_them() {
    let text = "截止2021年,新收〔t3.new_received.natural〕件,结转〔t3.carried_over.natural〕件,办结。";
    let report = report(text, &[(NEW, "12"), (OVER, "3")]);
    let findings = check(&report, Stage::Filling, None);
    let all: Vec<&Finding> = findings.iter().filter(|finding| finding.correction.is_some()).collect();
    let right = corrected(&report, &all);
    assert_eq!(shown(&right), "截至2021年，新收〔12〕件，结转〔3〕件，办结。");
    assert_eq!(live(&right), [("12", NEW), ("3", OVER)]);
}

#[test]
fn a_figure_of_what_its_words_mean_agrees_even_before_it_follows() {
    let mut report = report("新收政府信息公开申请〔t3.new_received.total〕件。", &[(NEW, "12")]);
    type_in(&mut report, NEW, "13");
    let prose = Prose::read(&report, Stage::Filling);
    let claims = claims(&report, &report.figures(), &prose);
    assert_eq!(claims.iter().map(|claim| claim.holds).collect::<Vec<_>>(), [Some(true)]);
}

#[test]
fn a_figure_of_another_cell_than_its_words_mean_is_held_against_the_table() {
    let text = "新收政府信息公开申请〔t3.carried_over.total〕件。";
    let report = report(text, &[(NEW, "12"), (OVER, "3"), ("t3.new_received.commercial", "0")]);
    let prose = Prose::read(&report, Stage::Filling);
    let claims = claims(&report, &report.figures(), &prose);
    assert_eq!(claims.iter().map(|claim| claim.holds).collect::<Vec<_>>(), [Some(false)]);
}

#[test]
fn files_hold_the_plain_number() {
    let report =
        report("新收〔t3.new_received.natural〕件，结转〔t3.carried_over.natural〕件。", &[(NEW, "12")]);
    for format in [Format::Text, Format::Markdown, Format::Html, Format::Fragment] {
        let file = String::from_utf8(write(&report, format, &Options::default())).unwrap();
        assert!(file.contains("新收12件，结转〔　〕件。"), "{file}");
    }
}

#[test]
fn the_saved_file_brings_them_back() {
    let report =
        report("新收〔t3.new_received.total〕件，结转〔t3.carried_over.natural〕件。", &[(NEW, "12")]);
    let file = write(&report, Format::Json, &Options::default());
    let again = read::read(&file).unwrap();
    assert_eq!((again.report, again.notes), (report, vec![]));
}

#[test]
fn an_address_of_another_form_stays_text_with_a_note() {
    let file = r#"{"schema": "xxgk-annual-report/1", "edition": "2021", "overview": "新收〔t3.brand_new.total〕件。"}"#;
    let read = read::read(file.as_bytes()).unwrap();
    assert_eq!(read.report.text(Field::OVERVIEW), "新收〔t3.brand_new.total〕件。");
    assert_eq!(read.notes, ["2021 年版的格式没有文中的“t3.brand_new.total”这一格，照文字读入。"]);
}

#[test]
fn places_are_counted_with_the_brackets() {
    let report = report("甲〔t3.new_received.natural〕〔t3.carried_over.natural〕乙", &[(NEW, "12")]);
    assert_eq!((words(&report), shown(&report).as_str()), ("甲12〔　〕乙", "甲〔12〕〔　〕乙"));
    let text = words(&report).to_owned();
    for (place, _) in text.char_indices() {
        let there = report.shown_place(Field::OVERVIEW, place);
        let is_within = report
            .live_figures(Field::OVERVIEW)
            .iter()
            .any(|one| one.place.start < place && place < one.place.end);
        if !is_within {
            assert_eq!(report.place_of_shown(Field::OVERVIEW, there), place);
        }
    }
    // Within a figure: its end.
    let within = report.shown_text(Field::OVERVIEW).find('2').unwrap();
    assert_eq!(report.place_of_shown(Field::OVERVIEW, within), "甲12".len());
    assert_eq!(report.place_of_shown(Field::OVERVIEW, 999), text.len());
}

/// Pieces of a text, figures among them.
fn text_with_figures() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        Just("〔t3.new_received.natural〕".to_owned()),
        Just("〔t3.carried_over.natural〕".to_owned()),
        Just("〔t3.granted.natural〕".to_owned()),
        Just("〔2021〕30号".to_owned()),
        "[件，12〔〕　\n]{0,4}",
    ];
    proptest::collection::vec(piece, 0..8).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn any_edit_keeps_the_words_to_the_letter_and_what_it_does_not_touch_live(
        text in text_with_figures(), from in 0usize..40, length in 0usize..12, new in "[件1〔〕　甲]{0,4}",
    ) {
        let mut report = report(&text, &[(NEW, "12"), (OVER, "1")]);
        let before = shown(&report);
        let ends: Vec<usize> = before.char_indices().map(|(at, _)| at).chain([before.len()]).collect();
        let start = ends[from.min(ends.len() - 1)];
        let end = ends[(from + length).min(ends.len() - 1)];
        let outside = |report: &Report| -> Vec<&'static str> {
            let untouched = report.live_figures(Field::OVERVIEW).iter().filter(|one| {
                report.shown_place(Field::OVERVIEW, one.place.end) <= start
                    || report.shown_place(Field::OVERVIEW, one.place.start) >= end
            });
            untouched.map(|one| report.form.info(one.cell).address).collect()
        };
        let expected = outside(&report);
        let after = format!("{}{new}{}", &before[..start], &before[end..]);
        report.type_text(Field::OVERVIEW, &after, Some(start + new.len()));
        prop_assert_eq!(shown(&report), after);
        // One that was written anew just as it was may have stayed, too.
        let mut kept = live(&report).into_iter().map(|(_, address)| address);
        prop_assert!(expected.iter().all(|address| kept.any(|one| one == *address)));
    }

    #[test]
    fn saving_and_reading_gives_the_same(text in text_with_figures()) {
        let report = report(&text, &[(NEW, "12"), (OVER, "1")]);
        let again = read::read(&write(&report, Format::Json, &Options::default())).unwrap().report;
        prop_assert_eq!(again, report);
    }
}
