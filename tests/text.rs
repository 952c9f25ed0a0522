//! Text, without a thought of forms and reports.

#![allow(clippy::unwrap_used, clippy::string_slice)] // A panic is how a test fails.

mod given;

use given::made_up;
use proptest::prelude::*;
use xxgk_annual_report::text::characters::{
    chinese_digit, half_width, has_no_width, is_chinese_numeral, is_line_end, is_unseen, turns_direction,
};
use xxgk_annual_report::text::debris::bookmarks;
use xxgk_annual_report::text::ends::{common_head, common_tail};
use xxgk_annual_report::text::sheets::{guarded, is_formula, unguarded};
use xxgk_annual_report::text::utf16::{self, Places};

// ── Kinds of characters ─────────────────────────────────────────────────────

#[test]
fn full_width_characters_have_a_half_width_form_and_all_others_stay() {
    let narrow: String = "（１２ａＢ％．）／～".chars().map(half_width).collect();
    assert_eq!(narrow, "(12aB%.)/~");
    for same in ['件', '。', '、', '“', ' ', '\u{3000}', 'a', '￥', '〔'] {
        assert_eq!(half_width(same), same);
    }
}

#[test]
fn half_width_is_what_ascii_says_for_every_full_width_character() {
    for code in 0x21..=0x7e_u32 {
        let full = char::from_u32(code + 0xfee0).unwrap();
        assert_eq!(u32::from(half_width(full)), code);
    }
}

#[test]
fn chinese_numerals_of_headings_go_from_one_to_ten() {
    let values: Vec<Option<u32>> = "一五九十百零1".chars().map(chinese_digit).collect();
    assert_eq!(values, [Some(1), Some(5), Some(9), None, None, None, None]);
    let numerals: String = "（一二十百三）1".chars().filter(|c| is_chinese_numeral(*c)).collect();
    assert_eq!(numerals, "一二十三");
}

#[test]
fn a_line_ends_in_many_ways_and_a_tab_is_none() {
    let ends = ['\n', '\r', '\u{b}', '\u{c}', '\u{2028}', '\u{2029}'];
    assert!(ends.into_iter().all(is_line_end));
    assert!(!['\t', ' ', '。', '\u{85}'].into_iter().any(is_line_end));
}

#[test]
fn what_has_no_width_or_turns_the_direction_is_unseen_and_so_is_a_soft_hyphen() {
    for code in 0..=0x1_ffff_u32 {
        let Some(character) = char::from_u32(code) else { continue };
        assert!(is_unseen(character) || !(has_no_width(character) || turns_direction(character)), "{code:x}");
    }
    assert!(is_unseen('\u{ad}') && !has_no_width('\u{ad}'));
    assert!(!['一', ' ', '\u{3000}', '-', '\n'].into_iter().any(is_unseen));
}

// ── What word processors leave ──────────────────────────────────────────────

#[test]
fn a_bookmark_ends_with_its_bracket_or_with_its_line() {
    let text = "前[bookmark: _GoBack]后[bookmark: 一\n二";
    let found: Vec<&str> = bookmarks(text).map(|place| &text[place]).collect();
    assert_eq!(found, ["[bookmark: _GoBack]", "[bookmark: 一"]);
    let long = format!("[bookmark{}]", "字".repeat(100));
    let found: Vec<usize> = bookmarks(&long).map(|place| long[place].chars().count()).collect();
    assert_eq!(found, [60]);
}

// ── Places ──────────────────────────────────────────────────────────────────

/// Texts with characters of one to four bytes, and of one and two units; some longer than a step.
fn text() -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(vec!['a', 'é', '港', '𠮷', '〔', '\n']), 0..300)
        .prop_map(String::from_iter)
}

proptest! {
    #![proptest_config(made_up(200))]

    #[test]
    fn units_are_those_that_javascript_counts(text in text()) {
        let units: Vec<u16> = text.encode_utf16().collect();
        prop_assert_eq!(utf16::length(&text), units.len());
        let places = Places::of(text.clone());
        for (place, _) in text.char_indices() {
            let before = text[..place].encode_utf16().count();
            prop_assert_eq!(utf16::units(&text, place), before);
            prop_assert_eq!(places.at(place), Some(before));
            prop_assert_eq!(utf16::byte(&text, before), place);
        }
        prop_assert_eq!(places.at(text.len()), Some(units.len()));
        prop_assert_eq!(utf16::byte(&text, units.len()), text.len());
        prop_assert_eq!(places.at(text.len() + 1), None);
    }

    #[test]
    fn within_a_character_there_is_no_place(text in text()) {
        let places = Places::of(text.clone());
        for place in (0..text.len()).filter(|place| !text.is_char_boundary(*place)) {
            prop_assert_eq!(places.at(place), None);
        }
    }

    #[test]
    fn what_two_texts_have_in_common_stands_in_both_and_no_more_does(
        head in text(), one in text(), other in text(), tail in text(),
    ) {
        let (one, other) = (format!("{head}{one}{tail}"), format!("{head}{other}{tail}"));
        let (start, end) = (common_head(&one, &other), common_tail(&one, &other));
        prop_assert!(start >= head.len() && end >= tail.len());
        prop_assert_eq!(&one[..start], &other[..start]);
        prop_assert_eq!(&one[one.len() - end..], &other[other.len() - end..]);
        let next = |text: &str| text[start..].chars().next();
        prop_assert!(one == other || next(&one) != next(&other));
        let last = |text: &str| text[..text.len() - end].chars().next_back();
        prop_assert!(one == other || last(&one) != last(&other));
    }
}

// ── What sheets take for formulas ───────────────────────────────────────────

/// Texts that Excel, WPS or LibreOffice would work out.
const FORMULAS: [&str; 13] = [
    "=HYPERLINK(\"http://a\",\"b\")",
    "=1",
    "+1+1",
    "-2+3",
    "@SUM(1)",
    "\t=1",
    "\r\n=1",
    " =1",
    "＝1+1",
    "\"=1\"",
    "'=1",
    "\u{200b}=1",
    "--1",
];

#[test]
fn formulas_are_known_and_figures_with_a_sign_are_none() {
    for text in FORMULAS {
        assert!(is_formula(text), "{text:?}");
    }
    for text in
        ["", "5", "-5", "+5", "－5", "+1,234", "-12.5", "-", "--", "+", "/", "—", "12 件", "a=b", "’", "1-2"]
    {
        assert!(!is_formula(text), "{text:?}");
        assert_eq!(guarded(text.to_owned()), text);
        assert_eq!(unguarded(text.to_owned()), text);
    }
}

#[test]
fn a_formula_is_marked_as_text_and_the_mark_goes_again() {
    for text in FORMULAS {
        let marked = guarded(text.to_owned());
        assert_eq!(marked, format!("'{text}"));
        assert_eq!(unguarded(marked), text);
    }
    // Somebody else's apostrophe before a figure is part of the text.
    assert_eq!(unguarded("'-5".to_owned()), "'-5");
}
